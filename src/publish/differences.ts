import type { Account } from '../model/account.ts';
import type { Disclosure } from '../model/disclosure.ts';
import { SCALE } from '../money/figure.ts';

const HALF_A_CENT = SCALE / 200n;

/** A statement cell that did not come back from a file as the account has it. */
export type Difference =
  /** It came back as `text`; `what` is its name in Chinese. */
  | { readonly code: 'other-value'; readonly address: string; readonly what: string; readonly text: string }
  | { readonly code: 'lost'; readonly address: string };

/** Statement cells that a file which was read has with another value than the account, and those it has not. */
export function differences(account: Account, disclosure: Disclosure): Difference[] {
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
    ...wrong.map(
      ({ address, what, figure }) => ({ code: 'other-value', address, what, text: figure.text }) as const,
    ),
    ...lost.map(([address]) => ({ code: 'lost', address }) as const),
  ];
}
