import type { SourceDocument } from '../src/model/document.ts';

export interface MutantsResult {
  readonly file: string;
  /** Doubts and errors that the disclosure has as it is. */
  readonly before: number;
  readonly mutants: number;
  readonly noticed: number;
  readonly grave: number;
  readonly named: number;
  readonly culprit: number;
  readonly survivors: readonly string[];
  readonly unnamed: readonly string[];
  readonly told: readonly { readonly confidence: number; readonly right: boolean; readonly line: string }[];
  readonly phantoms: readonly string[];
}
export function mutantsOf(
  source: SourceDocument,
  options?: { readonly each?: number; readonly seed?: number; readonly step?: number },
): MutantsResult;
