import type { Acceptance } from '../audit/acceptance.ts';
import { auditDisclosure, type Companions } from '../audit/audit.ts';
import type { Profile } from '../audit/profile.ts';
import { readSo } from '../audit/settled-disclosure.ts';
import type { Disclosure } from '../model/disclosure.ts';
import type { AuditedFile } from '../report/file-report.ts';
import type { InputFile } from './given-file.ts';
import { type ReadOptions, understand } from './read-disclosure.ts';
import { reportedError } from './reported-error.ts';
import { Steps, type Watch } from './steps.ts';

export interface AuditOptions extends Pick<ReadOptions, 'dialect'>, Watch {
  /** Judges only rules whose id it accepts; all unless told. */
  readonly rules?: (id: string) => boolean;
  /** Adds our own stack trace to an internal error. */
  readonly debug?: boolean;
  /** Other documents to hold it against: last year's, the budget's, those of subordinate units. */
  readonly companions?: Companions;
  /** Findings to let stand. */
  readonly acceptance?: Acceptance;
  /** The policy to judge by, from the disclosure; `profileFor` unless told. */
  readonly profile?: (disclosure: Disclosure) => Profile;
}

/**
 * Reads, understands and audits one disclosure, which may lie in several files. A file that cannot be read, and an
 * exception of our own (`internal`), come back as `unreadable` with one sentence in Chinese.
 * @throws the reason of the signal when it is aborted; nothing else
 */
export async function audit(files: readonly InputFile[], options: AuditOptions = {}): Promise<AuditedFile> {
  const steps = new Steps(options);
  const names = files.map((f) => f.file);
  try {
    const disclosure = await understand(files, options, steps);
    steps.begin('check', names[0] ?? '');
    const audited = auditDisclosure(disclosure, {
      ...(options.rules ? { rules: options.rules } : {}),
      ...(options.companions ? { companions: options.companions } : {}),
      ...(options.profile ? { profile: options.profile(disclosure) } : {}),
      ...(options.acceptance ? { acceptance: options.acceptance } : {}),
    });
    return {
      status: 'checked',
      files: names,
      disclosure: readSo(disclosure, audited.readAs),
      audit: audited,
      timing: steps.timing(),
    };
  } catch (error) {
    options.signal?.throwIfAborted();
    return {
      status: 'unreadable',
      files: names,
      error: reportedError(error, options.debug ?? false),
      timing: steps.timing(),
    };
  }
}
