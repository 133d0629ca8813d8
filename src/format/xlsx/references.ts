/** A, B … Z, AA … of the column counted from 0. */
function letters(column: number): string {
  return (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
}

/** B3 of row and column counted from 0. */
export function reference(row: number, column: number): string {
  return `${letters(column)}${row + 1}`;
}

/** $B$3 of row and column counted from 0. */
export function absolute(row: number, column: number): string {
  return `$${letters(column)}$${row + 1}`;
}

/** B3:D9 of a first cell and a number of rows and columns; B3 of a single one. */
export function area(row: number, column: number, rows: number, columns: number): string {
  const start = reference(row, column);
  return rows * columns === 1 ? start : `${start}:${reference(row + rows - 1, column + columns - 1)}`;
}

/** A sheet's name as formulas and links have it. */
export function quoted(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

/** A place in a sheet as a link names it: '汇总'!A1. */
export function linkTo(sheet: string, cell: string): string {
  return `${quoted(sheet)}!${cell}`;
}

/** A sheet's name from any words: what must not stand in it replaced, cut to 31 characters. */
export function sheetName(words: string): string {
  return (
    words
      .replace(/\s+/g, ' ')
      .replace(/\p{Cc}|\p{Surrogate}/gu, '')
      .replace(/[[\]:*?/\\]/g, '_')
      .slice(0, 31)
      .replace(/[\ud800-\udbff]$/, '')
      .replace(/^'|'$/g, '_')
      .trim() || '_'
  );
}
