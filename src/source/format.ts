import type { SourceDocument } from '../model/document.ts';
import type { Glance } from './glance.ts';

/** What may be told of a file beside its bytes. */
export interface ReadOptions {
  /** Opens an encrypted PDF. */
  readonly password?: string;
}

/** A file format: its endings, and how a file of it is known by its content. */
interface Format {
  /** Endings of its files, without the dot, the usual ones first. */
  readonly endings: readonly string[];
  /**
   * Whether a file is of this format. The list is asked in its order and the first to know a file has it, so a format
   * need not rule out those above it.
   */
  knows(file: Glance): boolean;
}

/** A format that is read. */
export interface Reader<Kind extends string = string> extends Format {
  readonly kind: Kind;
  /** Those of its endings that users are told of. */
  readonly told: readonly string[];
  /**
   * Reads a file that it knows. What it reads with is loaded here, when the first such file comes.
   * @param file the path as the user gave it; it labels the result
   * @throws UnreadableError with one sentence for the user
   */
  read(bytes: Uint8Array, file: string, options: ReadOptions): Promise<SourceDocument>;
}

/** A format that is known and not read. */
export interface UnreadFormat extends Format {
  /** What it is and what to do instead, one sentence for the user. */
  readonly advice: string;
  /** Why it is refused; `unsupported` unless told. */
  readonly code?: 'encrypted' | 'damaged';
  /** Whether a folder is searched for its files, so that they are told of. */
  readonly sought?: true;
}

/** Declares a format that is read. */
export function defineReader<const Kind extends string>(reader: Reader<Kind>): Reader<Kind> {
  return reader;
}
