import type { Disclosure, Occurrence } from '../model/disclosure.ts';
import { partsOf, type StatementId } from '../model/statement.ts';
import { STATEMENTS } from '../model/statements/index.ts';
import { abs, type Figure, show, showFigure } from '../money/figure.ts';
import { finest, type Judgement } from '../money/judge.ts';
import type { Constraint } from './constraint.ts';
import type { Location, Related } from './finding.ts';

/** The standard title of a statement: 收入决算表. */
export function titleOf(id: string): string {
  return Object.hasOwn(STATEMENTS, id) ? STATEMENTS[id as StatementId].title : '决算表';
}

/** What an occurrence is, with the place it stands in: 《支出决算表》基本支出 or 正文基本支出. */
export function nameOf(occurrence: Occurrence): string {
  // “三公” brings quotation marks of its own.
  const what = occurrence.what.includes('“') ? occurrence.what : `“${occurrence.what}”`;
  if (occurrence.origin === 'statement') {
    return `《${titleOf(partsOf(occurrence.address).statement)}》${what}`;
  }
  if (occurrence.origin === 'table') return `附表${what}`;
  return occurrence.origin === 'form' ? `绩效自评表${what}` : `正文${what}`;
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
      const there = other ? `${nameOf(other)}为${showFigure(figures[1]!)}` : '决算表中对应的单元格为空（0）';
      return head && other
        ? `${here}，${there}，相差${showGap(judged.gap, figures)}`
        : head
          ? `${here}，${there}`
          : `${there}，${copiedTo(constraint)}为空（0）`;
    }
    case 'share':
      return `“${quoted(head)}”与金额不符：${judged.arithmetic}`;
    case 'completion':
      return `“${quoted(head)}”与决算数、预算数不符：${judged.arithmetic}`;
    case 'variance':
      return `“${quoted(head)}”与决算数、预算数不符：${judged.arithmetic}`;
    case 'growth':
    case 'growth-from-levels':
      return judged.undefinedBecause === 'negative-base'
        ? `${name}与增减额矛盾：由${judged.arithmetic}，上年数成了负数`
        : `“${quoted(head)}”与增减额不符：${judged.arithmetic}`;
    case 'percent-sum':
      return `各项占比之和为${judged.arithmetic.split('=').at(-1)}%，与100%相差${showGap(judged.gap, figures)}`;
    case 'at-most': {
      // Parts that the declaration takes away from the whole are said as parts beside the first one.
      const signed = constraint.quantities.map(({ occurrence }, i) => ({
        occurrence,
        figure: figures[i]!,
        part: i === 0 || isTaken(constraint, figures, i),
      }));
      const say = (part: boolean) =>
        signed
          .filter((q) => q.part === part && (q.occurrence || q.figure.value !== 0n))
          .map((q) => `${q.occurrence ? nameOf(q.occurrence) : ''}${showFigure(q.figure)}`)
          .join('、');
      const parts = signed.filter((q) => q.part).length;
      return `${say(true)}${parts > 1 ? '之和' : ''}大于${say(false) || '0'}，超出${showGap(judged.gap, figures)}（${constraint.title}）`;
    }
    case 'average':
      return `${name}${showFigure(stated)}与平均值不符：${judged.arithmetic}`;
    default:
      if (!head)
        return `“${constraint.title}”不成立：${judged.arithmetic}，相差${showGap(judged.gap, figures)}`;
      return `${name}${showFigure(stated)}与“${constraint.title}”不符：${judged.arithmetic}，相差${showGap(judged.gap, figures)}`;
  }
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
