import type { Disclosure, Occurrence } from '../model/disclosure.ts';
import { type Equation, equationsFor } from '../model/equations/index.ts';
import { partsOf } from '../model/statement.ts';
import { bounded, type Constraint, copies, sums, type Term } from './constraint.ts';
import { type Facts, factsOf, type Quantity } from './facts.ts';

/** The declared identities over what this disclosure states; those with an unknown value are left out. */
export function identitiesOf(disclosure: Disclosure, rule: string): Constraint[] {
  return gathered(disclosure).get(rule) ?? [];
}

/** All of them, whichever rule reports them. */
export function allIdentitiesOf(disclosure: Disclosure): Constraint[] {
  return [...gathered(disclosure).values()].flat();
}

const known = new WeakMap<Disclosure, Map<string, Constraint[]>>();

function gathered(disclosure: Disclosure): Map<string, Constraint[]> {
  let byRule = known.get(disclosure);
  if (byRule) return byRule;
  byRule = new Map();
  const facts = factsOf(disclosure);
  for (const equation of equationsFor(facts, disclosure.scope)) {
    const constraint = over(facts, equation);
    if (!constraint) continue;
    const list = byRule.get(constraint.rule);
    if (list) list.push(constraint);
    else byRule.set(constraint.rule, [constraint]);
  }
  known.set(disclosure, byRule);
  return byRule;
}

function over(facts: Facts, equation: Equation): Constraint | undefined {
  if (equation.terms.length === 0) return undefined;
  const total = facts.at(equation.total);
  if (!total) return undefined;
  const terms: Term[] = [];
  for (const { address, sign } of equation.terms) {
    const quantity = facts.at(address);
    if (!quantity) return undefined;
    terms.push({ sign, ...quantity });
  }
  if (equation.when && !equation.when((address) => facts.at(address)?.figure.value)) return undefined;
  const printed = terms.filter((t) => t.occurrence);
  const inText = [total, ...printed].every((q) => q.occurrence?.origin !== 'statement');
  if (inText && equation.rowsInText === 'chosen') return undefined;
  // 年初预算 of the whole and 全年预算 of its parts share addresses in 三公, and make no sum.
  if (inText && new Set([total, ...printed].flatMap((q) => budgetNamed(q.occurrence) ?? [])).size > 1)
    return undefined;
  // A list with a member that was not understood gives no sum.
  if (inText && equation.kind === 'sum' && [total, ...terms].some((q) => q.occurrence?.openList))
    return undefined;
  const head = {
    rule: inText ? ruleInText(equation) : equation.rule,
    equation: equation.id,
    title: equation.title,
    ...(equation.severity ? { severity: equation.severity } : {}),
  };
  if (equation.kind === 'copy') {
    const source = terms[0]!;
    if (!total.occurrence && !source.occurrence) return undefined;
    return copies(head, total, source);
  }
  // Nothing printed on one side is no statement to hold the other to.
  // A balance has no side of its own: a blank among its terms is 0 like any other.
  const balance = equation.kind === 'sum' && printed.length > 1 && terms.some((t) => t.sign === -1);
  if ((!total.occurrence && !balance) || printed.length === 0) return undefined;
  if (equation.kind === 'at-most') return bounded(head, total, terms);
  if (sameFigureTwice(total, printed)) return undefined;
  const gap = total.figure.value - printed.reduce((s, t) => s + BigInt(t.sign ?? 1) * t.figure.value, 0n);
  if (gap !== 0n && foundNoPlace(facts, equation, gap)) return undefined;
  if (inText && equation.rowsInText === 'listed') {
    // An item whose name no code was found for is missing from the sum.
    if ([...facts.textAddresses()].some((a) => a.startsWith('T05/?'))) return undefined;
    // Items may be left out of the text; more than the whole they can never be.
    if (gap > 0n) return sums({ severity: 'warning', ...head }, total, printed);
  }
  return sums(head, total, printed);
}

/** Which budget the words of a figure name. */
function budgetNamed(occurrence: Occurrence | undefined): string | undefined {
  return /(?:年初|全年)(?=预算数$)/.exec(occurrence?.what ?? '')?.[0];
}

/** A text that has one sentence for several addresses gives no second figure to compare with. */
function sameFigureTwice(total: Quantity, terms: readonly Term[]): boolean {
  return terms.some((t) => t.occurrence && t.occurrence === total.occurrence);
}

/** Where an identity is judged on the narrative alone, the rule that reports it is one of the narrative. */
function ruleInText(equation: Equation): string {
  if (equation.ofText) return equation.rule;
  if (equation.kind === 'at-most') return 'text/part-within-whole';
  return equation.kind === 'copy' ? 'text/repeated-figure-agrees' : 'text/parts-add-up';
}

/** Whether the gap is a number that stands in the statement and was tied to no cell: then a term is missing, not wrong. */
function foundNoPlace(facts: Facts, equation: Equation, gap: bigint): boolean {
  const unbound = facts.statements.get(partsOf(equation.total).statement)?.unbound ?? [];
  if (unbound.length === 0) return false;
  const digits = (text: string) => text.replace(/[^\d]/g, '').replace(/^0+|0+$/g, '');
  const wanted = digits((gap < 0n ? -gap : gap).toString());
  return unbound.some((u) => digits(u.text) === wanted);
}
