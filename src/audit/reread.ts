import type { Claim, Disclosure, Facet, Occurrence, OtherMeaning } from '../model/disclosure.ts';

/** A disclosure in which one figure is read otherwise, and the figures whose meaning moved with it. */
export interface Reread {
  readonly disclosure: Disclosure;
  readonly moved: ReadonlySet<number>;
}

/**
 * Reads one figure otherwise. What hangs on it goes along: where its year or budget changes, the members of its list;
 * where its subject changes, all that the same mention states (changes, rates, last year's figures).
 */
export function reread(disclosure: Disclosure, id: number, meaning: OtherMeaning): Reread {
  const was = disclosure.occurrences[id]!;
  const addresses = meaning.facet
    ? membersMoved(disclosure, was, meaning.facet)
    : mentionMoved(disclosure, was, meaning.address);
  addresses.set(id, meaning.address);
  const occurrences = disclosure.occurrences.map((o) => {
    const address = addresses.get(o.id);
    if (address === undefined) return o;
    return Object.assign({}, o, o.id === id ? { address, what: meaning.what } : { address });
  });
  const moved = new Set(addresses.keys());
  const claims = disclosure.claims.map((claim) => claimMoved(claim, was, meaning, moved));
  return { disclosure: Object.assign({}, disclosure, { occurrences, claims }), moved };
}

function membersMoved({ occurrences }: Disclosure, was: Occurrence, facet: Facet): Map<number, string> {
  const addresses = new Map<number, string>();
  for (const o of occurrences)
    if (o.partOf === was.id && o.figure.kind === 'amount' && !o.address.includes('@'))
      addresses.set(o.id, withFacet(o.address, facet));
  return addresses;
}

function mentionMoved({ occurrences, claims }: Disclosure, was: Occurrence, to: string): Map<number, string> {
  const addresses = new Map<number, string>();
  const change = claims.find((c) => c.kind === 'change' && c.amount === was.id);
  if (change?.kind === 'change' && change.rate !== undefined)
    addresses.set(change.rate, occurrences[change.rate]!.address.replace(/^[^@]*/, measureOf(to)));
  for (const o of occurrences)
    if (o.mention === was.mention && o.paragraph === was.paragraph && o.address.startsWith(`${was.address}@`))
      addresses.set(o.id, to + o.address.slice(was.address.length));
  return addresses;
}

function measureOf(address: string): string {
  return address.replace(/@.*$/, '');
}

function withFacet(address: string, facet: Facet): string {
  return facet === 'budget' && /^T09\/\w+\/final$/.test(address)
    ? address.replace(/final$/, 'budget')
    : `${address}@${facet}`;
}

/** Claims about the subject follow it; a figure that is no final one any more is compared with nothing. */
function claimMoved(claim: Claim, was: Occurrence, meaning: OtherMeaning, moved: ReadonlySet<number>): Claim {
  if (
    !('subject' in claim) ||
    claim.kind === 'use' ||
    claim.kind === 'absence' ||
    claim.kind === 'enumeration'
  )
    return claim;
  const figures =
    claim.kind === 'change'
      ? [claim.current, claim.amount, claim.rate]
      : [claim.final, claim.budget, claim.kind === 'comparison' ? undefined : claim.rate];
  if (!figures.some((id) => id !== undefined && moved.has(id))) return claim;
  if (claim.kind === 'change' && claim.amount === was.id) {
    const { current: _, ...rest } = claim;
    return Object.assign(rest, { subject: measureOf(meaning.address) });
  }
  if (!meaning.facet)
    return claim.subject === was.address ? Object.assign({}, claim, { subject: meaning.address }) : claim;
  const without = Object.assign({}, claim) as { current?: number; final?: number } & Claim;
  if (without.current === was.id) delete without.current;
  if (without.final === was.id) delete without.final;
  return without;
}
