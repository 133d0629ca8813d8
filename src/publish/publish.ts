import { audit } from '../check/audit.ts';
import type { GivenFile } from '../check/given-file.ts';
import { compose } from '../compose/compose.ts';
import { type Contradiction, derive } from '../compose/derive.ts';
import { plug } from '../compose/plug.ts';
import type { MissingReason } from '../compose/voice.ts';
import { writableAccount } from '../compose/writable-account.ts';
import type { Account } from '../model/account.ts';
import { BESIDE_THE_ACCOUNT, type Obstacle, type ObstacleCode } from '../model/obstacle.ts';
import type { ReportedError } from '../report/file-report.ts';
import type { ComposedFormat, Typesetting } from './composed-formats.ts';
import { type Difference, differences } from './differences.ts';

export interface PublishOptions {
  /** The locality whose words and tables are used; a name of `DIALECTS`. */
  readonly dialect: string;
  /** Some of `COMPOSED_FORMATS`, in the order in which they are to be written. */
  readonly formats: readonly ComposedFormat[];
  /** Each cell rounded by itself (default), or the gaps of rounding put into the largest details. */
  readonly balance?: 'rounded' | 'plug';
  /** Sets the pages of formats that have them; reading a PDF back needs its reader's engine too. */
  readonly typesetting?: Typesetting;
  /** No further file is written or read back once it is aborted; the call rejects with its reason. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: PublishProgress) => void;
}

/** A file about to be written or read back. */
export interface PublishProgress {
  readonly step: 'write' | 'read-back';
  readonly file: string;
}

/** A written file that read back as it should. */
export interface PublishedFile extends GivenFile {
  readonly format: ComposedFormat;
}

/** Why nothing is published; `file` is the name of the written file that it was found in. */
export type PublishFault =
  /** Figures of the account itself. */
  | { readonly code: 'contradiction'; readonly contradiction: Contradiction }
  | { readonly code: 'unreadable'; readonly file: string; readonly error: ReportedError }
  /** A rule of ours failed, so that the file is not proven. */
  | { readonly code: 'crashed'; readonly file: string; readonly rule: string; readonly error: string }
  | { readonly code: 'different'; readonly file: string; readonly difference: Difference }
  /** The audit proves an error in it. */
  | { readonly code: 'error'; readonly file: string; readonly rule: string; readonly message: string }
  /** A figure that was not understood when it was read back. */
  | {
      readonly code: 'not-understood';
      readonly file: string;
      readonly quote: string;
      readonly reason: Obstacle;
    };

/** What became of an account; `account` is the given one with all that follows from it. */
export type Published =
  | {
      readonly status: 'published';
      readonly account: Account;
      readonly title: string;
      readonly files: readonly PublishedFile[];
      /** Reasons that only the unit can write and has not. */
      readonly missing: readonly MissingReason[];
      /** Addresses of figures that only the unit knows and has not given; printed as 0. */
      readonly absent: readonly string[];
    }
  | { readonly status: 'refused'; readonly account: Account; readonly faults: readonly PublishFault[] };

/**
 * Derives what follows, composes the disclosure, writes it in every format asked for, reads every written file back and
 * audits it: either all of it is right, or what is wrong comes back.
 * @throws RangeError for a dialect that there is not; Error as the typesetter does; the reason of the signal
 */
export async function publish(given: Account, options: PublishOptions): Promise<Published> {
  const { account, contradictions } = derive(writableAccount(given));
  if (contradictions.length > 0) {
    const faults = contradictions.map((contradiction) => ({ code: 'contradiction', contradiction }) as const);
    return { status: 'refused', account, faults };
  }
  const balanced = options.balance === 'plug' ? plug(account) : account;
  const { document, missing, absent } = compose(balanced, options.dialect);
  const stem = document.title.replace(/[\\/:*?"<>|]/g, '_');
  const files: PublishedFile[] = [];
  for (const format of options.formats) {
    const file = `${stem}.${format.extension}`;
    begin(options, { step: 'write', file });
    files.push({ file, bytes: await format.write(document, options.typesetting), format });
  }
  const faults: PublishFault[] = [];
  for (const file of files) {
    if (!file.format.proven) continue;
    begin(options, { step: 'read-back', file: file.file });
    faults.push(...(await faultsOf(file, balanced)));
  }
  if (faults.length > 0) return { status: 'refused', account, faults };
  return { status: 'published', account, title: document.title, files, missing, absent };
}

function begin({ signal, onProgress }: PublishOptions, progress: PublishProgress): void {
  signal?.throwIfAborted();
  onProgress?.(progress);
}

/** What need not be verified to be read back: figures that stand alone, and those in a reason that the unit wrote. */
const HARMLESS: ReadonlySet<ObstacleCode> = new Set(['not-compared', 'only-bounded', 'in-reason']);

/** Reads a file back: another value, an error, a figure that is not understood is a fault. */
async function faultsOf({ file, bytes, format }: PublishedFile, account: Account): Promise<PublishFault[]> {
  const result = await audit([{ file, bytes }]);
  if (result.status === 'unreadable') return [{ code: 'unreadable', file, error: result.error }];
  const { outcomes, findings, coverage } = result.audit;
  const faults: PublishFault[] = [];
  for (const outcome of outcomes)
    if (outcome.outcome === 'crashed')
      faults.push({ code: 'crashed', file, rule: outcome.rule, error: outcome.error });
  for (const difference of differences(account, result.disclosure))
    faults.push({ code: 'different', file, difference });
  for (const { severity, rule, message } of findings)
    if (severity === 'error') faults.push({ code: 'error', file, rule, message });
  if (coverage.understood < coverage.figures && format.proven === 'whole')
    for (const { quote, reason } of coverage.unverified)
      if (!HARMLESS.has(reason.code) && !BESIDE_THE_ACCOUNT.has(reason.code))
        faults.push({ code: 'not-understood', file, quote, reason });
  return faults;
}
