import type { Disclosure } from '../../../model/disclosure.ts';
import { abs, SCALE } from '../../../money/figure.ts';
import { shareOfPoints, showPoints } from '../../../score/score-indicator.ts';
import { evaluationsOf, NO_FORMS } from '../../evaluations.ts';
import { disclosure, evaluation } from '../../example.ts';
import type { Draft } from '../../finding.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

const HUNDRED = 100n * SCALE;

function check(disclosure: Disclosure): Checked | Unchecked {
  const evaluations = evaluationsOf(disclosure);
  if (evaluations.length === 0) return NO_FORMS;
  const found: Draft[] = [];
  const compared: number[] = [];
  for (const { at, name, score } of evaluations) {
    const printed = at('execution/score');
    const { execution } = score;
    if (!printed?.occurrence || !execution) continue;
    const terms = [
      printed,
      at('execution/weight'),
      at('execution/rate'),
      at('total/full'),
      at('total/executed'),
    ];
    compared.push(...terms.flatMap((t) => t?.occurrence?.id ?? []));
    const { weight } = execution;
    const stated = at('execution/rate')?.figure;
    // A rate printed with fewer decimals gives its own score, as good as the exact one.
    const byStated =
      stated?.kind === 'percent'
        ? shareOfPoints(weight, stated.value < HUNDRED ? stated.value : HUNDRED, HUNDRED)
        : undefined;
    const allowed = [execution.score.min, ...(byStated === undefined ? [] : [byStated])];
    const digit = SCALE / 10n ** BigInt(Math.min(2, printed.figure.decimals));
    if (
      allowed.some(
        (points) => abs(printed.figure.value - points) <= (digit > SCALE / 100n ? digit / 2n : digit),
      )
    )
      continue;
    const { min, why, verdict } = execution.score;
    found.push({
      message: `自评表${name}预算执行率得分${showPoints(printed.figure.value)}分，按执行率应为${showPoints(min)}分`,
      expected: `${showPoints(min)}分`,
      actual: `${showPoints(printed.figure.value)}分`,
      explanation: why,
      locations: [{ place: printed.occurrence.place, quote: printed.occurrence.quote }],
      ...(verdict === 'unclear' ? { severity: 'warning' as const } : {}),
    });
  }
  return { found, compared };
}

const LINES = [
  '产出指标|数量指标|数字化卷数|≥100卷|100卷|50|50|',
  '效益指标|社会效益指标|查阅效率|有效提升|完全达到预期|40|40|',
];

export default defineRule({
  id: 'performance/execution-score-follows-rate',
  title: '预算执行率得分等于分值乘执行率',
  severity: 'error',
  what: '按全年执行数除以全年预算数计算执行率，核对执行率得分是否等于分值乘执行率（超过100%按100%计）。',
  why: '执行率得分有固定算法，不符即写错。',
  source: '财预〔2020〕10号；《项目支出绩效自评表》填表说明：得分=执行率×该指标分值，最高不得超过分值上限',
  mend: '按全年预算数重算执行率和得分。',

  check,
  examples: {
    wrong: [
      {
        finds: ['10', '8'],
        text: disclosure(evaluation({ funds: '40.00|30.00|24.00|10|80.00%|10.00', lines: LINES })),
      },
      {
        finds: ['7.5', '10'],
        text: disclosure(
          evaluation({ funds: '40.00|30.00|30.00|10|100.00%|7.50', lines: LINES, total: '97.50' }),
        ),
      },
    ],
    right: [
      disclosure(evaluation({ funds: '40.00|30.00|24.00|10|80.00%|8.00', lines: LINES, total: '98.00' })),
      disclosure(evaluation({ funds: '40.00|30.00|29.87|10|99.57%|10', lines: LINES })),
    ],
  },
});
