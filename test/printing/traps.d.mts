/** What must be read from a printed disclosure. */
export interface Expected {
  /** What the file tries, in a phrase. */
  readonly what: string;
  readonly unit: string;
  readonly year: number;
  /** Paragraphs of the narrative, each whole. */
  readonly sentences?: readonly string[];
  /** Addresses that are told as unread. */
  readonly unread?: readonly string[];
  /** Every figure by its address, as a plain decimal, by statement. */
  readonly statements: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Every trap as a file, and what must be read from it. */
export declare function traps(): {
  readonly name: string;
  readonly pdf: Uint8Array;
  readonly expected: Expected;
}[];
