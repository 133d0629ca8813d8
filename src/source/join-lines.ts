/** Lines of one paragraph or cell: which belong together, and what stands between them. */

/** Joins lines of a cell without a blank; between two Latin words or figures a blank stays. */
export function joinLines(lines: readonly string[]): string {
  let text = '';
  for (const line of lines) text += (needsBlank(text, line) ? ' ' : '') + line;
  return text;
}

/** Whether two lines would run into each other without a blank: two figures, or two Latin words. */
export function needsBlank(before: string, after: string): boolean {
  return /[\w.%)]$/.test(before) && /^[\w(+-]/.test(after);
}

/**
 * Whether a soft break (↓) stands for the end of a paragraph: in text pasted from the web every paragraph ends so. A
 * sentence that has ended, or an indent of two characters, tells; otherwise the break only wraps a line.
 */
export function breaksParagraph(before: string, after: string): boolean {
  return /^(?:\u3000{2}|[ \u00a0]{4}|\t)/.test(after) || /[。！？；]["”’）)]?\s*$/.test(before);
}
