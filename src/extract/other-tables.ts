import type { OtherTable } from '../model/disclosure.ts';
import type { Block, Table } from '../model/document.ts';
import { plain } from '../model/normalise.ts';
import { parseFigure } from '../money/parse-figure.ts';
import { printedFigures } from './printed-figures.ts';
import { Grid } from './statements/grid.ts';

const CODE = /^\d{3}(?:\d\d){0,2}$/;
/** Paragraphs above a table among which its title is looked for. */
const REACH = 4;

/** The tables that were read as nothing, each with its title and the number of its figures. */
export function otherTables(blocks: readonly Block[], isRead: (table: Table) => boolean): OtherTable[] {
  return blocks.flatMap((block, i): OtherTable[] => {
    if (block.kind !== 'table' || isRead(block)) return [];
    const title = titleOf(block, blocks.slice(Math.max(0, i - REACH), i));
    return [{ figures: figuresIn(block), ...(title === undefined ? {} : { title }), ...block }];
  });
}

/** The table's own first line, else the nearest line above that calls itself a table; else the sheet's name. */
function titleOf(table: Table, above: readonly Block[]): string | undefined {
  const first = table.cells.filter((cell) => cell.row === 0 && cell.text.trim() !== '');
  const [only] = first;
  if (first.length === 1 && only && isTitle(only.text)) return only.text.trim();
  for (const block of [...above].reverse()) {
    if (block.kind === 'table') break;
    if (isTitle(block.text)) return block.text.trim();
  }
  return table.sheet;
}

function isTitle(text: string): boolean {
  const words = plain(text);
  return words.length <= 60 && /表(?:\([^()]*\))?$|情况$|统计$|明细$/.test(words) && !/[。；]/.test(words);
}

function figuresIn(table: Table): number {
  const grid = new Grid(table);
  let figures = 0;
  for (let r = 0; r < grid.height; r++) {
    if (grid.isColumnNumbers(r)) continue;
    for (const { cell, text, column } of grid.cellsOf(r)) {
      if (!/\d/.test(text) || isNumbering(grid, column) || (column === 0 && CODE.test(text))) continue;
      figures += parseFigure(cell.text) ? 1 : printedFigures(cell.text).length;
    }
  }
  return figures;
}

/** A column that numbers its lines (行次, 序号) or holds codes. */
function isNumbering(grid: Grid, column: number): boolean {
  for (let r = 0; r < Math.min(3, grid.height); r++)
    if (/^(?:行次|序号|编号|.*编码|.*代码)$/.test(grid.text(r, column))) return true;
  return false;
}
