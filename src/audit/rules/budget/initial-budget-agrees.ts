import type { Disclosure } from '../../../model/disclosure.ts';
import { evidenceOf, sameUnit } from '../../companions.ts';
import { type Constraint, copies } from '../../constraint.ts';
import type { Context } from '../../context.ts';
import { disclosure, section, statement } from '../../example.ts';
import { factsOf } from '../../facts.ts';
import { defineRule } from '../../rule.ts';

const RULE = 'budget/initial-budget-agrees';
const BUDGET = '预算公开';

/** Measures of the whole that a budget prints under another total. */
const SAME: Readonly<Record<string, string>> = {
  'T04/grand/income': 'T04/total/income',
  'T01/grand/income': 'T01/total/income',
};

function constraints(disclosure: Disclosure, { budget, profile }: Context): Constraint[] {
  if (!budget || !sameUnit(disclosure, budget.disclosure)) return [];
  if (disclosure.year !== undefined && (budget.disclosure.year ?? disclosure.year) !== disclosure.year)
    return [];
  const facts = factsOf(disclosure);
  const found: Constraint[] = [];
  const hold = (address: string, planned: string, title: string) => {
    const then =
      evidenceOf(budget, planned, BUDGET) ??
      (SAME[planned] ? evidenceOf(budget, SAME[planned], BUDGET) : undefined);
    for (const occurrence of then ? facts.inText(address) : [])
      found.push(
        copies({ rule: RULE, equation: 'B-01', title }, { figure: occurrence.figure, occurrence }, then!),
      );
  };
  for (const address of facts.textAddresses()) {
    if (address.endsWith('@initial'))
      hold(address, address.slice(0, -'@initial'.length), '年初预算数=预算公开的数');
    // A full-year budget is adjusted during the year: only an initial one must be the published one.
    else if (profile.sangongBudget === 'initial' && /^T09\/\w+\/budget$/.test(address))
      hold(address, address, '“三公”经费年初预算数=预算公开的数');
  }
  return found;
}

const final = (budget: string): string =>
  disclosure(
    section(
      '五、一般公共预算财政拨款支出决算情况说明',
      `一般公共预算财政拨款支出年初预算为${budget}万元，支出决算为110.00万元。`,
    ),
  );
const planned = [
  '青山县档案馆2024年部门预算',
  statement(
    '一般公共预算支出表',
    '科目编码|科目名称|合计|基本支出|项目支出',
    '合计||120.00|80.00|40.00',
    '201|一般公共服务支出|120.00|80.00|40.00',
    '20126|档案事务|120.00|80.00|40.00',
    '2012601|行政运行|80.00|80.00|',
    '2012604|档案馆|40.00||40.00',
  ),
].join('\n\n');

export default defineRule({
  id: RULE,
  title: '年初预算数与预算公开一致',
  severity: 'error',
  what: '把正文所写的年初预算数与本年度预算公开的数逐项核对；以年初预算为口径的地方，“三公”经费预算数也在内。',
  why: '决算要和公开过的预算比；预算数换了，完成率和差异率都失真。',
  source: '年初预算数以公开的部门预算为准；全年（调整）预算数另有口径',
  mend: '按预算公开的数改正，重算完成率和差异率；用调整后预算的，写明口径。',
  needs: 'budget',
  otherwise: 'nothing-in-budget',
  constraints,
  examples: {
    wrong: [
      { finds: ['125.00', '120.00'], text: final('125.00'), budget: planned },
      { finds: ['12.00', '120.00'], text: final('12.00'), budget: planned },
    ],
    right: [
      { text: final('120.00'), budget: planned },
      { text: final('120.00'), budget: planned.replace('2024年部门预算', '2024年部门预算公开说明') },
    ],
  },
});
