import type { Occurrence } from '../model/disclosure.ts';
import { abs, type Figure, show, showFigure } from '../money/figure.ts';
import type { Judgement } from '../money/judge.ts';
import { type Constraint, fails, printedUlp } from './constraint.ts';
import { derivation, factOf, locate, nameOf, relate } from './describe.ts';
import type { Finding, Related, Severity } from './finding.ts';
import type { Rule } from './rule.ts';
import { PrintedValues, SLIP, slipOf } from './slip.ts';

/** What diagnosis needs to know of the rule that reports a relation. */
export type RuleOf = (id: string) => Pick<Rule, 'severity' | 'scope'>;

/** What diagnosis hands to the audit. */
export interface Diagnosis {
  /** One finding for each culprit, or for each relation that no single repair explains. */
  readonly findings: readonly Finding[];
  /** Relations that hold as printed. */
  readonly holding: readonly Constraint[];
  /** Those of them that hold only because of rounding. */
  readonly tails: readonly { readonly constraint: Constraint; readonly judged: Judgement }[];
}

/** Repairs tried before what is left is reported relation by relation; keeps a misread file from costing minutes. */
const REPAIRS = 80;

/**
 * Figures and relations form a graph. Looks for the fewest figures whose change makes every relation possible again:
 * greedily, the repair that restores most and breaks least, then the likelier slip of the pen, then text before
 * statement.
 */
export function diagnose(
  constraints: readonly Constraint[],
  occurrences: readonly Occurrence[],
  ruleOf: RuleOf,
  lastYear: readonly Occurrence[] = [],
): Diagnosis {
  const tails = constraints.flatMap((constraint) => {
    const judged = constraint.asPrinted();
    return judged.outcome === 'rounding' && constraint.form !== 'at-most' ? [{ constraint, judged }] : [];
  });
  if (!constraints.some(fails)) return { findings: [], holding: constraints, tails };
  const graph = new Graph(constraints);
  const holding = constraints.filter((c) => !graph.failing.has(c));
  const findings: Finding[] = [];
  const printedValues = new PrintedValues(occurrences, lastYear);
  for (let i = 0; i < REPAIRS && graph.failing.size > 0; i++) {
    const candidates = graph.candidates(printedValues);
    const best = candidates[0];
    if (!best) break;
    const rivals = candidates.filter(
      (c) =>
        c.occurrence !== best.occurrence &&
        equallyGood(best, c) &&
        c.repaired.some((r) => best.repaired.includes(r)),
    );
    const first = mostSpecific(best.repaired, best.occurrence, ruleOf);
    findings.push(
      rivals.length > 0
        ? unresolved(graph, first, [best, ...rivals], ruleOf)
        : resolved(graph, first, best, ruleOf),
    );
    if (rivals.length > 0) for (const c of best.repaired) graph.settle(c);
    else graph.repair(best.occurrence, best.value);
  }
  for (const constraint of graph.failing) findings.push(unresolved(graph, constraint, [], ruleOf));
  return { findings, holding, tails };
}

interface Candidate {
  readonly occurrence: Occurrence;
  readonly value: bigint;
  readonly repaired: readonly Constraint[];
  readonly broken: number;
  /** Relations that hold exactly after the repair. */
  readonly exact: number;
  /** 0…1: how likely a slip turns the right value into the printed one. */
  readonly slip: number;
  /** What the slip may have been, in Chinese. */
  readonly words?: string;
  /** Whether a slip of the pen explains it: a digit, two exchanged, one lost, another unit. */
  readonly written: boolean;
}

/** Two slips whose likelihood differs by less cannot be told apart. */
const RIVAL = 0.3;

function equallyGood(a: Candidate, b: Candidate): boolean {
  return (
    a.repaired.length - a.broken === b.repaired.length - b.broken &&
    // Of two figures that a slip of the pen explains neither is the likelier for having more digits.
    (Math.abs(a.slip - b.slip) < RIVAL || (a.written && b.written)) &&
    (a.occurrence.origin === 'narrative') === (b.occurrence.origin === 'narrative')
  );
}

class Graph {
  readonly failing: Set<Constraint>;
  private readonly of = new Map<number, Constraint[]>();
  private readonly judgements = new Map<Constraint, Judgement>();
  private readonly changed = new Map<number, Figure>();
  private readonly settled = new Set<Constraint>();
  private readonly tried = new Map<string, Candidate>();
  /** Figures whose repairs must be tried anew; all at first. */
  private dirty: Set<number> | undefined;

  constructor(constraints: readonly Constraint[]) {
    this.failing = new Set();
    for (const constraint of constraints) {
      for (const id of new Set(constraint.terms.map((t) => t.id))) {
        const list = this.of.get(id);
        if (list) list.push(constraint);
        else this.of.set(id, [constraint]);
      }
      const judged = constraint.asPrinted();
      this.judgements.set(constraint, judged);
      if (judged.outcome === 'impossible') this.failing.add(constraint);
    }
  }

  figures(constraint: Constraint, occurrence?: Occurrence, value?: bigint): Figure[] {
    return constraint.quantities.map((q) => {
      const printed = (q.occurrence && this.changed.get(q.occurrence.id)) ?? q.figure;
      if (!occurrence || q.occurrence?.id !== occurrence.id || value === undefined) return printed;
      return revalued(printed, value);
    });
  }

  judged(constraint: Constraint): Judgement {
    return this.judgements.get(constraint)!;
  }

  /**
   * Possible repairs, best first. They are kept from one repair to the next: only those of figures that share a
   * relation with what has changed are tried anew.
   */
  candidates(printedValues: PrintedValues): Candidate[] {
    const { dirty, tried } = this;
    for (const [key, candidate] of tried) if (dirty?.has(candidate.occurrence.id)) tried.delete(key);
    for (const constraint of this.failing) {
      if (dirty && !constraint.terms.some((t) => dirty.has(t.id))) continue;
      const figures = this.figures(constraint);
      constraint.quantities.forEach((quantity, index) => {
        const { occurrence } = quantity;
        if (!occurrence || this.changed.has(occurrence.id)) return;
        if (dirty && !dirty.has(occurrence.id)) return;
        const figure = figures[index]!;
        const solved = constraint.solve(index, figures);
        for (const value of [
          ...(solved === undefined ? [] : [solved]),
          ...nearMisses(constraint, index, figures, solved),
        ]) {
          if (value === figure.value) continue;
          if (value < 0n && figure.value >= 0n && constraint.form !== 'variance') continue;
          const key = `${occurrence.id}:${value}`;
          if (tried.has(key)) continue;
          const candidate = this.trial(occurrence, figure, value, index, constraint, printedValues);
          if (candidate) tried.set(key, candidate);
        }
      });
    }
    this.dirty = new Set();
    const order = [...tried.values()].sort(
      (a, b) =>
        b.repaired.length - b.broken - (a.repaired.length - a.broken) ||
        Math.sign(Math.abs(b.slip - a.slip) < 0.15 ? 0 : b.slip - a.slip) ||
        (a.occurrence.origin === 'narrative' ? 0 : 1) - (b.occurrence.origin === 'narrative' ? 0 : 1) ||
        b.exact - a.exact ||
        b.slip - a.slip ||
        a.occurrence.id - b.occurrence.id,
    );
    return order;
  }

  private trial(
    occurrence: Occurrence,
    figure: Figure,
    value: bigint,
    index: number,
    from: Constraint,
    printedValues: PrintedValues,
  ): Candidate | undefined {
    const repaired: Constraint[] = [];
    let broken = 0;
    let exact = 0;
    for (const other of this.of.get(occurrence.id) ?? []) {
      if (this.settled.has(other)) continue;
      const after = other.judge(this.figures(other, occurrence, value)).outcome;
      if (after === 'exact') exact++;
      if (this.failing.has(other)) {
        if (after !== 'impossible') repaired.push(other);
      } else if (after === 'impossible') broken++;
    }
    if (repaired.length <= broken) return undefined;
    // A value that stands in another place too is a likely mix-up only where several relations speak against it;
    // against one relation it is rather borne out by the other place.
    const taken = repaired.length > 1 ? printedValues.takenFrom(occurrence) : undefined;
    // A percentage is worked out from the amounts: it is the likelier one to be wrong.
    const derived = index === 0 && figure.kind === 'percent' && from.form !== 'percent-sum' ? 0.6 : 0;
    const written = slipOf(figure, value);
    const likelier = taken && taken.likelihood > written.likelihood ? taken : written;
    const slip = Math.max(likelier.likelihood, derived);
    const { words } = likelier;
    return {
      occurrence,
      value,
      repaired,
      broken,
      exact,
      slip,
      written: written.words !== undefined,
      ...(words ? { words } : {}),
    };
  }

  repair(occurrence: Occurrence, value: bigint): void {
    const before = this.of.get(occurrence.id)?.[0];
    const quantity = before?.quantities.find((q) => q.occurrence?.id === occurrence.id);
    if (!quantity) return;
    this.changed.set(occurrence.id, revalued(quantity.figure, value));
    for (const constraint of this.of.get(occurrence.id) ?? []) {
      const judged = constraint.judge(this.figures(constraint));
      this.judgements.set(constraint, judged);
      this.touch(constraint);
      if (this.settled.has(constraint)) continue;
      if (judged.outcome === 'impossible') this.failing.add(constraint);
      else this.failing.delete(constraint);
    }
  }

  /** What the repairs that were told before have made of the figures of a relation: they are not printed so. */
  assumed(constraint: Constraint): string {
    const changed = constraint.terms.flatMap((term) => {
      const figure = this.changed.get(term.id);
      return figure ? [`${nameOf(term)}改为${showFigure(figure)}`] : [];
    });
    return changed.length === 0 ? '' : `若按${[...new Set(changed)].join('、')}，`;
  }

  /** Whether a figure fits in another relation than this one. */
  borneOut(occurrence: Occurrence | undefined, but: Constraint): boolean {
    if (!occurrence) return false;
    return (this.of.get(occurrence.id) ?? []).some(
      (c) => c !== but && c.form !== 'at-most' && this.judged(c).outcome !== 'impossible',
    );
  }

  /** Takes a relation out of the search: it was reported as it stands. */
  settle(constraint: Constraint): void {
    this.settled.add(constraint);
    this.failing.delete(constraint);
    this.touch(constraint);
  }

  private touch(constraint: Constraint): void {
    for (const term of constraint.terms) this.dirty?.add(term.id);
  }
}

function revalued(figure: Figure, value: bigint): Figure {
  const ulp = figure.kind === 'amount' ? (value === 0n ? 0n : printedUlp(figure)) : figure.ulp;
  return { ...figure, value, ulp };
}

const RATIOS: ReadonlySet<Constraint['form']> = new Set([
  'share',
  'completion',
  'variance',
  'growth',
  'growth-from-levels',
]);

/**
 * A relation tells a figure only within its rounding: a percentage tells an amount roughly, a sum of twelve to six last
 * digits. Where one changed digit, or two exchanged, would make the figure fit, that is the value it most likely had.
 */
function nearMisses(
  constraint: Constraint,
  index: number,
  figures: readonly Figure[],
  solved: bigint | undefined,
): bigint[] {
  const figure = figures[index]!;
  const ratio = RATIOS.has(constraint.form);
  if (figure.kind !== 'amount' || figure.value <= 0n || (ratio && index === 0)) return [];
  if (!ratio && constraint.form !== 'sum' && constraint.form !== 'delta-sum') return [];
  const ulp = printedUlp(figure);
  const digits = (figure.value / ulp).toString();
  if (ratio && digits.length < 4) return [];
  const wanted = ratio ? 'exact' : 'rounding';
  const fitting = slipsOf(digits)
    .map((v) => BigInt(v) * ulp)
    .filter((value) => {
      // A sum is solved to a few last digits: what lies farther off need not be judged.
      if (!ratio && (solved === undefined || abs(value - solved) > ulp * BigInt(figures.length + 1)))
        return false;
      if (value === solved) return false;
      return (
        constraint.judge(figures.map((f, i) => (i === index ? revalued(f, value) : f))).outcome === wanted
      );
    });
  // Several that fit say that the percentage is too coarse to tell; of a sum the nearest is the likeliest.
  if (ratio) return fitting.length === 1 ? fitting : [];
  const off = (value: bigint) => abs(value - solved!);
  return fitting.sort((a, b) => (off(a) < off(b) ? -1 : off(a) > off(b) ? 1 : 0)).slice(0, 1);
}

/** The numbers that one changed digit, or two neighbours exchanged, make of these digits. */
function slipsOf(digits: string): string[] {
  const variants = new Set<string>();
  for (let i = 0; i < digits.length; i++) {
    for (let d = i === 0 ? 1 : 0; d < 10; d++) variants.add(digits.slice(0, i) + d + digits.slice(i + 1));
    if (i + 1 < digits.length) {
      variants.add(digits.slice(0, i) + digits[i + 1]! + digits[i]! + digits.slice(i + 2));
    }
  }
  variants.delete(digits);
  return [...variants];
}

/** Which of the broken relations names the fault best for a figure. */
function specificity(constraint: Constraint, culprit: Occurrence | undefined, scope: Rule['scope']): number {
  const stated = culprit !== undefined && constraint.quantities[0]?.occurrence?.id === culprit.id;
  if (culprit?.figure.kind === 'percent') return stated ? 9 : 2;
  if (culprit?.origin === 'statement') {
    if (scope === 'statement') return stated ? 8 : 7;
    return scope === 'statements' ? 6 : 3;
  }
  switch (constraint.form) {
    case 'copy':
      return stated ? 8 : 6;
    case 'sum':
      return stated ? 7 : 6;
    case 'at-most':
      return 1;
    case 'delta-sum':
      return 4;
    default:
      return 3;
  }
}

const GRAVITY: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 0 };

function mostSpecific(
  constraints: readonly Constraint[],
  culprit: Occurrence | undefined,
  ruleOf: RuleOf,
): Constraint {
  const gravity = (c: Constraint) => GRAVITY[c.severity ?? ruleOf(c.rule).severity];
  const specific = (c: Constraint) => specificity(c, culprit, ruleOf(c.rule).scope);
  return [...constraints].sort((a, b) => gravity(b) - gravity(a) || specific(b) - specific(a))[0]!;
}

function others(first: Constraint, all: readonly Constraint[]): string[] {
  return [...new Set(all.map((c) => c.rule))].filter((rule) => rule !== first.rule).sort();
}

function relatedOf(constraint: Constraint, except: ReadonlySet<number>): Related[] {
  const seen = new Set(except);
  return constraint.quantities.flatMap(({ occurrence: t, evidence }) => {
    if (!t) return evidence ? [evidence] : [];
    if (seen.has(t.id) || (t.figure.value === 0n && constraint.terms.length > 4)) return [];
    seen.add(t.id);
    return [relate(t)];
  });
}

/**
 * How sure a repair is, 0…1: what `npm run mutate` finds of the repairs told so. Of those that one relation speaks for
 * nineteen in twenty are right, of those that several agree on nearly all.
 */
function confidenceOf({ repaired, slip, broken }: Candidate): number {
  const sure = repaired.length > 1 ? 0.98 : slip >= SLIP ? 0.95 : 0.92;
  return Math.round((sure - 0.1 * broken) * 100) / 100;
}

function resolved(graph: Graph, first: Constraint, best: Candidate, ruleOf: RuleOf): Finding {
  const { occurrence, value, repaired } = best;
  const figure = occurrence.figure;
  const judged = graph.judged(first);
  // A copy is told to its source's last digit, also where it was printed more coarsely.
  const source =
    first.form === 'copy'
      ? first.quantities.find((q) => q.occurrence?.id !== occurrence.id)?.figure
      : undefined;
  // To the last digit a coarser source tells nothing: it must agree, and that is all.
  const coarser = source !== undefined && figure.ulp > 0n && source.ulp > figure.ulp;
  const finer = source && source.unit === figure.unit && source.decimals > figure.decimals;
  const right = finer || coarser ? source.value : value;
  const like = finer || coarser ? source : figure;
  const suggestion = show(right, like);
  const fact = graph.assumed(first) + factOf(first, graph.figures(first), judged);
  const stated = first.quantities[0]?.occurrence?.id === occurrence.id;
  const head = first.quantities[0]?.occurrence;
  const slip = best.words && !derivedOnly(first, best) ? `（${best.words}）` : '';
  const should = stated
    ? `，应为${suggestion}${slip}`
    : first.form === 'copy'
      ? `，${nameOf(occurrence)}应为${suggestion}${slip}`
      : `；${nameOf(occurrence, head)}${showFigure(figure)}疑有误，按其余数字推算应为${suggestion}${slip}`;
  const rest = repaired.filter((c) => c !== first);
  const echoes = others(first, rest);
  const listed = new Set([occurrence.id]);
  const related = relatedOf(first, listed);
  for (const c of rest) {
    const head = c.terms.find((t) => t.id !== occurrence.id);
    if (head && !related.some((r) => r.quote === head.quote && r.place === head.place)) {
      related.push(relate(head, `${c.title}：${nameOf(head)}`));
    }
  }
  return {
    rule: first.rule,
    severity: first.severity ?? ruleOf(first.rule).severity,
    message: `${fact}${should}${alsoMended(suggestion, rest)}`,
    expected: suggestion,
    actual: showFigure(figure),
    explanation: [first, ...rest].map((c) => explain(graph, c)).join('\n'),
    locations: [locate(occurrence)],
    related,
    ...(coarser
      ? {}
      : {
          culprit: {
            quote: figure.text
              ? figure.text + (figure.kind === 'percent' ? figure.unit : '')
              : occurrence.quote,
            suggestion: show(right, like, figure.kind === 'percent'),
            confidence: confidenceOf(best),
          },
        }),
    ...(echoes.length > 0 ? { echoes } : {}),
  };
}

/** A percentage worked out anew need not share digits with the wrong one: how it was mistyped is no news. */
function derivedOnly(first: Constraint, best: Candidate): boolean {
  return best.occurrence.figure.kind === 'percent' && first.form !== 'copy' && best.slip <= 0.6;
}

/** What a repair mends besides; an equation tells more than a bound. */
function alsoMended(suggestion: string, rest: readonly Constraint[]): string {
  const told = rest.find((c) => c.form !== 'at-most') ?? rest[0];
  if (!told) return '';
  if (rest.length > 1) return `；改为${suggestion}后，${told.title}等${rest.length}处勾稽也相符`;
  return `；改为${suggestion}后，${told.title}${told.title.endsWith('一致') ? '' : '也相符'}`;
}

function explain(graph: Graph, constraint: Constraint): string {
  return (
    graph.assumed(constraint) + derivation(constraint, graph.figures(constraint), graph.judged(constraint))
  );
}

/** Equally likely repairs that are told in words, and those whose places are given. */
const TOLD = 3;
const LOCATED = 12;

function unresolved(
  graph: Graph,
  constraint: Constraint,
  rivals: readonly Candidate[],
  ruleOf: RuleOf,
): Finding {
  const judged = graph.judged(constraint);
  const figures = graph.figures(constraint);
  const expected = judged.expected;
  const head = constraint.quantities[0]!;
  const ambiguous =
    rivals.length > 1
      ? `；${graph.borneOut(head.occurrence, constraint) ? '合计另有勾稽印证，差错应在分项；' : ''}若只有一处有误，${rivals
          .slice(0, TOLD)
          .map((r) => repairWords(r, head.occurrence))
          .join('，或')}${rivals.length > TOLD ? `等${rivals.length}种改法` : ''}，请核对原始数据`
      : '，请核对';
  const places = rivals.length > 1 ? rivals.map((r) => r.occurrence) : constraint.terms.slice(0, 1);
  const locations = [...new Set(places)].slice(0, LOCATED).map(locate);
  const related = relatedOf(constraint, new Set(places.map((p) => p.id)));
  const echoes = rivals.length > 0 ? others(constraint, rivals[0]!.repaired) : [];
  // What is expected of the relation's head is no advice for a place that points at something else.
  const ofHead = rivals.length <= 1 && constraint.form !== 'percent-sum' && constraint.form !== 'at-most';
  return {
    rule: constraint.rule,
    severity: constraint.severity ?? ruleOf(constraint.rule).severity,
    message: `${graph.assumed(constraint)}${factOf(constraint, figures, judged)}${ambiguous}`,
    ...(expected !== undefined && ofHead ? { expected: show(expected, figures[0]!) } : {}),
    ...(head.occurrence && rivals.length <= 1 ? { actual: showFigure(figures[0]!) } : {}),
    explanation: explain(graph, constraint),
    locations,
    related,
    ...(echoes.length > 0 ? { echoes } : {}),
  };
}

function repairWords({ occurrence, value }: Candidate, beside: Occurrence | undefined): string {
  const { figure } = occurrence;
  return `${nameOf(occurrence, beside)}${showFigure(figure)}改为${show(value, figure)}`;
}
