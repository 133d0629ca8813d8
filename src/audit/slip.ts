import type { Occurrence } from '../model/disclosure.ts';
import { partsOf } from '../model/statement.ts';
import { abs, type Figure } from '../money/figure.ts';
import { printedUlp } from './constraint.ts';
import { nameOf } from './describe.ts';

/** What the pen may have done to turn the right value into the printed one. */
export interface Slip {
  /** 0…1 */
  readonly likelihood: number;
  /** Chinese; nothing where the two have little in common. */
  readonly words?: string;
}

/** From this likelihood on a gap is taken for a slip of the pen. */
export const SLIP = 0.6;

/** How likely a slip of the pen made `figure` out of `right`: sign, 元 for 万元, digit, transposition, lost digit. */
export function slipOf(figure: Figure, right: bigint): Slip {
  const wrong = figure.value;
  if (right === -wrong) return { likelihood: 0.7, words: '正负号相反' };
  if (right !== 0n && wrong !== 0n) {
    if (wrong === right * 10_000n || right === wrong * 10_000n)
      return { likelihood: 0.95, words: '相差一万倍，疑为元与万元混用' };
    if ([10n, 100n].some((f) => wrong === right * f || right === wrong * f))
      return { likelihood: 0.75, words: '疑为小数点错位' };
  }
  const ulp = printedUlp(figure);
  // 0.00 is printed with as many digits as 5.00: there, too, one digit differs.
  const width = figure.decimals + 1;
  const a = (abs(wrong) / ulp).toString().padStart(width, '0');
  const b = (abs(right) / ulp).toString().padStart(width, '0');
  // One of three digits says little; one of six a lot.
  const weight = Math.min(1, Math.max(a.length, b.length) / 5);
  if (a.length === b.length) {
    const differing = [...a].flatMap((c, i) => (c === b[i] ? [] : [i]));
    const [i, j] = differing;
    if (differing.length === 1) return { likelihood: 0.9 * weight, words: '疑为一位数字之误' };
    if (differing.length === 2 && j === i! + 1 && a[i!] === b[j] && a[j] === b[i!])
      return { likelihood: 0.95 * weight, words: '疑为相邻两位颠倒' };
  }
  if (Math.abs(a.length - b.length) === 1) {
    const [long, short] = a.length > b.length ? [a, b] : [b, a];
    for (let i = 0; i < long.length; i++)
      if (long.slice(0, i) + long.slice(i + 1) === short)
        return {
          likelihood: 0.85 * weight,
          words: a.length > b.length ? '疑为多写一位数字' : '疑为漏写一位数字',
        };
  }
  return { likelihood: 0.1 };
}

/** Values of the account and of last year's, to tell a figure that was taken from another place. */
export class PrintedValues {
  private readonly byValue = new Map<bigint, Occurrence[]>();
  private readonly before = new Map<string, bigint>();

  constructor(occurrences: readonly Occurrence[], lastYear: readonly Occurrence[] = []) {
    for (const o of occurrences) {
      if (o.figure.value === 0n || o.figure.kind === 'count') continue;
      const list = this.byValue.get(o.figure.value);
      if (list) list.push(o);
      else this.byValue.set(o.figure.value, [o]);
    }
    for (const o of lastYear) if (o.figure.value !== 0n) this.before.set(o.address, o.figure.value);
  }

  /** Where the figure may have been taken from by mistake: last year's account, the next row or column, elsewhere. */
  takenFrom(occurrence: Occurrence): Slip | undefined {
    const { address, figure } = occurrence;
    if (this.before.get(address) === figure.value)
      return { likelihood: 0.9, words: '与上年公开的数相同，疑未更新' };
    const others = (this.byValue.get(figure.value) ?? []).filter((o) => o.address !== address);
    if (others.length === 0) return undefined;
    const own = partsOf(address);
    const stale = others.find((o) => o.address === `${address}@last-year`);
    if (stale) return { likelihood: 0.8, words: '与上年数相同，疑未更新' };
    const beside = others.find((o) => {
      const there = partsOf(o.address);
      return there.statement === own.statement && (there.row === own.row || there.column === own.column);
    });
    return { likelihood: 0.5, words: `与${nameOf(beside ?? others[0]!)}相同，疑为误填` };
  }
}
