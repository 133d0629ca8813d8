import type { StatementId } from '../model/statement.ts';
import type { StatementLayoutOptions } from './layout/statement.ts';
import type { Sentence } from './sentence.ts';
import type { Habits } from './voice.ts';

/** What stands below a heading. */
export type Content =
  /** A paragraph; one that comes out empty is left out. */
  | Sentence
  /** Paragraphs, as many as the account has. */
  | { readonly paragraphs: (voice: Parameters<Sentence>[0]) => readonly Sentence[] }
  | { readonly statements: readonly StatementId[] }
  | { readonly forms: true }
  | Heading;

/** A heading with what belongs to it. Ordinals are counted by the composer. */
export interface Heading {
  readonly heading: string;
  readonly content: readonly Content[];
}

/**
 * A locality's wording (方言): sections in their order, each sentence with its slots and its conditional forms. Adding
 * a locality is adding one such declaration.
 */
export interface Dialect {
  readonly name: string;
  /** Chinese, for people. */
  readonly label: string;
  readonly habits: Habits;
  readonly title: Sentence;
  readonly parts: readonly Heading[];
  readonly statements: Readonly<Partial<Record<StatementId, StatementLayoutOptions>>>;
}

export function heading(text: string, ...content: readonly Content[]): Heading {
  return { heading: text, content };
}
