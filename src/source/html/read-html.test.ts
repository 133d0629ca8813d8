import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Block,
  type Paragraph,
  type SourceDocument,
  type Table,
  UnreadableError,
} from '../../model/document.ts';
import { readHtml } from './read-html.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (html: string): SourceDocument => readHtml(utf8(html), 'a.html');
const isParagraph = (block: Block): block is Paragraph => block.kind === 'paragraph';
const isTable = (block: Block): block is Table => block.kind === 'table';
const texts = (document: SourceDocument): string[] => document.blocks.filter(isParagraph).map((p) => p.text);
const tables = (document: SourceDocument): Table[] => document.blocks.filter(isTable);
const grid = (table: Table): string[][] =>
  Array.from({ length: table.rows }, (_, r) => table.cells.filter((c) => c.row === r).map((c) => c.text));

const PROSE =
  '2024年度收入总计550.53万元，其中：本年收入合计550.53万元，使用非财政拨款结余0.00万元，年初结转和结余0.00万元。';
const links = (n: number): string =>
  Array.from(
    { length: n },
    (_, i) => `<li><a href="/c${i}.html">某某局关于某项工作的通知第${i}号</a></li>`,
  ).join('');

/** A page as publishing systems of sites make them, around an article. */
const site = (article: string, container: string): string => `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>某某局2024年度部门决算-某某市人民政府</title>
<meta name="ArticleTitle" content="某某局2024年度部门决算">
<style>.a{color:red}</style><script>var a = "<p>不是正文</p>";</script></head>
<body><div class="header"><div class="top-nav"><ul>${links(12)}</ul></div></div>
<div class="breadcrumb">当前位置：<a href="/">首页</a> &gt; <a href="/x">预决算公开</a></div>
<div class="wrap"><div class="left-sidebar"><ul>${links(10)}</ul></div>
<div class="detail-box"><h1>某某局2024年度部门决算</h1>
<div class="share">分享到：<a href="#">微信</a><a href="#">微博</a></div>
${container.replace('@', article)}
<div style="display:none">统计代码不可见</div>
</div></div>
<div class="related-news"><h3>相关阅读</h3><ul>${links(6)}</ul></div>
<footer>主办单位：某某市人民政府 备案号：某ICP备00000000号 网站标识码：0000000000 联系电话</footer>
</body></html>`;

describe('readHtml: the article', () => {
  const article = `<p>一、收入支出决算总体情况说明</p><p>${PROSE}</p><table><tr><td>项目</td><td>金额</td></tr><tr><td>合计</td><td>550.53</td></tr></table><p>${PROSE}</p>`;

  it.each([
    '<div class="TRS_Editor">@</div>',
    '<div id="zoom">@</div>',
    '<div class="article-content">@</div>',
    '<div id="UCAP-CONTENT"><div class="trs_editor_view TRS_UEDITOR">@</div></div>',
    '<div class="pages_content"><table><tr><td>@</td></tr></table></div>',
    '<div class="v_news_content">@</div>',
    '<article>@</article>',
    '<main><div>@</div></main>',
    '<div class="xyz"><div class="abc123">@</div></div>',
    '<form><div>@</div></form>',
  ])('is found in %s', (container) => {
    const document = read(site(article, container));
    const all = texts(document);
    expect(all.filter((t) => t !== '某某局2024年度部门决算')).toEqual([
      '一、收入支出决算总体情况说明',
      PROSE,
      PROSE,
    ]);
    expect(tables(document).map(grid)).toEqual([
      [
        ['项目', '金额'],
        ['合计', '550.53'],
      ],
    ]);
    expect(document.title).toBe('某某局2024年度部门决算');
  });

  it('is the whole body where nothing stands around it', () => {
    expect(texts(read(`<p>${PROSE}</p><div>第二段</div>第三段`))).toEqual([PROSE, '第二段', '第三段']);
    expect(texts(read('<body><div class="footer">只有这一句话。</div></body>'))).toEqual(['只有这一句话。']);
  });

  it('keeps both of two containers', () => {
    const two = `<div class="TRS_Editor"><p>${PROSE}</p></div><div class="TRS_Editor"><table><tr><td>甲</td><td>1.00</td></tr></table></div>`;
    const document = read(site(two, '<div>@</div>'));
    expect(texts(document)).toContain(PROSE);
    expect(tables(document)).toHaveLength(1);
  });

  it('leaves out what is hidden, scripts and styles', () => {
    const document = read(
      `<p>${PROSE}</p><p style="color:red; display : none">不见</p><p hidden>不见</p><p style="visibility:hidden">不见</p><noscript>不见</noscript><script>不见</script><textarea>不见</textarea><!-- 不见 --><![CDATA[不见]]>`,
    );
    expect(texts(document)).toEqual([PROSE]);
  });

  it('names the attachments of a page that has nothing else', () => {
    const document = read(
      site(
        '<p>现将有关情况公开如下：</p><p><a href="/files/a.pdf">某某局2024年度部门决算.pdf</a></p><p><a href="b.xls?x=1">附表</a></p>',
        '<div class="TRS_Editor">@</div>',
      ),
    );
    expect(document.remarks.map((r) => r.code)).toEqual(['skipped']);
    expect(document.remarks[0]!.message).toBe(
      '正文只有附件链接，决算内容在附件里：《某某局2024年度部门决算.pdf》、《附表》，请下载附件后检查。',
    );
  });

  it('says what else is attached to an article, and that pictures were not read', () => {
    const document = read(
      site(
        `<p>${PROSE.repeat(8)}</p><p><img src="表1.png"><img src="a.gif"><img src="x.png" width="16"></p><p><a href="a.xlsx">附表</a></p>`,
        '<div class="TRS_Editor">@</div>',
      ),
    );
    expect(document.remarks.map((r) => r.message)).toEqual([
      '网页另有附件没有读取：《附表》，请下载后一并检查。',
      '正文有 1 张较大的图片，图中的文字和表格未能读取。',
    ]);
  });

  it('refuses pages without text in one sentence', () => {
    for (const [html, code] of [
      ['<html><body><div id="app"></div><script>x</script></body></html>', 'empty'],
      ['<html><body><img src="1.jpg"><img src="2.jpg"></body></html>', 'scanned'],
      ['', 'empty'],
    ] as const) {
      try {
        read(html);
        expect.unreachable();
      } catch (error) {
        expect(error).toBeInstanceOf(UnreadableError);
        expect((error as UnreadableError).code).toBe(code);
        expect((error as UnreadableError).message).toMatch(/^[^。\n]+。$/);
      }
    }
  });
});

describe('readHtml: text', () => {
  it('breaks paragraphs as a browser does and gives levels', () => {
    const document = read(
      '<h2>一、收入<span>情况</span></h2>第一<b>段</b><br>第二段<br/><ul><li>甲<li>乙</ul><div>丙<p>丁</div><p>&emsp;&emsp;戊&nbsp;己&amp;庚&#8220;三公&#x201d;</p>',
    );
    expect(document.blocks.filter(isParagraph).map((p) => [p.level, p.text])).toEqual([
      [2, '一、收入情况'],
      [undefined, '第一段'],
      [undefined, '第二段'],
      [undefined, '甲'],
      [undefined, '乙'],
      [undefined, '丙'],
      [undefined, '丁'],
      [undefined, '戊\u00a0己&庚“三公”'],
    ]);
    document.blocks.forEach((block, i) => {
      const p = block as Paragraph;
      expect(p.spans).toEqual([{ start: 0, end: p.text.length, place: { line: i + 1 } }]);
    });
  });

  it('does not break words where the file breaks its lines', () => {
    expect(texts(read('<p>本年收入\n    合计\r\n550.53\n万元，Word\nexport</p>'))).toEqual([
      '本年收入合计 550.53 万元，Word export',
    ]);
    expect(texts(read('<pre>第一段\n第二段</pre>'))).toEqual(['第一段', '第二段']);
  });

  it('reads what Word exports', () => {
    const document = read(
      `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><xml><o:p>不见</o:p></xml><!--[if gte mso 9]><xml><w:x>不见</w:x></xml><![endif]--></head>
      <body lang=ZH-CN style='tab-interval:21.0pt'><div class=WordSection1>
      <p class=MsoNormal align=center style='text-align:center'><b><span style='font-size:16.0pt'>部门决算<o:p></o:p></span></b></p>
      <p class=MsoNormal><![if !supportLists]><span>1.</span><![endif]><span lang=EN-US>2024</span>年度收入<o:p/>总计</p></div></body></html>`,
    );
    expect(texts(document)).toEqual(['部门决算', '1.2024年度收入总计']);
    expect((document.blocks[0] as Paragraph).look).toEqual({ bold: true, centred: true, size: 16 });
  });

  it('is decoded by what it is, whatever it declares', () => {
    const gbk = Uint8Array.from([
      ...utf8('<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><p>'),
      ...[0xbe, 0xf6, 0xcb, 0xe3, 0xb1, 0xed],
      ...utf8('</p></html>'),
    ]);
    expect(texts(readHtml(gbk, 'a.html'))).toEqual(['决算表']);
    const wrong = '<meta charset="gb2312"><p>决算表</p>';
    expect(texts(read(wrong))).toEqual(['决算表']);
    expect(texts(read(`\ufeff${wrong}`))).toEqual(['决算表']);
  });
});

describe('readHtml: tables', () => {
  it('places merged cells once and drops columns that nothing begins at', () => {
    const [table] = tables(
      read(
        '<table><thead><tr><th rowspan=2>科目</th><th colspan="4">支出</th></tr><tr><th>基本</th><th colspan=3>项目</th></tr></thead><tbody><tr><td>合<br>计<td>1.00<td colspan=3>2.00</table>',
      ),
    );
    expect(table).toMatchObject({ rows: 3, columns: 3, trust: 'native', pages: [] });
    expect(table!.cells.map((c) => [c.row, c.column, c.rowSpan, c.columnSpan, c.text, c.place.line])).toEqual(
      [
        [0, 0, 2, 1, '科目', 1],
        [0, 1, 1, 2, '支出', 2],
        [1, 1, 1, 1, '基本', 3],
        [1, 2, 1, 1, '项目', 4],
        [2, 0, 1, 1, '合计', 5],
        [2, 1, 1, 1, '1.00', 6],
        [2, 2, 1, 1, '2.00', 7],
      ],
    );
  });

  it('unfolds tables that only arrange the page, and counts on', () => {
    const document = read(
      `<table><tr><td>左边</td><td><p>${PROSE}</p><table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table></td></tr></table><table><tr><td>一格</td></tr></table>`,
    );
    expect(texts(document)).toEqual(['左边', PROSE, '一格']);
    expect(tables(document).map(grid)).toEqual([
      [
        ['甲', '1'],
        ['乙', '2'],
      ],
    ]);
    expect(tables(document)[0]!.place).toEqual({ line: 3 });
    expect((document.blocks.at(-1) as Paragraph).spans[0]!.place).toEqual({ line: 7 });
  });

  it('is not confused by tags that close nothing, or close too late', () => {
    const document = read(
      '<div><table><tr><td>甲</div></p></span></td><td><b>1<td>2</tr></table></div></table><p>后文',
    );
    expect(tables(document).map(grid)).toEqual([[['甲', '1', '2']]]);
    expect(texts(document)).toEqual(['后文']);
  });

  it('bounds spans that no table has', () => {
    const [table] = tables(
      read(
        '<table><tr><td colspan=99999999 rowspan=99999999>甲</td><td colspan=-3>乙</td></tr><tr><td rowspan=0>丙</td></tr><tr><td>丁</td></tr></table>',
      ),
    );
    expect(table!.rows).toBe(3);
    for (const cell of table!.cells) {
      expect(cell.row + cell.rowSpan).toBeLessThanOrEqual(table!.rows);
      expect(cell.column + cell.columnSpan).toBeLessThanOrEqual(table!.columns);
    }
  });

  it('gives a grid without overlaps that holds every cell once, whatever the spans', () => {
    const cell = fc.record({
      rowspan: fc.integer({ min: 0, max: 4 }),
      colspan: fc.integer({ min: 0, max: 4 }),
    });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { minLength: 2, maxLength: 8 }), (rows) => {
        let n = 0;
        const body = rows
          .map(
            (row) =>
              `<tr>${row.map((c) => `<td rowspan=${c.rowspan} colspan=${c.colspan}>c${n++};</td>`).join('')}</tr>`,
          )
          .join('');
        fc.pre(n > 1 && rows.some((row) => row.length > 1));
        const [table] = tables(read(`<table>${body}</table>`));
        expect(table!.cells.map((c) => c.text)).toEqual(Array.from({ length: n }, (_, i) => `c${i};`));
        const taken = new Set<string>();
        for (const c of table!.cells) {
          expect(c.rowSpan).toBeGreaterThan(0);
          expect(c.columnSpan).toBeGreaterThan(0);
          for (let r = c.row; r < c.row + c.rowSpan; r++)
            for (let k = c.column; k < c.column + c.columnSpan; k++) {
              expect(r < table!.rows && k < table!.columns).toBe(true);
              expect(taken.has(`${r},${k}`)).toBe(false);
              taken.add(`${r},${k}`);
            }
        }
      }),
    );
  });
});

describe('readHtml: hostile pages', () => {
  it('never fails on tags in any order, and keeps the text', () => {
    const piece = fc.constantFrom(
      '<table>',
      '</table>',
      '<tr>',
      '</tr>',
      '<td>',
      '</td>',
      '<div>',
      '</div>',
      '<p>',
      '</p>',
      '<b>',
      '</b>',
      '<li>',
      '</ul>',
      '<br>',
      '<o:p/>',
      '<h1>',
      '</h1>',
      '<a name=x>',
      '</a>',
      '甲',
      '乙',
      '1.00',
      '<',
      '&',
      '&nbsp;',
      '<!--x-->',
      '<td rowspan=3>',
      '</body>',
      '<!x>',
      '<?x>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const html = `<p>始</p>${pieces.join('')}<p>终`;
        const document = read(html);
        const written = document.blocks
          .map((b) => (b.kind === 'paragraph' ? b.text : b.cells.map((c) => c.text).join('')))
          .join('');
        const count = (text: string, of: string): number => text.split(of).length - 1;
        // Text between rows belongs to no cell; browsers put it before the table, so order is not compared.
        for (const of of ['始', '甲', '乙', '1.00', '终']) expect(count(written, of)).toBe(count(html, of));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['div', 100_000],
    ['table><tr><td', 100_000],
    ['b', 100_000],
    ['p', 100_000],
  ])('reads <%s> nested %i times', (tag, times) => {
    const document = read(
      `${`<${tag}>`.repeat(times)}${PROSE}${`</${tag.split('>')[0]}>`.repeat(times)}<p>后文</p>`,
    );
    expect(texts(document).join('')).toContain(PROSE);
    expect(texts(document).join('')).toContain('后文');
  });

  it('reads 10 MB in good time', () => {
    const row = `<tr><td>${'科目'.repeat(10)}</td><td>1,234.56</td><td>100.00</td></tr>`;
    const html = `<p>${PROSE}</p><table>${row.repeat(Math.ceil(5e6 / row.length))}</table>${`<p>${PROSE}</p>`.repeat(10_000)}`;
    const bytes = utf8(html);
    expect(bytes.length).toBeGreaterThan(8e6);
    const started = performance.now();
    const document = readHtml(bytes, 'a.html');
    expect(tables(document)[0]!.rows).toBeGreaterThan(20_000);
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});
