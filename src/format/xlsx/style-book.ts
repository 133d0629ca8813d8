import { xmlText } from '../xml-text.ts';

/** A typeface, and what tells a program of another to take where it is missing. */
export interface Face {
  readonly name: string;
  /** 1 with serifs, 2 without. */
  readonly family: 1 | 2;
  readonly charset?: number;
}

export interface Font {
  readonly face: Face;
  readonly points: number;
  readonly bold?: boolean;
  readonly underlined?: boolean;
  /** RRGGBB. */
  readonly colour?: string;
}

/** What a cell looks like, by value: equal looks are one entry of the style sheet. */
export interface Style {
  /** The book's own unless told. */
  readonly font?: Font;
  /** RRGGBB. */
  readonly fill?: string;
  /** Thin lines on all sides: RRGGBB, or the colour of the text. */
  readonly frame?: string | 'auto';
  readonly horizontal?: 'left' | 'center' | 'right';
  readonly vertical?: 'top' | 'center';
  readonly wrap?: boolean;
  /** Steps from the edge. */
  readonly indent?: number;
  /** Format of its number: `#,##0.00`, `@`. */
  readonly number?: string;
  /** Whether it may be changed in a protected sheet; unsaid where no sheet is protected. */
  readonly open?: boolean;
  /** Its words begin as a formula does and are none, not even once they are edited. */
  readonly neverFormula?: boolean;
}

/** How a cell looks while a condition holds. */
export interface Mark {
  /** RRGGBB. */
  readonly fill?: string;
  readonly bold?: boolean;
  /** RRGGBB. */
  readonly colour?: string;
}

/** Formats that every program knows by their number. */
const KNOWN_NUMBERS: Readonly<Record<string, number>> = { '0': 1, '#,##0': 3, '0%': 9, '@': 49 };
const FIRST_NUMBER = 164;
const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** The style sheet of a workbook: looks as they are asked for, each written once. */
export class StyleBook {
  private readonly known = new WeakMap<Style, number>();
  private readonly numbers = new Map<string, number>();
  private readonly fonts = new Map<string, number>();
  private readonly fills = new Map<string, number>();
  private readonly frames = new Map<string, number>();
  private readonly looks = new Map<string, number>();
  private readonly marks = new Map<string, number>();

  /** @param standard font of cells without a look; widths of columns are counted in its digits */
  constructor(private readonly standard: Font) {
    numberIn(this.fonts, fontXml(standard));
    numberIn(this.fills, '<fill><patternFill patternType="none"/></fill>');
    numberIn(this.fills, '<fill><patternFill patternType="gray125"/></fill>');
    numberIn(this.frames, '<border><left/><right/><top/><bottom/><diagonal/></border>');
    numberIn(this.looks, '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>');
  }

  /** Number of a look. */
  of(style: Style): number {
    let number = this.known.get(style);
    if (number === undefined) {
      number = numberIn(this.looks, this.lookXml(style));
      this.known.set(style, number);
    }
    return number;
  }

  /** Number of a conditional look. */
  ofMark({ fill, bold, colour }: Mark): number {
    const solid = fill
      ? `<fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/><bgColor rgb="FF${fill}"/></patternFill></fill>`
      : '';
    const font =
      bold || colour ? `<font>${bold ? '<b/>' : ''}${colour ? `<color rgb="FF${colour}"/>` : ''}</font>` : '';
    return numberIn(this.marks, `<dxf>${font}${solid}</dxf>`);
  }

  /** `xl/styles.xml`. */
  xml(): string {
    const list = (name: string, of: Iterable<string>): string => {
      const items = [...of];
      return items.length === 0 ? '' : `<${name} count="${items.length}">${items.join('')}</${name}>`;
    };
    const numbers = [...this.numbers].map(
      ([code, id]) => `<numFmt numFmtId="${id}" formatCode="${xmlText(code)}"/>`,
    );
    return `<styleSheet xmlns="${SPREADSHEET}">${list('numFmts', numbers)}${list('fonts', this.fonts.keys())}${list('fills', this.fills.keys())}${list('borders', this.frames.keys())}<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>${list('cellXfs', this.looks.keys())}<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>${list('dxfs', this.marks.keys())}</styleSheet>`;
  }

  private lookXml(style: Style): string {
    const { fill, frame, horizontal, vertical, wrap, indent, open, neverFormula } = style;
    const ids = [
      `numFmtId="${this.numberOf(style.number)}"`,
      `fontId="${numberIn(this.fonts, fontXml(style.font ?? this.standard))}"`,
      `fillId="${fill === undefined ? 0 : numberIn(this.fills, `<fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/><bgColor indexed="64"/></patternFill></fill>`)}"`,
      `borderId="${frame === undefined ? 0 : numberIn(this.frames, frameXml(frame))}"`,
    ];
    const alignment = [
      horizontal && `horizontal="${horizontal}"`,
      vertical && `vertical="${vertical}"`,
      wrap && 'wrapText="1"',
      indent && `indent="${indent}"`,
    ].filter(Boolean);
    const applied = [
      'NumberFormat',
      'Font',
      ...(fill === undefined ? [] : ['Fill']),
      'Border',
      ...(alignment.length === 0 ? [] : ['Alignment']),
      ...(open === undefined ? [] : ['Protection']),
    ];
    const parts = [
      ...(alignment.length === 0 ? [] : [`<alignment ${alignment.join(' ')}/>`]),
      ...(open === undefined ? [] : [`<protection locked="${open ? 0 : 1}"/>`]),
    ];
    const xf = `<xf ${ids.join(' ')} xfId="0" ${applied.map((what) => `apply${what}="1"`).join(' ')}${neverFormula ? ' quotePrefix="1"' : ''}`;
    return parts.length === 0 ? `${xf}/>` : `${xf}>${parts.join('')}</xf>`;
  }

  private numberOf(code: string | undefined): number {
    if (code === undefined) return 0;
    const known = KNOWN_NUMBERS[code] ?? this.numbers.get(code);
    if (known !== undefined) return known;
    const id = FIRST_NUMBER + this.numbers.size;
    this.numbers.set(code, id);
    return id;
  }
}

function fontXml({ face, points, bold, underlined, colour }: Font): string {
  const charset = face.charset === undefined ? '' : `<charset val="${face.charset}"/>`;
  return `<font>${bold ? '<b/>' : ''}${underlined ? '<u/>' : ''}<sz val="${points}"/>${colour ? `<color rgb="FF${colour}"/>` : ''}<name val="${face.name}"/><family val="${face.family}"/>${charset}</font>`;
}

function frameXml(colour: string): string {
  const of = colour === 'auto' ? 'auto="1"' : `rgb="FF${colour}"`;
  const edge = (side: string): string => `<${side} style="thin"><color ${of}/></${side}>`;
  return `<border>${['left', 'right', 'top', 'bottom'].map(edge).join('')}<diagonal/></border>`;
}

function numberIn(list: Map<string, number>, xml: string): number {
  const known = list.get(xml);
  if (known !== undefined) return known;
  list.set(xml, list.size);
  return list.size - 1;
}
