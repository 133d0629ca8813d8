import { type CheckSettings, check } from '../check/check.ts';
import type { CompanionFiles } from '../check/companions.ts';
import type { Watch } from '../check/steps.ts';
import type { FileReport } from '../report/file-report.ts';
import { type FileReference, hostFile } from './host-file.ts';

/** One disclosure to check, by paths or bytes: plain data, for a thread. */
export interface CheckJob extends CheckSettings {
  readonly files: readonly FileReference[];
  readonly companions?: CompanionFiles<FileReference>;
}

/** Checks one disclosure in this thread; as `check` for files by path. */
export function checkJob(
  { files, companions = {}, ...settings }: CheckJob,
  watch: Watch = {},
): Promise<FileReport> {
  const { lastYear, budget, children } = companions;
  return check(files.map(hostFile), {
    ...settings,
    ...watch,
    companions: {
      ...(lastYear ? { lastYear: lastYear.map(hostFile) } : {}),
      ...(budget ? { budget: budget.map(hostFile) } : {}),
      ...(children ? { children: children.map((files) => files.map(hostFile)) } : {}),
    },
  });
}
