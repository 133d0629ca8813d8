import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type Paragraph, type SourceDocument, type Table, UnreadableError } from '../../model/document.ts';
import { readDocx } from './read-docx.ts';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const NAMESPACES =
  `xmlns:w="${W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ` +
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ' +
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" ' +
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ' +
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';

/** A docx of a body and, where given, other parts. */
function docx(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const files: Record<string, Uint8Array> = {
    'word/document.xml': strToU8(
      `<w:document ${NAMESPACES}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    ),
  };
  for (const [name, xml] of Object.entries(parts)) {
    files[name] = strToU8(xml.replace(/^<(w:[a-z]+)/i, `<$1 ${NAMESPACES}`));
  }
  return zipSync(files);
}

const t = (text: string, look = ''): string =>
  `<w:r>${look ? `<w:rPr>${look}</w:rPr>` : ''}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (content: string, properties = ''): string =>
  `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}${content.startsWith('<') || content === '' ? content : t(content)}</w:p>`;
const tc = (content: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<') ? content : p(content)}</w:tc>`;
const tr = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
const tbl = (...rows: string[]): string => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`;

const read = (body: string, parts: Readonly<Record<string, string>> = {}): SourceDocument =>
  readDocx(docx(body, parts), 'a.docx');
const paragraphs = (document: SourceDocument): Paragraph[] =>
  document.blocks.filter((b): b is Paragraph => b.kind === 'paragraph');
const texts = (document: SourceDocument): string[] => paragraphs(document).map((b) => b.text);
const tables = (document: SourceDocument): Table[] =>
  document.blocks.filter((b): b is Table => b.kind === 'table');
/** Rows of a table as text, a merged cell at its top left place only. */
const grid = (table: Table): string[] =>
  table.cells.map((c) => {
    const span = c.rowSpan * c.columnSpan === 1 ? '' : ` ${c.rowSpan}×${c.columnSpan}`;
    return `${c.row},${c.column}${span} ${c.text}`;
  });

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(UnreadableError);
    expect((error as UnreadableError).message).toMatch(/^[^\n]*\p{Script=Han}[^\n]*。$/u);
    return (error as UnreadableError).code;
  }
  return 'no error';
}

describe('paragraphs', () => {
  it('joins runs, keeps tabs, and knows the paragraph number', () => {
    const document = read(
      `${p(t('2023年度') + t('总计') + t('12.30') + t('万元'))}${p('')}${p(`${t('一、职责')}<w:r><w:tab/><w:t>3</w:t></w:r>`)}`,
    );
    expect(texts(document)).toEqual(['2023年度总计12.30万元', '一、职责\t3']);
    expect(paragraphs(document).map((b) => b.spans)).toEqual([
      [{ start: 0, end: 15, place: { line: 1 } }],
      [{ start: 0, end: 6, place: { line: 3 } }],
    ]);
    expect(document).toMatchObject({ format: 'docx', file: 'a.docx', remarks: [] });
    expect(document.pages).toBeUndefined();
  });

  it('drops blanks at the ends of a text only where the file does not preserve them', () => {
    expect(
      texts(
        read(
          p(
            '<w:r><w:t> 收 入 </w:t></w:r><w:r><w:t xml:space="preserve"> A </w:t></w:r><w:r><w:t>B</w:t></w:r>',
          ),
        ),
      ),
    ).toEqual(['收 入 A B']);
  });

  it('drops deleted and moved-away revisions, keeps inserted ones', () => {
    const body = p(
      `${t('支出')}<w:del><w:r><w:delText>100</w:delText></w:r><w:r><w:t>7</w:t></w:r></w:del><w:ins>${t('200')}</w:ins>` +
        `<w:moveFrom>${t('旧')}</w:moveFrom><w:moveTo>${t('万元')}</w:moveTo>`,
    );
    expect(texts(read(body))).toEqual(['支出200万元']);
  });

  it('joins a paragraph to the next when its mark was deleted', () => {
    const body = p(t('本年收入'), '<w:rPr><w:del/></w:rPr>') + p('10.00万元。') + p('下一段');
    expect(texts(read(body))).toEqual(['本年收入10.00万元。', '下一段']);
    expect(texts(read(p(t('末段'), '<w:rPr><w:del/></w:rPr>')))).toEqual(['末段']);
  });

  it('keeps results of fields, not their codes, also nested and over paragraphs', () => {
    const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const code = (text: string): string => `<w:r><w:instrText>${text}</w:instrText></w:r>`;
    const body =
      p(
        `${mark('begin')}${code('TOC \\o')}${mark('separate')}<w:hyperlink>${t('一、概况')}${mark('begin')}${code('PAGEREF _1')}` +
          `${mark('separate')}${t('3')}${mark('end')}</w:hyperlink>`,
      ) +
      p(`${t('二、收入')}${mark('end')}`) +
      p(
        `${mark('begin')}${code('IF ')}${mark('begin')}${code('X')}${mark('separate')}${t('暗')}${mark('end')}${mark('separate')}${t('明')}${mark('end')}`,
      ) +
      p(`<w:fldSimple w:instr="DATE">${t('2024年')}</w:fldSimple>`);
    expect(texts(read(body))).toEqual(['一、概况3', '二、收入', '明', '2024年']);
  });

  it('does not lose the rest of a file to a field that never ends', () => {
    const body = `${p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>')}${p('正文还在')}`;
    expect(texts(read(body))).toEqual(['正文还在']);
  });

  it('reads a text box once, of two forms for old and new programs', () => {
    const choice = `<mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${p('框内文字')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>`;
    const fallback = `<mc:Fallback><w:pict><v:textbox><w:txbxContent>${p('框内文字')}</w:txbxContent></v:textbox></w:pict></mc:Fallback>`;
    const both = p(
      `${t('锚')}<w:r><mc:AlternateContent>${choice}${fallback}</mc:AlternateContent></w:r>${t('段')}`,
    );
    expect(texts(read(both + p('后')))).toEqual(['锚段', '框内文字', '后']);
    const old = p(
      `<w:r><mc:AlternateContent><mc:Choice Requires="x"/>${fallback}</mc:AlternateContent></w:r>`,
    );
    expect(texts(read(old))).toEqual(['框内文字']);
    const bare = p(
      `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${p('旧框')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`,
    );
    expect(texts(read(bare))).toEqual(['旧框']);
  });

  it('keeps content controls, drops hidden text, formats of forms and comments', () => {
    const body =
      `<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>${p('目录')}<w:sdt><w:sdtContent>${p('一、概况')}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>` +
      p(`${t('看')}${t('不见', '<w:vanish/>')}${t('得见', '<w:vanish w:val="0"/>')}`) +
      p(`<w:smartTag>${t('3人')}</w:smartTag><w:r><w:commentReference w:id="1"/></w:r>`);
    expect(texts(read(body))).toEqual(['目录', '一、概况', '看得见', '3人']);
  });

  it('reads boxes and ticks of symbol fonts and ordinary characters for radicals', () => {
    const sym = (font: string, code: string): string =>
      `<w:r><w:sym w:font="${font}" w:char="${code}"/></w:r>`;
    expect(
      texts(read(p(`${sym('Wingdings 2', 'F052')}${t('是')}${sym('Wingdings', 'F0A8')}${t('否⼊⻬')}`))),
    ).toEqual(['☑是□否入齐']);
  });

  it('prints the base of ruby text and the text of formulas', () => {
    const ruby = `<w:r><w:ruby><w:rt>${t('jué')}</w:rt><w:rubyBase>${t('决')}</w:rubyBase></w:ruby></w:r>`;
    const formula =
      '<m:oMath><m:f><m:num><m:r><m:t>12</m:t></m:r></m:num><m:den><m:r><m:t>40</m:t></m:r></m:den></m:f></m:oMath>';
    expect(texts(read(p(`${ruby}${t('算')}${formula}`)))).toEqual(['决算12/40']);
  });

  it('joins lines at soft breaks, but not where a sentence ended or an indent begins', () => {
    const br = '<w:r><w:br/></w:r>';
    const wrapped = read(p(`${t('第二部分')}${br}${t('2023年度决算表')}`, '<w:outlineLvl w:val="0"/>'));
    expect(texts(wrapped)).toEqual(['第二部分2023年度决算表']);
    // The break inside the heading stays known: a span ends there.
    expect(paragraphs(wrapped)[0]!.spans.map((s) => [s.start, s.end])).toEqual([
      [0, 4],
      [4, 13],
    ]);
    const pasted = `${t('一、收入情况')}${br}${t('　　本年收入10万元。')}${br}${t('二、支出情况')}`;
    expect(texts(read(p(pasted)))).toEqual(['一、收入情况', '本年收入10万元。', '二、支出情况']);
    expect(texts(read(p(`${t('封面')}<w:r><w:br w:type="page"/></w:r>${t('正文')}`)))).toEqual([
      '封面',
      '正文',
    ]);
  });

  it('puts notes after the body, without their marks in it, and only those referred to', () => {
    const note = (id: number, text: string): string =>
      `<w:footnote w:id="${id}">${p(`<w:r><w:footnoteRef/></w:r>${t(text)}`)}</w:footnote>`;
    const document = read(
      p(`${t('支出10.00')}<w:r><w:footnoteReference w:id="2"/></w:r>${t('万元')}`) + p('末段'),
      {
        'word/footnotes.xml': `<w:footnotes><w:footnote w:type="separator" w:id="0">${p('线')}</w:footnote>${note(1, '旧注')}${note(2, '含上年结转')}</w:footnotes>`,
        'word/header1.xml': `<w:hdr>${p('页眉')}</w:hdr>`,
      },
    );
    expect(texts(document)).toEqual(['支出10.00万元', '末段', '含上年结转']);
    expect(paragraphs(document)[2]!.spans[0]!.place).toEqual({ line: 3 });
  });
});

describe('styles', () => {
  const styles =
    '<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>' +
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="部分标题"/><w:basedOn w:val="1"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="y"><w:name w:val="节"/><w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="TOC Heading"/><w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="r1"><w:name w:val="r1"/><w:basedOn w:val="r2"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="r2"><w:name w:val="标题 2"/><w:basedOn w:val="r1"/></w:style></w:styles>';
  const levelOf = (
    properties: string,
    parts: Record<string, string> = { 'word/styles.xml': styles },
  ): number | undefined => paragraphs(read(p(t('标题'), properties), parts))[0]!.level;
  const style = (id: string): string => `<w:pStyle w:val="${id}"/>`;

  it('takes the heading level from names, outline levels and the chain of styles', () => {
    expect(levelOf(style('1'))).toBe(1);
    expect(levelOf(style('x'))).toBe(1);
    expect(levelOf(style('y'))).toBe(3);
    expect(levelOf(style('toc'))).toBeUndefined();
    expect(levelOf(style('a'))).toBeUndefined();
    expect(levelOf(`${style('1')}<w:outlineLvl w:val="3"/>`)).toBe(4);
    expect(levelOf(`${style('1')}<w:outlineLvl w:val="9"/>`)).toBeUndefined();
    // Styles in a circle end.
    expect(levelOf(style('r1'))).toBe(2);
  });

  it('does without the styles part', () => {
    expect(levelOf(style('Heading2'), {})).toBe(2);
    expect(levelOf(style('17'), {})).toBeUndefined();
    expect(levelOf(style('标题1,章'), {})).toBe(1);
  });

  it('tells size in points, weight and centring as most of the paragraph has them', () => {
    const look = (body: string): unknown => paragraphs(read(body, { 'word/styles.xml': styles }))[0]!.look;
    expect(look(p('正文'))).toEqual({ size: 10.5 });
    expect(look(p('标题', style('1')))).toEqual({ size: 22, bold: true, centred: true });
    expect(look(p(t('标题', '<w:b w:val="0"/>'), `${style('1')}<w:jc w:val="left"/>`))).toEqual({ size: 22 });
    expect(look(p(`${t('一')}${t('大字大字', '<w:sz w:val="32"/><w:b/>')}`))).toEqual({
      size: 16,
      bold: true,
    });
  });
});

describe('automatic numbers', () => {
  const level = (index: number, format: string, text: string, more = ''): string =>
    `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering =
    `<w:numbering><w:abstractNum w:abstractNumId="0">${level(0, 'chineseCountingThousand', '第%1部分', '<w:suff w:val="space"/>')}` +
    `${level(1, 'chineseCounting', '%2、')}${level(2, 'chineseCounting', '（%3）')}${level(3, 'decimal', '%4.')}${level(4, 'decimal', '%2.%5', '<w:isLgl/><w:suff w:val="nothing"/>')}</w:abstractNum>` +
    `<w:abstractNum w:abstractNumId="1">${level(0, 'decimal', '%1', '<w:suff w:val="nothing"/>')}${level(1, 'bullet', '●')}${level(2, 'lowerLetter', '%3)', '<w:lvlRestart w:val="0"/>')}</w:abstractNum>` +
    `<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="多级"/></w:abstractNum>` +
    `<w:abstractNum w:abstractNumId="3"><w:styleLink w:val="多级"/>${level(0, 'upperRoman', '%1、', '<w:pStyle w:val="甲"/>')}${level(1, 'ideographDigital', '%2、', '<w:pStyle w:val="乙"/>')}</w:abstractNum>` +
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>' +
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride></w:num>' +
    '<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num></w:numbering>';
  const item = (numId: number, ilvl: number, text = '文'): string =>
    p(text === '' ? '' : t(text), `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${numId}"/></w:numPr>`);
  const numbered = (body: string, more: Record<string, string> = {}): string[] =>
    texts(read(body, { 'word/numbering.xml': numbering, ...more }));

  it('are part of the text but of no span', () => {
    const document = read(item(1, 0, '部门概况'), { 'word/numbering.xml': numbering });
    expect(paragraphs(document)[0]).toMatchObject({
      text: '第一部分 部门概况',
      spans: [{ start: 5, end: 9, place: { line: 1 } }],
    });
  });

  it('count by level and begin anew below a higher one', () => {
    const body = [0, 1, 1, 2, 2, 1, 2, 0, 1, 3, 4].map((ilvl) => item(1, ilvl)).join('');
    expect(numbered(body)).toEqual([
      '第一部分 文',
      '一、文',
      '二、文',
      '（一）文',
      '（二）文',
      '三、文',
      '（一）文',
      '第二部分 文',
      '一、文',
      '1. 文',
      '1.1文',
    ]);
  });

  it('are shared by lists of one definition and restart where a list says so', () => {
    expect(numbered(item(1, 1) + item(1, 1) + item(3, 1) + item(3, 1) + item(1, 1))).toEqual([
      '一、文',
      '二、文',
      '一、文',
      '二、文',
      '三、文',
    ]);
  });

  it('leave bullets out, do not restart where forbidden, pass over empty paragraphs', () => {
    expect(
      numbered(
        [item(2, 0), item(2, 1), item(2, 2), item(2, 0), item(2, 0, ''), item(2, 2), item(2, 0)].join(''),
      ),
    ).toEqual(['1文', '文', 'a) 文', '2文', 'b) 文', '3文']);
  });

  it('come from a style, its level from the list, and stop at list 0', () => {
    const styles =
      '<w:styles><w:style w:type="paragraph" w:styleId="甲"><w:name w:val="甲"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="乙"><w:name w:val="乙"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style></w:styles>';
    const body =
      p(t('文'), '<w:pStyle w:val="甲"/>') +
      p(t('文'), '<w:pStyle w:val="乙"/>') +
      p(t('文'), '<w:pStyle w:val="甲"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>') +
      item(4, 0) +
      item(99, 0);
    expect(numbered(body, { 'word/styles.xml': styles })).toEqual(['I、文', '一、文', '文', 'II、文', '文']);
  });

  it('fill a column of row numbers', () => {
    const body = tbl(tr(tc(item(2, 0, '')), tc('办公室')), tr(tc(item(2, 0, '')), tc('财务科')));
    const document = read(body, { 'word/numbering.xml': numbering });
    expect(grid(tables(document)[0]!)).toEqual(['0,0 1', '0,1 办公室', '1,0 2', '1,1 财务科']);
    expect(tables(document)[0]!.cells.map((c) => c.place.line)).toEqual([1, 2, 3, 4]);
  });
});

describe('tables', () => {
  const span = (n: number): string => `<w:gridSpan w:val="${n}"/>`;
  const restart = '<w:vMerge w:val="restart"/>';
  const goesOn = '<w:vMerge/>';

  it('merge cells over columns and rows; every cell knows its paragraph', () => {
    const body =
      p('收入支出决算总表') +
      tbl(
        tr(tc('项目', span(2) + restart), tc('收入', span(2))),
        tr(tc('', span(2) + goesOn), tc('行次'), tc('金额')),
        tr(tc('一、拨款', span(2)), tc('1'), tc(p('1,2') + p('') + p('34.50'))),
      ) +
      p('注');
    const document = read(body);
    expect(grid(tables(document)[0]!)).toEqual([
      '0,0 2×1 项目',
      '0,1 1×2 收入',
      '1,1 行次',
      '1,2 金额',
      '2,0 一、拨款',
      '2,1 1',
      '2,2 1,2 34.50',
    ]);
    expect(tables(document)[0]).toMatchObject({
      rows: 3,
      columns: 3,
      trust: 'native',
      pages: [],
      place: { line: 2 },
    });
    expect(tables(document)[0]!.cells.map((c) => c.place.line)).toEqual([2, 3, 5, 6, 7, 8, 9]);
    expect(paragraphs(document)[1]!.spans[0]!.place.line).toBe(12);
  });

  it('follow old horizontal merges, omitted columns, and rows inside content controls', () => {
    const body = tbl(
      tr(tc('甲', '<w:hMerge w:val="restart"/>'), tc('', '<w:hMerge/>'), tc('乙')),
      `<w:sdt><w:sdtContent>${tr(tc('1'), `<w:sdt><w:sdtContent>${tc('2')}</w:sdtContent></w:sdt>`, tc('3'))}</w:sdtContent></w:sdt>`,
      `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${tc('4')}${tc('5')}</w:tr>`,
      `<w:tr><w:trPr><w:del/></w:trPr>${tc('删')}${tc('删')}${tc('删')}</w:tr>`,
    );
    expect(grid(tables(read(body))[0]!)).toEqual([
      '0,0 1×2 甲',
      '0,2 乙',
      '1,0 1',
      '1,1 2',
      '1,2 3',
      '2,1 4',
      '2,2 5',
    ]);
  });

  it('take a continued cell with nothing above as a cell of its own', () => {
    expect(
      grid(tables(read(tbl(tr(tc('甲', goesOn), tc('乙')), tr(tc('丙', goesOn), tc('丁')))))[0]!),
    ).toEqual(['0,0 2×1 甲', '0,1 乙', '1,1 丁']);
  });

  it('merge down what goes on in several cells, not what fits no cell above', () => {
    const split = tbl(
      tr(tc('科目编码', span(3) + restart), tc('名称')),
      tr(tc('', goesOn), tc('', goesOn), tc('', goesOn), tc('合计')),
      tr(tc('类'), tc('款'), tc('项'), tc('栏次')),
    );
    expect(grid(tables(read(split))[0]!)).toEqual([
      '0,0 2×3 科目编码',
      '0,3 名称',
      '1,3 合计',
      '2,0 类',
      '2,1 款',
      '2,2 项',
      '2,3 栏次',
    ]);
    const odd = tbl(tr(tc('甲', span(2) + restart), tc('乙')), tr(tc('丙', goesOn), tc('丁'), tc('戊')));
    expect(grid(tables(read(odd))[0]!)).toEqual(['0,0 1×2 甲', '0,2 乙', '1,0 丙', '1,1 丁', '1,2 戊']);
  });

  it('join lines of a cell without a blank, Latin words and figures with one', () => {
    const cell = (...lines: string[]): string =>
      tables(read(tbl(tr(tc(lines.map((l) => p(l)).join('')), tc('x')))))[0]!.cells[0]!.text;
    expect(cell('一般公共预算', '财政拨款')).toBe('一般公共预算财政拨款');
    expect(cell('12.50', '13.60')).toBe('12.50 13.60');
    expect(cell('Office', 'of Audit')).toBe('Office of Audit');
    const broken = tbl(tr(tc(p('<w:r><w:t>12.50</w:t><w:br/><w:t>13.60</w:t></w:r>')), tc('x')));
    expect(tables(read(broken))[0]!.cells[0]!.text).toBe('12.50 13.60');
  });

  it('unfold a table that only lays out the article', () => {
    const inner = tbl(tr(tc('项目'), tc('金额')), tr(tc('基本支出'), tc('5.00')));
    for (const layout of [
      tbl(tr(tc(p('标题') + inner + p('注')))),
      tbl(tr(tc('标题')), tr(tc(inner + p('注')))),
      tbl(tr(tc(''), tc(p('标题') + inner + p('注')), tc(''))),
    ]) {
      const document = read(layout);
      expect(document.blocks.map((b) => b.kind)).toEqual(['paragraph', 'table', 'paragraph']);
      expect(grid(tables(document)[0]!)).toEqual(['0,0 项目', '0,1 金额', '1,0 基本支出', '1,1 5.00']);
    }
  });

  it('put a data table inside a cell after the outer one', () => {
    const inner = tbl(tr(tc('甲'), tc('1')), tr(tc('乙'), tc('2')));
    const document = read(tbl(tr(tc('名称'), tc('明细')), tr(tc('项目'), tc(p('见内表') + inner + p('')))));
    expect(tables(document).map(grid)).toEqual([
      ['0,0 名称', '0,1 明细', '1,0 项目', '1,1 见内表'],
      ['0,0 甲', '0,1 1', '1,0 乙', '1,1 2'],
    ]);
  });

  it('never lay two cells over each other', () => {
    const cell = fc.record({
      width: fc.integer({ min: -2, max: 5 }),
      merge: fc.constantFrom('', restart, goesOn),
    });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 5 }), { minLength: 1, maxLength: 6 }), (rows) => {
        const xml = tbl(...rows.map((r) => tr(...r.map((c) => tc('文', span(c.width) + c.merge)))));
        for (const table of tables(read(p('题') + xml))) {
          const seen = new Set<string>();
          for (const c of table.cells) {
            for (let y = c.row; y < c.row + c.rowSpan; y++) {
              for (let x = c.column; x < c.column + c.columnSpan; x++) {
                expect(y < table.rows && x < table.columns).toBe(true);
                expect(seen.has(`${y},${x}`)).toBe(false);
                seen.add(`${y},${x}`);
              }
            }
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('the package', () => {
  it('finds the document where the package says it is, under any prefix and in the strict edition', () => {
    const rels = (kind: string, target: string): string =>
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/${kind}" Target="${target}"/></Relationships>`;
    const bytes = zipSync({
      '_rels/.rels': strToU8(rels('officeDocument', '/文/main.xml')),
      '文/main.xml': strToU8(
        '<d xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"><body><p><pPr><pStyle val="z"/></pPr><r><t>严格</t></r></p></body></d>',
      ),
      '文/_rels/main.xml.rels': strToU8(rels('styles', '../样式.xml')),
      '样式.xml': strToU8(
        `<q:styles xmlns:q="${W}"><q:style q:type="paragraph" q:styleId="z"><q:name q:val="标题 3"/></q:style></q:styles>`,
      ),
      'docProps/core.xml': strToU8(
        '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title> 决算 </dc:title></c>',
      ),
    });
    const document = readDocx(bytes, 'a.docm');
    expect(paragraphs(document)[0]).toMatchObject({ text: '严格', level: 3 });
    expect(document.title).toBe('决算');
  });

  it('survives paragraphs and runs in odd places', () => {
    const body = `${t('裸文')}<w:bookmarkStart/><w:foo>${p('内')}</w:foo>${p(`${t('外')}${p('套')}${t('尾')}`)}<w:p/><w:tbl/><w:tbl><w:tr/></w:tbl><w:p><w:t>无run</w:t></w:p>`;
    expect(texts(read(body))).toEqual(['裸文', '内', '外', '套', '尾', '无run']);
  });

  it('reads a body with stray control characters', () => {
    expect(texts(read(p('收\u000b入')))).toEqual([expect.stringMatching(/^收.?入$/)]);
  });

  it('tells of large pictures and embedded sheets', () => {
    const picture = (cx: number): string =>
      `<w:r><w:drawing><wp:inline><wp:extent cx="${cx}" cy="3000000"/><a:graphic><a:blip/></a:graphic></wp:inline></w:drawing></w:r>`;
    const sheet =
      '<w:r><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>';
    expect(read(p('文') + p(picture(5_000_000)) + p(picture(100_000)) + p(sheet)).remarks).toEqual([
      { code: 'skipped', message: expect.stringContaining('第 2 段有 1 张'), place: { line: 2 } },
      { code: 'skipped', message: expect.stringContaining('第 4 段嵌入了 1 个'), place: { line: 4 } },
    ]);
    expect(codeOf(() => read(p(picture(5_000_000))))).toBe('scanned');
    expect(codeOf(() => read(p('')))).toBe('empty');
  });
});

describe('files that cannot be read', () => {
  it('says what is wrong', () => {
    expect(codeOf(() => readDocx(new Uint8Array(), 'a'))).toBe('empty');
    expect(codeOf(() => readDocx(strToU8('PK'), 'a'))).toBe('damaged');
    expect(codeOf(() => readDocx(strToU8('决算'.repeat(99)), 'a'))).toBe('damaged');
    expect(codeOf(() => readDocx(zipSync({ 'xl/workbook.xml': strToU8('<a/>') }), 'a'))).toBe('damaged');
    expect(codeOf(() => readDocx(zipSync({ 'word/document.xml': strToU8('<a><b></a>') }), 'a'))).toBe(
      'damaged',
    );
    expect(codeOf(() => readDocx(zipSync({ 'word/document.xml': strToU8('') }), 'a'))).toBe('damaged');
  });

  it('refuses entities that multiply, before they do', () => {
    const laughs = `<!DOCTYPE w [<!ENTITY a "哈哈哈哈">${'bcdefghij'.replace(/./g, (c) => `<!ENTITY ${c} "${`&${String.fromCharCode(c.charCodeAt(0) - 1)};`.repeat(10)}">`)}]>`;
    const bytes = zipSync({
      'word/document.xml': strToU8(
        `${laughs}<w:document xmlns:w="${W}"><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>`,
      ),
    });
    expect(codeOf(() => readDocx(bytes, 'a'))).toBe('damaged');
    expect(codeOf(() => read(p('&unknown;')))).toBe('damaged');
  });

  it('refuses a bomb, and nesting without end', () => {
    // 1 GB of zeros would take a minute to pack; the same code refuses 48 MB.
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(48 * 2 ** 20) });
    expect(codeOf(() => readDocx(bomb, 'a'))).toBe('too-large');
    expect(codeOf(() => read('<w:sdt>'.repeat(50_000) + '</w:sdt>'.repeat(50_000)))).toBe('damaged');
    expect(
      codeOf(() =>
        read(`${'<w:tbl><w:tr><w:tc>'.repeat(120)}${p('底')}${'</w:tc></w:tr></w:tbl>'.repeat(120)}`),
      ),
    ).toBe('no error');
  });

  it('gives a document or says why not, wherever the file is cut or changed', () => {
    const whole = docx(
      p('标题', '<w:outlineLvl w:val="0"/>') +
        tbl(tr(tc('甲'), tc('乙')), tr(tc('1'), tc('2'))) +
        p('正文'.repeat(50)),
      { 'word/styles.xml': '<w:styles/>', 'word/numbering.xml': '<w:numbering/>' },
    );
    const outcome = (bytes: Uint8Array): string => {
      try {
        expect(readDocx(bytes, 'a').blocks.length).toBeGreaterThan(0);
        return 'read';
      } catch (error) {
        expect(error).toBeInstanceOf(UnreadableError);
        return 'refused';
      }
    };
    expect(outcome(whole)).toBe('read');
    fc.assert(
      fc.property(fc.nat(whole.length - 1), (length) => {
        expect(outcome(whole.subarray(0, length))).toBe('refused');
      }),
    );
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, value) => {
        const broken = whole.slice();
        broken[at] = value;
        outcome(broken);
      }),
      { numRuns: 300 },
    );
  });

  it('does so for any XML in place of the body', () => {
    const names = fc.constantFrom(
      'w:p',
      'w:r',
      'w:t',
      'w:tbl',
      'w:tr',
      'w:tc',
      'w:sdt',
      'w:txbxContent',
      'w:drawing',
      'w:del',
      'mc:AlternateContent',
      'mc:Choice',
      'mc:Fallback',
      'w:br',
    );
    const { tree } = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'medium' },
        fc.constantFrom(
          '文',
          '',
          '<w:fldChar w:fldCharType="begin"/>',
          '<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>',
          '<w:tcPr><w:vMerge/></w:tcPr>',
        ),
        fc
          .tuple(names, fc.array(tie('tree'), { maxLength: 4 }))
          .map(([name, children]) => `<${name}>${children.join('')}</${name}>`),
      ),
    }));
    fc.assert(
      fc.property(tree, (xml) => {
        const document = read(p('首') + xml + p('末'));
        expect(texts(document)[0]).toMatch(/^首/);
        expect(JSON.stringify(document)).toContain('末');
      }),
      { numRuns: 300 },
    );
  });
});
