import { functionalCodeByNames } from '../model/codes/codes.ts';
import type { Disclosure, LedgerEntry, Occurrence, OtherTable } from '../model/disclosure.ts';
import {
  type Block,
  FIGURE_LIST,
  type Paragraph,
  type Place,
  type SourceDocument,
  type Table,
  UnreadableError,
} from '../model/document.ts';
import { forgetNormalised, plain } from '../model/normalise.ts';
import type { PerformanceForm } from '../model/performance.ts';
import type { Statement } from '../model/statement.ts';
import { readAnnex } from './annexes.ts';
import { asAccounts } from './budget-words.ts';
import { type DocumentKind, isBlankForm, NOT_FINAL_ACCOUNTS } from './document-kind.ts';
import { figuresInWords, narrativeLedger } from './figures-passed-over.ts';
import { occurrencesOf } from './forms/occurrences-of.ts';
import { readForms } from './forms/read-forms.ts';
import { dialectOf, identify } from './identity.ts';
import { readNarrative } from './narrative/read-narrative.ts';
import { type ItemLookup, Reading } from './narrative/reading.ts';
import { outline } from './narrative/sections.ts';
import { otherTables } from './other-tables.ts';
import { sheetProse } from './sheet-prose.ts';
import { bindStatements } from './statements/bind-statements.ts';
import { PrintedCodes } from './statements/printed-codes.ts';
import { splitStacked } from './statements/split-stacked.ts';
import { inSimplifiedScript } from './traditional.ts';

export interface ExtractOptions {
  /** A dialect's name, or `auto`. */
  readonly dialect?: string;
  /** A budget disclosure (预算公开) is read by the declarations of the final accounts. */
  readonly budget?: boolean;
}

/**
 * Gives the blocks of one disclosure (which may lie in several files) their meaning.
 * @throws UnreadableError `not-a-disclosure` when nothing in it is of a final-accounts disclosure.
 */
export function extractDisclosure(
  given: readonly SourceDocument[],
  options: ExtractOptions = {},
): Disclosure {
  const simplified = given.map(inSimplifiedScript);
  const sources = options.budget ? simplified.map(asAccounts) : simplified;
  forgetNormalised();
  const every =
    sources.length > 1
      ? sources.flatMap((source, file) => source.blocks.map((block) => inFile(block, file)))
      : (sources[0]?.blocks ?? []);
  const blocks = splitStacked(every.filter((b) => b.kind !== 'table' || b.sheet !== FIGURE_LIST));
  const bound = bindStatements(blocks);
  const formed = readForms(
    blocks.filter((b) => b.kind === 'paragraph' || (b.trust !== 'flattened' && !bound.used.has(b))),
  );
  const prose = new Set<Table>();
  const paragraphs = blocks.flatMap((block): readonly Paragraph[] => {
    if (block.kind === 'paragraph') return [block];
    if (bound.used.has(block) || formed.used.has(block)) return [];
    const lines = sheetProse(block);
    if (lines.length > 0) prose.add(block);
    return lines;
  });
  const {
    sections,
    contents,
    paragraphs: narrative,
  } = outline(paragraphs, (p) => bound.notes.has(p) || formed.titles.has(p));
  const identity = identify(sources, narrative, sections, bound.statements);
  const occurrences: Occurrence[] = [];
  const ledger: LedgerEntry[] = [];
  for (const statement of bound.statements) readStatement(statement, occurrences, ledger);
  formed.forms.forEach((form, index) => {
    for (const occurrence of occurrencesOf(form, index, occurrences.length)) {
      occurrences.push(occurrence);
      ledger.push({ quote: occurrence.quote, place: occurrence.place, occurrence: occurrence.id });
    }
    for (const { text, place, reason } of form.unbound) ledger.push({ quote: text, place, reason });
  });
  const others = otherTables(blocks, (t) => bound.used.has(t) || formed.used.has(t) || prose.has(t)).map(
    (table) => readOther(table, occurrences, ledger),
  );
  const printed = new PrintedCodes(bound.statements);
  const lookup: ItemLookup = (names) => printed.find(names) ?? functionalCodeByNames(names, identity.year);
  const reading = new Reading(occurrences, sections, identity.year, lookup, undefined);
  readNarrative(reading, narrative);
  ledger.push(...figuresInWords([...bound.used, ...formed.used], bound.statements, formed.forms));
  ledger.push(...narrativeLedger(reading, narrative, sections));
  const blankForm = isBlankForm(paragraphs.map((p) => p.text));
  // Budgets have statements of the same form; only those of the final accounts call themselves so.
  const final =
    bound.statements.some((t) => /决算/.test(plain(t.title))) &&
    ((identity.kind !== 'budget' && identity.kind !== 'region') || blocks.some(saysFinal));
  const wanted = options.budget
    ? bound.statements.length > 0 || identity.kind === 'budget'
    : final || blankForm || holdsAccounts(identity.kind, bound.statements, formed.forms, reading);
  if (!wanted) throw notADisclosure(sources, identity.kind === 'final-accounts' ? 'unknown' : identity.kind);
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
    statements: bound.statements,
    forms: formed.forms,
    otherTables: others,
    occurrences,
    claims: reading.claims,
    items: reading.items,
    ledger,
    ...(sources.some((s) => s.suppressions)
      ? { suppressions: sources.flatMap((s) => s.suppressions ?? []) }
      : {}),
    remarks: [
      ...sources.flatMap((s) => s.remarks),
      ...formed.notes.map(({ message, place }) => ({ code: 'skipped' as const, message, place })),
    ],
  };
}

/** Whether a title or a cell is of final accounts: a statement without a title has only its standard one. */
function saysFinal(block: Block): boolean {
  return block.kind === 'paragraph'
    ? /决算.*表/.test(block.text)
    : block.cells.some((cell) => /决算/.test(cell.text));
}

/** So many figures that were understood make an account of a text that does not call itself one. */
const ENOUGH = 3;

/** Whether a text without statements of final accounts is one: by its kind, and by what was read in it. */
function holdsAccounts(
  kind: DocumentKind,
  statements: readonly Statement[],
  forms: readonly PerformanceForm[],
  reading: Reading,
): boolean {
  const understood = reading.ledger.filter((entry) => entry.occurrence !== undefined).length;
  if (kind === 'final-accounts') return true;
  if (kind === 'budget' || kind === 'region') return false;
  if (forms.length > 0) return true;
  return understood >= ENOUGH || (kind === 'unknown' && statements.length > 0);
}

function notADisclosure(
  sources: readonly SourceDocument[],
  kind: Exclude<DocumentKind, 'final-accounts'>,
): UnreadableError {
  const message =
    kind === 'unknown' && sources.every((s) => s.format === 'xlsx')
      ? '工作簿里没有找到九张决算公开表中的任何一张；请确认工作表的表名和表头。'
      : NOT_FINAL_ACCOUNTS[kind];
  return new UnreadableError('not-a-disclosure', message);
}

/** The block with every place naming its file. */
function inFile(block: Block, file: number): Block {
  const named = (place: Place): Place => Object.assign({}, place, { file });
  return block.kind === 'paragraph'
    ? { ...block, spans: block.spans.map((s) => ({ ...s, place: named(s.place) })) }
    : {
        ...block,
        place: named(block.place),
        cells: block.cells.map((c) => ({ ...c, place: named(c.place) })),
      };
}

/** The table without the figures that were read in it: what it leaves is what is listed as unread. */
function readOther(table: OtherTable, occurrences: Occurrence[], ledger: LedgerEntry[]): OtherTable {
  const annex = readAnnex(table);
  if (!annex) return table;
  for (const found of annex.occurrences) {
    const id = occurrences.length;
    occurrences.push({ id, ...found });
    ledger.push({ quote: found.quote, place: found.place, occurrence: id });
  }
  ledger.push(...annex.unbound);
  return { ...table, figures: 0 };
}

/** A statement's figures as occurrences and lines of the coverage ledger. */
function readStatement(statement: Statement, occurrences: Occurrence[], ledger: LedgerEntry[]): void {
  for (const cell of statement.cells) {
    if (cell.value.state !== 'figure') continue;
    const id = occurrences.length;
    occurrences.push({
      id,
      address: cell.address,
      figure: cell.value.figure,
      place: cell.place,
      quote: cell.text,
      what: cell.label,
      origin: 'statement',
    });
    ledger.push({ quote: cell.text, place: cell.place, occurrence: id });
  }
  for (const { text, place, reason } of statement.unbound) ledger.push({ quote: text, place, reason });
}
