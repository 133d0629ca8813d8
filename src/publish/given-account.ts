import { type InputFile, opened } from '../check/given-file.ts';
import { readDisclosure } from '../check/read-disclosure.ts';
import { accountOf } from '../compose/account-of.ts';
import type { EntryBookRead } from '../compose/entry-book/read-entry-book.ts';
import type { Account } from '../model/account.ts';
import { UnreadableError } from '../model/document.ts';
import { kindOf } from '../source/read.ts';
import { readAccountWorkbook } from './account-workbook.ts';

/** An account as it was given, and where each part of it stands. */
export interface GivenAccount {
  readonly account: Account;
  /** The dialect it was written in, or empty. */
  readonly dialect: string;
  /** The workbook that it was read from, when it was one. Its `problems` are to be mended before it is published. */
  readonly workbook?: EntryBookRead;
}

/**
 * Reads an account from a filled-in workbook, a disclosure.json, or any disclosure that can be read.
 * @param files the workbook first, then statements in files of their own; or the files of one disclosure
 * @throws UnreadableError with one sentence for what cannot be used
 */
export async function givenAccount(files: readonly InputFile[]): Promise<GivenAccount> {
  const given = await opened(files);
  const [first, ...beside] = given;
  const book = first && isWorkbook(first.bytes, first.file);
  const workbook = book ? await readAccountWorkbook(first, beside) : undefined;
  if (workbook) return { account: workbook.account, dialect: workbook.dialect ?? '', workbook };
  const disclosure = await readDisclosure(given);
  const account = accountOf(disclosure);
  if (disclosure.blankForm)
    throw new UnreadableError('not-a-disclosure', '这是没有填数的空白表或模板，无法编制；请填好再编制。');
  if (account.figures.size === 0)
    throw new UnreadableError('not-a-disclosure', '里面没有决算数字，无法编制。');
  if (account.year === 0) throw new UnreadableError('not-a-disclosure', '没有写明决算年度，无法编制。');
  return { account, dialect: disclosure.dialect };
}

function isWorkbook(bytes: Uint8Array, file: string): boolean {
  try {
    return kindOf(bytes, file) === 'workbook';
  } catch {
    // Not of any kind that is known: the reader says so in its own words.
    return false;
  }
}
