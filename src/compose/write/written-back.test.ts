import { beforeAll, describe, expect, it } from 'vitest';
import { randomAccount } from '../../../test/made-up/random-account.ts';
import { typstTypesetter } from '../../host/typst-typesetter.ts';
import { readDisclosure } from '../../index.ts';
import type { Block, Table } from '../../model/document.ts';
import { BESIDE_THE_ACCOUNT } from '../../model/obstacle.ts';
import type { CellValue } from '../../model/statement.ts';
import { readSource } from '../../source/read.ts';
import { compose, DIALECTS } from '../compose.ts';
import type { ComposedBlock, ComposedDocument, Run, Sheet, SheetCell } from '../document.ts';
import { writeHtml } from './html.ts';
import { writeMd } from './md.ts';
import { type Typesetter, writePdf } from './pdf.ts';

const FORMATS = ['pdf', 'html', 'md'] as const;
/** What a file format or a typesetter could take for its own. */
const HOSTILE = [
  '</script><script>alert(1)</script>',
  '</style></title><!--',
  '#set page(paper: "a0") #panic("x")',
  '\\u{41} \\n $x^2$ @a <b> `c` *d* _e_ ~f',
  '甲|乙||丙',
  '{{x}} %s &amp; &#65;',
];

let typesetter: Typesetter;
beforeAll(() => {
  typesetter = typstTypesetter();
});

function write(format: (typeof FORMATS)[number], document: ComposedDocument): Uint8Array {
  if (format === 'pdf') return writePdf(document, typesetter);
  return new TextEncoder().encode(format === 'html' ? writeHtml(document) : writeMd(document));
}

const cell = (row: number, column: number, text: string, more: Partial<SheetCell> = {}): SheetCell => ({
  row,
  column,
  rowSpan: 1,
  columnSpan: 1,
  text,
  role: 'text',
  align: 'left',
  ...more,
});

/** A wide statement whose header is two rows, and whose 60 rows go over pages. */
const LONG: Sheet = {
  title: '支出决算表',
  subtitle: '2024年度',
  left: '编制单位：某市档案馆',
  number: '公开03表',
  right: '金额单位：万元',
  widths: [3, 6, 3, 3],
  rows: 62,
  headerRows: 2,
  landscape: true,
  notes: ['注：本表反映部门本年度各项支出情况。'],
  cells: [
    cell(0, 0, '科目编码', { rowSpan: 2, role: 'header' }),
    cell(0, 1, '科目名称', { rowSpan: 2, role: 'header' }),
    cell(0, 2, '支出', { columnSpan: 2, role: 'header', align: 'centre' }),
    cell(1, 2, '基本支出', { role: 'header' }),
    cell(1, 3, '项目支出', { role: 'header' }),
    ...Array.from({ length: 60 }, (_, i) => [
      cell(i + 2, 0, `${2010301 + i}`, { role: 'code' }),
      cell(i + 2, 1, `科目之${i}`, { role: 'label', indent: i % 3 }),
      cell(i + 2, 2, `${i + 1},000.5${i % 10}`, {
        role: 'figure',
        align: 'right',
        address: `T03/${2010301 + i}/basic`,
      }),
      cell(i + 2, 3, i % 2 ? '0.00' : `-${i}.25`, { role: 'figure', align: 'right' }),
    ]).flat(),
  ],
};

/** A form with cells merged over rows and columns. */
const FORM: Sheet = {
  title: '项目支出绩效自评表',
  widths: [2, 3, 3, 4],
  rows: 4,
  headerRows: 0,
  landscape: false,
  notes: [],
  cells: [
    cell(0, 0, '项目名称', { role: 'label' }),
    cell(0, 1, '档案库房改造', { columnSpan: 3 }),
    cell(1, 0, '绩效指标', { role: 'label', rowSpan: 3 }),
    cell(1, 1, '产出指标', { rowSpan: 2 }),
    cell(1, 2, '改造面积'),
    cell(1, 3, '≥2000平方米'),
    cell(2, 2, '完工时间'),
    cell(2, 3, '2024年11月'),
    cell(3, 1, '满意度指标'),
    cell(3, 2, '查档人满意率'),
    cell(3, 3, '≥90%'),
  ],
};

const heading = (level: 1 | 2 | 3 | 4, text: string, id: string): ComposedBlock => ({
  kind: 'heading',
  level,
  text,
  id,
});
const paragraph = (...runs: Run[]): ComposedBlock => ({ kind: 'paragraph', runs });

const FIXTURE: ComposedDocument = {
  unit: '某市档案馆',
  year: 2024,
  title: '某市档案馆2024年度部门决算公开说明',
  blocks: [
    { kind: 'contents' },
    heading(1, '第一部分 部门决算情况说明', 'a'),
    heading(2, '一、支出决算情况说明', 'b'),
    heading(3, '（一）基本支出', 'c'),
    heading(4, '1.人员经费', 'd'),
    paragraph(
      { text: '本年基本支出' },
      { text: '1,000.50', address: 'T03/2010301/basic' },
      { text: '万元，比上年增加' },
      { text: '2.00', address: 'T03/2010301/basic@change' },
      { text: '万元，主要原因是：' },
      { text: '〔请填写〕', missing: true },
      { text: '。' },
    ),
    heading(1, '第二部分 部门决算报表', 'e'),
    { kind: 'statement', id: 'T03', sheet: LONG },
    { kind: 'form', sheet: FORM },
  ],
};

async function blocksOf(format: string, document: ComposedDocument): Promise<readonly Block[]> {
  const bytes = write(format as 'pdf', document);
  return (await readSource(bytes, `决算.${format}`)).blocks;
}

const wordsOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((b) => (b.kind === 'paragraph' ? [b.text.replace(/\s/g, '')] : []));
const tablesOf = (blocks: readonly Block[]): Table[] => blocks.filter((b) => b.kind === 'table');
const printedOf = (cells: readonly { row: number; column: number; text: string }[]): string[] =>
  cells.filter((c) => c.text !== '').map(({ row, column, text }) => `${row}:${column} ${text}`);

describe.each(FORMATS)('a disclosure as %s', (format) => {
  it('is read back with its headings and sentences', async () => {
    const words = wordsOf(await blocksOf(format, FIXTURE));
    for (const block of FIXTURE.blocks) {
      if (block.kind === 'heading') expect(words).toContain(block.text.replace(/\s/g, ''));
      if (block.kind === 'paragraph') expect(words).toContain(block.runs.map((r) => r.text).join(''));
    }
  });

  it('is read back with every cell of its tables', async () => {
    const tables = tablesOf(await blocksOf(format, FIXTURE));
    expect(tables).toHaveLength(2);
    expect(printedOf(tables[0]!.cells)).toEqual(
      printedOf([...LONG.cells].sort((a, b) => a.row - b.row || a.column - b.column)),
    );
    expect(printedOf(tables[1]!.cells)).toEqual(printedOf(FORM.cells));
    if (format !== 'md') expect(tables[1]!.cells.find((c) => c.text === '绩效指标')?.rowSpan).toBe(3);
  });

  it('is the same bytes for the same document, and others for another', () => {
    expect(write(format, FIXTURE)).toEqual(write(format, FIXTURE));
    expect(write(format, FIXTURE)).not.toEqual(write(format, { ...FIXTURE, title: '另一个', year: 2023 }));
  });

  it.each(HOSTILE)('keeps %s as text', async (text) => {
    const document: ComposedDocument = {
      unit: text,
      year: 2024,
      title: `${text}决算`,
      blocks: [
        { kind: 'contents' },
        heading(1, `一${text}`, `x"<${text}`),
        paragraph({ text: `二${text}。` }, { text: '1.00', address: `T03/${text}` }),
        {
          kind: 'table',
          sheet: { ...FORM, title: `三${text}`, cells: [cell(0, 0, text), cell(0, 1, '四')] },
        },
      ],
    };
    const blocks = await blocksOf(format, document);
    const plain = text.replace(/\s/g, '');
    const words = wordsOf(blocks).join('\n');
    expect(words).toContain(`一${plain}`);
    expect(words).toContain(`二${plain}。1.00`);
    expect(words).toContain(`三${plain}`);
    expect(tablesOf(blocks)[0]?.cells[0]?.text.replace(/\s/g, '')).toBe(plain);
    expect(tablesOf(blocks)[0]?.cells[1]?.text).toBe('四');
  });

  it.each(Object.keys(DIALECTS))('is read back with every figure (%s)', async (dialect) => {
    const account = randomAccount(5);
    const { document } = compose(account, dialect);
    const disclosure = await readDisclosure([{ file: `决算.${format}`, bytes: write(format, document) }]);
    expect(disclosure.unit).toBe(account.unit);
    expect(disclosure.year).toBe(account.year);
    const lost = disclosure.ledger.filter(
      ({ occurrence, reason }) =>
        occurrence === undefined && !(reason && BESIDE_THE_ACCOUNT.has(reason.code)),
    );
    expect(lost).toEqual([]);
    const read = new Map<string, CellValue>(
      disclosure.statements.flatMap((s) => s.cells.map((c) => [c.address, c.value] as const)),
    );
    let figures = 0;
    for (const block of document.blocks) {
      if (block.kind !== 'statement') continue;
      for (const { address, text } of block.sheet.cells) {
        if (address === undefined || text === '') continue;
        const value = read.get(address);
        expect(value?.state, address).toBe('figure');
        if (value?.state === 'figure') expect(value.figure.text, address).toBe(text);
        figures++;
      }
    }
    expect(figures).toBeGreaterThan(30);
  });
});

describe('Markdown', () => {
  it.each([
    '# 甲乙',
    '- 甲',
    '> 甲',
    '+ 甲',
    '| 甲 | 乙 |',
    '---',
    '=====',
    '甲**乙**丙',
    '****',
    '![甲](乙)',
    '甲\\*乙',
    '\\# 甲',
    '\\\\|甲',
    '-9.77%',
  ])('reads %s back as a sentence', async (text) => {
    const blocks = [paragraph({ text: '前一句。' }), paragraph({ text }), paragraph({ text: '后一句。' })];
    const read = await blocksOf('md', { unit: '甲', year: 2024, title: '甲决算', blocks });
    expect(tablesOf(read)).toEqual([]);
    expect(wordsOf(read)).toEqual(['甲决算', '前一句。', text.replace(/\s/g, ''), '后一句。']);
  });
});

describe('a PDF', () => {
  it('is tagged PDF/A-2a with outline, labels of pages, links, language and fixed dates', () => {
    const objects = new TextDecoder('latin1').decode(writePdf(FIXTURE, typesetter));
    for (const mark of ['/StructTreeRoot', '/Marked true', '/Outlines', '/PageLabels', '/Lang (zh-CN)'])
      expect(objects).toContain(mark);
    expect(objects).toMatch(/pdfaid:part>2<[\s\S]*pdfaid:conformance>A</);
    expect(objects).toContain('/CreationDate (D:20250101');
    // Four entries of the contents, and the two figures that the statement holds.
    expect(objects.split('/Subtype /Link').length - 1).toBeGreaterThanOrEqual(6);
  });

  const pdf = (text: string): Uint8Array =>
    writePdf({ unit: text, year: 2024, title: text, blocks: [paragraph({ text })] }, typesetter);

  it('tells the characters that it has no glyph for', () => {
    expect(() => pdf('甲𠮷한')).toThrow('无法排版成 PDF：附带的字体里没有这些字：𠮷、한。');
  });

  it('sets rare characters in any weight, and control characters as blanks', async () => {
    const { blocks } = await readSource(pdf('堌\u0007邕'), '决算.pdf');
    expect(wordsOf(blocks)).toEqual(['堌邕', '堌邕']);
  });

  it('refuses a template whose typeface is not there', () => {
    expect(() => typesetter.pdf('#set text(font: "Nope")\n字', {})).toThrow('无法排版成 PDF：');
  });
});
