import type { Disclosure, OtherTable } from '../../../model/disclosure.ts';
import type { Cell } from '../../../model/document.ts';
import { plain } from '../../../model/normalise.ts';
import { type Figure, show } from '../../../money/figure.ts';
import { type Judgement, sum } from '../../../money/judge.ts';
import { blanknessOf, parseFigure } from '../../../money/parse-figure.ts';
import { disclosure, statement } from '../../example.ts';
import { EXPENDITURE } from '../../example-statements.ts';
import type { Draft } from '../../finding.ts';
import { type Checked, defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

/** One column of figures (or one row) with its total. */
interface Lane {
  readonly heading: string;
  readonly total: Cell;
  readonly printed: Figure;
  readonly judged: Judgement;
}

const TOTAL = /^(?:合计|总计)$/;
/** Lines that are sums, or parts of others, make the parts of the total ambiguous. */
const LEVELS = /小计|合计|总计|其中|^\d{3,}$|^[一二三四五六七八九十]+[、.]|^\([一二三四五六七八九十]+\)/;

function check({ otherTables }: Disclosure): Checked | Unchecked {
  const found: Draft[] = [];
  let looked = 0;
  for (const table of otherTables) {
    // What was read in a table is held against the rest by its meaning.
    if (table.figures === 0 || (table.trust !== 'native' && table.trust !== 'ruled')) continue;
    const rows = rowsOf(table);
    if (!rows) continue;
    for (const lanes of [lanesOf(rows), lanesOf(transposed(rows))]) {
      looked += lanes.length;
      found.push(...told(lanes, table));
    }
  }
  return looked === 0 ? { unchecked: 'no-other-tables' } : { found, compared: [], looked };
}

/** The table from its heading on, where nothing in it is merged and every row has all cells; else undefined. */
function rowsOf({ cells, columns, rows: height }: OtherTable): Cell[][] | undefined {
  const rows: Cell[][] = Array.from({ length: height }, () => []);
  for (const cell of cells) rows[cell.row]?.push(cell);
  const from = rows.findIndex((row) => row.filter((cell) => cell.text.trim() !== '').length > 2);
  if (from < 0) return undefined;
  const body = rows.slice(from);
  const whole = body.every(
    (row) => row.length === columns && row.every((cell) => cell.rowSpan === 1 && cell.columnSpan === 1),
  );
  return whole && body.length > 3 ? body : undefined;
}

function transposed(rows: readonly (readonly Cell[])[]): Cell[][] {
  return rows[0]!.map((_, column) => rows.map((row) => row[column]!));
}

/** The lanes below a heading, where one line at the beginning or the end is the total of all others. */
function lanesOf([head = [], ...lines]: readonly (readonly Cell[])[]): Lane[] {
  const totals = lines.filter((line) => line.some((cell) => TOTAL.test(plain(cell.text))));
  const [total] = totals;
  if (!total || totals.length > 1 || (total !== lines[0] && total !== lines.at(-1))) return [];
  const parts = lines.filter((line) => line !== total);
  if (parts.length < 2 || parts.some((line) => line.some((cell) => LEVELS.test(plain(cell.text))))) return [];
  return head.flatMap(({ text }, at): Lane[] => {
    const printed = figureIn(total[at]!);
    const figures = parts.map((line) => figureIn(line[at]!));
    if (!printed || figures.includes(undefined)) return [];
    const present = figures.flatMap((figure) => (figure ? [figure] : []));
    if (present.filter((figure) => figure.value !== 0n).length < 2) return [];
    return [{ heading: plain(text), total: total[at]!, printed, judged: sum(printed, present) }];
  });
}

/** The plain number of a cell; null where it is left blank, undefined where it holds anything else. */
function figureIn({ text }: Cell): Figure | null | undefined {
  if (blanknessOf(text) !== undefined) return null;
  return /^[-\d.,\s]+$/.test(text) ? parseFigure(text, '万元') : undefined;
}

/** That a line is the sum of the others is known by the lanes that add up: without them nothing is told. */
function told(lanes: readonly Lane[], { title }: OtherTable): Draft[] {
  const broken = lanes.filter((lane) => lane.judged.outcome === 'impossible');
  if (broken.length * 2 >= lanes.length) return [];
  return broken.map(({ heading, total, printed, judged }) => {
    const actual = show(printed.value, printed, false);
    const expected = show(judged.expected ?? printed.value, printed, false);
    return {
      message: `${title ? `《${title}》` : '表中'}“${heading}”的合计印作${actual}，各项相加是${expected}；该表其余合计多与各项之和相符，请核对`,
      expected,
      actual,
      locations: [{ place: total.place, quote: total.text.trim() }],
    };
  });
}

const PURCHASES = statement(
  '政府购买服务支出情况表',
  '项目名称|预算数|决算数|尾款',
  '档案整理服务|30.00|28.00|2.00',
  '库房保洁服务|12.00|12.00|1.00',
  '系统维护服务|8.00|7.50|0.50',
  '合计|50.00|47.50|3.50',
);

export default defineRule({
  id: 'statement/other-tables-add-up',
  title: '其他表的合计等于各项之和',
  severity: 'warning',
  what: '九张决算表以外的表（政府购买服务、项目支出明细等），有“合计”而各项没有层次的，核对合计是否等于各项之和。',
  why: '合计与各项不符，说明其中有数字填错。同一表里多数合计相符才提出，以免误解表的结构。',
  source: '表内勾稽关系',
  mend: '核对合计和各项的数字。',
  check,
  examples: {
    wrong: [
      { finds: ['57.50', '47.50'], text: disclosure(EXPENDITURE, PURCHASES.with('合计', '47.50→57.50')) },
      { finds: ['40.50', '47.50'], text: disclosure(EXPENDITURE, PURCHASES.with('合计', '47.50→40.50')) },
    ],
    right: [disclosure(EXPENDITURE, PURCHASES), disclosure(EXPENDITURE, PURCHASES.without('合计'))],
  },
});
