import type { Occurrence } from '../model/disclosure.ts';
import { abs, show, showFigure } from '../money/figure.ts';
import { type Constraint, printedUlp } from './constraint.ts';
import { inQuotes, locate, nameOf, relate } from './describe.ts';
import type { Finding } from './finding.ts';

/**
 * The joint reading (联合可行性) of all amounts: every relation may hold within its own rounding while no true values
 * satisfy them all. Figures that relations make equal share one true value; sums over those values are narrowed until
 * nothing changes or nothing is left.
 */
export interface Joint {
  readonly findings: readonly Finding[];
  /** Relations whose tails the findings explain. */
  readonly explained: ReadonlySet<Constraint>;
}

/** Last digits from which on a repair is more than the smoothing of a total (凑平) that export software does. */
const MORE_THAN_SMOOTHING = 3n;
/** Narrowing ends by itself in practice; this keeps a strange file from costing seconds. */
const PASSES = 40;
const REPAIRS = 12;

/** True values in fen that round half up to the printed figure: [lo, hi]. */
interface Bounds {
  readonly lo: bigint;
  readonly hi: bigint;
}

/** Occurrences that relations make equal. */
interface Same {
  readonly members: Occurrence[];
  bounds: Bounds;
}

interface Sum {
  readonly constraint: Constraint;
  readonly total: Same;
  readonly terms: readonly { readonly same: Same; readonly sign: bigint }[];
}

/** @param constraints relations that hold, each by itself, exactly or by rounding */
export function jointly(constraints: readonly Constraint[]): Joint {
  const linear = constraints.filter(isLinear);
  // What holds to the last digit as printed is possible as printed.
  if (linear.every((c) => c.asPrinted().outcome === 'exact')) return { findings: [], explained: new Set() };
  const explained = new Set<Constraint>();
  const findings: Finding[] = [];
  const classes = new Classes(linear);
  for (const same of classes.all) {
    for (const { occurrences, value, others } of oddOnes(same)) {
      const ids = new Set(occurrences.map((o) => o.id));
      const tails = linear.filter((c) => c.terms.some((t) => ids.has(t.id)));
      for (const tail of tails) explained.add(tail);
      findings.push(oddOne(occurrences, value, others, tails[0]!));
    }
  }
  const sums = classes.sums();
  for (let i = 0; i < REPAIRS; i++) {
    const broken = narrowed(sums);
    if (!('total' in broken)) break;
    const repair = smallestRepair(broken, sums);
    explained.add(broken.constraint);
    findings.push(contradiction(broken, repair));
    if (repair) repair.same.bounds = boundsOf(repair.same.members[0]!, repair.value);
    else sums.splice(sums.indexOf(broken), 1);
  }
  return { findings, explained };
}

function isLinear(constraint: Constraint): boolean {
  return (
    (constraint.form === 'sum' || constraint.form === 'copy') &&
    constraint.terms.length > 1 &&
    constraint.terms.every((t) => t.figure.kind === 'amount')
  );
}

function boundsOf(occurrence: Occurrence, value = occurrence.figure.value): Bounds {
  const ulp = printedUlp(occurrence.figure);
  return { lo: value - ulp / 2n, hi: value + ulp / 2n - (ulp > 1n ? 1n : 0n) };
}

const isZero = (occurrence: Occurrence) => occurrence.figure.value === 0n;

/** Union of what copies and sums of one term make equal. Zeros say nothing of each other. */
class Classes {
  private readonly of = new Map<number, Same>();

  constructor(private readonly constraints: readonly Constraint[]) {
    for (const constraint of constraints) {
      const [first, second, ...more] = constraint.terms.filter((t) => !isZero(t));
      if (!first || !second || more.length > 0 || !isTotal(constraint, first)) continue;
      if (signOf(constraint, second) === 1n) this.join(first, second);
    }
  }

  get all(): Set<Same> {
    return new Set(this.of.values());
  }

  private same(occurrence: Occurrence): Same {
    let same = this.of.get(occurrence.id);
    if (!same) {
      same = { members: [occurrence], bounds: boundsOf(occurrence) };
      this.of.set(occurrence.id, same);
    }
    return same;
  }

  private join(a: Occurrence, b: Occurrence): void {
    const [into, from] = [this.same(a), this.same(b)];
    if (into === from) return;
    into.members.push(...from.members);
    for (const member of from.members) this.of.set(member.id, into);
  }

  /** Sums of two terms and more, over classes; the same sum of the same values once. */
  sums(): Sum[] {
    const numbers = new Map<Same, number>();
    const numberOf = (same: Same) => numbers.get(same) ?? numbers.set(same, numbers.size).size - 1;
    const seen = new Set<string>();
    return this.constraints.flatMap((constraint): Sum[] => {
      const [head, ...rest] = constraint.terms.filter((t) => !isZero(t));
      if (!head || rest.length < 2 || !isTotal(constraint, head)) return [];
      const terms = rest.map((t) => ({ same: this.same(t), sign: signOf(constraint, t) }));
      const total = this.same(head);
      const key = `${numberOf(total)}=${terms
        .map((t) => `${t.sign}*${numberOf(t.same)}`)
        .sort()
        .join('+')}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ constraint, total, terms }];
    });
  }
}

function isTotal(constraint: Constraint, occurrence: Occurrence): boolean {
  return constraint.quantities[0]?.occurrence?.id === occurrence.id;
}

/** How a term enters its sum. */
function signOf(constraint: Constraint, term: Occurrence): bigint {
  const index = constraint.quantities.findIndex((q, i) => i > 0 && q.occurrence?.id === term.id);
  return BigInt(constraint.signs?.[index - 1] ?? 1);
}

interface Odd {
  /** Those that print the same odd value. */
  readonly occurrences: readonly Occurrence[];
  readonly value: bigint;
  readonly others: readonly Occurrence[];
}

/** Members that cannot share the true value of the others; nobody where no value has a majority. */
function oddOnes(same: Same): Odd[] {
  const { members } = same;
  const byValue = new Map<bigint, Occurrence[]>();
  for (const m of members) byValue.set(m.figure.value, [...(byValue.get(m.figure.value) ?? []), m]);
  const [best, next] = [...byValue.values()].sort((a, b) => b.length - a.length);
  const value = best![0]!.figure.value;
  const kept = members.filter((m) => meet(boundsOf(m), boundsOf(best![0]!)));
  const lo = kept.map((m) => boundsOf(m).lo).reduce(later);
  const hi = kept.map((m) => boundsOf(m).hi).reduce(earlier);
  same.bounds = lo <= hi ? { lo, hi } : boundsOf(best![0]!);
  if (next && next.length === best!.length) {
    // Two values equally often: either may be the true one.
    const all = members.map((m) => boundsOf(m));
    same.bounds = {
      lo: all.map((b) => b.lo).reduce(earlier),
      hi: all.map((b) => b.hi).reduce(later),
    };
    return [];
  }
  if (best!.length < 2) return [];
  return [...byValue.values()]
    .filter((group) => !kept.includes(group[0]!))
    .map((occurrences) => ({ occurrences, value, others: best! }));
}

const earlier = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const later = (a: bigint, b: bigint): bigint => (a > b ? a : b);

function meet(a: Bounds, b: Bounds): boolean {
  return a.lo <= b.hi && b.lo <= a.hi;
}

const ANYTHING: Bounds = { lo: -(10n ** 18n), hi: 10n ** 18n };

/**
 * Narrows the bounds of all values by all sums. Returns the first sum that leaves nothing; else the bounds that are left
 * to `free`, the value that may be anything.
 */
function narrowed(sums: readonly Sum[], free?: Same): Sum | Bounds {
  const bounds = new Map<Same, Bounds>();
  const of = (same: Same) => bounds.get(same) ?? (same === free ? ANYTHING : same.bounds);
  for (let pass = 0, changed = true; changed && pass < PASSES; pass++) {
    changed = false;
    for (const sum of sums) {
      const entries = [{ same: sum.total, sign: -1n }, ...sum.terms];
      let lo = 0n;
      let hi = 0n;
      for (const { same, sign } of entries) {
        const b = of(same);
        lo += sign > 0n ? b.lo : -b.hi;
        hi += sign > 0n ? b.hi : -b.lo;
      }
      if (lo > 0n || hi < 0n) return sum;
      for (const { same, sign } of entries) {
        const b = of(same);
        // The rest lies in [lo − own, hi − own]; the whole is 0.
        const [ownLo, ownHi] = sign > 0n ? [b.lo, b.hi] : [-b.hi, -b.lo];
        const newLo = -(hi - ownHi);
        const newHi = -(lo - ownLo);
        const next = sign > 0n ? { lo: newLo, hi: newHi } : { lo: -newHi, hi: -newLo };
        if (next.lo <= b.lo && next.hi >= b.hi) continue;
        const tight = { lo: later(next.lo, b.lo), hi: earlier(next.hi, b.hi) };
        if (tight.lo > tight.hi) return sum;
        bounds.set(same, tight);
        changed = true;
        lo = entries.reduce((s, e) => s + (e.sign > 0n ? of(e.same).lo : -of(e.same).hi), 0n);
        hi = entries.reduce((s, e) => s + (e.sign > 0n ? of(e.same).hi : -of(e.same).lo), 0n);
      }
    }
  }
  return free ? of(free) : ANYTHING;
}

interface Repair {
  readonly same: Same;
  readonly value: bigint;
  /** In last digits. */
  readonly distance: bigint;
}

/** The value of the broken sum whose smallest change makes everything possible; undefined where none does alone. */
function smallestRepair(broken: Sum, sums: readonly Sum[]): Repair | undefined {
  const found: Repair[] = [];
  for (const same of new Set([broken.total, ...broken.terms.map((t) => t.same)])) {
    const left = narrowed(sums, same);
    if ('total' in left) continue;
    const ulp = printedUlp(same.members[0]!.figure);
    const printed = same.members[0]!.figure.value;
    const nearest = later(left.lo, earlier(left.hi, printed));
    const steps = abs(nearest - printed);
    const up = (steps + ulp / 2n) / ulp || 1n;
    found.push({ same, value: printed + (nearest >= printed ? up : -up) * ulp, distance: up });
  }
  // The fewer places would have to change, the likelier the slip.
  found.sort(
    (a, b) =>
      a.same.members.length - b.same.members.length ||
      (a.distance < b.distance ? -1 : a.distance > b.distance ? 1 : 0),
  );
  const [best, second] = found;
  return best &&
    second &&
    second.same.members.length === best.same.members.length &&
    second.distance === best.distance
    ? undefined
    : best;
}

function oddOne(
  occurrences: readonly Occurrence[],
  value: bigint,
  others: readonly Occurrence[],
  tail: Constraint,
): Finding {
  const [first] = occurrences as readonly [Occurrence, ...Occurrence[]];
  const { figure } = first;
  const right = show(value, figure);
  const steps = abs(figure.value - value) / printedUlp(figure);
  const several = occurrences.length > 1 ? `等${occurrences.length}处` : '';
  return {
    rule: tail.rule,
    severity: steps < MORE_THAN_SMOOTHING ? 'info' : 'warning',
    message: `${nameOf(first)}${several}写${showFigure(figure)}，${nameOf(others[0]!, first)}${others.length > 1 ? `等${others.length}处` : ''}写${right}（差${show(abs(figure.value - value), figure)}，本是同一个数，多为凑平合计所致），建议统一为${right}`,
    expected: right,
    actual: showFigure(figure),
    explanation: tail.title,
    locations: occurrences.map(locate),
    related: others.slice(0, 6).map((o) => relate(o)),
  };
}

function contradiction(broken: Sum, repair: Repair | undefined): Finding {
  const { constraint } = broken;
  const head = constraint.terms[0]!;
  const at = repair?.same.members[0];
  const place = at ?? head;
  const right = repair && at ? show(repair.value, at.figure) : '';
  return {
    rule: constraint.rule,
    severity: repair && repair.distance >= MORE_THAN_SMOOTHING ? 'warning' : 'info',
    message: `${inQuotes(constraint.title)}的尾差与其他勾稽合起来，不可能都由四舍五入造成${at ? `；若${nameOf(at)}${showFigure(at.figure)}改为${right}，即可全部成立` : ''}，请核对`,
    ...(at ? { expected: right, actual: showFigure(at.figure) } : {}),
    explanation: `${constraint.title}：${constraint.asPrinted().arithmetic}，印作${head.figure.text}`,
    locations: [locate(place)],
    related: constraint.terms.filter((t) => t !== place).map((t) => relate(t)),
  };
}
