/**
 * A writer of workbooks (xlsx) with what a ledger needs and no more: styles, filters, lists to choose from, links,
 * print setup. Rows leave as they come, so that a sheet of any length takes no memory.
 */
import { strToU8, Zip, ZipDeflate } from 'fflate';
import { xmlText } from '../../format/xml-text.ts';
import { width } from '../quote.ts';

/** Looks of cells, by their number in the style sheet. */
export const LOOK = {
  plain: 0,
  head: 1,
  text: 2,
  /** Text that a spreadsheet would take for a formula once it is edited. */
  guarded: 3,
  number: 4,
  share: 5,
  error: 6,
  warning: 7,
  info: 8,
  link: 9,
  title: 10,
  entry: 11,
} as const;

export type Look = (typeof LOOK)[keyof typeof LOOK];

/** A cell: a number stays one, text is never a formula; undefined is an empty cell with a look. */
export interface CellOf {
  readonly value?: string | number | undefined;
  readonly look: Look;
  /** A place in this workbook: '汇总'!A1. */
  readonly link?: string;
}

export interface Column {
  readonly title: string;
  /** Characters of Latin width. */
  readonly width: number;
  /** What a person may choose from. */
  readonly choices?: readonly string[];
}

/** Longest text of a cell. */
const LONGEST = 32_767;
/** Points: of a line of text, and of the highest row there may be. */
const LINE = 14;
const HIGHEST = 409;
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A workbook under way. Sheets are written one after the other, and may be shown in another order. */
export class Workbook {
  private readonly ready: Uint8Array[] = [];
  private readonly zip = new Zip((error, chunk) => {
    if (error) throw error;
    this.ready.push(chunk);
  });
  private readonly sheets: Sheet[] = [];

  /**
   * Begins a sheet, which must be ended before the next begins.
   * @param name at most 31 characters, without []:*?/\ (`sheetName`)
   * @param above rows over the heads
   */
  sheet(name: string, columns: readonly Column[], above: readonly (readonly CellOf[])[] = []): Sheet {
    const number = this.sheets.length + 1;
    const sheet = new Sheet(name, columns, above, number, this.entry(`xl/worksheets/sheet${number}.xml`));
    this.sheets.push(sheet);
    return sheet;
  }

  /** The bytes that are ready since the last time. */
  take(): Uint8Array {
    const parts = this.ready.splice(0);
    const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  /**
   * Ends the workbook.
   * @param order names of the sheets as they are shown
   */
  end(order: readonly string[]): Uint8Array {
    const shown = order.flatMap((name) => this.sheets.filter((sheet) => sheet.name === name));
    const file = (name: string, xml: string): void => this.entry(name)(HEAD + xml, true);
    const names = shown.flatMap((sheet, i) => sheet.definedNames(i)).join('');
    const list = shown.map(
      ({ name, number }) => `<sheet name="${xmlText(name)}" sheetId="${number}" r:id="rId${number}"/>`,
    );
    file(
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${list.join('')}</sheets><definedNames>${names}</definedNames></workbook>`,
    );
    const relations = this.sheets.map(
      ({ number }) =>
        `<Relationship Id="rId${number}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
    );
    const styles = `<Relationship Id="rId${this.sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/>`;
    file(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}${styles}</Relationships>`,
    );
    file('xl/styles.xml', STYLES);
    file(
      '_rels/.rels',
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    );
    const parts = this.sheets.map(
      ({ number }) =>
        `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
    );
    file(
      '[Content_Types].xml',
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${parts.join('')}</Types>`,
    );
    this.zip.end();
    return this.take();
  }

  private entry(name: string): (text: string, last?: boolean) => void {
    const entry = new ZipDeflate(name, { level: 6 });
    // The same bytes for the same rows: ZIP knows no earlier day.
    entry.mtime = '1980-01-01T00:00:00';
    this.zip.add(entry);
    return (text, last = false) => entry.push(strToU8(text), last);
  }
}

/** One sheet: heads that stay in view and on every printed page, rows below them. */
export class Sheet {
  private rows = 0;
  private readonly links: string[] = [];
  /** Row of the heads. */
  private readonly headRow: number;
  /** Last row that the filter covers. */
  private filtered = 0;

  constructor(
    readonly name: string,
    private readonly columns: readonly Column[],
    above: readonly (readonly CellOf[])[],
    readonly number: number,
    private readonly write: (text: string, last?: boolean) => void,
  ) {
    this.headRow = above.length + 1;
    const widths = columns.map(
      ({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
    );
    const top = `<pane ySplit="${this.headRow}" topLeftCell="A${this.headRow + 1}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>`;
    write(
      `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">${top}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${widths.join('')}</cols><sheetData>`,
    );
    for (const row of above) this.row(row);
    this.row(columns.map(({ title }) => ({ value: title, look: LOOK.head })));
  }

  row(cells: readonly CellOf[]): void {
    this.rows++;
    this.write(
      `<row r="${this.rows}"${this.heightOf(cells)}>${cells.map((cell, i) => this.cell(cell, letters(i) + this.rows)).join('')}</row>`,
    );
  }

  /** Spreadsheets leave it to the file how high a row of wrapped text is, or guess it late. */
  private heightOf(cells: readonly CellOf[]): string {
    const lines = cells.map(({ value, look }, i) => {
      if (typeof value !== 'string' || look === LOOK.title || look === LOOK.plain) return 1;
      const room = Math.max(1, (this.columns[i]?.width ?? 8) - 1);
      return value.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(width(line) / room)), 0);
    });
    const height = Math.min(HIGHEST, Math.max(1, ...lines) * LINE + 2);
    return cells.some(({ look }) => look === LOOK.title) ? '' : ` ht="${height}" customHeight="1"`;
  }

  /** What follows is no part of the table that the filter is for. */
  endTable(): void {
    this.filtered = this.rows;
  }

  end(): void {
    if (this.filtered === 0) this.endTable();
    const validations = this.columns.flatMap(({ choices }, i) => {
      if (!choices) return [];
      const range = `${letters(i)}${this.headRow + 1}:${letters(i)}${Math.max(this.filtered, this.headRow + 1)}`;
      return [
        `<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${range}"><formula1>"${choices.map(xmlText).join(',')}"</formula1></dataValidation>`,
      ];
    });
    const lists =
      validations.length === 0
        ? ''
        : `<dataValidations count="${validations.length}">${validations.join('')}</dataValidations>`;
    const links = this.links.length === 0 ? '' : `<hyperlinks>${this.links.join('')}</hyperlinks>`;
    const page =
      '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;L&amp;A&amp;R第&amp;P页，共&amp;N页</oddFooter></headerFooter>';
    this.write(
      `</sheetData><autoFilter ref="${this.range().replaceAll('$', '')}"/>${lists}${links}${page}</worksheet>`,
      true,
    );
  }

  /** @param index of the sheet as shown */
  definedNames(index: number): string[] {
    const sheet = `'${this.name.replaceAll("'", "''")}'!`;
    const name = (kind: string, hidden: string, range: string): string =>
      `<definedName name="_xlnm.${kind}" localSheetId="${index}"${hidden}>${xmlText(sheet + range)}</definedName>`;
    return [
      name('_FilterDatabase', ' hidden="1"', this.range()),
      name('Print_Titles', '', `$${this.headRow}:$${this.headRow}`),
    ];
  }

  private range(): string {
    return `$A$${this.headRow}:$${letters(this.columns.length - 1)}$${this.filtered}`;
  }

  private cell({ value, look, link }: CellOf, at: string): string {
    if (link !== undefined) this.links.push(`<hyperlink ref="${at}" location="${xmlText(link)}"/>`);
    if (value === undefined || value === '') return `<c r="${at}" s="${look}"/>`;
    if (typeof value === 'number') return `<c r="${at}" s="${look}"><v>${value}</v></c>`;
    const guarded = look === LOOK.text && /^[=+\-@\t]/.test(value) ? LOOK.guarded : look;
    // _x0041_ is how a workbook writes a character by its number.
    const text = value.slice(0, LONGEST).replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
    return `<c r="${at}" s="${guarded}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
  }
}

/** A sheet's name from any words: what must not stand in it replaced, cut to 31 characters. */
export function sheetName(words: string): string {
  const legal = xmlLegal(words)
    .replace(/[[\]:*?/\\]/g, '_')
    .slice(0, 31);
  return (
    legal
      .replace(/[\ud800-\udbff]$/, '')
      .replace(/^'|'$/g, '_')
      .trim() || '_'
  );
}

function xmlLegal(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\p{Cc}|\p{Surrogate}/gu, '');
}

/** A place in a sheet as a link names it. */
export function linkTo(sheet: string, cell: string): string {
  return `'${sheet.replaceAll("'", "''")}'!${cell}`;
}

/** A, B … Z, AA … of the column counted from 0. */
function letters(index: number): string {
  return (index >= 26 ? letters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));
}

const FONT = '<sz val="10"/><name val="等线"/><family val="2"/>';
const solid = (colour: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
const coloured = (colour: string, more = ''): string =>
  `<font>${more}${FONT.replace('<name', `<color rgb="FF${colour}"/><name`)}</font>`;
const edge = (side: string): string => `<${side} style="thin"><color rgb="FFBFBFBF"/></${side}>`;
const xf = (font: number, fill: number, format: number, alignment: string, more = ''): string =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"${more}><alignment ${alignment}/></xf>`;
const TOP = 'vertical="top" wrapText="1"';
const MIDDLE = 'horizontal="center" vertical="top" wrapText="1"';

/** In the order of LOOK. */
const STYLES = [
  `<styleSheet xmlns="${MAIN}">`,
  `<fonts count="7"><font>${FONT}</font>`,
  coloured('FFFFFF', '<b/>'),
  coloured('9C0006', '<b/>'),
  coloured('7F6000', '<b/>'),
  coloured('1F4E79'),
  coloured('0563C1', '<u/>'),
  `<font><b/>${FONT.replace('10', '14')}</font></fonts>`,
  '<fills count="7"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
  ...['1F4E79', 'FFC7CE', 'FFEB9C', 'DDEBF7', 'FFFDE7'].map(solid),
  '</fills>',
  `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map(edge).join('')}<diagonal/></border></borders>`,
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="12"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  xf(1, 2, 0, 'horizontal="center" vertical="center" wrapText="1"'),
  xf(0, 0, 0, TOP),
  xf(0, 0, 0, TOP, ' quotePrefix="1"'),
  xf(0, 0, 1, 'vertical="top"'),
  xf(0, 0, 9, 'vertical="top"'),
  xf(2, 3, 0, MIDDLE),
  xf(3, 4, 0, MIDDLE),
  xf(4, 5, 0, MIDDLE),
  xf(5, 0, 0, TOP),
  '<xf numFmtId="0" fontId="6" fillId="0" borderId="0" xfId="0" applyFont="1"/>',
  xf(0, 6, 0, TOP),
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
].join('');
