import { functionalName } from '../../model/codes/codes.ts';
import type { StatementId } from '../../model/statement.ts';
import type { SheetDraft } from './sheet-draft.ts';
import type { Grid } from './sides.ts';
import type { StatementFigures } from './statement-figures.ts';

interface HeadedColumn {
  readonly key: string;
  readonly text: string;
  /** Heading that it shares with the columns beside it. */
  readonly under?: string;
}

const SPENT = '本年支出';
const OPENING = { key: 'carryIn', text: '年初结转和结余' };
const INCOME = { key: 'income', text: '本年收入' };
const CLOSING = { key: 'carryOut', text: '年末结转和结余' };
const spent = (total: string): HeadedColumn[] => [
  { key: total, text: '小计', under: SPENT },
  { key: 'basic', text: '基本支出', under: SPENT },
  { key: 'project', text: '项目支出', under: SPENT },
];
const FUND = [OPENING, INCOME, ...spent('exp'), CLOSING];

/** Columns of the official forms; the specification of a statement has those of local forms besides. */
const COLUMNS: Readonly<Partial<Record<StatementId, readonly HeadedColumn[]>>> = {
  T02: [
    { key: 'total', text: '本年收入合计' },
    { key: 'fiscal', text: '财政拨款收入' },
    { key: 'superior', text: '上级补助收入' },
    { key: 'business', text: '事业收入' },
    { key: 'operating', text: '经营收入' },
    { key: 'affiliate', text: '附属单位上缴收入' },
    { key: 'other', text: '其他收入' },
  ],
  T03: [
    { key: 'total', text: '本年支出合计' },
    { key: 'basic', text: '基本支出' },
    { key: 'project', text: '项目支出' },
    { key: 'remit', text: '上缴上级支出' },
    { key: 'operating', text: '经营支出' },
    { key: 'subsidy', text: '对附属单位补助支出' },
  ],
  T05: spent('total'),
  T07: FUND,
  T08: FUND,
};

/** Lines that an empty statement keeps. */
const BLANK_LINES = 5;

/** Statements by functional code (功能分类): 合计 first, then every 类, 款 and 项. */
export function layByFunction(figures: StatementFigures, draft: SheetDraft): Grid {
  const columns = COLUMNS[figures.id] ?? [];
  const grouped = columns.some((c) => c.under !== undefined);
  const deep = grouped ? 2 : 1;
  draft.head(0, 0, '项目', 1, 2);
  draft.head(1, 0, '功能分类科目编码');
  draft.head(1, 1, '科目名称');
  columns.forEach(({ text, under }, i) => {
    if (under === undefined) draft.head(0, 2 + i, text, 2);
    else draft.head(deep - 1, 2 + i, text);
    if (under !== undefined && columns[i - 1]?.under !== under)
      draft.head(0, 2 + i, under, 1, columns.filter((c) => c.under === under).length);
  });
  draft.head(2, 0, '栏次', 1, 2);
  columns.forEach((_, i) => {
    draft.head(2, 2 + i, String(i + 1));
  });
  draft.label(3, 0, '合计', { span: 2, total: true });
  columns.forEach(({ key }, i) => {
    draft.figure(3, 2 + i, ['ALL', key], true);
  });
  figures.codes.forEach((code, i) => {
    const { year, codeNames } = figures.account;
    const row = 4 + i;
    draft.code(row, 0, code, 'left');
    draft.label(row, 1, functionalName(code, year) ?? codeNames?.get(code) ?? functionalName(code) ?? '', {
      indent: (code.length - 3) / 2,
    });
    columns.forEach(({ key }, c) => {
      draft.figure(row, 2 + c, [code, key]);
    });
  });
  if (figures.codes.length === 0)
    for (let row = 4; row < 4 + BLANK_LINES; row++)
      for (let column = 0; column < 2 + columns.length; column++) draft.label(row, column, '');
  return { widths: [22, 60, ...columns.map(() => (columns.length > 3 ? 24 : 28))], headerRows: 3 };
}
