import type { Disclosure } from '../../../model/disclosure.ts';
import { partsOf } from '../../../model/statement.ts';
import { evidenceOf } from '../../companions.ts';
import { type Constraint, sums } from '../../constraint.ts';
import type { Companion, Context } from '../../context.ts';
import { disclosure, statement } from '../../example.ts';
import { factsOf, type Quantity } from '../../facts.ts';
import { defineRule } from '../../rule.ts';

const RULE = 'rollup/statements-add-up';

/** Money that passes between a department and its units, and is taken out when they are added (抵销). */
const PASSED = [
  'T01/superior/income',
  'T01/affiliate/income',
  'T03/ALL/remit',
  'T03/ALL/subsidy',
  'T02/ALL/superior',
  'T02/ALL/affiliate',
];
/** Statements that hold appropriations only: nothing in them passes between units. */
const FISCAL = /^T0[4-9]$/;

function constraints(disclosure: Disclosure, { children = [] }: Context): Constraint[] {
  const facts = factsOf(disclosure);
  const passed = children.some((child) =>
    PASSED.some((address) => (factsOf(child.disclosure).at(address)?.figure.value ?? 0n) !== 0n),
  );
  return disclosure.occurrences.flatMap((occurrence): Constraint[] => {
    if (occurrence.origin !== 'statement' || occurrence.figure.kind !== 'amount') return [];
    const { statement: id, column } = partsOf(occurrence.address);
    if (passed && !FISCAL.test(id)) return [];
    if (column === 'budget' && id !== 'T09') return [];
    const parts = children.map((child) => partOf(child, occurrence.address, id));
    if (parts.some((p) => p === undefined)) return [];
    const own = facts.at(occurrence.address);
    if (own?.occurrence !== occurrence) return [];
    const title = `部门数=各单位数之和（${children.length}个单位）`;
    return [sums({ rule: RULE, equation: 'R-01', title }, own, parts as Quantity[])];
  });
}

/** A unit's value; a statement that the unit did not publish leaves it open. */
function partOf(child: Companion, address: string, id: string): Quantity | undefined {
  return factsOf(child.disclosure).found(id)
    ? evidenceOf(child, address, child.disclosure.unit ?? child.file)
    : undefined;
}

const t05 = (...amounts: readonly [string, string]) =>
  statement(
    '一般公共预算财政拨款支出决算表',
    '科目编码|科目名称|合计|基本支出|项目支出',
    `合计||${amounts[0]}|${amounts[0]}|`,
    `201|一般公共服务支出|${amounts[0]}|${amounts[0]}|`,
    `20126|档案事务|${amounts[0]}|${amounts[0]}|`,
    `2012601|行政运行|${amounts[1]}|${amounts[1]}|`,
  );
const department = (amount: string): string => disclosure(t05(amount, amount));
const unitOf = (name: string, amount: string): string =>
  disclosure(t05(amount, amount)).replace('青山县档案馆', name);

export default defineRule({
  id: RULE,
  title: '部门决算等于所属单位决算之和',
  severity: 'error',
  what: '把部门汇总的各张决算表逐格与所给各单位（含本级）公开的同一格之和核对；单位之间有上级补助、上缴、附属单位补助的，只核对财政拨款的各表。',
  why: '部门决算由所属单位汇总而成；汇总数对不上，不是漏了单位，就是加错了。',
  source: '部门决算由本级和所属单位决算汇总编成；单位之间的往来应当抵销',
  mend: '核对汇总范围和各单位的数；有抵销的，写明抵销金额。',
  needs: 'children',
  otherwise: 'nothing-in-children',
  constraints,
  examples: {
    wrong: [
      {
        finds: ['30.00', '25.00'],
        text: department('30.00'),
        children: [unitOf('青山县档案馆本级', '10.00'), unitOf('青山县方志馆', '15.00')],
      },
      {
        finds: ['10.00', '25.00'],
        text: department('10.00'),
        children: [unitOf('青山县档案馆本级', '10.00'), unitOf('青山县方志馆', '15.00')],
      },
    ],
    right: [
      {
        text: department('25.00'),
        children: [unitOf('青山县档案馆本级', '10.00'), unitOf('青山县方志馆', '15.00')],
      },
      {
        text: department('25.01'),
        children: [unitOf('青山县档案馆本级', '10.00'), unitOf('青山县方志馆', '15.00')],
      },
    ],
  },
});
