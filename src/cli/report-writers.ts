import { isAbsolute, relative } from 'node:path';
import type { Severity } from '../audit/rule.ts';
import {
  annotateDocx,
  annotatePdf,
  type FileReport,
  type GivenFile,
  htmlReport,
  jsonBegin,
  jsonEnd,
  jsonResult,
  ledger,
  ndjsonLine,
  pretty,
  prettySummary,
  prettyTable,
  RULES,
  renderPages,
  sarifLog,
  shownFrom,
  type TableRow,
  type TextLines,
  tableRow,
} from '../index.ts';
import type { CheckedReport, Summary } from '../report/file-report.ts';
import type { Locale } from '../report/headings.ts';
import type { Pictures } from '../report/html/pictured-pages.ts';
import { decodeText } from '../source/decode-text.ts';
import { kindOf, type ReadableKind } from '../source/kind-of.ts';
import { AnnotatedFiles } from './annotated-files.ts';
import { preparePdf } from './audit-paths.ts';
import { openOutput } from './output.ts';
import { TOOL } from './tool.ts';
import { UsageError } from './usage-error.ts';

/** A part of a report: text, or bytes of a binary format. */
export type Piece = string | Uint8Array;

/** Writes what a run finds: `begin`, a `result` for each disclosure, `end`; each gives the next piece of the report. */
export interface Writer {
  begin(): Piece;
  /** @param files reads the files that the report is on again, for formats that show the original */
  result(report: FileReport, files: () => Promise<readonly GivenFile[]>): Piece | Promise<Piece>;
  end(summary: Summary): Piece | Promise<Piece>;
}

/** Marks what was found in a copy of the original: one file out for one file in. */
export interface Annotator {
  /** What the originals must be, as users call it. */
  readonly takes: string;
  /** Whether a file is such an original, or cannot be read at all. */
  suits(original: GivenFile): boolean;
  annotate(bytes: Uint8Array, report: CheckedReport): Uint8Array | Promise<Uint8Array>;
}

/** How a report is to look. */
export interface ReportOptions {
  readonly severity?: Severity;
  readonly showUnchecked?: boolean;
  readonly locale: Locale;
  readonly colour: boolean | undefined;
}

/** A format of `check --format`: one report on everything, or an annotated copy of every file. */
export type ReportFormat =
  | {
      /** Bytes that no terminal can show. */
      readonly binary?: boolean;
      /** Every result stands for itself, so that it need not wait for its turn. */
      readonly anyOrder?: boolean;
      writer(options: ReportOptions, terminal: boolean): Writer;
    }
  | { readonly annotator: Annotator };

/** Every format by its name on the command line. */
export const FORMATS: Readonly<Record<string, ReportFormat>> = {
  pretty: { writer: prettyWriter },
  json: {
    writer: (options) => {
      let index = 0;
      return {
        begin: () => jsonBegin(TOOL),
        result: (report) => jsonResult(shown(report, options), index++),
        end: jsonEnd,
      };
    },
  },
  ndjson: {
    anyOrder: true,
    writer: (options) => ({
      begin: () => '',
      result: (report) => ndjsonLine(shown(report, options)),
      end: () => '',
    }),
  },
  sarif: {
    writer: (options) => {
      const log = sarifLog(TOOL, RULES, fromHere);
      return {
        begin: log.begin,
        result: async (report, files) =>
          log.result(
            shown(report, options),
            report.status === 'checked' ? textLines(await files()) : undefined,
          ),
        end: log.end,
      };
    },
  },
  html: {
    writer: (options) => {
      const page = htmlReport(RULES);
      return {
        begin: page.begin,
        result: (report, files) => page.result(shown(report, options), picturesFrom(files)),
        end: page.end,
      };
    },
  },
  xlsx: { binary: true, writer: (options) => ledger(options.severity) },
  docx: {
    annotator: {
      takes: ' Word 文档（.docx）',
      suits: (original) => (kindIfReadable(original) ?? 'docx') === 'docx',
      annotate: annotateDocx,
    },
  },
  pdf: {
    annotator: {
      takes: ' PDF',
      suits: (original) => (kindIfReadable(original) ?? 'pdf') === 'pdf',
      annotate: annotatePdf,
    },
  },
};

/** Pictures of pages of those files that are PDFs. */
function picturesFrom(files: () => Promise<readonly GivenFile[]>): Pictures {
  return async (file, pages) => {
    const original = (await files()).find((given) => given.file === file);
    if (!original || kindIfReadable(original) !== 'pdf') return [];
    await preparePdf();
    return renderPages(original.bytes, pages);
  };
}

/** A path as seen from the current folder, where it lies in it. */
function fromHere(path: string): string {
  const from = relative(process.cwd(), path);
  return from.startsWith('..') || isAbsolute(from) ? path : from;
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

function shown(report: FileReport, options: ReportOptions): FileReport {
  return shownFrom(report, options.severity ?? 'info');
}

function prettyWriter(options: ReportOptions, terminal: boolean): Writer {
  const prettyOptions = {
    severity: options.severity ?? 'warning',
    showUnchecked: options.showUnchecked ?? false,
    colour: options.colour ?? (terminal && !process.env.NO_COLOR),
    locale: options.locale,
  };
  const rows: TableRow[] = [];
  return {
    begin: () => '',
    result: (report) => {
      rows.push(tableRow(report));
      return (rows.length > 1 ? '\n' : '') + pretty(report, prettyOptions);
    },
    end: (summary) =>
      summary.files > 1
        ? `\n${prettyTable(rows, prettyOptions)}${prettySummary(summary, prettyOptions)}`
        : '',
  };
}

/**
 * @returns the format of that name
 * @throws UsageError when there is none
 */
export function formatNamed(name: string): ReportFormat {
  const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
  if (format) return format;
  throw new UsageError(`不认识 --format ${name}；可用 ${Object.keys(FORMATS).join('、')}。`);
}

/** Where the results of a run go, whatever the format. */
export interface Destination {
  begin(): Promise<void>;
  result(report: FileReport, files: () => Promise<readonly GivenFile[]>): Promise<void>;
  end(summary: Summary): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens what a run writes to, before any work is done.
 * @param inputs the paths of every disclosure to read
 * @throws UsageError when it cannot be written, would overwrite an input, or a file cannot be annotated so
 */
export function openDestination(
  name: string,
  path: string | undefined,
  options: ReportOptions,
  inputs: readonly (readonly string[])[],
): Destination {
  const format = formatNamed(name);
  if ('annotator' in format)
    return new AnnotatedFiles(name, format.annotator, path, inputs, (report) => shown(report, options));
  const output = openOutput(path, inputs.flat());
  if (format.binary && output.terminal)
    throw new UsageError(`${name} 不是文字格式，不能显示在屏幕上；请加 -o 文件名.${name}。`);
  const writer = format.writer(options, output.terminal);
  return {
    begin: () => output.write(writer.begin()),
    result: async (report, files) => output.write(await writer.result(report, files)),
    end: async (summary) => output.write(await writer.end(summary)),
    close: () => output.close(),
  };
}
