import type { Place } from '../model/document.ts';

/** error: provably wrong · warning: very likely wrong, or a required thing missing · info: rounding, style, a question. */
export type Severity = 'error' | 'warning' | 'info';

/** Where a finding points. */
export interface Location {
  readonly place: Place;
  /** Words as printed. */
  readonly quote: string;
  /** Index into the disclosure's sections. */
  readonly section?: number;
}

export interface Related extends Location {
  /** What stands there, in Chinese. */
  readonly what: string;
  /** File of the other document that it stands in: last year's, the budget's, a subordinate unit's. */
  readonly document?: string;
}

export interface Culprit {
  readonly quote: string;
  readonly suggestion: string;
  /** 0…1 */
  readonly confidence: number;
}

/** What a rule says was found. The engine adds the rule's id and sorts by place. */
export interface Draft {
  /** One sentence: where, what it is, what it should be. */
  readonly message: string;
  /** Departs from the rule's own severity where this case is milder or graver. */
  readonly severity?: Severity;
  readonly expected?: string;
  readonly actual?: string;
  /** The arithmetic, or what it was compared with. */
  readonly explanation?: string;
  readonly locations: readonly Location[];
  readonly related?: readonly Related[];
  readonly culprit?: Culprit;
}

export interface Finding extends Draft {
  readonly rule: string;
  readonly severity: Severity;
  /** Ids of other rules whose echo this finding explains. */
  readonly echoes?: readonly string[];
}
