import { Book } from '../../format/xlsx/book.ts';
import { area, linkTo, sheetName } from '../../format/xlsx/references.ts';
import type { Cell, CellValue, PageSetup, Sheet as Worksheet } from '../../format/xlsx/sheet.ts';
import { decimal } from '../decimal.ts';
import type { ComposedDocument, Sheet, SheetCell } from '../document.ts';
import { PAGES, textHeight, textWidth } from './page-shapes.ts';
import { columnWidths, fitTable, gridRows } from './sheet-grid.ts';
import { type CellLook, SONG, styleOf } from './xlsx-looks.ts';

const COVER = '封面';
/** Twips of a column's width of 1: a digit of the standard type. */
const DIGIT = 105;

/**
 * Writes the statements, forms and tables of a disclosure as a workbook, one sheet each and a cover before them: sums
 * are formulas with their values beside, amounts are numbers in 万元 with every digit that is known. Same document, same
 * bytes.
 */
export function writeXlsx(document: ComposedDocument): Uint8Array {
  const { title, unit, year } = document;
  const sheets = namedSheets(document);
  const book = new Book({ font: { face: SONG, points: 11 }, properties: { title, unit, year } });
  writeCover(
    book,
    document,
    sheets.map(({ name }) => name),
  );
  for (const { name, sheet } of sheets) new StatementSheet(sheet).write(book, name);
  return book.end();
}

/** Every sheet of the document with a name that a workbook allows: 公开01 收入支出决算总表, 自评表1. */
function namedSheets(document: ComposedDocument): { name: string; sheet: Sheet }[] {
  const taken = new Set([COVER]);
  let forms = 0;
  return document.blocks.flatMap((block) => {
    if (!('sheet' in block)) return [];
    const { sheet } = block;
    const words =
      block.kind === 'form'
        ? `自评表${++forms}`
        : [sheet.number?.replace(/表$/, ''), sheet.title].filter(Boolean).join(' ');
    const legal = sheetName(words);
    let name = legal;
    for (let n = 2; taken.has(name); n++) name = `${legal.slice(0, 28)} ${n}`;
    taken.add(name);
    return [{ name, sheet }];
  });
}

/** Title, year, and the small lines between them and the table. */
function linesAbove(sheet: Sheet): { left?: string; right?: string; look: CellLook }[] {
  return [
    { left: sheet.title, look: { kind: 'title' } },
    ...(sheet.subtitle ? [{ left: sheet.subtitle, look: { kind: 'subtitle' } as const }] : []),
    ...(sheet.number ? [{ right: sheet.number, look: { kind: 'line' } as const }] : []),
    ...(sheet.left || sheet.right
      ? [{ left: sheet.left ?? '', right: sheet.right ?? '', look: { kind: 'line' } as const }]
      : []),
  ];
}

/** One sheet under way. */
class StatementSheet {
  private readonly top: number;
  /** References of cells by address. */
  private readonly places = new Map<string, { readonly row: number; readonly column: number }>();

  constructor(private readonly sheet: Sheet) {
    this.top = linesAbove(sheet).length;
    for (const { address, row, column } of sheet.cells)
      if (address !== undefined) this.places.set(address, { row: this.top + row, column });
  }

  write(book: Book, name: string): void {
    const { sheet, top } = this;
    const page = sheet.landscape ? PAGES.across : PAGES.upright;
    const widths = columnWidths(sheet, textWidth(page));
    const fit = fitTable(sheet, widths, textHeight(page) - 2000);
    const fits = fit.heights.reduce((a, b) => a + b, 0) <= textHeight(page) - 2000;
    const written = book.sheet(name, {
      widths: widths.map((width) => width / DIGIT),
      rowHeight: 15,
      ...(sheet.headerRows > 0
        ? { frozen: top + sheet.headerRows, repeated: [top, sheet.headerRows] as const }
        : {}),
      page: pageOf(sheet.landscape, fits),
    });
    linesAbove(sheet).forEach((line, row) => {
      this.line(written, row, line);
    });
    gridRows(sheet).forEach((slots, row) => {
      const cells = slots.flatMap((slot) => {
        if (slot.kind === 'blank') return blank({ kind: 'text', size: fit.size }, 1);
        const { cell } = slot;
        const look = lookOf(cell, fit.size);
        if (slot.kind !== 'cell') return blank(look, cell.columnSpan);
        written.merge(top + row, cell.column, cell.rowSpan, cell.columnSpan);
        return [this.value(cell, look), ...blank(look, cell.columnSpan - 1)];
      });
      written.row(top + row, cells, (fit.heights[row] ?? 300) / 20);
    });
    sheet.notes.forEach((note, i) => {
      const row = top + sheet.rows + i;
      written.merge(row, 0, 1, widths.length);
      written.row(row, [words(note, { kind: 'note' })], 16);
    });
    written.end();
  }

  private line(
    written: Worksheet,
    row: number,
    { left, right, look }: ReturnType<typeof linesAbove>[number],
  ): void {
    const columns = this.sheet.widths.length;
    const height = look.kind === 'title' ? 30 : 18;
    if (look.kind !== 'line') {
      written.merge(row, 0, 1, columns);
      written.row(row, [words(left ?? '', look)], height);
      return;
    }
    // The right half is as wide as its words need, at most half of the table.
    const half = Math.ceil(columns / 2);
    written.merge(row, 0, 1, half);
    written.merge(row, half, 1, columns - half);
    const cells: (Cell | undefined)[] = [words(left ?? '', look)];
    cells[half] = words(right ?? '', { kind: 'line', right: true });
    written.row(row, cells, height);
  }

  private value(cell: SheetCell, look: CellLook): Cell {
    const formula = this.formula(cell);
    if (cell.value === undefined || (cell.text === '' && formula === '')) return words(cell.text, look);
    // An amount is printed with its decimals, a count without.
    const amount = cell.text === '' || cell.text.includes('.');
    const number = amount ? (cell.text === '' ? 'hidden-zero' : 'amount') : 'count';
    const now = amount ? decimal(cell.value) : String(cell.value);
    const value: CellValue = formula === '' ? { number: now } : { formula, now };
    return { value, style: styleOf({ ...look, number }) };
  }

  /** A declared sum: neighbours below each other as ranges, what is taken away in a second SUM. */
  private formula(cell: SheetCell): string {
    if (!cell.sumOf || cell.sumOf.length === 0) return '';
    const list = (sign: 1 | -1): string =>
      this.ranges(cell.sumOf!.filter((t) => t.sign === sign).map((t) => t.address)).join(',');
    const [plus, minus] = [list(1), list(-1)];
    return `${plus ? `SUM(${plus})` : ''}${minus ? `-SUM(${minus})` : ''}`;
  }

  private ranges(addresses: readonly string[]): string[] {
    const places = addresses
      .flatMap((address) => this.places.get(address) ?? [])
      .sort((a, b) => a.column - b.column || a.row - b.row);
    const ranges: { row: number; column: number; down: number; across: number }[] = [];
    for (const { row, column } of places) {
      const last = ranges.at(-1);
      if (last && last.across === 1 && last.column === column && last.row + last.down === row) last.down++;
      else if (last && last.down === 1 && last.row === row && last.column + last.across === column)
        last.across++;
      else ranges.push({ row, column, down: 1, across: 1 });
    }
    return ranges.map(({ row, column, down, across }) => area(row, column, down, across));
  }
}

function lookOf(cell: SheetCell, size: number): CellLook {
  return {
    kind: cell.role === 'header' ? 'header' : 'text',
    size,
    align: cell.align,
    ...(cell.indent ? { indent: cell.indent } : {}),
    ...(cell.bold ? { bold: true } : {}),
  };
}

function words(value: string, look: CellLook): Cell {
  return { value, style: styleOf(look) };
}

function blank(look: CellLook, count: number): Cell[] {
  const style = styleOf(look);
  return Array.from({ length: count }, () => ({ style }));
}

/** A cover: the title, and the sheets of the workbook to go to. */
function writeCover(book: Book, { title, unit }: ComposedDocument, names: readonly string[]): void {
  const sheet = book.sheet(COVER, { widths: [76], rowHeight: 15, selected: true, page: pageOf(false, true) });
  sheet.row(1, [words(title, { kind: 'cover' })], 110);
  sheet.row(3, [words(`编制单位：${unit}`, { kind: 'subtitle' })], 28);
  names.forEach((name, i) => {
    sheet.row(5 + i, [{ ...words(name, { kind: 'link' }), link: linkTo(name, 'A1') }], 22);
  });
  sheet.end();
}

function pageOf(landscape: boolean, onePage: boolean): PageSetup {
  const margins = { left: 0.6, right: 0.6, top: 0.8, bottom: 0.7, header: 0.3, footer: 0.4 };
  return { landscape, onePage, centred: true, margins, footer: '&C— &P —' };
}
