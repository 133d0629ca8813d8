import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Block,
  type Paragraph,
  placesOf,
  type SourceDocument,
  type Table,
  UnreadableError,
} from '../../model/document.ts';
import { readText } from './read-text.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string): SourceDocument => readText(utf8(text), 'a.txt');
const isParagraph = (block: Block): block is Paragraph => block.kind === 'paragraph';
const isTable = (block: Block): block is Table => block.kind === 'table';
const texts = (document: SourceDocument): string[] => document.blocks.filter(isParagraph).map((p) => p.text);
const tables = (document: SourceDocument): Table[] => document.blocks.filter(isTable);
const grid = (table: Table): string[][] =>
  Array.from({ length: table.rows }, (_, r) => table.cells.filter((c) => c.row === r).map((c) => c.text));

describe('readText: encodings', () => {
  const text = '一、收入决算情况说明\n本年收入550.53万元，其中：财政拨款收入490.88万元。\n';
  const wide = (little: boolean, mark: boolean): Uint8Array => {
    const units = [...(mark ? '\ufeff' : ''), ...text];
    const bytes = new Uint8Array(units.length * 2);
    const view = new DataView(bytes.buffer);
    units.forEach((unit, i) => {
      view.setUint16(i * 2, unit.charCodeAt(0), little);
    });
    return bytes;
  };

  it.each([
    ['UTF-8', utf8(text)],
    ['UTF-8 with a mark', utf8(`\ufeff${text}`)],
    ['UTF-16 LE with a mark', wide(true, true)],
    ['UTF-16 BE with a mark', wide(false, true)],
    ['UTF-16 LE', wide(true, false)],
    ['UTF-16 BE', wide(false, false)],
    ['padding behind the end', utf8(`${text}\0\0\0`)],
  ])('%s', (_, bytes) => {
    expect(texts(readText(bytes, 'a.txt'))).toEqual(text.trim().split('\n'));
  });

  it('GB 18030, two and four bytes', () => {
    // 一、决算表 and 㐀 (four bytes)
    const bytes = Uint8Array.from([
      0xd2, 0xbb, 0xa1, 0xa2, 0xbe, 0xf6, 0xcb, 0xe3, 0xb1, 0xed, 0x81, 0x39, 0xee, 0x39,
    ]);
    expect(texts(readText(bytes, 'a.txt'))).toEqual(['一、决算表㐀']);
  });

  it('keeps a UTF-8 text that is cut off within a character, and says so', () => {
    const bytes = utf8(text.repeat(20).trim());
    const document = readText(bytes.subarray(0, bytes.length - 1), 'a.txt');
    expect(texts(document)[0]).toBe('一、收入决算情况说明');
    expect(document.remarks.map((r) => r.code)).toEqual(['damaged']);
  });

  it('refuses what is no text, in one sentence', () => {
    const noise = Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919 + ((i * i) >> 3)) & 0xff);
    for (const [bytes, code] of [
      [noise, 'unknown-format'],
      [utf8(`收入\0支出\0${'\x01\x02'.repeat(40)}`), 'unknown-format'],
      [new Uint8Array(0), 'empty'],
      [utf8(' \n\t\n\u3000'), 'empty'],
    ] as const) {
      try {
        readText(bytes, 'a.txt');
        expect.unreachable();
      } catch (error) {
        expect(error).toBeInstanceOf(UnreadableError);
        expect((error as UnreadableError).code).toBe(code);
        expect((error as UnreadableError).message).toMatch(/^[^。\n]+。$/);
      }
    }
  });

  it('mends radicals', () => {
    expect(texts(read('乌鲁⽊⻬市'))).toEqual(['乌鲁木齐市']);
  });
});

describe('readText: paragraphs', () => {
  it('joins a sentence that a page or a blank line broke', () => {
    expect(
      texts(
        read(
          '因公出国费支出 0.00 万元，其中：本年度安排的出国团组与因公出\n\n国人次为 0 个，0 人次。\n\n下一段话。',
        ),
      ),
    ).toEqual([
      '因公出国费支出 0.00 万元，其中：本年度安排的出国团组与因公出国人次为 0 个，0 人次。',
      '下一段话。',
    ]);
  });

  it('joins what ends inside a bracket, whichever width the brackets have', () => {
    expect(texts(read('某市某局（事业单位和\n\n行政单位)机关运行经费支出 5 万元。'))).toEqual([
      '某市某局（事业单位和行政单位)机关运行经费支出 5 万元。',
    ]);
    expect(texts(read('按照“八项\n规定”的要求，从严控制。'))).toEqual(['按照“八项规定”的要求，从严控制。']);
  });

  it('keeps the place of each piece, by line', () => {
    const [first] = read('某市某局（事业单位和\n\n行政单位)机关运行经费支出 5 万元。').blocks;
    const at = (first as Paragraph).text.indexOf('机关');
    expect(placesOf(first as Paragraph, at, at + 4)).toEqual([{ line: 3 }]);
    expect(placesOf(first as Paragraph, 0, 2)).toEqual([{ line: 1 }]);
  });

  it.each([
    [
      'a heading and the text below',
      '一、收入决算情况说明\n\n本年收入550.53万元，其中：财政拨款收入490.88万元。',
    ],
    ['entries of contents', '目 录\n\n第一部分 单位概况\n\n主要职能\n\n机构设置情况\n\n第二部分 决算表'],
    ['a title of two lines', '某某市某某局\n2024年度部门决算公开说明\n\n某局负责全市某项工作，下设三个科。'],
    [
      'a sentence and a heading',
      '本年收入550.53万元，其中财政拨款收入490.88万元，其余是其他收入\n\n（二）支出决算，基金，资本。',
    ],
    [
      'a sentence without its end and the next one',
      '本年收入550.53万元，其中：财政拨款收入490.88万元，比上年增长5.5%\n\n2024年度支出总计550.53万元，比上年增长。',
    ],
    [
      'a sentence and a note',
      '本单位没有政府性基金预算财政拨款收入，也没有使用政府性基金安排的支\n注：本表反映基金收支，以万元为单位。',
    ],
    [
      'a sentence and what lies far below',
      '本年收入550.53万元，其中：财政拨款收入占大部分，其余的是其他各项收\n\n\n\n入的合计数，见下表。',
    ],
    [
      'a signature',
      '以上内容特此公开，欢迎社会各界对本单位的决算公开工作提出意见和建议\n\n某某市某某局\n\n2025年8月1日',
    ],
    ['a figure’s unit', '某局收入决算表中，本年收入合计与财政拨款收入的勾稽关系如下所示的表格\n\n单位：万元'],
  ])('does not join %s', (_, text) => {
    expect(texts(read(text))).toEqual(text.split(/\n+/).filter((line) => line !== ''));
  });

  it('unwraps a text that was wrapped at a measure, first lines set in', () => {
    const paragraphs = [
      '某某局贯彻落实党中央的决策部署，在履行职责过程中坚持和加强集中统一领导，主要职责是拟订全市某项工作的规划和政策并组织实施。负责监督检查执行情况。',
      '2024年度收入总计1,234.56万元，支出总计1,234.56万元。与2023年度相比，收入增加100.00万元，增长8.81%，主要原因是人员经费增加以及新增项目支出。',
      '其中：基本支出1,000.00万元，占81.00%；项目支出234.56万元，占19.00%；经营支出0.00万元，占0.00%；对附属单位补助支出0.00万元，占0.00%。',
    ];
    for (const indent of ['　　', '    ']) {
      const wrapped = paragraphs.flatMap((p) => wrap(indent + p, 30)).join('\n');
      expect(texts(read(wrapped))).toEqual(paragraphs);
    }
  });

  it('joins over a page, past its number, and counts pages', () => {
    const document = read(
      '公务用车购置及运行维护费 23.40 万元，其中：公务用车购\n\n- 12 -\n\f\n置费 0.00 万元，其余为运行维护费。\n13\n',
    );
    expect(texts(document)).toEqual([
      '公务用车购置及运行维护费 23.40 万元，其中：公务用车购置费 0.00 万元，其余为运行维护费。',
    ]);
    expect(document.pages).toBe(2);
    expect((document.blocks[0] as Paragraph).spans.map((s) => s.place)).toEqual([
      { page: 1, line: 1 },
      { page: 2, line: 5 },
    ]);
  });

  it('keeps every character but blanks, in order', () => {
    const piece = fc.constantFrom(
      '一、',
      '（一）',
      '收入决算',
      '情况说明',
      '1,234.56',
      '万元',
      '，',
      '。',
      '：',
      '（',
      ')',
      '“',
      '”',
      ' ',
      '  ',
      '　',
      '\t',
      '\t\t',
      '2024 年',
      '%',
      'ABC',
      '目 录',
      '1.',
      '注：',
      '—',
    );
    const line = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    const end = fc.constantFrom('\n', '\r\n', '\n\n', '\n\n\n', '\r');
    fc.assert(
      fc.property(fc.array(fc.tuple(line, end), { minLength: 1, maxLength: 25 }), (pairs) => {
        const text = pairs.flat().join('');
        fc.pre(text.trim() !== '');
        const document = read(text);
        const bare = (s: string): string => s.replace(/\s/g, '');
        const written = document.blocks
          .map((b) => (b.kind === 'paragraph' ? b.text : b.cells.map((c) => c.text).join('')))
          .join('');
        expect(bare(written)).toBe(bare(text));
        const lines = text.split(/\r\n|\r|\n/);
        for (const block of document.blocks) {
          if (block.kind === 'table') {
            for (const cell of block.cells)
              expect(lines[cell.place.line! - 1]).toContain(cell.text.slice(0, 2));
            continue;
          }
          expect(block.text).toBe(block.text.trim());
          expect(block.spans.at(-1)!.end).toBe(block.text.length);
          for (const span of block.spans) {
            const stretch = block.text.slice(span.start, span.end);
            expect(bare(lines[span.place.line! - 1]!)).toBe(bare(stretch));
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** As an editor wraps a text of wide characters; no punctuation begins a line, no number is cut. */
function wrap(text: string, measure: number): string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const unit of text.match(/[\d,.%]+|./g)!) {
    const own = [...unit].reduce((w, c) => w + (c.charCodeAt(0) < 0x100 ? 1 : 2), 0);
    if (width + own > measure * 2 && !/[，。；：、]/.test(unit)) {
      lines.push(line);
      line = '';
      width = 0;
    }
    line += unit;
    width += own;
  }
  return [...lines, line];
}

describe('readText: tables', () => {
  it('takes lines with tabs for one table, also past one blank line; empty fields are cells', () => {
    const document = read(
      '项目支出绩效自评表\n名称\t甲项目\t\t\n资金\t\t10\t9\n\n\t小计\t1\t2\n合计\t\t\t11\n\n结束。',
    );
    expect(tables(document)).toHaveLength(1);
    const [table] = tables(document);
    expect(grid(table!)).toEqual([
      ['名称', '甲项目', '', ''],
      ['资金', '', '10', '9'],
      ['', '小计', '1', '2'],
      ['合计', '', '', '11'],
    ]);
    expect(table).toMatchObject({ columns: 4, trust: 'native', place: { line: 2 } });
    expect(table!.cells.at(-1)!.place).toEqual({ line: 6 });
    expect(texts(document)).toEqual(['项目支出绩效自评表', '结束。']);
  });

  it.each([
    [
      'paragraphs set in by a tab',
      '\t本年收入550.53万元。\n\t本年支出550.53万元。',
      ['本年收入550.53万元。', '本年支出550.53万元。'],
    ],
    [
      'contents with page numbers',
      '一、主要职能\t1\n二、机构设置\t2\n第二部分 决算表\t12',
      ['一、主要职能 1', '二、机构设置 2', '第二部分 决算表 12'],
    ],
    [
      'numbers set off from their items',
      '（一）\t收入情况\n（二）\t支出情况',
      ['（一） 收入情况', '（二） 支出情况'],
    ],
  ])('takes %s for paragraphs', (_, text, expected) => {
    expect(tables(read(text))).toEqual([]);
    expect(texts(read(text))).toEqual(expected);
  });

  it('Markdown: bars, headings, lists and bold print', () => {
    const document = read(
      '# 2024年度部门决算\n\n## **一、收入情况** ##\n\n- 第一项\n* **第二项**：5万元\n\n![图](a.png)\n\n---\n\n| 科目 | 金额 |\n|:---|---:|\n| 教\\|育 | **1.00** |\n| 小<br>计 |  |\n',
    );
    expect(document.title).toBe('2024年度部门决算');
    expect(document.blocks.filter(isParagraph).map((p) => [p.level, p.text])).toEqual([
      [1, '2024年度部门决算'],
      [2, '一、收入情况'],
      [undefined, '第一项'],
      [undefined, '第二项：5万元'],
    ]);
    expect(tables(document).map(grid)).toEqual([
      [
        ['科目', '金额'],
        ['教|育', '1.00'],
        ['小计', ''],
      ],
    ]);
    expect(tables(document)[0]!.cells.at(-1)!.place).toEqual({ line: 15 });
    for (const p of document.blocks.filter(isParagraph)) expect(p.spans[0]!.end).toBe(p.text.length);
    expect(document.remarks.map((r) => r.code)).toEqual(['skipped']);
  });

  it('takes columns that at least three lines agree on for a table, and says it is a guess', () => {
    const document = read(
      [
        '          收入支出决算总表',
        '  项目                决算数      上年数',
        '一、教育支出          1,234.56     100.00',
        '二、卫生支出             20.00       0.50',
        '   其中：疾病控制        10.00          —',
        '本年支出合计          1,254.56     100.50',
        '',
        '以上是全部支出。',
      ].join('\n'),
    );
    const [table] = tables(document);
    expect(table!.trust).toBe('aligned');
    expect(grid(table!)).toEqual([
      ['项目', '决算数', '上年数'],
      ['一、教育支出', '1,234.56', '100.00'],
      ['二、卫生支出', '20.00', '0.50'],
      ['其中：疾病控制', '10.00', '—'],
      ['本年支出合计', '1,254.56', '100.50'],
    ]);
    expect(document.remarks.map((r) => r.code)).toEqual(['aligned-table']);
    expect(texts(document)).toEqual(['收入支出决算总表', '以上是全部支出。']);
  });

  it('reads columns as pdftotext aligns them: each character one column, halves left blank, over a page', () => {
    const document = read(
      [
        '                   收入支出决算总表',
        '           收入                           支出',
        '       项目           决算数              项目            决算数',
        '一、一般公共预算财政拨款收入      2,940.05   一、一般公共服务支出        2,106.66',
        '二、政府性基金预算财政拨款收入                二、外交支出',
        '八、其他收入                  6.20   八、社会保障和就业支出        326.71',
        '                               十、节能环保支出',
        '\f                               十九、住房保障支出          445.69',
        '总计                  2,946.25   总计                 2,879.06',
        '                收入决算表',
      ].join('\n'),
    );
    const [table] = tables(document);
    expect(tables(document)).toHaveLength(1);
    expect(grid(table!)).toEqual([
      ['收入', '', '支出', ''],
      ['项目', '决算数', '项目', '决算数'],
      ['一、一般公共预算财政拨款收入', '2,940.05', '一、一般公共服务支出', '2,106.66'],
      ['二、政府性基金预算财政拨款收入', '', '二、外交支出', ''],
      ['八、其他收入', '6.20', '八、社会保障和就业支出', '326.71'],
      ['', '', '十、节能环保支出', ''],
      ['', '', '十九、住房保障支出', '445.69'],
      ['总计', '2,946.25', '总计', '2,879.06'],
    ]);
    expect(table!.pages).toEqual([1, 2]);
    expect(texts(document)).toEqual(['收入支出决算总表', '收入决算表']);
  });

  it.each([
    '目    录\n第一部分    单位概况\n一、主要职能    1\n二、机构设置    2\n三、决算表    3',
    '一、教育支出          1,234.56     100.00\n本年支出合计          1,254.56     100.50',
    '本年  收入  550.53  万元\n支出合计  12.00  万元，增长\n其他说明  3  个',
  ])('leaves lines that hardly agree as paragraphs (%#)', (text) => {
    expect(tables(read(text))).toEqual([]);
  });

  it('reads large files in good time', () => {
    const line = '本年收入550.53万元，其中：财政拨款收入490.88万元，占89.16%  合计  1.00，其余的\n';
    const started = performance.now();
    const document = read(`${'（“《'.repeat(2000)}\n${line.repeat(30_000)}${'a\t'.repeat(200_000)}`);
    expect(document.blocks.length).toBeGreaterThan(10);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

const SEED = new URL('../../../../shared/seed/', import.meta.url);
const seeds = existsSync(SEED) ? readdirSync(SEED).filter((name) => name.endsWith('.txt')) : [];

describe.skipIf(seeds.length === 0)('readText: the seed', () => {
  const documents = seeds.map((name) => readText(readFileSync(new URL(name, SEED)), name));

  it('has no paragraph that ends inside a word where pages broke', () => {
    const all = documents.flatMap(texts);
    for (const broken of ['公务用车购置费', '行政单位和参照公务员法', '确保商户能'])
      expect(all.some((text) => text.includes(broken))).toBe(true);
    for (const text of all) expect(text).not.toMatch(/(?:公务用车购|行政单位和|确保商)$/);
  });

  it('has each of its self-evaluations in one table', () => {
    const found = documents.flatMap(tables);
    expect(found.map((table) => table.cells[0]!.text)).toEqual(['项目名称', '项目名称']);
    for (const table of found) expect(table.cells.some((cell) => cell.text === '总分')).toBe(true);
  });

  it('has no heading joined to anything', () => {
    for (const text of documents.flatMap(texts)) {
      if (/^[一二三四五六七八九十]+、.{2,30}(?:情况说明|职能)/.test(text))
        expect(text.length).toBeLessThan(40);
    }
  });
});
