import type { Occurrence } from '../model/disclosure.ts';
import { divideHalfUp, FEN_PER_UNIT, type Figure, roundTo, SCALE } from '../money/figure.ts';
import {
  atMost,
  average,
  completion,
  copy,
  deltaSum,
  growth,
  growthFromLevels,
  type Judgement,
  type Signed,
  share,
  sum,
  variance,
} from '../money/judge.ts';
import type { Quantity } from './facts.ts';
import type { Severity } from './finding.ts';

export type Form =
  | 'sum'
  | 'delta-sum'
  | 'copy'
  | 'at-most'
  | 'share'
  | 'completion'
  | 'variance'
  | 'growth'
  | 'growth-from-levels'
  | 'percent-sum'
  | 'average';

/**
 * A numeric relation between printed figures (勾稽关系). `quantities[0]` is what the relation states (a total, a copy, a
 * percentage); the others are what it is judged by. Blanks are quantities without an occurrence.
 */
export interface Constraint {
  /** Rule that reports it. */
  readonly rule: string;
  /** Id of the identity in the field's list: T01-1, X-04, TT-09 … */
  readonly equation: string;
  /** Chinese, a clause that names the relation: 本年收入合计=各项收入之和. */
  readonly title: string;
  readonly form: Form;
  readonly quantities: readonly Quantity[];
  /** Printed figures that take part. */
  readonly terms: readonly Occurrence[];
  /** Departs from the rule's severity. */
  readonly severity?: Severity;
  /** An identity of the field, and no list that merely happens to add up. */
  readonly declared?: boolean;
  /** It was asserted only because it holds: its terms were chosen by fit. */
  readonly fitted?: boolean;
  /** How each quantity behind the first enters a sum; copies have none. */
  readonly signs?: readonly (1 | -1)[];
  /** The judgement on the figures as printed, made once. */
  readonly asPrinted: () => Judgement;
  /** Judges given figures, in the order of `quantities`. */
  judge(figures: readonly Figure[]): Judgement;
  /**
   * Value of quantity `index`, rounded to its own last digit, that would satisfy the relation given the others;
   * undefined where there is none or many (a bound, a division by 0).
   */
  solve(index: number, figures: readonly Figure[]): bigint | undefined;
}

/** Whether a relation fails as printed. */
export function fails(constraint: Constraint): boolean {
  return constraint.asPrinted().outcome === 'impossible';
}

interface Head {
  readonly rule: string;
  readonly equation: string;
  readonly title: string;
  readonly severity?: Severity;
  readonly declared?: boolean;
  readonly fitted?: boolean;
}

const HUNDRED = 100n * SCALE;

function make(
  head: Head,
  form: Form,
  quantities: readonly Quantity[],
  judge: Constraint['judge'],
  solve: Constraint['solve'],
  signs?: readonly (1 | -1)[],
): Constraint {
  const terms: Occurrence[] = [];
  for (const { occurrence } of quantities) if (occurrence) terms.push(occurrence);
  let printed: Judgement | undefined;
  return {
    form,
    quantities,
    terms,
    ...(signs ? { signs } : {}),
    asPrinted: () => {
      printed ??= judge(quantities.map((q) => q.figure));
      return printed;
    },
    judge,
    solve: (index, figures) => {
      const value = solve(index, figures);
      if (value === undefined) return undefined;
      const figure = figures[index]!;
      // A zero prints no last digit of its own: take that of its unit and decimals.
      return roundTo(value, printedUlp(figure));
    },
    ...head,
  };
}

/** Size of the last digit a figure is printed with, also where it is exact. */
export function printedUlp(figure: Figure): bigint {
  if (figure.ulp > 0n) return figure.ulp;
  const unit = figure.kind === 'amount' ? (FEN_PER_UNIT[figure.unit] ?? SCALE) : SCALE;
  const size = unit / 10n ** BigInt(figure.decimals);
  return size > 0n ? size : 1n;
}

/** A term of a linear relation. */
export interface Term extends Quantity {
  readonly sign?: 1 | -1;
}

const signs = (terms: readonly Term[]) => terms.map((t) => t.sign ?? 1);

function signedOf(terms: readonly Term[], figures: readonly Figure[]): Signed[] {
  const sign = signs(terms);
  const all = figures.slice(1).map((figure, i): Signed => ({ figure, sign: sign[i]! }));
  // Blanks and printed zeros make the arithmetic no clearer.
  const some = all.filter((t) => t.figure.value !== 0n);
  return some.length > 0 ? some : all.slice(0, 1);
}

function solveLinear(terms: readonly Term[], index: number, figures: readonly Figure[]): bigint {
  const sign = signs(terms).map(BigInt);
  const added = figures.slice(1).reduce((s, f, i) => s + sign[i]! * f.value, 0n);
  if (index === 0) return added;
  return figures[index]!.value + sign[index - 1]! * (figures[0]!.value - added);
}

/** total = Σ ± terms. `slack` 2 where the terms are changes of rounded levels. */
export function sums(head: Head, total: Quantity, terms: readonly Term[], slack: 1 | 2 = 1): Constraint {
  return make(
    head,
    slack === 2 ? 'delta-sum' : 'sum',
    [total, ...terms],
    (figures) => (slack === 2 ? deltaSum : sum)(figures[0]!, signedOf(terms, figures)),
    (index, figures) => solveLinear(terms, index, figures),
    signs(terms),
  );
}

/** left ≤ Σ ± terms. */
export function bounded(head: Head, left: Quantity, terms: readonly Term[]): Constraint {
  return make(
    head,
    'at-most',
    [left, ...terms],
    (figures) => atMost(figures[0]!, signedOf(terms, figures)),
    () => undefined,
  );
}

/** The same measure stated twice. */
export function copies(head: Head, stated: Quantity, source: Quantity): Constraint {
  return make(
    head,
    'copy',
    [stated, source],
    (figures) => copy(figures[0]!, figures[1]!),
    (index, figures) => figures[1 - index]!.value,
  );
}

/** percent = part ÷ whole. */
export function shares(head: Head, percent: Quantity, part: Quantity, whole: Quantity): Constraint {
  return make(
    head,
    'share',
    [percent, part, whole],
    (figures) => share(figures[0]!, figures[1]!, figures[2]!),
    solveShare,
  );
}

function solveShare(index: number, figures: readonly Figure[]): bigint | undefined {
  const [p, a, b] = figures as [Figure, Figure, Figure];
  if (index === 0) {
    if (b.value === 0n) return a.value === 0n ? 0n : undefined;
    return divideHalfUp(a.value * HUNDRED, b.value);
  }
  if (index === 1) return divideHalfUp(p.value * b.value, HUNDRED);
  return p.value === 0n ? undefined : divideHalfUp(a.value * HUNDRED, p.value);
}

/** percent = final ÷ budget. */
export function completes(head: Head, percent: Quantity, final: Quantity, budget: Quantity): Constraint {
  return make(
    head,
    'completion',
    [percent, final, budget],
    (figures) => completion(figures[0]!, figures[1]!, figures[2]!),
    solveShare,
  );
}

function solveLevels(sign: bigint): Constraint['solve'] {
  return (index, figures) => {
    const [p, a, b] = figures as [Figure, Figure, Figure];
    const factor = HUNDRED + sign * p.value;
    if (index === 0)
      return b.value === 0n ? undefined : sign * divideHalfUp((a.value - b.value) * HUNDRED, b.value);
    if (index === 1) return divideHalfUp(b.value * factor, HUNDRED);
    return factor === 0n ? undefined : divideHalfUp(a.value * HUNDRED, factor);
  };
}

/** percent = (final − budget) ÷ budget, signed. */
export function varies(head: Head, percent: Quantity, final: Quantity, budget: Quantity): Constraint {
  return make(
    head,
    'variance',
    [percent, final, budget],
    (figures) => variance(figures[0]!, figures[1]!, figures[2]!),
    solveLevels(1n),
  );
}

/** percent = s·(current − base) ÷ base, where both levels are printed. */
export function growsBetween(
  head: Head,
  percent: Quantity,
  current: Quantity,
  base: Quantity,
  sign: 1 | -1,
): Constraint {
  return make(
    head,
    'growth-from-levels',
    [percent, current, base],
    (figures) => growthFromLevels(figures[0]!, figures[1]!, figures[2]!, sign),
    solveLevels(BigInt(sign)),
  );
}

/** percent = change ÷ (current − s·change). */
export function grows(
  head: Head,
  percent: Quantity,
  change: Quantity,
  current: Quantity,
  sign: 1 | -1,
): Constraint {
  const s = BigInt(sign);
  return make(
    head,
    'growth',
    [percent, change, current],
    (figures) => growth(figures[0]!, figures[1]!, figures[2]!, sign),
    (index, figures) => {
      const [r, d, c] = figures as [Figure, Figure, Figure];
      const base = c.value - s * d.value;
      if (index === 0 && d.value === 0n) return 0n;
      if (index === 0) return base <= 0n ? undefined : divideHalfUp(d.value * HUNDRED, base);
      const factor = HUNDRED + s * r.value;
      if (index === 1) return factor <= 0n ? undefined : divideHalfUp(c.value * r.value, factor);
      return r.value === 0n ? undefined : divideHalfUp(d.value * HUNDRED, r.value) + s * d.value;
    },
  );
}

const ALL_OF_IT: Figure = {
  kind: 'percent',
  value: HUNDRED,
  ulp: 0n,
  decimals: 2,
  unit: '%',
  text: '100',
};

/** Σ shares of one whole = 100 %. */
export function percentsAddUp(head: Head, percents: readonly Quantity[]): Constraint {
  return make(
    head,
    'percent-sum',
    percents,
    (figures) =>
      sum(
        ALL_OF_IT,
        figures.map((figure) => ({ figure, sign: 1 as const })),
      ),
    (index, figures) => figures.reduce((rest, f, i) => (i === index ? rest : rest - f.value), HUNDRED),
  );
}

/** mean = Σ values ÷ n. */
export function averages(head: Head, mean: Quantity, values: readonly Quantity[]): Constraint {
  return make(
    head,
    'average',
    [mean, ...values],
    (figures) => average(figures[0]!, figures.slice(1)),
    (index, figures) => {
      const n = BigInt(figures.length - 1);
      const added = figures.slice(1).reduce((s, f) => s + f.value, 0n);
      if (index === 0) return n === 0n ? undefined : divideHalfUp(added, n);
      return figures[index]!.value + n * figures[0]!.value - added;
    },
  );
}
