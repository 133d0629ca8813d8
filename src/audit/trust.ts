import type { Disclosure, LedgerEntry } from '../model/disclosure.ts';
import type { Place } from '../model/document.ts';
import type { Obstacle } from '../model/obstacle.ts';
import type { Audit } from './outcome.ts';

/** How far a figure may be relied on (可信程度). */
export type Reliability =
  /** A finding stands at it, an error or a doubt; an equality confirms it; nobody listed it. */
  { readonly code: 'wrong' | 'doubted' | 'verified' | 'unlisted' } | Obstacle;

/** What the audit makes of each figure, by the occurrence's id. */
export function trustOf(
  disclosure: Disclosure,
  { findings, coverage }: Audit,
): ReadonlyMap<number, Reliability> {
  const doubted = new Map<string, Reliability>();
  for (const { severity, locations } of findings) {
    if (severity === 'info') continue;
    for (const { place, quote } of locations) {
      const key = keyOf(place, quote);
      if (severity === 'error' || !doubted.has(key))
        doubted.set(key, { code: severity === 'error' ? 'wrong' : 'doubted' });
    }
  }
  const unverified = new Map(
    coverage.unverified.map(({ quote, reason, ...place }) => [keyOf(place, quote), reason]),
  );
  const entries = new Map<number, LedgerEntry>();
  for (const entry of disclosure.ledger)
    if (entry.occurrence !== undefined) entries.set(entry.occurrence, entry);
  return new Map(
    disclosure.occurrences.map(({ id, place, quote }): [number, Reliability] => {
      const entry = entries.get(id);
      const found = doubted.get(keyOf(place, quote));
      if (found) return [id, found];
      if (!entry) return [id, { code: 'unlisted' }];
      return [id, unverified.get(keyOf(entry.place, entry.quote)) ?? { code: 'verified' }];
    }),
  );
}

/** Coverage and findings name a figure by its place and its words; two alike are doubted together. */
function keyOf({ page, line, sheet, cell }: Place, quote: string): string {
  return JSON.stringify([page, line, sheet, cell, quote]);
}
