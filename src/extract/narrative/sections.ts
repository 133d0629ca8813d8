import type { ContentsEntry, NarrativeParagraph, Section, SectionKind } from '../../model/disclosure.ts';
import { type Paragraph, placeOf } from '../../model/document.ts';
import { plain } from '../../model/normalise.ts';

/**
 * Sections by their headings, in any local order and numbering: the ordinal gives the level, the words give the topic.
 */

const CHINESE = '[一二三四五六七八九十百]+';
const ORDINALS: readonly { level: number; pattern: RegExp }[] = [
  { level: 1, pattern: new RegExp(`^第${CHINESE}(?:部分|章|篇)[：:、，.]?`) },
  { level: 2, pattern: new RegExp(`^${CHINESE}[、.．，]`) },
  { level: 3, pattern: new RegExp(`^\\(${CHINESE}\\)[、.]?`) },
  { level: 4, pattern: /^\d{1,2}(?:[、．]|\.(?!\d))/ },
  { level: 5, pattern: /^\(\d{1,2}\)[、.]?/ },
];

/** Level and words of a heading candidate, from its normalised text; level 0 without an ordinal. */
export function splitOrdinal(text: string): { level: number; ordinal: string; words: string } {
  for (const { level, pattern } of ORDINALS) {
    const match = pattern.exec(text);
    if (match) return { level, ordinal: match[0], words: text.slice(match[0].length) };
  }
  return { level: 0, ordinal: '', words: text };
}

/** Topics by their words, tried in order: the first that fits wins. */
const TOPICS: readonly [SectionKind, RegExp][] = [
  ['contents', /^目录$/],
  ['glossary', /名词解释|术语解释|相关口径说明|专业(?:性)?名词/],
  ['attachments', /^附件[：:]?$|^附件\d?$|绩效(?:自评|评价)(?:报告|表)(?:附后)?$/],
  ['running-cost', /机关运行(?:经费|费)|机关\(事业\)运行经费/],
  ['procurement', /政府采购|购买服务/],
  ['assets', /国有资产|资产占[有用]|资产(?:负债)?情况/],
  ['performance', /绩效/],
  ['sangong', /三公/],
  ['government-fund', /政府性基金/],
  ['state-capital', /国有资本经营/],
  ['basic', /(?:一般公共预算|财政拨款).*基本支出/],
  ['general-budget-structure', /一般公共预算.*支出.*结构|财政拨款支出决算结构/],
  ['general-budget-items', /一般公共预算.*支出.*具体|财政拨款支出决算具体/],
  ['general-budget-total', /一般公共预算.*支出.*总体/],
  ['general-budget', /一般公共预算.*支出/],
  ['fiscal', /财政拨款(?:收入?(?:、|和|与|及)?支出?|收支|支出)/],
  [
    'overview',
    /(?:收入支出|收支|收入、支出|收入和支出)(?:决算)?(?:总体|总计|总表)?(?:情况)?|预算收支增减变化/,
  ],
  ['income', /收入决算|收入情况|收入总体/],
  ['expenditure', /支出决算|支出情况|支出总体/],
  ['other-matters', /其他重要事项/],
  ['remarks', /其他需要?说明|需要?说明的(?:其他|问题|事项)/],
  ['duties', /主要(?:职[能责]|工作|任务)|职[能责](?:职[能责])?|部门职责|重点工作|基本职能/],
  [
    'organisation',
    /机构(?:设置|情况|组成|编制)|单位构成|单位组成|人员(?:情况|构成|编制)|决算单位|单位设置|部门构成/,
  ],
];

/** An item of “三公”经费, or what is published beside it, under a heading of its own. */
const OF_SANGONG = /公务接待|公务用车|因公出国|会议费|培训费/;

const PARTS: readonly [SectionKind, RegExp][] = [
  ['contents', /^目录$/],
  ['glossary', /名词解释|术语/],
  ['statements', /(?:决算|公开)(?:报表|表|表格)(?:\(|（|$|情况)|附表|决算公开表/],
  ['explanation', /情况说明|决算(?:收支)?说明|情况(?:及|和)?分析|收支决算情况|决算情况/],
  ['other-matters', /其他重要事项/],
  ['performance', /绩效/],
  ['attachments', /附件/],
  ['profile', /概况|基本情况|概述|单位情况|简介/],
];

/** Topic of a heading's words at a level; `undefined` when they name none that is known. */
export function topicOf(words: string, level: number, parent?: SectionKind): SectionKind | undefined {
  const text = words.replace(/20\d\d年度?|[。：:]$/g, '');
  if (level <= 1) {
    for (const [kind, pattern] of PARTS) if (pattern.test(text)) return kind;
    if (level === 1) return undefined;
  }
  if (level >= 3 && parent?.startsWith('general-budget')) {
    if (/结构/.test(text)) return 'general-budget-structure';
    if (/具体/.test(text)) return 'general-budget-items';
    if (/总体/.test(text)) return 'general-budget-total';
  }
  if (level >= 3 && OF_SANGONG.test(text) && !/国有资产|采购/.test(text)) return 'sangong';
  if (/会议费|培训费/.test(text) && !/三公|国有资产|采购|运行经费/.test(text)) return 'remarks';
  for (const [kind, pattern] of TOPICS) if (pattern.test(text)) return kind;
  return undefined;
}

/** Words of the running statement headings, which are not headings of the narrative. */
const STATEMENT_TITLE = /决算(?:总|公开|明细)?表[》]?(?:\(.*\))?$|^公开\d+表$/;
const LEADER = /[.…·．﹒\s]{2,}\d*\s*$|[\s.…·]+\d{1,3}\s*$/;

/** A number of the account: a line that holds one is no title and no heading. */
const FIGURE = /(?<!\d[,.]*)\d[\d,.]*(?:万元|元|%|人|辆|个)/;

interface Candidate {
  readonly index: number;
  readonly level: number;
  readonly words: string;
  readonly text: string;
}

function candidateOf(paragraph: Paragraph, index: number): Candidate | undefined {
  const text = plain(paragraph.text.replace(LEADER, ''));
  if (text.length === 0 || text.length > 64) return undefined;
  const { level, words } = splitOrdinal(text);
  if (level === 0 && paragraph.level === undefined && text.length > 30) return undefined;
  return { index, level, words, text };
}

export interface Outline {
  readonly sections: readonly Section[];
  readonly contents: readonly ContentsEntry[];
  readonly paragraphs: readonly NarrativeParagraph[];
}

/**
 * Cuts the paragraphs of a document into sections.
 * @param isNote tells paragraphs that belong to a statement (its title, unit line or notes): they are no narrative.
 */
export function outline(
  paragraphs: readonly Paragraph[],
  isNote: (paragraph: Paragraph) => boolean,
): Outline {
  const contentsEnd = contentsRange(paragraphs);
  const sections: Section[] = [];
  const contents: ContentsEntry[] = [];
  const result: NarrativeParagraph[] = [];
  /** The open section of each level. */
  const open: (Section | undefined)[] = [];
  let current = -1;
  let started = false;

  paragraphs.forEach((paragraph, index) => {
    const push = (role: NarrativeParagraph['role']) => {
      result.push({ index: result.length, paragraph, section: current, role });
    };
    if (contentsEnd && index >= contentsEnd.start && index < contentsEnd.end) {
      const text = plain(paragraph.text.replace(LEADER, ''));
      if (index > contentsEnd.start && text.length > 1) {
        contents.push({ title: text, place: placeOf(paragraph), level: splitOrdinal(text).level });
      }
      push('contents');
      return;
    }
    if (isNote(paragraph)) {
      push('note');
      return;
    }
    const candidate = candidateOf(paragraph, index);
    const heading = candidate ? headingOf(candidate, paragraph, open, sections[current]) : undefined;
    if (!heading) {
      const text = plain(paragraph.text);
      push(started || current >= 0 || text.length > 40 || FIGURE.test(text) ? 'body' : 'title');
      return;
    }
    started = true;
    const parent = open.slice(0, heading.level).findLast((s) => s !== undefined);
    const section: Section = {
      index: sections.length,
      kind: heading.kind,
      title: paragraph.text.trim(),
      level: heading.level,
      place: placeOf(paragraph),
      ...(parent ? { parent: parent.index } : {}),
    };
    sections.push(section);
    open.length = heading.level;
    open[heading.level] = section;
    current = section.index;
    push('heading');
  });
  return { sections, contents, paragraphs: result };
}

/** 目录: from its heading to where the first of its entries comes again as a heading. */
function contentsRange(paragraphs: readonly Paragraph[]): { start: number; end: number } | undefined {
  const start = paragraphs.findIndex((p) => /^目录$/.test(plain(p.text)));
  if (start < 0) return undefined;
  const entry = (p: Paragraph) => plain(p.text.replace(LEADER, ''));
  const first = paragraphs.slice(start + 1).find((p) => entry(p).length > 2);
  if (!first) return undefined;
  const key = comparable(entry(first));
  for (let i = start + 2; i < paragraphs.length && i < start + 220; i++) {
    const text = entry(paragraphs[i]!);
    if (comparable(text) === key && paragraphs[i] !== first) return { start, end: i };
    // Running text cannot stand in a table of contents.
    if (text.length > 80 || /[。；]$/.test(text)) {
      const back = paragraphs.slice(start, i).findLastIndex((p) => splitOrdinal(entry(p)).level === 1);
      return { start, end: back > 1 ? start + back : i };
    }
  }
  return undefined;
}

/** A title without ordinal marks, punctuation and year, for telling two printings of one title. */
export function comparable(text: string): string {
  return plain(text).replace(/[《》“”‘’、，。：.()\s]/g, '');
}

function headingOf(
  candidate: Candidate,
  paragraph: Paragraph,
  open: readonly (Section | undefined)[],
  current: Section | undefined,
): { level: number; kind: SectionKind } | undefined {
  const { level, words, text } = candidate;
  if (STATEMENT_TITLE.test(text) && level !== 1) return undefined;
  // A sentence with figures, or one that goes on, is no heading.
  if (FIGURE.test(text)) return undefined;
  if (/[；，、]$/.test(text) || (/。$/.test(text) && !/说明。$|情况。$/.test(text))) return undefined;
  const parent = open.slice(0, level || undefined).findLast((s) => s !== undefined);
  const insideGlossary = open.some((s) => s?.kind === 'glossary');
  const insideProse = open.some((s) => s?.kind === 'duties');
  if (level === 1) return { level, kind: topicOf(words, 1) ?? 'unknown' };
  if (insideGlossary && level !== 2) return undefined;
  if (insideGlossary && /[：]/.test(text)) return undefined;
  if (level >= 2) {
    const topic = topicOf(words, level, parent?.kind);
    // Numbered items of running text (duties, reasons, measures) are no sections.
    if (level >= 4 && (topic === undefined || words.length > 30)) return undefined;
    if (level === 3 && topic === undefined && (insideProse || words.length > 30)) return undefined;
    if (level >= 3 && insideProse) return undefined;
    if (/\(类\)|\(款\)|\(项\)/.test(words)) return undefined;
    if (topic === undefined && words.length > 40) return undefined;
    if (current?.kind === 'performance' && level >= 3 && topic !== 'procurement') return undefined;
    return { level, kind: topic ?? 'unknown' };
  }
  if (paragraph.level !== undefined) {
    const topic = topicOf(words, paragraph.level === 1 ? 1 : 2);
    return topic ? { level: Math.min(paragraph.level, 5), kind: topic } : undefined;
  }
  // No ordinal: only the names of whole parts stand alone.
  const part = PARTS.find(([, pattern]) => pattern.test(words))?.[0];
  if (part === 'glossary' && words.length <= 12) return { level: 1, kind: 'glossary' };
  return undefined;
}
