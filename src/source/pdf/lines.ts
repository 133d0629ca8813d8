import { BOLD, type Glyphs, SPACED } from './page-content.ts';

/** Characters on one baseline, joined to text. Reading space, points. */
export interface Line {
  readonly text: string;
  /** x of the left edge of every UTF-16 unit of `text`, and of the right edge of the last. */
  readonly edges: readonly number[];
  readonly x0: number;
  readonly x1: number;
  readonly baseline: number;
  readonly size: number;
  readonly bold: boolean;
  /** Width of what could not be broken off at the line's start: a number or word stays whole. */
  readonly firstWord: number;
}

/** How blanks between characters are treated, and whether wide blanks part a line in two. */
export type Setting = 'running' | 'cell';

/** Share of the font size by which glyphs of one line may stand higher or lower. */
const BASELINE_TOLERANCE = 0.4;
/** A blank wider than this many characters parts a line (left and right ends of a table's head). */
const PARTING = 3.2;
/** So many dots in a row are a leader of a table of contents; the rest of it is left out. */
const LEADER = 6;

/** The top and bottom of a line's characters, for boxes. */
export function ascent(line: { baseline: number; size: number }): number {
  return line.baseline - 0.88 * line.size;
}
export function descent(line: { baseline: number; size: number }): number {
  return line.baseline + 0.14 * line.size;
}

/**
 * Sorts indices by a key, keeping the order of equals. Files print mostly in reading order, so moving each index back
 * to its place costs less than a general sort; that one takes over where much is out of order.
 */
export function sortBy(indices: Uint32Array, key: Float64Array): void {
  let moves = 16 * indices.length;
  for (let i = 1; i < indices.length; i++) {
    const index = indices[i]!;
    const k = key[index]!;
    let j = i;
    while (j > 0 && key[indices[j - 1]!]! > k) {
      indices[j] = indices[j - 1]!;
      j--;
    }
    indices[j] = index;
    moves -= i - j;
    if (moves < 0) {
      indices.sort((a, b) => key[a]! - key[b]!);
      return;
    }
  }
}

/**
 * Gathers glyphs into lines by where they are printed (the order in the file is often another one): by baseline, then
 * from left to right. `indices` is reordered.
 */
export function buildLines(glyphs: Glyphs, indices: Uint32Array, setting: Setting): Line[] {
  const { y, size } = glyphs;
  if (indices.length === 0) return [];
  sortBy(indices, y);
  const lines: Line[] = [];
  let start = 0;
  let sum = y[indices[0]!]!;
  let largest = size[indices[0]!]!;
  for (let i = 1; i <= indices.length; i++) {
    if (i < indices.length) {
      const g = indices[i]!;
      const mean = sum / (i - start);
      if (y[g]! - mean <= BASELINE_TOLERANCE * Math.max(largest, size[g]!)) {
        sum += y[g]!;
        if (size[g]! > largest) largest = size[g]!;
        continue;
      }
    }
    addLine(glyphs, indices.subarray(start, i), setting, lines);
    if (i < indices.length) {
      start = i;
      sum = y[indices[i]!]!;
      largest = size[indices[i]!]!;
    }
  }
  return lines;
}

function addLine(glyphs: Glyphs, line: Uint32Array, setting: Setting, out: Line[]): void {
  const { x, width, code, size } = glyphs;
  sortBy(line, x);
  if (setting === 'cell') {
    out.push(writeLine(glyphs, line, setting));
    return;
  }
  let start = 0;
  let right = x[line[0]!]! + width[line[0]!]!;
  for (let i = 1; i < line.length; i++) {
    const g = line[i]!;
    const gap = x[g]! - right;
    if (gap > PARTING * size[g]! && !onlyNumber(code, line.subarray(i))) {
      out.push(writeLine(glyphs, line.subarray(start, i), setting));
      start = i;
    }
    right = Math.max(right, x[g]! + width[g]!);
  }
  out.push(writeLine(glyphs, line.subarray(start), setting));
}

/** A page number at the end of a line of contents stays with its entry. */
function onlyNumber(code: Uint32Array, line: Uint32Array): boolean {
  if (line.length > 4) return false;
  for (const g of line) if (!isDigit(code[g]!)) return false;
  return true;
}

function writeLine(glyphs: Glyphs, line: Uint32Array, setting: Setting): Line {
  const { x, y, width, code, size, flags } = glyphs;
  let text = '';
  // Of a cell only the text is wanted.
  const running = setting === 'running';
  const edges: number[] = [];
  let right = 0;
  let before = -1;
  let dots = 0;
  let bold = 0;
  let baseline = 0;
  let written = 0;
  for (let i = 0; i < line.length; i++) {
    const g = line[i]!;
    const c = code[g]!;
    const left = x[g]!;
    const em = size[g]!;
    if (before >= 0) {
      // Bold letters are sometimes printed twice, a hair apart.
      if (c === code[before]! && left - x[before]! < 0.25 * width[g]!) continue;
      if (isDot(c) && isDot(code[before]!)) {
        if (++dots >= LEADER) {
          right = left + width[g]!;
          before = g;
          continue;
        }
      } else dots = 0;
      if (blankBetween(code[before]!, c, left - right, em, (flags[g]! & SPACED) !== 0, setting)) {
        text += ' ';
        if (running) edges.push(right);
      }
    }
    text += c > 0xffff ? String.fromCodePoint(c) : String.fromCharCode(c);
    if (running) {
      edges.push(left);
      if (c > 0xffff) edges.push(left);
    }
    right = Math.max(left + width[g]!, before < 0 ? -Infinity : left);
    if (flags[g]! & BOLD) bold++;
    baseline += y[g]!;
    written++;
    before = g;
  }
  edges.push(right);
  for (let i = 0; i < edges.length; i++) edges[i] = Math.round(edges[i]! * 100) / 100;
  const lastOfWord = line[firstWordEnd(code, line) - 1]!;
  return {
    text,
    edges,
    x0: Math.round(x[line[0]!]! * 100) / 100,
    x1: right,
    baseline: baseline / written,
    size: Math.round(usualSize(size, line) * 100) / 100,
    bold: bold * 2 > written,
    firstWord: x[lastOfWord]! + width[lastOfWord]! - x[line[0]!]!,
  };
}

/** The middle size of a line's glyphs: single characters in another size do not change the line's look. */
function usualSize(size: Float64Array, line: Uint32Array): number {
  const first = size[line[0]!]!;
  if (line.every((g) => size[g] === first)) return first;
  return Float64Array.from(line, (g) => size[g]!).sort()[line.length >> 1]!;
}

/**
 * How many glyphs at the start of a line cannot be parted by a line end: a word or number, marks that may not begin a
 * line, brackets with what follows them.
 */
function firstWordEnd(code: Uint32Array, line: Uint32Array): number {
  let end = 1;
  while (end < line.length) {
    const before = code[line[end - 1]!]!;
    const next = code[line[end]!]!;
    if (isOpening(before) || isClosing(next) || (!isWide(before) && !isWide(next))) end++;
    else break;
  }
  return end;
}

function blankBetween(
  a: number,
  b: number,
  gap: number,
  em: number,
  spaced: boolean,
  setting: Setting,
): boolean {
  const wideA = isWide(a);
  const wideB = isWide(b);
  if (wideA && wideB) {
    // Characters spread over a cell are one word, and marks have white of their own.
    if (setting === 'cell') return false;
    return spaced && !isMark(a) && !isMark(b) ? gap > 0.4 * em : gap > 1.4 * em;
  }
  if (wideA || wideB) return spaced ? gap > 0.12 * em : gap > 0.45 * em;
  if (isDigit(a) && isDigit(b)) return spaced ? gap > 0.12 * em : gap > 0.5 * em;
  return spaced ? gap > 0.08 * em : gap > 0.3 * em;
}

/** Chinese characters, kana and full-width signs, which are set without blanks between them. */
export function isWide(code: number): boolean {
  return (
    code >= 0x2e80 ||
    code === 0x201c ||
    code === 0x201d ||
    code === 0x2018 ||
    code === 0x2019 ||
    code === 0x2026 ||
    code === 0x2014 ||
    code === 0xb7
  );
}

/** By code unit: 1 may not begin a line, 2 may not end one. */
const SIDES = new Uint8Array(0x10000);
for (const c of '，。、；：！？）》」』】〕”’%％,.;:!?)]') SIDES[c.charCodeAt(0)] = 1;
for (const c of '（《「『【〔“‘([{') SIDES[c.charCodeAt(0)] = 2;

function isClosing(code: number): boolean {
  return SIDES[code] === 1;
}

function isOpening(code: number): boolean {
  return SIDES[code] === 2;
}

function isMark(code: number): boolean {
  return isClosing(code) || isOpening(code);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isDot(code: number): boolean {
  return (
    code === 0x2e || code === 0x2026 || code === 0xb7 || code === 0x2024 || code === 0x2025 || code === 0x22ef
  );
}

/** Lines of a wrapped cell as one text: without a blank, except between two Latin words. */
export function joinLines(lines: readonly Line[]): string {
  let text = '';
  for (const line of lines) {
    if (text !== '' && /[A-Za-z]$/.test(text) && /^[A-Za-z]/.test(line.text)) text += ' ';
    text += line.text;
  }
  return text;
}
