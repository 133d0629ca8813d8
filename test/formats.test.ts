import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { auditDisclosure } from '../src/audit/audit.ts';
import { extractDisclosure } from '../src/extract/extract.ts';
import type { Block, Table } from '../src/model/document.ts';
import { decimalOf } from '../src/money/figure.ts';
import { readSource } from '../src/source/read.ts';

const EXAMPLES = resolve(import.meta.dirname, '../examples');

/** One disclosure in every format that the readers know, written from the blocks of its text. */
const WRITERS: Readonly<Record<string, (blocks: readonly Block[]) => Uint8Array>> = {
  'a.html': asHtml,
  'a.docx': asDocx,
  'a.xlsx': (blocks) => asWorkbook(blocks, 'xlsx'),
  'a.xls': (blocks) => asWorkbook(blocks, 'biff8'),
};

function rowsOf(table: Table): string[][] {
  const rows = Array.from({ length: table.rows }, () => Array<string>(table.columns).fill(''));
  for (const cell of table.cells) rows[cell.row]![cell.column] = cell.text;
  return rows;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function asHtml(blocks: readonly Block[]): Uint8Array {
  const body = blocks.map((block) =>
    block.kind === 'paragraph'
      ? `<p>${escaped(block.text)}</p>`
      : `<table>${rowsOf(block)
          .map((row) => `<tr>${row.map((t) => `<td>${escaped(t)}</td>`).join('')}</tr>`)
          .join('')}</table>`,
  );
  return strToU8(
    `<html><head><meta charset="utf-8"></head><body><div class="nav"><a href="/">首页</a></div><div id="zoom">${body.join('\n')}</div></body></html>`,
  );
}

function asDocx(blocks: readonly Block[]): Uint8Array {
  const p = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;
  const body = blocks.map((block) =>
    block.kind === 'paragraph'
      ? p(block.text)
      : `<w:tbl>${rowsOf(block)
          .map((row) => `<w:tr>${row.map((t) => `<w:tc>${p(t)}</w:tc>`).join('')}</w:tr>`)
          .join('')}</w:tbl>`,
  );
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body.join('')}</w:body></w:document>`,
    ),
  });
}

/** Sentences on one sheet; each table on its own, with the two paragraphs above it as title rows. */
function asWorkbook(blocks: readonly Block[], bookType: 'xlsx' | 'biff8'): Uint8Array {
  const book = { SheetNames: [] as string[], Sheets: {} as Record<string, object> };
  const add = (name: string, rows: readonly (readonly string[])[]) => {
    book.SheetNames.push(name);
    book.Sheets[name] = utils.aoa_to_sheet(rows.map((row) => [...row]));
  };
  const tables: string[][][] = [];
  const prose: string[][] = [];
  let above: string[] = [];
  let pending: string[] = [];
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      above.push(block.text);
      pending.push(block.text);
      continue;
    }
    const head = above.filter((t) => /表$|单位：|公开\d+表/.test(t) && t.length < 50).slice(-4);
    prose.push(...pending.filter((t) => !head.includes(t)).map((t) => [t]));
    pending = [];
    tables.push([...head.map((t) => [t]), ...rowsOf(block)]);
    above = [];
  }
  prose.push(...pending.map((t) => [t]));
  add('说明', prose);
  for (const [i, rows] of tables.entries()) add(`表${i + 1}`, rows);
  return new Uint8Array(
    write(book as Parameters<typeof write>[0], { type: 'array', bookType, bookSST: true }) as ArrayBuffer,
  );
}

const file = '驻京联络处2024.md';
const source = await readSource(readFileSync(resolve(EXAMPLES, file)), file);
const original = extractDisclosure([source]);

const amounts = (disclosure: typeof original) =>
  disclosure.statements
    .flatMap((s) => s.cells)
    .flatMap((c) => (c.value.state === 'figure' ? [`${c.address} ${decimalOf(c.value.figure)}`] : []))
    .sort();

const quotes = (disclosure: typeof original) =>
  disclosure.ledger.map((entry) => entry.quote.replace(/\s/g, '')).sort();

describe('one disclosure in every format', () => {
  it.each(Object.entries(WRITERS))('means the same as %s', async (name, writer) => {
    const read = extractDisclosure([await readSource(writer(source.blocks), name)]);
    expect(amounts(read)).toEqual(amounts(original));
    expect(read.forms.length).toBe(original.forms.length);
    expect(quotes(read)).toEqual(quotes(original));
    const { findings, coverage } = auditDisclosure(read);
    expect(coverage.understood).toBe(coverage.figures);
    expect(findings.filter((f) => f.severity === 'error')).toEqual([]);
  });

  it('may lie in two files: narrative and statements', async () => {
    const prose = asHtml(source.blocks.filter((b) => b.kind === 'paragraph'));
    const sheets = asWorkbook(
      source.blocks.filter((b) => b.kind === 'table' || b.text.length < 50),
      'xlsx',
    );
    const together = extractDisclosure([
      await readSource(prose, 'a.html'),
      await readSource(sheets, 'b.xlsx'),
    ]);
    expect(together.files.map((f) => f.file)).toEqual(['a.html', 'b.xlsx']);
    expect(amounts(together)).toEqual(amounts(original));
    expect(together.statements[0]?.cells[0]?.place).toMatchObject({ file: 1, sheet: expect.any(String) });
    expect(auditDisclosure(together).findings.filter((f) => f.severity === 'error')).toEqual([]);
  });
});
