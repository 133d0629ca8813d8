import { xmlText } from '../../format/xml-text.ts';
import type { ComposedDocument, Sheet, SheetCell } from '../document.ts';
import { contentTypes, coreProperties, packParts, relationship, relationships } from './ooxml.ts';
import { PAGES, textHeight, textWidth } from './page-shapes.ts';
import { columnWidths, fitTable, gridRows } from './sheet-grid.ts';
import { area, decimal, quoted, reference, wordsCell } from './xlsx-cells.ts';
import { type CellLook, StyleBook } from './xlsx-styles.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const COVER = '封面';
/** Twips of a column's width of 1: a digit of the standard type. */
const DIGIT = 105;

/**
 * Writes the statements, forms and tables of a disclosure as a workbook, one sheet each and a cover before them: sums
 * are formulas with their values beside, amounts are numbers in 万元 with every digit that is known. Same document, same
 * bytes.
 */
export function writeXlsx(document: ComposedDocument): Uint8Array {
  const sheets = namedSheets(document);
  const styles = new StyleBook();
  const parts = [
    coverSheet(
      document,
      sheets.map((s) => s.name),
      styles,
    ),
    ...sheets.map(({ sheet }) => new Worksheet(sheet, styles).write()),
  ];
  const names = [COVER, ...sheets.map((s) => s.name)];
  const part = 'officedocument.spreadsheetml';
  return packParts([
    [
      '[Content_Types].xml',
      contentTypes([
        ['xl/workbook.xml', `${part}.sheet.main`],
        ['xl/styles.xml', `${part}.styles`],
        ...names.map((_, i) => [`xl/worksheets/sheet${i + 1}.xml`, `${part}.worksheet`] as const),
        ['docProps/core.xml', 'package.core-properties'],
      ]),
    ],
    [
      '_rels/.rels',
      relationships(
        relationship('rId1', 'officeDocument', 'xl/workbook.xml'),
        relationship('rId2', 'metadata/core-properties', 'docProps/core.xml'),
      ),
    ],
    [
      'xl/workbook.xml',
      workbook(
        names,
        sheets.map((s) => s.sheet),
      ),
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relationships(
        ...names.map((_, i) => relationship(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)),
        relationship(`rId${names.length + 1}`, 'styles', 'styles.xml'),
      ),
    ],
    ['xl/styles.xml', styles.xml()],
    ...parts.map((xml, i) => [`xl/worksheets/sheet${i + 1}.xml`, xml] as const),
    ['docProps/core.xml', coreProperties(document.title, document.unit, document.year)],
  ]);
}

function workbook(names: readonly string[], sheets: readonly Sheet[]): string {
  const list = names.map(
    (name, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  const titles = sheets.flatMap((sheet, i) => {
    if (sheet.headerRows === 0) return [];
    const top = linesAbove(sheet).length;
    return [
      `<definedName name="_xlnm.Print_Titles" localSheetId="${i + 1}">${xmlText(`${quoted(names[i + 1]!)}!$${top + 1}:$${top + sheet.headerRows}`)}</definedName>`,
    ];
  });
  const defined = titles.length > 0 ? `<definedNames>${titles.join('')}</definedNames>` : '';
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${list.join('')}</sheets>${defined}</workbook>`;
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
    const legal =
      words
        .replace(/[[\]:*?/\\]/g, '_')
        .replace(/^'|'$/g, '_')
        .slice(0, 31)
        .trim() || '表';
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
class Worksheet {
  private readonly top: number;
  /** References of cells by address. */
  private readonly places = new Map<string, { readonly row: number; readonly column: number }>();
  private readonly merges: string[] = [];

  constructor(
    private readonly sheet: Sheet,
    private readonly styles: StyleBook,
  ) {
    this.top = linesAbove(sheet).length;
    for (const { address, row, column } of sheet.cells)
      if (address !== undefined) this.places.set(address, { row: this.top + row, column });
  }

  write(): string {
    const { sheet, top } = this;
    const page = sheet.landscape ? PAGES.across : PAGES.upright;
    const widths = columnWidths(sheet, textWidth(page));
    const fit = fitTable(sheet, widths, textHeight(page) - 2000);
    const fits = fit.heights.reduce((a, b) => a + b, 0) <= textHeight(page) - 2000;
    const columns = widths.length;
    const above = linesAbove(sheet).map((line, row) => this.line(row, line));
    const table = gridRows(sheet).map((slots, row) => {
      let column = 0;
      const cells = slots.map((slot) => {
        const at = column;
        column += slot.columnSpan;
        return slot.kind === 'blank'
          ? this.empty(top + row, at, 1, { kind: 'text', size: fit.size })
          : this.tableCell(slot.cell, top + row, at, fit.size, slot.kind === 'cell');
      });
      return rowXml(top + row, (fit.heights[row] ?? 300) / 20, cells.join(''));
    });
    const below = sheet.notes.map((note, i) => {
      const row = top + sheet.rows + i;
      this.merge(row, 0, 1, columns);
      return rowXml(row, 16, this.words(row, 0, note, { kind: 'note' }));
    });
    const frozen = top + sheet.headerRows;
    const pane =
      sheet.headerRows > 0
        ? `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>`
        : '';
    const cols = widths.map(
      (w, i) => `<col min="${i + 1}" max="${i + 1}" width="${(w / DIGIT).toFixed(2)}" customWidth="1"/>`,
    );
    const merges =
      this.merges.length === 0
        ? ''
        : `<mergeCells count="${this.merges.length}">${this.merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
    return `<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView showGridLines="0" workbookViewId="0">${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${cols.join('')}</cols><sheetData>${above.join('')}${table.join('')}${below.join('')}</sheetData>${merges}${pageSetup(sheet.landscape, fits)}</worksheet>`;
  }

  private line(row: number, { left, right, look }: ReturnType<typeof linesAbove>[number]): string {
    const columns = this.sheet.widths.length;
    const height = look.kind === 'title' ? 30 : 18;
    if (look.kind !== 'line') {
      this.merge(row, 0, 1, columns);
      return rowXml(row, height, this.words(row, 0, left ?? '', look));
    }
    // The right half is as wide as its words need, at most half of the table.
    const half = Math.ceil(columns / 2);
    this.merge(row, 0, 1, half);
    this.merge(row, half, 1, columns - half);
    return rowXml(
      row,
      height,
      this.words(row, 0, left ?? '', look) +
        this.words(row, half, right ?? '', { kind: 'line', right: true }),
    );
  }

  private tableCell(cell: SheetCell, row: number, column: number, size: number, first: boolean): string {
    const look = lookOf(cell, size);
    const rest = (count: number, from: number): string => this.empty(row, from, count, look);
    if (!first) return rest(cell.columnSpan, column);
    this.merge(row, column, cell.rowSpan, cell.columnSpan);
    return this.value(cell, row, column, look) + rest(cell.columnSpan - 1, column + 1);
  }

  private value(cell: SheetCell, row: number, column: number, look: CellLook): string {
    const formula = this.formula(cell);
    const number = cell.value !== undefined && (cell.text !== '' || formula !== '');
    if (!number) return this.words(row, column, cell.text, look);
    // An amount is printed with its decimals, a count without.
    const amount = cell.text === '' || cell.text.includes('.');
    const style = this.styles.of(
      amount
        ? { ...look, number: cell.text === '' ? 'hidden-zero' : 'amount' }
        : { ...look, number: 'count' },
    );
    const value = amount ? decimal(cell.value!) : String(cell.value);
    return `<c r="${reference(row, column)}" s="${style}">${formula}<v>${value}</v></c>`;
  }

  /** `<f>` for a declared sum: neighbours below each other as ranges, what is taken away in a second SUM. */
  private formula(cell: SheetCell): string {
    if (!cell.sumOf || cell.sumOf.length === 0) return '';
    const list = (sign: 1 | -1): string =>
      this.ranges(cell.sumOf!.filter((t) => t.sign === sign).map((t) => t.address)).join(',');
    const [plus, minus] = [list(1), list(-1)];
    return `<f>${plus ? `SUM(${plus})` : ''}${minus ? `-SUM(${minus})` : ''}</f>`;
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

  private words(row: number, column: number, text: string, look: CellLook): string {
    return wordsCell(row, column, text, this.styles.of(look));
  }

  private empty(row: number, column: number, count: number, look: CellLook): string {
    const style = this.styles.of(look);
    return Array.from(
      { length: count },
      (_, i) => `<c r="${reference(row, column + i)}" s="${style}"/>`,
    ).join('');
  }

  private merge(row: number, column: number, rows: number, columns: number): void {
    if (rows * columns > 1) this.merges.push(area(row, column, rows, columns));
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

/** A cover: the title, and the sheets of the workbook to go to. */
function coverSheet(document: ComposedDocument, names: readonly string[], styles: StyleBook): string {
  const title = wordsCell(1, 0, document.title, styles.of({ kind: 'cover' }));
  const unit = wordsCell(3, 0, `编制单位：${document.unit}`, styles.of({ kind: 'subtitle' }));
  const links = names.map((name, i) => ({ name, row: 5 + i }));
  const rows = links.map(({ name, row }) =>
    rowXml(row, 22, wordsCell(row, 0, name, styles.of({ kind: 'link' }))),
  );
  const hyperlinks = links.map(
    ({ name, row }) => `<hyperlink ref="${reference(row, 0)}" location="${xmlText(`${quoted(name)}!A1`)}"/>`,
  );
  const list = hyperlinks.length > 0 ? `<hyperlinks>${hyperlinks.join('')}</hyperlinks>` : '';
  return `<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="1" width="76" customWidth="1"/></cols><sheetData>${rowXml(1, 110, title)}${rowXml(3, 28, unit)}${rows.join('')}</sheetData>${list}${pageSetup(false, true)}</worksheet>`;
}

function pageSetup(landscape: boolean, onePage: boolean): string {
  return `<printOptions horizontalCentered="1"/><pageMargins left="0.6" right="0.6" top="0.8" bottom="0.7" header="0.3" footer="0.4"/><pageSetup paperSize="9" orientation="${landscape ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="${onePage ? 1 : 0}"/><headerFooter><oddFooter>&amp;C— &amp;P —</oddFooter></headerFooter>`;
}

function rowXml(row: number, height: number, cells: string): string {
  return `<row r="${row + 1}" ht="${height}" customHeight="1">${cells}</row>`;
}
