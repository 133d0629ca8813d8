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
    const width = widthOf(raw);
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

  const full = isFull(at, next);
  if (SENTENCE_END.test(before)) {
    // The sentence may end at the margin by chance; only first lines that are set in tell.
    return full && /[。；]$/.test(before) && at.blanks === 0 && firstIndent >= nextIndent + 2;
  }
  if (closesIn(before, next)) return true;
  if (firstIndent >= 2 && nextIndent >= firstIndent && !full) return false;
  const prose = PROSE.test(before);
  if (full) return prose || (SENTENCE.test(next) && widthOf(before) > LONG);
  if (!prose) return false;
  if (OPEN_END.test(before)) return widthOf(before) >= LONG / 2 && !isTitleLike(next);
  if (widthOf(before) < LONG || isTitleLike(next)) return false;
  if (QUANTITY.test(before) || SENTENCE_START.test(next) || /[》〉]$/.test(before)) return false;
  // Broken at one place by a page that is gone: the line itself may have any width.
  return true;
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
  return widthOf(text) <= TITLE && !SENTENCE.test(text);
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
