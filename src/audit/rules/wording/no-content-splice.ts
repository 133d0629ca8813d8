import type { Disclosure } from '../../../model/disclosure.ts';
import { matchesOf } from '../../../model/matches.ts';
import { disclosure, section } from '../../example.ts';
import type { Draft } from '../../finding.ts';
import { inProse, isProse, locationIn, passagesOf } from '../../passages.ts';
import { defineRule } from '../../rule.ts';

const SPLICE =
  /(?:开支内容|支出内容|主要内容)(?:主要)?(?:包括|包含|为|是|有)(?:：)?(?:(?:本|我)(?:单位|部门|局|委|中心|院|校|处|办))?(?:本年度|本年|全年)?(?:无(?![人线烟障偿纸害菌土缝接])|没有|未发生|未安排)(?<what>[^，。；]{0,20})/g;

function check(disclosure: Disclosure): Draft[] {
  const found: Draft[] = [];
  for (const passage of passagesOf(disclosure)) {
    if (!isProse(passage)) continue;
    for (const match of matchesOf(passage.normal.text, SPLICE)) {
      const what = bracketed(match.groups?.what ?? '');
      found.push({
        message: `“${bracketed(match[0])}”是模板句与“无${what}”拼接而成，语句不通；应直接写“本年度无${what || '此项支出'}”`,
        expected: `本年度无${what || '此项支出'}`,
        actual: bracketed(match[0]),
        locations: [locationIn(passage, match.index, match.index + match[0].length)],
      });
    }
  }
  return found;
}

/** Brackets as they are printed in Chinese. */
function bracketed(text: string): string {
  return text.replaceAll('(', '（').replaceAll(')', '）');
}

export default defineRule({
  id: 'wording/no-content-splice',
  title: '没有支出时不写“开支内容包括”',
  severity: 'warning',
  appliesToBlankForms: true,
  what: '查找“开支内容包括本单位无……”一类把“无”填进模板空格而成的句子。',
  why: '“包括”之后应是内容，填“无”语句不通，是套用模板的痕迹。',
  source: '文字规范；实际公开文本中的常见差错',
  mend: '没有此项支出时，改写为“本年度无……支出”。',
  check: inProse(check),
  examples: {
    wrong: [
      {
        finds: ['开支内容包括本单位无因公出国（境）费', '本年度无因公出国（境）费'],
        text: disclosure(
          section(
            '九、“三公”经费支出决算情况说明',
            '因公出国（境）费支出0.00万元，开支内容包括本单位无因公出国（境）费。',
          ),
        ),
      },
      {
        finds: ['开支内容主要包括：我单位本年度未发生公务接待费', '本年度无公务接待费'],
        text: disclosure(
          section(
            '九、“三公”经费支出决算情况说明',
            '公务接待费0.00万元，开支内容主要包括：我单位本年度未发生公务接待费。',
          ),
        ),
      },
    ],
    right: [
      disclosure(
        section(
          '九、“三公”经费支出决算情况说明',
          '因公出国（境）费支出0.00万元，本年度无因公出国（境）支出。',
        ),
      ),
      disclosure(
        section(
          '九、“三公”经费支出决算情况说明',
          '公务用车运行维护费2.00万元，开支内容包括无人机巡查车辆的燃料费、维修费。',
        ),
      ),
    ],
  },
});
