import type { ReadAs } from '../model/disclosure.ts';
import type { Obstacle } from '../model/obstacle.ts';
import type { Accepted } from './acceptance.ts';
import type { Finding } from './finding.ts';
import type { Unchecked } from './unchecked.ts';

/** What became of one rule on one disclosure. Silence is never success: `passed` says how much was compared. */
export type RuleOutcome =
  | { readonly rule: string; readonly outcome: 'passed'; readonly compared: number }
  | { readonly rule: string; readonly outcome: 'failed'; readonly findings: number }
  | ({ readonly rule: string; readonly outcome: 'unchecked' } & Unchecked)
  /** An exception inside the rule: our fault, never the document's. */
  | { readonly rule: string; readonly outcome: 'crashed'; readonly error: string };

/** A printed figure that no equation and no second statement confirmed or refuted. */
export interface Unverified {
  readonly quote: string;
  readonly page?: number;
  readonly line?: number;
  readonly sheet?: string;
  readonly cell?: string;
  /** Why it was not understood, or that nothing stands beside it to compare with. */
  readonly reason: Obstacle;
}

/** A table that was read as nothing: neither a statement nor a form nor one of the further tables. */
export interface UnreadTable {
  /** As printed; absent where no line above calls itself its title. */
  readonly title?: string;
  /** Figures in it, none of which is counted in `Coverage.figures`. */
  readonly figures: number;
  readonly page?: number;
  readonly line?: number;
  readonly sheet?: string;
}

/** The coverage ledger (覆盖台账), summed up. */
export interface Coverage {
  /** Every number printed with a unit or in a statement cell. */
  readonly figures: number;
  /** Those tied to a meaning. */
  readonly understood: number;
  /** Those that at least one equation or second statement confirmed or refuted. */
  readonly verified: number;
  readonly unverified: readonly Unverified[];
  /** Tables with figures that were not read; absent where there are none. */
  readonly unreadTables?: readonly UnreadTable[];
}

/** The audit of one disclosure. */
export interface Audit {
  /** Figures read otherwise than their words alone suggest. */
  readonly readAs: readonly ReadAs[];
  /** Ordered by place, then rule. */
  readonly findings: readonly Finding[];
  /** Findings that somebody let stand; they are counted nowhere else. */
  readonly accepted: readonly Accepted[];
  readonly outcomes: readonly RuleOutcome[];
  readonly coverage: Coverage;
  /** 可以公开 / 应改正后公开 …: one sentence, the first line of every report. */
  readonly verdict: string;
}
