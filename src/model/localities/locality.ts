import type { SectionKind } from '../disclosure.ts';
import type { StatementId } from '../statement.ts';

/** A span of percent of an indicator's points, whole percent, both ends included. */
export interface Band {
  readonly from: number;
  readonly to: number;
}

/** A grade (等级) and the total from which it is given, in points. */
export interface Grade {
  readonly name: string;
  readonly from: number;
}

/** How a self-evaluation (绩效自评) is scored: what the national rule leaves open, as data. */
export interface Scoring {
  /** Points of 预算执行率 (execution rate), used where the form prints none. */
  readonly executionWeight: number;
  /** Bands of a 定性指标 (qualitative indicator): reached, partly reached, missed. */
  readonly bands: readonly [reached: Band, partly: Band, missed: Band];
  /** Whole percent above the target from which a reason is asked for, and from which points may be taken off. */
  readonly over: { readonly explain: number; readonly deduct: number };
  /** Best first; the last one takes whatever is left. */
  readonly grades: readonly Grade[];
  /**
   * Usual points of each 一级指标 (first-level indicator), with and without 成本指标 (cost). Only a custom: forms may
   * depart from it.
   */
  readonly weights: readonly Readonly<Record<string, number>>[];
}

/**
 * What the national rules of disclosure leave to the place (审核口径), as data. What a rule proves does not depend on
 * it; how grave a habit is, and what must be there, does.
 */
export interface Policy {
  /** “增长100%” on a base of 0: a doubt, an error, or the place's custom. */
  readonly zeroBase: 'warn' | 'error' | 'allow';
  /** The budget that “三公” figures are compared with where the text does not say which. */
  readonly sangongBudget: 'initial' | 'adjusted';
  /** Topics that must be explained; the mild ones are asked for by and by (逐步公开). */
  readonly sections: { readonly required: readonly SectionKind[]; readonly mild: readonly SectionKind[] };
  readonly statements: readonly StatementId[];
  /** From which change on last year, and which difference from the budget, a real reason is asked for, in percent. */
  readonly reason: { readonly changeFrom: number; readonly budgetFrom: number };
}

/**
 * A locality (地方), or the central departments: all that is particular to it but its wording, which is its dialect
 * (方言). Its id names the dialect too.
 */
export interface Locality {
  readonly id: string;
  /** Chinese, for people. */
  readonly label: string;
  /** Turns of phrase that tell its disclosures; each that is found is a vote. None where none is known. */
  readonly marks: readonly RegExp[];
  /** How its policy departs from the national one, and the first fiscal year for which it does. */
  readonly policy?: Partial<Policy> & { readonly from?: number };
  /** How its scoring departs from the national one. */
  readonly scoring?: Partial<Scoring>;
}
