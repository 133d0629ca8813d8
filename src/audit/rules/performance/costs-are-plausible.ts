import type { Disclosure } from '../../../model/disclosure.ts';
import { plain } from '../../../model/normalise.ts';
import type { Indicator } from '../../../model/performance.ts';
import { divideHalfUp, SCALE, show, showFigure } from '../../../money/figure.ts';
import { evaluationsOf, indicatorName, inLine, NO_FORMS, relatedCell } from '../../evaluations.ts';
import { disclosure, evaluation } from '../../example.ts';
import type { Draft } from '../../finding.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

/** Costs that go by area, with the price per 平方米 and year above which a person should look, in 元. */
const BY_AREA: readonly (readonly [cost: RegExp, area: RegExp, most: bigint])[] = [
  [/取暖|供暖|采暖|供热/, /取暖|供暖|采暖|供热/, 100n],
  [/物业|保洁/, /物业|保洁/, 200n],
];

const isCost = (line: Indicator) => line.actual.figure?.kind === 'amount' && line.actual.figure.value > 0n;
const isArea = (line: Indicator) => /^(?:平方米|㎡|m2)$/.test(line.actual.figure?.unit ?? '');

/** What any project's cost is called. */
const COMMON = /总成本|成本控制|成本节约|^(?:项目|经济|社会)?成本|预算控制|资金/;

function check(disclosure: Disclosure): Checked | Unchecked {
  const evaluations = evaluationsOf(disclosure);
  if (evaluations.length === 0) return NO_FORMS;
  const found: Draft[] = [];
  let looked = 0;
  const before = new Map<string, { line: Indicator; name: string }>();
  for (const { form, name } of evaluations)
    for (const line of form.indicators.filter(isCost)) {
      looked++;
      const label = plain(indicatorName(line));
      for (const [cost, of, most] of BY_AREA) {
        if (!cost.test(label)) continue;
        const area = form.indicators.find(
          (l) => isArea(l) && of.test(l.third) && l.actual.figure!.value > 0n,
        );
        if (!area) continue;
        // Fen ÷ 平方米, as 万元 in fen: the price in 元 is on the common scale after ×10,000.
        const price = divideHalfUp(line.actual.figure!.value * 10_000n * SCALE, area.actual.figure!.value);
        if (price <= most * SCALE) continue;
        const shown = show(price, { kind: 'count', decimals: 2, unit: '元' });
        found.push({
          message: `自评表${name}“${label}”${showFigure(line.actual.figure!)}按“${indicatorName(area)}”${showFigure(area.actual.figure!)}计算，每平方米${shown}，明显偏高，请核对面积和费用的范围`,
          explanation: `${showFigure(line.actual.figure!)}÷${showFigure(area.actual.figure!)}=${shown}/平方米`,
          locations: [inLine(line, line.actual)],
          related: [relatedCell(area, area.actual, '实际完成值')],
        });
      }
      const key = `${form.unit}|${label}`;
      const other = before.get(key);
      if (!other) before.set(key, { line, name });
      else if (other.name !== name && label.length >= 3 && !COMMON.test(label))
        found.push({
          message: `“${label}”在自评表${other.name}和${name}中各有一项，请核对是否同一费用分在两个项目列支，有无重复`,
          locations: [inLine(line, line.actual)],
          related: [relatedCell(other.line, other.line.actual, '实际完成值')],
        });
    }
  return { found, compared: [], looked };
}

const REST = '效益指标|社会效益指标|查阅效率|有效提升|完全达到预期|40|40|';
const heated = (area: string, cost: string) =>
  disclosure(
    evaluation({
      lines: [
        `产出指标|数量指标|库房供暖面积|=${area}平方米|${area}平方米|25|25|`,
        `成本指标|经济成本指标|取暖费|≤${cost}万元|${cost}万元|25|25|`,
        REST,
      ],
    }),
  );
const cost = (name: string, label: string) =>
  evaluation({ name, lines: [`成本指标|经济成本指标|${label}|≤5.00万元|4.80万元|50|50|`, REST] });

export default defineRule({
  id: 'performance/costs-are-plausible',
  title: '成本与数量相称',
  severity: 'info',
  what: '按自评表中的面积计算取暖、物业等费用的单价，明显偏高的提示核对；同一费用列在两个项目的，提示核对有无重复。',
  why: '单价离谱，往往是面积、费用范围或单位有误。',
  source: '据常识的疑点，供人复核，不是结论：取暖每平方米每年100元、物业200元以上的提示',
  mend: '核对面积、费用和分摊办法。',

  check,
  examples: {
    wrong: [
      { finds: ['取暖费 31.80万元'], text: heated('890.10', '31.80') },
      {
        finds: ['取暖费 4.80万元'],
        text: disclosure(cost('档案数字化经费', '取暖费'), cost('库房维修费', '取暖费')),
      },
    ],
    right: [
      heated('8901.00', '31.80'),
      disclosure(cost('档案数字化经费', '扫描费'), cost('库房维修费', '材料费')),
    ],
  },
});
