/** Marks that never begin a line (GB/T 15834—2011, 5.1.9), and those that never end one. */
const CLOSING = /[，。、；：？！）》〉」』】”’％%]/;
const OPENING = /[（《〈「『【“‘]/;

/** Width of a character in Times New Roman or a Chinese face, in full widths. */
function emsOf(character: string): number {
  if (/[,.:;|il ]/.test(character)) return 0.25;
  if (character === '%') return 0.83;
  return character.codePointAt(0)! < 0x2e80 && !/[“”‘’—…]/.test(character) ? 0.5 : 1;
}

/**
 * Lines that a paragraph takes, words and numbers not parted, no mark where none may begin or end a line.
 * @param width of a line in full-width characters
 * @param indent of the first line
 */
export function textLines(text: string, width: number, indent: number): number {
  let lines = 1;
  let used = indent;
  for (const [piece] of text.matchAll(PIECE)) {
    let own = 0;
    for (const character of piece) own += emsOf(character);
    // A mark at the end may be squeezed by half.
    const squeezed = CLOSING.test(piece.at(-1)!) ? own - 0.5 : own;
    if (used + squeezed > width && used > 0) {
      lines++;
      used = 0;
    }
    used += own;
    while (used > width + 0.5) {
      lines++;
      used -= width;
    }
  }
  return lines;
}

/** What stays together: a character or a number with the marks that belong to it. */
const PIECE = new RegExp(
  `${OPENING.source}*(?:[\\u0021-\\u2017\\u2020-\\u2e7f]+|[\\s\\S])${CLOSING.source}*`,
  'gu',
);
