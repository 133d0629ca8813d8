/**
 * Text made comparable: blanks removed, full-width forms halved, brackets and marks unified, residue of formula
 * typesetting dropped. `map[i]` is the index in the original of the i-th normalised character; `map` has one more
 * entry, the original's length, so that a stretch [a, b) of `text` is [map[a], map[b − 1] + 1) of the original.
 */
export interface Normalised {
  readonly text: string;
  readonly map: readonly number[];
  readonly original: string;
}

const SAME: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '【': '[',
  '】': ']',
  ',': '，',
  ';': '；',
  ':': '：',
  '﹕': '：',
  '∶': '：',
  '?': '？',
  '!': '！',
  '％': '%',
  '﹪': '%',
  '．': '.',
  '－': '-',
  '–': '-',
  '−': '-',
  '﹣': '-',
  '＝': '=',
  '＞': '>',
  '＜': '<',
  '〉': '》',
  '〈': '《',
  '"': '“',
  '＂': '“',
  '﹒': '.',
  '㎡': '平方米',
  '＋': '+',
};

/** Blanks and marks without width, as first and last code unit; NUL is what is left of broken text. */
const BLANKS: readonly (readonly [number, number])[] = [
  [0x00, 0x00],
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0xad, 0xad],
  [0x1680, 0x1680],
  [0x2000, 0x200f],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x2060],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];
const DROPPED = 1;
const SEVERAL = 2;

/** What becomes of a code unit: 0 it stays, else `DROPPED`, `SEVERAL`, or the unit that replaces it. */
const BECOMES = new Uint16Array(0x10000);
for (const [from, to] of BLANKS) BECOMES.fill(DROPPED, from, to + 1);
BECOMES['$'.charCodeAt(0)] = DROPPED;
for (const [c, same] of Object.entries(SAME))
  BECOMES[c.charCodeAt(0)] = same.length === 1 ? same.charCodeAt(0) : SEVERAL;
for (const [from, to] of ['０９', 'ＡＺ', 'ａｚ'].map(
  (ends) => [ends.charCodeAt(0), ends.charCodeAt(1)] as const,
))
  for (let code = from; code <= to; code++) BECOMES[code] = code - 0xfee0;

const COMMA = '，'.charCodeAt(0);
const BACKSLASH = '\\'.charCodeAt(0);
const PERCENT = '%'.charCodeAt(0);

function isDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);
}

/** A comma between digits that groups thousands: never behind decimals, where it divides two numbers. */
function groups(text: string, at: number): boolean {
  let before = at - 1;
  while (isDigit(text.charCodeAt(before))) before--;
  return (
    text[before] !== '.' &&
    isDigit(text.charCodeAt(at - 1)) &&
    isDigit(text.charCodeAt(at + 1)) &&
    isDigit(text.charCodeAt(at + 2)) &&
    isDigit(text.charCodeAt(at + 3)) &&
    !isDigit(text.charCodeAt(at + 4))
  );
}

class Text implements Normalised {
  readonly text: string;
  private positions: readonly number[] | undefined;

  constructor(readonly original: string) {
    let text = '';
    let kept = 0;
    for (let i = 0; i < original.length; i++) {
      const same = becomes(original, i);
      if (same === undefined) continue;
      text += original.slice(kept, i) + same;
      kept = i + 1;
    }
    this.text = kept === 0 ? original : text + original.slice(kept);
  }

  /** Made when it is asked for: most texts are only compared. */
  get map(): readonly number[] {
    this.positions ??= this.positioned();
    return this.positions;
  }

  private positioned(): number[] {
    const { original } = this;
    const map: number[] = [];
    for (let i = 0; i < original.length; i++)
      for (let n = becomes(original, i)?.length ?? 1; n > 0; n--) map.push(i);
    map.push(original.length);
    return map;
  }
}

/** What stands for the character at `at`: nothing, another or several; undefined where it stays. */
function becomes(original: string, at: number): string | undefined {
  const code = original.charCodeAt(at);
  const unit = BECOMES[code]!;
  if (unit === DROPPED) return '';
  if (unit === SEVERAL) return SAME[original[at]!]!;
  if ((code === COMMA || unit === COMMA) && groups(original, at)) return ',';
  if (unit !== 0) return String.fromCharCode(unit);
  return code === BACKSLASH && original.charCodeAt(at + 1) === PERCENT ? '' : undefined;
}

/** Texts of the document at hand: headings, labels and paragraphs are looked at many times. */
const known = new Map<string, Normalised>();
const MOST = 20_000;

/** Forgets the texts of the last document; called when another one begins. */
export function forgetNormalised(): void {
  known.clear();
}

/** Normalises for matching only; quotes always come from the original through `map`. */
export function normalise(original: string): Normalised {
  const before = known.get(original);
  if (before) return before;
  const normalised = new Text(original);
  if (known.size >= MOST) known.clear();
  known.set(original, normalised);
  return normalised;
}

/** The stretch of the original behind the normalised stretch [start, end). */
export function originalRange(n: Normalised, start: number, end: number): [number, number] {
  if (end <= start) return [n.map[start] ?? n.original.length, n.map[start] ?? n.original.length];
  return [n.map[start]!, n.map[end - 1]! + 1];
}

/** The normalised text alone, for comparing labels. */
export function plain(text: string): string {
  return normalise(text).text;
}
