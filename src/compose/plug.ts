import type { Account } from '../model/account.ts';
import { divideHalfUp, SCALE } from '../money/figure.ts';
import { derive } from './derive.ts';

const CENT = SCALE / 100n;
const printed = (value = 0n): bigint => divideHalfUp(value, CENT) * CENT;

/** Cells from which the totals of the statements follow. */
const DETAIL =
  /^(?:T0[23578]\/\d{7}\/(?!total|exp)|T06\/\d{5}\/|T01\/(?:superior|useNonFiscal|carryIn|distribution)\/|T04\/carryIn\.)/;
const FUNDS = ['T05', 'T07', 'T08'] as const;

/**
 * The account in whole 0.01 万元 with every table adding up as it is printed: the gap that rounding leaves goes to the
 * largest detail (尾差由最大的明细项承担). Without it each cell is rounded by itself and the gaps stay, which is the rule;
 * some localities' forms are exported so that none shows. Appropriated expenditure keeps its totals, and so do the
 * balances carried in and out; what all money comes to follows.
 */
export function plug(account: Account): Account {
  const plugging = new Plugging(account);
  plugging.funds();
  plugging.income();
  plugging.expenditure();
  const { account: plugged } = derive({ ...account, figures: plugging.figures });
  const missing = [...account.figures].filter(([address]) => !plugged.figures.has(address));
  return { ...plugged, figures: new Map([...plugged.figures, ...missing]) };
}

class Plugging {
  /** Details as they will be printed, and what is no statement's cell as it was. */
  readonly figures = new Map<string, bigint>();
  private readonly given: ReadonlyMap<string, bigint>;

  constructor({ figures }: Account) {
    this.given = figures;
    for (const [address, value] of figures)
      if (DETAIL.test(address)) this.figures.set(address, printed(value));
      else if (address.includes('@') || !(/^T0[1-8]\//.test(address) || this.follows(address, value)))
        this.figures.set(address, value);
  }

  /** Expenditure of each fund, and 基本支出 by economic code. */
  funds(): void {
    for (const kind of ['basic', 'project'] as const)
      this.close(new RegExp(`^T05/\\d{7}/${kind}$`), this.printed(`T05/ALL/${kind}`));
    for (const fund of ['T07', 'T08'])
      this.close(new RegExp(`^${fund}/\\d{7}/(?:basic|project)$`), this.printed(`${fund}/ALL/exp`));
    const personnel = this.printed('T06/personnel/amount');
    this.close(/^T06\/30[13]\d\d\//, personnel);
    this.close(/^T06\/(?!30[13])\d{5}\//, this.sum(/^T05\/\d{7}\/basic$/) - personnel);
  }

  /** Appropriations are what was spent of them and what is carried out, less what was carried in. */
  income(): void {
    const spent = this.sum(/^T0[578]\/\d{7}\/(?:basic|project)$/);
    const carried = this.printed('T04/carryOut/total') - this.sum(/^T04\/carryIn\./);
    this.close(/^T02\/\d{7}\/fiscal$/, spent + carried);
    const columns = new Set(
      [...this.figures.keys()].flatMap((a) => /^T02\/\d{7}\/(\w+)$/.exec(a)?.[1] ?? []),
    );
    for (const column of columns)
      if (column !== 'fiscal')
        this.close(new RegExp(`^T02/\\d{7}/${column}$`), this.printed(`T02/ALL/${column}`));
  }

  /** What the funds pay alone is what it is in their statements; the rest closes the balance of all money. */
  expenditure(): void {
    const open = new Set<string>();
    for (const [address, value] of this.given) {
      if (!/^T03\/\d{7}\/(?!total)/.test(address)) continue;
      const shares = FUNDS.map((fund) => address.replace('T03', fund));
      const sum = (of: ReadonlyMap<string, bigint>) => shares.reduce((s, a) => s + (of.get(a) ?? 0n), 0n);
      if (sum(this.given) === value) this.figures.set(address, sum(this.figures));
      else open.add(address);
    }
    const balances = this.sum(/^T01\/(?:useNonFiscal|carryIn)\/income$/) - this.sum(/^T01\/distribution\//);
    const whole = this.sum(/^T02\/\d{7}\//) + balances - this.printed('T01/carryOut/expenditure');
    this.close(/^T03\/\d{7}\//, whole, open);
  }

  /** Puts the gap between details and their whole into the largest of those that may take it. */
  private close(details: RegExp, whole: bigint, open?: ReadonlySet<string>): void {
    const parts = [...this.figures].filter(([address, value]) => details.test(address) && value > 0n);
    const gap = whole - parts.reduce((sum, [, value]) => sum + value, 0n);
    const takers = open ? parts.filter(([address]) => open.has(address)) : parts;
    // A gap that rounding does not explain is no gap to hide.
    const most = (BigInt(parts.length + 6) * CENT) / 2n;
    if (gap === 0n || takers.length === 0 || gap > most || -gap > most) return;
    const [address, value] = takers.reduce((a, b) => (b[1] > a[1] ? b : a));
    this.figures.set(address, value + gap);
  }

  /** 机关运行经费 is the running costs of the statement, to the last digit. */
  private follows(address: string, value: bigint): boolean {
    return address === 'runningCost/total/amount' && value === this.given.get('T06/public/amount');
  }

  private printed(address: string): bigint {
    return printed(this.given.get(address));
  }

  private sum(details: RegExp): bigint {
    let sum = 0n;
    for (const [address, value] of this.figures) if (details.test(address)) sum += value;
    return sum;
  }
}
