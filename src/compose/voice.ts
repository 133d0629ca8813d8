import type { Account } from '../model/account.ts';
import { economicName, functionalName } from '../model/codes/codes.ts';
import { divideHalfUp, SCALE } from '../money/figure.ts';
import type { Run } from './document.ts';

/** A reason (主要原因) that only the unit can write, and has not. */
export interface MissingReason {
  /** Key of `Account.reasons`: T05/2010301/total@last-year. */
  readonly key: string;
  /** The sentence that waits for it, as far as it is written. */
  readonly after: string;
}

/** How a locality prints numbers and says that nothing changed. */
export interface Habits {
  /** 6,055.90 or 6055.90. */
  readonly grouped: boolean;
  /** 持平 in words, or 增加0.00万元，增长0.00%. */
  readonly equal: 'words' | 'zeros';
  /** Money unit of the text; 万元 unless told. */
  readonly unit?: '元';
}

const CENT = SCALE / 100n;
const HUNDRED = 100n * SCALE;

/** Speaks for one account: looks values up, prints them, and takes down what is missing. */
export class Voice {
  readonly missing: MissingReason[] = [];
  /** What the sentences ask for and the account does not have, by the keys of `AccountValues`: gaps are printed for it. */
  readonly absent = new Set<string>();
  /** The last digit of printed money. */
  private readonly cent: bigint;

  constructor(
    readonly account: Account,
    readonly habits: Habits,
  ) {
    this.cent = habits.unit === '元' ? 1n : CENT;
  }

  /**
   * A value as printed, on the common scale: amounts half up to 0.01 of the text's money unit. A statement's blank is
   * nothing; a budget, last year's figure or a number of people is never a blank: undefined, and taken down.
   */
  printed(address: string): bigint | undefined {
    const given = this.account.figures.get(address);
    if (given === undefined && (address.includes('@') || !/^T0[1-8]\//.test(address))) {
      this.absent.add(address);
      return undefined;
    }
    const value = given ?? 0n;
    return isCount(address) ? value : divideHalfUp(value, this.cent) * this.cent;
  }

  /** A marked gap for something that only the unit can write. @param key as `AccountValues` has it */
  gap(what: string, key?: string): Run {
    if (key !== undefined) this.absent.add(key);
    return { text: what === '' ? '（待填写）' : `（待填写：${what}）`, missing: true };
  }

  has(address: string): boolean {
    return this.account.figures.has(address);
  }

  /** 12.30, the money unit left to the sentence. */
  amount(address: string): Run {
    return this.figure(address, 2);
  }

  /** Money of any size, as the sentences print it. */
  money(value: bigint): string {
    return this.decimals(value, 2, this.cent);
  }

  /** A whole number of things; areas keep two decimals. */
  count(address: string): Run {
    return this.figure(address, (this.printed(address) ?? 0n) % SCALE === 0n ? 0 : 2);
  }

  area(address: string): Run {
    return this.figure(address, 2);
  }

  /** A figure that nobody gave is a gap, as a reason is. */
  private figure(address: string, decimals: 0 | 2): Run {
    const value = this.printed(address);
    if (value === undefined) return this.gap(facetOf(address));
    return { text: isCount(address) ? this.decimals(value, decimals) : this.money(value), address };
  }

  /** Percentage of two printed amounts; 0 of 0 is 0.00, and of what is not known there is none. */
  percent(part: bigint | undefined, whole: bigint | undefined, address: string): Run {
    if (part === undefined || whole === undefined) return this.gap('');
    const share = whole === 0n ? 0n : divideHalfUp(part * HUNDRED, whole);
    return { text: this.decimals(divideHalfUp(share, CENT) * CENT, 2), address };
  }

  /** A value in hundredths, with its sign. */
  decimals(value: bigint, decimals: 0 | 2, cent = CENT): string {
    const negative = value < 0n;
    const cents = divideHalfUp(negative ? -value : value, cent)
      .toString()
      .padStart(3, '0');
    const whole = cents.slice(0, -2);
    const grouped = this.habits.grouped ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
    return `${negative ? '-' : ''}${grouped}${decimals === 2 ? `.${cents.slice(-2)}` : ''}`;
  }

  /** The unit's reason, or a gap that is marked and taken down. */
  reason(key: string, after: () => string): Run {
    const given = this.account.reasons
      .get(key)
      ?.trim()
      .replace(/[。；]$/, '');
    if (given) return { text: given };
    this.missing.push({ key, after: after() });
    return this.gap('原因');
  }

  /** 一般公共服务支出 of 201, 行政运行 of 2010301, 办公费 of 30201. */
  name(code: string): string {
    const own = this.account.codeNames?.get(code);
    if (own) return own;
    const { year } = this.account;
    return (code.startsWith('3') ? economicName(code, year) : functionalName(code, year)) ?? code;
  }

  /** Codes of a statement's rows of one length with a value that prints, in order. */
  codes(statement: string, column: string, length: number): string[] {
    const pattern = new RegExp(`^${statement}/(\\d{${length}})/${column}$`);
    return [...this.account.figures.keys()]
      .flatMap((address) => pattern.exec(address)?.[1] ?? [])
      .filter((code) => this.printed(`${statement}/${code}/${column}`) !== 0n)
      .sort();
  }
}

/** What a gap for a figure says of it. */
function facetOf(address: string): string {
  if (address.endsWith('@last-year')) return '上年数';
  return /@(?:initial|adjusted|budget)$|\/budget$/.test(address) ? '预算数' : '';
}

function isCount(address: string): boolean {
  return address.split('@')[0]!.endsWith('/count');
}
