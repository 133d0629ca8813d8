import type { ReportedFinding } from '../file-report.ts';
import { HEADINGS } from '../headings.ts';
import { placeWords } from '../place-words.ts';
import { printable, width } from '../quote.ts';
import type { ReportedProject, ReportedScore, ScoreReport } from '../score-report.ts';
import { padEnd, padStart } from './pad.ts';

const HEAD = ['指标', '年度指标值', '实际完成值', '分值', '得分', '应得'] as const;
/** Columns of words; the others are numbers. */
const TEXTS = 3;
const WIDEST = 36;
const MARK = { error: '✗', warning: '!', info: '·' } as const;

/** A score report for the terminal: each form line by line with what the rules allow, then what was found. */
export function prettyScore(report: ScoreReport): string {
  if (report.projects.length === 0) return `${report.file}：没有读到绩效自评表。\n`;
  const rest = report.findings.map(finding);
  return `${[report.file, ...report.projects.map(project), ...(rest.length > 0 ? [rest.join('\n')] : [])].join('\n\n')}\n`;
}

function project(given: ReportedProject): string {
  const { funds, total } = given;
  const rows: { cells: string[]; why?: string }[] = given.indicators.map((line) => ({
    cells: [
      line.path.filter(Boolean).at(-1) ?? '',
      line.target,
      line.actual,
      number(line.weight),
      number(line.score),
      span(line.rule),
    ],
    ...reason(line.rule, line.score),
  }));
  if (funds.rule)
    rows.unshift({
      cells: [
        '预算执行率',
        '100%',
        funds.rate ?? '',
        number(funds.weight),
        number(funds.score),
        span(funds.rule),
      ],
      ...reason(funds.rule, funds.score),
    });
  rows.push({
    cells: [
      '总分',
      '',
      '',
      number(given.weight),
      number(total.printed),
      span({ ...total.computed, why: '' }),
    ],
  });
  const shown = rows.map((row) => ({ ...row, cells: row.cells.map(cut) }));
  const widths = HEAD.map((head, i) => Math.max(width(head), ...shown.map((row) => width(row.cells[i]!))));
  const line = (cells: readonly string[]) =>
    `  ${cells.map((cell, i) => (i < TEXTS ? padEnd(cell, widths[i]!) : padStart(cell, widths[i]!))).join('  ')}`.trimEnd();
  return [
    `${printable(given.name || given.title)}${given.year === undefined ? '' : `（${given.year}年度）`}　按规则${span({ ...total.computed, why: '' })}分，等级${given.grade}`,
    line(HEAD),
    ...shown.flatMap((row) => [line(row.cells), ...(row.why ? [`      ${row.why}`] : [])]),
    ...(given.findings.length > 0 ? ['', ...given.findings.map(finding)] : []),
  ].join('\n');
}

/** Why, wherever the printed score is not plainly the one that the rule gives. */
function reason(rule: ReportedScore | undefined, printed: number | undefined): { why?: string } {
  return rule && (rule.min !== rule.max || rule.max !== printed) ? { why: printable(rule.why) } : {};
}

function finding({ severity, message, locations }: ReportedFinding): string {
  const where = locations[0] ? placeWords(locations[0], HEADINGS) : '';
  return `  ${MARK[severity]} ${[where, printable(message)].filter(Boolean).join('　')}`;
}

function number(value: number | undefined): string {
  return value === undefined ? '' : String(value);
}

function span(rule: ReportedScore | undefined): string {
  if (!rule) return '';
  return rule.min === rule.max ? String(rule.max) : `${rule.min}至${rule.max}`;
}

function cut(text: string): string {
  let rest = printable(text);
  if (width(rest) <= WIDEST) return rest;
  while (width(rest) > WIDEST - 1) rest = rest.slice(0, -1);
  return `${rest}…`;
}
