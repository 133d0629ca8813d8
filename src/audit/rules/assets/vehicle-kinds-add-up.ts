import type { Disclosure } from '../../../model/disclosure.ts';
import { type Constraint, sums } from '../../constraint.ts';
import { disclosure, section } from '../../example.ts';
import { factsOf } from '../../facts.ts';
import { defineRule } from '../../rule.ts';

const RULE = 'assets/vehicle-kinds-add-up';

function constraints(disclosure: Disclosure): Constraint[] {
  const facts = factsOf(disclosure);
  const total = facts.at('assets/cars/count');
  const kinds = [...facts.textAddresses()]
    .filter((address) => /^assets\/cars\.\w+\/count$/.test(address))
    .flatMap((address) => facts.inText(address)[0] ?? [])
    .map((occurrence) => ({ figure: occurrence.figure, occurrence }));
  if (!total?.occurrence || kinds.length < 2) return [];
  const added = kinds.reduce((sum, kind) => sum + kind.figure.value, 0n);
  // A list without 其他用车 may leave kinds out.
  const mayBeShort = added < total.figure.value && !facts.at('assets/cars.other/count');
  const head = { rule: RULE, equation: 'TT-21', title: '车辆总数=各类用车之和' };
  return [sums(mayBeShort ? { severity: 'warning', ...head } : head, total, kinds)];
}

export default defineRule({
  id: 'assets/vehicle-kinds-add-up',
  title: '车辆总数等于各类车辆之和',
  severity: 'error',
  what: '核对国有资产占用情况中的车辆总数是否等于各类用车之和。',
  why: '分类合计与总数不符，必有一处写错。',
  source: '国有资产占用情况公开的车辆分类',
  mend: '核对车辆台账，改正总数或分类数。',

  otherwise: 'no-vehicle-kinds',
  constraints,
  examples: {
    wrong: [
      {
        finds: ['10', '11'],
        text: disclosure(
          section(
            '十、其他重要事项的情况说明',
            '（三）国有资产占用情况说明',
            '截至2024年12月31日，车辆10辆，价值399.74万元，其中：主要负责人用车1辆、机要通信用车1辆、其他用车9辆，其他用车主要是：一般公务用车。',
          ),
        ),
      },
      {
        finds: ['3', '4'],
        text: disclosure(
          section(
            '十、其他重要事项的情况说明',
            '（三）国有资产占用情况说明',
            '截至2024年12月31日，车辆3辆，价值39.74万元，其中：主要负责人用车0辆、执法执勤用车2辆、其他用车2辆，其他用车主要是：一般公务用车。',
          ),
        ),
      },
    ],
    right: [
      disclosure(
        section(
          '十、其他重要事项的情况说明',
          '（三）国有资产占用情况说明',
          '截至2024年12月31日，车辆10辆，价值399.74万元，其中：主要负责人用车1辆、机要通信用车1辆、其他用车8辆，其他用车主要是：一般公务用车。',
        ),
      ),
      disclosure(
        section(
          '十、其他重要事项的情况说明',
          '（三）国有资产占用情况说明',
          '截至2024年12月31日，车辆0辆，价值0.00万元，其中：主要负责人用车0辆、机要通信用车0辆、其他用车0辆。',
        ),
      ),
    ],
  },
});
