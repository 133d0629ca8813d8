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
/** Most columns of a name where the width of the screen is not known. */
const NAME = 44;
/** Least that tells anything. */
const LEAST = 12;

/** The summary over several files, the worst first. */
export function prettyTable(rows: readonly TableRow[], { columns }: PrettyOptions = {}): string {
  const sorted = [...rows].sort((a, b) => weight(b) - weight(a));
  const shown = sorted.slice(0, ROWS);
  const lines = [HEADINGS.table, ...shown.map(cellsOf)];
  const widths = HEADINGS.table.map((_, i) => Math.max(...lines.map((line) => width(line[i] ?? ''))));
  const names = roomFor(widths, columns);
  const text = lines.map((line) =>
    line
      .map((cell, i) => (i < TEXTS ? padEnd(cut(cell, names[i]!), names[i]!) : padStart(cell, widths[i]!)))
      .join('  ')
      .trimEnd(),
  );
  const rest = sorted.length - shown.length;
  return `${text.join('\n')}\n${rest > 0 ? `${HEADINGS.more(rest)}\n` : ''}`;
}

/** How wide file and unit may be: as wide as they are, or what the numbers leave of the screen, the longer cut first. */
function roomFor(widths: readonly number[], columns: number | undefined): readonly [number, number] {
  const [file, unit, ...numbers] = widths as [number, number, ...number[]];
  if (columns === undefined) return [Math.min(file, NAME), Math.min(unit, NAME)];
  const room = Math.max(
    2 * LEAST,
    columns - numbers.reduce((sum, n) => sum + n, 0) - 2 * (widths.length - 1),
  );
  const half = Math.floor(room / 2);
  if (file + unit <= room) return [file, unit];
  return file <= half ? [file, room - file] : unit <= half ? [room - unit, unit] : [room - half, half];
}

/** Columns of words; the others are numbers. */
const TEXTS = 2;

function weight(row: TableRow): number {
  if (!row.counts) return Number.MAX_SAFE_INTEGER;
  const [errors, warnings, infos] = row.counts;
  return errors * 1e8 + warnings * 1e4 + infos;
}

function cellsOf(row: TableRow): string[] {
  const names = [printable(row.file), printable(row.unit), row.year];
  if (!row.counts || !row.coverage) return [names[0]!, HEADINGS.unreadable, '', '', '', '', ''];
  return [...names, ...row.counts.map(String), row.coverage.join('/')];
}

/** The end of a long path tells more than its beginning. */
function cut(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  let rest = text;
  while (width(rest) > columns - 2) rest = rest.slice(1);
  return `…${rest}`;
}
