import type { Disclosure } from '../../../model/disclosure.ts';
import { show, showFigure } from '../../../money/figure.ts';
import { evaluationsOf, indicatorName, inLine, NO_FORMS } from '../../evaluations.ts';
import { disclosure, evaluation } from '../../example.ts';
import type { Draft } from '../../finding.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

/** Fewer rows may well meet their targets to the cent: a contract's price, a fee fixed by tariff. */
const ENOUGH = 3;

function check(disclosure: Disclosure): Checked | Unchecked {
  const evaluations = evaluationsOf(disclosure);
  if (evaluations.length === 0) return NO_FORMS;
  const found: Draft[] = [];
  let looked = 0;
  for (const { form, name, at } of evaluations) {
    const costs = form.indicators.filter(
      (line) => line.target.figure?.kind === 'amount' && line.actual.figure?.kind === 'amount',
    );
    const full = at('total/full');
    if (costs.length < ENOUGH || !full) continue;
    looked += costs.length;
    if (costs.some((line) => line.target.figure!.value !== line.actual.figure!.value)) continue;
    const sum = costs.reduce((total, line) => total + line.target.figure!.value, 0n);
    if (sum !== full.figure.value) continue;
    found.push({
      message: `自评表${name}${costs.length}项成本指标的完成值与指标值分毫不差，指标值之和又恰等于全年预算数${showFigure(full.figure)}，请核对指标值是否按执行数事后填写`,
      explanation: `${costs.map((line) => show(line.target.figure!.value, line.target.figure!, false)).join('+')}=${show(sum, full.figure)}`,
      locations: [inLine(costs[0]!, costs[0]!.target)],
      related: costs.slice(1).map((line) => ({ what: indicatorName(line), ...inLine(line, line.target) })),
    });
  }
  return { found, compared: [], looked };
}

const REST = '效益指标|社会效益指标|查阅效率|有效提升|完全达到预期|40|40|';
const costs = (...lines: string[]) =>
  disclosure(evaluation({ lines: [...lines.map((line) => `成本指标|经济成本指标|${line}`), REST] }));

export default defineRule({
  id: 'performance/targets-look-set-afterwards',
  title: '成本指标值应事先设定',
  severity: 'info',
  what: '三项以上成本指标的完成值与指标值完全相同、合计又等于全年预算数的，提示核对指标值是否事后倒填。',
  why: '指标值照执行数填写，成本控制就无从评价。',
  source: '绩效目标应随预算编制设定（财预〔2020〕10号）；据此的疑点，不是结论',
  mend: '核对批复的绩效目标申报表，按批复的指标值填写。',

  check,
  examples: {
    wrong: [
      {
        finds: ['扫描费 ≤12.50万元'],
        text: costs(
          '扫描费|≤12.50万元|12.50万元|20|20|',
          '耗材费|≤7.50万元|7.50万元|20|20|',
          '运输费|≤10.00万元|10.00万元|10|10|',
        ),
      },
      {
        finds: ['扫描费 ≤12.50万元'],
        text: costs(
          '扫描费|≤12.50万元|12.50万元|20|20|',
          '耗材费|≤7.50万元|7.5万元|10|10|',
          '运输费|≤6.00万元|6.00万元|10|10|',
          '杂费|≤4.00万元|4.00万元|10|10|',
        ),
      },
    ],
    right: [
      costs(
        '扫描费|≤12.50万元|11.20万元|20|20|',
        '耗材费|≤7.50万元|7.50万元|20|20|',
        '运输费|≤10.00万元|10.00万元|10|10|',
      ),
      costs('扫描费|≤20.00万元|20.00万元|20|20|', '耗材费|≤10.00万元|10.00万元|30|30|'),
    ],
  },
});
