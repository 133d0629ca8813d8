import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomAccount } from '../../test/made-up/random-account.ts';
import type { Account } from '../model/account.ts';
import { derive } from './derive.ts';

/** Accounts tried; `npm run night` asks for many more. */
const RUNS = Number(process.env.MINGZHANG_RUNS ?? 20);

/** What a unit fills in: items, economic codes, opening balances, “三公” items, numbers of things. */
const DETAIL =
  /^(?:T0[23578]\/\d{7}\/(?!total|exp)|T06\/\d{5}\/|T01\/(?:superior|useNonFiscal|carryIn|distribution)\/|T04\/carryIn\.|T09\/(?:abroad|carPurchase|carOperate|reception)\/|staff\/(?!total)|procurement\/(?!total)|assets\/|sangong\/)/;

const detailsOf = (account: Account): Account => ({
  ...account,
  figures: new Map([...account.figures].filter(([a]) => DETAIL.test(a) || a.includes('@'))),
});

describe('derive', () => {
  it('brings every total, balance and summary back from the details', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const whole = randomAccount(seed);
        const { account, contradictions } = derive(detailsOf(whole));
        expect(contradictions).toEqual([]);
        const wanted = [...whole.figures].filter(([a, v]) => v !== 0n && !a.includes('@'));
        const lost = wanted.filter(([a, v]) => account.figures.get(a) !== v).map(([a]) => a);
        expect(lost).toEqual([]);
        const more = [...account.figures].filter(([a, v]) => v !== (whole.figures.get(a) ?? 0n));
        expect(more).toEqual([]);
      }),
      { numRuns: RUNS, seed: 2024 },
    );
  });

  const CELL = 1_000_000n;
  const empty = randomAccount(1);
  const of = (figures: Readonly<Record<string, bigint>>): Account => ({
    ...empty,
    nature: 'institution',
    figures: new Map(Object.entries(figures)),
  });

  it('refuses what no true values satisfy, and names the cells', () => {
    const { contradictions } = derive(
      of({
        'T05/2010301/basic': 3n * CELL,
        'T05/2010301/project': 2n * CELL,
        'T05/2010301/total': 6n * CELL,
      }),
    );
    expect(contradictions).toEqual([
      {
        equation: 'T05-1/2010301',
        rule: 'statement/rows-add-up',
        message:
          '《一般公共预算财政拨款支出决算表》2010301行政运行：合计=基本支出+项目支出，但给出的是6.00万元，应为3.00+2.00=5.00',
        addresses: ['T05/2010301/total', 'T05/2010301/basic', 'T05/2010301/project'],
      },
    ]);
  });

  it('takes a gap that rounding explains for rounding: nothing is put into the blanks', () => {
    const { account, contradictions } = derive(
      of({
        'T05/2010301/total': 33_330_000n,
        'T05/2010302/total': 33_330_000n,
        'T05/2010350/total': 33_330_000n,
        'T05/20103/total': 100_000_000n,
      }),
    );
    expect(contradictions).toEqual([]);
    expect(account.figures.get('T05/20103/total')).toBe(100_000_000n);
    expect(account.figures.get('T05/201/total')).toBe(100_000_000n);
  });

  it('does not split a total whose parts were not told apart', () => {
    const { account, contradictions } = derive(
      of({
        'T03/2010301/total': 5n * CELL,
        'T03/2010302/total': 4n * CELL,
        'T03/2010302/project': 4n * CELL,
      }),
    );
    expect(contradictions).toEqual([]);
    expect(account.figures.get('T03/ALL/total')).toBe(9n * CELL);
    expect(account.figures.has('T03/2010301/basic')).toBe(false);
    expect(account.figures.get('T03/20103/project')).toBeUndefined();
  });

  it('adds fen, and rounds nothing on the way', () => {
    const { account } = derive(of({ 'T05/2010301/basic': 4999n, 'T05/2010302/project': 4999n }));
    expect(account.figures.get('T05/ALL/total')).toBe(9998n);
  });
});
