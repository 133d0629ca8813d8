import { xmlText } from '../../format/xml-text.ts';

/** A cell of words, which never is a formula. */
export function wordsCell(row: number, column: number, text: string, style: number): string {
  const at = reference(row, column);
  if (text === '') return `<c r="${at}" s="${style}"/>`;
  // _x0041_ is how a workbook writes a character by its number.
  const plain = text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_').slice(0, 32_767);
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(plain)}</t></is></c>`;
}

/** B3 of row and column counted from 0. */
export function reference(row: number, column: number): string {
  const letters = (n: number): string =>
    (n >= 26 ? letters(Math.floor(n / 26) - 1) : '') + String.fromCharCode(65 + (n % 26));
  return `${letters(column)}${row + 1}`;
}

/** B3:D9 of a first cell and a number of rows and columns; B3 of a single one. */
export function area(row: number, column: number, rows: number, columns: number): string {
  const start = reference(row, column);
  return rows * columns === 1 ? start : `${start}:${reference(row + rows - 1, column + columns - 1)}`;
}

/** A sheet's name as formulas have it. */
export function quoted(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

/** Fen as 万元, every digit, no float in between. */
export function decimal(fen: bigint): string {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(7, '0');
  const fraction = digits.slice(-6).replace(/0+$/, '');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -6)}${fraction ? `.${fraction}` : ''}`;
}
