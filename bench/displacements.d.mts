import type { SourceDocument } from '../src/model/document.ts';

export interface DisplacementsResult {
  readonly file: string;
  /** Displacements made, and those told as one finding that names the right rows. */
  readonly tried: number;
  readonly one: number;
  /** Displacements of which some finding tells a figure that is printed nowhere. */
  readonly phantom: number;
  readonly misses: readonly {
    readonly what: string;
    readonly problem: string;
    readonly phantoms: readonly string[];
    readonly findings: readonly string[];
  }[];
}
export function displacementsOf(source: SourceDocument, count: number, seed?: number): DisplacementsResult;
