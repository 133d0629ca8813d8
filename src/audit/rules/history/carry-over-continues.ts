import type { Disclosure } from '../../../model/disclosure.ts';
import { evidenceOf, LAST_YEAR, lastYearOf } from '../../companions.ts';
import { type Constraint, copies } from '../../constraint.ts';
import type { Context } from '../../context.ts';
import { disclosure, section } from '../../example.ts';
import { factsOf } from '../../facts.ts';
import { defineRule } from '../../rule.ts';

const RULE = 'history/carry-over-continues';

/** What a year ends with, the next begins with. */
const CARRIED: readonly (readonly [now: string, before: string, name: string])[] = [
  ['T01/carryIn/income', 'T01/carryOut/expenditure', '年初结转和结余=上年年末结转和结余'],
  ['T04/carryIn/income', 'T04/carryOut/total', '年初财政拨款结转和结余=上年年末财政拨款结转和结余'],
  ['T04/carryIn.gpb/income', 'T04/carryOut/gpb', '年初一般公共预算结转和结余=上年年末数'],
  ['T04/carryIn.gf/income', 'T04/carryOut/gf', '年初政府性基金预算结转和结余=上年年末数'],
  ['T07/ALL/carryIn', 'T07/ALL/carryOut', '政府性基金年初结转和结余=上年年末数'],
  ['T08/ALL/carryIn', 'T08/ALL/carryOut', '国有资本经营年初结转和结余=上年年末数'],
];

function constraints(disclosure: Disclosure, context: Context): Constraint[] {
  const before = lastYearOf(disclosure, context);
  if ('unchecked' in before) return [];
  const facts = factsOf(disclosure);
  return CARRIED.flatMap(([here, there, title]): Constraint[] => {
    const now = facts.at(here);
    const then = evidenceOf(before, there, LAST_YEAR);
    if (!now?.occurrence || !then) return [];
    return [copies({ rule: RULE, equation: 'H-01', title }, now, then)];
  });
}

const at = (year: number, carryIn: string, carryOut: string, total = '12.00'): string =>
  disclosure(
    section(
      '一、收入支出决算总体情况说明',
      `${year}年度收入总计${total}万元，其中：本年收入合计10.00万元，年初结转和结余${carryIn}万元。`,
      `${year}年度支出总计${total}万元，其中：本年支出合计9.00万元，年末结转和结余${carryOut}万元。`,
    ),
  ).replaceAll('2024', String(year));

export default defineRule({
  id: RULE,
  title: '年初结转和结余等于上年年末数',
  severity: 'warning',
  what: '把年初结转和结余（总额、财政拨款、政府性基金、国有资本经营）与上年公开的年末结转和结余逐项核对。',
  why: '上年结下多少，今年就从多少起；对不上要么写错，要么作过追溯调整而没有说明。',
  source: '结转和结余的连续性；作过追溯调整的应当说明',
  mend: '核对两年的年末、年初数；确有追溯调整的，写明原因。',
  needs: 'lastYear',
  otherwise: 'no-carry-over-in-last-year',
  constraints,
  examples: {
    wrong: [
      { finds: ['2.00', '2.50'], text: at(2024, '2.00', '3.00'), lastYear: at(2023, '1.00', '2.50') },
      { finds: ['2.00', '0.00'], text: at(2024, '2.00', '3.00'), lastYear: at(2023, '1.00', '0.00') },
    ],
    right: [
      { text: at(2024, '2.00', '3.00'), lastYear: at(2023, '1.00', '2.00') },
      { text: at(2024, '0.00', '1.00', '10.00'), lastYear: at(2023, '1.00', '0.00') },
    ],
  },
});
