import type { ReportedBlock } from '../file-report.ts';
import { printable, width } from '../quote.ts';
import { padEnd, padStart } from './pad.ts';

/** Rows told before the rest is counted. */
const ROWS = 24;
/** Columns on the terminal for a row’s name. */
const NAME = 28;

/** A displaced block as lines: a row's name, what is printed beside it, and what belongs there. */
export function blockTable(block: ReportedBlock): string[] {
  const rows = block.rows.slice(0, ROWS).map(({ code, name, printed, due }) => ({
    name: cut([code, name].filter(Boolean).map(printable).join(' '), NAME),
    printed: valuesOf(printed),
    due: due ? valuesOf(due) : '不属于本表',
  }));
  const lines = [{ name: '科目', printed: '现印作', due: '应为' }, ...rows];
  const names = Math.max(...lines.map((l) => width(l.name)));
  const values = Math.max(...lines.map((l) => width(l.printed)));
  const rest = block.rows.length - rows.length;
  return [
    `${block.columns.map(printable).join(' | ')}（${printable(block.unit)}）`,
    ...lines.map(({ name, printed, due }) =>
      `${padEnd(name, names)}  ${padStart(printed, values)}  → ${due}`.trimEnd(),
    ),
    ...(rest > 0 ? [`……另${rest}行`] : []),
  ];
}

/** The values of a row in one text. */
function valuesOf(values: readonly (string | null)[]): string {
  return values.map((v) => (v === null ? '？' : v === '' ? '空' : printable(v))).join(' | ');
}

function cut(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  let kept = text;
  while (width(kept) > columns - 1) kept = kept.slice(0, -1);
  return `${kept}…`;
}
