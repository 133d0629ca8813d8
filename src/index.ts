import type { Acceptance } from './audit/acceptance.ts';
import { auditDisclosure, type Companions } from './audit/audit.ts';
import { STATEMENT_TITLE } from './audit/describe.ts';
import { evaluationsOf } from './audit/evaluations.ts';
import type { Profile } from './audit/profile.ts';
import { RULES } from './audit/rules/index.ts';
import { trustOf } from './audit/trust.ts';
import {
  type EntryBookRead,
  isEntryBook,
  readEntryBook,
  statementsOf,
} from './compose/entry-book/read-entry-book.ts';
import { readDocument } from './compose/read-document.ts';
import { writeXlsx } from './compose/write/xlsx.ts';
import { extractDisclosure } from './extract/extract.ts';
import type { Disclosure } from './model/disclosure.ts';
import { type SourceDocument, UnreadableError } from './model/document.ts';
import { decodeDisclosure, looksLikeDisclosureJson } from './model/interchange.ts';
import {
  type AuditedFile,
  type FileReport,
  fileReport,
  type ReportedError,
  type Timing,
} from './report/file-report.ts';
import { type ScoreReport, scoreReport } from './report/score-report.ts';
import { readSource } from './source/read.ts';

export {
  type Acceptance,
  type Ignore,
  type KnownFinding,
  knownFinding,
} from './audit/acceptance.ts';
export type { Companions } from './audit/audit.ts';
export type { Companion } from './audit/context.ts';
export type { Audit, Coverage, RuleOutcome } from './audit/outcome.ts';
export { NATIONAL, PROFILES, type Profile, profileFor } from './audit/profile.ts';
export type { Finding, Rule, RuleGroup, Severity } from './audit/rule.ts';
export { acceptRules } from './audit/rule-glob.ts';
export { RULES } from './audit/rules/index.ts';
export { accountOf } from './compose/account-of.ts';
export type { EntryBookRead } from './compose/entry-book/read-entry-book.ts';
export { writeEntryBook } from './compose/entry-book/write-entry-book.ts';
export type { Disclosure } from './model/disclosure.ts';
export type { SourceDocument } from './model/document.ts';
export { UnreadableError } from './model/document.ts';
export { decodeDisclosure, disclosureSchema, disclosureText, encodeDisclosure } from './model/interchange.ts';
export { dataPackage, dataPackageZip } from './report/data/data-package.ts';
export { factsCsv } from './report/data/facts-csv.ts';
export { jsonBegin, jsonEnd, jsonResult, ndjsonLine } from './report/data/json.ts';
export { annotateDocx } from './report/docx/annotate-docx.ts';
export {
  type AuditedFile,
  atLeast,
  type CheckedReport,
  type FileReport,
  shownFrom,
  summarise,
} from './report/file-report.ts';
export { type HtmlReport, htmlReport } from './report/html/html-report.ts';
export { ruleList, rulePage } from './report/markdown/rule-page.ts';
export { annotatePdf } from './report/pdf/annotate-pdf.ts';
export { type SarifLog, sarifLog, type TextLines } from './report/sarif/sarif.ts';
export type { ReportedProject, ReportedScore, ScoreReport } from './report/score-report.ts';
export { pretty, prettySummary } from './report/terminal/pretty.ts';
export { prettyScore } from './report/terminal/pretty-score.ts';
export { prettyTable, type TableRow, tableRow } from './report/terminal/pretty-table.ts';
export { type Ledger, ledger } from './report/xlsx/ledger.ts';
export {
  NATIONAL_SCORING,
  SCORING_PROFILES,
  type ScoringProfile,
  scoringProfileFor,
} from './score/profiles.ts';
export { type FormScore, gradeOf, scoreForm } from './score/score-form.ts';
export { type Score, scoreIndicator } from './score/score-indicator.ts';
export { parseTarget, type Target } from './score/target.ts';
export { initPdf } from './source/pdf/read-pdf.ts';
export { renderPages } from './source/pdf/render-pages.ts';

/** A file's bytes with the path as the user gave it. */
export interface GivenFile {
  readonly file: string;
  readonly bytes: Uint8Array;
}

export interface AuditOptions {
  /** A dialect's name, or `auto` (default). */
  readonly dialect?: string;
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
 * Reads, understands and audits one disclosure, which may lie in several files. Never throws: a file that cannot be
 * read, and an exception of our own (`internal`), come back as `unreadable` with one sentence in Chinese.
 */
export async function audit(files: readonly GivenFile[], options: AuditOptions = {}): Promise<AuditedFile> {
  const clock = new Clock();
  const names = files.map((f) => f.file);
  try {
    const disclosure = await understand(files, options, clock);
    const audited = auditDisclosure(disclosure, {
      ...(options.rules ? { rules: options.rules } : {}),
      ...(options.companions ? { companions: options.companions } : {}),
      ...(options.profile ? { profile: options.profile(disclosure) } : {}),
      ...(options.acceptance ? { acceptance: options.acceptance } : {}),
    });
    clock.lap('check');
    return { status: 'checked', files: names, disclosure, audit: audited, timing: clock.timing() };
  } catch (error) {
    return {
      status: 'unreadable',
      files: names,
      error: reportedError(error, options.debug ?? false),
      timing: clock.timing(),
    };
  }
}

/**
 * Reads one disclosure into the model without auditing it; `budget` reads a budget disclosure (预算公开) instead.
 * @throws UnreadableError when a file cannot be read or is no disclosure.
 */
export async function readDisclosure(
  files: readonly GivenFile[],
  options: Pick<AuditOptions, 'dialect'> & { readonly budget?: boolean } = {},
): Promise<Disclosure> {
  return understand(files, options, new Clock());
}

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

/**
 * A disclosure as a workbook (xlsx): its statements in the official layout, its forms, and the list of its figures.
 * Every cell holds what is printed, right or wrong.
 */
export function disclosureWorkbook(disclosure: Disclosure): Uint8Array {
  return writeXlsx(readDocument(disclosure, trustOf(disclosure, auditDisclosure(disclosure))));
}

/** The plain data that every report format prints. */
export function reportOf(audited: AuditedFile): FileReport {
  return fileReport(audited, { rule: titleOf, statements: STATEMENT_TITLE });
}

/** The self-evaluation forms (绩效自评表) of an audited disclosure, scored, each with what was found in it. */
export function scoreOf(audited: AuditedFile & { readonly status: 'checked' }): ScoreReport {
  const report = reportOf(audited);
  if (report.status !== 'checked')
    throw new Error(`internal: a checked file without a report: ${report.file}`);
  const scores = evaluationsOf(audited.disclosure).map((evaluation) => evaluation.score);
  return scoreReport(report, audited.audit.findings, scores);
}

async function understand(
  files: readonly GivenFile[],
  options: Pick<AuditOptions, 'dialect'> & { readonly budget?: boolean },
  clock: Clock,
): Promise<Disclosure> {
  const only = files.length === 1 ? files[0] : undefined;
  if (only && looksLikeDisclosureJson(only.bytes)) {
    const disclosure = decodeDisclosure(only.bytes);
    clock.lap('read');
    return disclosure;
  }
  const sources: SourceDocument[] = [];
  for (const { bytes, file } of files) sources.push(await readSource(bytes, file));
  clock.lap('read');
  const disclosure = extractDisclosure(sources, {
    dialect: options.dialect ?? 'auto',
    ...(options.budget ? { budget: true } : {}),
  });
  clock.lap('understand');
  return disclosure;
}

/** What a user is told of an exception: its own sentence for a bad file, an apology for a fault of ours. */
export function reportedError(error: unknown, debug: boolean): ReportedError {
  if (error instanceof UnreadableError) return { code: error.code, message: error.message };
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    code: 'internal',
    message: `明账自身出错，未能审核这个文件；这不是文件的问题，请向开发者反馈（${what}）。`,
    ...(debug && error instanceof Error && error.stack ? { stack: error.stack } : {}),
  };
}

const TITLES = new Map<string, string>(RULES.map((rule) => [rule.id, rule.title]));

function titleOf(rule: string): string {
  return TITLES.get(rule) ?? rule;
}

/** Laps in milliseconds, to a hundredth. */
class Clock {
  private last = performance.now();
  private readonly laps: Record<keyof Timing, number> = { read: 0, understand: 0, check: 0 };

  lap(name: keyof Timing): void {
    const now = performance.now();
    this.laps[name] = Math.round((now - this.last) * 100) / 100;
    this.last = now;
  }

  timing(): Timing {
    return { ...this.laps };
  }
}
