/** A term of an equation: the value at an address, added or taken away. */
export interface EquationTerm {
  readonly address: string;
  readonly sign: 1 | -1;
}

/**
 * An accounting identity (勾稽关系) between cells, declared once: the auditor verifies it, the composer fills blanks
 * from it, the workbench shows it, the documentation prints it.
 * sum: total = Σ ± terms · copy: the same measure at two addresses · at-most: total ≤ Σ ± terms.
 */
export interface Equation {
  /** The field's own number: T01-1, X-04, TT-22 … Generated ones carry their row after it: T02-2/201. */
  readonly id: string;
  /** Chinese clause naming the relation. */
  readonly title: string;
  readonly kind: 'sum' | 'copy' | 'at-most';
  /** Rule that reports it. */
  readonly rule: `${string}/${string}`;
  /** A relation of the narrative: its rule reports it also where no statement takes part. */
  readonly ofText?: true;
  /**
   * Of its rows a narrative gives only a choice (`chosen`), so that the text alone proves nothing; or it lists them and
   * may leave some out (`listed`). Without it a narrative that gives one gives all.
   */
  readonly rowsInText?: 'chosen' | 'listed';
  readonly total: string;
  readonly terms: readonly EquationTerm[];
  /** Where breaking it is no proof of an error. */
  readonly severity?: 'warning' | 'info';
  /**
   * Holds only where this does; `value` gives the amount at an address (blank is 0), undefined where it is not known.
   */
  readonly when?: (value: (address: string) => bigint | undefined) => boolean;
}

/** Which codes each statement prints. */
export interface CodesPresent {
  /** Codes of the statement in printed order. */
  codes(statement: string): readonly string[];
  /** Functional classes (类) with a row of their own in T01 or T04. */
  classRows(statement: 'T01' | 'T04'): readonly string[];
}

/** Terms from addresses; a leading `-` takes the value away. */
export function terms(...addresses: readonly string[]): EquationTerm[] {
  return addresses.map((a) =>
    a.startsWith('-') ? { address: a.slice(1), sign: -1 } : { address: a, sign: 1 },
  );
}
