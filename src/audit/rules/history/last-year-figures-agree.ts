import type { Disclosure } from '../../../model/disclosure.ts';
import { changesOf } from '../../claims.ts';
import { evidenceOf, LAST_YEAR, lastYearOf } from '../../companions.ts';
import { type Constraint, copies, growsBetween, sums } from '../../constraint.ts';
import type { Context } from '../../context.ts';
import { disclosure, section } from '../../example.ts';
import { factsOf } from '../../facts.ts';
import { defineRule } from '../../rule.ts';

const RULE = 'history/last-year-figures-agree';

function constraints(disclosure: Disclosure, context: Context): Constraint[] {
  const before = lastYearOf(disclosure, context);
  if ('unchecked' in before) return [];
  const found: Constraint[] = [];
  const facts = factsOf(disclosure);
  for (const address of facts.textAddresses()) {
    if (!address.endsWith('@last-year')) continue;
    const then = evidenceOf(before, address.slice(0, -'@last-year'.length), LAST_YEAR);
    for (const occurrence of then ? facts.inText(address) : [])
      found.push(
        copies(
          { rule: RULE, equation: 'H-02', title: '所写的上年数=上年公开的数' },
          { figure: occurrence.figure, occurrence },
          then!,
        ),
      );
  }
  for (const { claim, current, amount, rate, sign } of changesOf(disclosure)) {
    if (claim.base !== 'last-year' || !current) continue;
    const then = evidenceOf(before, claim.subject, LAST_YEAR);
    if (!then || then.figure.kind !== current.figure.kind) continue;
    if (amount && amount.figure.kind === current.figure.kind && claim.direction !== 'same')
      found.push(
        sums(
          {
            rule: RULE,
            equation: 'H-02',
            title: `本年数=上年公开的数${sign > 0 ? '+增加额' : '-减少额'}`,
          },
          current,
          [then, { figure: amount.figure, occurrence: amount, sign }],
        ),
      );
    // A rate beside an amount is held to that: one slip of the base is told once.
    if (rate && !amount && then.figure.value !== 0n && claim.direction !== 'same')
      found.push(
        growsBetween(
          { rule: RULE, equation: 'H-03', title: '增减率=（本年数−上年公开的数）÷上年公开的数' },
          { figure: rate.figure, occurrence: rate },
          current,
          then,
          sign,
        ),
      );
  }
  return found;
}

const now = (change: string): string =>
  disclosure(
    section(
      '一、收入支出决算总体情况说明',
      `2024年度收入总计120.00万元，支出总计120.00万元。收入支出总体与上年相比，${change}。`,
    ),
  );
const then = (amount: string): string =>
  disclosure(
    section('一、收入支出决算总体情况说明', `2023年度收入总计${amount}万元，支出总计${amount}万元。`),
  ).replaceAll('2024', '2023');

export default defineRule({
  id: RULE,
  title: '上年数与上年公开一致',
  severity: 'error',
  what: '把正文所写的上年数、由增减额推出的上年数和增减率，与上年公开的数逐项核对；人数、车辆数也在内。',
  why: '增减变化都从上年数算起；与上年公开不一致，比较就失去依据。',
  source: '公开数据前后一致的要求；作过追溯调整的应当说明',
  mend: '按上年公开的数重算增减额和增减率；确有调整的，写明调整后的上年数和原因。',
  needs: 'lastYear',
  otherwise: 'nothing-in-last-year',
  constraints,
  examples: {
    wrong: [
      { finds: ['120.00', '130.00'], text: now('增加20.00万元，增长20.00%'), lastYear: then('110.00') },
      { finds: ['120.00', '80.00'], text: now('减少20.00万元，下降14.29%'), lastYear: then('100.00') },
    ],
    right: [
      { text: now('增加20.00万元，增长20.00%'), lastYear: then('100.00') },
      { text: now('减少20.00万元，下降14.29%'), lastYear: then('140.00') },
    ],
  },
});
