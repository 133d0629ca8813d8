import type { Disclosure } from '../../model/disclosure.ts';
import { type Equation, equationsFor } from '../../model/equations/index.ts';
import { partsOf } from '../../model/statement.ts';
import { abs, type Figure } from '../../money/figure.ts';
import { atMost, copy, type Signed, sum } from '../../money/judge.ts';
import type { Facts } from '../facts.ts';

/** Figures that a hypothesis puts at addresses: null where the value is not known. */
export type Overlay = ReadonlyMap<string, Figure | null>;

/** yes and no say something; `idle` holds of nothing but zeros; `unknown` cannot be judged. */
type Answer = 'yes' | 'no' | 'idle' | 'unknown';

/** One thing that must be so (or, between sister statements, mostly is so) of the figures at some addresses. */
interface Check {
  readonly addresses: readonly string[];
  /** Whether it must be so, and its breaking is an error. */
  readonly hard: boolean;
  readonly ask: (read: Read, moved: Overlay) => Answer;
  /** Where it is an identity. */
  readonly equation?: Equation;
  /** Where the narrative states a figure. */
  readonly stated?: Figure;
}

type Read = (address: string) => Figure | null | undefined;

const AS_PRINTED: Overlay = new Map();

/** A check as printed and by a hypothesis. */
export interface Judged {
  readonly hard: boolean;
  readonly addresses: readonly string[];
  readonly printed: Answer;
  readonly moved: Answer;
}

/** What a hypothesis does to the checks that its cells take part in. */
export interface Effect {
  /** Hard checks broken as printed that hold by it, that cannot be judged by it, and that stay broken. */
  readonly fixed: number;
  readonly muted: number;
  readonly still: number;
  /** Those of the fixed that are equalities: a bound is kept by many a value. */
  readonly proven: number;
  /** Hard checks that held and are broken by it, and that cannot be judged by it any more. */
  readonly spoiled: number;
  readonly lost: number;
  /** The same of sister statements' rows. */
  readonly agreeing: number;
  readonly departing: number;
  /** Addresses of moved cells that a check confirms. */
  readonly confirmed: ReadonlySet<string>;
}

/** Same measure of the same code in two statements, where no other money takes part. */
const SISTERS: readonly (readonly [string, string])[] = [
  ['T03/total', 'T05/total'],
  ['T03/basic', 'T05/basic'],
  ['T03/project', 'T05/project'],
  ['T02/total', 'T03/total'],
  ['T02/fiscal', 'T05/total'],
  ['T03/total', 'T07/exp'],
  ['T03/project', 'T07/project'],
];

/** The relations by which the place of a statement's values is judged: identities, the narrative, sister statements. */
export class Evidence {
  private readonly of = new Map<string, Check[]>();
  private readonly printed = new Map<Check, Answer>();
  private readonly settled = new Map<string, Figure | null>();

  constructor(
    private readonly facts: Facts,
    disclosure: Disclosure,
  ) {
    for (const equation of equationsFor(facts, disclosure.scope)) {
      if (equation.ofText || equation.terms.length === 0) continue;
      this.add({
        addresses: [equation.total, ...equation.terms.map((t) => t.address)],
        hard: true,
        equation,
        ask: (read, moved) => holds(equation, read, moved),
      });
    }
    for (const { address, origin, certainty, figure, openList } of disclosure.occurrences) {
      if (origin !== 'narrative' || certainty === 'guess' || openList || figure.kind !== 'amount') continue;
      if (!facts.cell(address)) continue;
      this.add({
        addresses: [address],
        hard: true,
        stated: figure,
        ask: (read) => agrees(read(address), figure),
      });
    }
    for (const [a, b] of SISTERS) {
      const [one, oneColumn] = a.split('/') as [string, string];
      const [two, twoColumn] = b.split('/') as [string, string];
      const codes = new Set(facts.codes(two));
      for (const code of ['ALL', ...facts.codes(one)]) {
        if (code !== 'ALL' && !codes.has(code)) continue;
        const left = `${one}/${code}/${oneColumn}`;
        const right = `${two}/${code}/${twoColumn}`;
        if (!facts.cell(left) || !facts.cell(right)) continue;
        this.add({
          addresses: [left, right],
          hard: false,
          ask: (read) => {
            const other = read(right);
            return other ? agrees(read(left), other) : 'unknown';
          },
        });
      }
    }
  }

  private add(check: Check): void {
    if (!check.addresses.some((a) => this.facts.cell(a))) return;
    this.printed.set(
      check,
      check.ask((a) => this.read(a), AS_PRINTED),
    );
    for (const address of new Set(check.addresses)) {
      const list = this.of.get(address);
      if (list) list.push(check);
      else this.of.set(address, [check]);
    }
  }

  /** The figure at an address as printed, or as a displacement that was found says; null or undefined: not known. */
  read(address: string): Figure | null | undefined {
    const settled = this.settled.get(address);
    return settled === undefined ? this.facts.at(address)?.figure : settled;
  }

  /** Takes a displacement for found: from now on its cells hold what they should. */
  settle(overlay: Overlay): void {
    for (const [address, figure] of overlay) this.settled.set(address, figure);
    const touched = new Set([...overlay.keys()].flatMap((address) => this.of.get(address) ?? []));
    for (const check of touched)
      this.printed.set(
        check,
        check.ask((a) => this.read(a), this.settled),
      );
  }

  /** Broken hard checks in which a statement takes part. */
  brokenOf(statement: string): number {
    let broken = 0;
    for (const [check, answer] of this.printed)
      if (check.hard && answer === 'no' && check.addresses.some((a) => partsOf(a).statement === statement))
        broken++;
    return broken;
  }

  /** Whether anything speaks against a cell as printed. */
  suspect(address: string): boolean {
    return (this.of.get(address) ?? []).some((check) => this.printed.get(check) === 'no');
  }

  /**
   * Every check of some addresses, with what it says as printed and by a hypothesis, and which of the addresses take
   * part in it.
   */
  judged(among: ReadonlySet<string>, overlay: Overlay): Judged[] {
    const read = this.reader(overlay);
    const checks = new Set([...among].flatMap((address) => this.of.get(address) ?? []));
    return [...checks].map((check) => ({
      hard: check.hard,
      addresses: check.addresses.filter((a) => among.has(a)),
      printed: this.printed.get(check)!,
      moved: check.ask(read, overlay),
    }));
  }

  /**
   * The value that identities give for a cell when the others hold what the hypothesis says; none where they differ by
   * more than rounding. What rounding may have left over is 0.
   */
  solved(address: string, overlay: Overlay): bigint | undefined {
    const read = this.reader(overlay);
    const values = (this.of.get(address) ?? []).flatMap(({ equation }) => {
      const value = equation?.kind === 'sum' ? solve(equation, address, read) : undefined;
      return value ? [value] : [];
    });
    const best = values.reduce<Solved | undefined>((a, b) => (a && a.slack <= b.slack ? a : b), undefined);
    if (!best || values.some((v) => abs(v.value - best.value) > v.slack + best.slack)) return undefined;
    return values.some((v) => abs(v.value) <= v.slack) ? 0n : best.value;
  }

  /** The most broken checks of a statement that another value in a single cell, of whatever statement, makes hold. */
  mostBySingleCell(statement: string): number {
    let most = 0;
    const tried = new Set<string>();
    for (const [check, answer] of this.printed) {
      if (!check.hard || answer !== 'no') continue;
      if (!check.addresses.some((a) => partsOf(a).statement === statement)) continue;
      for (const address of check.addresses) {
        const like = this.read(address);
        if (!like) continue;
        const solved = check.equation && solve(check.equation, address, (a) => this.read(a))?.value;
        const values = this.predictions(address, AS_PRINTED, false).map((f) => f.value);
        for (const value of solved === undefined ? values : [solved, ...values]) {
          const key = `${address}=${value}`;
          if (value === like.value || tried.has(key)) continue;
          tried.add(key);
          const { fixed, spoiled } = this.effect(new Map([[address, { ...like, value }]]));
          most = Math.max(most, fixed - spoiled);
        }
      }
    }
    return most;
  }

  /**
   * The figures that others give for a cell: the narrative and copies or, where those say nothing, the sister statements.
   * Each value once.
   */
  predictions(address: string, overlay: Overlay, bySisters = true): Figure[] {
    const read = this.reader(overlay);
    const of = (hard: boolean): Figure[] => {
      const found: Figure[] = [];
      for (const check of this.of.get(address) ?? []) {
        if (check.hard !== hard || (check.equation && check.equation.kind !== 'copy')) continue;
        const other = check.addresses.find((a) => a !== address);
        const figure = check.stated ?? (other === undefined ? undefined : read(other));
        if (figure && !found.some((f) => copy(f, figure).outcome !== 'impossible')) found.push(figure);
      }
      return found;
    };
    const must = of(true);
    return must.length > 0 || !bySisters ? must : of(false).filter((f) => this.allows(address, f, overlay));
  }

  /** Whether no hard check speaks against a figure at an address. */
  private allows(address: string, figure: Figure, overlay: Overlay): boolean {
    const moved = new Map(overlay).set(address, figure);
    const read = this.reader(moved);
    return (this.of.get(address) ?? []).every((check) => !check.hard || check.ask(read, moved) !== 'no');
  }

  private reader(overlay: Overlay): Read {
    return (address) => {
      const moved = overlay.get(address);
      return moved === undefined ? this.read(address) : moved;
    };
  }

  /** What happens to the checks when the cells hold what the hypothesis says. */
  effect(overlay: Overlay): Effect {
    const read = this.reader(overlay);
    const counts = {
      fixed: 0,
      proven: 0,
      muted: 0,
      still: 0,
      spoiled: 0,
      lost: 0,
      agreeing: 0,
      departing: 0,
    };
    const confirmed = new Set<string>();
    const seen = new Set<Check>();
    for (const address of overlay.keys())
      for (const check of this.of.get(address) ?? []) {
        if (seen.has(check)) continue;
        seen.add(check);
        const before = this.printed.get(check)!;
        const after = check.ask(read, overlay);
        if (after === 'yes') for (const a of check.addresses) if (overlay.get(a)?.value) confirmed.add(a);
        if (!check.hard) {
          if (after === 'yes' && before !== 'yes') counts.agreeing++;
          else if (before === 'yes' && after !== 'yes') counts.departing++;
        } else if (before === 'no') {
          if (after === 'no') counts.still++;
          else if (after === 'unknown') counts.muted++;
          else {
            counts.fixed++;
            if (after === 'yes') counts.proven++;
          }
        } else if (after === 'no') counts.spoiled++;
        else if (before === 'yes' && after === 'unknown') counts.lost++;
      }
    return { confirmed, ...counts };
  }
}

function agrees(figure: Figure | null | undefined, other: Figure): Answer {
  if (!figure) return 'unknown';
  if (figure.value === 0n && other.value === 0n) return 'idle';
  return copy(figure, other).outcome === 'impossible' ? 'no' : 'yes';
}

function holds(equation: Equation, read: Read, moved: Overlay): Answer {
  const total = read(equation.total);
  if (!total) return 'unknown';
  const signed: Signed[] = [];
  for (const { address, sign } of equation.terms) {
    const figure = read(address);
    if (!figure) return 'unknown';
    if (figure.value !== 0n) signed.push({ figure, sign });
  }
  if (total.value === 0n && signed.length === 0) return 'idle';
  if (equation.when && !equation.when((address) => read(address)?.value)) return 'unknown';
  // A total that was left blank states nothing; parts that are not told apart make no sum.
  if (total.text === '' && total.value === 0n && !moved.has(equation.total)) return 'unknown';
  if (equation.kind === 'sum' && signed.length === 0) return 'unknown';
  if (equation.kind === 'copy') return agrees(total, signed[0]?.figure ?? { ...total, value: 0n, ulp: 0n });
  if (equation.kind === 'at-most') return atMost(total, signed).outcome === 'impossible' ? 'no' : 'idle';
  return sum(total, signed).outcome === 'impossible' ? 'no' : 'yes';
}

interface Solved {
  readonly value: bigint;
  /** How far rounding may have taken it. */
  readonly slack: bigint;
}

/** The value at one address that makes a sum hold; undefined where another one is not known. */
function solve({ total, terms, when }: Equation, address: string, read: Read): Solved | undefined {
  if (when && !when((a) => read(a)?.value)) return undefined;
  let rest = 0n;
  let own = 0n;
  let slack = 0n;
  const all = [[total, -1] as const, ...terms.map((t) => [t.address, t.sign] as const)];
  for (const [at, sign] of all) {
    if (at === address) {
      own += BigInt(sign);
      continue;
    }
    const figure = read(at);
    if (!figure) return undefined;
    rest += BigInt(sign) * figure.value;
    slack += figure.ulp;
  }
  // Own rounding, too.
  slack = (slack * 3n) / 4n;
  return own === 1n ? { value: -rest, slack } : own === -1n ? { value: rest, slack } : undefined;
}
