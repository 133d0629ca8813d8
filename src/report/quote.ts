/** Columns that a character takes on a terminal: two for East Asian wide ones, none for marks that combine. */
function columns(character: string): number {
  const c = character.codePointAt(0)!;
  if (c < 0x20 || (c >= 0x300 && c <= 0x36f) || (c >= 0x200b && c <= 0x200f) || c === 0xfe0f) return 0;
  const wide =
    (c >= 0x1100 && c <= 0x115f) ||
    (c >= 0x2e80 && c <= 0xa4cf) ||
    (c >= 0xac00 && c <= 0xd7a3) ||
    (c >= 0xf900 && c <= 0xfaff) ||
    (c >= 0xfe30 && c <= 0xfe6f) ||
    (c >= 0xff00 && c <= 0xff60) ||
    (c >= 0xffe0 && c <= 0xffe6) ||
    (c >= 0x20000 && c <= 0x3fffd) ||
    // Curly quotes and the ellipsis are narrow by Unicode but drawn wide by the fonts that Chinese terminals use.
    c === 0x2026;
  return wide ? 2 : 1;
}

/** Columns that a text takes on a terminal. */
export function width(text: string): number {
  let sum = 0;
  for (const character of text) sum += columns(character);
  return sum;
}

/** Text safe to print on a terminal: one line, no control characters (a document could carry escape sequences). */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
  return text.replace(/\s+/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '');
}

/** Widest quote, in columns. */
const LIMIT = 72;

/**
 * A quote as one or two lines: the words, cut around the culprit where they are long, and a caret under the culprit.
 */
export function quoteLines(quote: string, culprit?: string): string[] {
  const whole = printable(quote).trim();
  if (whole === '') return [];
  const mark = culprit === undefined ? '' : printable(culprit).trim();
  const at = mark === '' ? -1 : whole.indexOf(mark);
  if (at < 0) return [shorten(whole, LIMIT)];
  const before = tail(whole.slice(0, at), LIMIT - Math.min(width(mark), 30) - 16);
  const after = shorten(whole.slice(at + mark.length), Math.max(8, LIMIT - width(before) - width(mark)));
  return [before + mark + after, ' '.repeat(width(before)) + '^'.repeat(width(mark))];
}

function shorten(text: string, limit: number): string {
  if (width(text) <= limit) return text;
  let kept = '';
  let used = 0;
  for (const character of text) {
    used += columns(character);
    if (used > limit - 2) break;
    kept += character;
  }
  return `${kept}…`;
}

function tail(text: string, limit: number): string {
  if (width(text) <= limit) return text;
  const characters = [...text];
  let used = 0;
  let from = characters.length;
  while (from > 0 && used + columns(characters[from - 1]!) <= limit - 2) used += columns(characters[--from]!);
  return `…${characters.slice(from).join('')}`;
}
