import type { Book } from '../../format/xlsx/book.ts';
import type { Cell, PageSetup, Sheet } from '../../format/xlsx/sheet.ts';
import type { Font, Style } from '../../format/xlsx/style-book.ts';
import { width } from '../quote.ts';

/** Cells without a look. */
export const NORMAL: Font = { face: { name: '等线', family: 2 }, points: 10 };
const FRAME = { frame: 'BFBFBF', vertical: 'top' } as const;
const TEXT = { ...FRAME, wrap: true } as const;
const MIDDLE = { ...TEXT, horizontal: 'center' } as const;
const bold = (colour: string): Font => ({ ...NORMAL, bold: true, colour });

/** Looks of cells. */
export const LOOK = {
  plain: {},
  head: { ...MIDDLE, vertical: 'center', font: bold('FFFFFF'), fill: '1F4E79' },
  text: TEXT,
  number: { ...FRAME, number: '0' },
  share: { ...FRAME, number: '0%' },
  error: { ...MIDDLE, font: bold('9C0006'), fill: 'FFC7CE' },
  warning: { ...MIDDLE, font: bold('7F6000'), fill: 'FFEB9C' },
  info: { ...MIDDLE, font: { ...NORMAL, colour: '1F4E79' }, fill: 'DDEBF7' },
  link: { ...TEXT, font: { ...NORMAL, underlined: true, colour: '0563C1' } },
  title: { font: { ...NORMAL, points: 14, bold: true } },
  entry: { ...TEXT, fill: 'FFFDE7' },
} as const satisfies Record<string, Style>;
/** Text that a spreadsheet would take for a formula once it is edited. */
const GUARDED: Style = { ...TEXT, neverFormula: true };

/** A cell: a number stays one, text is never a formula; undefined is an empty cell with a look. */
export interface CellOf extends Cell {
  readonly value?: string | number | undefined;
  readonly style: (typeof LOOK)[keyof typeof LOOK];
}

export interface Column {
  readonly title: string;
  /** Characters of Latin width. */
  readonly width: number;
  /** What a person may choose from. */
  readonly choices?: readonly string[];
}

/** Points: of a line of text, and of the highest row there may be. */
const LINE = 14;
const HIGHEST = 409;
const PAGE: PageSetup = {
  landscape: true,
  margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
  footer: '&L&A&R第&P页，共&N页',
};

/** A sheet of the ledger: heads that stay in view and on every printed page, a table below them to filter. */
export class LedgerSheet {
  private readonly sheet: Sheet;
  private rows = 0;
  /** Row of the heads. */
  private readonly heads: number;

  /** @param above rows over the heads */
  constructor(
    book: Book,
    name: string,
    private readonly columns: readonly Column[],
    above: readonly (readonly CellOf[])[] = [],
  ) {
    this.heads = above.length;
    this.sheet = book.sheet(name, {
      widths: columns.map((column) => column.width),
      rowHeight: 15,
      gridLines: true,
      frozen: this.heads + 1,
      repeated: [this.heads, 1],
      page: PAGE,
    });
    for (const row of above) this.row(row);
    this.row(columns.map(({ title }) => ({ value: title, style: LOOK.head })));
  }

  row(cells: readonly CellOf[]): void {
    this.sheet.row(
      this.rows++,
      cells.map((cell) =>
        cell.style === LOOK.text && /^[=+\-@\t]/.test(String(cell.value ?? ''))
          ? { ...cell, style: GUARDED }
          : cell,
      ),
      this.heightOf(cells),
    );
  }

  /** What follows is no part of the table that the filter is for. */
  endTable(): void {
    const { columns, heads, rows, sheet } = this;
    sheet.filter(heads, 0, rows - heads, columns.length);
    columns.forEach(({ choices }, column) => {
      if (choices)
        sheet.validate(heads + 1, column, Math.max(1, rows - heads - 1), 1, { kind: 'list', of: choices });
    });
  }

  end(): void {
    this.sheet.end();
  }

  /** Spreadsheets leave it to the file how high a row of wrapped text is, or guess it late. */
  private heightOf(cells: readonly CellOf[]): number | undefined {
    if (cells.some(({ style }) => style === LOOK.title)) return undefined;
    const lines = cells.map(({ value, style }, i) => {
      if (typeof value !== 'string' || style === LOOK.plain) return 1;
      const room = Math.max(1, (this.columns[i]?.width ?? 8) - 1);
      return value.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(width(line) / room)), 0);
    });
    return Math.min(HIGHEST, Math.max(1, ...lines) * LINE + 2);
  }
}
