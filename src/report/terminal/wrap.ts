import { width } from '../quote.ts';

/** Marks that no line may begin with (避头): what closes or ends. */
const CLOSING = '，。、；：？！）》〉」』】〕”’…％‰,.;:?!)\\]}%';
/** Marks that no line may end with (避尾): what opens. */
const OPENING = '（《〈「『【〔“‘(\\[{';
/** What is never parted: a number with its unit, a word, a sum up to its next sign, one character. */
const WORD = `第?[\\d.,]*\\d(?:万元|亿元|个百分点|[元行页条处项年月日人辆个张份台批次列])?|[\\w./\\\\@~:,-]+|[^\\s${CLOSING}${OPENING}]`;
const PIECE = new RegExp(`\\s+|[${OPENING}]*(?:${WORD})?[+＋\\-−×÷=＝→]*[${CLOSING}]*`, 'gu');

/**
 * A text as lines of at most so many columns; the lines after the first are indented. A word longer than a line stays whole.
 * @param lead stands before the first line, and the others hang under the text behind it
 * @param columns undefined where nothing is to be broken
 */
export function wrap(lead: string, text: string, columns: number | undefined): string[] {
  if (columns === undefined) return [lead + text];
  const indent = ' '.repeat(width(lead));
  const lines: string[] = [];
  let line = lead;
  let used = width(lead);
  let blank = '';
  for (const [piece] of text.matchAll(PIECE)) {
    if (piece === '') continue;
    if (/^\s/.test(piece)) {
      blank = piece;
      continue;
    }
    if (used + width(blank) + width(piece) > columns && used > indent.length) {
      lines.push(line);
      line = indent;
      used = indent.length;
      blank = '';
    }
    line += blank + piece;
    used += width(blank) + width(piece);
    blank = '';
  }
  return [...lines, line];
}
