import type { Direction } from '../model/disclosure.ts';
import { abs, type Figure } from '../money/figure.ts';
import { growth, growthFromLevels, type Judgement } from '../money/judge.ts';
import type { ResolvedChange } from './claims.ts';
import { growsBetween } from './constraint.ts';
import type { Quantity } from './facts.ts';
import { SLIP, slipOf } from './slip.ts';

/** A change whose figures speak against its word: 增加 where they say 减少. */
export interface WrongWay {
  readonly real: Direction;
  /** The figures fit one another once the word is turned round; otherwise more than the word is wrong. */
  readonly proven: boolean;
  /** What the rate should be, where it does not fit the other way round either. */
  readonly rate?: bigint;
}

/**
 * Tells whether the word of a change is at fault rather than a figure: its amount or its rate fits exactly the other way
 * round; or both levels are printed, no slip of the pen in one of them explains the word, and no reading is open.
 */
export function wrongWay(change: ResolvedChange): WrongWay | undefined {
  const { claim, current, base, amount, rate, sign } = change;
  if (claim.direction === 'same' || !current || [amount, rate].some((o) => o && o.figure.value < 0n))
    return undefined;
  const real: Direction = claim.direction === 'up' ? 'down' : 'up';
  const back = -sign as 1 | -1;
  if (amount && amount.figure.kind === current.figure.kind && amount.figure.value !== 0n) {
    if (base && base.figure.kind === current.figure.kind) {
      const gap = current.figure.value - base.figure.value;
      const slack = current.figure.ulp + base.figure.ulp + amount.figure.ulp;
      return abs(gap - BigInt(back) * amount.figure.value) * 2n <= slack ? { real, proven: true } : undefined;
    }
    if (rate && rate.figure.value !== 0n && rate.figure.kind === 'percent') {
      const judged = (way: 1 | -1) => growth(rate.figure, amount.figure, current.figure, way);
      if (!holds(judged(sign)) && holds(judged(back))) return { real, proven: true };
    }
    // What is nothing this year cannot have grown.
    const grownToNothing = claim.direction === 'up' && current.figure.value === 0n && isPlain(current);
    return grownToNothing && claim.base === 'last-year' ? { real, proven: false } : undefined;
  }
  if (amount || !rate || rate.figure.kind !== 'percent' || rate.figure.value === 0n || !base)
    return undefined;
  const against = BigInt(sign) * (current.figure.value - base.figure.value) < 0n;
  if (base.figure.kind !== current.figure.kind || base.figure.value <= 0n || !against) return undefined;
  const turned = growthFromLevels(rate.figure, current.figure, base.figure, back);
  if (holds(turned)) return { real, proven: true };
  if (!isPlain(current) || !isPlain(base) || isSlipOfLevel(change, current, base)) return undefined;
  return { real, proven: false, ...(turned.expected === undefined ? {} : { rate: turned.expected }) };
}

function holds({ outcome }: Judgement): boolean {
  return outcome !== 'impossible';
}

/** Printed, and its words leave no other meaning open. */
function isPlain({ occurrence }: Quantity): boolean {
  return (
    occurrence !== undefined && occurrence.certainty !== 'guess' && (occurrence.meanings ?? []).length === 0
  );
}

/** Whether a digit of one of the levels would make word and rate right. A percentage tells a level but roughly. */
function isSlipOfLevel({ rate, sign }: ResolvedChange, current: Quantity, base: Quantity): boolean {
  if (!rate) return false;
  const relation = growsBetween(
    { rule: '', equation: '', title: '' },
    { figure: rate.figure, occurrence: rate },
    current,
    base,
    sign,
  );
  const figures: Figure[] = [rate.figure, current.figure, base.figure];
  return [1, 2].some((index) => {
    const figure = figures[index]!;
    const solved = relation.solve(index, figures);
    if (solved === undefined) return false;
    return [-2n, -1n, 0n, 1n, 2n].some((k) => slipOf(figure, solved + k * figure.ulp).likelihood >= SLIP);
  });
}
