import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abs, divideHalfUp, type Figure, SCALE } from './figure.ts';
import {
  atMost,
  average,
  completion,
  copy,
  deltaSum,
  difference,
  growth,
  growthFromLevels,
  share,
  sum,
  variance,
} from './judge.ts';

/** A printed figure: `yuan('490.88')`, `pct('89.16')`. */
function printed(kind: Figure['kind'], unit: string, text: string): Figure {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const decimals = fraction.length;
  const value = BigInt(whole + fraction) * 10n ** BigInt(6 - decimals) * (text.startsWith('-') ? -1n : 1n);
  const exact = kind === 'count' || (kind === 'amount' && value === 0n);
  return { kind, unit, text, decimals, value, ulp: exact ? 0n : 10n ** BigInt(6 - decimals) };
}
const wan = (text: string) => printed('amount', '万元', text);
const pct = (text: string) => printed('percent', '%', text);

describe('the vectors of the field', () => {
  it('two terms one last digit apart are rounding', () => {
    const judged = sum(wan('490.88'), [wan('465.76'), wan('25.13')]);
    expect(judged).toMatchObject({ outcome: 'rounding', gap: -10_000n, tolerance: 10_000n });
    expect(judged.arithmetic).toBe('465.76+25.13=490.89');
  });
  it('three last digits over two terms are impossible', () => {
    expect(sum(wan('490.88'), [wan('465.76'), wan('25.15')])).toMatchObject({
      outcome: 'impossible',
      gap: -30_000n,
    });
  });
  it('twelve terms may be six last digits apart', () => {
    const terms = [...Array.from({ length: 11 }, () => wan('14.00')), wan('17.09')];
    expect(sum(wan('171.07'), terms)).toMatchObject({
      outcome: 'rounding',
      gap: -20_000n,
      tolerance: 60_000n,
    });
    expect(sum(wan('171.02'), terms).outcome).toBe('impossible');
  });
  it('changes are differences of rounded levels', () => {
    const parts = [wan('32.27'), wan('159.55'), wan('3.55')];
    expect(deltaSum(wan('195.35'), parts)).toMatchObject({ outcome: 'rounding', tolerance: 40_000n });
    expect(deltaSum(wan('195.32'), parts).outcome).toBe('impossible');
  });
  it('shares', () => {
    expect(share(pct('89.16'), wan('490.88'), wan('550.53')).outcome).toBe('exact');
    const wrong = share(pct('71.73'), wan('2106.66'), wan('2940.05'));
    expect(wrong).toMatchObject({ outcome: 'impossible', expected: 71_650_000n, gap: 80_000n });
    expect(wrong.arithmetic).toBe('2,106.66÷2,940.05=71.65%');
  });
  it('a share cut off instead of rounded', () => {
    // 2 ÷ 3 = 66.666…%
    expect(share(pct('66.66'), wan('200.00'), wan('300.00')).outcome).toBe('rounding');
    expect(share(pct('66.64'), wan('2000000.00'), wan('3000000.00')).outcome).toBe('impossible');
  });
  it('rates', () => {
    expect(growth(pct('42.31'), wan('403.74'), wan('550.53'), -1).outcome).toBe('exact');
    expect(growth(pct('0.35'), wan('0.20'), wan('56.71'), 1).outcome).toBe('exact');
    expect(growth(pct('0.45'), wan('0.20'), wan('56.71'), 1).outcome).toBe('impossible');
    expect(growth(pct('471.34'), wan('159.55'), wan('193.40'), 1).outcome).toBe('exact');
    expect(growth(pct('471.34'), wan('159.55'), wan('193.40'), -1).outcome).toBe('impossible');
  });
  it('a zero base has no rate', () => {
    expect(growth(pct('100'), wan('0.30'), wan('0.30'), 1)).toMatchObject({
      outcome: 'impossible',
      undefinedBecause: 'zero-base',
    });
    expect(growth(pct('0.00'), wan('0.00'), wan('0.00'), 1).outcome).toBe('exact');
    expect(growth(pct('50.00'), wan('10.00'), wan('5.00'), 1).undefinedBecause).toBe('negative-base');
  });
  it('budget and final', () => {
    expect(variance(pct('-9.77'), wan('490.88'), wan('544.01')).outcome).toBe('exact');
    expect(variance(pct('9.77'), wan('490.88'), wan('544.01')).outcome).toBe('impossible');
    expect(completion(pct('90.23'), wan('490.88'), wan('544.01')).outcome).toBe('exact');
    expect(completion(pct('95.89'), wan('307.82'), wan('0.00'))).toMatchObject({
      outcome: 'impossible',
      undefinedBecause: 'zero-budget',
    });
    expect(completion(pct('0.00'), wan('0.00'), wan('0.00')).outcome).toBe('exact');
    expect(completion(pct('100.00'), wan('59.65'), wan('59.65')).outcome).toBe('exact');
    expect(growthFromLevels(pct('9.77'), wan('490.88'), wan('544.01'), -1)).toMatchObject({
      outcome: 'exact',
      expected: 9_770_000n,
    });
  });
  it('the same measure printed twice', () => {
    expect(copy(wan('326.71'), wan('326.72')).outcome).toBe('rounding');
    expect(copy(wan('326.70'), wan('326.72')).outcome).toBe('impossible');
    expect(copy(wan('0.00'), wan('0.01')).outcome).toBe('impossible');
    expect(copy(wan('326.7'), wan('326.72')).outcome).toBe('rounding');
  });
  it('parts within a whole', () => {
    expect(atMost(wan('21.07'), [{ figure: wan('21.07'), sign: 1 }]).outcome).toBe('exact');
    expect(atMost(wan('21.08'), [{ figure: wan('21.07'), sign: 1 }]).outcome).toBe('rounding');
    expect(atMost(wan('42.14'), [{ figure: wan('21.07'), sign: 1 }]).outcome).toBe('impossible');
  });
  it('averages', () => {
    expect(average(pct('95.50'), [pct('95.00'), pct('96.00')]).outcome).toBe('exact');
    expect(average(pct('96.50'), [pct('95.00'), pct('96.00')]).outcome).toBe('impossible');
  });
});

/** Prints a true value given in fen with two decimals of 万元. */
function print(fen: bigint): Figure {
  const value = divideHalfUp(fen, 10_000n) * 10_000n;
  return {
    kind: 'amount',
    unit: '万元',
    decimals: 2,
    value,
    ulp: value === 0n ? 0n : 10_000n,
    text: `${value}`,
  };
}
/** Prints numerator ÷ denominator as a percentage with two decimals. */
function printPercent(numerator: bigint, denominator: bigint): Figure {
  const value = divideHalfUp(numerator * 100n * SCALE, denominator * 10_000n) * 10_000n;
  return { kind: 'percent', unit: '%', decimals: 2, value, ulp: 10_000n, text: `${value}` };
}
/** True amounts in fen: nothing, or enough to be printed. */
const fen = fc.oneof(fc.constant(0n), fc.bigInt({ min: 5_000n, max: 100_000_000_000n }));
const some = fc.bigInt({ min: 5_000n, max: 100_000_000_000n });

describe('what rounding can do is never impossible', () => {
  it('sums', () => {
    fc.assert(
      fc.property(fc.array(fen, { minLength: 1, maxLength: 14 }), (trues) => {
        const total = trues.reduce((a, b) => a + b, 0n);
        expect(sum(print(total), trues.map(print)).outcome).not.toBe('impossible');
      }),
    );
  });
  it('changes of parts', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(some, some), { minLength: 1, maxLength: 8 }), (pairs) => {
        const level = (i: 0 | 1) => pairs.reduce((a, p) => a + p[i], 0n);
        const change = (a: bigint, b: bigint): Figure => {
          const value = print(a).value - print(b).value;
          return { ...print(1_000_000n), value };
        };
        const parts = pairs.map(([a, b]) => change(a, b));
        expect(deltaSum(change(level(0), level(1)), parts).outcome).not.toBe('impossible');
      }),
    );
  });
  it('shares of true and of printed amounts', () => {
    fc.assert(
      fc.property(fen, some, (a, b) => {
        const whole = a + b;
        expect(share(printPercent(a, whole), print(a), print(whole)).outcome).not.toBe('impossible');
        const onPaper = printPercent(print(a).value, print(whole).value);
        expect(share(onPaper, print(a), print(whole)).outcome).toBe('exact');
      }),
    );
  });
  it('rates of true and of printed amounts', () => {
    fc.assert(
      fc.property(some, some, (now, before) => {
        const sign = now >= before ? 1 : -1;
        const change = { ...print(1_000_000n), value: abs(print(now).value - print(before).value) };
        expect(growth(printPercent(abs(now - before), before), change, print(now), sign).outcome).not.toBe(
          'impossible',
        );
        const onPaper = printPercent(change.value, print(before).value);
        expect(growth(onPaper, change, print(now), sign).outcome).toBe('exact');
        const levels = printPercent(now - before, before);
        expect(variance(levels, print(now), print(before)).outcome).not.toBe('impossible');
      }),
    );
  });
  it('differences', () => {
    fc.assert(
      fc.property(some, some, (a, b) => {
        const result = { ...print(1_000_000n), value: divideHalfUp(a - b, 10_000n) * 10_000n };
        expect(difference(result, print(a), print(b)).outcome).not.toBe('impossible');
      }),
    );
  });
});

describe('what rounding cannot do is impossible', () => {
  it('a term moved by more than every last digit', () => {
    fc.assert(
      fc.property(
        fc.array(some, { minLength: 1, maxLength: 10 }),
        fc.bigInt({ min: 1n, max: 1_000n }),
        (trues, extra) => {
          const terms = trues.map(print);
          const total = print(trues.reduce((a, b) => a + b, 0n));
          const moved = { ...total, value: total.value + 10_000n * (BigInt(terms.length + 1) + extra) };
          expect(sum(moved, terms).outcome).toBe('impossible');
        },
      ),
    );
  });
  it('a share of large amounts that is off by a tenth of a percent', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1_000_000_000n, max: 9_000_000_000n }), (a) => {
        const whole = 10_000_000_000n;
        const wrong = printPercent(a, whole);
        expect(share({ ...wrong, value: wrong.value + 100_000n }, print(a), print(whole)).outcome).toBe(
          'impossible',
        );
      }),
    );
  });
});
