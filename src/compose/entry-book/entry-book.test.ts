import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomAccount } from '../../../test/made-up/random-account.ts';
import { readAccountWorkbook } from '../../index.ts';
import type { Account } from '../../model/account.ts';
import { derive } from '../derive.ts';
import { valuesOf } from './account-values.ts';
import { writeEntryBook } from './write-entry-book.ts';

/** Accounts tried; `npm run night` asks for many more. */
const RUNS = Number(process.env.MINGZHANG_RUNS ?? 4);

const read = async (account: Account, dialect = 'xinjiang') => {
  const result = await readAccountWorkbook({
    file: '填报.xlsx',
    bytes: writeEntryBook(account, { dialect }),
  });
  if (!result) throw new Error('not taken for a workbook to fill in');
  return result;
};

/** Cells of statements with nothing in them are not told apart from those with a nought. */
const told = (account: Account) =>
  new Map([...valuesOf(account)].filter(([key, v]) => !(v === 0n && /^T0[1-8]\/[^@]*$/.test(key))));

describe('the workbook that a unit fills in', () => {
  it('gives back every figure, reason and passage that was written into it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
        const account = derive(randomAccount(seed)).account;
        const { problems, unused, ...back } = await read(account);
        expect(problems).toEqual([]);
        expect(unused).toEqual([]);
        expect(back.dialect).toBe('xinjiang');
        const [before, after] = [told(account), told(derive(back.account).account)];
        const lost = [...before].filter(([key, value]) => after.get(key) !== value);
        expect(lost).toEqual([]);
      }),
      { numRuns: RUNS, seed: 2024 },
    );
  });
});
