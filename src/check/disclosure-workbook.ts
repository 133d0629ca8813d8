import { auditDisclosure } from '../audit/audit.ts';
import { trustOf } from '../audit/trust.ts';
import { readDocument } from '../compose/read-document.ts';
import { writeXlsx } from '../compose/write/xlsx.ts';
import type { Disclosure } from '../model/disclosure.ts';

/**
 * A disclosure as a workbook (xlsx): its statements in the official layout, its forms, and the list of its figures.
 * Every cell holds what is printed, right or wrong.
 */
export function disclosureWorkbook(disclosure: Disclosure): Uint8Array {
  return writeXlsx(readDocument(disclosure, trustOf(disclosure, auditDisclosure(disclosure))));
}
