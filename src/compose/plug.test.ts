import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomAccount } from '../../test/made-up/random-account.ts';
import { divideHalfUp } from '../money/figure.ts';
import { plug } from './plug.ts';

/** Accounts tried; `npm run night` asks for many more. */
const RUNS = Number(process.env.MINGZHANG_RUNS ?? 20);

const cents = (value = 0n): bigint => divideHalfUp(value, 10_000n);

describe('plug', () => {
  it('makes every table add up as printed, the totals of the funds as they were', () => {
    let gaps = 0;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const before = randomAccount(seed);
        const { figures } = plug(before);
        for (const [total, parts] of [
          ['T03/ALL/total', /^T03\/\d{7}\/total$/],
          ['T05/ALL/total', /^T05\/\d{7}\/total$/],
          ['T06/public/amount', /^T06\/(?!30[13])\d{5}\/amount$/],
          ['T01/total/expenditure', /^T01\/\d{3}\/expenditure$/],
        ] as const) {
          const sum = (of: ReadonlyMap<string, bigint>) =>
            [...of].reduce((s, [address, value]) => (parts.test(address) ? s + cents(value) : s), 0n);
          expect(sum(figures), total).toBe(cents(figures.get(total)));
          if (sum(before.figures) !== cents(before.figures.get(total))) gaps++;
        }
        for (const total of ['T05/ALL/basic', 'T05/ALL/project', 'T06/personnel/amount', 'T07/ALL/exp'])
          expect(cents(figures.get(total)), total).toBe(cents(before.figures.get(total)));
      }),
      { numRuns: RUNS, seed: 2024 },
    );
    expect(gaps).toBeGreaterThan(20);
  });

  it('hides nothing that rounding does not explain', () => {
    const account = randomAccount(3);
    const figures = new Map(account.figures);
    figures.set('T03/ALL/total', figures.get('T03/ALL/total')! + 5_000_000n);
    const item = [...figures].find(([address]) => /^T03\/\d{7}\/(?:basic|project)$/.test(address))!;
    expect(cents(plug({ ...account, figures }).figures.get(item[0]))).toBe(cents(item[1]));
  });
});
