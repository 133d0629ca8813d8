import { functionalName } from '../../model/codes/codes.ts';
import type { RowSpec, SideSpec } from '../../model/statement.ts';
import { STATEMENTS } from '../../model/statements/index.ts';
import type { SheetDraft } from './sheet-draft.ts';
import type { StatementFigures } from './statement-figures.ts';

/** A line of one side: nothing, or a row of the statement. */
type Line =
  | { readonly key: string; readonly text: string; readonly total?: boolean; readonly indent?: number }
  | undefined;

/** What a layout says of its sheet. */
export interface Grid {
  readonly widths: readonly number[];
  readonly headerRows: number;
}

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** 一 … 九十九. */
function ordinal(n: number): string {
  return `${n < 20 ? '' : DIGITS[Math.floor(n / 10)]}${n < 10 ? '' : '十'}${DIGITS[n % 10]}`;
}

/** Totals in the order of the form; the rest are ordinary rows. */
const TOTALS = new Set(['total', 'grand']);

/**
 * 收入支出决算总表 and 财政拨款收入支出决算总表: income and expenditure side by side, lines numbered (行次) down the income
 * and on down the expenditure.
 */
export function laySides(figures: StatementFigures, draft: SheetDraft): Grid {
  const [income, expenditure] = STATEMENTS[figures.id].sides as readonly [SideSpec, SideSpec];
  // Budgets stand in local forms only.
  const columns = {
    income: [income.key],
    expenditure: figures.id === 'T01' ? [expenditure.key] : expenditure.columns.map((c) => c.key),
  };
  const { left, right } = linesOf(figures, income.rows, expenditure.rows);
  const start = 3;

  draft.head(0, 0, '收　　入', 1, 3);
  draft.head(0, 3, '支　　出', 1, 2 + columns.expenditure.length);
  const amounts = figures.id === 'T01' ? ['金额'] : expenditure.columns.map((c) => c.label);
  ['项目', '行次', '金额', '项目', '行次', ...amounts].forEach((text, column) => {
    draft.head(1, column, text);
  });
  ['栏次', '', '1', '栏次', '', ...amounts.map((_, i) => `${i + 2}`)].forEach((text, column) => {
    draft.head(2, column, text);
  });

  left.forEach((line, i) => {
    side(draft, start + i, 0, line, i + 1, line ? [[line.key, 'income']] : [undefined]);
  });
  right.forEach((line, i) => {
    const cells = columns.expenditure.map((c) => (line ? ([line.key, c] as const) : undefined));
    side(draft, start + i, 3, line, left.length + i + 1, cells);
  });
  return {
    widths: figures.id === 'T01' ? [45, 6, 19, 45, 6, 19] : [41, 6, 16, 48, 6, 16, 16, 16, 16],
    headerRows: start,
  };
}

function side(
  draft: SheetDraft,
  row: number,
  column: number,
  line: Line,
  number: number,
  cells: readonly (readonly [string, string] | undefined)[],
): void {
  draft.label(row, column, line?.text ?? '', {
    ...(line?.indent ? { indent: line.indent } : {}),
    total: line?.total === true,
  });
  draft.code(row, column + 1, String(number));
  cells.forEach((cell, i) => {
    if (cell) draft.figure(row, column + 2 + i, cell, line?.total === true);
    else draft.label(row, column + 2 + i, '');
  });
}

/** The two sides, line by line: details from above, totals in the same lines. */
function linesOf(
  figures: StatementFigures,
  income: readonly RowSpec[],
  expenditure: readonly RowSpec[],
): { left: Line[]; right: Line[] } {
  const { year } = figures.account;
  const classes = expenditure.filter((row) => row.code !== undefined && figures.classes.includes(row.code));
  const detail = (rows: readonly RowSpec[]): Line[] =>
    rows.map(({ key, code, label }, i) => ({
      key,
      text: `${ordinal(i + 1)}、${(code && functionalName(code, year)) ?? label}`,
    }));
  const rest = (rows: readonly RowSpec[]): Line[] =>
    rows.slice(rows.findIndex((row) => row.key === 'total')).map(({ key, label }) => ({
      key,
      text: label,
      total: TOTALS.has(key),
      ...(key.includes('.') ? { indent: 1 } : {}),
    }));
  const sources = detail(
    income.slice(
      0,
      income.findIndex((row) => row.key === 'total'),
    ),
  );
  const below = [rest(income), rest(expenditure)] as const;
  const lines = Math.max(classes.length, sources.length);
  // One empty line stands over 总计 where the form has it.
  const depth = Math.max(below[0].length, below[1].length) + (figures.id === 'T01' ? 1 : 0);
  const fill = (details: readonly Line[], totals: readonly Line[]): Line[] => [
    ...details,
    ...empty(lines - details.length),
    ...totals.slice(0, -1),
    ...empty(depth - totals.length),
    totals.at(-1),
  ];
  return { left: fill(sources, below[0]), right: fill(detail(classes), below[1]) };
}

function empty(lines: number): undefined[] {
  return new Array<undefined>(lines).fill(undefined);
}
