import { xmlText } from '../../format/xml-text.ts';
import type { Sheet, SheetCell } from '../document.ts';
import {
  CELL_MARGIN,
  cellLines,
  columnWidths,
  fitTable,
  type GridSlot,
  gridRows,
  lineOf,
  type TableFit,
} from './sheet-grid.ts';

/**
 * A sheet as a table (`w:tbl`) of fixed layout: every width is told twice, in the grid and in the cell, as WPS wants it.
 * @param width of the table in twips
 * @param available height of the page that is left for it, in twips
 * @param whole whether no page may part it
 * @param bookmark bookmarks the text of a cell by its address
 */
export function docxTable(
  sheet: Sheet,
  width: number,
  available: number,
  whole: boolean,
  bookmark: (address: string, run: string) => string,
): string {
  const widths = columnWidths(sheet, width);
  const fit = fitTable(sheet, widths, available);
  const side = (name: string): string => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`;
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(side).join('');
  const margins = `<w:tblCellMar><w:left w:w="${CELL_MARGIN}" w:type="dxa"/><w:right w:w="${CELL_MARGIN}" w:type="dxa"/></w:tblCellMar>`;
  const rows = gridRows(sheet).map((slots, row) => {
    let column = 0;
    const kept = whole && row < sheet.rows - 1;
    const cells = slots.map((slot) => {
      const own = widths.slice(column, column + slot.columnSpan).reduce((a, b) => a + b, 0);
      column += slot.columnSpan;
      return tableCell(slot, sheet, own, fit, kept, bookmark);
    });
    const head = row < sheet.headerRows ? '<w:tblHeader/>' : '';
    return `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${fit.heights[row]}" w:hRule="atLeast"/>${head}</w:trPr>${cells.join('')}</w:tr>`;
  });
  const grid = widths.map((w) => `<w:gridCol w:w="${w}"/>`).join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/>${margins}<w:tblLook w:val="04A0"/><w:tblCaption w:val="${xmlText(sheet.title)}"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`;
}

function tableCell(
  slot: GridSlot,
  sheet: Sheet,
  width: number,
  fit: TableFit,
  kept: boolean,
  bookmark: (address: string, run: string) => string,
): string {
  const merged =
    slot.kind === 'below'
      ? '<w:vMerge/>'
      : slot.kind === 'cell' && slot.cell.rowSpan > 1
        ? '<w:vMerge w:val="restart"/>'
        : '';
  const span = slot.columnSpan > 1 ? `<w:gridSpan w:val="${slot.columnSpan}"/>` : '';
  const properties = `<w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span}${merged}<w:vAlign w:val="center"/></w:tcPr>`;
  const paragraphs =
    slot.kind === 'cell'
      ? cellParagraphs(slot.cell, cellLines(slot.cell, sheet, width, fit.size), fit.size, kept, bookmark)
      : `<w:p>${cellStyle(fit.size, kept)}</w:p>`;
  return `<w:tc>${properties}${paragraphs}</w:tc>`;
}

function cellStyle(size: number, kept: boolean, more = ''): string {
  return `<w:pPr><w:pStyle w:val="SheetCell"/>${kept ? '<w:keepNext/>' : ''}<w:spacing w:line="${lineOf(size)}" w:lineRule="exact"/>${more}</w:pPr>`;
}

const ALIGN = { left: 'left', centre: 'center', right: 'right' } as const;

function cellParagraphs(
  cell: SheetCell,
  lines: readonly string[],
  size: number,
  kept: boolean,
  bookmark: (address: string, run: string) => string,
): string {
  const indent = cell.indent
    ? `<w:ind w:leftChars="${cell.indent * 100}" w:left="${cell.indent * size * 10}"/>`
    : '';
  const look = `<w:rPr>${cell.bold ? '<w:b/><w:bCs/>' : ''}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>`;
  return lines
    .map((text, i) => {
      const run = text === '' ? '' : `<w:r>${look}<w:t xml:space="preserve">${xmlText(text)}</w:t></w:r>`;
      const content = cell.address !== undefined && i === 0 ? bookmark(cell.address, run) : run;
      return `<w:p>${cellStyle(size, kept, `${indent}<w:jc w:val="${ALIGN[cell.align]}"/>`)}${content}</w:p>`;
    })
    .join('');
}
