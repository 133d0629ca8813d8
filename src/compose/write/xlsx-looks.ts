import type { Face, Style } from '../../format/xlsx/style-book.ts';

/** What a cell of a statement looks like. */
export interface CellLook {
  readonly kind: 'title' | 'subtitle' | 'line' | 'note' | 'cover' | 'link' | 'header' | 'text';
  /** Half points; where the kind does not settle it. */
  readonly size?: number;
  readonly align?: 'left' | 'centre' | 'right';
  readonly indent?: number;
  readonly bold?: boolean;
  /** A small line at the right edge. */
  readonly right?: boolean;
  /** Amounts print two decimals; a sum of nothing among blanks prints none. */
  readonly number?: 'amount' | 'hidden-zero' | 'count';
}

/** The typeface of statements and of what a unit fills in. */
export const SONG: Face = { name: '宋体', family: 1, charset: 134 };
const TITLE: Face = { name: '黑体', family: 1, charset: 134 };
const NUMBER = { amount: '#,##0.00', 'hidden-zero': '#,##0.00;\\-#,##0.00;', count: '#,##0' } as const;

/** Equal looks are one style, so that a workbook of many cells describes each once. */
const STYLES = new Map<string, Style>();

/** How a workbook shows a look. */
export function styleOf(look: CellLook): Style {
  const { kind, size, align, indent, bold, right, number } = look;
  const key = `${kind} ${size} ${align} ${indent} ${bold} ${right} ${number}`;
  let style = STYLES.get(key);
  if (!style) {
    style = {
      font: fontOf(look),
      vertical: 'center',
      ...alignmentOf(look),
      ...(indent && align !== 'centre' ? { indent } : {}),
      ...(kind === 'header' || kind === 'text' ? { frame: 'auto' } : {}),
      ...(number ? { number: NUMBER[number] } : {}),
    };
    STYLES.set(key, style);
  }
  return style;
}

function fontOf({ kind, size, bold }: CellLook): NonNullable<Style['font']> {
  switch (kind) {
    case 'cover':
      return { face: TITLE, points: 26 };
    case 'title':
      return { face: TITLE, points: 18 };
    case 'subtitle':
      return { face: SONG, points: 12 };
    case 'link':
      return { face: SONG, points: 12, underlined: true, colour: '0563C1' };
    case 'line':
    case 'note':
      return { face: SONG, points: 10 };
    default:
      return { face: SONG, points: (size ?? 20) / 2, ...(bold ? { bold } : {}) };
  }
}

function alignmentOf({ kind, align, right }: CellLook): Pick<Style, 'horizontal' | 'wrap'> {
  if (kind === 'line') return { horizontal: right ? 'right' : 'left' };
  if (kind === 'note' || kind === 'link') return { horizontal: 'left', wrap: kind === 'note' };
  if (kind === 'text') return { horizontal: align === 'centre' ? 'center' : (align ?? 'left'), wrap: true };
  return { horizontal: 'center', wrap: kind !== 'subtitle' };
}
