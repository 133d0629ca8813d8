import type { Disclosure } from '../../../model/disclosure.ts';
import { matchesOf } from '../../../model/matches.ts';
import { disclosure, section } from '../../example.ts';
import type { Draft } from '../../finding.ts';
import { inProse, isProse, locationIn, passagesOf } from '../../passages.ts';
import { defineRule } from '../../rule.ts';

/** One character three times or more. 某某某 stands for a name. */
const RUN = /((?!某)[一-鿿])\1{2,}/g;
/**
 * Doubled characters inside one term, with the neighbours that would put a word's end there instead: 税收收入,
 * 划拨拨款 and 办公公用经费 are right, and so are 层层, 常常, 人人 and every other doubled word, which none of these is.
 */
const DOUBLED = new RegExp(
  [
    '的的(?![确士])',
    '(?<![末临除罢公完明])了了(?![解结断却])',
    '(?<![凡可但于只正若])是是(?![非否])',
    '亿亿',
    '(?<![收超开透列])支支出',
    '(?<![税征没回接吸应验创营实])收收入',
    '预预算',
    '(?<![表解议否判])决决算',
    '(?<![理资])财财政',
    '(?<![划调转补核请下])拨拨款',
    '(?<![新调追激递])增增加',
    '(?<![核压调削递缩消])减减少',
    '(?<![办因非对])公公[务用共]',
    '(?<![统之同唯专第单十万])一一般',
    '(?<![财已曾])经经费',
    '(?<![民业自])主主要',
    '(?<![还复高])原原因',
    '(?<![侵抢强])占占',
    '其其[他中]',
    '(?<![普涉顾波触])及及(?!时)',
    '(?<![参给赠授付寄])与与(?!会)',
    '(?<![总饱中共温缓柔])和和(?![谐平睦气解])',
    '(?<![比计])较较',
  ].join('|'),
  'g',
);
/** Doubled words. A word that ends a name and begins the next (…支出支出决算) is no slip: these never do both. */
const WORDS =
  /(增加|减少|增长|下降|主要|较上年|比上年|与上年|其中|包括|用于|万元|亿元|我们|本年度|进行|严格|加强|落实|按照|根据|完成|由于|因为|情况|以及|同时|通过|对于|主要是|主要原因|原因|本单位|本部门)\1/g;
/** 预算预算, 决算决算, 支出支出 where neither ends a name nor begins one: 公共预算预算数 and 基本支出支出决算 join two. */
const JOINED =
  /(?<!公共|基金|经营|部门|单位|财政)(?:预算){2}(?!单位)|(?<!部门|单位|财政)(?:决算){2}|(?<!基本|项目|经营|三公|经费|服务|保障|补助)(?:支出){2}(?!决算|预算|合计|总额|总计)/g;
/** A longer phrase printed twice. */
const PHRASE = /([一-鿿、]{4,20})\1/g;
const NATURAL =
  /千千万万|形形色色|方方面面|实实在在|扎扎实实|清清楚楚|踏踏实实|点点滴滴|家家户户|世世代代|兢兢业业|勤勤恳恳|认认真真|轰轰烈烈/;

/** Each with the lengths of what it may find repeated, as bits. */
const PATTERNS: readonly (readonly [RegExp, number])[] = [
  [RUN, 1 << 1],
  [PHRASE, bits(4, 20)],
  [WORDS, bits(2, 4)],
  [JOINED, 1 << 2],
  [DOUBLED, 1 << 1],
];

function bits(from: number, to: number): number {
  let all = 0;
  for (let bit = from; bit <= to; bit++) all |= 1 << bit;
  return all;
}

/** The lengths, as bits, of what a text has twice in a row: most have nothing so, and no pattern need be tried. */
function repeated(text: string): number {
  let found = 0;
  for (let length = 1; length <= 20; length++)
    for (let at = length, same = 0; at < text.length; at++) {
      if (text.charCodeAt(at) !== text.charCodeAt(at - length)) same = 0;
      else if (++same === length) {
        found |= 1 << length;
        break;
      }
    }
  return found;
}

function check(disclosure: Disclosure): Draft[] {
  const found: Draft[] = [];
  for (const passage of passagesOf(disclosure)) {
    if (!isProse(passage)) continue;
    const { normal } = passage;
    const { text } = normal;
    const lengths = repeated(text);
    if (lengths === 0) continue;
    const taken: [number, number][] = [];
    for (const [pattern, among] of PATTERNS) {
      if ((lengths & among) === 0) continue;
      for (const match of matchesOf(text, pattern)) {
        const start = match.index;
        const end = start + match[0].length;
        if (taken.some(([a, b]) => start < b && a < end)) continue;
        // Cells of a table that became text stand side by side: 无 无 无.
        if (normal.map[end - 1]! - normal.map[start]! !== end - 1 - start) continue;
        if (NATURAL.test(text.slice(Math.max(0, start - 3), end + 3))) continue;
        taken.push([start, end]);
        const right = match[1] ?? match[0].replace(/(.+)\1/, '$1');
        found.push({
          message: `“${shown(match[0])}”重复，应为“${right}”`,
          expected: right,
          actual: match[0],
          locations: [locationIn(passage, start, end, 6)],
          culprit: { quote: match[0], suggestion: right, confidence: 0.9 },
        });
      }
    }
  }
  return found;
}

function shown(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}

export default defineRule({
  id: 'wording/no-repeated-characters',
  title: '没有重复的字词',
  severity: 'warning',
  appliesToBlankForms: true,
  what: '查找连续重复的字（三个以上）、不可能成词的叠字和重复的词语。“层层”“常常”“方方面面”以及词与词相接处的同字（“资金金额”“项目目标”）不算。',
  why: '重复的字词是录入或转换时的差错，公开后有损严肃性。',
  source: '文字规范；实际公开文本中的常见差错',
  mend: '删去多余的字词。由扫描或转换得到的文本，先与原文件核对。',
  check: inProse(check),
  examples: {
    wrong: [
      {
        finds: ['招招招招', '招'],
        text: disclosure(section('一、主要职能', '在北京招招招招商引资，提供服务。')),
      },
      {
        finds: ['增加增加', '增加'],
        text: disclosure(
          section('一、收入支出决算总体情况说明', '收入支出总体与上年相比，增加增加10.00万元。'),
        ),
      },
      { finds: ['的的', '的'], text: disclosure(section('一、主要职能', '贯彻执行国家的的方针政策。')) },
      {
        finds: ['一般公共预算一般公共预算', '一般公共预算'],
        text: disclosure(section('六、基本支出', '一般公共预算一般公共预算财政拨款基本支出10.00万元。')),
      },
    ],
    right: [
      disclosure(section('一、主要职能', '层层落实责任，常常走访，把工作做到方方面面，实实在在。')),
      disclosure(
        section('三、支出决算情况说明', '住房公积金支出支出决算为10.00万元，资金金额与项目目标相符。'),
      ),
      disclosure(section('二、机构设置', '纳入市市场监管局管理，科学学会挂靠在办公室。')),
      disclosure(
        section(
          '二、收入决算情况说明',
          '税收收入和非税收收入、没收收入按规定上缴，划拨拨款及时，办公公用经费参与与其他单位的核算，总和和上年相同，财政收支支出有序，为了了解情况多次调研，常常研究研究。',
        ),
      ),
      disclosure(section('三、支出决算情况说明', '是否达标：是 是 是；变化：无 无 无。')),
    ],
  },
});
