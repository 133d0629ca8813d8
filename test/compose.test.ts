import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { compose, DIALECTS } from '../src/compose/compose.ts';
import { plug } from '../src/compose/plug.ts';
import { typesetting } from '../src/host/typesetting.ts';
import { audit, initPdf } from '../src/index.ts';
import { BESIDE_THE_ACCOUNT } from '../src/model/obstacle.ts';
import { COMPOSED_FORMATS } from '../src/publish/composed-formats.ts';
import { differences } from '../src/publish/differences.ts';
import { randomAccount } from './made-up/random-account.ts';

/** Accounts tried for each dialect and format; `npm run night` asks for many more. */
const RUNS = Number(process.env.MINGZHANG_RUNS ?? 6);
/** Formats that cost more are tried on fewer. */
const SHARE: Readonly<Record<string, number>> = { html: 2, json: 3, docx: 3, xlsx: 3, pdf: 6 };
const FORMATS = COMPOSED_FORMATS.filter((f) => f.proven);

beforeAll(async () => {
  const entry = createRequire(import.meta.url).resolve('@embedpdf/pdfium');
  await initPdf(readFileSync(join(dirname(entry), 'pdfium.wasm')));
});

it('with the gaps of rounding in the largest details comes back without a doubt', {
  timeout: 3_600_000,
}, async () => {
  const md = COMPOSED_FORMATS.find((f) => f.name === 'md')!;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
      const { document } = compose(plug(randomAccount(seed)), 'central');
      const result = await audit([{ file: 'plugged.md', bytes: await md.write(document) }]);
      if (result.status !== 'checked') throw new Error(result.error.message);
      const doubts = result.audit.findings.filter((f) => f.severity !== 'info');
      expect(doubts.map((f) => `${f.rule}: ${f.message}`)).toEqual([]);
    }),
    { numRuns: RUNS, seed: 2024 },
  );
});

describe.each(Object.keys(DIALECTS))('what is composed in %s', (dialect) => {
  it.each(FORMATS)(
    'comes back from $name as it went in, understood to the last figure and without a doubt',
    { timeout: 3_600_000 },
    async (format) => {
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
          const account = randomAccount(seed);
          const { document, missing, absent } = compose(account, dialect);
          expect([...missing, ...absent]).toEqual([]);
          const bytes = await format.write(document, typesetting);
          const result = await audit([{ file: `composed.${format.name}`, bytes }]);
          if (result.status !== 'checked') throw new Error(result.error.message);
          const { findings, coverage } = result.audit;
          const doubts = findings.filter((f) => f.severity !== 'info' && format.proven === 'whole');
          expect(doubts.map((f) => `${f.rule}: ${f.message}`)).toEqual([]);
          expect(findings.filter((f) => f.severity === 'error').map((f) => f.message)).toEqual([]);
          const beside = coverage.unverified.filter((u) => BESIDE_THE_ACCOUNT.has(u.reason.code)).length;
          expect(coverage.understood).toBe(coverage.figures - beside);
          expect(differences(account, result.disclosure)).toEqual([]);
        }),
        { numRuns: Math.max(1, Math.floor(RUNS / (SHARE[format.name] ?? 1))), seed: 2024 },
      );
    },
  );
});

it.each(FORMATS)('what is composed is the same bytes each time in $name', async (format) => {
  const { document } = compose(randomAccount(7), 'central');
  const [first, second] = [
    await format.write(document, typesetting),
    await format.write(document, typesetting),
  ];
  expect(Buffer.compare(Buffer.from(first), Buffer.from(second))).toBe(0);
});
