import type { Disclosure } from '../../../model/disclosure.ts';
import { showFigure } from '../../../money/figure.ts';
import { locate } from '../../describe.ts';
import { disclosure, section } from '../../example.ts';
import { factsOf } from '../../facts.ts';
import { passagesUnder } from '../../passages.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

/** What is told of a year's procurement beside its total. */
const DETAILS: readonly (readonly [name: string, words: RegExp])[] = [
  [
    '货物、工程、服务各自的金额',
    /货物[\s\S]*工程[\s\S]*服务|货物类|工程类|服务类|均为.{0,6}(?:货物|工程|服务)/,
  ],
  ['授予中小企业的合同金额和占比', /中小企业|中小微|小微企业/],
];

function check(disclosure: Disclosure): Checked | Unchecked {
  const total = factsOf(disclosure).at('procurement/total/amount')?.occurrence;
  if (!total) return { unchecked: 'no-procurement-total' };
  if (total.figure.value === 0n) return { unchecked: 'no-procurement' };
  const text = passagesUnder(disclosure, 'procurement')
    .filter((p) => p.kind === 'body')
    .map((p) => p.normal.text)
    .join('\n');
  const missing = text === '' ? [] : DETAILS.filter(([, words]) => !words.test(text)).map(([name]) => name);
  const looked = DETAILS.length;
  if (missing.length === 0) return { found: [], compared: [], looked };
  return {
    found: [
      {
        message: `政府采购支出${showFigure(total.figure)}，没有说明${missing.join('，也没有说明')}，应补充（没有的写0）`,
        locations: [locate(total)],
      },
    ],
    compared: [],
    looked,
  };
}

const procurement = (text: string) => disclosure(section('（二）政府采购支出情况', text));

export default defineRule({
  id: 'procurement/details-are-given',
  title: '政府采购的分类和中小企业份额已说明',
  severity: 'warning',
  what: '有政府采购支出的，检查是否说明货物、工程、服务各多少，授予中小企业的合同金额和占比。',
  why: '这些是政府采购公开的必备内容。',
  source: '部门决算公开对政府采购支出情况的要求；《政府采购促进中小企业发展管理办法》',
  mend: '补充缺少的金额和占比，没有的写0。',
  check,
  examples: {
    wrong: [
      {
        finds: ['货物、工程、服务', '20.00万元'],
        text: procurement(
          '2024年度政府采购支出总额20.00万元。授予中小企业合同金额14.00万元，占政府采购支出总额的70.00%。',
        ),
      },
      {
        finds: ['中小企业', '20.00万元'],
        text: procurement(
          '2024年度政府采购支出总额20.00万元，其中：政府采购货物支出12.00万元、政府采购工程支出0.00万元、政府采购服务支出8.00万元。',
        ),
      },
    ],
    right: [
      procurement(
        '2024年度政府采购支出总额20.00万元，其中：政府采购货物支出12.00万元、政府采购工程支出0.00万元、政府采购服务支出8.00万元。授予中小企业合同金额14.00万元，占政府采购支出总额的70.00%。',
      ),
      procurement('2024年度政府采购支出总额0.00万元。'),
    ],
  },
});
