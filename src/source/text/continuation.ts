/** Which lines were broken from one another by something else than the end of a paragraph. */
import { indentOf, widthOf } from './lines.ts';

const SENTENCE_END = /[。；;：:！!？?…][”’"'」』）)]*$/;
const ORDINAL =
  /^(?:第\s*[一二三四五六七八九十百零〇\d]+\s*(?:部分|章|节|条|项)|[一二三四五六七八九十百]+\s*[、.．，]|[（(]\s*[一二三四五六七八九十百]+\s*[)）]|[（(]\s*\d{1,3}\s*[)）]|\d{1,3}\s*[、.．](?!\d)|\d{1,2}\s*[)）]|[①-⑳㈠-㈩⑴-⒇⒈-⒛]|[A-Za-z]\s*[.．、])/;
/** Beginnings of what stands for itself: notes, contents, heads of tables, marks of lists. */
const OWN =
  /^(?:注\s*\d*\s*[：:]|说明\s*[：:]|备注|附件?\s*\d*\s*[：:]|附\s*表|表\s*[\d一二三四五六七八九十]|图\s*\d|目\s*录|(?:编制)?(?:单位|部门)(?:名称)?\s*[：:]|(?:金额)?单位\s*[：:]|公开\s*\d+\s*表|项目名称|来源\s*[：:]|[-*+•●○◆◇■□▪►➢★☆·]\s|[●◆■□▪►➢★☆]|[#>|]|<)/;
/** Words that sentences of these accounts begin with; a line that begins so may well be a paragraph of its own. */
const SENTENCE_START =
  /^(?:20\d\d\s*年|本(?:单位|部门|年|级)|其中\s*[：:，,]|截[至止]|与上年|较上年|我(?:单位|部门|局|委|办|处))/;
const PROSE = /[，。；：、]|[,;:]\s|[\u4e00-\u9fff][,;:]/;
const SENTENCE = /[，。；]|,\s|[\u4e00-\u9fff][,;]|[！？]$/;
/** A number with its unit: a sentence may end here that somebody forgot to end. */
const QUANTITY = /[\d.]\s*(?:[万亿]?元|[%％]|人次?|次|批次?|辆|个|台|套|平方米)\s*[)）]?$/;
/** Characters after which no sentence ends. */
const OPEN_END = /[，,、（(“‘《〈【〔]$|[的和与及或]$/;

/** Shorter lines end where their text ends, not where the paper does. Columns. */
const LONG = 40;
/** A title is no longer than this. Columns. */
const TITLE = 80;
/** Characters before a line that are looked at. */
const MOST = 1000;
/** Lines of a file that was wrapped fall short of the measure by so much at most. Columns. */
const SLACK = 4;

/** Whether a line begins with an ordinal of a heading or a list (一、（一）1. ①). */
export function hasOrdinal(text: string): boolean {
  return ORDINAL.test(text);
}

/** Whether a line begins with what never goes on a sentence. */
export function beginsAnew(text: string): boolean {
  return ORDINAL.test(text) || OWN.test(text);
}

/**
 * The measure that the lines of a file were wrapped at, in columns; undefined when each paragraph is one line. Lines
 * that are wrapped have nearly one width, and none is wider.
 */
export function measureOf(lines: Iterable<string>): number | undefined {
  const counts = new Map<number, number>();
  let all = 0;
  for (const raw of lines) {
    // A mark at the end may hang over the margin.
    const width = widthOf(raw.replace(/[，。；：、”）)]$/, ''));
    if (width < LONG) continue;
    all++;
    counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  if (all < 4) return undefined;
  const widths = [...counts.keys()].sort((a, b) => b - a);
  // A few lines may run over (an address, a formula).
  let over = 0;
  for (const width of widths) {
    let near = 0;
    for (let w = width; w >= width - SLACK; w--) near += counts.get(w) ?? 0;
    if (near >= 4 && near >= 0.4 * all) return width <= 160 ? width : undefined;
    over += counts.get(width)!;
    if (over > 0.1 * all) return undefined;
  }
  return undefined;
}

/** What is known of the lines at hand. */
export interface Neighbours {
  /** The paragraph so far, as joined. */
  readonly paragraph: string;
  /** Its first and its last line, as in the file. */
  readonly firstRaw: string;
  readonly lastRaw: string;
  /** The line that may go on with it, as in the file. */
  readonly nextRaw: string;
  /** Blank lines between them. */
  readonly blanks: number;
  readonly newPage: boolean;
  /** `measureOf` the file. */
  readonly measure: number | undefined;
}

/** Whether the next line goes on with the paragraph. In doubt it does not: a paragraph cut in two is read nearly as well. */
export function goesOn(at: Neighbours): boolean {
  // What the last sentences say is enough, and paragraphs may be long.
  const before = at.paragraph.slice(-MOST);
  const next = at.nextRaw.trim();
  if (at.blanks > 1 && !at.newPage) return false;
  if (beginsAnew(next)) return false;
  if (isFull(at, next)) return fillsAndGoesOn(at, before, next);
  const headed = ORDINAL.test(at.paragraph);
  if (headed && !SENTENCE.test(before) && widthOf(before) <= TITLE) return false;
  if (/^目\s*录$/.test(before) || isLeader(before) || isLeader(next)) return false;
  const firstIndent = indentOf(at.firstRaw);
  const lastIndent = indentOf(at.lastRaw);
  const nextIndent = indentOf(at.nextRaw);
  // A line set in deeper than the one above begins a paragraph; so does one set in like the paragraph's first.
  if (nextIndent >= lastIndent + 2) return false;
  if (at.lastRaw !== at.firstRaw && firstIndent >= lastIndent + 2 && nextIndent >= firstIndent - 1)
    return false;

  if (SENTENCE_END.test(before)) return false;
  if (closesIn(before, next)) return true;
  if (firstIndent >= 2 && nextIndent >= firstIndent) return false;
  if (!PROSE.test(before)) return false;
  if (OPEN_END.test(before)) return widthOf(before) >= LONG / 2 && !isTitleLike(next);
  if (widthOf(before) < LONG || isTitleLike(next)) return false;
  if (QUANTITY.test(before) || SENTENCE_START.test(next) || /[》〉]$/.test(before)) return false;
  // Broken at one place by a page that is gone: the line itself may have any width.
  return true;
}

/** What goes on a sentence or its subject, where the one before may end at the margin by chance. */
const CONTINUES =
  /^(?:其中|主要|原因|具体|与(?:上|去|年|20|全|预)|比(?:上|去|年|20)|较|决算数|年初预算|全年预算|支出(?:决算|减少|增加)|完成|占|增[加长]|减少|下降|国内|全年|公用经费|下一步|发现的)/;
/** A heading that is complete, so that what follows is its text. */
const HEADING_END = /(?:情况|说明|概况|职责|职能|设置|构成|组成|解释|事项|目录|报表|表)[）)]?。?$/;
/** A sentence that begins with the unit and the year. */
const NAMED_START = /^[^，。；：]{0,30}20\d\d\s*年/;

/** Of a line that the measure made end: whether the next goes on with it, whatever words and breaks may say. */
function fillsAndGoesOn(at: Neighbours, before: string, next: string): boolean {
  if (isLeader(before) || isLeader(next) || isRow(at.lastRaw) || isRow(at.nextRaw)) return false;
  const firstIndent = indentOf(at.firstRaw);
  const nextIndent = indentOf(at.nextRaw);
  if (nextIndent >= indentOf(at.lastRaw) + 2) return false;
  const setIn = firstIndent >= nextIndent + 2;
  if (at.lastRaw !== at.firstRaw && nextIndent >= 2 && nextIndent >= firstIndent - 1 && !setIn) return false;
  if (firstIndent >= 2 && nextIndent >= firstIndent) return false;
  if (/[。！？]["”’』」）)]*$/.test(before)) return (setIn && at.blanks === 0) || CONTINUES.test(next);
  if (setIn) return true;
  const heading = !SENTENCE.test(before) && HEADING_END.test(before);
  return !(heading && (SENTENCE_START.test(next) || NAMED_START.test(next)));
}

/** A line of figures in columns. */
function isRow(raw: string): boolean {
  return (raw.match(/(?:^|\s)-?\d[\d,]*(?:\.\d+)?(?=\s|$)/g) ?? []).length >= 2;
}

/** The line ended where the measure made it end: the next word would not have fitted. */
function isFull(at: Neighbours, next: string): boolean {
  if (at.measure === undefined || (at.blanks > 0 && !at.newPage)) return false;
  const word = /^[\dA-Za-z.,%]+[，。；、）)]?|^.[，。；、：）)”]*/u.exec(next)?.[0] ?? '';
  return widthOf(at.lastRaw) + Math.max(widthOf(word), SLACK) > at.measure;
}

function isLeader(text: string): boolean {
  return /[.．…·]{3,}\s*\d{1,4}$/.test(text);
}

/** Without a sentence in it, and short. */
function isTitleLike(text: string): boolean {
  return widthOf(text) <= TITLE && !SENTENCE.test(text) && !/\d\s*(?:[万亿]?元|[%％])/.test(text);
}

const OPENERS = '（(《【〔［[“';
const CLOSERS: readonly string[] = ['）)', '）)', '》', '】', '〕', '］]', '］]', '”'];

/** The opening bracket or quotation mark that a text ends inside of, as the characters that would close it. */
export function openAtEnd(text: string): string | undefined {
  const open: string[] = [];
  for (const character of text) {
    const opener = OPENERS.indexOf(character);
    if (opener >= 0) open.push(CLOSERS[opener]!);
    else {
      const at = open.findLastIndex((closers) => closers.includes(character));
      if (at >= 0) open.length = at;
    }
  }
  return open.at(-1);
}

/** Whether a bracket or quotation mark is open at the end of one line and closed in the next. */
function closesIn(before: string, next: string): boolean {
  const closers = openAtEnd(before);
  if (closers === undefined) return false;
  for (const character of next) {
    if (closers.includes(character)) return true;
    if (OPENERS.includes(character) && CLOSERS[OPENERS.indexOf(character)] === closers) return false;
  }
  return false;
}
