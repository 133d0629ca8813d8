import type { FileReport } from '../file-report.ts';
import { HEADINGS } from '../headings.ts';
import { printable, width } from '../quote.ts';
import { padEnd, padStart } from './pad.ts';
import type { PrettyOptions } from './pretty.ts';

/** One line of the table over many files: small, so that thousands cost nothing. */
export interface TableRow {
  readonly file: string;
  readonly unit: string;
  readonly year: string;
  /** Errors, warnings, notes; undefined for a file that could not be read. */
  readonly counts?: readonly [errors: number, warnings: number, infos: number];
  /** Figures verified, of all. */
  readonly coverage?: readonly [verified: number, figures: number];
}

/** What the table keeps of a report. */
export function tableRow(report: FileReport): TableRow {
  if (report.status === 'unreadable') return { file: report.file, unit: '', year: '' };
  const count = (severity: string) => report.findings.filter((f) => f.severity === severity).length;
  return {
    file: report.file,
    unit: report.document.unit ?? '',
    year: report.document.year?.toString() ?? '',
    counts: [count('error'), count('warning'), count('info')],
    coverage: [report.coverage.verified, report.coverage.figures],
  };
}

/** Rows told before the rest is counted; the worst come first. */
const ROWS = 60;
const NAME = 44;

/** The summary over several files, the worst first. */
export function prettyTable(rows: readonly TableRow[], options: PrettyOptions = {}): string {
  const words = HEADINGS[options.locale ?? 'zh'];
  const sorted = [...rows].sort((a, b) => weight(b) - weight(a));
  const shown = sorted.slice(0, ROWS);
  const lines = [words.table, ...shown.map((row) => cellsOf(row, words.unreadable))];
  const widths = words.table.map((_, i) => Math.max(...lines.map((line) => width(line[i] ?? ''))));
  const text = lines.map((line) =>
    line
      .map((cell, i) => (i < TEXTS ? padEnd(cell, widths[i]!) : padStart(cell, widths[i]!)))
      .join('  ')
      .trimEnd(),
  );
  const rest = sorted.length - shown.length;
  return `${text.join('\n')}\n${rest > 0 ? `${words.more(rest)}\n` : ''}`;
}

/** Columns of words; the others are numbers. */
const TEXTS = 2;

function weight(row: TableRow): number {
  if (!row.counts) return Number.MAX_SAFE_INTEGER;
  const [errors, warnings, infos] = row.counts;
  return errors * 1e8 + warnings * 1e4 + infos;
}

function cellsOf(row: TableRow, unreadable: string): string[] {
  const names = [cut(printable(row.file)), cut(printable(row.unit)), row.year];
  if (!row.counts || !row.coverage) return [names[0]!, unreadable, '', '', '', '', ''];
  return [...names, ...row.counts.map(String), row.coverage.join('/')];
}

/** The end of a long path tells more than its beginning. */
function cut(text: string): string {
  let rest = text;
  while (width(rest) > NAME) rest = rest.slice(1);
  return rest === text ? text : `…${rest.slice(1)}`;
}
