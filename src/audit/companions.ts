import type { Disclosure } from '../model/disclosure.ts';
import { plain } from '../model/normalise.ts';
import type { Companion, Context } from './context.ts';
import { nameOf, relate } from './describe.ts';
import { factsOf, type Quantity } from './facts.ts';
import type { Unchecked } from './unchecked.ts';

/** What another document says of an address: a value to hold against, with the place it stands at. */
export function evidenceOf(companion: Companion, address: string, whose: string): Quantity | undefined {
  const found = factsOf(companion.disclosure).atAny(address);
  if (!found) return undefined;
  const { figure, occurrence } = found;
  return {
    figure,
    evidence: occurrence
      ? { document: companion.file, ...relate(occurrence, `${whose}${nameOf(occurrence)}`) }
      : { place: {}, quote: '', what: `${whose}为空（0）`, document: companion.file },
  };
}

export const LAST_YEAR = '上年公开';

/** Whether two disclosures are one unit's: names alike, blanks and brackets aside. */
export function sameUnit(a: Disclosure, b: Disclosure): boolean {
  if (a.unit === undefined || b.unit === undefined) return true;
  const [x, y] = [plain(a.unit), plain(b.unit)];
  return x === y || x.endsWith(y) || y.endsWith(x);
}

/**
 * Last year's disclosure where it is the same unit's and the year before; else why nothing can be compared (the rule
 * `history/companion-is-last-year` tells it once).
 */
export function lastYearOf(disclosure: Disclosure, { lastYear }: Context): Companion | Unchecked {
  if (!lastYear) return { unchecked: 'no-last-year' };
  const before = lastYear.disclosure;
  if (!sameUnit(disclosure, before)) return { unchecked: 'last-year-of-another-unit' };
  if (disclosure.year !== undefined && before.year !== undefined && before.year !== disclosure.year - 1)
    return { unchecked: 'last-year-of-another-year', label: `${before.year}` };
  return lastYear;
}
