import type { Disclosure, Section } from '../../../model/disclosure.ts';
import { plain } from '../../../model/normalise.ts';
import { disclosure, section } from '../../example.ts';
import type { Draft } from '../../finding.ts';
import { passagesOf } from '../../passages.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

const DIGITS = '一二三四五六七八九';

/** 一 … 九十九 as a number. */
function numberOf(chinese: string): number {
  const [tens, ones] = chinese.includes('十') ? chinese.split('十') : [undefined, chinese];
  const digit = (c: string | undefined) => (c ? DIGITS.indexOf(c) + 1 : 0);
  return tens === undefined ? digit(ones) : (tens === '' ? 1 : digit(tens)) * 10 + digit(ones);
}

function chinese(n: number): string {
  const ones = n % 10 === 0 ? '' : DIGITS[(n % 10) - 1]!;
  return n < 10 ? ones : `${n < 20 ? '' : DIGITS[Math.floor(n / 10) - 1]}十${ones}`;
}

const ORDINALS: readonly [number, RegExp, (n: number) => string][] = [
  [1, /^第([一二三四五六七八九十]+)部分/, (n) => `第${chinese(n)}部分`],
  [2, /^([一二三四五六七八九十]+)[、.．]/, (n) => `${chinese(n)}、`],
];

function check(disclosure: Disclosure): readonly Draft[] | Unchecked {
  const texts = passagesOf(disclosure)
    .filter((p) => p.kind !== 'contents')
    .map((p) => p.normal.text);
  const bare = (text: string) => plain(text).replace(/[\s，。、：.()（）]/g, '');
  const isPrinted = (ordinal: string): boolean => {
    if (texts.some((t) => t.startsWith(ordinal))) return true;
    // The heading of a part may stand without its number, on a page of its own.
    const entry = disclosure.contents.find((e) => plain(e.title).startsWith(ordinal));
    const words = entry && bare(plain(entry.title).slice(ordinal.length));
    return Boolean(words) && texts.some((t) => bare(t) === words);
  };
  const found: Draft[] = [];
  let lists = 0;
  for (const [level, pattern, written] of ORDINALS) {
    const byParent = new Map<number, Section[]>();
    for (const s of disclosure.sections) {
      if (s.level !== level || !pattern.test(plain(s.title))) continue;
      const parent = s.parent ?? -1;
      byParent.set(parent, [...(byParent.get(parent) ?? []), s]);
    }
    for (const list of byParent.values()) {
      const numbers = list.map((s) => numberOf(pattern.exec(plain(s.title))![1]!));
      if (list.length < 3 || numbers[0] !== 1) continue;
      lists++;
      const breaks = numbers.flatMap((n, i) => (i > 0 && n !== numbers[i - 1]! + 1 ? [i] : []));
      // A number that is printed somewhere was only not taken for a heading's.
      const first = breaks.find((i) => !isPrinted(written(numbers[i - 1]! + 1)));
      const repeated = breaks.find((i) => numbers[i] === numbers[i - 1]);
      const at = repeated ?? first;
      if (at === undefined) continue;
      const before = list[at - 1]!;
      const here = list[at]!;
      found.push({
        message: `标题序号不连续：“${before.title}”之后是“${here.title}”，应为“${written(numbers[at - 1]! + 1)}”`,
        expected: written(numbers[at - 1]! + 1),
        actual: written(numbers[at]!),
        locations: [{ place: here.place, quote: here.title, section: here.index }],
        related: [{ place: before.place, quote: before.title, what: '前一个标题' }],
      });
    }
  }
  if (lists === 0) return { unchecked: 'no-numbered-headings' };
  return found;
}

export default defineRule({
  id: 'structure/headings-are-numbered-in-order',
  title: '标题序号连续',
  severity: 'warning',
  appliesToBlankForms: true,
  what: '检查同级标题（第一部分、第二部分……；一、二、三……）的序号是否连续、不重复。',
  why: '序号跳号或重号，常是漏了一节，或增删后没有重编。',
  source: '公文标题的编号习惯',
  mend: '补上漏掉的一节，或重新编号。',
  check,
  examples: {
    wrong: [
      {
        finds: ['四、', '三、'],
        text: disclosure(
          section('一、主要职能', '负责档案管理工作。'),
          section('二、收入决算情况说明', '本年收入10.00万元。'),
          section('四、支出决算情况说明', '本年支出10.00万元。'),
        ),
      },
      {
        finds: ['二、', '三、'],
        text: disclosure(
          section('一、主要职能', '负责档案管理工作。'),
          section('二、收入决算情况说明', '本年收入10.00万元。'),
          section('二、支出决算情况说明', '本年支出10.00万元。'),
        ),
      },
    ],
    right: [
      disclosure(
        section('一、主要职能', '负责档案管理工作。'),
        section('二、收入决算情况说明', '本年收入10.00万元。'),
        section('三、支出决算情况说明', '本年支出10.00万元。'),
      ),
      disclosure(
        section('第一部分 单位概况'),
        section('一、主要职能', '负责档案管理工作。'),
        section('二、机构设置', '内设2个科室。'),
        section('第二部分 决算情况说明'),
        section('一、收入支出决算总体情况说明', '2024年度收入总计10.00万元。'),
        section('二、收入决算情况说明', '本年收入10.00万元。'),
        section('三、支出决算情况说明', '本年支出10.00万元。'),
      ),
    ],
  },
});
