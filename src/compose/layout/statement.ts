import type { StatementId } from '../../model/statement.ts';
import { STATEMENTS } from '../../model/statements/index.ts';
import type { Sheet } from '../document.ts';
import { layByEconomy } from './by-economy.ts';
import { layByFunction } from './by-function.ts';
import { laySangongBlocks, laySangongMatrix } from './sangong.ts';
import { SheetDraft } from './sheet-draft.ts';
import { type Grid, laySides } from './sides.ts';
import { type AccountFigures, StatementFigures } from './statement-figures.ts';

export interface StatementLayoutOptions {
  /** How a detail of nothing is printed: not at all (unless told), or as 0.00. Totals always show 0.00. */
  readonly zeros?: 'blank' | 'shown';
  /** 财政拨款“三公”经费支出决算表: in one line (unless told) or an item a line. */
  readonly sangong?: 'blocks' | 'matrix';
  /** The number over the table where a locality has another order: 公开07表. `''` leaves it out. */
  readonly number?: string;
  /** The title where a locality has another. */
  readonly title?: string;
  /** Word before the unit's name over the table: 部门 unless told, 编制单位, 公开部门 … */
  readonly reporter?: string;
}

/** What an account without these funds says below the empty statement. */
const NONE: Readonly<Partial<Record<StatementId, string>>> = {
  T07: '没有政府性基金预算财政拨款收入，也没有使用政府性基金预算财政拨款安排的支出',
  T08: '没有国有资本经营预算财政拨款收入，也没有使用国有资本经营预算财政拨款安排的支出',
  T09: '没有使用财政拨款安排的“三公”经费预算和支出',
};

/**
 * Lays a statement (决算报表) out in the official form of the yearly notice on departments' accounts (部门决算公开): 公开01表
 * to 公开09表, in 万元 with two decimals. Sums carry the addresses they add, so that a workbook can have formulas.
 */
export function layoutStatement(
  id: StatementId,
  account: AccountFigures,
  options: StatementLayoutOptions = {},
): Sheet {
  const spec = STATEMENTS[id];
  const figures = new StatementFigures(id, account);
  const draft = new SheetDraft(figures, options.zeros ?? 'blank');
  const grid = lay(figures, draft, options);
  const number = options.number ?? `公开0${id.slice(2)}表`;
  const { unit, year } = account;
  const sheet = draft.done({
    title: options.title ?? spec.title,
    subtitle: `${year}年度`,
    left: `${options.reporter ?? '部门'}：${unit}`,
    ...(number ? { number } : {}),
    right: '金额单位：万元',
    ...grid,
    notes: notesOf(figures, spec.note),
    // 公开04表 is long rather than wide: across it would not stay on one page.
    landscape: grid.widths.length > 6 && id !== 'T04',
  });
  return { ...sheet, widths: roomyWidths(sheet) };
}

/** Millimetres of a printed table across and upright, of a digit in 9 pt, and of the space around a cell's text. */
const PRINTED = { across: 257, upright: 170, digit: 1.6, margins: 1.5 } as const;

/** Widths with which no figure is broken over lines: the columns of long ones grow. */
function roomyWidths({ widths, cells, landscape }: Sheet): number[] {
  const sum = widths.reduce((a, b) => a + b, 0);
  const millimetre = sum / (landscape ? PRINTED.across : PRINTED.upright);
  return widths.map((width, column) => {
    const longest = Math.max(
      0,
      ...cells.map((c) => (c.column === column && c.role === 'figure' ? c.text.length : 0)),
    );
    return Math.max(width, (longest * PRINTED.digit + PRINTED.margins) * millimetre);
  });
}

function lay(figures: StatementFigures, draft: SheetDraft, options: StatementLayoutOptions): Grid {
  switch (STATEMENTS[figures.id].form) {
    case 'sides':
      return laySides(figures, draft);
    case 'by-function-code':
      return layByFunction(figures, draft);
    case 'by-economic-code':
      return layByEconomy(figures, draft);
    case 'matrix':
      return options.sangong === 'matrix' ? laySangongMatrix(draft) : laySangongBlocks(draft);
  }
}

function notesOf(figures: StatementFigures, note: string): string[] {
  const { unit, year } = figures.account;
  const about = figures.id === 'T01' ? [note, '本套报表金额单位转换时可能存在尾数误差。'] : [note];
  if (figures.empty)
    about.push(`${unit}${year}年度${NONE[figures.id] ?? '没有此表所列的收入和支出'}，故本表无数据。`);
  return about.length === 1
    ? [`注：${note}`]
    : about.map((text, i) => `${i === 0 ? '注：' : '　　'}${i + 1}.${text}`);
}
