import { functionalNameFits } from '../../../model/codes/codes.ts';
import { isGovernmentFundCode } from '../../../model/codes/government-fund-groups.ts';
import type { Disclosure } from '../../../model/disclosure.ts';
import type { CodedRow, Statement } from '../../../model/statement.ts';
import type { Context } from '../../context.ts';
import { titleOf } from '../../describe.ts';
import { disclosure } from '../../example.ts';
import { EXPENDITURE, FUND, GENERAL_BUDGET } from '../../example-statements.ts';
import type { Draft } from '../../finding.ts';
import { type Checked, defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

function check({ statements }: Disclosure, { displacements = [] }: Context): Checked | Unchecked {
  const general = statements.filter((s) => s.id === 'T05' && s.codedRows.length > 0);
  if (general.length === 0) return { unchecked: 'no-statements-by-function' };
  // Rows of a displaced block are told with it.
  const told = new Set(displacements.flatMap((d) => d.rows.map((row) => d.lane.rows[row]!.code)));
  const found = general.flatMap((statement) => {
    const rows = statement.codedRows.filter((row) => isForeign(row) && !told.has(row.code));
    return rows.length === 0 ? [] : [tell(statement, rows)];
  });
  return { found, compared: [], looked: general.length };
}

function isForeign({ code, name }: CodedRow): boolean {
  return isGovernmentFundCode(code) && functionalNameFits(code, name) !== false;
}

function tell({ id, unit, cells }: Statement, rows: readonly CodedRow[]): Draft {
  const groups = rows.filter(
    ({ code }) => !rows.some((row) => row.code !== code && code.startsWith(row.code)),
  );
  const names = groups.map(({ code, name }) => `“${code} ${name}”`).join('、');
  const amounts = cells.filter((c) => c.address.endsWith('/total'));
  return {
    message: `《${titleOf(id)}》列有${names}，是政府性基金预算的科目，不属于本表，应列入《${titleOf('T07')}》`,
    locations: rows.map(({ place, code, name }) => ({ place, quote: `${code} ${name}` })),
    block: {
      kind: 'other-budget',
      statement: titleOf(id),
      unit,
      columns: ['合计'],
      rows: rows.map(({ code, name, place }) => ({
        code,
        name,
        place,
        printed: [amounts.find((c) => c.address === `${id}/${code}/total`)?.text ?? ''],
      })),
    },
  };
}

export default defineRule({
  id: 'statement/codes-belong-to-their-budget',
  title: '一般公共预算支出表不列政府性基金预算的科目',
  severity: 'warning',
  what: '检查一般公共预算财政拨款支出决算表中有没有政府性基金预算专用的科目，如旅游发展基金支出、彩票公益金安排的支出。',
  why: '两本预算的科目混列，说明行是整块粘贴来的，或支出归错了预算。',
  source: '《政府收支分类科目》一般公共预算与政府性基金预算的支出功能分类',
  mend: '把这些行移到政府性基金预算财政拨款收入支出决算表，并核对合计。',

  check,
  examples: {
    wrong: [
      {
        finds: ['“22960 彩票公益金安排的支出”', '政府性基金'],
        text: disclosure(
          `${GENERAL_BUDGET}\n229\t其他支出\t\t\t\n22960\t彩票公益金安排的支出\t\t\t\n2296003\t用于体育事业的彩票公益金支出\t\t\t`,
        ),
      },
      {
        finds: ['“21208 国有土地使用权出让收入安排的支出”', '政府性基金'],
        text: disclosure(
          `${GENERAL_BUDGET}\n212\t城乡社区支出\t\t\t\n21208\t国有土地使用权出让收入安排的支出\t\t\t`,
        ),
      },
    ],
    right: [disclosure(GENERAL_BUDGET, FUND), disclosure(EXPENDITURE)],
  },
});
