import type { Cell, Paragraph, Table } from '../model/document.ts';

/**
 * Paragraphs of a worksheet that holds text, one cell a row, instead of a table; none where it is a table.
 * A line break within a cell ends a paragraph.
 */
export function sheetProse(table: Table): Paragraph[] {
  if (table.sheet === undefined) return [];
  const rows = new Map<number, Cell[]>();
  for (const cell of table.cells) {
    if (cell.text.trim() === '') continue;
    const row = rows.get(cell.row);
    if (row) row.push(cell);
    else rows.set(cell.row, [cell]);
  }
  const single = [...rows.values()].filter((cells) => cells.length === 1).map((cells) => cells[0]!);
  const sentences = single.filter((cell) => /[。；]/.test(cell.text)).length;
  if (sentences === 0 || single.length < rows.size * 0.6) return [];
  return single.flatMap((cell) => linesOf(cell.text, cell));
}

function linesOf(text: string, cell: Cell): Paragraph[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({
      kind: 'paragraph',
      text: line,
      spans: [{ start: 0, end: line.length, place: cell.place }],
    }));
}
