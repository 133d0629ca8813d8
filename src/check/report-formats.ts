import type { Severity } from '../audit/finding.ts';
import { RULES } from '../audit/rules/index.ts';
import { jsonBegin, jsonEnd, jsonResult, ndjsonLine, type Tool } from '../report/data/json.ts';
import type { CheckedReport, FileReport, Summary } from '../report/file-report.ts';
import { shownFrom } from '../report/file-report.ts';
import type { Hints } from '../report/headings.ts';
import { htmlReport } from '../report/html/html-report.ts';
import type { Pictures } from '../report/html/pictured-pages.ts';
import { sarifLog, type TextLines } from '../report/sarif/sarif.ts';
import { pretty, prettySummary } from '../report/terminal/pretty.ts';
import { prettyTable, type TableRow, tableRow } from '../report/terminal/pretty-table.ts';
import { ledger } from '../report/xlsx/ledger.ts';
import { decodeText } from '../source/decode-text.ts';
import { kindOf } from '../source/read.ts';
import type { ReadableKind } from '../source/readers.ts';
import type { GivenFile } from './given-file.ts';

/** A part of a report: text, or bytes of a binary format. */
export type Piece = string | Uint8Array;

/** Reads the files that a report is on again, for formats that show the original. */
export type Originals = () => Promise<readonly GivenFile[]>;

/** Writes what a run finds: `begin`, a `result` for each disclosure, `end`; each gives the next piece of the report. */
export interface Writer {
  begin(): Piece;
  result(report: FileReport, originals: Originals): Piece | Promise<Piece>;
  end(summary: Summary): Piece | Promise<Piece>;
}

/** How a report is to look. */
export interface ReportOptions {
  /** Who writes it. */
  readonly tool: Tool;
  /** The lowest severity that is listed; the format's own unless told. */
  readonly severity?: Severity;
  /** Lists what could not be checked, one by one. */
  readonly showUnchecked?: boolean;
  /** Says to a person how to be told more. */
  readonly hints?: Hints;
  /** Colours for a terminal. */
  readonly colour?: boolean;
  /** Columns of a terminal; nothing is broken where none are known. */
  readonly columns?: number;
  /** A file's path as seen from the root of the sources. */
  readonly fromRoot?: (path: string) => string;
}

/** A report format: one report on everything (`writer`), or an annotated copy of every file (`annotate`). */
export type ReportFormat = WrittenFormat | AnnotatedFormat;

interface Format {
  readonly name: string;
  readonly mediaType: string;
  /** Whether the originals are needed beside the reports. */
  readonly originals: boolean;
}

export interface WrittenFormat extends Format {
  /** Bytes that no terminal can show. */
  readonly binary: boolean;
  /** Every result stands for itself, so that it need not wait for its turn. */
  readonly anyOrder: boolean;
  writer(options: ReportOptions): Writer;
}

export interface AnnotatedFormat extends Format {
  /** What an original must be to be annotated. */
  readonly takes: ReadableKind;
  /** A copy of the original in which everything that the report lists is marked. */
  annotate(original: Uint8Array, report: CheckedReport): Promise<Uint8Array>;
}

const TEXT = { binary: false, anyOrder: false, originals: false } as const;

/** Every report format; the first is for people at a terminal. */
export const REPORT_FORMATS: readonly ReportFormat[] = [
  { ...TEXT, name: 'pretty', mediaType: 'text/plain', writer: prettyWriter },
  {
    ...TEXT,
    name: 'json',
    mediaType: 'application/json',
    writer: (options) => {
      let index = 0;
      return {
        begin: () => jsonBegin(options.tool),
        result: (report) => jsonResult(shown(report, options), index++),
        end: jsonEnd,
      };
    },
  },
  {
    ...TEXT,
    name: 'ndjson',
    mediaType: 'application/x-ndjson',
    anyOrder: true,
    writer: (options) => ({
      begin: () => '',
      result: (report) => ndjsonLine(shown(report, options)),
      end: () => '',
    }),
  },
  {
    ...TEXT,
    name: 'sarif',
    mediaType: 'application/sarif+json',
    originals: true,
    writer: (options) => {
      const log = sarifLog(options.tool, RULES, options.fromRoot);
      return {
        begin: log.begin,
        result: async (report, originals) =>
          log.result(
            shown(report, options),
            report.status === 'checked' ? textLines(await originals()) : undefined,
          ),
        end: log.end,
      };
    },
  },
  {
    ...TEXT,
    name: 'html',
    mediaType: 'text/html',
    originals: true,
    writer: (options) => {
      const page = htmlReport(RULES);
      return {
        begin: page.begin,
        result: (report, originals) => page.result(shown(report, options), picturesFrom(originals)),
        end: page.end,
      };
    },
  },
  {
    ...TEXT,
    name: 'xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    binary: true,
    writer: (options) => ledger(options.severity),
  },
  {
    name: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    originals: true,
    takes: 'docx',
    annotate: async (original, report) =>
      (await import('../report/docx/annotate-docx.ts')).annotateDocx(original, report),
  },
  {
    name: 'pdf',
    mediaType: 'application/pdf',
    originals: true,
    takes: 'pdf',
    // The library is large; most reports are no PDFs.
    annotate: async (original, report) =>
      (await import('../report/pdf/annotate-pdf.ts')).annotatePdf(original, report),
  },
];

/** Whether a file is an original that the format annotates, or cannot be read at all, as the audit tells. */
export function suits({ takes }: AnnotatedFormat, original: GivenFile): boolean {
  return (kindIfReadable(original) ?? takes) === takes;
}

/** The report with only what is to be listed. */
export function shown(report: FileReport, options: Pick<ReportOptions, 'severity'>): FileReport {
  return shownFrom(report, options.severity ?? 'info');
}

/** Pictures of pages of those files that are PDFs. */
function picturesFrom(originals: Originals): Pictures {
  return async (file, pages) => {
    const original = (await originals()).find((given) => given.file === file);
    if (!original || kindIfReadable(original) !== 'pdf') return [];
    const { renderPages } = await import('../source/pdf/render-pages.ts');
    return renderPages(original.bytes, pages);
  };
}

/** The lines of those files that are plain text. */
function textLines(files: readonly GivenFile[]): TextLines {
  return (path) => {
    const given = files.find(({ file }) => file === path);
    return given && kindIfReadable(given) === 'text'
      ? decodeText(given.bytes).text.split(/\r\n|\n|\r/)
      : undefined;
  };
}

/** What a file is; undefined where it cannot be read, as the audit tells. */
function kindIfReadable({ bytes, file }: GivenFile): ReadableKind | undefined {
  try {
    return kindOf(bytes, file);
  } catch {
    return undefined;
  }
}

function prettyWriter(options: ReportOptions): Writer {
  const looks = {
    severity: options.severity ?? 'warning',
    showUnchecked: options.showUnchecked ?? false,
    colour: options.colour ?? false,
    ...(options.columns === undefined ? {} : { columns: options.columns }),
    ...(options.hints ? { hints: options.hints } : {}),
  } as const;
  const rows: TableRow[] = [];
  return {
    begin: () => '',
    result: (report) => {
      rows.push(tableRow(report));
      return (rows.length > 1 ? '\n' : '') + pretty(report, looks);
    },
    end: (summary) =>
      summary.files > 1 ? `\n${prettyTable(rows, looks)}${prettySummary(summary, looks)}` : '',
  };
}
