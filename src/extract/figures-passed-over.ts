import type { LedgerEntry, NarrativeParagraph, Section } from '../model/disclosure.ts';
import { type Cell, type Place, placeOf, type Table } from '../model/document.ts';
import type { ObstacleCode } from '../model/obstacle.ts';
import type { PerformanceForm } from '../model/performance.ts';
import type { Statement } from '../model/statement.ts';
import type { Reading } from './narrative/reading.ts';
import { type PrintedFigure, printedFigures } from './printed-figures.ts';

/** A limit such as 单价100万元（含）以上. */
const LIMIT = /^\s*(?:[（(]含[^)）]*[)）])?\s*(?:及|或)?(?:以上|以下|以内|以外)/;
/** Characters of a quote before the figure. */
const QUOTE = 40;

/**
 * The ledger of the narrative: what its reader wrote down, and between it every figure that it passed over (in titles,
 * notes, duties, conditions, or because no sentence it knows has it there), in the order of the text.
 */
export function narrativeLedger(
  reading: Reading,
  paragraphs: readonly NarrativeParagraph[],
  sections: readonly Section[],
): LedgerEntry[] {
  const written = new Map<number, { start: number; end: number; entry: LedgerEntry }[]>();
  reading.stretches.forEach(({ paragraph, start, end }, i) => {
    const line = { start, end, entry: reading.ledger[i]! };
    const list = written.get(paragraph);
    if (list) list.push(line);
    else written.set(paragraph, [line]);
  });
  return paragraphs.flatMap((paragraph) => {
    const lines = written.get(paragraph.index) ?? [];
    const { text } = paragraph.paragraph;
    const passed = printedFigures(text)
      .filter((f) => !lines.some((line) => line.start < f.end && f.start < line.end))
      .map((f) => ({ start: f.start, end: f.end, entry: passedOver(f, paragraph, sections) }));
    if (passed.length === 0) return lines.map((line) => line.entry);
    return [...lines, ...passed].sort((a, b) => a.start - b.start).map((line) => line.entry);
  });
}

function passedOver(
  { start, end }: PrintedFigure,
  { paragraph, role, section }: NarrativeParagraph,
  sections: readonly Section[],
): LedgerEntry {
  const { text } = paragraph;
  const kind = sections[section]?.kind;
  const code: ObstacleCode =
    role === 'title' || role === 'heading'
      ? 'in-title'
      : role !== 'body'
        ? `in-${role}`
        : LIMIT.test(text.slice(end, end + 12))
          ? 'in-condition'
          : kind === 'duties' || kind === 'glossary'
            ? `in-${kind}`
            : 'passed-over';
  const before = text.slice(Math.max(0, start - QUOTE), start);
  const from = before.search(/[^，。；：、,;:]*$/);
  return {
    quote: (before.slice(from) + text.slice(start, end)).trim(),
    place: placeOf(paragraph, start, end),
    reason: { code },
  };
}

/**
 * Figures with a unit in cells of statements and forms that are neither a value of the statement nor of the form: in
 * notes, goals, names.
 */
export function figuresInWords(
  tables: Iterable<Table>,
  statements: readonly Statement[],
  forms: readonly PerformanceForm[],
): LedgerEntry[] {
  const known = new Set<string>();
  for (const s of statements)
    for (const { place, text } of [...s.cells, ...s.unbound]) known.add(keyOf(place, text));
  for (const form of forms)
    for (const { place, text } of [...figuresOf(form), ...form.unbound]) known.add(keyOf(place, text));
  const found: LedgerEntry[] = [];
  for (const table of tables)
    for (const cell of table.cells)
      if (!known.has(keyOf(cell.place, cell.text))) found.push(...wordsOf(cell));
  return found;
}

function wordsOf(cell: Cell): LedgerEntry[] {
  return printedFigures(cell.text).map(({ start, end }) => ({
    quote: cell.text.slice(Math.max(0, start - QUOTE), end).trim(),
    place: cell.place,
    reason: { code: 'in-cell' },
  }));
}

function figuresOf(form: PerformanceForm): { text: string; place: Place }[] {
  const cells = [
    ...form.funds.flatMap((f) => [f.initial, f.full, f.executed, f.weight, f.rate, f.score]),
    ...form.indicators.flatMap((i) => [i.target, i.actual, i.weight, i.score]),
    form.totalWeight,
    form.totalScore,
  ];
  return cells.flatMap((cell) => (cell?.figure ? [cell] : []));
}

function keyOf(place: Place, text: string): string {
  return `${place.file ?? 0}/${place.page ?? ''}/${place.line ?? ''}/${place.cell ?? ''}/${place.box?.join() ?? ''}/${text.trim()}`;
}
