import type { Disclosure } from '../../../model/disclosure.ts';
import { matchesOf } from '../../../model/matches.ts';
import { disclosure, section } from '../../example.ts';
import type { Draft, Location } from '../../finding.ts';
import { inProse, isProse, locationIn, type Passage, passagesOf } from '../../passages.ts';
import { defineRule } from '../../rule.ts';

const CLOSES: Readonly<Record<string, string>> = { '(': ')', '[': ']', '《': '》', '“': '”', '〔': '〕' };
const OPENS = new Set(Object.keys(CLOSES));
const CLOSING = new Set(Object.values(CLOSES));
const MARKS = /[()[\]《》“”〔〕]/g;

/** Marks deeper than this belong to no sentence. */
const DEEPEST = 50;
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
  // Straight quotes tell no side; where they stand, no quote does.
  const straight = /["＂]/.test(original);
  const open: { mark: string; at: number }[] = [];
  const lost: Unpaired[] = [];
  for (const { 0: mark, index: at } of matchesOf(text, MARKS)) {
    if (straight && (mark === '“' || mark === '”')) continue;
    if (OPENS.has(mark)) {
      open.push({ mark, at });
      if (open.length > DEEPEST) lost.push({ passage, ...open.shift()! });
    } else if (CLOSING.has(mark)) {
      const last = open.at(-1);
      if (last && CLOSES[last.mark] === mark) open.pop();
      // 1) and 一) count; a book title within one needs no second mark.
      else if (
        mark === ')' &&
        /(?:^|[。；：，、(])(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z])$/.test(
          text.slice(Math.max(0, at - 4), at),
        )
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
      if (OPENS.has(own.mark)) {
        open.push({ paragraph, ...own });
        continue;
      }
      let half = open.length - 1;
      while (half >= 0 && paragraph - open[half]!.paragraph <= REACH && CLOSES[open[half]!.mark] !== own.mark)
        half--;
      if (half >= 0 && paragraph - open[half]!.paragraph <= REACH) open.splice(half, 1);
      else lost.push(own);
    }
    mixed.push(...mixedIn(passage));
  });
  lost.push(...open);
  const found: Draft[] = [];
  for (const [passage, halves] of byPassage(lost)) {
    const [first, second] = halves;
    const mark = printed(first!);
    const locations = halves.slice(0, 20).map(({ at }) => locationIn(passage, at, at + 1, 12));
    const opens = OPENS.has(first!.mark);
    found.push({
      message:
        second && halves.length === 2 && second.mark === first!.mark && /[“”]/.test(mark)
          ? `前后两个引号都是“${mark}”，方向写反了一个`
          : halves.length === 1
            ? alone(passage, first!, mark, opens)
            : `本段有${halves.length}个括号或引号（${[...new Set(halves.map(printed))].join(' ')}）不成对，请补上或删去`,
      actual: mark,
      locations,
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

/** A half by itself: which half is missing, and the words beside the one that is there. */
function alone({ normal }: Passage, { at }: Unpaired, mark: string, opens: boolean): string {
  const name = /[“”"]/.test(mark) ? '引号' : /[《》]/.test(mark) ? '书名号' : '括号';
  const beside = opens
    ? normal.text.slice(at + 1).match(/^[^，。；：、()“”《》]{0,12}/)![0]
    : normal.text.slice(0, at).match(/[^，。；：、()“”《》]{0,12}$/)![0];
  const where = beside === '' ? '' : `，疑在“${beside}”${opens ? '后' : '前'}`;
  return `缺${opens ? '后' : '前'}${name}${where}；请补上，或删去${opens ? '前' : '后'}${name}`;
}

/** The passages in order, each with its marks in order. */
function byPassage(lost: readonly Unpaired[]): Map<Passage, Unpaired[]> {
  const groups = new Map<Passage, Unpaired[]>();
  for (const own of lost) {
    const group = groups.get(own.passage);
    if (group) group.push(own);
    else groups.set(own.passage, [own]);
  }
  for (const group of groups.values()) group.sort((a, b) => a.at - b.at);
  return groups;
}

function printed({ passage, at }: Unpaired): string {
  return passage.normal.original[passage.normal.map[at]!]!;
}

/** （ closed by ), or ( closed by ）. */
function mixedIn(passage: Passage): Location[] {
  const { normal } = passage;
  const found: Location[] = [];
  if (!/[（）]/.test(normal.original) || !/[()]/.test(normal.original)) return found;
  const open: number[] = [];
  for (const { 0: mark, index: at } of matchesOf(normal.text, /[()]/g)) {
    if (mark === '(') open.push(at);
    else {
      const from = open.pop();
      if (from === undefined) continue;
      const wide = (i: number) => /[（）]/.test(normal.original[normal.map[i]!]!);
      if (wide(from) !== wide(at)) found.push(locationIn(passage, at - from > 40 ? at : from, at + 1));
    }
  }
  return found;
}

export default defineRule({
  id: 'wording/pairs-are-closed',
  title: '括号、引号、书名号成对',
  severity: 'warning',
  appliesToBlankForms: true,
  what: '逐段检查括号、引号、书名号是否成对；全角与半角括号混用只作提示。',
  why: '缺一半的括号或引号会让人误读范围，也常是漏字的痕迹。',
  source: '《标点符号用法》（GB/T 15834）',
  mend: '补上缺的一半，或删去多余的一半。',
  check: inProse(check),
  examples: {
    wrong: [
      { finds: ['（'], text: disclosure(section('一、主要职能', '负责档案（含电子档案的管理。')) },
      {
        finds: ['“'],
        text: disclosure(section('九、“三公”经费支出决算情况说明', '“三公经费支出0.00万元。')),
      },
      {
        finds: ['“'],
        text: disclosure(section('九、“三公”经费支出决算情况说明', '财政拨款“三公“经费支出0.00万元。')),
      },
    ],
    right: [
      disclosure(
        section('一、主要职能', '负责档案（含“电子”档案）的管理。1）接收；2）保管。依据《档案法》办理。'),
      ),
      disclosure(section('一、主要职能', '按照“统一领导、分级管理”的原则开展工作（详见附件）。')),
    ],
  },
});
