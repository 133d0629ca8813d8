import type { Place } from '../model/document.ts';
import type { Finding } from './finding.ts';

/** Findings by place, then rule, then message, each of them once. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  return ordered(unique(findings));
}

/** Two rules may draft the very same sentence about the same words; one is enough. */
function unique(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter((f) => {
    const key = `${f.rule}\n${f.message}\n${JSON.stringify(f.locations)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function comparePlaces(a: Place | undefined, b: Place | undefined): number {
  const key = (p: Place | undefined) => [
    p?.file ?? 0,
    p?.page ?? 0,
    p?.line ?? 0,
    p?.box?.[1] ?? 0,
    p?.box?.[0] ?? 0,
  ];
  const x = key(a);
  const y = key(b);
  for (let i = 0; i < x.length; i++) if (x[i] !== y[i]) return x[i]! - y[i]!;
  const sheet = (a?.sheet ?? '') + (a?.cell ?? '');
  const other = (b?.sheet ?? '') + (b?.cell ?? '');
  return sheet < other ? -1 : sheet > other ? 1 : 0;
}

function ordered(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      comparePlaces(a.locations[0]?.place, b.locations[0]?.place) ||
      (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0) ||
      (a.message < b.message ? -1 : a.message > b.message ? 1 : 0),
  );
}
