import type { Disclosure, LedgerEntry, Occurrence } from '../model/disclosure.ts';
import { type Block, type Paragraph, type SourceDocument, UnreadableError } from '../model/document.ts';
import { plain } from '../model/normalise.ts';
import { dialectOf, identify } from './identity.ts';
import { Reading } from './narrative/claims.ts';
import { readNarrative } from './narrative/read-narrative.ts';
import { outline } from './narrative/sections.ts';

export interface ExtractOptions {
  /** A dialect's name, or `auto`. */
  readonly dialect?: string;
}

/**
 * Gives the blocks of one disclosure (which may lie in several files) their meaning.
 * @throws UnreadableError `not-a-disclosure` when nothing in it is of a final-accounts disclosure.
 */
export function extractDisclosure(
  sources: readonly SourceDocument[],
  options: ExtractOptions = {},
): Disclosure {
  const blocks: Block[] = sources.flatMap((source) => source.blocks);
  const paragraphs = blocks.filter((b): b is Paragraph => b.kind === 'paragraph');
  const { sections, contents, paragraphs: narrative } = outline(paragraphs, () => false);
  const identity = identify(sources, narrative, sections, []);
  if (identity.kind === 'budget')
    throw new UnreadableError('not-a-disclosure', '这是预算公开，不是决算公开。');
  const occurrences: Occurrence[] = [];
  const ledger: LedgerEntry[] = [];
  const reading = new Reading(occurrences, sections, identity.year, () => undefined, undefined);
  readNarrative(reading, narrative);
  ledger.push(...reading.ledger);
  const blankForm = paragraphs.filter((p) => /XX/.test(plain(p.text))).length > 20;
  return {
    files: sources.map((s) => ({
      file: s.file,
      format: s.format,
      ...(s.pages === undefined ? {} : { pages: s.pages }),
    })),
    ...(identity.unit === undefined ? {} : { unit: identity.unit }),
    ...(identity.year === undefined ? {} : { year: identity.year }),
    scope: identity.scope,
    dialect: options.dialect && options.dialect !== 'auto' ? options.dialect : dialectOf(narrative),
    blankForm,
    titles: identity.titles,
    sections,
    contents,
    paragraphs: narrative,
    statements: [],
    forms: [],
    otherTables: [],
    occurrences,
    claims: reading.claims,
    items: reading.items,
    ledger,
    remarks: sources.flatMap((s) => s.remarks),
  };
}
