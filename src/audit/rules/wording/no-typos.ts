import type { Disclosure } from '../../../model/disclosure.ts';
import { matchesOf } from '../../../model/matches.ts';
import { disclosure, section } from '../../example.ts';
import type { Draft } from '../../finding.ts';
import { inProse, isProse, locationIn, type Passage, passagesOf } from '../../passages.ts';
import { defineRule } from '../../rule.ts';
import { CONFUSIONS, patternOf } from './confusions.ts';

const PATTERNS = CONFUSIONS.map((confusion) => ({ pattern: patternOf(confusion), ...confusion }));

function check(disclosure: Disclosure): Draft[] {
  const prose = passagesOf(disclosure).filter(isProse);
  // Of nearly two hundred confusions a document has few: those are sought first in all of it.
  const whole = prose.map((p) => p.normal.text).join('\n');
  const printed = new Uint8Array(0x10000);
  for (let i = 0; i < whole.length; i++) printed[whole.charCodeAt(i)] = 1;
  const present = PATTERNS.filter(({ wrong }) => isSpelt(wrong, printed) && whole.includes(wrong));
  return present.length === 0 ? [] : prose.flatMap((passage) => slipsIn(passage, present));
}

/** Whether every character of a word is printed somewhere: of most slips some is not. */
function isSpelt(word: string, printed: Uint8Array): boolean {
  for (let i = 0; i < word.length; i++) if (printed[word.charCodeAt(i)] === 0) return false;
  return true;
}

function slipsIn(passage: Passage, patterns: typeof PATTERNS): Draft[] {
  const { text } = passage.normal;
  const slips: { start: number; end: number; wrong: string; right: string }[] = [];
  for (const { wrong, right, pattern } of patterns) {
    if (!text.includes(wrong)) continue;
    for (const match of matchesOf(text, pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (!slips.some((s) => start < s.end && s.start < end)) slips.push({ start, end, wrong, right });
    }
  }
  return slips
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, wrong, right }) => ({
      message: `“${shown(text.slice(Math.max(0, start - 4), Math.min(text.length, end + 4)))}”中的“${shown(wrong)}”应为“${shown(right)}”`,
      expected: shown(right),
      actual: shown(wrong),
      locations: [locationIn(passage, start, end, 8)],
      culprit: { quote: shown(wrong), suggestion: shown(right), confidence: 0.9 },
    }));
}

/** Brackets as they are printed in Chinese. */
function shown(text: string): string {
  return text.replaceAll('(', '（').replaceAll(')', '）');
}

export default defineRule({
  id: 'wording/no-typos',
  title: '没有错别字和漏字',
  severity: 'warning',
  appliesToBlankForms: true,
  what: '对照一份常见差错表查找错别字、漏字和多字，例如日期前的“截止”、“做出应的贡献”、“较上一度”、“财政拔款”。只认上下文能确定的，存疑的不报。',
  why: '错别字有损公开文本的严肃性；漏字还会改变意思。',
  source: '现代汉语规范；实际公开文本中的常见差错',
  mend: '按提示改正。由扫描或转换得到的文本，先与原文件核对。',
  check: inProse(check),
  examples: {
    wrong: [
      {
        finds: ['截止', '截至'],
        text: disclosure(section('十一、预算绩效的情况说明', '截止2024年12月31日，各项目均已完成。')),
      },
      {
        finds: ['应的', '应有的'],
        text: disclosure(section('十一、预算绩效的情况说明', '为经济发展做出应的贡献。')),
      },
      {
        finds: ['较上一度', '较上一年度'],
        text: disclosure(
          section('一、收入支出决算总体情况说明', '收入总计10.00万元，较上一度增加1.00万元，增长11.11%。'),
        ),
      },
      {
        finds: ['公务用车运行维护维费', '公务用车运行维护费'],
        text: disclosure(section('九、“三公”经费支出决算情况说明', '公务用车运行维护维费支出2.00万元。')),
      },
      {
        finds: ['拔款', '拨款'],
        text: disclosure(section('二、收入决算情况说明', '本年财政拔款收入10.00万元。')),
      },
    ],
    right: [
      disclosure(
        section('十一、预算绩效的情况说明', '截至2024年12月31日，各项目均已完成，报名截止日期为11月底。'),
      ),
      disclosure(section('十一、预算绩效的情况说明', '为经济发展做出应有的贡献，采取相应的措施。')),
      disclosure(
        section(
          '三、支出决算情况说明',
          '收支决算平衡，办公用车运行维护费纳入公用经费；既使用财政资金又使用其他资金，既使群众受益，又使企业满意；全部份额已经转让，接收人支出另计。',
        ),
      ),
      disclosure(
        section(
          '一、主要职能',
          '防犯罪宣传；落实实名制；自己经办；编制完年初预算后按程序报批；预算算法由系统固定；其他人员员额按编制执行。',
        ),
      ),
    ],
  },
});
