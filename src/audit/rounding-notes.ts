import type { Disclosure } from '../model/disclosure.ts';
import { showFigure } from '../money/figure.ts';
import { locate, nameOf, relate, showGap } from './describe.ts';
import type { Diagnosis } from './diagnose.ts';
import type { Finding } from './finding.ts';

type Tail = Diagnosis['tails'][number];

/** A publisher that says its figures end in rounding tails need not hear it again. */
const EXCUSED = /尾数(?:误差|差异|差)|四舍五入/;

/**
 * Rounding is no error, and the same remark forty times is noise: one note for each rule, none where the publisher has
 * said so itself. Two kinds are told one by one: a text that differs from the very cell that it was copied from, and a
 * sum that rounding explains only by an unlikely chance.
 */
export function roundingNotes(tails: readonly Tail[], { statements }: Disclosure): Finding[] {
  const excused = statements.some((s) => s.notes.some((n) => EXCUSED.test(n.text)));
  const byRule = new Map<string, Tail[]>();
  const single: Finding[] = [];
  for (const tail of tails) {
    const told = miscopied(tail) ?? unlikely(tail);
    if (told) single.push(told);
    else if (!excused) byRule.set(tail.constraint.rule, [...(byRule.get(tail.constraint.rule) ?? []), tail]);
  }
  return [...single, ...[...byRule].flatMap(([rule, list]) => roundingNote(rule, list))];
}

function roundingNote(rule: string, tails: readonly Tail[]): Finding[] {
  const places = tails.flatMap((t) => t.constraint.terms.slice(0, 1));
  const first = places[0];
  if (!first) return [];
  const one = tails[0]!;
  const message =
    tails.length === 1
      ? `${nameOf(first)}与“${one.constraint.title}”有尾差：${one.judged.arithmetic}，印作${first.figure.text}，属末位舍入，不是差错`
      : `有${tails.length}处尾差（相差不超过末位舍入所能解释的范围），不是差错`;
  return [
    {
      rule,
      severity: 'info',
      roundingOnly: true,
      message,
      explanation: tails
        .map(
          ({ constraint, judged }) =>
            `${constraint.title}：${judged.arithmetic}，印作${constraint.quantities[0]!.figure.text || '0'}`,
        )
        .join('\n'),
      locations: [locate(first)],
      related: places.slice(1).map((p) => relate(p)),
    },
  ];
}

/** The text and the cell of the same address are one number; copied, it does not change its last digit. */
function miscopied({ constraint }: Tail): Finding | undefined {
  const [stated, source] = constraint.quantities.map((q) => q.occurrence);
  if (constraint.form !== 'copy' || !stated || !source) return undefined;
  if (stated.address !== source.address) return undefined;
  const twice = stated.origin === 'narrative' && source.origin === 'narrative';
  if (stated.origin === source.origin && !twice) return undefined;
  if (stated.figure.decimals !== source.figure.decimals || stated.figure.unit !== source.figure.unit)
    return undefined;
  return {
    rule: constraint.rule,
    // One text that gives one number twice did not round it two ways.
    severity: twice ? 'warning' : 'info',
    message: twice
      ? `${nameOf(stated)}前后写作${showFigure(source.figure)}和${showFigure(stated.figure)}，是同一个数，末位不同，宜统一`
      : `${nameOf(stated)}${showFigure(stated.figure)}与${nameOf(source)}${showFigure(source.figure)}是同一个数，末位不一致（尾差），请统一`,
    expected: showFigure(source.figure),
    actual: showFigure(stated.figure),
    locations: [locate(stated)],
    related: [relate(source)],
  };
}

/** Standard deviations of the rounding of the parts from which on a gap is hardly rounding. */
const UNLIKELY = 3.5;

/**
 * Every rounded part is off by an even chance between half a last digit less and more (variance 1/12). A gap far out
 * in that spread is possible, and most likely a wrong last digit.
 */
function unlikely({ constraint, judged }: Tail): Finding | undefined {
  if (constraint.form !== 'sum' || judged.gap === 0n) return undefined;
  const parts = constraint.quantities.map((q) => q.figure).filter((f) => f.ulp > 0n);
  const variance = parts.reduce((sum, f) => sum + Number(f.ulp) ** 2 / 12, 0);
  if (Math.abs(Number(judged.gap)) < UNLIKELY * Math.sqrt(variance)) return undefined;
  const [first, ...rest] = constraint.terms;
  if (!first) return undefined;
  return {
    rule: constraint.rule,
    severity: 'info',
    message: `${nameOf(first)}与“${constraint.title}”相差${showGap(judged.gap, parts)}，虽在末位舍入可能的范围内，但各数恰好都这样舍入的机会很小，请核对末位数字`,
    explanation: `${constraint.title}：${judged.arithmetic}`,
    locations: [locate(first)],
    related: rest.map((o) => relate(o)),
  };
}
