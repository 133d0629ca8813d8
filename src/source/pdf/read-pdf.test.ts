import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { pdf, Sheet } from '../../../test/printing/sheet.mjs';
import {
  type Paragraph,
  placesOf,
  type SourceDocument,
  type Table,
  UnreadableError,
} from '../../model/document.ts';
import { initPdf } from './pdfium.ts';
import { readPdf } from './read-pdf.ts';

beforeAll(async () => {
  await initPdf(readFileSync('node_modules/@embedpdf/pdfium/dist/pdfium.wasm'));
});

const tables = (d: SourceDocument): Table[] => d.blocks.filter((b) => b.kind === 'table');
const paragraphs = (d: SourceDocument): Paragraph[] => d.blocks.filter((b) => b.kind === 'paragraph');
const texts = (d: SourceDocument): string[] => paragraphs(d).map((p) => p.text);
/** Rows as texts, blanks included, merged cells once. */
const rowsOf = (t: Table): string[][] =>
  Array.from({ length: t.rows }, (_, r) => t.cells.filter((c) => c.row === r).map((c) => c.text));

const XS = [60, 200, 300, 400];
const HEAD = ['项目', '年初预算', '决算数'];

describe('tables drawn with lines', () => {
  it('puts text into its cell and knows the cell’s box', async () => {
    const d = await readPdf(
      pdf(new Sheet().grid(XS, [100, 120, 140], [HEAD, ['合计', '1,503.52', '']])),
      'a.pdf',
    );
    const [table] = tables(d);
    expect(rowsOf(table!)).toEqual([HEAD, ['合计', '1,503.52', '']]);
    expect(table).toMatchObject({ rows: 2, columns: 3, trust: 'ruled', pages: [1] });
    const cell = table!.cells.find((c) => c.text === '1,503.52')!;
    expect(cell.place.page).toBe(1);
    [200, 120, 300, 140].forEach((v, i) => {
      expect(Math.abs(cell.place.box![i]! - v)).toBeLessThan(1);
    });
    expect(paragraphs(d)).toEqual([]);
  });

  it('reads thin filled rectangles and dashes as lines', async () => {
    const s = new Sheet();
    for (const x of XS) for (let y = 100; y < 140; y += 20) s.bar(x, y, 0.5, 20);
    for (const y of [100, 120, 140]) for (let x = 60; x < 400; x += 6) s.bar(x, y, 3, 0.5);
    s.text(63, 114, '甲').text(203, 114, '乙').text(303, 134, '3.00');
    const [table] = tables(await readPdf(pdf(s), 'a.pdf'));
    expect(rowsOf(table!)).toEqual([
      ['甲', '乙', ''],
      ['', '', '3.00'],
    ]);
  });

  it('keeps the spans of merged headings', async () => {
    const s = new Sheet()
      .line(60, 100, 400, 100)
      .line(200, 120, 400, 120)
      .line(60, 140, 400, 140)
      .line(60, 160, 400, 160);
    s.line(60, 100, 60, 160).line(200, 100, 200, 160).line(300, 120, 300, 160).line(400, 100, 400, 160);
    s.text(70, 124, '科目名称', 10)
      .text(280, 114, '本年支出', 10)
      .text(210, 134, '基本', 10)
      .text(310, 134, '项目', 10);
    s.text(70, 154, '合计', 10).text(210, 154, '1.00', 10).text(310, 154, '2.00', 10);
    const [table] = tables(await readPdf(pdf(s), 'a.pdf'));
    const spans = Object.fromEntries(
      table!.cells.map((c) => [c.text, [c.row, c.column, c.rowSpan, c.columnSpan]]),
    );
    expect(spans).toEqual({
      科目名称: [0, 0, 2, 1],
      本年支出: [0, 1, 1, 2],
      基本: [1, 1, 1, 1],
      项目: [1, 2, 1, 1],
      合计: [2, 0, 1, 1],
      '1.00': [2, 1, 1, 1],
      '2.00': [2, 2, 1, 1],
    });
  });

  it('joins wrapped cells, drops blanks in spread words, and takes an amount above its label into its cell', async () => {
    const s = new Sheet().grid(
      [60, 200, 300],
      [100, 160, 180],
      [
        ['', ''],
        ['', ''],
      ],
    );
    // Printed in another order than read, the second line first.
    s.text(63, 150, '费支出', 10).text(63, 118, '机关事业单位养老保险', 10).text(210, 110, '160.75', 10);
    s.text(63, 174, '因公出国（境）费', 10, 5).text(210, 174, '2 940', 10);
    expect(rowsOf(tables(await readPdf(pdf(s), 'a.pdf'))[0]!)).toEqual([
      ['机关事业单位养老保险费支出', '160.75'],
      ['因公出国（境）费', '2 940'],
    ]);
  });

  it('keeps a number that is wider than its column whole', async () => {
    const s = new Sheet().grid([60, 100, 140], [100, 120], [['', '']]);
    s.text(62, 114, '12,345.67', 10);
    expect(rowsOf(tables(await readPdf(pdf(s), 'a.pdf'))[0]!)).toEqual([['12,345.67', '']]);
  });

  it('does not take a frame around text for a table', async () => {
    const s = new Sheet().grid([60, 500], [100, 200], [['框中的文字']]);
    const d = await readPdf(pdf(s), 'a.pdf');
    expect(tables(d)).toEqual([]);
    expect(texts(d)).toEqual(['框中的文字']);
  });

  it('finds any grid again, whatever its cells hold', async () => {
    const size = fc.integer({ min: 2, max: 6 });
    const word = fc.constantFrom('', '合计', '1.00', '一、外交支出', '—', '201');
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(size, size).chain(([rows, columns]) =>
          fc.array(fc.array(word, { minLength: columns, maxLength: columns }), {
            minLength: rows,
            maxLength: rows,
          }),
        ),
        async (rows) => {
          fc.pre(rows.some((r) => r.some((c) => c !== '')));
          const xs = Array.from({ length: rows[0]!.length + 1 }, (_, i) => 50 + 80 * i);
          const ys = Array.from({ length: rows.length + 1 }, (_, i) => 100 + 20 * i);
          const d = await readPdf(pdf(new Sheet().grid(xs, ys, rows)), 'a.pdf');
          expect(tables(d).map(rowsOf)).toEqual([rows]);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('tables over several pages', () => {
  const first = [HEAD, ['外交支出', '1.00', '2.00'], ['国防支出', '3.00', '4.00']];
  const next = [['教育支出', '5.00', '6.00']];
  const top = new Sheet().text(240, 80, '支出决算表', 16).grid(XS, [100, 120, 140, 160], first);

  it('joins a part with the same columns and no text above', async () => {
    const d = await readPdf(pdf(top, new Sheet().grid(XS, [60, 80], next)), 'a.pdf');
    expect(tables(d).map(rowsOf)).toEqual([[...first, ...next]]);
    expect(tables(d)[0]!.pages).toEqual([1, 2]);
    expect(tables(d)[0]!.cells.find((c) => c.text === '教育支出')!.place.page).toBe(2);
  });

  it('drops a repeated heading, and a repeated title above it', async () => {
    const plain = new Sheet().grid(XS, [60, 80, 100], [HEAD, ...next]);
    const titled = new Sheet().text(240, 50, '支出决算表', 16).grid(XS, [60, 80, 100], [HEAD, ...next]);
    for (const second of [plain, titled]) {
      const d = await readPdf(pdf(top, second), 'a.pdf');
      expect(tables(d).map(rowsOf)).toEqual([[...first, ...next]]);
      expect(texts(d)).toEqual(['支出决算表']);
    }
  });

  it('leaves another table with the same columns alone', async () => {
    const other = new Sheet().text(240, 50, '收入决算表', 16).grid(XS, [60, 80, 100], [HEAD, ...next]);
    expect(tables(await readPdf(pdf(top, other), 'a.pdf')).map((t) => t.rows)).toEqual([3, 2]);
  });

  it('leaves a table with other columns alone', async () => {
    const other = new Sheet().grid([60, 220, 300, 400], [60, 80], next);
    expect(tables(await readPdf(pdf(top, other), 'a.pdf')).map((t) => t.rows)).toEqual([3, 1]);
  });
});

describe('turned pages', () => {
  /** The upright sheet's content, turned so that its text runs up the page. */
  const sideways = (rotate: number): Sheet => {
    const upright = new Sheet(842, 595).grid(XS, [100, 120, 140], [HEAD, ['合计', '1.00', '2.00']]);
    upright.text(60, 200, '注：本表反映收支情况。');
    return new Sheet(595, 842, rotate).raw(`q 0 1 -1 0 595 0 cm ${upright.operators.join('\n')} Q`);
  };

  it('reads text that runs up the page, and gives boxes of the page as shown', async () => {
    const d = await readPdf(pdf(sideways(0)), 'a.pdf');
    expect(rowsOf(tables(d)[0]!)).toEqual([HEAD, ['合计', '1.00', '2.00']]);
    expect(texts(d)).toEqual(['注：本表反映收支情况。']);
    const [x0, y0, x1, y1] = tables(d)[0]!.cells.find((c) => c.text === '1.00')!.place.box!;
    // Upright (200,120)–(300,140) on a page 842 wide; turned back, x is the old y and y counts from the other end.
    expect([x0, y0, x1, y1].map((v) => Math.round(v))).toEqual([120, 542, 140, 642]);
  });

  it('reads a page that the viewer turns upright', async () => {
    const d = await readPdf(pdf(sideways(90)), 'a.pdf');
    expect(rowsOf(tables(d)[0]!)).toEqual([HEAD, ['合计', '1.00', '2.00']]);
    const box = tables(d)[0]!.cells.find((c) => c.text === '1.00')!.place.box!;
    expect(box.map((v) => Math.round(v))).toEqual([200, 120, 300, 140]);
  });
});

describe('tables without lines', () => {
  it('finds columns by the right edges of figures', async () => {
    const s = new Sheet().text(220, 80, '收入支出决算总表', 14);
    const rows: [string, string, string][] = [
      ['外交支出', '1,234.50', '20.00'],
      ['国防支出', '7.25', '345.60'],
      ['教育支出', '88.00', '9.10'],
      ['合计', '1,329.75', '374.70'],
    ];
    s.text(60, 100, '项目').text(230, 100, '预算数').text(360, 100, '决算数');
    rows.forEach(([label, a, b], i) => {
      s.text(60, 120 + 20 * i, label)
        .right(270, 120 + 20 * i, a)
        .right(400, 120 + 20 * i, b);
    });
    const d = await readPdf(pdf(s), 'a.pdf');
    expect(tables(d).map(rowsOf)).toEqual([[['项目', '预算数', '决算数'], ...rows]]);
    expect(tables(d)[0]!.trust).toBe('aligned');
    expect(d.remarks.map((r) => r.code)).toEqual(['aligned-table']);
    expect(texts(d)).toEqual(['收入支出决算总表']);
  });

  it('does not see a table in prose with figures', async () => {
    const s = new Sheet();
    for (let i = 0; i < 6; i++)
      s.text(72, 100 + 20 * i, `本年收入合计2946.25万元，其中财政拨款${i}940.05万元，占99.79%，`);
    expect(tables(await readPdf(pdf(s), 'a.pdf'))).toEqual([]);
  });
});

describe('running text', () => {
  const long = '本年收入合计二千万元其中财政拨款收入一千万元事业收入一千万元'; // 30 characters, 360 pt
  it('joins the lines of a paragraph in printed order and starts a new one at an indent', async () => {
    const s = new Sheet();
    s.text(72, 140, `${long}元`).text(96, 120, long.slice(0, 29)).text(72, 160, '，增长百分之五。');
    s.text(96, 180, long.slice(0, 29)).text(72, 200, `，${long}`).text(72, 220, '完。');
    expect(texts(await readPdf(pdf(s), 'a.pdf'))).toEqual([
      `${long.slice(0, 29)}${long}元，增长百分之五。`,
      `${long.slice(0, 29)}，${long}完。`,
    ]);
  });

  it('keeps slightly raised figures on their line', async () => {
    const s = new Sheet().text(72, 120, '支出').text(96, 117.5, '603.14').text(132, 120, '万元，');
    expect(texts(await readPdf(pdf(s), 'a.pdf'))).toEqual(['支出603.14万元，']);
  });

  it('joins a paragraph that goes on over the page, past heads and page numbers', async () => {
    const sheet = (n: number, body: (s: Sheet) => void): Sheet => {
      const s = new Sheet().text(230, 40, '某局部门决算', 9).text(290, 810, `- ${n} -`, 9);
      body(s);
      return s;
    };
    const prose = (s: Sheet, from: number): void => {
      for (let i = 0; i < 3; i++) s.text(72, from + 20 * i, `${long.slice(0, 28)}，完${i}`);
    };
    const d = await readPdf(
      pdf(
        sheet(1, (s) => {
          prose(s.text(96, 100, long.slice(0, 29)), 120);
        }),
        sheet(2, (s) => {
          prose(s, 100);
          s.text(72, 160, '止。');
        }),
        sheet(3, (s) => s.text(96, 100, '另起。')),
      ),
      'a.pdf',
    );
    expect(paragraphs(d).length).toBe(2);
    const [first] = paragraphs(d);
    expect(first!.text).not.toMatch(/某局|- \d/);
    expect([...new Set(first!.spans.map((s) => s.place.page))]).toEqual([1, 2]);
  });

  it('gives each entry of the contents its own paragraph, leaders shortened', async () => {
    const s = new Sheet();
    s.text(72, 100, `一、收入决算表${'.'.repeat(60)}5`).text(72, 120, `二、支出决算表${'.'.repeat(60)}16`);
    const found = texts(await readPdf(pdf(s), 'a.pdf'));
    expect(found.map((t) => t.replace(/[. ]+/g, '…'))).toEqual(['一、收入决算表…5', '二、支出决算表…16']);
    expect(found[0]!.length).toBeLessThan(20);
  });

  it('parts the left and right ends of a line', async () => {
    const s = new Sheet().text(72, 100, '部门：某局').text(460, 100, '单位：万元');
    expect(texts(await readPdf(pdf(s), 'a.pdf'))).toEqual(['部门：某局', '单位：万元']);
  });

  it('knows where every character stands', async () => {
    const d = await readPdf(pdf(new Sheet().text(72, 100, '占71.73%。')), 'a.pdf');
    const [p] = paragraphs(d);
    const at = p!.text.indexOf('71.73');
    const [place] = placesOf(p!, at, at + 5);
    expect(place!.page).toBe(1);
    expect(place!.box![0]).toBeCloseTo(84, 1);
    expect(place!.box![2]).toBeCloseTo(114, 1);
    expect(place!.box![1]).toBeLessThan(92);
    expect(place!.box![3]).toBeGreaterThan(100);
  });

  it('mends radicals and compatibility ideographs, and nothing else', async () => {
    const d = await readPdf(pdf(new Sheet().text(72, 100, '乌鲁木⻬⼊⽀⺠①㎡（Ａ），金额')), 'a.pdf');
    expect(texts(d)).toEqual(['乌鲁木齐入支民①㎡（Ａ），金额']);
  });

  it('tells size and centring', async () => {
    const s = new Sheet().text(217.5, 100, '收入支出决算总表', 20);
    for (let i = 0; i < 4; i++) s.text(72, 140 + 20 * i, `${'收'.repeat(36)}。`);
    const [p] = paragraphs(await readPdf(pdf(s), 'a.pdf'));
    expect(p!.look).toEqual({ size: 20, centred: true });
  });
});

describe('files that cannot be read, or not wholly', () => {
  const code = async (bytes: Uint8Array): Promise<string> =>
    readPdf(bytes, 'a.pdf').then(
      () => 'read',
      (error: unknown) => (error instanceof UnreadableError ? error.code : String(error)),
    );
  const whole = pdf(new Sheet().text(72, 100, '正文'.repeat(20)));

  it('names the reason', async () => {
    expect(await code(new Uint8Array())).toBe('empty');
    expect(await code(Uint8Array.from('hello', (c) => c.charCodeAt(0)))).toBe('unknown-format');
    expect(await code(Uint8Array.from('%PDF-1.7\nrubbish', (c) => c.charCodeAt(0)))).toBe('damaged');
    expect(await code(pdf(new Sheet().picture(), new Sheet().picture()))).toBe('scanned');
    expect(await code(pdf(new Sheet()))).toBe('scanned');
    expect(await code(whole)).toBe('read');
  });

  it('remarks a scanned page among others', async () => {
    const d = await readPdf(
      pdf(new Sheet().text(72, 100, '正文'.repeat(20)), new Sheet().picture()),
      'a.pdf',
    );
    expect(d.remarks).toMatchObject([{ code: 'scanned-page', place: { page: 2 } }]);
    expect(d.remarks[0]!.message).toContain('第 2 页');
  });

  it('never fails otherwise, however a file is cut or spoilt', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 20 }),
        async (length, spoilt) => {
          const bytes = whole.slice(0, length);
          for (const [at, value] of spoilt) if (at < length) bytes[at] = value;
          expect(await code(bytes)).toMatch(/^(read|empty|unknown-format|damaged|encrypted|scanned)$/);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('says when the end is missing', async () => {
    const d = await readPdf(whole.slice(0, whole.length - 30), 'a.pdf').catch((e: unknown) => e);
    if (d instanceof UnreadableError) expect(d.code).toBe('damaged');
    else expect((d as SourceDocument).remarks.map((r) => r.code)).toContain('truncated');
  });

  it('frees what it used: further readings do not grow the engine', async () => {
    // A megabyte of file: a single copy that is not given back would show.
    const large = new Uint8Array(whole.length + (1 << 20)).fill(0x20);
    large.set(whole);
    large.set(whole.subarray(-400), large.length - 400);
    const { pdfium } = await import('./pdfium.ts');
    const engine = await pdfium();
    for (let i = 0; i < 20; i++) await readPdf(large, 'a.pdf');
    const before = engine.memory.buffer.byteLength;
    for (let i = 0; i < 60; i++) await readPdf(large, 'a.pdf');
    expect(engine.memory.buffer.byteLength).toBe(before);
  });
});

describe('real disclosures', () => {
  const folder = '../shared/real';
  const files = existsSync(folder) ? readdirSync(folder).filter((f) => f.endsWith('.pdf')) : [];
  if (files.length === 0) console.warn(`跳过：没有 ${folder}，真实文件未测试。`);

  it.skipIf(files.length === 0)(
    'have their statements in ruled tables, each figure in one cell',
    async () => {
      for (const file of files) {
        const d = await readPdf(readFileSync(`${folder}/${file}`), file);
        expect(d.remarks).toEqual([]);
        // Nine statements and the list of units.
        expect(tables(d).length).toBe(10);
        expect(tables(d).every((t) => t.trust === 'ruled')).toBe(true);
        for (const table of tables(d)) {
          for (const cell of table.cells) {
            // A figure never shares its cell with another figure.
            expect(cell.text.match(/\d[\d,]*\.\d\d/g)?.length ?? 0).toBeLessThanOrEqual(1);
          }
        }
        // Headings survive whole, and no line of the narrative is lost at a page's end.
        for (const heading of ['一、收入支出决算总体情况说明', '十、预算绩效管理情况']) {
          expect(texts(d).filter((t) => t === heading).length).toBe(2);
        }
      }
    },
  );
});
