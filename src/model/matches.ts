const NONE: readonly RegExpExecArray[] = [];

/**
 * All matches of a global pattern, in order, as `text.matchAll(pattern)` gives them. Quicker where most texts have none:
 * `matchAll` makes a pattern and an iterator of its own for each text.
 */
export function matchesOf(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  if (match === null) return NONE;
  const found: RegExpExecArray[] = [];
  for (; match !== null; match = pattern.exec(text)) {
    found.push(match);
    // An empty match would be found again and again.
    if (match[0] === '') pattern.lastIndex++;
  }
  return found;
}
