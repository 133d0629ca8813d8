import type { Disclosure } from '../model/disclosure.ts';
import type { SourceDocument } from '../model/document.ts';

export interface ExtractOptions {
  /** A dialect's name, or `auto`. */
  readonly dialect?: string;
}

/**
 * Gives the blocks of one disclosure (which may lie in several files) their meaning.
 * @throws UnreadableError `not-a-disclosure` when nothing in it is of a final-accounts disclosure.
 */
export function extractDisclosure(_sources: readonly SourceDocument[], _options: ExtractOptions = {}): Disclosure {
  throw new Error('not yet');
}
