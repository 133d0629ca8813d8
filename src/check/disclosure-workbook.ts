import { auditDisclosure } from '../audit/audit.ts';
import { type Reliability, trustOf } from '../audit/trust.ts';
import { readDocument } from '../compose/read-document.ts';
import { writeXlsx } from '../compose/write/xlsx.ts';
import type { Disclosure } from '../model/disclosure.ts';
import { obstacleWords } from '../model/obstacle.ts';

/**
 * A disclosure as a workbook (xlsx): its statements in the official layout, its forms, and the list of its figures.
 * Every cell holds what is printed, right or wrong.
 */
export function disclosureWorkbook(disclosure: Disclosure): Uint8Array {
  const trust = trustOf(disclosure, auditDisclosure(disclosure));
  const told = new Map([...trust].map(([id, reliability]) => [id, reliabilityWords(reliability)]));
  return writeXlsx(readDocument(disclosure, told));
}

function reliabilityWords(reliability: Reliability): string {
  switch (reliability.code) {
    case 'wrong':
      return '有错误';
    case 'doubted':
      return '有疑点';
    case 'verified':
      return '已核对';
    case 'unlisted':
      return '未核对';
    default:
      return obstacleWords(reliability);
  }
}
