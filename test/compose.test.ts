import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compose, DIALECTS } from '../src/compose/compose.ts';
import { randomAccount } from '../src/compose/random-account.ts';
import { writeMd } from '../src/compose/write/md.ts';
import { audit } from '../src/index.ts';

/** Accounts tried for each dialect; the nightly run asks for thousands. */
const RUNS = Number(process.env.MINGZHANG_RUNS ?? 15);

async function audited(text: string) {
  const result = await audit([{ file: 'composed.md', bytes: new TextEncoder().encode(text) }]);
  if (result.status !== 'checked') throw new Error(result.error.message);
  return result;
}

describe.each(Object.keys(DIALECTS))('what is composed in %s', (dialect) => {
  it('is understood to the last figure and audits clean, whatever the account', {
    timeout: 600_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
        const { document, missing } = compose(randomAccount(seed), dialect);
        const { audit: judged } = await audited(writeMd(document));
        expect(missing).toEqual([]);
        expect(
          judged.findings.filter((f) => f.severity !== 'info').map((f) => `${f.rule}: ${f.message}`),
        ).toEqual([]);
        expect(judged.coverage.understood).toBe(judged.coverage.figures);
      }),
      { numRuns: RUNS, seed: 2024 },
    );
  });

  it('is read back to the figures it was composed from', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
        const account = randomAccount(seed);
        const { document } = compose(account, dialect);
        const { disclosure } = await audited(writeMd(document));
        // Statement cells are printed to 0.01 万元; what is not printed is nothing.
        const wrong = disclosure.occurrences
          .filter((o) => o.origin === 'statement')
          .filter((o) => {
            const exact = account.figures.get(o.address) ?? 0n;
            const gap = o.figure.value - exact;
            return gap > 5000n || gap < -5000n;
          })
          .map((o) => `${o.address} ${o.figure.text}`);
        expect(wrong).toEqual([]);
        const printed = new Set(disclosure.occurrences.map((o) => o.address));
        const lost = [...account.figures]
          .filter(
            ([address, value]) => /^T0[1-9]\/[^@]*$/.test(address) && (value >= 5000n || value <= -5000n),
          )
          .map(([address]) => address)
          .filter((address) => !printed.has(address));
        expect(lost).toEqual([]);
      }),
      { numRuns: RUNS, seed: 2024 },
    );
  });
});
