import type { Disclosure, Occurrence } from '../model/disclosure.ts';
import { partsOf, type StatementId } from '../model/statement.ts';
import { STATEMENTS } from '../model/statements/index.ts';
import { abs, type Figure, show, showFigure } from '../money/figure.ts';
import { finest, type Judgement } from '../money/judge.ts';
import type { Constraint } from './constraint.ts';
import type { Location, Related } from './finding.ts';

/** Words in quotation marks; “三公” brings its own. */
export function inQuotes(words: string): string {
  return words.includes('“') ? words : `“${words}”`;
}

/** The standard title of a statement: 收入决算表. */
export function titleOf(id: string): string {
  return Object.hasOwn(STATEMENTS, id) ? STATEMENTS[id as StatementId].title : '决算表';
}

/**
 * What an occurrence is, with the place it stands in: 《支出决算表》“基本支出” or 正文“基本支出”.
 * @param beside what was named before: the statement, or the text, of both is not named twice
 */
export function nameOf(occurrence: Occurrence, beside?: Occurrence): string {
  const what = inQuotes(occurrence.what);
  const { origin, address } = occurrence;
  const statement = partsOf(address).statement;
  if (
    beside?.origin === origin &&
    (origin !== 'statement' || partsOf(beside.address).statement === statement)
  )
    return what;
  if (origin === 'statement') return `《${titleOf(statement)}》${what}`;
  if (origin === 'table') return `附表${what}`;
  return origin === 'form' ? `绩效自评表${what}` : `正文${what}`;
}

export function locate(occurrence: Occurrence): Location {
  return {
    place: occurrence.place,
    quote: occurrence.quote,
    ...(occurrence.section === undefined ? {} : { section: occurrence.section }),
  };
}

export function relate(occurrence: Occurrence, what = nameOf(occurrence)): Related {
  return { what, ...locate(occurrence) };
}

/** Where a stretch of the narrative stands. */
export function locateText(
  disclosure: Disclosure,
  source: { readonly paragraph: number; readonly start: number; readonly end: number },
  place: Location['place'],
): Location {
  const paragraph = disclosure.paragraphs[source.paragraph];
  return {
    place,
    quote: paragraph?.paragraph.text.slice(source.start, source.end).trim() ?? '',
    ...(paragraph && paragraph.section >= 0 ? { section: paragraph.section } : {}),
  };
}

/** A gap in the unit of the figures it lies between: 0.08个百分点, 1.30万元. */
export function showGap(gap: bigint, figures: readonly Figure[]): string {
  const like = finest(figures);
  return like.kind === 'percent' ? `${show(abs(gap), like, false)}个百分点` : show(abs(gap), like);
}

/** The fact of a broken relation in one clause, both sides and the gap. */
export function factOf(constraint: Constraint, figures: readonly Figure[], judged: Judgement): string {
  const stated = figures[0]!;
  const head = constraint.quantities[0]!.occurrence;
  const name = head ? nameOf(head) : '';
  if (stated.kind === 'percent' && judged.undefinedBecause && judged.expected === 0n) {
    return `“${quoted(head)}”所依据的两数都是0`;
  }
  switch (constraint.form) {
    case 'copy': {
      const other = constraint.quantities[1]!.occurrence;
      const here = head ? `${name}为${showFigure(stated)}` : `${other ? nameOf(other) : ''}没有对应的数字`;
      const there = other
        ? `${nameOf(other, head)}为${showFigure(figures[1]!)}`
        : '决算表中对应的单元格为空（0）';
      return head && other
        ? `${here}，${there}，相差${showGap(judged.gap, figures)}`
        : head
          ? `${here}，${there}`
          : `${there}，${copiedTo(constraint)}为空（0）`;
    }
    case 'share':
      return `“${quoted(head)}”与金额不符：${judged.arithmetic}`;
    case 'completion':
    case 'variance':
      return `“${quoted(head)}”与“${rightSide(constraint)}”不符：${judged.arithmetic}`;
    case 'growth':
    case 'growth-from-levels':
      return judged.undefinedBecause === 'negative-base'
        ? `${name}与增减额矛盾：由${judged.arithmetic}，上年数成了负数`
        : `“${quoted(head)}”与增减额不符：${judged.arithmetic}`;
    case 'percent-sum':
      return `各项占比之和为${judged.arithmetic.split('=').at(-1)}%，与100%相差${showGap(judged.gap, figures)}`;
    case 'at-most': {
      const [parts, wholes] = sidesOf(constraint, figures);
      return `${parts.told}大于${wholes.told}，超出${showGap(judged.gap, figures)}`;
    }
    case 'average':
      return `${name}${showFigure(stated)}与平均值不符：${judged.arithmetic}`;
    default: {
      if (!head)
        return `“${constraint.title}”不成立：${judged.arithmetic}，相差${showGap(judged.gap, figures)}`;
      const sum = judged.expected === undefined ? '' : show(judged.expected, stated);
      return `${name}${showFigure(stated)}与${inQuotes(rightSide(constraint))}${sum}相差${showGap(judged.gap, figures)}`;
    }
  }
}

/** A relation and how it was worked out, with what is printed: 合计=各项之和：1.00+2.00=3.00，印作4.00. */
export function derivation(constraint: Constraint, figures: readonly Figure[], judged: Judgement): string {
  const { title, form, quantities } = constraint;
  if (form === 'at-most') {
    const [parts, wholes] = sidesOf(constraint, figures);
    return `${title}：${parts.sum}，${wholes.sum}`;
  }
  const [stated, source] = figures;
  const printed = (i: number) => (quantities[i]?.occurrence ? showFigure(figures[i]!) : '0');
  if (form === 'copy') return source ? `${title}：${printed(0)}，${printed(1)}` : title;
  const alone = !stated || !quantities[0]?.occurrence || form === 'percent-sum';
  return `${title}：${judged.arithmetic}${alone ? '' : `，印作${showFigure(stated)}`}`;
}

/** What stands behind the sign of a relation: 各项收入之和 of 本年收入合计=各项收入之和. */
function rightSide({ title }: Constraint): string {
  return /[=＝]([^=＝]+)$/.exec(title)?.[1] ?? title;
}

interface Side {
  /** Its members with their figures and, of several, their sum. */
  readonly told: string;
  /** The sum worked out. */
  readonly sum: string;
}

/** Both sides of a bound. What the declaration takes away from the whole is said as a part beside the first one. */
function sidesOf(constraint: Constraint, figures: readonly Figure[]): readonly [Side, Side] {
  const members = constraint.quantities.map(({ occurrence }, i) => ({
    occurrence,
    figure: figures[i]!,
    part: i === 0 || isTaken(constraint, figures, i),
  }));
  const side = (part: boolean): Side => {
    const own = members.filter((m) => m.part === part && (m.occurrence || m.figure.value !== 0n));
    const of = own.map((m) => m.figure);
    if (of.length === 0) return { told: '0', sum: '0' };
    const total = show(
      of.reduce((sum, figure) => sum + figure.value, 0n),
      finest(of),
    );
    const told = own
      .map(({ occurrence, figure }) => `${occurrence ? nameOf(occurrence) : ''}${showFigure(figure)}`)
      .join('、');
    return of.length === 1
      ? { told, sum: total }
      : { told: `${told}之和${total}`, sum: `${of.map((f) => show(f.value, f, false)).join('+')}=${total}` };
  };
  return [side(true), side(false)];
}

function copiedTo(constraint: Constraint): string {
  return `按“${constraint.title}”，另一处`;
}

/** Words as printed of an occurrence, blanks closed up. */
export function quoted(occurrence: Occurrence | undefined): string {
  return (occurrence?.quote ?? '').replace(/\s+/g, '');
}

/** Whether a quantity of a bound is taken away from the whole: raising it makes the bound tighter. */
function isTaken(constraint: Constraint, figures: readonly Figure[], index: number): boolean {
  const raised = figures.map((f, i) => (i === index ? { ...f, value: f.value + 1_000_000n } : f));
  const before = constraint.judge(figures).expected ?? 0n;
  return (constraint.judge(raised).expected ?? 0n) < before;
}
