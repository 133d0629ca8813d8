import type { DisplacedBlock, DisplacedRow, Finding, Location, Severity } from '../audit/finding.ts';
import type { Audit, Coverage, UnreadTable, Unverified } from '../audit/outcome.ts';
import type { Unchecked } from '../audit/unchecked.ts';
import type { Disclosure } from '../model/disclosure.ts';
import type { Box, Place, ReaderRemark } from '../model/document.ts';
import { obstacleWords } from '../model/obstacle.ts';
import { STATEMENT_IDS, type StatementId } from '../model/statement.ts';
import { STATEMENTS } from '../model/statements/index.ts';
import { Passages, touch } from './passages.ts';
import { sectionOf, Whereabouts } from './whereabouts.ts';

/** Milliseconds spent reading the files, understanding them, and checking. */
export interface Timing {
  readonly read: number;
  readonly understand: number;
  readonly check: number;
}

/** One disclosure after its audit, or why it could not be read. `files` are the paths as given. */
export type AuditedFile =
  | {
      readonly status: 'checked';
      readonly files: readonly string[];
      readonly disclosure: Disclosure;
      readonly audit: Audit;
      readonly timing: Timing;
    }
  | {
      readonly status: 'unreadable';
      readonly files: readonly string[];
      readonly error: ReportedError;
      readonly timing: Timing;
    };

export interface ReportedError {
  /** An `UnreadableError` code, or `internal`, `timeout`, `crashed`, `no-permission`, `no-documents`. */
  readonly code: string;
  /** One sentence in Chinese. */
  readonly message: string;
  /** Only where asked for. */
  readonly stack?: string;
}

/** A place as the reports print it: plain numbers and words, no indices. */
export interface ReportedPlace {
  /** Present only where several files were read together, or where it stands in another document. */
  readonly file?: string;
  readonly page?: number;
  readonly box?: Box;
  readonly line?: number;
  readonly sheet?: string;
  readonly cell?: string;
  /** In words, where `line` counts what a person cannot count (docx, html): 三（二）第2段. */
  readonly where?: string;
}

export interface ReportedLocation extends ReportedPlace {
  /** Ordinals of the section it stands in: 五（二）. */
  readonly section?: string;
  /** The section's heading without its ordinal. */
  readonly heading?: string;
  readonly quote: string;
  /** The rest of its paragraph, before and after the quote. */
  readonly prefix?: string;
  readonly suffix?: string;
  /** The further lines of a quote that is broken over lines. */
  readonly continued?: readonly { readonly page: number; readonly box: Box }[];
}

export interface ReportedFinding {
  readonly rule: string;
  /** The rule's title. */
  readonly title: string;
  readonly severity: Severity;
  readonly message: string;
  readonly expected?: string;
  readonly actual?: string;
  readonly explanation?: string;
  readonly locations: readonly ReportedLocation[];
  readonly related: readonly (ReportedLocation & { readonly what: string })[];
  readonly culprit?: { readonly quote: string; readonly suggestion: string; readonly confidence: number };
  readonly echoes?: readonly string[];
  readonly roundingOnly?: true;
  /** Where a block of values is out of place, the block as it should be. */
  readonly block?: ReportedBlock;
}

export interface ReportedBlock extends Omit<DisplacedBlock, 'rows'> {
  readonly rows: readonly (ReportedPlace & Omit<DisplacedRow, 'place'>)[];
}

export interface ReportedStatement {
  readonly id: StatementId;
  /** As printed where found, else the standard title. */
  readonly title: string;
  readonly found: boolean;
  readonly empty: boolean;
  readonly pages: readonly number[];
}

/** A rule that could not judge, or failed by our fault. */
export interface ReportedGap {
  readonly rule: string;
  readonly title: string;
  readonly reason: string;
}

/** The coverage ledger in words. */
export interface ReportedCoverage extends Omit<Coverage, 'unverified' | 'unreadTables'> {
  readonly unverified: readonly (Omit<Unverified, 'reason'> & Located & { readonly reason: string })[];
  readonly unreadTables?: readonly (UnreadTable & Located)[];
}

type Located = Pick<ReportedPlace, 'where'>;

export interface CheckedReport {
  /** The path as given; the first of them where several were read together. */
  readonly file: string;
  /** All paths, where several were read together. */
  readonly files?: readonly string[];
  readonly status: 'checked';
  readonly verdict: string;
  readonly document: {
    readonly unit?: string;
    readonly year?: number;
    readonly kind: 'final-accounts';
    readonly scope: 'unit' | 'department';
    readonly dialect: string;
    readonly pages?: number;
    /** A form that was never filled in (空白模板). */
    readonly blankForm: boolean;
  };
  readonly statements: readonly ReportedStatement[];
  readonly coverage: ReportedCoverage;
  readonly findings: readonly ReportedFinding[];
  /** Findings that somebody let stand: by a note in the file, the configuration or the baseline. */
  readonly accepted: readonly (ReportedFinding & {
    readonly by: 'inline' | 'config' | 'baseline';
    readonly reason: string;
  })[];
  readonly rules: {
    readonly passed: number;
    readonly failed: number;
    readonly unchecked: readonly ReportedGap[];
    /** Our fault, never the document's. */
    readonly crashed: readonly ReportedGap[];
  };
  readonly remarks: readonly {
    readonly code: ReaderRemark['code'];
    readonly message: string;
    readonly page?: number;
  }[];
  readonly timing: Timing;
}

export interface UnreadableReport {
  readonly file: string;
  readonly files?: readonly string[];
  readonly status: 'unreadable';
  readonly error: ReportedError;
}

/** One element of `results`: plain data, the same for every report format, safe to send between threads. */
export type FileReport = CheckedReport | UnreadableReport;

/** What a report needs to know beside the audit: titles of the rules, words for codes. */
export interface Titles {
  readonly rule: (id: string) => string;
  /** Why a rule did not judge, in Chinese. */
  readonly unchecked: (why: Unchecked) => string;
}

/** Turns an audited disclosure into plain data for the reports; everything found is in it, whatever is shown later. */
export function fileReport(audited: AuditedFile, titles: Titles): FileReport {
  const file = audited.files[0] ?? '';
  const files = audited.files.length > 1 ? { files: audited.files } : {};
  if (audited.status === 'unreadable') return { file, ...files, status: 'unreadable', error: audited.error };
  const { disclosure, audit } = audited;
  const pages = disclosure.files.flatMap((f) => (f.pages === undefined ? [] : [f.pages]));
  const context: Context = {
    disclosure,
    titles,
    passages: new Passages(disclosure.paragraphs),
    whereabouts: new Whereabouts(disclosure),
  };
  return {
    file,
    ...files,
    status: 'checked',
    verdict: audit.verdict,
    document: {
      ...(disclosure.unit === undefined ? {} : { unit: disclosure.unit }),
      ...(disclosure.year === undefined ? {} : { year: disclosure.year }),
      kind: 'final-accounts',
      scope: disclosure.scope,
      dialect: disclosure.dialect,
      ...(pages.length === 0 ? {} : { pages: pages.reduce((a, b) => a + b, 0) }),
      blankForm: disclosure.blankForm,
    },
    statements: STATEMENT_IDS.map((id): ReportedStatement => {
      const printed = disclosure.statements.filter((s) => s.id === id);
      return {
        id,
        title: printed[0]?.title ?? STATEMENTS[id].title,
        found: printed.length > 0,
        empty: printed.length > 0 && printed.every((s) => s.empty),
        pages: [...new Set(printed.flatMap((s) => s.pages))].sort((a, b) => a - b),
      };
    }),
    coverage: reportedCoverage(audit.coverage, context.whereabouts),
    findings: audit.findings.map((finding) => reportedFinding(finding, context)),
    accepted: audit.accepted.map(({ finding, by, reason }) => ({
      ...reportedFinding(finding, context),
      by,
      reason,
    })),
    rules: {
      passed: audit.outcomes.filter((o) => o.outcome === 'passed').length,
      failed: audit.outcomes.filter((o) => o.outcome === 'failed').length,
      unchecked: audit.outcomes.flatMap((o) =>
        o.outcome === 'unchecked'
          ? [{ rule: o.rule, title: titles.rule(o.rule), reason: titles.unchecked(o) }]
          : [],
      ),
      crashed: audit.outcomes.flatMap((o) =>
        o.outcome === 'crashed' ? [{ rule: o.rule, title: titles.rule(o.rule), reason: o.error }] : [],
      ),
    },
    remarks: disclosure.remarks.map((r) => ({
      code: r.code,
      message: r.message,
      ...(r.place?.page === undefined ? {} : { page: r.place.page }),
    })),
    timing: audited.timing,
  };
}

function reportedCoverage(
  { unverified, unreadTables, ...counts }: Coverage,
  whereabouts: Whereabouts,
): ReportedCoverage {
  return {
    ...counts,
    unverified: unverified.map((u) => ({
      ...u,
      reason: obstacleWords(u.reason),
      ...whereabouts.instead(u),
    })),
    ...(unreadTables ? { unreadTables: unreadTables.map((t) => ({ ...t, ...whereabouts.instead(t) })) } : {}),
  };
}

function reportedFinding(finding: Finding, context: Context): ReportedFinding {
  return {
    rule: finding.rule,
    title: context.titles.rule(finding.rule),
    severity: finding.severity,
    message: finding.message,
    ...(finding.expected === undefined ? {} : { expected: finding.expected }),
    ...(finding.actual === undefined ? {} : { actual: finding.actual }),
    ...(finding.explanation === undefined ? {} : { explanation: finding.explanation }),
    locations: finding.locations.map((l) => ({
      ...reportedLocation(l, context),
      ...inPassage(l, context.passages),
    })),
    related: (finding.related ?? []).map((r) => ({
      ...(r.document === undefined ? reportedLocation(r, context) : elsewhere(r, r.document)),
      what: r.what,
    })),
    ...(finding.culprit === undefined ? {} : { culprit: finding.culprit }),
    ...(finding.echoes === undefined || finding.echoes.length === 0 ? {} : { echoes: finding.echoes }),
    ...(finding.roundingOnly ? { roundingOnly: true } : {}),
    ...(finding.block === undefined ? {} : { block: reportedBlock(finding.block, context) }),
  };
}

function reportedBlock({ rows, ...block }: DisplacedBlock, context: Context): ReportedBlock {
  return {
    ...block,
    rows: rows.map(({ place, ...row }) => ({ ...reportedPlace(place, context), ...row })),
  };
}

/** What a finding is told with. */
interface Context {
  readonly disclosure: Disclosure;
  readonly titles: Titles;
  readonly passages: Passages;
  readonly whereabouts: Whereabouts;
}

/** A place in another document, of which only what it carries itself is known. */
function elsewhere({ place, quote }: Location, file: string): ReportedLocation {
  const { file: _, box: __, ...numbers } = place;
  return { file, ...numbers, quote };
}

function reportedLocation(location: Location, context: Context): ReportedLocation {
  const { disclosure } = context;
  const section = location.section === undefined ? undefined : disclosure.sections[location.section];
  return {
    ...reportedPlace(location.place, context),
    ...(section === undefined ? {} : sectionOf(section, disclosure.sections)),
    quote: location.quote,
  };
}

/**
 * The words around a quote and its further lines. A place that is only a part of the quote (the wrong figure in it)
 * stays; one on another line of the paragraph gives way to the quote's own.
 */
function inPassage({ place, quote }: Location, passages: Passages): Partial<ReportedLocation> {
  const passage = passages.around(place, quote);
  if (!passage) return {};
  const { prefix, suffix, lines } = passage;
  const around = { ...(prefix === '' ? {} : { prefix }), ...(suffix === '' ? {} : { suffix }) };
  const [first, ...others] = lines.flatMap(({ page, box }) =>
    page === undefined || !box ? [] : [{ page, box: rounded(box) }],
  );
  if (!first || !place.box) return around;
  const further = others.length === 0 ? {} : { continued: others };
  if (!lines.some((line) => line.page === place.page && touch(line.box, place.box)))
    return { ...around, ...first, ...further };
  const whole = Math.abs(first.box[0] - place.box[0]) < 1 && Math.abs(first.box[2] - place.box[2]) < 1;
  return whole && first.page === place.page ? { ...around, ...further } : around;
}

function rounded(box: Box): Box {
  return box.map((v) => Math.round(v * 10) / 10) as unknown as Box;
}

function reportedPlace(place: Place, { disclosure, whereabouts }: Context): ReportedPlace {
  const { page, box, line, sheet, cell } = place;
  const file = disclosure.files.length > 1 ? disclosure.files[place.file ?? 0]?.file : undefined;
  return {
    ...(file === undefined ? {} : { file }),
    ...(page === undefined ? {} : { page }),
    ...(box === undefined ? {} : { box: rounded(box) }),
    ...(line === undefined ? {} : { line }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(cell === undefined ? {} : { cell }),
    ...whereabouts.instead({ ...place, file: place.file ?? 0 }),
  };
}

/** Findings of each severity over some reports, and how many files they are. */
export interface Summary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly unreadable: number;
  /** Files of which a rule failed by our fault, so that their audit is not complete; absent where none. */
  readonly crashed?: number;
}

/** Adds up what was found, whether shown or not. */
export function summarise(reports: readonly FileReport[]): Summary {
  const count = (severity: Severity): number =>
    reports.reduce(
      (n, r) => n + (r.status === 'checked' ? r.findings.filter((f) => f.severity === severity).length : 0),
      0,
    );
  const crashed = reports.filter((r) => r.status === 'checked' && r.rules.crashed.length > 0).length;
  return {
    files: reports.length,
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    unreadable: reports.filter((r) => r.status === 'unreadable').length,
    ...(crashed > 0 ? { crashed } : {}),
  };
}

const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** Whether a severity is at or above another. */
export function atLeast(severity: Severity, lowest: Severity): boolean {
  return RANK[severity] >= RANK[lowest];
}

/** The same report with only the findings at or above `lowest`. */
export function shownFrom(report: FileReport, lowest: Severity): FileReport {
  return report.status === 'checked'
    ? { ...report, findings: report.findings.filter((f) => atLeast(f.severity, lowest)) }
    : report;
}
