import type { Disclosure } from '../../../model/disclosure.ts';
import { matchesOf } from '../../../model/matches.ts';
import { disclosure, section } from '../../example.ts';
import type { Draft } from '../../finding.ts';
import { inProse, locationIn, passagesOf } from '../../passages.ts';
import { defineRule } from '../../rule.ts';

const MONEY = '(?:支出|收入|决算数?|预算数?|执行数|合计|总计|总额|金额|经费|费|拨款|结余|价值|资金)';
/** 支出决算为12.34， with nothing behind the number. One decimal is enough after 为. */
const BARE = new RegExp(
  `(?<word>${MONEY}(?:共|共计)?)(?<number>\\d[\\d,]*\\.\\d{2})(?=[，。；、)]|$|其中|比上年|较上年)`,
  'g',
);
const BARE_AFTER_IS = new RegExp(
  `(?<word>${MONEY}为)(?<number>\\d[\\d,]*\\.\\d{1,2})(?=[，。；、)]|$|其中|比上年|较上年)`,
  'g',
);
/** 0.39万（ without 元, where the words before tell of money. */
const HALF = new RegExp(
  `(?<word>${MONEY}(?:为|共|共计)?)(?<number>\\d[\\d,]*(?:\\.\\d+)?)万(?=[(，。；、)]|$)`,
  'g',
);
/** More amounts without a unit than this are a habit, told once. */
const MANY = 5;
/** A unit stated once for all. */
const STATED = /单位[均为]*[：为](?:人民币)?[万亿]?元/;

function check(disclosure: Disclosure): Draft[] {
  const found: Draft[] = [];
  const bare: Draft[] = [];
  const stated = new Set<number | undefined>();
  for (const passage of passagesOf(disclosure)) {
    if (passage.kind !== 'body') continue;
    const { text } = passage.normal;
    if (STATED.test(text)) stated.add(passage.section);
    for (const match of matchesOf(text, HALF)) {
      const { number = '' } = match.groups ?? {};
      found.push({
        message: `“${number}万”后少了“元”`,
        expected: `${number}万元`,
        actual: `${number}万`,
        locations: [locationIn(passage, match.index, match.index + match[0].length, 6)],
        culprit: { quote: `${number}万`, suggestion: `${number}万元`, confidence: 0.9 },
      });
    }
    // A line without a mark is a row of a table that was not read as one.
    if (stated.has(passage.section) || !/^[^，；]*[，；].*\d/.test(text)) continue;
    for (const pattern of [BARE, BARE_AFTER_IS]) {
      for (const match of matchesOf(text, pattern)) {
        const { number = '' } = match.groups ?? {};
        bare.push({
          message: `“${match[0]}”少了金额单位，请补上（多半是“万元”）`,
          actual: number,
          locations: [locationIn(passage, match.index, match.index + match[0].length, 6)],
        });
      }
    }
  }
  if (bare.length <= MANY) return [...found, ...bare];
  const message = `正文有${bare.length}处金额没有单位，请补上，或在开头说明金额单位`;
  return [...found, { message, locations: bare.flatMap((b) => b.locations).slice(0, 20) }];
}

export default defineRule({
  id: 'wording/money-units-are-present',
  title: '金额带单位',
  severity: 'warning',
  appliesToBlankForms: true,
  what: '“支出”“收入”“决算为”等词后面的金额没有单位，或只写“万”没有“元”的，提示补上。',
  why: '没有单位的金额可以差一万倍。',
  source: '量和单位的书写要求；实际公开文本中的常见差错',
  mend: '补上“万元”或“元”。',
  check: inProse(check),
  examples: {
    wrong: [
      {
        finds: ['12.34'],
        text: disclosure(section('三、支出决算情况说明', '本年支出合计12.34，其中：基本支出12.34万元。')),
      },
      {
        finds: ['0.39万', '0.39'],
        text: disclosure(
          section('九、“三公”经费支出决算情况说明', '国内公务接待支出0.39 万（含外宾接待支出0.00万元）。'),
        ),
      },
      {
        finds: ['10.5'],
        text: disclosure(
          section('五、支出决算情况说明', '年初预算为10.50万元，支出决算为10.5，决算数与预算数持平。'),
        ),
      },
    ],
    right: [
      disclosure(
        section(
          '三、支出决算情况说明',
          '本年支出合计12.34万元，占100.00%；全年服务群众3万人次，经费1.20 万元，人均支出35.60元，项目得分98.50。',
        ),
      ),
      disclosure(
        section('三、支出决算情况说明', '（以下金额单位：万元）', '本年支出合计12.34，其中：基本支出12.34。'),
      ),
    ],
  },
});
