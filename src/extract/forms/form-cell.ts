import type { Cell } from '../../model/document.ts';
import { plain } from '../../model/normalise.ts';
import type { FormCell } from '../../model/performance.ts';
import { type Figure, SCALE } from '../../money/figure.ts';
import { parseFigure } from '../../money/parse-figure.ts';

/** True for a cell that prints a number and nothing that would make it a label. */
export function isNumeric(text: string): boolean {
  return /\d/.test(plain(text)) && parseFigure(text) !== undefined;
}

/** A number alone, an amount or a percentage: never a label, as 12345热线 may be. */
export function isBareNumber(text: string): boolean {
  const figure = /\d/.test(text) || /[０-９]/.test(text) ? parseFigure(text) : undefined;
  return figure !== undefined && (figure.kind !== 'count' || figure.unit === '' || figure.unit === '分');
}

/** Whether a figure stands in the cell. */
export function isFigureCell(cell: Cell | undefined): boolean {
  return cell !== undefined && parseFigure(cell.text) !== undefined;
}

/**
 * The figure of a 指标值 or 完成值. Its column already says that it is one, so that the unit may be any short word; a
 * date or a bound in words (年底前, 以上) is none.
 */
export function valueFigure(text: string): Figure | undefined {
  const figure = parseFigure(text);
  if (figure) return figure;
  const counted = /^(?<number>[^\p{Script=Han}]*\d)(?<unit>\p{Script=Han}{1,6})$/u.exec(plain(text));
  const { number, unit } = counted?.groups ?? {};
  if (!number || !unit || /[年月日底前后内余多]|以[上下]|左右|不|约/.test(unit)) return undefined;
  return parseFigure(number, unit);
}

/** Whether it may be points (分): 0 to 100, and no money. */
export function isPoints(figure: Figure): boolean {
  return figure.kind !== 'amount' && figure.value >= 0n && figure.value <= 100n * SCALE;
}

/** A bound before a number (≥ 12), or the words for it. */
export const OPERATOR = /^(?:[≥≤≧≦><=＞＜＝]=?|\$\s*[=≥≤<>]|\\[gl]eq?|不(?:少|高|低|超)[于过])/;

/** The cell as a form has it, with its figure in the unit that its column implies. */
export function cellOf(cell: Cell, unit: string): FormCell {
  const figure = parseFigure(cell.text, unit);
  return { text: cell.text, place: cell.place, ...(figure ? { figure } : {}) };
}
