import type { Disclosure } from '../model/disclosure.ts';
import type { Constraint } from './constraint.ts';
import type { Context } from './context.ts';
import type { Draft, Finding } from './finding.ts';
import type { RuleOutcome } from './outcome.ts';
import { isUnchecked, type Rule } from './rule.ts';
import { NOT_GIVEN, type Unchecked } from './unchecked.ts';

/** What the rules say of a disclosure, before their relations are judged. */
export interface Run {
  /** What the rules that judge by themselves have found. */
  readonly found: readonly Finding[];
  readonly constraints: readonly Constraint[];
  /** Occurrences that an equality holds to something, and those that are only held to be no more than something. */
  readonly compared: ReadonlySet<number>;
  readonly bounded: ReadonlySet<number>;
  /** One of each rule, `passed` wherever it compared anything. */
  readonly outcomes: readonly RuleOutcome[];
}

/**
 * Asks every rule that can be asked. An exception in one is its own outcome, and stops no other.
 * @param known relations, by rule, that were gathered before
 */
export function runRules(
  rules: readonly Rule[],
  disclosure: Disclosure,
  context: Context,
  known: ReadonlyMap<string, readonly Constraint[]>,
): Run {
  const run = {
    found: [] as Finding[],
    constraints: [] as Constraint[],
    compared: new Set<number>(),
    bounded: new Set<number>(),
  };
  const outcomes = rules.map((rule): RuleOutcome => {
    const { id } = rule;
    try {
      const answer = notAsked(rule, disclosure, context) ?? ask(rule);
      return typeof answer === 'number'
        ? { rule: id, outcome: 'passed', compared: answer }
        : { rule: id, outcome: 'unchecked', ...answer };
    } catch (error) {
      return { rule: id, outcome: 'crashed', error: error instanceof Error ? error.message : String(error) };
    }
  });
  return { outcomes, ...run };

  /** How many things the rule compared, or why it could not. */
  function ask(rule: Rule): number | Unchecked {
    let comparisons: number | undefined;
    let reason: Unchecked = { unchecked: rule.otherwise ?? 'nothing-to-compare' };
    if (rule.constraints) {
      const given = known.get(rule.id) ?? rule.constraints(disclosure, context);
      // A bound leaves room: a figure that only has to be less than another is not confirmed by it.
      for (const { form, terms } of given)
        for (const term of terms) (form === 'at-most' ? run.bounded : run.compared).add(term.id);
      run.constraints.push(...given);
      if (given.length > 0) comparisons = given.length;
    }
    if (rule.check) {
      const answer = rule.check(disclosure, context);
      if (isUnchecked(answer)) reason = answer;
      else {
        const drafts = 'found' in answer ? answer.found : answer;
        run.found.push(...drafts.map((draft) => asFinding(rule, draft)));
        const ids = 'found' in answer ? answer.compared : [];
        for (const occurrence of ids) run.compared.add(occurrence);
        const looked = 'found' in answer ? (answer.looked ?? ids.length) : 0;
        comparisons = (comparisons ?? 0) + looked;
      }
    }
    return comparisons ?? reason;
  }
}

/** Why a rule is not even asked. */
function notAsked(rule: Rule, { blankForm }: Disclosure, context: Context): Unchecked | undefined {
  if (blankForm && !rule.appliesToBlankForms) return { unchecked: 'blank-form-without-data' };
  if (rule.needs && context[rule.needs] === undefined) return { unchecked: NOT_GIVEN[rule.needs] };
  if (context.profile.severities[rule.id] === 'off')
    return { unchecked: 'switched-off', label: context.profile.name };
  return undefined;
}

function asFinding(rule: Rule, draft: Draft): Finding {
  return { rule: rule.id, severity: draft.severity ?? rule.severity, ...draft };
}
