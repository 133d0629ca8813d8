import { strToU8, Zip, ZipDeflate } from 'fflate';
import { contentTypes, coreProperties, packParts, relationship, relationships, XML_HEAD } from '../ooxml.ts';
import { xmlText } from '../xml-text.ts';
import { quoted } from './references.ts';
import { Sheet, type SheetSetup } from './sheet.ts';
import { type Font, StyleBook } from './style-book.ts';

const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface BookSetup {
  /** Font of cells without a look. */
  readonly font: Font;
  /** What the file says of itself. */
  readonly properties?: { readonly title: string; readonly unit: string; readonly year: number };
  /** Whether formulas are reckoned anew when the book is opened. */
  readonly recalculated?: boolean;
}

/**
 * A workbook (xlsx) under way: sheets one after the other, then `end`. Same sheets, same bytes. Where the rows are to
 * leave as they come (`streamed`), `take` gives what is ready.
 */
export class Book {
  private readonly styles: StyleBook;
  private readonly sheets: Sheet[] = [];
  private readonly written = new Map<Sheet, string[]>();
  private readonly stream: PartStream | undefined;

  constructor(
    private readonly setup: BookSetup,
    streamed = false,
  ) {
    this.styles = new StyleBook(setup.font);
    this.stream = streamed ? new PartStream() : undefined;
  }

  /**
   * Begins a sheet, which must be ended before the next begins.
   * @param name at most 31 characters, without []:*?/\ (`sheetName`)
   */
  sheet(name: string, setup: SheetSetup): Sheet {
    const xml: string[] = [];
    const write =
      this.stream?.part(sheetPart(this.sheets.length)) ??
      ((text: string): void => {
        xml.push(text);
      });
    const sheet = new Sheet(name, setup, this.styles, write);
    this.sheets.push(sheet);
    this.written.set(sheet, xml);
    return sheet;
  }

  /** The bytes that are ready since the last time; none of a book that is not streamed. */
  take(): Uint8Array {
    return this.stream?.take() ?? new Uint8Array();
  }

  /**
   * Ends the book.
   * @param order names of the sheets as they are shown; as they were written unless told
   * @returns the bytes, those aside that were taken
   */
  end(order: readonly string[] = this.sheets.map(({ name }) => name)): Uint8Array {
    const { sheets, stream } = this;
    const { properties } = this.setup;
    const of = 'officedocument.spreadsheetml';
    const core = 'docProps/core.xml';
    const before: (readonly [string, string])[] = [
      [
        '[Content_Types].xml',
        contentTypes([
          ['xl/workbook.xml', `${of}.sheet.main`],
          ['xl/styles.xml', `${of}.styles`],
          ...sheets.map((_, i) => [sheetPart(i), `${of}.worksheet`] as const),
          ...(properties ? [[core, 'package.core-properties'] as const] : []),
        ]),
      ],
      [
        '_rels/.rels',
        relationships(
          relationship('rId1', 'officeDocument', 'xl/workbook.xml'),
          ...(properties ? [relationship('rId2', 'metadata/core-properties', core)] : []),
        ),
      ],
      ['xl/workbook.xml', this.workbook(order)],
      [
        'xl/_rels/workbook.xml.rels',
        relationships(
          ...sheets.map((_, i) => relationship(`rId${i + 1}`, 'worksheet', sheetPart(i).slice(3))),
          relationship(`rId${sheets.length + 1}`, 'styles', 'styles.xml'),
        ),
      ],
      ['xl/styles.xml', this.styles.xml()],
    ];
    const after = properties
      ? [[core, coreProperties(properties.title, properties.unit, properties.year)] as const]
      : [];
    if (stream) {
      for (const [name, xml] of [...before, ...after]) stream.part(name)(xml, true);
      return stream.end();
    }
    const parts = sheets.map((sheet, i) => [sheetPart(i), (this.written.get(sheet) ?? []).join('')] as const);
    return packParts([...before, ...parts, ...after]);
  }

  private workbook(order: readonly string[]): string {
    const shown = order.flatMap((name) => this.sheets.filter((sheet) => sheet.name === name));
    const list = shown.map((sheet) => {
      const number = this.sheets.indexOf(sheet) + 1;
      return `<sheet name="${xmlText(sheet.name)}" sheetId="${number}" r:id="rId${number}"/>`;
    });
    const names = shown.flatMap((sheet, index) =>
      sheet
        .definedNames()
        .map(
          ({ name, range, isHidden }) =>
            `<definedName name="${name}" localSheetId="${index}"${isHidden ? ' hidden="1"' : ''}>${xmlText(`${quoted(sheet.name)}!${range}`)}</definedName>`,
        ),
    );
    const defined = names.length > 0 ? `<definedNames>${names.join('')}</definedNames>` : '';
    const reckon = this.setup.recalculated ? '<calcPr calcId="191029" fullCalcOnLoad="1"/>' : '';
    return `<workbook xmlns="${SPREADSHEET}" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${list.join('')}</sheets>${defined}${reckon}</workbook>`;
  }
}

function sheetPart(index: number): string {
  return `xl/worksheets/sheet${index + 1}.xml`;
}

/** Parts of a package that leave as they are written, one after the other. */
class PartStream {
  private readonly ready: Uint8Array[] = [];
  private readonly zip = new Zip((error, chunk) => {
    if (error) throw error;
    this.ready.push(chunk);
  });

  part(name: string): (xml: string, last?: boolean) => void {
    const entry = new ZipDeflate(name, { level: 6 });
    // The same bytes for the same rows: ZIP knows no earlier day.
    entry.mtime = '1980-01-01T00:00:00';
    this.zip.add(entry);
    entry.push(strToU8(XML_HEAD));
    return (xml, last = false) => entry.push(strToU8(xml), last);
  }

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

  end(): Uint8Array {
    this.zip.end();
    return this.take();
  }
}
