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

const BLANK = /[\s\u00a0\u200b-\u200f\u2028\u2029\u2060\u3000\ufeff\u00ad]/;

/** What becomes of a code unit: 0 it is dropped, 1 it stands for several, else the unit that replaces it. */
const BECOMES = new Uint16Array(0x10000);
for (let code = 1; code < 0x10000; code++) {
  const c = String.fromCharCode(code);
  const same = SAME[c];
  if (BLANK.test(c) || c === '$') BECOMES[code] = 0;
  else if (same !== undefined) BECOMES[code] = same.length === 1 ? same.charCodeAt(0) : 1;
  else BECOMES[code] = code >= 0xff10 && /[０-９Ａ-Ｚａ-ｚ]/.test(c) ? code - 0xfee0 : code;
}
const COMMA = '，'.charCodeAt(0);
const BACKSLASH = '\\'.charCodeAt(0);
const PERCENT = '%'.charCodeAt(0);

function isDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);
}

/** A comma between digits that groups thousands. */
function groups(text: string, at: number): boolean {
  return (
    isDigit(text.charCodeAt(at - 1)) &&
    isDigit(text.charCodeAt(at + 1)) &&
    isDigit(text.charCodeAt(at + 2)) &&
    isDigit(text.charCodeAt(at + 3)) &&
    !isDigit(text.charCodeAt(at + 4))
  );
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
  const units: number[] = [];
  const map: number[] = [];
  for (let i = 0; i < original.length; i++) {
    const code = original.charCodeAt(i);
    let mapped = BECOMES[code]!;
    if (mapped === 0 || (code === BACKSLASH && original.charCodeAt(i + 1) === PERCENT)) continue;
    if (mapped === 1) {
      for (const c of SAME[original[i]!]!) {
        units.push(c.charCodeAt(0));
        map.push(i);
      }
      continue;
    }
    if (mapped === COMMA && groups(original, i)) mapped = 0x2c;
    units.push(mapped);
    map.push(i);
  }
  map.push(original.length);
  let text = '';
  for (let i = 0; i < units.length; i += 8192) text += String.fromCharCode(...units.slice(i, i + 8192));
  const normalised = { text, map, original };
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
