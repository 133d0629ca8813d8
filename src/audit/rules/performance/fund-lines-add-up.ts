import type { Disclosure } from '../../../model/disclosure.ts';
import type { FormCell, FundLine } from '../../../model/performance.ts';
import { show, showFigure } from '../../../money/figure.ts';
import { completion, sum } from '../../../money/judge.ts';
import { showGap } from '../../describe.ts';
import { disclosure, section, statement } from '../../example.ts';
import { factsOf } from '../../facts.ts';
import type { Checked, Draft, Location, Unchecked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';

const COLUMNS = [
  ['initial', '年初预算数'],
  ['full', '全年预算数'],
  ['executed', '全年执行数'],
] as const;

const at = (cell: FormCell): Location => ({ place: cell.place, quote: cell.text });

function check(disclosure: Disclosure): Checked | Unchecked {
  if (disclosure.forms.length === 0) return { unchecked: '文件中没有项目支出绩效自评表' };
  const found: Draft[] = [];
  const cells: (FormCell | undefined)[] = [];
  for (const form of disclosure.forms) {
    const total = form.funds.find((line) => line.source === 'total');
    if (!total) continue;
    const parts = form.funds.filter((line) => line !== total);
    found.push(...sums(form.name, total, parts), ...execution(form.name, total));
    cells.push(...form.funds.flatMap((line) => [line.initial, line.full, line.executed]), total.rate);
  }
  return { found, compared: factsOf(disclosure).idsOf(cells) };
}

function sums(name: string, total: FundLine, parts: readonly FundLine[]): Draft[] {
  return COLUMNS.flatMap(([key, label]): Draft[] => {
    const stated = total[key];
    const cells = parts.flatMap((line) => (line[key]?.figure ? [line[key]] : []));
    if (!stated?.figure || cells.length === 0) return [];
    const figures = cells.map((c) => c.figure!);
    const judged = sum(stated.figure, figures);
    if (judged.outcome !== 'impossible') return [];
    // Forms that print only 其中：财政拨款 leave the rest unsaid.
    const all = parts.some((line) => line.source === 'other');
    if (!all && (judged.expected ?? 0n) < stated.figure.value) return [];
    return [
      {
        message: `项目“${name}”${label}：年度资金总额${showFigure(stated.figure)}与各来源之和不符，${judged.arithmetic}，相差${showGap(judged.gap, [stated.figure, ...figures])}，请核对`,
        expected: show(judged.expected ?? 0n, stated.figure),
        actual: showFigure(stated.figure),
        explanation: judged.arithmetic,
        locations: [at(stated)],
        related: parts.flatMap((line) => (line[key] ? [{ ...at(line[key]), what: line.label }] : [])),
      },
    ];
  });
}

function execution(name: string, total: FundLine): Draft[] {
  const { full, executed, rate } = total;
  if (!full?.figure || !executed?.figure) return [];
  const related = [{ ...at(full), what: '全年预算数' }];
  if (executed.figure.value - full.figure.value > (executed.figure.ulp + full.figure.ulp) / 2n) {
    return [
      {
        message: `项目“${name}”全年执行数${showFigure(executed.figure)}大于全年预算数${showFigure(full.figure)}，请核对`,
        actual: showFigure(executed.figure),
        locations: [at(executed)],
        related,
      },
    ];
  }
  if (!rate?.figure) return [];
  if (rate.figure.kind !== 'percent' || full.figure.value === 0n) return [];
  const judged = completion(rate.figure, executed.figure, full.figure);
  if (judged.outcome !== 'impossible') return [];
  return [
    {
      message: `项目“${name}”执行率${showFigure(rate.figure)}不符：${judged.arithmetic}，应为${show(judged.expected ?? 0n, rate.figure)}`,
      expected: show(judged.expected ?? 0n, rate.figure),
      actual: showFigure(rate.figure),
      explanation: judged.arithmetic,
      locations: [at(rate)],
      related: [...related, { ...at(executed), what: '全年执行数' }],
    },
  ];
}

export default defineRule({
  id: 'performance/fund-lines-add-up',
  title: '自评表资金总额等于各来源之和',
  severity: 'error',
  what: '核对项目资金各列的年度资金总额是否等于财政拨款、上年结转资金和其他资金之和，执行数是否不大于全年预算数，执行率是否等于执行数除以全年预算数。',
  why: '资金总额与来源不符，执行率也就不可信。',
  source: '《项目支出绩效自评表》的表内关系',
  mend: '核对各来源资金和总额，按全年预算数重算执行率。',

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
          '|其中：当年财政拨款|40.00|25.00|30.00|—|—|—|',
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
          '根据预算绩效管理要求，本单位预算绩效评价项目1个，全年预算数30.00万元，全年执行数35.00万元。具体附项目支出绩效自评表。',
        ),
        statement(
          '项目支出绩效自评表',
          '（2024年度）',
          '项目名称|档案数字化经费|||||||',
          '主管部门|青山县政府办公室||实施单位|青山县档案馆||||',
          '项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分|',
          '|年度资金总额|40.00|30.00|35.00|10|100.00%|10.00|',
          '|其中：当年财政拨款|40.00|30.00|35.00|—|—|—|',
          '|其他资金|0.00|0.00|0.00|—|—|—|',
          '年度总体目标|预期目标|||实际完成情况||||',
          '|完成馆藏档案数字化。|||已完成。||||',
          '|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施',
          '年度绩效指标|产出指标|数量指标|数字化卷数|≥100卷|100卷|50|50|',
          '|效益指标|社会效益指标|查阅效率|提升|达到预期|40|40|',
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
          '|其中：当年财政拨款|0|0|0|—|—|—|',
          '|其他资金|40.00|30.00|30.00|—|—|—|',
          '年度总体目标|预期目标|||实际完成情况||||',
          '|完成馆藏档案数字化。|||已完成。||||',
          '|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施',
          '年度绩效指标|产出指标|数量指标|数字化卷数|≥100卷|100卷|50|50|',
          '|效益指标|社会效益指标|查阅效率|提升|达到预期|40|40|',
          '总分|||||100|100.00||',
        ),
      ),
    ],
  },
});
