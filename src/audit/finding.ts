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

/** How a block came to stand where it does not belong. */
export type DisplacementKind =
  /** From a row on, every value stands some rows too high or too low. */
  | 'slid'
  /** Two rows hold each other's values. */
  | 'swapped'
  /** Rows repeat the values of others. */
  | 'repeated'
  /** A column holds the values of another one. */
  | 'column'
  /** A column holds last year's values. */
  | 'last-year'
  /** Rows of another budget. */
  | 'other-budget'
  /** The whole statement is another unit's. */
  | 'other-unit';

/** A block (整块) of a statement whose values do not stand with their names: as it is printed, and as it should be. */
export interface DisplacedBlock {
  readonly kind: DisplacementKind;
  /** Title of the statement. */
  readonly statement: string;
  /** Money unit of the values. */
  readonly unit: string;
  /** Headings of the columns of values. */
  readonly columns: readonly string[];
  /** In printed order. */
  readonly rows: readonly DisplacedRow[];
}

/** A row of a displaced block. `printed` and `due` hold one text for each column, '' for a blank cell. */
export interface DisplacedRow {
  /** '' where the row has none, as 合计. */
  readonly code: string;
  readonly name: string;
  readonly place: Place;
  readonly printed: readonly string[];
  /** As it should be, null where that is not known; absent where the row does not belong into the statement. */
  readonly due?: readonly (string | null)[];
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
  /** Where a block of values is out of place, the block as it should be. */
  readonly block?: DisplacedBlock;
}

export interface Finding extends Draft {
  readonly rule: string;
  readonly severity: Severity;
  /** Ids of other rules whose echo this finding explains. */
  readonly echoes?: readonly string[];
  /** Tells of the tails of rounding (尾差) alone: no error, nothing to mend. */
  readonly roundingOnly?: true;
}
