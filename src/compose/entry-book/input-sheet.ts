import { xmlText } from '../../format/xml-text.ts';
import { area, reference, wordsCell } from '../write/xlsx-cells.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

const FONTS = [
  '<font><sz val="11"/><name val="宋体"/><family val="1"/><charset val="134"/></font>',
  '<font><b/><sz val="11"/><name val="宋体"/><family val="1"/><charset val="134"/></font>',
  '<font><b/><sz val="16"/><name val="宋体"/><family val="1"/><charset val="134"/></font>',
  '<font><sz val="10"/><color rgb="FF5F6368"/><name val="宋体"/><family val="1"/><charset val="134"/></font>',
  '<font><u/><sz val="11"/><color rgb="FF0563C1"/><name val="宋体"/><family val="1"/><charset val="134"/></font>',
] as const;
const FILLS = ['FFE8EEF4', 'FFFFFBE6', 'FFF3F3F3'] as const;
const [NORMAL, BOLD, TITLE, GREY, LINK] = [0, 1, 2, 3, 4];
const [NONE, HEAD, INPUT, CLOSED] = [0, 2, 3, 4];
const AMOUNT = '#,##0.00####';
/** Nothing is not shown. */
const SHOWN = '#,##0.00####;-#,##0.00####;';

interface Format {
  readonly font: number;
  readonly fill: number;
  readonly framed: boolean;
  readonly align: 'left' | 'center' | 'right';
  readonly number?: string;
  readonly open?: true;
}

/** Looks of cells. What is `open` may be filled in where the sheet is protected. */
const LOOKS = {
  plain: { font: NORMAL, fill: NONE, framed: false, align: 'left' },
  title: { font: TITLE, fill: NONE, framed: false, align: 'left' },
  about: { font: GREY, fill: NONE, framed: false, align: 'left' },
  head: { font: BOLD, fill: HEAD, framed: true, align: 'center' },
  label: { font: NORMAL, fill: CLOSED, framed: true, align: 'left' },
  note: { font: GREY, fill: NONE, framed: true, align: 'left' },
  closed: { font: NORMAL, fill: CLOSED, framed: true, align: 'left' },
  shown: { font: NORMAL, fill: CLOSED, framed: true, align: 'right', number: SHOWN },
  tally: { font: NORMAL, fill: CLOSED, framed: true, align: 'center', number: '0' },
  link: { font: LINK, fill: CLOSED, framed: true, align: 'left' },
  words: { font: NORMAL, fill: INPUT, framed: true, align: 'left', number: '@', open: true },
  centred: { font: NORMAL, fill: INPUT, framed: true, align: 'center', number: '@', open: true },
  amount: { font: NORMAL, fill: INPUT, framed: true, align: 'right', number: AMOUNT, open: true },
  sum: { font: BOLD, fill: CLOSED, framed: true, align: 'right', number: AMOUNT, open: true },
  count: { font: NORMAL, fill: INPUT, framed: true, align: 'right', open: true },
} as const satisfies Record<string, Format>;

export type Look = keyof typeof LOOKS;
const NAMES = Object.keys(LOOKS) as Look[];
const NUMBERS = [...new Set(Object.values<Format>(LOOKS).flatMap((l) => l.number ?? []))];

/** `xl/styles.xml` of an input workbook, with the looks and what is missing in red, what is done in green. */
export function inputStyles(): string {
  const formats = NUMBERS.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${xmlText(code)}"/>`);
  const edges = ['left', 'right', 'top', 'bottom'].map(
    (side) => `<${side} style="thin"><color rgb="FFBFC5CC"/></${side}>`,
  );
  const fills = FILLS.map(
    (rgb) => `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/></patternFill></fill>`,
  );
  const xfs = NAMES.map((name) => {
    const { font, fill, framed, align, number, open }: Format = LOOKS[name];
    const format = number === undefined ? 0 : 164 + NUMBERS.indexOf(number);
    return `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${framed ? 1 : 0}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"><alignment horizontal="${align}" vertical="center"${align === 'left' && framed ? ' indent="1"' : ''}${name === 'title' ? '' : ' wrapText="1"'}/><protection locked="${open ? 0 : 1}"/></xf>`;
  });
  const marks = [
    '<dxf><fill><patternFill patternType="solid"><fgColor rgb="FFF8D7DA"/><bgColor rgb="FFF8D7DA"/></patternFill></fill></dxf>',
    '<dxf><font><b/><color rgb="FFB42318"/></font></dxf>',
    '<dxf><font><color rgb="FF1A7F4B"/></font></dxf>',
  ];
  return `<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length}">${formats.join('')}</numFmts><fonts count="${FONTS.length}">${FONTS.join('')}</fonts><fills count="${2 + fills.length}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fills.join('')}</fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${edges.join('')}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${xfs.length}">${xfs.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="${marks.length}">${marks.join('')}</dxfs></styleSheet>`;
}

/** Conditional looks, as `inputStyles` numbers them. */
const MARKS = { missing: 0, wanting: 1, done: 2 } as const;

/** What stands in a cell: words, a number in digits, or a formula with the value that it has now. */
export type InputValue =
  | string
  | { readonly number: string }
  | { readonly formula: string; readonly now: string };

export interface Validation {
  readonly kind: 'list' | 'decimal' | 'whole' | 'length';
  /** Choices of a list; least and most of a number or a length. */
  readonly of: readonly string[];
  /** What a person reads who enters something else. */
  readonly error: string;
  /** What a person reads at the cell. */
  readonly prompt?: string;
}

interface Line {
  height?: number;
  /** Lines that its longest words take. */
  lines: number;
  readonly cells: Map<number, string>;
}

/** Characters of Latin width. */
function width(text: string): number {
  let sum = 0;
  for (const character of text) sum += character.codePointAt(0)! < 0x2e80 ? 1 : 2;
  return sum;
}

/** One sheet to be filled in, built cell by cell. Rows and columns count from 0. */
export class InputSheet {
  private readonly rows = new Map<number, Line>();
  private readonly merges: string[] = [];
  private readonly validations: string[] = [];
  private readonly marks: string[] = [];
  private readonly links: string[] = [];

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

  put(row: number, column: number, value: InputValue | undefined, look: Look, rows = 1, columns = 1): void {
    const style = NAMES.indexOf(look);
    for (let r = row; r < row + rows; r++)
      for (let c = column; c < column + columns; c++)
        this.line(r).cells.set(c, `<c r="${reference(r, c)}" s="${style}"/>`);
    if (rows * columns > 1) this.merges.push(area(row, column, rows, columns));
    if (value === undefined) return;
    const line = this.line(row);
    line.cells.set(column, cellXml(reference(row, column), row, column, value, style));
    if (typeof value !== 'string' || rows > 1 || look === 'title') return;
    const room = this.widths.slice(column, column + columns).reduce((a, b) => a + b, 0) - 2;
    line.lines = Math.max(line.lines, Math.ceil(width(value) / room));
  }

  height(row: number, points: number): void {
    this.line(row).height = points;
  }

  validate(row: number, column: number, rows: number, columns: number, check: Validation): void {
    const type = { list: 'list', decimal: 'decimal', whole: 'whole', length: 'textLength' }[check.kind];
    const [first = '', second = ''] = check.kind === 'list' ? [`"${check.of.join(',')}"`] : check.of;
    const between = check.kind === 'list' ? '' : ' operator="between"';
    const prompt = check.prompt ? ` showInputMessage="1" prompt="${xmlText(check.prompt)}"` : '';
    this.validations.push(
      `<dataValidation type="${type}" allowBlank="1"${between} showErrorMessage="1" errorTitle="填写有误" error="${xmlText(check.error)}"${prompt} sqref="${area(row, column, rows, columns)}"><formula1>${xmlText(first)}</formula1>${second ? `<formula2>${xmlText(second)}</formula2>` : ''}</dataValidation>`,
    );
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
    this.marks.push(
      `<conditionalFormatting sqref="${area(row, column, rows, columns)}"><cfRule type="expression" dxfId="${MARKS[as]}" priority="${this.marks.length + 1}"><formula>${xmlText(formula)}</formula></cfRule></conditionalFormatting>`,
    );
  }

  link(row: number, column: number, target: string): void {
    this.links.push(`<hyperlink ref="${reference(row, column)}" location="${xmlText(target)}"/>`);
  }

  xml(first: boolean): string {
    const columns = this.widths.map(
      (w, i) => `<col min="${i + 1}" max="${i + 1}" width="${w + 0.71}" customWidth="1"/>`,
    );
    const rows = [...this.rows]
      .sort(([a], [b]) => a - b)
      .map(([row, { height: told, lines, cells }]) => {
        // Programs differ in whether they fit rows to their words when they open a file.
        const height = told ?? (lines > 1 ? Math.min(409, 15 * lines + 5) : undefined);
        const ordered = [...cells].sort(([a], [b]) => a - b).map(([, xml]) => xml);
        return `<row r="${row + 1}"${height ? ` ht="${height}" customHeight="1"` : ''}>${ordered.join('')}</row>`;
      });
    const pane = this.frozen
      ? `<pane ySplit="${this.frozen}" topLeftCell="A${this.frozen + 1}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>`
      : '';
    const list = (tag: string, items: readonly string[], counted = true): string =>
      items.length === 0
        ? ''
        : `<${tag}${counted ? ` count="${items.length}"` : ''}>${items.join('')}</${tag}>`;
    const guard = this.isProtected
      ? '<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" formatColumns="0" formatRows="0" insertRows="0" deleteRows="0"/>'
      : '';
    return `<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView showGridLines="0"${first ? ' tabSelected="1"' : ''} workbookViewId="0">${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="18"/><cols>${columns.join('')}</cols><sheetData>${rows.join('')}</sheetData>${guard}${list(
      'mergeCells',
      this.merges.map((ref) => `<mergeCell ref="${ref}"/>`),
    )}${this.marks.join('')}${list('dataValidations', this.validations)}${list('hyperlinks', this.links, false)}<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="${this.landscape ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/></worksheet>`;
  }

  private line(row: number): Line {
    let line = this.rows.get(row);
    if (!line) {
      line = { lines: 1, cells: new Map() };
      this.rows.set(row, line);
    }
    return line;
  }
}

function cellXml(at: string, row: number, column: number, value: InputValue, style: number): string {
  if (typeof value === 'string') return wordsCell(row, column, value, style);
  if ('number' in value) return `<c r="${at}" s="${style}"><v>${value.number}</v></c>`;
  return `<c r="${at}" s="${style}"><f>${xmlText(value.formula)}</f><v>${value.now}</v></c>`;
}
