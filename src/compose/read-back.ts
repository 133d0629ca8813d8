import type { Account } from '../model/account.ts';
import type { Disclosure } from '../model/disclosure.ts';
import { SCALE } from '../money/figure.ts';

const HALF_A_CENT = SCALE / 200n;

/**
 * Statement cells of a file that came back from its reader with another value than the account has, and those that did
 * not come back; each a Chinese sentence without its full stop.
 */
export function differences(account: Account, disclosure: Disclosure): string[] {
  const cells = disclosure.occurrences.filter((o) => o.origin === 'statement');
  const wrong = cells.filter((o) => {
    const gap = o.figure.value - (account.figures.get(o.address) ?? 0n);
    return gap > HALF_A_CENT || gap < -HALF_A_CENT;
  });
  const printed = new Set(cells.map((o) => o.address));
  const lost = [...account.figures]
    .filter(([address, value]) => /^T0[1-9]\/[^@]*$/.test(address) && value >= HALF_A_CENT)
    .filter(([address]) => !printed.has(address));
  return [
    ...wrong.map((o) => `${o.what}读回来是${o.figure.text}，与所给的数不同（${o.address}）`),
    ...lost.map(([address]) => `报表里的${address}读不回来`),
  ];
}
