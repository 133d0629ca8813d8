import type { Disclosure } from '../model/disclosure.ts';
import type { Coverage, Unverified } from './outcome.ts';

/**
 * Sums up the coverage ledger (覆盖台账).
 * @param compared occurrences that an equality held to something
 * @param bounded those that were only held to be no more than something
 */
export function coverageOf(
  disclosure: Disclosure,
  compared: ReadonlySet<number>,
  bounded: ReadonlySet<number>,
): Coverage {
  const unverified: Unverified[] = [];
  let understood = 0;
  let verified = 0;
  for (const entry of disclosure.ledger) {
    const { page, line, sheet, cell } = entry.place;
    const where = {
      ...(page === undefined ? {} : { page }),
      ...(line === undefined ? {} : { line }),
      ...(sheet === undefined ? {} : { sheet }),
      ...(cell === undefined ? {} : { cell }),
    };
    if (entry.occurrence === undefined) {
      unverified.push({ quote: entry.quote, ...where, reason: entry.reason ?? { code: 'not-understood' } });
      continue;
    }
    understood++;
    if (compared.has(entry.occurrence)) verified++;
    else {
      const code = bounded.has(entry.occurrence) ? 'only-bounded' : 'not-compared';
      unverified.push({ quote: entry.quote, ...where, reason: { code } });
    }
  }
  return { figures: disclosure.ledger.length, understood, verified, unverified };
}
