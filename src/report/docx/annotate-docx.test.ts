import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Paragraph } from '../../model/document.ts';
import { readDocx } from '../../source/docx/read-docx.ts';
import type { CheckedReport, ReportedFinding } from '../file-report.ts';
import { annotateDocx } from './annotate-docx.ts';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** A docx as Word packs it; the body's XML as given. */
function docx(body: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  const parts: Record<string, string> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<?xml version="1.0"?>\r\n<w:document xmlns:w="${W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>${body}</w:body></w:document>`,
    'word/media/x.bin': '\u0000\u0001',
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

const finding = (
  line: number | undefined,
  quote: string,
  rest: Partial<ReportedFinding> = {},
): ReportedFinding => ({
  rule: 'text/share',
  title: '占比',
  severity: 'error',
  message: '占比不符',
  locations: [{ ...(line === undefined ? {} : { line }), quote }],
  related: [],
  ...rest,
});

const report = (...findings: ReportedFinding[]): CheckedReport => ({
  file: 'a.docx',
  status: 'checked',
  verdict: '发现错误',
  document: { kind: 'final-accounts', scope: 'unit', dialect: 'national', blankForm: false },
  statements: [],
  coverage: { figures: 0, understood: 0, verified: 0, unverified: [] },
  findings,
  accepted: [],
  rules: { passed: 0, failed: 1, unchecked: [], crashed: [] },
  remarks: [],
  timing: { read: 0, understand: 0, check: 0 },
});

const partOf = (bytes: Uint8Array, name: string): string =>
  strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());
const documentOf = (bytes: Uint8Array): string => partOf(bytes, 'word/document.xml');

/** The words between a comment's two marks. */
function anchored(bytes: Uint8Array, id: number): string {
  const xml = documentOf(bytes);
  const [, inside] =
    new RegExp(`<w:commentRangeStart w:id="${id}"/>([\\s\\S]*)<w:commentRangeEnd w:id="${id}"/>`).exec(xml) ??
    [];
  expect(inside).toBeDefined();
  return inside!.replace(/<[^>]*>/g, '');
}

/** What the reader makes of it: texts and cells. */
const read = (bytes: Uint8Array): unknown =>
  readDocx(bytes, 'a.docx').blocks.map((b) => (b.kind === 'paragraph' ? b : b.cells));
const textsOf = (bytes: Uint8Array): string[] =>
  readDocx(bytes, 'a.docx')
    .blocks.filter((b): b is Paragraph => b.kind === 'paragraph')
    .map((b) => b.text);

const p = (content: string): string => `<w:p><w:pPr><w:jc w:val="left"/></w:pPr>${content}</w:p>`;
const r = (text: string, look = ''): string => `<w:r w:rsidR="00A1">${look}<w:t>${text}</w:t></w:r>`;
const BOLD = '<w:rPr><w:b/></w:rPr>';

/** Annotates one quote; the words anchored, with everything else as it was. */
function mark(body: string, line: number, quote: string): string {
  const before = docx(body);
  const after = annotateDocx(before, report(finding(line, quote)));
  expect(read(after)).toEqual(read(before));
  return anchored(after, 0);
}

describe('Word comments', () => {
  it('stand on the quoted words, and cut a run with its look', () => {
    const before = docx(p(r('题目')) + p(r('收入合计10.00万元，占&lt;91.16%&gt;。', BOLD)));
    const after = annotateDocx(before, report(finding(2, '占<91.16%>')));
    expect(documentOf(after)).toContain(
      `<w:t>收入合计10.00万元，</w:t></w:r><w:commentRangeStart w:id="0"/><w:r w:rsidR="00A1">${BOLD}<w:t>占&lt;91.16%&gt;</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r w:rsidR="00A1">${BOLD}<w:t>。</w:t></w:r></w:p>`,
    );
    expect(textsOf(after)).toEqual(['题目', '收入合计10.00万元，占<91.16%>。']);
    expect(anchored(after, 1)).toBe('题目');
  });

  it('find words over runs, blanks, links, insertions and cells', () => {
    expect(mark(p(r('共') + r('10.', BOLD) + r('00万') + r('元。')), 1, '10.00万元')).toBe('10.00万元');
    expect(mark(p(r('三\u00a0公&#160;经费')), 1, '三 公 经费')).toBe('三\u00a0公&#160;经费');
    expect(
      mark(p(`${r('其中')}<w:ins w:id="3" w:author="x">${r('支出9.00元')}</w:ins>${r('。')}`), 1, '9.00元。'),
    ).toBe('9.00元。');
    expect(mark(p(`<w:hyperlink>${r('见附件一表')}</w:hyperlink>`), 1, '附件')).toBe('附件');
    const cell = (...content: string[]): string =>
      `<w:tc><w:tcPr/>${content.map((c) => p(r(c))).join('')}</w:tc>`;
    const table = `<w:tbl><w:tr>${cell('甲')}${cell('12', '.50')}</w:tr><w:tr>${cell('乙')}${cell('3')}</w:tr></w:tbl>`;
    expect(mark(p(r('前')) + table, 3, '12.50')).toBe('12.50');
    expect(mark(p(r('前')) + table, 6, '3')).toBe('3');
  });

  it('find words that are printed in traditional script and quoted in simplified', () => {
    const bytes = annotateDocx(
      docx('<w:p><w:r><w:t>本年收入總計12.30萬元，較上年減少</w:t></w:r></w:p>'),
      report(finding(1, '收入总计12.30万元')),
    );
    expect(anchored(bytes, 0)).toBe('收入總計12.30萬元');
  });

  it('keep blanks at a cut', () => {
    expect(mark(p(`<w:r><w:t>one two three</w:t></w:r>`), 1, 'two')).toBe(' two');
    expect(mark(p(`<w:r><w:t xml:space="preserve"> a  b </w:t></w:r>`), 1, 'b')).toBe('b ');
  });

  it('anchor text boxes by the run that holds them, both alternatives whole', () => {
    const box = (text: string): string =>
      `<w:pict><v:textbox><w:txbxContent>${p(r(text))}</w:txbxContent></v:textbox></w:pict>`;
    const body = p(
      `${r('前')}<w:r><mc:AlternateContent><mc:Choice>${box('框内9.00')}</mc:Choice><mc:Fallback>${box('框内9.00')}</mc:Fallback></mc:AlternateContent></w:r>`,
    );
    const after = annotateDocx(docx(body), report(finding(2, '9.00')));
    expect(documentOf(after)).toContain('<w:commentRangeStart w:id="0"/><w:r><mc:AlternateContent>');
    expect(partOf(after, 'word/comments.xml')).toContain('原文：9.00');
    expect(read(after)).toEqual(read(docx(body)));
  });

  it('say what is wrong, what is right, how it was reckoned and by which rule', () => {
    const after = annotateDocx(
      docx(p(r('占91.16%'))),
      report(
        finding(1, '占91.16%', {
          expected: '89.16%',
          explanation: '490.88÷550.53=89.16%\n其余 < 1',
          culprit: { quote: '91.16%', suggestion: '89.16%', confidence: 0.834 },
        }),
      ),
    );
    const lines = [...partOf(after, 'word/comments.xml').matchAll(/<w:t [^>]*>([^<]*)</g)].map((m) => m[1]);
    expect(lines.slice(-2)).toEqual(['审核结论：发现错误', '1. 错误　第1行　占比不符']);
    expect(partOf(after, 'word/comments.xml')).not.toContain('date=');
    expect(lines.slice(0, -2)).toEqual([
      '错误：占比不符',
      '应为：89.16%',
      '算式：490.88÷550.53=89.16%',
      '其余 &#60; 1',
      '建议（把握83%）：91.16% → 89.16%',
      '规则：text/share',
    ]);
    expect(partOf(after, '[Content_Types].xml')).toContain('PartName="/word/comments.xml"');
    expect(partOf(after, 'word/_rels/document.xml.rels')).toContain('Target="comments.xml"');
  });

  it('stand at the first paragraph where a finding has no place, or its words are not found', () => {
    const body = p('') + p(r('题目')) + p(r('正文'));
    const after = annotateDocx(docx(body), report(finding(undefined, '缺表'), finding(3, '没有的话')));
    expect(anchored(after, 0)).toBe('题目');
    expect(anchored(after, 1)).toBe('正文');
    expect(partOf(after, 'word/comments.xml')).toContain('原文：没有的话');
  });

  it('go on after the comments of others', () => {
    const theirs = `<w:comment w:id="7" w:author="张三"><w:p>${r('请核')}</w:p></w:comment>`;
    const relation =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>';
    const before = docx(
      p(
        `<w:commentRangeStart w:id="7"/>${r('题目')}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>`,
      ),
      {
        'word/comments.xml': `<w:comments xmlns:w="${W}">${theirs}</w:comments>`,
        'word/_rels/document.xml.rels': relation,
      },
    );
    const after = annotateDocx(before, report(finding(1, '题')));
    const comments = partOf(after, 'word/comments.xml');
    expect(comments).toContain(theirs);
    expect(comments).toContain('w:id="8" w:author="明账"');
    expect(anchored(after, 8)).toBe('题');
    expect(partOf(after, 'word/_rels/document.xml.rels')).toBe(relation);
    expect(partOf(after, '[Content_Types].xml')).toBe(partOf(before, '[Content_Types].xml'));
  });

  it('leave everything else as written, byte for byte', () => {
    const before = docx(p(r('共10.00元，占9%，增8%')));
    const findings = [finding(1, '10.00元'), finding(1, '元，占9%'), finding(1, '占9%'), finding(1, '增8%')];
    const after = annotateDocx(before, report(...findings));
    for (const [name, bytes] of Object.entries(unzipSync(before)))
      if (!/document\.xml$|Content_Types/.test(name)) expect(unzipSync(after)[name]).toEqual(bytes);
    expect(findings.map((_, id) => anchored(after, id).replace(/\s/g, ''))).toEqual([
      '10.00元',
      '元，占9%',
      '占9%',
      '增8%',
    ]);
    expect(textsOf(after)).toEqual(textsOf(before));
    expect(annotateDocx(before, report(...findings))).toEqual(after);
    expect(documentOf(annotateDocx(before, report()))).toBe(documentOf(before));
  });

  it('anchor any words of any runs and change no text', () => {
    const runs = fc.array(fc.stringMatching(/^[一二三 .0-9&<]{1,6}$/), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(runs, fc.nat(), fc.nat(), (texts, a, b) => {
        const whole = texts.join('').trim();
        const from = a % (whole.length + 1);
        const quote = whole.slice(from, from + 1 + (b % 6)).trim();
        fc.pre(quote !== '');
        const written = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
        const before = docx(
          p(texts.map((text) => `<w:r><w:t xml:space="preserve">${written(text)}</w:t></w:r>`).join('')),
        );
        const after = annotateDocx(before, report(finding(1, quote), finding(1, quote.slice(0, 1))));
        expect(read(after)).toEqual(read(before));
        const words = anchored(after, 0).replaceAll('&lt;', '<').replaceAll('&amp;', '&');
        expect(words.replace(/\s/g, '')).toBe(quote.replace(/\s/g, ''));
      }),
    );
  });
});
