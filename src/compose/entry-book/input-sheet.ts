import type { Book } from '../../format/xlsx/book.ts';
import type { Cell, CellValue, Sheet, Validation } from '../../format/xlsx/sheet.ts';
import type { Font, Mark, Style } from '../../format/xlsx/style-book.ts';
import { SONG } from '../write/xlsx-looks.ts';

/** Cells without a look. */
export const NORMAL: Font = { face: SONG, points: 11 };
const BOLD: Font = { ...NORMAL, bold: true };
const SMALL: Font = { face: SONG, points: 10, colour: '5F6368' };
const FRAME = { frame: 'BFC5CC', vertical: 'center', wrap: true } as const;
const LEFT = { ...FRAME, horizontal: 'left', indent: 1 } as const;
const CLOSED = { fill: 'F3F3F3', open: false } as const;
const ENTRY = { fill: 'FFFBE6', open: true } as const;
const AMOUNT = '#,##0.00####';
/** Nothing is not shown. */
const SHOWN = '#,##0.00####;-#,##0.00####;';

/** Looks of cells. What is `open` may be filled in where the sheet is protected. */
const LOOKS = {
  plain: { horizontal: 'left', vertical: 'center', wrap: true, open: false },
  title: {
    font: { face: SONG, points: 16, bold: true },
    horizontal: 'left',
    vertical: 'center',
    open: false,
  },
  about: { font: SMALL, horizontal: 'left', vertical: 'center', wrap: true, open: false },
  head: { ...FRAME, font: BOLD, fill: 'E8EEF4', horizontal: 'center', open: false },
  label: { ...LEFT, ...CLOSED },
  note: { ...LEFT, font: SMALL, open: false },
  closed: { ...LEFT, ...CLOSED },
  shown: { ...FRAME, ...CLOSED, horizontal: 'right', number: SHOWN },
  tally: { ...FRAME, ...CLOSED, horizontal: 'center', number: '0' },
  link: { ...LEFT, ...CLOSED, font: { ...NORMAL, underlined: true, colour: '0563C1' } },
  words: { ...LEFT, ...ENTRY, number: '@' },
  centred: { ...FRAME, ...ENTRY, horizontal: 'center', number: '@' },
  amount: { ...FRAME, ...ENTRY, horizontal: 'right', number: AMOUNT },
  sum: { ...FRAME, ...CLOSED, open: true, font: BOLD, horizontal: 'right', number: AMOUNT },
  count: { ...FRAME, ...ENTRY, horizontal: 'right' },
} as const satisfies Record<string, Style>;

export type Look = keyof typeof LOOKS;

/** Looks while something is missing, wanted elsewhere, or done. */
const MARKS = {
  missing: { fill: 'F8D7DA' },
  wanting: { bold: true, colour: 'B42318' },
  done: { colour: '1A7F4B' },
} as const satisfies Record<string, Mark>;

const MARGINS = { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 };

interface Line {
  height?: number;
  /** Lines that its longest words take. */
  lines: number;
  readonly cells: Cell[];
}

/** Characters of Latin width. */
function width(text: string): number {
  let sum = 0;
  for (const character of text) sum += character.codePointAt(0)! < 0x2e80 ? 1 : 2;
  return sum;
}

/** One sheet to be filled in, built cell by cell in any order. Rows and columns count from 0. */
export class InputSheet {
  private readonly rows = new Map<number, Line>();
  /** What is said of ranges of cells, once they are written. */
  private readonly ranges: ((sheet: Sheet) => void)[] = [];

  /**
   * @param widths of the columns, in characters of Latin width
   * @param frozen rows that stay in sight
   * @param isProtected whether only open cells can be changed (without a password)
   */
  constructor(
    readonly name: string,
    private readonly widths: readonly number[],
    private readonly frozen: number,
    private readonly isProtected: boolean,
    private readonly landscape = widths.reduce((a, b) => a + b, 0) > 100,
  ) {}

  put(row: number, column: number, value: CellValue | undefined, look: Look, rows = 1, columns = 1): void {
    const style: Style = LOOKS[look];
    for (let r = row; r < row + rows; r++)
      for (let c = column; c < column + columns; c++) this.line(r).cells[c] = { style };
    this.ranges.push((sheet) => sheet.merge(row, column, rows, columns));
    if (value === undefined) return;
    const line = this.line(row);
    line.cells[column] = { value, style };
    if (typeof value !== 'string' || rows > 1 || look === 'title') return;
    const room = this.widths.slice(column, column + columns).reduce((a, b) => a + b, 0) - 2;
    line.lines = Math.max(line.lines, Math.ceil(width(value) / room));
  }

  height(row: number, points: number): void {
    this.line(row).height = points;
  }

  validate(row: number, column: number, rows: number, columns: number, check: Validation): void {
    this.ranges.push((sheet) => sheet.validate(row, column, rows, columns, check));
  }

  /** @param formula for the first cell of the range; its relative references move with the others */
  mark(
    row: number,
    column: number,
    rows: number,
    columns: number,
    formula: string,
    as: keyof typeof MARKS,
  ): void {
    this.ranges.push((sheet) => sheet.mark(row, column, rows, columns, { formula, as: MARKS[as] }));
  }

  link(row: number, column: number, link: string): void {
    const { cells } = this.line(row);
    cells[column] = { ...cells[column]!, link };
  }

  /** @param selected whether it is in sight when the book opens */
  write(book: Book, selected: boolean): void {
    const sheet = book.sheet(this.name, {
      widths: this.widths.map((w) => w + 0.71),
      rowHeight: 18,
      frozen: this.frozen,
      selected,
      isProtected: this.isProtected,
      page: { landscape: this.landscape, margins: MARGINS },
    });
    // Programs differ in whether they fit rows to their words when they open a file.
    for (const [row, { height, lines, cells }] of [...this.rows].sort(([a], [b]) => a - b))
      sheet.row(row, cells, height ?? (lines > 1 ? Math.min(409, 15 * lines + 5) : undefined));
    for (const say of this.ranges) say(sheet);
    sheet.end();
  }

  private line(row: number): Line {
    let line = this.rows.get(row);
    if (!line) {
      line = { lines: 1, cells: [] };
      this.rows.set(row, line);
    }
    return line;
  }
}
