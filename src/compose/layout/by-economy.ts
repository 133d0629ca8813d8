import { economicCodes, economicName } from '../../model/codes/codes.ts';
import type { SheetDraft } from './sheet-draft.ts';
import type { Grid } from './sides.ts';
import type { StatementFigures } from './statement-figures.ts';

/** Groups (类) of the three lanes of the form. */
const LANES = [['301', '303'], ['302'], ['307', '310', '399']] as const;
/** Groups that the last lane has only where there is a figure. */
const SELDOM = ['309', '311', '312', '313'] as const;

/**
 * 一般公共预算财政拨款基本支出决算表: a fixed form, every code of the year printed whether it has a figure or not, persons
 * on the left and running costs on the right.
 */
export function layByEconomy(figures: StatementFigures, draft: SheetDraft): Grid {
  const { year, codeNames } = figures.account;
  const every = [...new Set([...economicCodes(year), ...figures.codes])].sort();
  const lane = (groups: readonly string[]): string[] =>
    groups.flatMap((group) => [group, ...every.filter((c) => c.length === 5 && c.startsWith(group))]);
  const used = SELDOM.filter((group) => figures.codes.includes(group));
  const lanes = [lane(LANES[0]), lane(LANES[1]), lane([...LANES[2], ...used].sort())];
  const lines = Math.max(...lanes.map((codes) => codes.length));
  const start = 2;

  draft.head(0, 0, '人员经费', 1, 3);
  draft.head(0, 3, '公用经费', 1, 6);
  lanes.forEach((codes, l) => {
    const column = 3 * l;
    ['科目编码', '科目名称', '决算数'].forEach((text, i) => {
      draft.head(1, column + i, text);
    });
    for (let i = 0; i < lines; i++) {
      const code = codes[i];
      const row = start + i;
      if (code === undefined) {
        for (let c = 0; c < 3; c++) draft.label(row, column + c, '');
        continue;
      }
      draft.code(row, column, code, 'left');
      draft.label(row, column + 1, economicName(code, year) ?? codeNames?.get(code) ?? '', {
        indent: code.length === 3 ? 0 : 1,
      });
      draft.figure(row, column + 2, [code, 'amount']);
    }
  });
  const row = start + lines;
  draft.label(row, 0, '人员经费合计', { span: 2, total: true });
  draft.figure(row, 2, ['personnel', 'amount'], true);
  draft.label(row, 3, '公用经费合计', { span: 5, total: true });
  draft.figure(row, 8, ['public', 'amount'], true);
  return { widths: [13, 46, 20, 13, 42, 20, 13, 48, 20], headerRows: start };
}
