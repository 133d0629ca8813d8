import { plain } from '../model/normalise.ts';
import type { Figure } from '../money/figure.ts';
import { parseFigure } from '../money/parse-figure.ts';

/** How an actual value is to stand to the figure of a target; `≈` is 左右. */
export type Comparison = '≥' | '>' | '≤' | '<' | '=' | '≈';

/** A day of the calendar as far as it is printed. A month without a day is its last day, 年底 the last of December. */
export interface PrintedDate {
  readonly year?: number;
  readonly month: number;
  readonly day: number;
}

/**
 * What an 年度指标值 (target) or an 实际完成值 (actual value) says. Figures are exact decimals with their unit;
 * `stated` tells whether a comparison was printed: a bare number is a target too, but does not say in which direction.
 */
export type Target =
  | { readonly kind: 'blank' }
  | {
      readonly kind: 'number';
      readonly comparison: Comparison;
      readonly stated: boolean;
      readonly figure: Figure;
    }
  | { readonly kind: 'range'; readonly low: Figure; readonly high: Figure }
  | { readonly kind: 'date'; readonly date: PrintedDate }
  | { readonly kind: 'truth'; readonly yes: boolean; readonly text: string }
  | { readonly kind: 'quality'; readonly text: string };

const MARKS: readonly (readonly [RegExp, Comparison])[] = [
  [/^(?:≥|≧|⩾|>=|=>|\\geq?q?|大于或?等于|不(?:少|低|小)于|至少|达到|不下于)/, '≥'],
  [/^(?:≤|≦|⩽|<=|=<|\\leq?q?|小于或?等于|不(?:超过?|高于|大于|多于|得超过)|至多|控制在)/, '≤'],
  [/^(?:>|大于|多于|高于|超过)/, '>'],
  [/^(?:<|小于|少于|低于)/, '<'],
  [/^(?:==?|等于)/, '='],
  [/^(?:≈|约|大约)/, '≈'],
];

const AFTER: readonly (readonly [RegExp, Comparison])[] = [
  [/(?:\(含\))?及?以上(?:\(含\))?$/, '≥'],
  [/(?:\(含\))?及?以[下内](?:\(含\))?$|(?<=\d[^\d]{0,3})内$/, '≤'],
  [/左右$/, '≈'],
];

/** Reads a number with its unit; `unit` is that of the other end of a range, or of the target. */
function figureOf(text: string, unit: string): Figure | undefined {
  const figure = parseFigure(text, unit);
  if (figure) return figure;
  // The column says that it is a value: any short word may be its unit.
  const counted = /^(?<number>-?\d[\d，,.]*)(?<unit>[\p{Script=Han}A-Za-z/]{1,6})$/u.exec(text);
  const { number, unit: own } = counted?.groups ?? {};
  if (!number || !own || /(?<!个)月$|(?<!工作)日$|[年底前后内余多]$|以[上下]|不|第/.test(own))
    return undefined;
  return parseFigure(number.replaceAll('，', ','), own);
}

/** Splits a comparison off the front or the back; several may be printed (`控制在≤3天以内`): the sign counts. */
function comparisonOf(text: string): { comparison: Comparison; stated: boolean; rest: string } {
  let rest = text;
  let comparison: Comparison | undefined;
  for (let again = true; again; ) {
    again = false;
    for (const [pattern, mark] of MARKS) {
      const found = pattern.exec(rest);
      if (!found) continue;
      // 控制在…, 达到… give way to the sign that follows them.
      comparison = mark;
      rest = rest.slice(found[0].length);
      again = true;
      break;
    }
  }
  for (const [pattern, mark] of AFTER) {
    const found = pattern.exec(rest);
    if (!found || found.index === 0) continue;
    comparison ??= mark;
    rest = rest.slice(0, found.index);
    break;
  }
  return { comparison: comparison ?? '=', stated: comparison !== undefined, rest };
}

const LAST_DAY = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Last day of a month, counted from 1; of a February whose year is not printed, the 28th. */
export function lastDayOf(month: number, year?: number): number {
  const leap = year !== undefined && ((year % 4 === 0 && year % 100 !== 0) || year % 400 === 0);
  return month === 2 && leap ? 29 : (LAST_DAY[month - 1] ?? 31);
}

const QUARTERS: Readonly<Record<string, number>> = { 一: 3, 二: 6, 三: 9, 四: 12, 1: 3, 2: 6, 3: 9, 4: 12 };

/** The last day of a period: 2024年1月-12月, 2024年1月1日至12月31日. */
function endOfPeriod(text: string): PrintedDate | undefined {
  const [, start = '', end = ''] =
    /^((?:20\d\d年)?\d{1,2}月?(?:\d{1,2}日)?)(?:[-~～—]+|至|到)((?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|底)?前?)$/.exec(
      text,
    ) ?? [];
  const last = end === '' ? undefined : dateOf(/月.*[日底前]/.test(end) ? end : `${end}底`);
  const year = /^20\d\d/.exec(start)?.[0];
  if (!last || (year === undefined && !/月/.test(start) && !last.year)) return undefined;
  return last.year === undefined && year !== undefined ? { year: Number(year), ...last } : last;
}

/** A date or a deadline: 2024年12月31日前, 12月底前, 2024-12-31, 年底前完成, 第四季度. */
function dateOf(text: string): PrintedDate | undefined {
  const bare = text
    .replace(/^(?:(?:[≤≥=<>]|<=|>=|不晚于|不迟于|截[至止]到?|于|在)+)/, '')
    .replace(/(?:之?前|以前|内|之内|完成|竣工|完工|开展|实施|交付|投入使用|验收|全部|按时|按期|已)+$/, '');
  const parts =
    /^(?:(?<year>20\d\d)[年./-])?度?(?<month>\d{1,2})(?:月份?底?|[./-](?=\d)|(?<=20\d\d[.-](?:0[1-9]|1[0-2]))$)(?:(?<day>\d{1,2})[日号]?|(?<part>上旬|中旬|下旬|末|底|初))?$/.exec(
      bare,
    );
  const year = parts?.groups?.year === undefined ? undefined : Number(parts.groups.year);
  if (parts?.groups) {
    const month = Number(parts.groups.month);
    // 12月 alone may be a month or a length of time: only a year, a day or 底/前 makes it a date.
    const bound = bare !== text && !/^[≤≥=<>]/.test(text);
    const { day, part } = parts.groups;
    if (year === undefined && !day && !part && !bound && !/底/.test(bare)) return undefined;
    if (year === undefined && day && !/月/.test(bare)) return undefined;
    if (month < 1 || month > 12) return undefined;
    const last = lastDayOf(month, year);
    const named = part === '上旬' ? 10 : part === '中旬' ? 20 : part === '初' ? 5 : last;
    const printed = day === undefined ? named : Number(day);
    if (printed < 1 || printed > (month === 2 && year === undefined ? 29 : last)) return undefined;
    return { ...(year === undefined ? {} : { year }), month, day: printed };
  }
  if (/^20\d\d年度?$/.test(bare)) return { year: Number(bare.slice(0, 4)), month: 12, day: 31 };
  const end = /^(?:(?<year>20\d\d)年)?(?:全?年(?:度|内)?)?(?:底|末)$/.exec(bare);
  if (end) {
    const named = end.groups?.year;
    return { ...(named === undefined ? {} : { year: Number(named) }), month: 12, day: 31 };
  }
  const quarter = /^(?:(?<year>20\d\d)年)?(?:第(?<q>[一二三四1-4])季度|(?<half>[上下])半年)(?:底|末)?$/.exec(
    bare,
  );
  if (quarter?.groups) {
    const { year: named, q, half } = quarter.groups;
    const month = half ? (half === '上' ? 6 : 12) : QUARTERS[q!]!;
    return { ...(named === undefined ? {} : { year: Number(named) }), month, day: lastDayOf(month) };
  }
  return undefined;
}

const SIGN = '(?:[≥≤><=]=?|大于等于|小于等于|不(?:低|少|高|超)[于过])?';
const BETWEEN = new RegExp(
  `^(?:介于|在)?${SIGN}(?<low>\\d[\\d，.]*)(?<u1>[^\\d~～—–\\-至和到、，]{0,6}?)(?:\\(含\\))?` +
    `(?:[~～〜]|-{1,2}|—{1,2}|至|到|和|(?:，|；|且|并且?)(?=${SIGN.slice(0, -1)}))` +
    `${SIGN}(?<high>\\d[\\d，.]*)(?<u2>[^\\d]{0,6}?)(?:\\(含\\))?(?:之间|区间)?$`,
);

function rangeOf(text: string, unit: string): Target | undefined {
  const printed = BETWEEN.exec(text)?.groups;
  if (!printed) {
    // 90%≤X≤95%
    const chained =
      /^(?<low>\d[\d.]*[^\d≤<]{0,4})(?:≤|<=|<)[^\d≤<]{1,6}(?:≤|<=|<)(?<high>\d[\d.]*[^\d]{0,4})$/.exec(
        text,
      )?.groups;
    const low = chained && figureOf(chained.low!, unit);
    const high = chained && figureOf(chained.high!, unit);
    return low && high && low.value <= high.value ? { kind: 'range', low, high } : undefined;
  }
  const { low = '', u1 = '', high = '', u2 = '' } = printed;
  const lower = figureOf(low + (u1 || u2), unit);
  const upper = figureOf(high + (u2 || u1), unit);
  if (!lower || !upper || lower.kind !== upper.kind || lower.value > upper.value) return undefined;
  return { kind: 'range', low: lower, high: upper };
}

/** Words that answer a question of yes or no; a target of 无 or 否 asks for the absence. */
const YES = /^(?:是|有|达标|合格|符合|通过|建立|已建立|健全|完善|真实|合规)$/;
const NO =
  /^(?:否|无|没有|(?:零|无|不发生|未发生|没有发生|没有)(?:重大|安全|有责|有效)*(?:投诉|事故|违规|违纪|差错|上访|责任|案件|现象|情况|事件|问题)+|不发生|零|未发生|不达标|不合格|不符合|未通过|未建立|不健全)$/;

/**
 * Reads an 年度指标值 or 实际完成值. Every printed form of a comparison is known: ≥ ≤ = > <, `>=`, `=>`, full-width signs,
 * the residue of formula typesetting (`$= 652$`), 不少于 and its kin, 以上/以内/左右; ranges; dates; yes and no; what is
 * none of these is a quality (定性指标) in words.
 *
 * @param unit of a bare number, where another column or the target gives it.
 */
export function parseTarget(text: string, unit = ''): Target {
  const bare = plain(text)
    .replace(/\\%/g, '%')
    .replace(/\\geq?q?/g, '≥')
    .replace(/\\leq?q?/g, '≤')
    .replace(/[。；，、.]+$/, '');
  if (bare === '' || /^(?:[-—/／*]+|…+|不适用|N\/?A)$/i.test(bare)) return { kind: 'blank' };
  const yes = YES.test(bare);
  if (yes || NO.test(bare)) return { kind: 'truth', yes, text: bare };
  const date = dateOf(bare) ?? endOfPeriod(bare);
  if (date) return { kind: 'date', date };
  const range = rangeOf(bare, unit);
  if (range) return range;
  const number = numberOf(bare, unit);
  if (number) return number;
  // 完成率≥95%, 达标率100%: a label before one comparison or percentage. 培训3次 has a number that only counts.
  const labelled =
    /^[\p{Script=Han}()A-Za-z：]{1,20}?(?<value>(?:[≥≤≧≦><=]=?|不(?:低|少|高|超|大|小)[于过]|(?<=[率度比：到为])\d[\d.]*%).*)$/u.exec(
      bare,
    );
  const value = labelled?.groups?.value;
  const within = value === undefined ? undefined : (rangeOf(value, unit) ?? numberOf(value, unit));
  return within ?? { kind: 'quality', text: bare };
}

/** Words around a value that tell nothing more: 已完成5个, 5个(已完成), 1300人(次). */
function stripped(bare: string): string {
  return bare
    .replace(/\(次\)/g, '次')
    .replace(/\([\p{Script=Han}]+\)$/u, '')
    .replace(/^(?:实际|已|共计?|累计|全年|合计|均)*(?:完成|达到?|开展|举办|组织|实现|为)?了?(?=\d)/, '');
}

function numberOf(bare: string, unit: string): Target | undefined {
  const { comparison, stated, rest } = comparisonOf(stripped(bare));
  const figure = /\d/.test(rest) ? figureOf(rest.replace(/\(含\)$/, ''), unit) : undefined;
  return figure ? { kind: 'number', comparison, stated, figure } : undefined;
}
