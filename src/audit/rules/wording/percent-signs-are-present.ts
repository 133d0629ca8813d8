import type { Disclosure } from '../../../model/disclosure.ts';
import { matchesOf } from '../../../model/matches.ts';
import { disclosure, section } from '../../example.ts';
import type { Draft } from '../../finding.ts';
import { inProse, locationIn, passagesOf } from '../../passages.ts';
import { defineRule } from '../../rule.ts';

/**
 * A rate without its sign. 增长 and 下降 may also count things (户数增长5), so a number without decimals is left alone,
 * 100 after 占 and any after a completion rate aside.
 */
const RATES = [
  /(?<word>占(?:[^，。；：、()\d]{0,24}?的?(?:比重|比例|比|比率)?(?:为)?)?)(?<number>\d+\.\d+|100)(?=[，。；、)]|$|主要)/g,
  /(?<word>(?:增长|下降)(?:了|率)?(?:为)?)(?<number>\d+\.\d+)(?=[，。；、)]|$|主要)/g,
  /(?<word>(?:差异率|执行率|完成率|增幅|降幅|支付率)(?:为|是|达|达到)?)(?<number>-?\d+(?:\.\d+)?)(?=[，。；、)]|$|主要)/g,
  /(?<word>完成(?:年初|全年|调整)?预算数?的)(?<number>\d+(?:\.\d+)?)(?=[，。；、)]|$|主要)/g,
];

function check(disclosure: Disclosure): Draft[] {
  const found: Draft[] = [];
  for (const passage of passagesOf(disclosure)) {
    if (passage.kind !== 'body') continue;
    for (const pattern of RATES) {
      for (const match of matchesOf(passage.normal.text, pattern)) {
        const { word = '', number = '' } = match.groups ?? {};
        if (/^占(?:地|用|有|据)/.test(word)) continue;
        found.push({
          message: `“${match[0]}”少了百分号，应为“${word}${number}%”`,
          expected: `${number}%`,
          actual: number,
          locations: [locationIn(passage, match.index, match.index + match[0].length, 6)],
          culprit: { quote: number, suggestion: `${number}%`, confidence: 0.8 },
        });
      }
    }
  }
  return found;
}

export default defineRule({
  id: 'wording/percent-signs-are-present',
  title: '比例和增减率带百分号',
  severity: 'warning',
  appliesToBlankForms: true,
  what: '“占”“增长”“下降”“完成年初预算的”“差异率”后面的数没有单位的，提示补百分号。',
  why: '没有百分号，读者分不清是比例还是金额。',
  source: '量和单位的书写要求；实际公开文本中的常见差错',
  mend: '补上“%”；确为金额的，补上金额单位。',
  check: inProse(check),
  examples: {
    wrong: [
      {
        finds: ['76.23'],
        text: disclosure(
          section('二、收入决算情况说明', '财政拨款收入76.23万元，占 76.23；其他收入23.77万元，占23.77%。'),
        ),
      },
      {
        finds: ['5.20'],
        text: disclosure(
          section(
            '一、收入支出决算总体情况说明',
            '收入总计10.52万元，增加0.52万元，增长 5.20，主要原因是人员增加。',
          ),
        ),
      },
      {
        finds: ['100'],
        text: disclosure(
          section(
            '四、财政拨款收入支出决算情况说明',
            '决算数10.00万元，完成年初预算的100，预决算差异率0.00%。',
          ),
        ),
      },
    ],
    right: [
      disclosure(
        section(
          '二、收入决算情况说明',
          '财政拨款收入76.23万元，占本年收入的76.23％；比上年增长5.20%，提高2.5个百分点，下降\\%。',
        ),
      ),
      disclosure(
        section(
          '三、国有资产占用情况说明',
          '占地面积1200.50，占用房屋3处；户数增长5，投诉下降3，利用率增长2.5倍。',
        ),
      ),
    ],
  },
});
