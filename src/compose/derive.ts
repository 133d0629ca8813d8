import type { Account } from '../model/account.ts';
import { economicName, functionalName } from '../model/codes/codes.ts';
import { type CodesPresent, type Equation, equationsFor } from '../model/equations/index.ts';
import { partsOf } from '../model/statement.ts';
import { STATEMENTS } from '../model/statements/index.ts';
import { type Figure, SCALE, showFigure } from '../money/figure.ts';
import { atMost, type Judgement, sum } from '../money/judge.ts';

/** Figures of an account that no true values can satisfy together. */
export interface Contradiction {
  /** Number of the equation: T03-1/2010301. */
  readonly equation: string;
  readonly rule: string;
  /** One Chinese sentence with the arithmetic. */
  readonly message: string;
  /** The cells, the one first that most of what it takes part in speaks against; else the total. */
  readonly addresses: readonly string[];
}

export interface Derived {
  /** The account with every cell that follows from the given ones. */
  readonly account: Account;
  readonly contradictions: readonly Contradiction[];
}

/**
 * Fills what follows from what is given, by the declared identities: totals from details, balances from both sides,
 * the same measure in other statements. A given figure is never changed; sums are taken over exact fen, and every cell
 * is rounded by itself when it is printed (分别四舍五入, no figure is bent to make a table add up).
 */
export function derive(account: Account): Derived {
  const given = new Map([...ofForms(account), ...ofNature(account), ...account.figures]);
  const equations = equationsFor(codesPresent(given), account.scope);
  const derivation = new Derivation(given, [...equations, ...ofLastYear(equations)]);
  const figures = derivation.solved();
  return {
    account: { ...account, figures },
    contradictions: derivation.contradictions((address) => rowName(address, account)),
  };
}

/** The “三公” items of last year add up as this year's do. */
function ofLastYear(equations: readonly Equation[]): Equation[] {
  const before = (address: string) => `${address}@last-year`;
  return equations
    .filter(({ total, terms }) =>
      [total, ...terms.map((t) => t.address)].every((a) => /^T09\/.*final$/.test(a)),
    )
    .map((e) => ({
      ...e,
      id: `${e.id}@last-year`,
      title: `上年${e.title}`,
      total: before(e.total),
      terms: e.terms.map((t) => ({ ...t, address: before(t.address) })),
    }));
}

/** Number and money of the self-evaluated projects (纳入绩效评价的项目). */
function ofForms({ forms }: Account): [string, bigint][] {
  if (forms.length === 0) return [];
  const total = (column: 'full' | 'executed') =>
    forms.reduce(
      (s, { funds }) => s + (funds.find((f) => f.source === 'total')?.[column]?.figure?.value ?? 0n),
      0n,
    );
  return [
    ['performance/projects/count', BigInt(forms.length) * SCALE],
    ['performance/fullBudget/amount', total('full')],
    ['performance/executed/amount', total('executed')],
  ];
}

/** An institution has no 机关运行经费. */
function ofNature({ nature }: Account): [string, bigint][] {
  return nature === 'institution' ? [['runningCost/total/amount', 0n]] : [];
}

const CODED = ['T02', 'T03', 'T05', 'T06', 'T07', 'T08'];

/** Every code with the 款 and 类 above it, and the classes that the summaries show. */
function codesPresent(figures: ReadonlyMap<string, bigint>): CodesPresent {
  const codes = new Map<string, Set<string>>(['T01', 'T04', ...CODED].map((id) => [id, new Set()]));
  for (const address of figures.keys()) {
    const { statement, row } = partsOf(address);
    if (address.includes('@') || !/^\d{3}(?:\d\d){0,2}$/.test(row)) continue;
    for (let length = 3; length <= row.length; length += 2) codes.get(statement)?.add(row.slice(0, length));
  }
  for (const [summary, sources] of [
    ['T01', ['T03']],
    ['T04', ['T05', 'T07', 'T08']],
  ] as const)
    for (const source of sources)
      for (const code of codes.get(source)!) if (code.length === 3) codes.get(summary)!.add(code);
  const sorted = (id: string) => [...(codes.get(id) ?? [])].sort();
  return { codes: (id) => (CODED.includes(id) ? sorted(id) : []), classRows: sorted };
}

/** Rows that follow from others, or that no account is without: a blank there is not nothing. */
const NEVER_NOTHING = /^T0\d\/(?:total|grand|ALL|personnel|public|carryOut|gpb)\//;

class Derivation {
  private readonly known: Map<string, bigint>;
  /** The cells that gave a derived one its value. */
  private readonly sources = new Map<string, readonly string[]>();
  private readonly equations: readonly Equation[];
  private readonly byTotal = new Map<string, Equation[]>();
  private readonly byTerm = new Map<string, Equation[]>();

  constructor(
    private readonly given: ReadonlyMap<string, bigint>,
    equations: readonly Equation[],
  ) {
    this.known = new Map(given);
    // The same measure elsewhere, to the last digit; then details, so that a total waits for all that stands below it.
    this.equations = equations
      .filter((e) => e.terms.length > 0)
      .map((equation) => ({ equation, rank: rankOf(equation) }))
      .sort((a, b) => b.rank - a.rank)
      .map(({ equation }) => equation);
    for (const equation of this.equations) {
      if (equation.kind === 'at-most') continue;
      add(this.byTotal, equation.total, equation);
      for (const { address } of equation.terms) add(this.byTerm, address, equation);
    }
  }

  /** Everything known when nothing more follows. A blank of a statement stays a blank. */
  solved(): Map<string, bigint> {
    const steps = [this.adds, this.empties, this.assumes, this.remains];
    while (steps.some((step) => this.equations.some((equation) => step.call(this, equation))));
    return new Map(
      [...this.known].filter(
        ([address, value]) => this.given.has(address) || value !== 0n || !/^T0[1-8]\//.test(address),
      ),
    );
  }

  /** Identities that what is known breaks beyond rounding; not those that only pass on what another one tells. */
  contradictions(rowOf: (address: string) => string): Contradiction[] {
    const found: Contradiction[] = [];
    const standing = this.standing();
    const doubted = new Set<string>();
    const passedOn = (address: string): boolean =>
      doubted.has(address) || (this.sources.get(address)?.some(passedOn) ?? false);
    for (const equation of this.equations) {
      if (equation.severity || !this.applies(equation)) continue;
      const { total, terms } = equation;
      if (!this.known.has(total) || !terms.some((t) => this.known.has(t.address))) continue;
      if (this.unknown(equation).some((address) => !mayBeNothing(address))) continue;
      const judged = this.judge(equation);
      const addresses = [total, ...terms.map((t) => t.address).filter((a) => this.known.has(a))];
      if (judged.outcome !== 'impossible' || addresses.some((a) => !this.given.has(a) && passedOn(a)))
        continue;
      for (const address of addresses) doubted.add(address);
      const relation = equation.kind === 'at-most' ? '至多' : '应为';
      found.push({
        equation: equation.id,
        rule: equation.rule,
        message: `${rowOf(total)}${equation.title}，但给出的是${showFigure(this.figure(total))}，${relation}${judged.arithmetic}`,
        addresses: [...addresses].sort((a, b) => (standing.get(a) ?? 0) - (standing.get(b) ?? 0)),
      });
    }
    return found;
  }

  /** What speaks for each given cell, less what speaks against it: sums count twice as much as bounds. */
  private standing(): Map<string, number> {
    const found = new Map<string, number>();
    for (const equation of this.equations) {
      const { total, terms, kind } = equation;
      const cells = [total, ...terms.map((t) => t.address)].filter((address) => this.known.has(address));
      if (equation.severity || cells.length < 2 || !this.known.has(total) || !this.applies(equation))
        continue;
      if (this.unknown(equation).some((address) => !mayBeNothing(address))) continue;
      const weight = kind === 'at-most' ? 1 : 2;
      const sign = this.judge(equation).outcome === 'impossible' ? -1 : 1;
      for (const address of cells) found.set(address, (found.get(address) ?? 0) + sign * weight);
    }
    return found;
  }

  /** The one unknown is what the others come to. */
  private adds(equation: Equation): boolean {
    const unknown = this.unknown(equation);
    if (unknown.length !== 1 || equation.kind === 'at-most') return false;
    return (equation.kind === 'copy' || unknown[0] === equation.total) && this.solve(equation, unknown[0]!);
  }

  /** A whole of nothing has parts of nothing. */
  private empties({ kind, total, terms }: Equation): boolean {
    if (kind !== 'sum' || this.known.get(total) !== 0n || terms.some((t) => t.sign === -1)) return false;
    const unknown = terms.filter((t) => !this.known.has(t.address));
    if (unknown.length === 0 || terms.some((t) => this.known.get(t.address))) return false;
    for (const { address } of unknown) this.known.set(address, 0n);
    return true;
  }

  /** The one unknown is what a total leaves for it. */
  private remains(equation: Equation): boolean {
    const unknown = this.unknown(equation);
    return equation.kind === 'sum' && unknown.length === 1 && this.solve(equation, unknown[0]!);
  }

  /** The same where the other unknowns are blanks of a statement that hold nothing. */
  private assumes(equation: Equation): boolean {
    if (equation.kind !== 'sum') return false;
    const unknown = this.unknown(equation);
    if (!equation.terms.some((t) => this.known.has(t.address))) return false;
    const sought = unknown.includes(equation.total)
      ? [equation.total]
      : unknown.filter((address) => !mayBeNothing(address));
    if (sought.length !== 1) return false;
    const blanks = unknown.filter((address) => address !== sought[0]);
    if (!blanks.every((address) => this.isBlank(address)) || !this.solve(equation, sought[0]!)) return false;
    for (const address of blanks) this.known.set(address, 0n);
    return true;
  }

  private solve(equation: Equation, address: string): boolean {
    const { total, terms } = equation;
    const of = (a: string) => this.known.get(a) ?? 0n;
    const added = terms.reduce((s, t) => s + BigInt(t.sign) * of(t.address), 0n);
    const sign = terms.find((t) => t.address === address)?.sign;
    let value = sign === undefined ? added : BigInt(sign) * (of(total) - added);
    // What is left over by rounding is no figure.
    const leftOver = sign !== undefined || terms.some((t) => t.sign === -1);
    if (leftOver && value !== 0n && this.judge(equation).outcome !== 'impossible') value = 0n;
    if (sign !== undefined && value < 0n) return false;
    this.known.set(address, value);
    // Some identities hold only where the cell that they would fill is filled.
    if (!this.applies(equation)) {
      this.known.delete(address);
      return false;
    }
    const cells = [total, ...terms.map((t) => t.address)];
    this.sources.set(
      address,
      cells.filter((a) => a !== address && this.known.has(a)),
    );
    return true;
  }

  private unknown({ total, terms }: Equation): string[] {
    return [total, ...terms.map((t) => t.address)].filter((address) => !this.known.has(address));
  }

  /** A blank is nothing where nothing gives it a value, and no known total still lacks one. */
  private isBlank(address: string): boolean {
    if (!mayBeNothing(address)) return false;
    if (this.byTotal.get(address)?.some((e) => e.terms.some((t) => this.known.has(t.address)))) return false;
    return !this.byTerm
      .get(address)
      ?.some(
        (e) =>
          e.kind === 'sum' &&
          this.known.has(e.total) &&
          e.terms.every((t) => t.sign === 1 && (this.known.has(t.address) || mayBeNothing(t.address))) &&
          this.judge(e).outcome === 'impossible',
      );
  }

  private applies({ when }: Equation): boolean {
    return !when || when((address) => this.known.get(address) ?? (mayBeNothing(address) ? 0n : undefined));
  }

  private judge({ kind, total, terms }: Equation): Judgement {
    const signed = terms
      .filter((t) => this.known.has(t.address))
      .map((t) => ({ figure: this.figure(t.address), sign: t.sign }));
    return kind === 'at-most' ? atMost(this.figure(total), signed) : sum(this.figure(total), signed);
  }

  /** A value to the fen is exact; one in whole 0.01 万元 may be a rounded one. */
  private figure(address: string): Figure {
    const value = this.known.get(address) ?? 0n;
    if (address.endsWith('/count'))
      return { kind: 'count', value, ulp: 0n, decimals: value % SCALE === 0n ? 0 : 2, unit: '', text: '' };
    const rounded = value % CENT === 0n;
    const ulp = rounded && value !== 0n ? CENT : 0n;
    return { kind: 'amount', value, ulp, decimals: rounded ? 2 : 6, unit: '万元', text: '' };
  }
}

const CENT = SCALE / 100n;

function mayBeNothing(address: string): boolean {
  return /^T0\d\//.test(address) && !NEVER_NOTHING.test(address);
}

function rankOf({ kind, rule, total }: Equation): number {
  if (kind === 'copy') return 100;
  return 2 * codeLength(total) + (rule === 'statement/codes-add-up' ? 1 : 0);
}

function codeLength(address: string): number {
  const { row } = partsOf(address);
  return /^\d+$/.test(row) ? row.length : 0;
}

function add(index: Map<string, Equation[]>, address: string, equation: Equation): void {
  const list = index.get(address);
  if (list) list.push(equation);
  else index.set(address, [equation]);
}

/** 《支出决算表》2010301行政运行： of a row, 《支出决算表》 of a total. */
function rowName(address: string, { year, codeNames }: Account): string {
  const { statement, row } = partsOf(address);
  const title = (STATEMENTS as Readonly<Record<string, { readonly title: string }>>)[statement]?.title;
  if (!title) return '';
  if (codeLength(address) === 0) return `《${title}》`;
  const name = row.startsWith('3') ? economicName(row, year) : functionalName(row, year);
  return `《${title}》${row}${codeNames?.get(row) ?? name ?? ''}：`;
}
