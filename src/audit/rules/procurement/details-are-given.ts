import type { Disclosure } from '../../../model/disclosure.ts';
import { showFigure } from '../../../money/figure.ts';
import { locate } from '../../describe.ts';
import { disclosure, section } from '../../example.ts';
import { factsOf } from '../../facts.ts';
import { isWhole, passagesUnder } from '../../passages.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

/** What is told of a year's procurement beside its total. An excerpt, a page of one table, leaves out small firms. */
const DETAILS: readonly (readonly [name: string, words: RegExp, ofWhole?: true])[] = [
  [
    '货物、工程、服务各自的金额',
    /货物[\s\S]*工程[\s\S]*服务|货物类|工程类|服务类|均为.{0,6}(?:货物|工程|服务)/,
  ],
  ['授予中小企业的合同金额和占比', /中小企业|中小微|小微企业/, true],
];

function check(disclosure: Disclosure): Checked | Unchecked {
  const total = factsOf(disclosure).at('procurement/total/amount')?.occurrence;
  if (!total) return { unchecked: 'no-procurement-total' };
  if (total.figure.value === 0n) return { unchecked: 'no-procurement' };
  const text = passagesUnder(disclosure, 'procurement')
    .filter((p) => p.kind === 'body')
    .map((p) => p.normal.text)
    .join('\n');
  const whole = isWhole(disclosure);
  const missing =
    text === ''
      ? []
      : DETAILS.filter(([, words, ofWhole]) => !words.test(text) && (whole || !ofWhole)).map(
          ([name]) => name,
        );
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

/** The same among the other sections of a whole account. */
const ofWhole = (text: string) =>
  disclosure(
    section('一、主要职责', '负责档案管理工作。'),
    section('二、机构设置', '内设2个科室，分别是：办公室、保管科。'),
    section('三、收入支出决算总体情况说明', '2024年度收入总计100.00万元，支出总计100.00万元。'),
    section('四、收入决算情况说明', '本年收入合计100.00万元。'),
    section('五、支出决算情况说明', '本年支出合计100.00万元。'),
    section('六、一般公共预算财政拨款基本支出决算情况说明', '基本支出80.00万元。'),
    section('七、机关运行经费支出情况', '机关运行经费支出10.00万元。'),
    section('八、政府采购支出情况', text),
  );

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
        text: ofWhole(
          '2024年度政府采购支出总额20.00万元，其中：政府采购货物支出12.00万元、政府采购工程支出0.00万元、政府采购服务支出8.00万元。',
        ),
      },
    ],
    right: [
      ofWhole(
        '2024年度政府采购支出总额20.00万元，其中：政府采购货物支出12.00万元、政府采购工程支出0.00万元、政府采购服务支出8.00万元。授予中小企业合同金额14.00万元，占政府采购支出总额的70.00%。',
      ),
      procurement('2024年度政府采购支出总额0.00万元。'),
      // A page of one section.
      procurement(
        '2024年度政府采购支出总额20.00万元，其中：政府采购货物支出12.00万元、政府采购工程支出0.00万元、政府采购服务支出8.00万元。',
      ),
    ],
  },
});
