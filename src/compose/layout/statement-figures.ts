import type { Account } from '../../model/account.ts';
import { type CodesPresent, type Equation, equationsFor } from '../../model/equations/index.ts';
import { partsOf, type StatementId } from '../../model/statement.ts';
import { STATEMENTS } from '../../model/statements/index.ts';

/** What a statement needs of an account: whose it is, of which year, its figures and codes' names. */
export type AccountFigures = Pick<Account, 'unit' | 'year' | 'figures' | 'codeNames'>;

/**
 * Rows of functional classes that every 公开01表 and 公开04表 has; of the others (预备费, 转移性支出, 债务发行费用支出) only those
 * with a figure are printed.
 */
const SELDOM = new Set(['227', '230', '233']);

/** The figures of one statement with what the declared equations say of them. */
export class StatementFigures {
  /** Functional or economic codes of the statement's rows, each 类 and 款 before what it contains. */
  readonly codes: readonly string[];
  /** Functional classes with a row of their own in T01 and T04. */
  readonly classes: readonly string[];
  private readonly sums = new Map<string, Equation[]>();

  constructor(
    readonly id: StatementId,
    readonly account: AccountFigures,
  ) {
    const given = new Set<string>();
    for (const address of account.figures.keys()) {
      const { statement, row } = partsOf(address);
      if (statement === id && /^\d{3}(?:\d\d){0,2}$/.test(row))
        for (let length = 3; length <= row.length; length += 2) given.add(row.slice(0, length));
    }
    this.codes = [...given].sort();
    const rows = STATEMENTS[id].sides?.at(-1)?.rows.flatMap((r) => r.code ?? []) ?? [];
    this.classes = rows.filter((code) => !SELDOM.has(code) || given.has(code));
    const present: CodesPresent = {
      codes: (statement) => (statement === id ? this.codes : []),
      classRows: (statement) => (statement === id ? this.classes : []),
    };
    for (const equation of equationsFor(present, 'unit')) {
      if (equation.kind !== 'sum' || !isWithin(equation, id)) continue;
      const list = this.sums.get(equation.total);
      // A total is first of all the sum of what stands below it.
      if (!list) this.sums.set(equation.total, [equation]);
      else if (equation.rule === 'statement/codes-add-up') list.unshift(equation);
      else list.push(equation);
    }
  }

  /** Fen of a cell; a blank that a declared sum fills is filled, undefined where nothing is known. */
  value(row: string, column: string): bigint | undefined {
    return this.at(`${this.id}/${row}/${column}`);
  }

  /** The declared sum that gives a cell its value exactly: a formula must not change what is printed. */
  sumOf(row: string, column: string): Equation['terms'] | undefined {
    const total = this.value(row, column);
    if (total === undefined) return undefined;
    return this.sums
      .get(`${this.id}/${row}/${column}`)
      ?.find(({ terms }) => terms.length > 0 && total === this.add(terms))?.terms;
  }

  /** Whether the statement has nothing to show (空表). */
  get empty(): boolean {
    for (const [address, value] of this.account.figures)
      if (value !== 0n && partsOf(address).statement === this.id && !address.includes('@')) return false;
    return true;
  }

  private at(address: string): bigint | undefined {
    const given = this.account.figures.get(address);
    if (given !== undefined) return given;
    const equation = this.sums
      .get(address)
      ?.find(
        ({ terms }) =>
          terms.every((t) => t.sign === 1) && terms.some((t) => this.at(t.address) !== undefined),
      );
    return equation && this.add(equation.terms);
  }

  private add(terms: Equation['terms']): bigint {
    return terms.reduce((sum, { address, sign }) => sum + BigInt(sign) * (this.at(address) ?? 0n), 0n);
  }
}

/** Whether every cell of an equation is the statement's, and none is what balances the others. */
function isWithin({ total, terms, rule }: Equation, id: StatementId): boolean {
  return (
    rule !== 'statement/income-and-expenditure-balance' &&
    partsOf(total).statement === id &&
    terms.every((t) => partsOf(t.address).statement === id)
  );
}
