import type { Disclosure } from '../../../model/disclosure.ts';
import { SCALE } from '../../../money/figure.ts';
import { showPoints } from '../../../score/score-indicator.ts';
import { evaluationsOf, NO_FORMS } from '../../evaluations.ts';
import { disclosure, evaluation } from '../../example.ts';
import type { Draft } from '../../finding.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

const KINDS = ['成本指标', '产出指标', '效益指标', '满意度指标'] as const;

function kindOf(first: string): string | undefined {
  return KINDS.find((kind) => first.includes(kind.slice(0, -2)));
}

function check(disclosure: Disclosure): Checked | Unchecked {
  const evaluations = evaluationsOf(disclosure);
  if (evaluations.length === 0) return NO_FORMS;
  const found: Draft[] = [];
  let looked = 0;
  for (const { form, name, score, profile } of evaluations) {
    const sums = new Map<string, bigint>();
    for (const line of form.indicators) {
      const kind = kindOf(line.first);
      const weight = line.weight?.figure?.value;
      if (kind === undefined || weight === undefined) sums.clear();
      if (kind === undefined || weight === undefined) break;
      sums.set(kind, (sums.get(kind) ?? 0n) + weight);
    }
    // Weights that do not add up to 100 are told by another rule.
    if (sums.size < 2 || score.weight !== 100n * SCALE || !score.execution) continue;
    looked++;
    const fits = (standard: Readonly<Record<string, number>>) =>
      [...new Set([...sums.keys(), ...Object.keys(standard)])].every(
        (kind) => (sums.get(kind) ?? 0n) === BigInt(standard[kind] ?? 0) * SCALE,
      );
    if (profile.weights.some(fits)) continue;
    const printed = KINDS.flatMap((kind) =>
      sums.has(kind) ? [`${kind}${showPoints(sums.get(kind)!)}分`] : [],
    );
    const same = (standard: Readonly<Record<string, number>>) =>
      KINDS.filter((kind) => sums.has(kind) === kind in standard).length;
    const nearest = [...profile.weights].sort((a, b) => same(b) - same(a))[0]!;
    const usual = KINDS.flatMap((kind) => (kind in nearest ? [`${kind}${nearest[kind]}分`] : []));
    found.push({
      message: `自评表${name}的分值为${printed.join('、')}，与通行的${usual.join('、')}不同`,
      explanation: `按${profile.name}口径；有特殊情况的可以调整`,
      locations: [{ place: form.place, quote: form.title }],
    });
  }
  return { found, compared: [], looked };
}

const line = (first: string, points: number) =>
  `${first}|${first}|完成率${points}|≥95%|96%|${points}|${points}|`;

export default defineRule({
  id: 'performance/weights-follow-standard',
  title: '各类指标的分值与通行标准一致',
  severity: 'info',
  what: '汇总各一级指标的分值，与通行的分值（预算执行率10分；有成本指标的，成本20、产出40、效益20、满意度10；没有的，产出50、效益30、满意度10）比较。',
  why: '分值偏离通行标准没有错，但不同项目的得分不便比较，应有理由。',
  source: '财预〔2020〕10号、财预〔2021〕101号：一级指标权重原则上统一设置，有特殊情况的可适当调整',
  mend: '无特殊情况的，按通行标准设置分值。',

  check,
  examples: {
    wrong: [
      {
        finds: ['项目支出绩效自评表'],
        text: disclosure(
          evaluation({ lines: [line('产出指标', 60), line('效益指标', 20), line('满意度指标', 10)] }),
        ),
      },
      {
        finds: ['项目支出绩效自评表'],
        text: disclosure(
          evaluation({
            lines: [line('产出指标', 40), line('成本指标', 25), line('效益指标', 15), line('满意度指标', 10)],
          }),
        ),
      },
    ],
    right: [
      disclosure(evaluation({ lines: [line('产出指标', 50), line('效益指标', 30), line('满意度指标', 10)] })),
      disclosure(
        evaluation({
          lines: [line('产出指标', 40), line('成本指标', 20), line('效益指标', 20), line('满意度指标', 10)],
        }),
      ),
    ],
  },
});
