import type { Disclosure } from '../../../model/disclosure.ts';
import { matchesOf } from '../../../model/matches.ts';
import { disclosure, section } from '../../example.ts';
import type { Draft } from '../../finding.ts';
import { inProse, locationIn, passagesOf } from '../../passages.ts';
import { defineRule } from '../../rule.ts';

const INTRODUCED =
  /(?:主要原因(?:是|为|系|在于)?：?|(?<![^，。；])(?:差异)?原因(?:是|为|系)?：|主要是(?:由于|因为)?：?)/g;
/** What stands for a reason without being one. X and × are residue of the template, told by that rule. */
const NOTHING = /^(?:…+|\.{3,}|略|同上|待补充|-+|—+|\/+|\(略\))?(?=[。；，]|$)/;

function check(disclosure: Disclosure): Draft[] {
  if (disclosure.blankForm) return [];
  const found: Draft[] = [];
  const passages = passagesOf(disclosure);
  passages.forEach((passage, i) => {
    if (passage.kind !== 'body') return;
    const { text } = passage.normal;
    for (const match of matchesOf(text, INTRODUCED)) {
      const end = match.index + match[0].length;
      const rest = text.slice(end);
      if (!NOTHING.test(rest)) continue;
      // …的主要原因。 names the reason before; …，主要原因。 gives none.
      const afterFact = match.index > 0 && /[，；]/.test(text[match.index - 1]!);
      if (!/[：是为系于]$/.test(match[0]) && rest !== '' && !afterFact) continue;
      const next = passages[i + 1];
      // The reason may stand in the next paragraph.
      if (rest === '' && next && next.kind === 'body' && next.section === passage.section) continue;
      if (rest === '' && !/[：是为系于因]$/.test(match[0])) continue;
      const placeholder = NOTHING.exec(rest)?.[0] ?? '';
      found.push({
        message: placeholder
          ? `“${match[0]}”后只有“${placeholder}”，没有写出原因`
          : `“${match[0]}”后没有写出原因`,
        actual: placeholder,
        locations: [locationIn(passage, match.index, end + placeholder.length, 10)],
      });
    }
  });
  return found;
}

export default defineRule({
  id: 'wording/reason-is-given',
  title: '“主要原因”后写有原因',
  severity: 'warning',
  appliesToBlankForms: true,
  what: '查找“主要原因：”“主要是：”后面没有内容，或只有“……”“略”的句子。',
  why: '增减变化要说明原因，是决算公开的基本要求；空着等于没有说明。',
  source: '决算公开对增减变化说明的要求',
  mend: '写明具体原因。',
  check: inProse(check),
  examples: {
    wrong: [
      {
        finds: ['年增加1.00万元，主要原因。'],
        text: disclosure(
          section('一、收入支出决算总体情况说明', '收入总计10.00万元，比上年增加1.00万元，主要原因。'),
          section('二、收入决算情况说明', '本年收入10.00万元。'),
        ),
      },
      {
        finds: ['年增加1.00万元，主要原因：。'],
        text: disclosure(
          section('一、收入支出决算总体情况说明', '收入总计10.00万元，比上年增加1.00万元，主要原因：。'),
          section('二、收入决算情况说明', '本年收入10.00万元。'),
        ),
      },
      {
        finds: ['年增加1.00万元，主要原因是：'],
        text: disclosure(
          section('一、收入支出决算总体情况说明', '收入总计10.00万元，比上年增加1.00万元，主要原因是：'),
          section('二、收入决算情况说明', '本年收入10.00万元。'),
        ),
      },
      {
        finds: ['……'],
        text: disclosure(
          section('一、收入支出决算总体情况说明', '收入总计10.00万元，比上年增加1.00万元，主要原因是……。'),
        ),
      },
    ],
    right: [
      disclosure(
        section(
          '一、收入支出决算总体情况说明',
          '收入总计10.00万元，比上年增加1.00万元。主要原因：',
          '人员增加，相应经费增加。',
        ),
      ),
      disclosure(
        section(
          '一、收入支出决算总体情况说明',
          '人员增加是收入增长的主要原因。其他用车主要是：一般公务用车。',
        ),
      ),
    ],
  },
});
