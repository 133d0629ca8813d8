import type { Companions } from '../audit/audit.ts';
import type { Companion } from '../audit/context.ts';
import type { CheckedReport } from '../report/file-report.ts';
import type { InputFile } from './given-file.ts';
import { type ReadOptions, readDisclosure } from './read-disclosure.ts';
import { reportedError } from './reported-error.ts';
import type { Watch } from './steps.ts';

/** Files of the documents that a disclosure is held against; each child is a disclosure of its own. */
export interface CompanionFiles<File = InputFile> {
  /** Last year's final accounts (上年度决算公开). */
  readonly lastYear?: readonly File[];
  /** The year's budget (预算公开). */
  readonly budget?: readonly File[];
  /** Final accounts of subordinate units (所属单位). */
  readonly children?: readonly (readonly File[])[];
}

type Remark = CheckedReport['remarks'][number];

/**
 * Reads the documents to hold a disclosure against.
 * @returns with those that could be read a remark for each that could not, told to the user in the report
 * @throws the reason of the signal when it is aborted
 */
export async function readCompanions(
  given: CompanionFiles,
  options: Pick<ReadOptions, 'dialect'> & Watch,
): Promise<{ readonly companions: Companions; readonly failures: readonly Remark[] }> {
  const failures: Remark[] = [];
  const one = async (
    files: readonly InputFile[],
    name: string,
    kind: Pick<ReadOptions, 'budget'> = {},
  ): Promise<Companion | undefined> => {
    const file = files[0]?.file ?? '';
    try {
      return { file, disclosure: await readDisclosure(files, { ...options, ...kind }) };
    } catch (error) {
      options.signal?.throwIfAborted();
      const why = reportedError(error, false).message;
      failures.push({ code: 'companion', message: `${name} ${file} 没有用上：${why}` });
      return undefined;
    }
  };
  const lastYear = given.lastYear && (await one(given.lastYear, '上年度决算公开'));
  const budget = given.budget && (await one(given.budget, '预算公开', { budget: true }));
  const children: Companion[] = [];
  for (const files of given.children ?? []) {
    const child = await one(files, '所属单位的决算公开');
    if (child) children.push(child);
  }
  const companions = {
    ...(lastYear ? { lastYear } : {}),
    ...(budget ? { budget } : {}),
    ...(children.length > 0 ? { children } : {}),
  };
  return { companions, failures };
}
