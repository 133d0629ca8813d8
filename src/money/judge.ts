import { abs, divideHalfUp, type Figure, type Interval, intervalOf, roundTo, SCALE, show } from './figure.ts';

/**
 * exact: the printed figures satisfy the relation as they stand · rounding: true values that print so can satisfy it ·
 * impossible: no true values that print so can.
 */
export type Outcome = 'exact' | 'rounding' | 'impossible';

export interface Judgement {
  readonly outcome: Outcome;
  /** What the judged figure should be, on the common scale and rounded to its own last digit; absent when undefined. */
  readonly expected?: bigint;
  /** Printed less expected, common scale. */
  readonly gap: bigint;
  /** Largest gap that rounding explains, common scale (for ratios: half the width of the possible values). */
  readonly tolerance: bigint;
  /** The arithmetic as a person would write it: `465.76+25.13=490.89`. */
  readonly arithmetic: string;
  /** Why no value can be expected: growth on a base of 0, a rate of a budget of 0, a share of 0. */
  readonly undefinedBecause?: 'zero-base' | 'negative-base' | 'zero-budget' | 'zero-whole';
}

/** A figure with the sign it enters a sum with. */
export interface Signed {
  readonly figure: Figure;
  readonly sign: 1 | -1;
}

/** A quotient's possible values: [loN/loD, hiN/hiD], denominators positive. */
interface Quotients {
  readonly loN: bigint;
  readonly loD: bigint;
  readonly hiN: bigint;
  readonly hiD: bigint;
}

const HUNDRED = 100n * SCALE;

/** The finest printed form among figures: the common unit in which a sum of them is shown. */
export function finest(figures: readonly Figure[]): Figure {
  return figures.reduce((best, f) => (unitSize(f) < unitSize(best) ? f : best));
}

function unitSize(figure: Figure): bigint {
  if (figure.ulp > 0n) return figure.ulp;
  return figure.value === 0n ? 1_000_000_000_000_000n : 1n;
}

/** The number alone, in the unit and with the decimals of `like`. */
function bare(value: bigint, like: Figure): string {
  return show(value, like, false);
}

/**
 * How figures are written beside one another: each with its own decimals, as it is printed, and with its unit where they
 * differ in it.
 */
function speller(figures: readonly Figure[]): (figure: Figure) => string {
  const mixed = new Set(figures.map((f) => f.unit)).size > 1;
  return (figure) => show(figure.value, figure, mixed);
}

function signedText(terms: readonly Signed[], spell: (figure: Figure) => string): string {
  return terms
    .map(({ figure, sign }, i) => {
      const text = figure.value < 0n ? `(${spell(figure)})` : spell(figure);
      if (i === 0) return sign < 0 ? `-${text}` : text;
      return (sign < 0 ? '-' : '+') + text;
    })
    .join('');
}

/**
 * total = Σ ± terms (合计). Every figure may be off by half its last digit; `slack` multiplies that bound (2 where the
 * terms are themselves differences of rounded levels).
 */
export function sum(total: Figure, terms: readonly Signed[] | readonly Figure[], slack = 1n): Judgement {
  const signed = terms.map((t): Signed => ('figure' in t ? t : { figure: t, sign: 1 }));
  const added = signed.reduce((s, t) => s + BigInt(t.sign) * t.figure.value, 0n);
  const gap = total.value - added;
  const figures = [total, ...signed.map((t) => t.figure)];
  const like = finest(figures);
  const bound = (slack * figures.reduce((s, f) => s + f.ulp, 0n)) / 2n;
  const tolerance = like.ulp > 0n ? bound - (bound % like.ulp) : bound;
  return {
    outcome: gap === 0n ? 'exact' : abs(gap) <= tolerance ? 'rounding' : 'impossible',
    expected: added,
    gap,
    tolerance,
    // Written out only where it is told: most relations hold.
    get arithmetic() {
      const mixed = new Set(figures.map((f) => f.unit)).size > 1;
      const shown = signed.length > 0 ? signedText(signed, speller(figures)) : '0';
      return signed.length === 1 && signed[0]!.sign === 1 ? shown : `${shown}=${show(added, like, mixed)}`;
    },
  };
}

/** difference = a − b (差额). */
export function difference(result: Figure, a: Figure, b: Figure): Judgement {
  return sum(result, [
    { figure: a, sign: 1 },
    { figure: b, sign: -1 },
  ]);
}

/** Total change = Σ of the parts' changes: each change is a difference of rounded levels, so the bound doubles. */
export function deltaSum(total: Figure, terms: readonly Signed[] | readonly Figure[]): Judgement {
  return sum(total, terms, 2n);
}

/** left ≤ Σ ± terms, up to rounding. `exact` when it holds as printed. */
export function atMost(left: Figure, terms: readonly Signed[]): Judgement {
  const judged = sum(left, terms);
  const outcome = judged.gap <= 0n ? 'exact' : judged.gap <= judged.tolerance ? 'rounding' : 'impossible';
  return outcome === judged.outcome ? judged : { ...judged, outcome };
}

/** The same measure printed twice: equal, or one last digit apart where each was rounded by itself. */
export function copy(stated: Figure, source: Figure): Judgement {
  const gap = stated.value - source.value;
  const tolerance = (stated.ulp + source.ulp) / 2n;
  return {
    outcome: gap === 0n ? 'exact' : abs(gap) <= tolerance ? 'rounding' : 'impossible',
    expected: source.value,
    gap,
    tolerance,
    get arithmetic() {
      return show(source.value, source);
    },
  };
}

function quotients(numerator: Interval, denominator: Interval): Quotients {
  const negative = denominator.hi < 0n;
  const n = negative ? { lo: -numerator.hi, hi: -numerator.lo } : numerator;
  const d = negative ? { lo: -denominator.hi, hi: -denominator.lo } : denominator;
  return {
    loN: n.lo,
    loD: n.lo >= 0n ? d.hi : d.lo,
    hiN: n.hi,
    hiD: n.hi >= 0n ? d.lo : d.hi,
  };
}

/** Whether percent ± (half units of its last digit) × `width` meets 100 × the quotients. */
function meets(percent: Figure, q: Quotients, width: bigint): boolean {
  const lo = 2n * percent.value - width * percent.ulp;
  const hi = 2n * percent.value + width * percent.ulp;
  return lo * q.hiD <= 2n * HUNDRED * q.hiN && hi * q.loD >= 2n * HUNDRED * q.loN;
}

function ratio(
  percent: Figure,
  value: { numerator: bigint; denominator: bigint },
  possible: Quotients,
  arithmetic: (shown: string) => string,
): Judgement {
  const rounded =
    percent.ulp === 0n
      ? divideHalfUp(value.numerator * HUNDRED, value.denominator)
      : divideHalfUp(value.numerator * HUNDRED, value.denominator * percent.ulp) * percent.ulp;
  const gap = percent.value - rounded;
  const width =
    divideHalfUp(HUNDRED * possible.hiN, possible.hiD) - divideHalfUp(HUNDRED * possible.loN, possible.loD);
  // Cut off instead of rounded, the last digit may be one too small: three halves of it.
  const outcome = gap === 0n ? 'exact' : meets(percent, possible, 3n) ? 'rounding' : 'impossible';
  return {
    outcome,
    expected: rounded,
    gap,
    tolerance: (width + 3n * percent.ulp) / 2n,
    arithmetic: arithmetic(show(rounded, percent)),
  };
}

function undefinedRatio(
  percent: Figure,
  because: NonNullable<Judgement['undefinedBecause']>,
  bothZero: boolean,
  arithmetic: string,
): Judgement {
  // 0 of 0 is printed as 0.00% everywhere.
  const accepted = bothZero && percent.value === 0n;
  return {
    outcome: accepted ? 'exact' : 'impossible',
    ...(bothZero ? { expected: 0n } : {}),
    gap: percent.value,
    tolerance: 0n,
    arithmetic,
    undefinedBecause: because,
  };
}

/** percent = part ÷ whole (占比). */
export function share(percent: Figure, part: Figure, whole: Figure): Judgement {
  return quotient(percent, part, whole, 'zero-whole');
}

function quotient(
  percent: Figure,
  part: Figure,
  whole: Figure,
  ofZero: NonNullable<Judgement['undefinedBecause']>,
): Judgement {
  const spell = speller([part, whole]);
  const shown = `${spell(part)}÷${spell(whole)}`;
  if (whole.value === 0n) return undefinedRatio(percent, ofZero, part.value === 0n, shown);
  return ratio(
    percent,
    { numerator: part.value, denominator: whole.value },
    quotients(intervalOf(part), intervalOf(whole)),
    (p) => `${shown}=${p}`,
  );
}

/** percent = final ÷ budget (完成率). A budget of 0 has none. */
export function completion(percent: Figure, final: Figure, budget: Figure): Judgement {
  return quotient(percent, final, budget, 'zero-budget');
}

/** percent = (final − budget) ÷ budget, signed (预决算差异率). A budget of 0 has none. */
export function variance(percent: Figure, final: Figure, budget: Figure): Judgement {
  const spell = speller([final, budget]);
  const f = spell(final);
  const b = spell(budget);
  const shown = `(${f}-${b})÷${b}`;
  if (budget.value === 0n) return undefinedRatio(percent, 'zero-budget', final.value === 0n, shown);
  const q = quotients(intervalOf(final), intervalOf(budget));
  return ratio(
    percent,
    { numerator: final.value - budget.value, denominator: budget.value },
    { loN: q.loN - q.loD, loD: q.loD, hiN: q.hiN - q.hiD, hiD: q.hiD },
    (p) => `${shown}=${p}`,
  );
}

/** percent = (current − base) ÷ base, unsigned with the direction's word: growth from two printed levels. */
export function growthFromLevels(percent: Figure, current: Figure, base: Figure, sign: 1 | -1): Judgement {
  const flipped: Figure = sign < 0 ? { ...percent, value: -percent.value } : percent;
  const { outcome, expected, gap, tolerance, arithmetic, ...judged } = variance(flipped, current, base);
  return {
    outcome,
    gap: BigInt(sign) * gap,
    tolerance,
    arithmetic,
    ...(expected === undefined ? {} : { expected: BigInt(sign) * expected }),
    ...(judged.undefinedBecause ? { undefinedBecause: 'zero-base' } : {}),
  };
}

/**
 * percent = change ÷ (current − s·change) (增长率、下降率), s = +1 for 增加, −1 for 减少; both printed without sign.
 * The change may be the difference of two rounded levels, so for *possible* values it counts with a whole last digit.
 */
export function growth(percent: Figure, change: Figure, current: Figure, sign: 1 | -1): Judgement {
  const s = BigInt(sign);
  const like = finest([change, current]);
  const base = current.value - s * change.value;
  const spell = speller([change, current]);
  const c = spell(current);
  const d = spell(change);
  const shown = `${d}÷(${c}${sign > 0 ? '-' : '+'}${d})`;
  if (base === 0n) return undefinedRatio(percent, 'zero-base', change.value === 0n, shown);
  if (base < 0n) {
    return {
      outcome: 'impossible',
      gap: percent.value,
      tolerance: 0n,
      arithmetic: `${c}${sign > 0 ? '-' : '+'}${d}=${bare(base, like)}`,
      undefinedBecause: 'negative-base',
    };
  }
  // In the change the quotient rises, in the current level it falls (for a change that is not negative).
  const dLo = 2n * change.value - 2n * change.ulp;
  const dHi = 2n * change.value + 2n * change.ulp;
  const at = intervalOf(current);
  const denominators = [at.lo - s * dLo, at.lo - s * dHi, at.hi - s * dLo, at.hi - s * dHi];
  const least = denominators.reduce((a, b) => (b < a ? b : a));
  if (least <= 0n) {
    // The base is as small as a last digit: every rate is possible.
    const judged = ratio(
      percent,
      { numerator: change.value, denominator: base },
      { loN: dLo, loD: at.hi - s * dLo > 0n ? at.hi - s * dLo : 1n, hiN: dHi, hiD: 1n },
      (p) => `${shown}=${p}`,
    );
    return judged.outcome === 'impossible' ? { ...judged, outcome: 'rounding' } : judged;
  }
  const lower = dLo >= 0n ? at.hi - s * dLo : at.lo - s * dLo;
  const upper = at.lo - s * dHi;
  return ratio(
    percent,
    { numerator: change.value, denominator: base },
    { loN: dLo, loD: lower, hiN: dHi, hiD: upper },
    (p) => `${shown}=${p}`,
  );
}

/** mean = Σ values ÷ n (平均). */
export function average(mean: Figure, values: readonly Figure[]): Judgement {
  const total = values.reduce((s, f) => s + f.value, 0n);
  const n = BigInt(values.length);
  if (n === 0n) return { outcome: 'impossible', gap: mean.value, tolerance: 0n, arithmetic: '0÷0' };
  const ulps = values.reduce((s, f) => s + f.ulp, 0n);
  const gap = mean.value - divideHalfUp(total, n);
  const expected = roundTo(divideHalfUp(total, n), mean.ulp);
  const slack = 2n * abs(n * mean.value - total);
  return {
    outcome:
      mean.value === expected ? 'exact' : slack <= ulps + 3n * n * mean.ulp ? 'rounding' : 'impossible',
    expected,
    gap: mean.value === expected ? 0n : gap,
    tolerance: (ulps / n + mean.ulp) / 2n,
    arithmetic: `(${values.map(speller(values)).join('+')})÷${n}=${show(expected, mean)}`,
  };
}
