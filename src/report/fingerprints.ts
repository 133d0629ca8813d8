import type { ReportedFinding } from './file-report.ts';

/**
 * Tells findings of one document apart, and knows them again when lines have moved: by unit, year, rule, the words
 * without blanks, and which of several such it is.
 */
export function fingerprints(unit = '', year?: number): (finding: ReportedFinding) => string {
  const seen = new Map<string, number>();
  return ({ rule, locations }) => {
    const quote = (locations[0]?.quote ?? '').normalize('NFKC').replace(/\s+/g, '');
    const hash = hashed([unit, year ?? '', rule, quote].join('\n'));
    const count = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, count);
    return `${hash}:${count}`;
  };
}

/** FNV-1a, 64 bits, over UTF-16 units, as 16 hexadecimal digits: it must be stable, not secret. */
export function hashed(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++)
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}
