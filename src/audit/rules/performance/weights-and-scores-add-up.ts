import type { Disclosure } from '../../../model/disclosure.ts';
import type { FormCell, PerformanceForm } from '../../../model/performance.ts';
import { SCALE, show } from '../../../money/figure.ts';
import { disclosure, section, statement } from '../../example.ts';
import { factsOf } from '../../facts.ts';
import type { Checked, Draft, Location, Unchecked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';

const FULL = 100n * SCALE;
const at = (cell: FormCell): Location => ({ place: cell.place, quote: cell.text });
const points = (value: bigint) =>
  show(value, { kind: 'points', decimals: value % SCALE === 0n ? 0 : 2, unit: '分' });

function check(disclosure: Disclosure): Checked | Unchecked {
  const forms = disclosure.forms.filter((f) => f.indicators.length > 0);
  if (forms.length === 0) return { unchecked: '文件中没有项目支出绩效自评表，或表中没有指标' };
  const cells = forms.flatMap((form) => [
    ...form.funds.flatMap((line) => [line.weight, line.score]),
    ...form.indicators.flatMap((i) => [i.weight, i.score]),
    form.totalWeight,
    form.totalScore,
  ]);
  return { found: forms.flatMap(judge), compared: factsOf(disclosure).idsOf(cells) };
}

function judge(form: PerformanceForm): Draft[] {
  const found: Draft[] = [];
  const total = form.funds.find((line) => line.source === 'total');
  const lines = [
    ...(total ? [{ name: '预算执行率', weight: total.weight, score: total.score }] : []),
    ...form.indicators.map((i) => ({ name: i.third, weight: i.weight, score: i.score })),
  ];
  for (const { name, weight, score } of lines) {
    if (!weight?.figure || !score?.figure || score.figure.value <= weight.figure.value) continue;
    found.push({
      message: `项目“${form.name}”指标“${name}”得分${points(score.figure.value)}超过分值${points(weight.figure.value)}，请核对`,
      locations: [at(score)],
      related: [{ ...at(weight), what: '分值' }],
    });
  }
  const weights = lines.flatMap((l) => (l.weight?.figure ? [l.weight.figure.value] : []));
  const scores = lines.flatMap((l) => (l.score?.figure ? [l.score.figure.value] : []));
  // A line without a number would make the sum too small: the reader may have missed it.
  if (weights.length === lines.length) {
    const added = weights.reduce((a, b) => a + b, 0n);
    if (added !== FULL) {
      const cell = form.totalWeight;
      found.push({
        message: `项目“${form.name}”各项分值之和为${points(added)}，应为100分`,
        expected: '100分',
        actual: points(added),
        explanation: `${weights.map((w) => points(w).replace('分', '')).join('+')}=${points(added)}`,
        locations: [cell ? at(cell) : { place: form.place, quote: form.name || form.title }],
      });
    }
  }
  if (scores.length === lines.length && form.totalScore?.figure) {
    const added = scores.reduce((a, b) => a + b, 0n);
    const stated = form.totalScore.figure.value;
    if (added !== stated) {
      found.push({
        message: `项目“${form.name}”总分${points(stated)}与各项得分之和${points(added)}不符，相差${points(added > stated ? added - stated : stated - added)}，请核对`,
        expected: points(added),
        actual: points(stated),
        explanation: `${scores.map((w) => points(w).replace('分', '')).join('+')}=${points(added)}`,
        locations: [at(form.totalScore)],
      });
    }
  }
  return found;
}

export default defineRule({
  id: 'performance/weights-and-scores-add-up',
  title: '自评表分值合计100分，得分合计等于总分',
  severity: 'error',
  what: '核对各项分值（含预算执行率分值）之和是否为100分，各项得分之和是否等于总分，得分是否不超过分值。',
  why: '分值或得分加不起来，自评总分就不成立。',
  source: '项目支出绩效评价的百分制；《项目支出绩效自评表》的表内关系',
  mend: '逐项核对分值和得分。',

  check,
  examples: {
    wrong: [
      disclosure(
        section(
          '十一、预算绩效的情况说明',
          '根据预算绩效管理要求，本单位预算绩效评价项目1个，全年预算数30.00万元，全年执行数30.00万元。具体附项目支出绩效自评表。',
        ),
        statement(
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
          '|效益指标|社会效益指标|查阅效率|提升|达到预期|45|40|',
          '总分|||||100|100.00||',
        ),
      ),
      disclosure(
        section(
          '十一、预算绩效的情况说明',
          '根据预算绩效管理要求，本单位预算绩效评价项目1个，全年预算数30.00万元，全年执行数30.00万元。具体附项目支出绩效自评表。',
        ),
        statement(
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
          '|效益指标|社会效益指标|查阅效率|提升|达到预期|40|35|',
          '总分|||||100|100.00||',
        ),
      ),
    ],
    right: [
      disclosure(
        section(
          '十一、预算绩效的情况说明',
          '根据预算绩效管理要求，本单位预算绩效评价项目1个，全年预算数30.00万元，全年执行数30.00万元。具体附项目支出绩效自评表。',
        ),
        statement(
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
        ),
      ),
      disclosure(
        section(
          '十一、预算绩效的情况说明',
          '根据预算绩效管理要求，本单位预算绩效评价项目1个，全年预算数30.00万元，全年执行数30.00万元。具体附项目支出绩效自评表。',
        ),
        statement(
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
          '|效益指标|社会效益指标|查阅效率|提升|达到预期|40|35|',
          '总分|||||100|95.00||',
        ),
      ),
    ],
  },
});
