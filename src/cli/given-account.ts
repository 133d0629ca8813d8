import { readPaths } from '../host/host-file.ts';
import {
  accountOf,
  type EntryBookRead,
  type GivenFile,
  readAccountWorkbook,
  readDisclosure,
  reportedError,
  UnreadableError,
} from '../index.ts';
import type { Account } from '../model/account.ts';
import { kindOf } from '../source/kind-of.ts';
import { UsageError } from './usage-error.ts';

/** An account as it was given, and where each part of it stands. */
export interface GivenAccount {
  readonly account: Account;
  readonly dialect: string;
  /** The workbook that it was read from, when it was one. */
  readonly workbook?: EntryBookRead;
}

/**
 * Reads an account from a filled-in workbook, a disclosure.json, or any disclosure that can be read.
 * @param exported statements in files of their own, beside a workbook
 * @throws UsageError with one sentence for a file that cannot be used
 */
export async function givenAccount(path: string, exported: readonly string[] = []): Promise<GivenAccount> {
  try {
    const files = await readPaths([path, ...exported]);
    const [given, ...beside] = files as [GivenFile, ...GivenFile[]];
    const workbook = isWorkbookFile(given) ? await readAccountWorkbook(given, beside) : undefined;
    if (workbook) return { account: workbook.account, dialect: workbook.dialect ?? '', workbook };
    const disclosure = await readDisclosure(files);
    const account = accountOf(disclosure);
    if (account.unit === '' || account.year === 0)
      throw new UnreadableError('not-a-disclosure', '没有写明单位名称或年度，无法编制。');
    return { account, dialect: disclosure.dialect };
  } catch (error) {
    throw new UsageError(`${path}：${reportedError(error, false).message}`);
  }
}

function isWorkbookFile({ bytes, file }: GivenFile): boolean {
  try {
    return kindOf(bytes, file) === 'workbook';
  } catch {
    // Not of any kind that is known: the reader says so in its own words.
    return false;
  }
}
