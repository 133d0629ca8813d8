import type { Disclosure } from '../model/disclosure.ts';
import type { Constraint } from './constraint.ts';
import type { Context, Need } from './context.ts';
import type { Draft, Severity } from './finding.ts';
import type { Unchecked, UncheckedCode } from './unchecked.ts';

/** What a rule that judges by itself has looked at. */
export interface Checked {
  readonly found: readonly Draft[];
  /** Occurrences that it held to an equality: the ledger counts them as verified. */
  readonly compared: readonly number[];
  /** How many things it judged, where that pins no figure down: words, directions, bounds. */
  readonly looked?: number;
}

export type RuleGroup =
  | 'structure'
  | 'statement'
  | 'cross'
  | 'text'
  | 'change'
  | 'sangong'
  | 'assets'
  | 'procurement'
  | 'performance'
  | 'history'
  | 'budget'
  | 'rollup'
  | 'wording'
  | 'privacy';

/**
 * A rule: one object in one file. Prose fields are Chinese, for the rule's page.
 * `constraints` gives numeric relations that the engine checks and diagnoses together; `check` judges by itself.
 */
export interface Rule {
  /** group/name, stable; the name is the claim that must hold. */
  readonly id: `${RuleGroup}/${string}`;
  readonly title: string;
  readonly severity: Severity;
  /** What is checked. */
  readonly what: string;
  /** Why it matters. */
  readonly why: string;
  /** Regulation, form or reasoning it rests on; only as sure as known. */
  readonly source: string;
  /** How to mend. */
  readonly mend: string;
  readonly constraints?: (disclosure: Disclosure, context: Context) => Constraint[];
  readonly check?: (disclosure: Disclosure, context: Context) => readonly Draft[] | Checked | Unchecked;
  /** The companion document without which it is not asked at all. */
  readonly needs?: Need;
  /** It judges a shape or words, which a form that nobody has filled in (空白模板) has too. */
  readonly appliesToBlankForms?: true;
  /**
   * Its relations lie within one statement, so that where most of them fail the statement was hardly read right; between
   * statements; or are those of the self-evaluations (绩效自评). Without it they are the narrative's.
   */
  readonly scope?: 'statement' | 'statements' | 'self-evaluations';
  /** Why nothing could be compared, where `constraints` finds no relation. */
  readonly otherwise?: UncheckedCode;
  /**
   * Small disclosures in text form: in each wrong one this rule must find what the example names; in no right one may it
   * find anything, nor any rule an error.
   */
  readonly examples: { readonly wrong: readonly WrongExample[]; readonly right: readonly Example[] };
}

/** An example in text form, with the companions that the rule needs. */
export type Example = string | ExampleFiles;

interface ExampleFiles {
  readonly text: string;
  readonly lastYear?: string;
  readonly budget?: string;
  readonly children?: readonly string[];
}

/** An example with what must be found: words that one finding tells or quotes, such as the wrong figure and the right one. */
export interface WrongExample extends ExampleFiles {
  readonly finds: readonly string[];
}

/** Identity that types a rule's declaration. */
export function defineRule(rule: Rule): Rule {
  return rule;
}

/** Type guard for a rule's answer. */
export function isUnchecked(answer: readonly Draft[] | Checked | Unchecked): answer is Unchecked {
  return 'unchecked' in answer;
}
