import type { Disclosure, OtherTable } from '../model/disclosure.ts';
import { isUnknown } from './doubt.ts';
import type { Coverage, UnreadTable, Unverified } from './outcome.ts';

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
    const occurrence = disclosure.occurrences[entry.occurrence]!;
    if (isUnknown(occurrence)) {
      const reason = occurrence.doubt ?? { code: 'not-understood' };
      unverified.push({ quote: entry.quote, ...where, reason });
      continue;
    }
    understood++;
    // What rests on a guess is not verified by agreeing with something.
    const guess = occurrence.certainty === 'guess';
    if (!guess && compared.has(entry.occurrence)) verified++;
    else {
      const code = guess ? 'only-presumed' : bounded.has(entry.occurrence) ? 'only-bounded' : 'not-compared';
      unverified.push({ quote: entry.quote, ...where, reason: { code } });
    }
  }
  const unreadTables = disclosure.otherTables.flatMap(unreadTable);
  return {
    figures: disclosure.ledger.length,
    understood,
    verified,
    unverified,
    ...(unreadTables.length > 0 ? { unreadTables } : {}),
  };
}

/** A table without figures (a layout, a list of names) leaves nothing unread. */
function unreadTable({ title, figures, place, sheet }: OtherTable): UnreadTable[] {
  if (figures === 0) return [];
  const { page, line } = place;
  return [
    {
      figures,
      ...(title === undefined ? {} : { title }),
      ...(page === undefined ? {} : { page }),
      ...(line === undefined ? {} : { line }),
      ...(sheet === undefined ? {} : { sheet }),
    },
  ];
}
