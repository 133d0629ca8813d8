import type { ReportedFinding } from '../file-report.ts';
import { HEADINGS } from '../headings.ts';
import { placeWords } from '../place-words.ts';
import { printable, width } from '../quote.ts';
import { SCORE_HEADS, scoreLines, spanWords } from '../score-lines.ts';
import type { ReportedProject, ScoreReport } from '../score-report.ts';
import { padEnd, padStart } from './pad.ts';
import { wrap } from './wrap.ts';

/** Columns of words; the others are numbers. */
const TEXTS = 3;
const WIDEST = 36;
const MARK = { error: '✗', warning: '!', info: '·' } as const;

/**
 * A score report for the terminal: each form line by line, printed against due with the difference, then what was found.
 * @param columns of the screen; nothing is broken where none are known
 */
export function prettyScore(report: ScoreReport, columns?: number): string {
  if (report.projects.length === 0) return `${report.file}：没有读到绩效自评表。\n`;
  const rest = report.findings.flatMap((f) => finding(f, columns));
  const parts = [[report.file], ...report.projects.map((given) => project(given, columns)), rest];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function project(given: ReportedProject, columns: number | undefined): string[] {
  const { total, grade, name, title, year, findings } = given;
  const lines = scoreLines(given);
  const cells = lines.map((line) => [
    line.name,
    line.target,
    line.actual,
    number(line.weight),
    number(line.score),
    line.due,
    line.difference,
  ]);
  const texts = [SCORE_HEADS, ...cells].map((row) => row.map(printable));
  const numbers = SCORE_HEADS.slice(TEXTS).map((_, i) =>
    Math.max(...texts.map((row) => width(row[TEXTS + i]!))),
  );
  const room = roomFor(numbers, columns);
  const told = (row: readonly string[]) =>
    `  ${row
      .map((cell, i) => {
        if (i >= TEXTS) return padStart(cell, numbers[i - TEXTS]!);
        const widest = Math.min(room, Math.max(...texts.map((r) => width(r[i]!))));
        return padEnd(cut(cell, widest), widest);
      })
      .join('  ')}`.trimEnd();
  const head = `${name || title}${year === undefined ? '' : `（${year}年度）`}　按规则${spanWords(total.computed)}分，等级${grade}`;
  return [
    ...wrap('', printable(head), columns),
    told(texts[0]!),
    ...lines.flatMap(({ why }, i) => [
      told(texts[i + 1]!),
      ...(why === '' ? [] : wrap('      ', printable(why), columns)),
    ]),
    ...(findings.length > 0 ? ['', ...findings.flatMap((f) => finding(f, columns))] : []),
  ];
}

/** Columns that each column of words may take beside the numbers. */
function roomFor(numbers: readonly number[], columns: number | undefined): number {
  if (columns === undefined) return WIDEST;
  const taken = numbers.reduce((sum, n) => sum + n + 2, 2);
  return Math.max(8, Math.min(WIDEST, Math.floor((columns - taken - 2 * (TEXTS - 1)) / TEXTS)));
}

function finding({ severity, message, locations }: ReportedFinding, columns: number | undefined): string[] {
  const where = locations[0] ? placeWords(locations[0], HEADINGS, message) : '';
  const text = [where, printable(message)].filter(Boolean).join('　');
  return wrap(`  ${MARK[severity]} `, text, columns);
}

function number(value: number | undefined): string {
  return value === undefined ? '' : String(value);
}

function cut(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  let rest = text;
  while (width(rest) > columns - 2) rest = rest.slice(0, -1);
  return `${rest}…`;
}
