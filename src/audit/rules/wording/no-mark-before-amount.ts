import type { Disclosure } from '../../../model/disclosure.ts';
import { matchesOf } from '../../../model/matches.ts';
import { disclosure, section } from '../../example.ts';
import type { Draft } from '../../finding.ts';
import { inProse, locationIn, passagesOf } from '../../passages.ts';
import { defineRule } from '../../rule.ts';

/** A half-width comma between what was spent and how much: 公务用车运行维护支出,14.20万元. */
const SPLIT =
  /(?:支出|收入|经费|[^水电]费|合计|总计|总额|决算数?|预算数?|结余|金额)(?:为|共|是)?,(?<amount>\d[\d.]*(?:,\d{3})*(?:\.\d+)?(?:万元|亿元|元))/g;

function check(disclosure: Disclosure): Draft[] {
  return passagesOf(disclosure).flatMap((passage) => {
    if (passage.kind !== 'body') return [];
    const { original } = passage.normal;
    return matchesOf(original, SPLIT).map((match): Draft => {
      const { amount } = match.groups as { amount: string };
      const item = match[0].slice(0, -amount.length - 1);
      return {
        message: `“${match[0]}”在项目和金额之间多了一个英文逗号，应为“${item}${amount}”`,
        expected: `${item}${amount}`,
        actual: match[0],
        locations: [
          {
            ...locationIn(passage, 0, 0),
            place: passage.place(match.index, match.index + match[0].length),
            quote: match[0],
          },
        ],
      };
    });
  });
}

const text = (words: string) => disclosure(section('七、“三公”经费支出决算情况说明', words));

export default defineRule({
  id: 'wording/no-mark-before-amount',
  title: '项目和金额之间没有多余的逗号',
  severity: 'warning',
  what: '查找项目名称与金额之间多出的英文逗号，如“公务用车运行维护支出,14.20万元”。',
  why: '多出的逗号把项目和金额断开，读者会误认为另一个数。',
  source: '标点符号用法（GB/T 15834）；检查中的常见问题',
  mend: '删去逗号。',
  check: inProse(check),
  examples: {
    wrong: [
      { finds: ['14.20万元', '逗号'], text: text('公务用车运行维护支出,14.20万元。') },
      { finds: ['3.00万元', '逗号'], text: text('公务接待费,3.00万元，与上年持平。') },
    ],
    right: [text('公务用车运行维护支出14.20万元，与上年持平。'), text('项目支出1,214.20万元，占10.00%。')],
  },
});
