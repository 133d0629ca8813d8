import type { Disclosure } from '../../../model/disclosure.ts';
import { type Figure, SCALE } from '../../../money/figure.ts';
import { bounded, type Constraint, sums } from '../../constraint.ts';
import { disclosure, section, statement } from '../../example.ts';
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

const GIVEN = statement(
  '项目支出绩效自评表',
  '（2024年度）',
  '项目名称|档案数字化经费|||||||',
  '主管部门|青山县政府办公室||实施单位|青山县档案馆||||',
  '项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分|',
  '|年度资金总额|40.00|30.00|30.00|10|100.00%|10.00|',
  '|其中：当年财政拨款|40.00|30.00|30.00|—|—|—|',
  '|其他资金|0.00|0.00|0.00|—|—|—|',
  '年度总体目标|预期目标|||实际完成情况||||',
  '|完成馆藏档案数字化。|||已完成。||||',
  '|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施',
  '年度绩效指标|产出指标|数量指标|数字化卷数|≥100卷|100卷|50|50|',
  '|效益指标|社会效益指标|查阅效率|提升|达到预期|40|40|',
  '总分|||||100|100.00||',
);

export default defineRule({
  id: 'performance/weights-and-scores-add-up',
  title: '自评表分值合计100分，得分合计等于总分',
  severity: 'error',
  what: '核对各项分值（含预算执行率分值）之和是否为100分，各项得分之和是否等于总分，得分是否不超过分值。',
  why: '分值或得分加不起来，自评总分就不成立。',
  source: '项目支出绩效评价的百分制；《项目支出绩效自评表》的表内关系',
  mend: '逐项核对分值和得分。',

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
          GIVEN.with('效益指标', '40|40→45|40'),
        ),
      },
      {
        finds: ['100.00', '95.00'],
        text: disclosure(
          section(
            '十一、预算绩效的情况说明',
            '根据预算绩效管理要求，本单位预算绩效评价项目1个，全年预算数30.00万元，全年执行数30.00万元。具体附项目支出绩效自评表。',
          ),
          GIVEN.with('效益指标', '40|→35|'),
        ),
      },
    ],
    right: [
      disclosure(
        section(
          '十一、预算绩效的情况说明',
          '根据预算绩效管理要求，本单位预算绩效评价项目1个，全年预算数30.00万元，全年执行数30.00万元。具体附项目支出绩效自评表。',
        ),
        GIVEN,
      ),
      disclosure(
        section(
          '十一、预算绩效的情况说明',
          '根据预算绩效管理要求，本单位预算绩效评价项目1个，全年预算数30.00万元，全年执行数30.00万元。具体附项目支出绩效自评表。',
        ),
        GIVEN.with('效益指标', '40|→35|').with('总分', '100.00→95.00'),
      ),
    ],
  },
});
