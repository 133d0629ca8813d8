/** Marks that never begin a line, and those that never end one (GB/T 15834—2011, 5.1). */
const CLOSING = /[，。、；：？！）》〉」』】”’％%]/;
const OPENING = /[（《〈「『【“‘]/;
/** Marks of a full width whose other half is blank. */
const MARK = /[，。、；：？！（）《》〈〉「」『』【】“”‘’]/;

/** Width of a character in Times New Roman or a Chinese face, in full widths. */
function emsOf(character: string): number {
  if (/[,.:;|il ]/.test(character)) return 0.25;
  if (character === '%') return 0.83;
  return character.codePointAt(0)! < 0x2e80 && !/[“”‘’—…]/.test(character) ? 0.5 : 1;
}

/** Space that a word processor puts between Chinese and Latin characters or digits, in full widths. */
const GAP = 0.25;

/** Whether Chinese and Latin meet between two pieces; punctuation marks are neither. */
function meets(before: string, after: string): boolean {
  return (
    (/\p{Script=Han}$/u.test(before) && /^[A-Za-z\d]/.test(after)) ||
    (/[A-Za-z\d%]$/.test(before) && /^\p{Script=Han}/u.test(after))
  );
}

/**
 * Lines that a paragraph takes, words and numbers not parted, no mark where none may begin or end a line.
 * @param width of a line in full-width characters
 * @param indent of the first line
 */
export function textLines(text: string, width: number, indent: number): number {
  let lines = 1;
  let used = indent;
  let before = '';
  for (const [piece] of text.matchAll(PIECE)) {
    let own = meets(before, piece) ? GAP : 0;
    for (const character of piece) {
      own += emsOf(character);
      // Of two marks in a row the first gives up its blank half.
      if (before !== '%' && CLOSING.test(before) && MARK.test(character)) own -= 0.5;
      before = character;
    }
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
