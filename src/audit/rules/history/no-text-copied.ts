import type { Disclosure } from '../../../model/disclosure.ts';
import { normalise } from '../../../model/normalise.ts';
import { lastYearOf } from '../../companions.ts';
import type { Context } from '../../context.ts';
import { locateText } from '../../describe.ts';
import { disclosure, section } from '../../example.ts';
import type { Location, Related } from '../../finding.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

/** Shorter reasons are formulas that every year shares: 人员减少, 厉行节约. */
const TELLING = 10;
const FORMULA =
  /(?:未|无|没有|不)(?:安排|发生|涉及|变化|存在)|持平|一致|厉行节约|严格(?:控制|执行)|按预算执行|无差异/;

function reasonsOf(disclosure: Disclosure): Map<string, { text: string; location: Location }> {
  const found = new Map<string, { text: string; location: Location }>();
  for (const claim of disclosure.claims) {
    if (claim.kind !== 'change' || !claim.reason || claim.base !== 'last-year') continue;
    const text = normalise(claim.reason).text.replace(/20\d\d年度?|\d+(?:\.\d+)?/g, '');
    if (text.length < TELLING || FORMULA.test(text) || found.has(claim.subject)) continue;
    const amount = claim.amount === undefined ? undefined : disclosure.occurrences[claim.amount];
    const place = amount?.place ?? disclosure.paragraphs[claim.paragraph]?.paragraph.spans[0]?.place ?? {};
    const { section: at } = locateText(disclosure, claim, place);
    found.set(claim.subject, {
      text,
      location: { place, quote: claim.reason, ...(at === undefined ? {} : { section: at }) },
    });
  }
  return found;
}

function check(disclosure: Disclosure, context: Context): Checked | Unchecked {
  const before = lastYearOf(disclosure, context);
  if ('unchecked' in before) return before;
  const [now, then] = [reasonsOf(disclosure), reasonsOf(before.disclosure)];
  if (now.size === 0 || then.size === 0) return { unchecked: 'no-reasons-in-last-year' };
  const copied = [...now].filter(([subject, { text }]) => then.get(subject)?.text === text);
  const [first] = copied;
  if (!first) return { found: [], compared: [], looked: now.size };
  return {
    found: [
      {
        message: `${copied.length > 1 ? `有${copied.length}处` : ''}增减原因与上年公开一字不差（“${first[1].location.quote.slice(0, 24)}…”），而数字已变；是否沿用了上年的文字？请核对`,
        locations: copied.map(([, { location }]) => location),
        related: copied.map(
          ([subject]): Related => ({
            what: '上年公开的增减原因',
            document: before.file,
            ...then.get(subject)!.location,
          }),
        ),
      },
    ],
    compared: [],
    looked: now.size,
  };
}

const TOTAL: Readonly<Record<number, string>> = { 2023: '100.00', 2024: '120.00' };
const at = (year: number, change: string, reason: string): string =>
  disclosure(
    section(
      '一、收入支出决算总体情况说明',
      `${year}年度收入总计${TOTAL[year]}万元，支出总计${TOTAL[year]}万元。收入支出总体与上年相比，${change}，主要原因是：${reason}。`,
    ),
  ).replaceAll('2024', String(year));

export default defineRule({
  id: 'history/no-text-copied',
  title: '增减原因不照抄上年',
  severity: 'warning',
  what: '把同一项目的增减原因与上年公开比较（不计年份和数字），查找一字不差的；“未安排”“厉行节约”一类的套话不算。',
  why: '数字变了，原因却与上年相同，多半是忘了改。',
  source: '对增减变化作出说明的要求',
  mend: '按本年的情况重写原因；确实相同的，可作说明。',
  needs: 'lastYear',
  check,
  examples: {
    wrong: [
      {
        finds: ['档案库房的空调机组本年集中更换'],
        text: at(2024, '增加20.00万元，增长20.00%', '档案库房的空调机组本年集中更换'),
        lastYear: at(2023, '减少5.00万元，下降4.76%', '档案库房的空调机组本年集中更换'),
      },
      {
        finds: ['2024年新增两个数字化加工项目'],
        text: at(2024, '增加20.00万元，增长20.00%', '2024年新增两个数字化加工项目'),
        lastYear: at(2023, '增加5.00万元，增长5.26%', '2023年新增两个数字化加工项目'),
      },
    ],
    right: [
      {
        text: at(2024, '增加20.00万元，增长20.00%', '档案库房的空调机组本年集中更换'),
        lastYear: at(2023, '减少5.00万元，下降4.76%', '消防改造项目上年完工，本年不再安排'),
      },
      {
        text: at(2024, '增加20.00万元，增长20.00%', '厉行节约，严格控制一般性支出'),
        lastYear: at(2023, '减少5.00万元，下降4.76%', '厉行节约，严格控制一般性支出'),
      },
    ],
  },
});
