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

/** Normalises for matching only; quotes always come from the original through `map`. */
export function normalise(original: string): Normalised {
  let text = '';
  const map: number[] = [];
  for (let i = 0; i < original.length; i++) {
    const c = original[i]!;
    if (BLANK.test(c) || c === '$' || (c === '\\' && original[i + 1] === '%')) continue;
    const code = c.charCodeAt(0);
    let mapped = SAME[c];
    if (mapped === undefined) {
      mapped =
        code >= 0xff10 && code <= 0xff5a && /[０-９Ａ-Ｚａ-ｚ]/.test(c)
          ? String.fromCharCode(code - 0xfee0)
          : c;
    }
    // A comma between digits groups thousands: it stays a plain comma.
    if (
      mapped === '，' &&
      /[0-9０-９]/.test(original[i - 1] ?? '') &&
      /^[0-9０-９]{3}(?![0-9０-９])/.test(original.slice(i + 1, i + 5))
    ) {
      mapped = ',';
    }
    for (const m of mapped) {
      text += m;
      map.push(i);
    }
  }
  map.push(original.length);
  return { text, map, original };
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
