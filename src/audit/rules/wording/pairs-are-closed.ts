import type { Disclosure } from '../../../model/disclosure.ts';
import { disclosure, section } from '../../example.ts';
import { isProse, locationIn, type Passage, passagesOf } from '../../passages.ts';
import type { Draft, Location } from '../../rule.ts';
import { defineRule } from '../../rule.ts';

const CLOSES: Readonly<Record<string, string>> = { '(': ')', '[': ']', '《': '》', '“': '”', '〔': '〕' };
const OPENS = new Set(Object.keys(CLOSES));
const CLOSING = new Set(Object.values(CLOSES));

/** Paragraphs that a pair may reach over. */
const REACH = 3;

interface Unpaired {
  readonly passage: Passage;
  readonly at: number;
  readonly mark: string;
}

/** Marks of a passage that lack their other half. */
function unpairedIn(passage: Passage): Unpaired[] {
  const { text, original } = passage.normal;
  // Straight quotes tell no side: they only need to be even.
  const straight = /["＂]/.test(original);
  const open: { mark: string; at: number }[] = [];
  const lost: Unpaired[] = [];
  for (let at = 0; at < text.length; at++) {
    const mark = text[at]!;
    if (straight && (mark === '“' || mark === '”')) continue;
    if (OPENS.has(mark)) open.push({ mark, at });
    else if (CLOSING.has(mark)) {
      const last = open.at(-1);
      if (last && CLOSES[last.mark] === mark) open.pop();
      // 1) and 一) count; a book title within one needs no second mark.
      else if (
        mark === ')' &&
        /(?:^|[。；：，、(])(?:\d{1,2}|[一二三四五六七八九十]+|[a-zA-Z])$/.test(text.slice(0, at))
      )
        continue;
      else {
        const earlier = open.findLastIndex((o) => CLOSES[o.mark] === mark);
        if (earlier < 0) lost.push({ passage, at, mark });
        else for (const skipped of open.splice(earlier).slice(1)) lost.push({ passage, ...skipped });
      }
    }
  }
  for (const { mark, at } of open) lost.push({ passage, at, mark });
  return lost;
}

function check(disclosure: Disclosure): Draft[] {
  const lost: Unpaired[] = [];
  const mixed: Location[] = [];
  const passages = passagesOf(disclosure).filter((p) => isProse(p) && p.kind !== 'form');
  // A bracket that opens in one paragraph and closes soon after: the lines were broken, not the pair.
  const open: (Unpaired & { readonly paragraph: number })[] = [];
  passages.forEach((passage, paragraph) => {
    for (const own of unpairedIn(passage)) {
      const half = OPENS.has(own.mark)
        ? -1
        : open.findLastIndex((o) => CLOSES[o.mark] === own.mark && paragraph - o.paragraph <= REACH);
      if (half >= 0) open.splice(half, 1);
      else if (OPENS.has(own.mark)) open.push({ ...own, paragraph });
      else lost.push(own);
    }
    mixed.push(...mixedIn(passage));
  });
  lost.push(...open);
  const found: Draft[] = [];
  for (const { passage, at, mark } of lost) {
    const opens = OPENS.has(mark);
    const shown = passage.normal.original[passage.normal.map[at]!]!;
    found.push({
      message: `“${shown}”没有${opens ? '对应的后一半' : '对应的前一半'}，请补上或删去`,
      actual: shown,
      locations: [locationIn(passage, at, at + 1, 12)],
    });
  }
  const [first] = mixed;
  if (first)
    found.push({
      severity: 'info',
      message: `全角与半角括号混用${mixed.length > 1 ? `（${mixed.length}处）` : ''}，请统一`,
      locations: mixed.slice(0, 20),
    });
  return found;
}

/** （ closed by ), or ( closed by ）. */
function mixedIn(passage: Passage): Location[] {
  const { normal } = passage;
  const found: Location[] = [];
  const open: number[] = [];
  for (let at = 0; at < normal.text.length; at++) {
    if (normal.text[at] === '(') open.push(at);
    else if (normal.text[at] === ')') {
      const from = open.pop();
      if (from === undefined) continue;
      const wide = (i: number) => /[（）]/.test(normal.original[normal.map[i]!]!);
      if (wide(from) !== wide(at)) found.push(locationIn(passage, from, at + 1));
    }
  }
  return found;
}

export default defineRule({
  id: 'wording/pairs-are-closed',
  title: '括号、引号、书名号成对',
  severity: 'warning',
  what: '逐段检查括号、引号、书名号是否成对；全角与半角括号混用只作提示。',
  why: '缺一半的括号或引号会让人误读范围，也常是漏字的痕迹。',
  source: '《标点符号用法》（GB/T 15834）',
  mend: '补上缺的一半，或删去多余的一半。',
  check,
  examples: {
    wrong: [
      disclosure(section('一、主要职能', '负责档案（含电子档案的管理。')),
      disclosure(section('九、“三公”经费支出决算情况说明', '“三公经费支出0.00万元。')),
    ],
    right: [
      disclosure(
        section('一、主要职能', '负责档案（含“电子”档案）的管理。1）接收；2）保管。依据《档案法》办理。'),
      ),
      disclosure(section('一、主要职能', '按照“统一领导、分级管理”的原则开展工作（详见附件）。')),
    ],
  },
});
