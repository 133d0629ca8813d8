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

const NUMBER = { amount: 164, 'hidden-zero': 165, count: 3 } as const;
const FORMATS =
  '<numFmts count="2"><numFmt numFmtId="164" formatCode="#,##0.00"/><numFmt numFmtId="165" formatCode="#,##0.00;\\-#,##0.00;"/></numFmts>';
const EDGES = ['left', 'right', 'top', 'bottom'].map(
  (side) => `<${side} style="thin"><color auto="1"/></${side}>`,
);

/** Looks as they are asked for, each written once. */
export class StyleBook {
  private readonly fonts = new Map<string, number>();
  private readonly formats = new Map<string, number>();

  constructor() {
    this.font('宋体', 11);
    this.formats.set('<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>', 0);
  }

  /** Number of a look in the style sheet. */
  of(look: CellLook): number {
    const font = this.fontOf(look);
    const { horizontal, wrap } = alignmentOf(look);
    const indent = look.indent && look.align !== 'centre' ? ` indent="${look.indent}"` : '';
    const framed = look.kind === 'header' || look.kind === 'text' ? 1 : 0;
    const number = look.number ? NUMBER[look.number] : 0;
    return numberOf(
      this.formats,
      `<xf numFmtId="${number}" fontId="${font}" fillId="0" borderId="${framed}" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment horizontal="${horizontal}" vertical="center"${wrap ? ' wrapText="1"' : ''}${indent}/></xf>`,
    );
  }

  /** `xl/styles.xml`. */
  xml(): string {
    const list = (name: string, of: ReadonlyMap<string, number>): string =>
      `<${name} count="${of.size}">${[...of.keys()].join('')}</${name}>`;
    return `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${FORMATS}${list('fonts', this.fonts)}<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${EDGES.join('')}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>${list('cellXfs', this.formats)}<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
  }

  private fontOf({ kind, size, bold }: CellLook): number {
    switch (kind) {
      case 'cover':
        return this.font('方正小标宋简体', 26);
      case 'title':
        return this.font('方正小标宋简体', 18);
      case 'subtitle':
        return this.font('宋体', 12);
      case 'link':
        return this.font('宋体', 12, '<u/>', '<color rgb="FF0563C1"/>');
      case 'line':
      case 'note':
        return this.font('宋体', 10);
      default:
        return this.font('宋体', (size ?? 20) / 2, bold ? '<b/>' : '');
    }
  }

  private font(name: string, points: number, before = '', colour = ''): number {
    return numberOf(
      this.fonts,
      `<font>${before}<sz val="${points}"/>${colour}<name val="${name}"/><family val="1"/><charset val="134"/></font>`,
    );
  }
}

function alignmentOf({ kind, align, right }: CellLook): { horizontal: string; wrap: boolean } {
  if (kind === 'line') return { horizontal: right ? 'right' : 'left', wrap: false };
  if (kind === 'note' || kind === 'link') return { horizontal: 'left', wrap: kind === 'note' };
  if (kind === 'text') return { horizontal: align === 'centre' ? 'center' : (align ?? 'left'), wrap: true };
  return { horizontal: 'center', wrap: kind !== 'subtitle' };
}

function numberOf(of: Map<string, number>, xml: string): number {
  const known = of.get(xml);
  if (known !== undefined) return known;
  of.set(xml, of.size);
  return of.size - 1;
}
