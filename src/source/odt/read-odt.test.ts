import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type SourceDocument, type Table, UnreadableError } from '../../model/document.ts';
import { readOdt } from './read-odt.ts';

const NAMESPACES = ['office', 'text', 'table', 'style']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .concat('xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"')
  .concat('xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"')
  .join(' ');

const odt = (body: string, styles = '', more: Record<string, string> = {}): Uint8Array =>
  zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.text'),
    'content.xml': strToU8(
      `<office:document-content ${NAMESPACES}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ),
    ...Object.fromEntries(Object.entries(more).map(([name, xml]) => [name, strToU8(xml)])),
  });
const read = (body: string, styles = ''): SourceDocument => readOdt(odt(body, styles), 'a.odt');
const texts = (document: SourceDocument): string[] =>
  document.blocks.map((block) =>
    block.kind === 'paragraph' ? block.text : `表${block.rows}×${block.columns}`,
  );
const p = (text: string, style = ''): string => `<text:p text:style-name="${style}">${text}</text:p>`;

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(UnreadableError);
    return (error as UnreadableError).code;
  }
  return 'no error';
}

describe('OpenDocument text', () => {
  it('reads paragraphs, headings, spans, blanks, notes and text boxes', () => {
    const note =
      '<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>注文</text:p></text:note-body></text:note>';
    const document = read(
      `<text:tracked-changes><text:p>删去</text:p></text:tracked-changes><text:h text:outline-level="2">一、<text:span>概况</text:span></text:h>` +
        p(`支出\n   10<text:s text:c="2"/>万元${note}<text:tab/>完`) +
        p('第二部分<text:line-break/>决算表12<text:line-break/>13') +
        p('<draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame>锚'),
    );
    expect(texts(document)).toEqual([
      '一、概况',
      '支出 10  万元\t完',
      '第二部分决算表12 13',
      '锚',
      '框',
      '注文',
    ]);
    expect(document.blocks[0]).toMatchObject({ level: 2, spans: [{ start: 0, end: 4, place: { line: 1 } }] });
    expect(document.blocks[5]).toMatchObject({ spans: [{ place: { line: 6 } }] });
  });

  it('knows the look along the chain of styles', () => {
    const styles =
      '<style:style style:name="B" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-size="16pt"/></style:style>' +
      '<style:style style:name="C" style:family="paragraph" style:parent-style-name="B"><style:text-properties fo:font-weight="bold"/></style:style>';
    const named =
      '<style:style style:name="Heading_20_2" style:family="paragraph"/><style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_2"/>';
    expect(read(p('标题', 'P1'), named).blocks[0]).toMatchObject({ level: 2 });
    expect(read(p('标题', 'C'), styles).blocks[0]).toMatchObject({
      look: { size: 16, bold: true, centred: true },
    });
  });

  it('ends a paragraph at a soft break after a sentence or before an indent', () => {
    const body = p('一、收入<text:line-break/>　　共10万元。<text:line-break/>二、支出');
    expect(texts(read(body))).toEqual(['一、收入', '共10万元。', '二、支出']);
  });

  it('prints the numbers of lists, nested and continued', () => {
    const styles =
      '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-suffix="、" style:num-format="一, 二, 三, ..."/>' +
      '<text:list-level-style-number text:level="2" style:num-prefix="（" style:num-suffix="）" style:num-format="1"/></text:list-style>';
    const item = (content: string): string => `<text:list-item>${content}</text:list-item>`;
    const body =
      `<text:list text:style-name="L">${item(p('甲') + p('续'))}${item(`${p('乙')}<text:list>${item(p('子'))}${item(p('丑'))}</text:list>`)}</text:list>` +
      `<text:list text:style-name="L" text:continue-numbering="true">${item(p('丙'))}</text:list><text:list text:style-name="L">${item(p('丁'))}</text:list>`;
    const document = read(body, styles);
    expect(texts(document)).toEqual(['一、甲', '续', '二、乙', '（1）子', '（2）丑', '三、丙', '一、丁']);
    expect(document.blocks[0]).toMatchObject({ spans: [{ start: 2, end: 3 }] });
  });

  it('lays out tables with spans, covered and repeated cells, and unfolds those for the layout', () => {
    const cell = (text: string, more = ''): string =>
      `<table:table-cell ${more}>${p(text)}</table:table-cell>`;
    const covered = '<table:covered-table-cell/>';
    const table =
      '<table:table><table:table-column table:number-columns-repeated="4"/><table:table-header-rows>' +
      `<table:table-row>${cell('项目', 'table:number-rows-spanned="2"')}${cell('收入', 'table:number-columns-spanned="3"')}${covered}${covered}</table:table-row></table:table-header-rows>` +
      `<table:table-row>${covered}${cell('合计')}${cell('—', 'table:number-columns-repeated="2"')}</table:table-row></table:table>`;
    const document = read(
      `<table:table><table:table-row>${`<table:table-cell>${p('前')}${table}</table:table-cell>`}</table:table-row></table:table>`,
    );
    expect(texts(document)).toEqual(['前', '表2×4']);
    expect(
      (document.blocks[1] as Table).cells.map((c) => [c.row, c.column, c.rowSpan, c.columnSpan, c.text]),
    ).toEqual([
      [0, 0, 2, 1, '项目'],
      [0, 1, 1, 3, '收入'],
      [1, 1, 1, 1, '合计'],
      [1, 2, 1, 1, '—'],
      [1, 3, 1, 1, '—'],
    ]);
  });

  it('bounds what is repeated', () => {
    const wide =
      '<table:table><table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1000000"><text:p>甲</text:p></table:table-cell></table:table-row></table:table>';
    const table = read(wide).blocks[0] as Table;
    expect([table.rows, table.columns]).toEqual([256, 256]);
  });

  it('says why a file cannot be read', () => {
    expect(codeOf(() => readOdt(new Uint8Array(), 'a'))).toBe('empty');
    expect(codeOf(() => readOdt(zipSync({ a: strToU8('a') }), 'a'))).toBe('damaged');
    expect(codeOf(() => read(''))).toBe('empty');
    expect(codeOf(() => read(p('<draw:frame><draw:image/></draw:frame>')))).toBe('scanned');
    const manifest =
      '<m:manifest xmlns:m="urn:x"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>';
    expect(codeOf(() => readOdt(odt(p('甲'), '', { 'META-INF/manifest.xml': manifest }), 'a'))).toBe(
      'encrypted',
    );
    const whole = odt(p('正文'.repeat(40)));
    fc.assert(
      fc.property(fc.nat(whole.length - 1), (length) => {
        expect(codeOf(() => readOdt(whole.subarray(0, length), 'a'))).toMatch(/damaged|empty/);
      }),
    );
  });
});
