import { audit } from '../check/audit.ts';
import type { GivenFile } from '../check/given-file.ts';
import { compose } from '../compose/compose.ts';
import { type Contradiction, derive } from '../compose/derive.ts';
import type { ComposedDocument } from '../compose/document.ts';
import { plug } from '../compose/plug.ts';
import type { MissingReason } from '../compose/voice.ts';
import { writableAccount } from '../compose/writable-account.ts';
import type { Account } from '../model/account.ts';
import { BESIDE_THE_ACCOUNT, type Obstacle, type ObstacleCode } from '../model/obstacle.ts';
import type { AuditedFile, ReportedError } from '../report/file-report.ts';
import { hashed } from '../report/fingerprints.ts';
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
  /** What the unit answers to doubts, by their ids. */
  readonly answers?: ReadonlyMap<string, string>;
  /** A draft whatever comes of it: what was given could not all be used. */
  readonly draft?: boolean;
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

/** Why an account is not published yet, or not at all; `file` is the written file that it was found in. */
export type PublishFault =
  /** Figures of the account itself. */
  | { readonly code: 'contradiction'; readonly contradiction: Contradiction }
  | { readonly code: 'unreadable'; readonly file: string; readonly error: ReportedError }
  /** A rule of ours failed, so that the file is not proven. */
  | { readonly code: 'crashed'; readonly file: string; readonly rule: string; readonly error: string }
  | { readonly code: 'different'; readonly file: string; readonly difference: Difference }
  /** The audit proves an error in it; of the account itself when `addresses` are told, the one most likely wrong first. */
  | {
      readonly code: 'error';
      readonly file: string;
      readonly rule: string;
      readonly message: string;
      readonly addresses?: readonly string[];
    }
  /** A figure that was not understood when it was read back. */
  | {
      readonly code: 'not-understood';
      readonly file: string;
      readonly quote: string;
      readonly reason: Obstacle;
    };

/** What the audit doubts in an account (疑点): the unit answers for it, or changes what it doubts. */
export interface Doubt {
  /** By which it is answered; the same for the same doubt. */
  readonly id: string;
  readonly rule: string;
  readonly message: string;
}

/** What became of an account; `account` is the given one with all that follows from it. */
export type Published =
  | {
      readonly status: 'published';
      readonly account: Account;
      readonly title: string;
      readonly files: readonly PublishedFile[];
      /** Whether something is missing, wrong, or in doubt: the files say that they are drafts (草稿). */
      readonly draft: boolean;
      /** Reasons that only the unit can write and has not. */
      readonly missing: readonly MissingReason[];
      /** Facts that only the unit knows and has not given, by the keys of `AccountValues`; gaps are printed for them. */
      readonly absent: readonly string[];
      /** What is wrong in the account itself. */
      readonly open: readonly PublishFault[];
      /** What the audit doubts and nobody has answered for. */
      readonly doubts: readonly Doubt[];
      /** What it would have better (提示): a sentence each, nothing that stands in the way. */
      readonly advice: readonly string[];
    }
  | { readonly status: 'refused'; readonly account: Account; readonly faults: readonly PublishFault[] };

/**
 * Derives what follows, composes the disclosure, audits it, writes it in every format asked for and reads every written
 * file back. Where something is missing, wrong or in doubt, the files are drafts; where a file does not read back as it
 * should, there are none.
 * @throws RangeError for a dialect that there is not; Error as the typesetter does; the reason of the signal
 */
export async function publish(given: Account, options: PublishOptions): Promise<Published> {
  const { account, contradictions } = derive(writableAccount(given));
  const balanced = options.balance === 'plug' ? plug(account) : account;
  const { document, missing, absent } = compose(balanced, options.dialect);
  const proof = await proofOf(document, contradictions);
  if ('faults' in proof) return { status: 'refused', account, faults: proof.faults };
  const { open } = proof;
  const doubts = proof.doubts.filter(({ id }) => !options.answers?.get(id)?.trim());
  const draft = options.draft === true || missing.length + absent.length + open.length + doubts.length > 0;
  const printed: ComposedDocument = draft ? { draft: true, ...document } : document;
  const stem = `${document.title.replace(/[\\/:*?"<>|]/g, '_')}${draft ? '（草稿）' : ''}`;
  const files: PublishedFile[] = [];
  for (const format of options.formats) {
    const file = `${stem}.${format.extension}`;
    begin(options, { step: 'write', file });
    files.push({ file, bytes: await format.write(printed, options.typesetting), format });
  }
  const answered = new Set(proof.doubts.map((doubt) => doubt.rule));
  const faults: PublishFault[] = [];
  for (const file of files) {
    if (!file.format.proven) continue;
    begin(options, { step: 'read-back', file: file.file });
    // What is wrong in a draft is told already; what a gap leaves unsaid cannot be understood.
    for (const fault of await faultsOf(file, balanced))
      if (
        !(draft && (fault.code === 'error' || fault.code === 'not-understood')) &&
        !(draft && fault.code === 'different' && !balanced.figures.has(fault.difference.address)) &&
        !(fault.code === 'error' && answered.has(fault.rule))
      )
        faults.push(fault);
  }
  if (faults.length > 0) return { status: 'refused', account, faults };
  const { title } = document;
  const { advice } = proof;
  return { status: 'published', account, title, files, draft, missing, absent, open, doubts, advice };
}

/** Scores are for the unit to settle: one that the audit would put otherwise is a doubt, and so is a reason. */
const DEBATABLE = /^performance\//;
const OF_REASONS = 'change/reason-fits-direction';

/** What the audit says of an account's own text: what is wrong, each told once, and what it doubts. */
async function proofOf(
  document: ComposedDocument,
  contradictions: readonly Contradiction[],
): Promise<
  | {
      readonly open: readonly PublishFault[];
      readonly doubts: readonly Doubt[];
      readonly advice: readonly string[];
    }
  | { readonly faults: readonly PublishFault[] }
> {
  const whole = await audited(document);
  if (whole.status === 'unreadable')
    return { faults: [{ code: 'unreadable', file: whole.files[0]!, error: whole.error }] };
  const errors: PublishFault[] = [];
  const doubts: Doubt[] = [];
  const advice: string[] = [];
  for (const finding of whole.audit.findings) {
    const { rule, severity, message } = finding;
    if (rule === OF_REASONS || (severity === 'error' && DEBATABLE.test(rule)))
      doubts.push({ id: hashed(`${rule} ${message}`).slice(0, 8), rule, message });
    else if (severity === 'error') errors.push(ownError(finding, whole));
    else if (severity === 'warning') advice.push(message);
  }
  const ofStatements = errors.some((error) => isOfStatements(error)) ? await statementErrors(document) : [];
  const told = new Set(ofStatements.flatMap(({ addresses = [] }) => addresses));
  const own = [
    ...ofStatements,
    ...contradictions
      .filter((c) => !c.addresses.some((address) => told.has(address)))
      .map((contradiction) => ({ code: 'contradiction', contradiction }) as const),
  ];
  // What the text says against itself only repeats what is wrong in the account that it is composed from.
  return { open: own.length > 0 ? own : errors, doubts, advice };
}

type OwnError = Extract<PublishFault, { code: 'error' }>;
type Checked = Extract<AuditedFile, { status: 'checked' }>;
type Finding = Checked['audit']['findings'][number];

async function audited(document: ComposedDocument): Promise<AuditedFile> {
  const { writeMd } = await import('../compose/write/md.ts');
  return audit([{ file: `${document.title}.md`, bytes: new TextEncoder().encode(writeMd(document)) }]);
}

/**
 * What is wrong in the statements, by the statements alone: a text that is composed from them bears out whatever stands
 * in them.
 */
async function statementErrors(document: ComposedDocument): Promise<OwnError[]> {
  const blocks = document.blocks.filter(
    (b) => b.kind === 'statement' || (b.kind === 'heading' && b.level === 1),
  );
  const result = await audited({ ...document, blocks });
  if (result.status === 'unreadable') return [];
  return result.audit.findings
    .filter(({ severity }) => severity === 'error')
    .map((finding) => ownError(finding, result))
    .filter(isOfStatements);
}

function isOfStatements({ rule }: PublishFault & { readonly rule?: string }): boolean {
  return rule?.startsWith('statement/') ?? false;
}

function ownError({ rule, message, locations }: Finding, { files, disclosure }: Checked): OwnError {
  const addresses = new Map(disclosure.occurrences.map((o) => [o.place, o.address]));
  return {
    code: 'error',
    file: files[0]!,
    rule,
    message,
    addresses: locations.flatMap(({ place }) => addresses.get(place) ?? []),
  };
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
