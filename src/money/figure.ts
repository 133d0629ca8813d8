/**
 * A printed figure (数字) is an interval: `2,940.05万元` stands for every true value that rounds to it.
 *
 * All figures share one scale: `value` counts millionths of the natural unit. For an amount the natural unit is
 * 万元, so `value` is integer fen (1 万元 = 1,000,000 fen); for a percentage it is one percent; for a count one thing.
 * No floating point takes part in any comparison.
 */
export type FigureKind = 'amount' | 'percent' | 'points' | 'count';

export interface Figure {
  readonly kind: FigureKind;
  /** Fen for amounts; millionths of a percent, a percentage point or a unit otherwise. */
  readonly value: bigint;
  /** Size of the last printed digit on the same scale; 0 where the figure is exact (whole counts, a printed zero amount). */
  readonly ulp: bigint;
  /** Decimals as printed: decides how an expected value is shown beside it. */
  readonly decimals: number;
  /** The unit as printed or inherited from the statement's heading: 万元, 元, 亿元, %, 个百分点, 辆, 人次 … */
  readonly unit: string;
  /** The characters as printed, unit excluded. */
  readonly text: string;
}

/** Millionths per natural unit; also fen per 万元. */
export const SCALE = 1_000_000n;

/** Fen per printed unit of money. */
export const FEN_PER_UNIT: Readonly<Record<string, bigint>> = {
  分: 1n,
  元: 100n,
  千元: 100_000n,
  百元: 10_000n,
  万元: SCALE,
  百万元: 100n * SCALE,
  亿元: 10_000n * SCALE,
};

/** A closed interval in *half* units of the common scale, so that half a printed digit stays an integer. */
export interface Interval {
  readonly lo: bigint;
  readonly hi: bigint;
}

/** The true values that a printed figure can stand for, in half units. */
export function intervalOf(figure: Figure): Interval {
  return { lo: 2n * figure.value - figure.ulp, hi: 2n * figure.value + figure.ulp };
}

export function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** Division rounded half away from zero, as accounts are rounded (四舍五入). `denominator` must not be 0. */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const n = abs(numerator);
  const d = abs(denominator);
  const quotient = (2n * n + d) / (2n * d);
  return negative ? -quotient : quotient;
}

/** Rounds `value` half up to a multiple of `ulp` (0 leaves it). */
export function roundTo(value: bigint, ulp: bigint): bigint {
  return ulp === 0n ? value : divideHalfUp(value, ulp) * ulp;
}

function decimalString(value: bigint, perUnit: bigint, decimals: number): string {
  const scaled = divideHalfUp(value * 10n ** BigInt(decimals), perUnit);
  const digits = abs(scaled)
    .toString()
    .padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  const fraction = decimals > 0 ? `.${digits.slice(-decimals)}` : '';
  return `${scaled < 0n ? '-' : ''}${whole}${fraction}`;
}

/**
 * Shows `value` (common scale) the way `like` is printed: its unit, its decimals, thousands commas.
 * @param withUnit appends the unit (`%`, `万元` …); `true` unless told.
 */
export function show(
  value: bigint,
  like: Pick<Figure, 'kind' | 'decimals' | 'unit'>,
  withUnit = true,
): string {
  const perUnit = like.kind === 'amount' ? (FEN_PER_UNIT[like.unit] ?? SCALE) : SCALE;
  return decimalString(value, perUnit, like.decimals) + (withUnit ? like.unit : '');
}

/** The figure itself with thousands commas and unit: 2,940.05万元. */
export function showFigure(figure: Figure): string {
  return show(figure.value, figure);
}

/** Plain decimal in 万元 (or percent, or units), as disclosure.json holds it: "2940.05". */
export function decimalOf(figure: Figure): string {
  const perUnit = figure.kind === 'amount' ? (FEN_PER_UNIT[figure.unit] ?? SCALE) : SCALE;
  const shift = perUnit === SCALE || figure.kind !== 'amount' ? 0 : perUnit < SCALE ? 4 : 0;
  return decimalString(figure.value, SCALE, Math.min(6, figure.decimals + shift)).replaceAll(',', '');
}
