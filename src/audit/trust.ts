import type { Disclosure, LedgerEntry } from '../model/disclosure.ts';
import type { Place } from '../model/document.ts';
import { obstacleWords } from '../model/obstacle.ts';
import type { Audit } from './outcome.ts';

/** How far a figure may be relied on (可信程度), in Chinese, by the occurrence's id. */
export type Trust = ReadonlyMap<number, string>;

/**
 * What the audit makes of each figure: 有错误 or 有疑点 where a finding stands at it, 已核对 where an equality confirms it,
 * else why nothing does.
 */
export function trustOf(disclosure: Disclosure, { findings, coverage }: Audit): Trust {
  const doubted = new Map<string, string>();
  for (const { severity, locations } of findings) {
    if (severity === 'info') continue;
    for (const { place, quote } of locations) {
      const key = keyOf(place, quote);
      if (severity === 'error' || !doubted.has(key))
        doubted.set(key, severity === 'error' ? '有错误' : '有疑点');
    }
  }
  const unverified = new Map(
    coverage.unverified.map(({ quote, reason, ...place }) => [keyOf(place, quote), obstacleWords(reason)]),
  );
  const entries = new Map<number, LedgerEntry>();
  for (const entry of disclosure.ledger)
    if (entry.occurrence !== undefined) entries.set(entry.occurrence, entry);
  return new Map(
    disclosure.occurrences.map(({ id, place, quote }) => {
      const entry = entries.get(id);
      const found = doubted.get(keyOf(place, quote));
      if (found) return [id, found];
      if (!entry) return [id, '未核对'];
      return [id, unverified.get(keyOf(entry.place, entry.quote)) ?? '已核对'];
    }),
  );
}

/** Coverage and findings name a figure by its place and its words; two alike are doubted together. */
function keyOf({ page, line, sheet, cell }: Place, quote: string): string {
  return JSON.stringify([page, line, sheet, cell, quote]);
}
