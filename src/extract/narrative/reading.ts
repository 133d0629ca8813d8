import type {
  Claim,
  ClaimSource,
  LedgerEntry,
  NamedItem,
  Occurrence,
  Section,
} from '../../model/disclosure.ts';

/** Finds the functional code that the names of an item stand for in the fiscal year's book. */
export type ItemLookup = (names: {
  className: string;
  groupName?: string;
  itemName?: string;
}) => string | undefined;

/** Builds up what the narrative states. `occurrences` may already hold the statements' figures. */
export class Reading {
  readonly claims: Claim[] = [];
  readonly items: NamedItem[] = [];
  readonly ledger: LedgerEntry[] = [];
  /** Mentions of a subject so far. */
  mentions = 0;
  /** Where each line of the ledger stands, in the same order. */
  readonly stretches: ClaimSource[] = [];

  constructor(
    readonly occurrences: Occurrence[],
    readonly sections: readonly Section[],
    readonly year: number | undefined,
    readonly lookup: ItemLookup,
    readonly file: number | undefined,
  ) {}
}
