/** A line of a text file. */
export interface Line {
  /** 1-based. A form feed breaks a line's text, but both parts keep the number an editor shows. */
  readonly number: number;
  /** 1-based; form feeds were counted. */
  readonly page: number;
  /** As in the file, blanks at the end removed. */
  readonly raw: string;
}

/** The lines of a text, blank ones included. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let page = 1;
  let number = 0;
  for (const whole of text.split(/\r\n|[\n\r\u2028\u2029\u0085]/)) {
    number++;
    const parts = whole.split('\f');
    parts.forEach((part, i) => {
      if (i > 0) page++;
      lines.push({ number, page, raw: isTabbed(part) ? part : part.trimEnd() });
    });
  }
  return lines;
}

/** Trailing tabs are cells, too. */
function isTabbed(line: string): boolean {
  return line.includes('\t') && line.trim() !== '';
}

/** Columns that a text takes on a screen: two for a wide character. */
export function widthOf(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i++) width += widthOfUnit(text.charCodeAt(i));
  return width;
}

/** Of one code unit; both halves of a surrogate pair are one wide character. */
export function widthOfUnit(code: number): number {
  if (code < 0x1100) return code === 0xb7 || code === 0xd7 ? 2 : 1;
  if (code >= 0xd800 && code <= 0xdfff) return 1;
  if (code >= 0x200b && code <= 0x200f) return 0;
  return code >= 0x2e80 || (code >= 0x2010 && code <= 0x2026) || code >= 0x2460 ? 2 : 1;
}

/** Columns before the first printed character. */
export function indentOf(raw: string): number {
  return widthOf(/^\s*/.exec(raw)![0].replaceAll('\t', '    '));
}
