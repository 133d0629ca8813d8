import type { GivenFile } from '../check/given-file.ts';
import {
  type EntryBookRead,
  isEntryBook,
  readEntryBook,
  statementsOf,
} from '../compose/entry-book/read-entry-book.ts';
import { extractDisclosure } from '../extract/extract.ts';
import type { Disclosure } from '../model/disclosure.ts';
import { type SourceDocument, UnreadableError } from '../model/document.ts';
import { readSource } from '../source/read.ts';

/**
 * Reads a workbook that a unit has filled in (填报工作簿); statements exported to files of their own may stand beside it.
 * @returns undefined where the first file is no such workbook
 * @throws UnreadableError when a file cannot be read
 */
export async function readAccountWorkbook(
  workbook: GivenFile,
  exported: readonly GivenFile[] = [],
): Promise<EntryBookRead | undefined> {
  const source = await readSource(workbook.bytes, workbook.file);
  if (!isEntryBook(source)) return undefined;
  const beside: SourceDocument[] = [];
  for (const { bytes, file } of exported) beside.push(await readSource(bytes, file));
  let disclosure: Disclosure | undefined;
  try {
    disclosure = extractDisclosure([...beside, statementsOf(source)]);
  } catch (error) {
    // Sheets of which none is a statement: each of them is told as missing.
    if (!(error instanceof UnreadableError && error.code === 'not-a-disclosure')) throw error;
  }
  return readEntryBook(source, disclosure);
}
