import type { Acceptance } from '../audit/acceptance.ts';
import { acceptRules } from '../audit/rule-glob.ts';
import type { CompanionHints } from '../audit/unchecked.ts';
import type { FileReport } from '../report/file-report.ts';
import { audit } from './audit.ts';
import { type CompanionFiles, readCompanions } from './companions.ts';
import type { InputFile } from './given-file.ts';
import { type PolicyChange, policyOf } from './policy.ts';
import { reportOf } from './report-of.ts';
import type { Watch } from './steps.ts';

/** How a disclosure is to be checked: plain data, for a thread, a queue or a request. */
export interface CheckSettings {
  /** A dialect's name, or `auto` (default). */
  readonly dialect?: string;
  /** Globs over rule ids; all rules where there are none. */
  readonly rules?: readonly string[];
  readonly policy?: PolicyChange;
  /** Findings to let stand: ignores of a configuration, those known from a baseline. */
  readonly acceptance?: Acceptance;
  /** Adds our own stack trace to an internal error. */
  readonly debug?: boolean;
  /** How a reader may give a companion that a rule has missed; the report says so. */
  readonly companionHints?: CompanionHints;
}

export interface CheckOptions extends CheckSettings, Watch {
  /** Documents to hold it against; one that cannot be read becomes a remark of the report. */
  readonly companions?: CompanionFiles;
}

/**
 * Checks one disclosure, which may lie in several files: files in, report out. A file that cannot be read, and an
 * exception of our own, come back as an `unreadable` report.
 * @throws the reason of the signal when it is aborted; nothing else
 */
export async function check(files: readonly InputFile[], options: CheckOptions = {}): Promise<FileReport> {
  const { rules = [], policy, dialect, acceptance, debug, signal, onProgress } = options;
  const watch: Watch = { ...(signal ? { signal } : {}), ...(onProgress ? { onProgress } : {}) };
  const reading = { ...(dialect === undefined ? {} : { dialect }), ...watch };
  const { companions, failures } = await readCompanions(options.companions ?? {}, reading);
  const report = reportOf(
    await audit(files, {
      ...reading,
      companions,
      ...(debug === undefined ? {} : { debug }),
      ...(rules.length === 0 ? {} : { rules: acceptRules(rules) }),
      ...(policy ? { profile: (disclosure) => policyOf(disclosure, policy) } : {}),
      ...(acceptance ? { acceptance } : {}),
    }),
    options.companionHints,
  );
  return report.status === 'checked' && failures.length > 0
    ? { ...report, remarks: [...failures, ...report.remarks] }
    : report;
}
