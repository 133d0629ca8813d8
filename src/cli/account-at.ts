import { reportedError } from '../check/reported-error.ts';
import { hostFile } from '../host/host-file.ts';
import { type GivenAccount, givenAccount } from '../publish/given-account.ts';
import { UsageError } from './usage-error.ts';

/**
 * The account in a file.
 * @param exported statements in files of their own, beside a workbook
 * @throws UsageError with one sentence for a file that cannot be used
 */
export async function accountAt(path: string, exported: readonly string[] = []): Promise<GivenAccount> {
  try {
    return await givenAccount([path, ...exported].map(hostFile));
  } catch (error) {
    throw new UsageError(`${path}：${reportedError(error, false).message}`);
  }
}
