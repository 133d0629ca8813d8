import type { Section } from './disclosure.ts';

/**
 * A section and those that it stands in, nearest first; none before the first heading.
 * @param index into `sections`, −1 or undefined before the first heading
 */
export function enclosingSections(sections: readonly Section[], index: number | undefined): Section[] {
  const enclosing: Section[] = [];
  for (let at = sections[index ?? -1]; at; ) {
    enclosing.push(at);
    // What encloses a section begins before it.
    at = at.parent === undefined || at.parent >= at.index ? undefined : sections[at.parent];
  }
  return enclosing;
}
