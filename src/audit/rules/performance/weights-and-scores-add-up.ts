import type { Disclosure } from '../../../model/disclosure.ts';
import { type Figure, SCALE } from '../../../money/figure.ts';
import { bounded, type Constraint, sums } from '../../constraint.ts';
import { disclosure, section } from '../../example.ts';
import { SELF_EVALUATION } from '../../example-statements.ts';
import { factsOf } from '../../facts.ts';
import { defineRule } from '../../rule.ts';

const RULE = 'performance/weights-and-scores-add-up';
/** 百分制. */
const FULL: Figure = { kind: 'points', value: 100n * SCALE, ulp: 0n, decimals: 0, unit: '分', text: '100' };

function constraints(disclosure: Disclosure): Constraint[] {
  const facts = factsOf(disclosure);
  return disclosure.forms.flatMap((form, i): Constraint[] => {
    if (form.indicators.length === 0) return [];
    const at = (address: string) => facts.inForm(`form${i + 1}/${address}`);
    const lines = [
      ...(form.funds.some((line) => line.source === 'total') ? ['execution'] : []),
      ...form.indicators.map((_, k) => `indicator${k + 1}`),
    ];
    const weights = lines.flatMap((line) => at(`${line}/weight`) ?? []);
    const scores = lines.flatMap((line) => at(`${line}/score`) ?? []);
    const head = { rule: RULE, equation: 'P-02' };
    const found = lines.flatMap((line): Constraint[] => {
      const [score, weight] = [at(`${line}/score`), at(`${line}/weight`)];
      return score && weight ? [bounded({ title: '得分≤分值', ...head }, score, [weight])] : [];
    });
    // A line without a number would make the sum too small: the reader may have missed it.
    if (weights.length === lines.length) {
      const title = '各项分值之和=100分';
      found.push(sums({ title, ...head }, { figure: FULL }, weights));
      const printed = at('total/weight');
      if (printed) found.push(sums({ title: '总分值=各项分值之和', ...head }, printed, weights));
    }
    const total = at('total/score');
    if (total && scores.length === lines.length)
      found.push(sums({ title: '总分=各项得分之和', ...head }, total, scores));
    return found;
  });
}

export default defineRule({
  id: 'performance/weights-and-scores-add-up',
  title: '自评表分值合计100分，得分合计等于总分',
  severity: 'error',
  what: '核对各项分值（含预算执行率分值）之和是否为100分，各项得分之和是否等于总分，得分是否不超过分值。',
  why: '分值或得分加不起来，自评总分就不成立。',
  source: '项目支出绩效评价的百分制；《项目支出绩效自评表》的表内关系',
  mend: '逐项核对分值和得分。',
  scope: 'self-evaluations',

  otherwise: 'no-project-forms-or-indicators',
  constraints,
  examples: {
    wrong: [
      {
        finds: ['45', '40'],
        text: disclosure(
          section(
            '十一、预算绩效的情况说明',
            '根据预算绩效管理要求，本单位预算绩效评价项目1个，全年预算数30.00万元，全年执行数30.00万元。具体附项目支出绩效自评表。',
          ),
          SELF_EVALUATION.with('效益指标', '40|40→45|40'),
        ),
      },
      {
        finds: ['100.00', '95.00'],
        text: disclosure(
          section(
            '十一、预算绩效的情况说明',
            '根据预算绩效管理要求，本单位预算绩效评价项目1个，全年预算数30.00万元，全年执行数30.00万元。具体附项目支出绩效自评表。',
          ),
          SELF_EVALUATION.with('效益指标', '40|→35|'),
        ),
      },
    ],
    right: [
      disclosure(
        section(
          '十一、预算绩效的情况说明',
          '根据预算绩效管理要求，本单位预算绩效评价项目1个，全年预算数30.00万元，全年执行数30.00万元。具体附项目支出绩效自评表。',
        ),
        SELF_EVALUATION,
      ),
      disclosure(
        section(
          '十一、预算绩效的情况说明',
          '根据预算绩效管理要求，本单位预算绩效评价项目1个，全年预算数30.00万元，全年执行数30.00万元。具体附项目支出绩效自评表。',
        ),
        SELF_EVALUATION.with('效益指标', '40|→35|').with('总分', '100.00→95.00'),
      ),
    ],
  },
});
