import { xmlText } from '../xml-text.ts';
import { absolute, area, reference } from './references.ts';
import type { Mark, Style, StyleBook } from './style-book.ts';

/** What stands in a cell: words, which never are a formula; a number; or a formula with the number that it has now. */
export type CellValue =
  | string
  | number
  | { readonly number: string }
  | { readonly formula: string; readonly now: string };

export interface Cell {
  /** A cell with a look and nothing in it unless told. */
  readonly value?: CellValue | undefined;
  readonly style: Style;
  /** A place in this workbook to go to (`linkTo`). */
  readonly link?: string;
}

/** What may be entered in cells. */
export interface Validation {
  readonly kind: 'list' | 'decimal' | 'whole' | 'length';
  /** Choices of a list; least and most of a number or a length. */
  readonly of: readonly string[];
  /** What a person reads who enters something else, which is then refused; unless told, it is let be. */
  readonly error?: string;
  /** What a person reads at the cell. */
  readonly prompt?: string;
}

/** How a sheet is printed, on A4 as wide as the paper. */
export interface PageSetup {
  readonly landscape: boolean;
  /** Inches. */
  readonly margins: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
    readonly header: number;
    readonly footer: number;
  };
  readonly onePage?: boolean;
  readonly centred?: boolean;
  /** In the language of Excel: &P is the page. */
  readonly footer?: string;
}

export interface SheetSetup {
  /** Widths of the columns, in digits of the book's standard font. */
  readonly widths: readonly number[];
  /** Points. */
  readonly rowHeight: number;
  /** Rows that stay in sight. */
  readonly frozen?: number;
  readonly gridLines?: boolean;
  /** Whether it is the one in sight when the book opens. */
  readonly selected?: boolean;
  /** Whether only open cells can be changed (without a password). */
  readonly isProtected?: boolean;
  /** Rows that are printed on every page: the first, counted from 0, and how many. */
  readonly repeated?: readonly [first: number, count: number];
  readonly page: PageSetup;
}

/** Longest text of a cell. */
const LONGEST = 32_767;
const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PROTECTION =
  '<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" formatColumns="0" formatRows="0" insertRows="0" deleteRows="0"/>';

/**
 * A sheet under way, made by `Book.sheet`. Rows are written from the top and leave at once, so that a sheet of any length
 * takes no memory; all rows and columns count from 0.
 */
export class Sheet {
  private readonly merges: string[] = [];
  private readonly validations: string[] = [];
  private readonly marks: string[] = [];
  private readonly links: string[] = [];
  private filtered: readonly [row: number, column: number, rows: number, columns: number] | undefined;

  constructor(
    readonly name: string,
    readonly setup: SheetSetup,
    private readonly styles: StyleBook,
    private readonly write: (xml: string, last?: boolean) => void,
  ) {
    const { widths, rowHeight, frozen, gridLines, selected } = setup;
    const pane = frozen
      ? `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>`
      : '';
    const view = `<sheetView${gridLines ? '' : ' showGridLines="0"'}${selected ? ' tabSelected="1"' : ''} workbookViewId="0"${pane ? `>${pane}</sheetView>` : '/>'}`;
    const columns = widths.map(
      (width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width.toFixed(2)}" customWidth="1"/>`,
    );
    write(
      `<worksheet xmlns="${SPREADSHEET}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>${view}</sheetViews><sheetFormatPr defaultRowHeight="${rowHeight}"/><cols>${columns.join('')}</cols><sheetData>`,
    );
  }

  /**
   * Writes a row, below those written before.
   * @param cells by column; undefined is none
   * @param height points; the sheet's own unless told
   */
  row(row: number, cells: readonly (Cell | undefined)[], height?: number): void {
    let xml = `<row r="${row + 1}"${height ? ` ht="${height}" customHeight="1"` : ''}>`;
    for (let column = 0; column < cells.length; column++) {
      const cell = cells[column];
      if (cell) xml += this.cell(cell, reference(row, column));
    }
    this.write(`${xml}</row>`);
  }

  /** Makes one cell of a rectangle; what stands in its other cells is not seen. */
  merge(row: number, column: number, rows: number, columns: number): void {
    if (rows * columns > 1) this.merges.push(area(row, column, rows, columns));
  }

  validate(row: number, column: number, rows: number, columns: number, check: Validation): void {
    const { kind, of, error, prompt } = check;
    const [first = '', second] = kind === 'list' ? [`"${of.join(',')}"`] : of;
    const attributes = [
      `type="${kind === 'length' ? 'textLength' : kind}" allowBlank="1"`,
      ...(kind === 'list' ? [] : ['operator="between"']),
      error === undefined
        ? 'showErrorMessage="0"'
        : `showErrorMessage="1" errorTitle="填写有误" error="${xmlText(error)}"`,
      ...(prompt === undefined ? [] : [`showInputMessage="1" prompt="${xmlText(prompt)}"`]),
      `sqref="${area(row, column, rows, columns)}"`,
    ];
    this.validations.push(
      `<dataValidation ${attributes.join(' ')}><formula1>${xmlText(first)}</formula1>${second === undefined ? '' : `<formula2>${xmlText(second)}</formula2>`}</dataValidation>`,
    );
  }

  /**
   * Shows cells in another look while a condition holds.
   * @param formula for the first cell of the range; its relative references move with the others
   */
  mark(
    row: number,
    column: number,
    rows: number,
    columns: number,
    { formula, as }: { readonly formula: string; readonly as: Mark },
  ): void {
    this.marks.push(
      `<conditionalFormatting sqref="${area(row, column, rows, columns)}"><cfRule type="expression" dxfId="${this.styles.ofMark(as)}" priority="${this.marks.length + 1}"><formula>${xmlText(formula)}</formula></cfRule></conditionalFormatting>`,
    );
  }

  /** Lets a person filter a table by its columns; its first row has the heads. */
  filter(row: number, column: number, rows: number, columns: number): void {
    this.filtered = [row, column, rows, columns];
  }

  /** Ends the sheet. */
  end(): void {
    const { page, isProtected } = this.setup;
    const list = (tag: string, items: readonly string[], counted = true): string =>
      items.length === 0
        ? ''
        : `<${tag}${counted ? ` count="${items.length}"` : ''}>${items.join('')}</${tag}>`;
    this.write(
      [
        '</sheetData>',
        isProtected ? PROTECTION : '',
        this.filtered ? `<autoFilter ref="${area(...this.filtered)}"/>` : '',
        list(
          'mergeCells',
          this.merges.map((ref) => `<mergeCell ref="${ref}"/>`),
        ),
        ...this.marks,
        list('dataValidations', this.validations),
        list('hyperlinks', this.links, false),
        pageXml(page),
        '</worksheet>',
      ].join(''),
      true,
    );
  }

  /** Names that the book has to define: what its filter covers, and what is printed on every page. */
  definedNames(): { readonly name: string; readonly range: string; readonly isHidden: boolean }[] {
    const { repeated } = this.setup;
    const names = [];
    if (this.filtered) {
      const [row, column, rows, columns] = this.filtered;
      const range = `${absolute(row, column)}:${absolute(row + rows - 1, column + columns - 1)}`;
      names.push({ name: '_xlnm._FilterDatabase', range, isHidden: true });
    }
    if (repeated)
      names.push({
        name: '_xlnm.Print_Titles',
        range: `$${repeated[0] + 1}:$${repeated[0] + repeated[1]}`,
        isHidden: false,
      });
    return names;
  }

  private cell({ value, style, link }: Cell, at: string): string {
    if (link !== undefined) this.links.push(`<hyperlink ref="${at}" location="${xmlText(link)}"/>`);
    const c = `<c r="${at}" s="${this.styles.of(style)}"`;
    if (value === undefined || value === '') return `${c}/>`;
    if (typeof value === 'number') return `${c}><v>${value}</v></c>`;
    if (typeof value !== 'string')
      return 'number' in value
        ? `${c}><v>${value.number}</v></c>`
        : `${c}><f>${xmlText(value.formula)}</f><v>${value.now}</v></c>`;
    // _x0041_ is how a workbook writes a character by its number.
    const text = value.slice(0, LONGEST).replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
    return `${c} t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
  }
}

function pageXml({ landscape, margins, onePage, centred, footer }: PageSetup): string {
  const { left, right, top, bottom, header, footer: foot } = margins;
  return [
    centred ? '<printOptions horizontalCentered="1"/>' : '',
    `<pageMargins left="${left}" right="${right}" top="${top}" bottom="${bottom}" header="${header}" footer="${foot}"/>`,
    `<pageSetup paperSize="9" orientation="${landscape ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="${onePage ? 1 : 0}"/>`,
    footer === undefined ? '' : `<headerFooter><oddFooter>${xmlText(footer)}</oddFooter></headerFooter>`,
  ].join('');
}
