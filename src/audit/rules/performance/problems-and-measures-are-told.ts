import type { Disclosure } from '../../../model/disclosure.ts';
import { disclosure, section } from '../../example.ts';
import { locationIn, passagesUnder } from '../../passages.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

const ACHIEVED = /取得的?(?:主要)?成效|主要成效|取得了?(?:较好|良好|明显)?的?成效|绩效(?:管理)?成效/;
const PROBLEMS = /问题|不足|短板|薄弱|有待|改进|整改|下一步|未发现/;

function check(disclosure: Disclosure): Checked | Unchecked {
  const passages = passagesUnder(disclosure, 'performance').filter((p) => p.kind === 'body');
  const achieved = passages.flatMap((passage) => {
    const match = ACHIEVED.exec(passage.normal.text);
    return match ? [locationIn(passage, match.index, match.index + match[0].length, 10)] : [];
  });
  if (achieved.length === 0) return { unchecked: 'no-achievements' };
  const told = passages.some((p) => PROBLEMS.test(p.normal.text));
  const found = told
    ? []
    : [
        {
          message: '预算绩效只写了成效，没有写发现的问题和改进措施，应补充（没有发现问题的写明）',
          locations: achieved.slice(0, 1),
        },
      ];
  return { found, compared: [], looked: 1 };
}

const text = (more: string) =>
  disclosure(
    section(
      '十一、预算绩效的情况说明',
      `本单位预算绩效评价项目1个。预算绩效管理取得的成效：一是数字化按期完成；二是查档用时缩短。${more}`,
    ),
  );

export default defineRule({
  id: 'performance/problems-and-measures-are-told',
  title: '绩效既写成效也写问题和措施',
  severity: 'warning',
  what: '预算绩效部分写了成效的，检查是否也写了发现的问题、不足或改进措施。',
  why: '只写成效，看不出自评发现了什么、要怎样改。',
  source: '绩效自评结果公开应说明发现的问题和改进措施的要求',
  mend: '写明发现的问题及原因、下一步改进措施；没有发现问题的也写明。',
  check,
  examples: {
    wrong: [
      { finds: ['取得的成效', '改进措施'], text: text('') },
      { finds: ['取得的成效'], text: text('具体情况见自评表。') },
    ],
    right: [
      text('发现的问题及原因：个别档案破损较重。下一步改进措施：先修复后扫描。'),
      text('自评未发现需要说明的事项。'),
    ],
  },
});
