import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import type { ComposedBlock, ComposedDocument } from '../document.ts';
import { layoutStatement } from '../layout/statement.ts';
import { writeDocx } from './docx.ts';

const figures = new Map([
  ['T05/2010301/basic', 123_450_000n],
  ['T01/gpb/income', 123_450_000n],
]);
const account = { unit: '某市档案馆', year: 2024, figures };
const paragraph = (text: string): ComposedBlock => ({ kind: 'paragraph', runs: [{ text }] });
const statement = (id: 'T01' | 'T03' | 'T05'): ComposedBlock => ({
  kind: 'statement',
  id,
  sheet: layoutStatement(id, account),
});

function partsOf(blocks: readonly ComposedBlock[]): Record<string, string> {
  const document: ComposedDocument = {
    unit: '某市档案馆',
    year: 2024,
    title: '某市档案馆2024年度部门决算',
    blocks,
  };
  const parts = unzipSync(writeDocx(document));
  return Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

const bodyOf = (blocks: readonly ComposedBlock[]): string => partsOf(blocks)['word/document.xml'] ?? '';
const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((m) => m[1] ?? '');

const BLOCKS: readonly ComposedBlock[] = [
  { kind: 'contents' },
  { kind: 'heading', level: 1, text: '第一部分 情况说明', id: 'a' },
  { kind: 'heading', level: 2, text: '一、支出', id: 'b' },
  {
    kind: 'paragraph',
    runs: [
      { text: '支出' },
      { text: '123.45万元', address: 'T05/2010301/basic' },
      { text: '，比上年增加' },
      { text: '1.00万元', address: 'T05/2010301/basic@change' },
      { text: '，主要原因是：' },
      { text: '〔请填写〕', missing: true },
      { text: '，<见"表"&附件>', address: 'staff/active/count' },
    ],
  },
  { kind: 'heading', level: 1, text: '第二部分 报表', id: 'c' },
  statement('T01'),
  statement('T03'),
  statement('T05'),
  { kind: 'heading', level: 1, text: '第三部分 名词解释', id: 'd' },
  paragraph('一般公共预算财政拨款收入：财政部门当年拨付的资金。'),
];

describe('a Word document', () => {
  const parts = partsOf(BLOCKS);
  const body = parts['word/document.xml'] ?? '';

  it('is well-formed in every part', () => {
    for (const [name, xml] of Object.entries(parts)) {
      const parser = new SaxesParser({ xmlns: true });
      parser.on('error', (error) => {
        throw new Error(`${name}: ${error.message}`);
      });
      expect(() => parser.write(xml).close()).not.toThrow();
    }
  });

  it('has its contents in the file, each entry with a page that grows', () => {
    const entries = all(body, /<w:instrText[^>]*> PAGEREF (\S+) /g);
    expect(entries).toHaveLength(7);
    for (const name of entries) expect(body).toContain(`w:name="${name}"`);
    const contents = body.slice(
      body.indexOf(' TOC '),
      body.indexOf('第一部分 情况说明</w:t></w:r><w:bookmarkEnd'),
    );
    const pages = all(contents, /<w:r><w:t>(\d+)<\/w:t>/g).map(Number);
    // 1 the contents, 2 the text, 3 to 5 the statements, 6 the words.
    expect(pages).toEqual([2, 2, 3, 3, 4, 5, 6]);
    expect(parts['word/settings.xml']).not.toContain('updateFields');
  });

  it('links a figure to its cell, whatever the facet, and nothing else', () => {
    expect(all(body, /<w:hyperlink w:anchor="(T[^"]*)"/g)).toEqual([
      'T05_2010301_basic',
      'T05_2010301_basic',
    ]);
    expect(all(body, /<w:bookmarkStart w:id="\d+" w:name="(T05_2010301_basic)"/g)).toHaveLength(1);
  });

  it('names every bookmark once, as Word allows', () => {
    const names = all(body, /<w:bookmarkStart w:id="\d+" w:name="([^"]*)"/g);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[A-Za-z_]\w{0,39}$/);
  });

  it('marks what only the unit can write, with a comment', () => {
    expect(body).toMatch(
      /<w:commentRangeStart w:id="0"\/><w:r><w:rPr><w:highlight w:val="yellow"\/><\/w:rPr><w:t[^>]*>〔请填写〕/,
    );
    expect(all(parts['word/comments.xml'] ?? '', /<w:comment w:id="(\d+)"/g)).toEqual(['0']);
    expect(partsOf([paragraph('无')])['word/comments.xml']).toBeUndefined();
  });

  it('tells every width twice and lets no row break', () => {
    for (const table of body.split('<w:tbl>').slice(1)) {
      const own = table.slice(0, table.indexOf('</w:tbl>'));
      const grid = all(own, /<w:gridCol w:w="(\d+)"/g).map(Number);
      const total = grid.reduce((a, b) => a + b, 0);
      expect(own).toContain(`<w:tblW w:w="${total}" w:type="dxa"/>`);
      for (const row of own.split('<w:tr>').slice(1)) {
        expect(row).toContain('<w:cantSplit/>');
        expect(all(row, /<w:tcW w:w="(\d+)"/g).reduce((sum, w) => sum + Number(w), 0)).toBe(total);
      }
      expect(own.split('<w:tblHeader/>')).toHaveLength(4);
    }
  });

  it('turns the page across for wide statements only', () => {
    expect(all(body, /<w:pgSz [^>]*?(w:orient="landscape"|\/)>?/g)).toEqual([
      '/',
      '/',
      '/',
      'w:orient="landscape"',
      '/',
      '/',
    ]);
  });

  it('knows its title, its author and a date that does not change', () => {
    const core = parts['docProps/core.xml'] ?? '';
    expect(core).toContain(
      '<dc:title>某市档案馆2024年度部门决算</dc:title><dc:creator>某市档案馆</dc:creator>',
    );
    expect(core).toContain('2025-01-01T00:00:00Z');
  });
});

describe('the pages of the contents', () => {
  const pageOf = (blocks: readonly ComposedBlock[], text: string): string => {
    const body = bodyOf([
      { kind: 'contents' },
      ...blocks,
      { kind: 'heading', level: 2, text, id: 'last' },
      paragraph('完。'),
    ]);
    const entry = body.slice(body.indexOf(`${text}</w:t></w:r><w:r><w:tab/>`));
    return /<w:r><w:t>(\d+)<\/w:t>/.exec(entry)?.[1] ?? '';
  };
  const part: ComposedBlock = { kind: 'heading', level: 1, text: '第一部分', id: 'part' };

  it('count 22 lines of 27 characters', () => {
    const line = paragraph('某'.repeat(25));
    // The part's heading takes a line and a half, the last heading keeps a line below it.
    expect(pageOf([part, ...Array(18).fill(line)], '末')).toBe('2');
    expect(pageOf([part, ...Array(20).fill(line)], '末')).toBe('3');
    expect(pageOf([part, ...Array(9).fill(paragraph('某'.repeat(26)))], '末')).toBe('2');
    expect(pageOf([part, ...Array(10).fill(paragraph('某'.repeat(26)))], '末')).toBe('3');
    expect(pageOf([part, paragraph('某'.repeat(25 + 27 * 19))], '末')).toBe('3');
  });
});

it('writes a document of nothing', () => {
  expect(bodyOf([])).toContain('<w:body>');
});
