import type { Block, Cell, Table } from '../../model/document.ts';
import { statementOfTitle } from './classify.ts';

/**
 * A worksheet (or a table pasted from one) may hold several statements one under another: each row that is nothing but
 * a statement's title begins a table of its own.
 */
export function splitStacked(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block): Block[] => (block.kind === 'table' ? split(block) : [block]));
}

function split(table: Table): Table[] {
  const filled = new Map<number, Cell[]>();
  for (const cell of table.cells) {
    if (cell.text.trim() === '') continue;
    const row = filled.get(cell.row);
    if (row) row.push(cell);
    else filled.set(cell.row, [cell]);
  }
  const starts: number[] = [];
  for (const [row, cells] of [...filled].sort((a, b) => a[0] - b[0])) {
    const [only] = cells;
    if (cells.length === 1 && only && statementOfTitle(only.text) !== undefined) starts.push(row);
  }
  // A title that is repeated on the next page, or a first one, divides nothing.
  if (starts.length < 2) return [table];
  const cuts = [...(starts[0]! > 0 ? [0] : []), ...starts];
  return cuts.map((from, i) => part(table, from, cuts[i + 1] ?? table.rows));
}

function part(table: Table, from: number, to: number): Table {
  const cells = table.cells
    .filter((c) => c.row >= from && c.row < to)
    .map((c) => ({ ...c, row: c.row - from, rowSpan: Math.min(c.rowSpan, to - c.row) }));
  return { ...table, rows: to - from, cells, place: cells[0]?.place ?? table.place };
}
