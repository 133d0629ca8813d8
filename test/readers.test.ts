import { readdirSync, readFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { type BookType, read, utils, write } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { auditDisclosure } from '../src/audit/audit.ts';
import { accountOf } from '../src/compose/account-of.ts';
import { compose } from '../src/compose/compose.ts';
import { extractDisclosure } from '../src/extract/extract.ts';
import { typstTypesetter } from '../src/host/typst-typesetter.ts';
import { readDisclosure } from '../src/index.ts';
import type { Disclosure } from '../src/model/disclosure.ts';
import type { Block, Table } from '../src/model/document.ts';
import { decimalOf } from '../src/money/figure.ts';
import { COMPOSED_FORMATS } from '../src/publish/composed-formats.ts';
import { readSource } from '../src/source/read.ts';
import { TOLD_ENDINGS } from '../src/source/readers.ts';

/**
 * The contract of readers: one disclosure, whatever the format and whoever wrote it, gives one model. A new reader adds
 * its writer here; a file of a foreign writer is fed by putting it into test/fixtures/WRITER/example.ENDING.
 */
const EXAMPLES = resolve(import.meta.dirname, '../examples');
const FIXTURES = resolve(import.meta.dirname, 'fixtures');
const exampleBytes = (name: string): Uint8Array => readFileSync(resolve(EXAMPLES, name));

/** What is the same in every format: places, and what a format knows of looks, are its own. */
interface Model {
  readonly unit: string | undefined;
  readonly year: number | undefined;
  /** Figures of statements: address and value. */
  readonly figures: readonly string[];
  readonly forms: number;
  /** Figures of the narrative as they are printed. */
  readonly quotes: readonly string[];
  readonly findings: readonly string[];
}

function modelOf(disclosure: Disclosure): Model {
  const { unit, year, statements, forms, ledger } = disclosure;
  return {
    unit,
    year,
    figures: statements
      .flatMap((s) => s.cells)
      .flatMap((c) => (c.value.state === 'figure' ? [`${c.address} ${decimalOf(c.value.figure)}`] : []))
      .sort(),
    forms: forms.length,
    quotes: ledger.map((entry) => entry.quote.replace(/\s/g, '')).sort(),
    findings: auditDisclosure(disclosure)
      .findings.map((f) => `${f.severity} ${f.rule} ${f.message}`)
      .sort(),
  };
}

/** Book types of the library by the ending that their files have. */
const BOOKS: Readonly<Record<string, BookType>> = {
  xlsx: 'xlsx',
  xls: 'biff8',
  ods: 'ods',
  xlsm: 'xlsm',
  xlsb: 'xlsb',
  xml: 'xlml',
  fods: 'fods',
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
function asWorkbook(blocks: readonly Block[], bookType: BookType): Uint8Array {
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

/** The bare text of OpenDocument: paragraphs and tables without any look. */
function asOdt(blocks: readonly Block[]): Uint8Array {
  const p = (text: string) => `<text:p>${escaped(text)}</text:p>`;
  const body = blocks.map((block) =>
    block.kind === 'paragraph'
      ? p(block.text)
      : `<table:table>${rowsOf(block)
          .map(
            (row) =>
              `<table:table-row>${row.map((t) => `<table:table-cell>${p(t)}</table:table-cell>`).join('')}</table:table-row>`,
          )
          .join('')}</table:table>`,
  );
  const names = ['office', 'text', 'table'].map(
    (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  );
  return zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.text'),
    'content.xml': strToU8(
      `<office:document-content ${names.join(' ')}><office:body><office:text>${body.join('')}</office:text></office:body></office:document-content>`,
    ),
  });
}

/** A text whose tables are rows of cells with tabs between them. */
function asText(blocks: readonly Block[]): Uint8Array {
  const parts = blocks.map((block) =>
    block.kind === 'paragraph'
      ? block.text
      : rowsOf(block)
          .map((row) => row.join('\t'))
          .join('\n'),
  );
  return strToU8(parts.join('\n\n'));
}

const DOCUMENTS: Readonly<Record<string, (blocks: readonly Block[]) => Uint8Array>> = {
  html: asHtml,
  docx: asDocx,
  odt: asOdt,
  txt: asText,
  xlsx: (blocks) => asWorkbook(blocks, 'xlsx'),
  xls: (blocks) => asWorkbook(blocks, 'biff8'),
  ods: (blocks) => asWorkbook(blocks, 'ods'),
};

describe('a disclosure with mistakes, its blocks in every format', async () => {
  const file = '驻京联络处2024-有误.md';
  const source = await readSource(exampleBytes(file), file);
  const original = modelOf(extractDisclosure([source]));

  it('has what can differ', () => {
    expect(original.figures.length).toBeGreaterThan(100);
    expect(original.quotes.length).toBeGreaterThan(100);
    expect(original.findings.length).toBeGreaterThan(3);
  });

  it.each(Object.entries(DOCUMENTS))('means the same as .%s', async (ending, writer) => {
    const name = `a.${ending}`;
    expect(modelOf(extractDisclosure([await readSource(writer(source.blocks), name)]))).toEqual(original);
  });
});

describe('one disclosure as our writers and foreign ones publish it', async () => {
  const example = '驻京联络处2024.md';
  const account = accountOf(await readDisclosure([{ file: example, bytes: exampleBytes(example) }]));
  const { document } = compose(account, 'xinjiang');
  const written = await Promise.all(
    COMPOSED_FORMATS.filter(({ proven }) => proven !== undefined).map(
      async (format) => [`our.${format.extension}`, await format.write(document, typstTypesetter)] as const,
    ),
  );
  const ours = new Map<string, Uint8Array>(written);
  const workbook = read(ours.get('our.xlsx')!, { cellStyles: true, cellNF: true });
  // What is repeated on every printed page: not all book types can say it.
  delete workbook.Workbook?.Names;
  for (const [ending, bookType] of Object.entries(BOOKS))
    if (ending !== 'xlsx')
      ours.set(
        `@e965/xlsx.${ending}`,
        new Uint8Array(write(workbook, { type: 'array', bookType }) as ArrayBuffer),
      );
  const foreign = readdirSync(FIXTURES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) =>
      readdirSync(resolve(FIXTURES, name))
        .filter((file) => /^example\.(?!json$)/.test(file))
        .map((file) => [`${name}/${file}`, readFileSync(resolve(FIXTURES, name, file))] as const),
    );
  const files = [...ours, ...foreign];
  const original = modelOf(await readDisclosure([{ file: 'our.md', bytes: ours.get('our.md')! }]));

  it.each(files)('means the same as %s', async (file, bytes) => {
    const model = modelOf(await readDisclosure([{ file, bytes }]));
    if (!isBook(file)) {
      expect(model).toEqual(original);
      return;
    }
    // A workbook has no narrative: statements and forms are what it carries.
    const { unit, year, figures, forms } = original;
    expect(model).toMatchObject({ unit, year, forms });
    const more = model.figures.filter((figure) => !figures.includes(figure));
    expect(figures.filter((figure) => !model.figures.includes(figure))).toEqual([]);
    expect(more.filter((figure) => !(SHOWS_HIDDEN_ZEROS.test(file) && / 0(?:\.0+)?$/.test(figure)))).toEqual(
      [],
    );
    expect(model.findings.filter((finding) => /^error (?!structure\/)/.test(finding))).toEqual([]);
  });

  it('comes in every format that users are told of', () => {
    const endings = new Set([...files.map(([file]) => extname(file).slice(1)), ...Object.keys(DOCUMENTS)]);
    expect(TOLD_ENDINGS.filter((ending) => !endings.has(ending))).toEqual([]);
  });
});

/** This writer has no number format by sign, so a sum of nothing that a workbook hides is printed as 0.00. */
const SHOWS_HIDDEN_ZEROS = /^@e965\/xlsx\.f?ods$/;

function isBook(file: string): boolean {
  return extname(file).slice(1) in BOOKS;
}

describe('one disclosure in two files', async () => {
  const file = '驻京联络处2024.md';
  const source = await readSource(exampleBytes(file), file);
  const original = extractDisclosure([source]);

  it('is understood as one: narrative and statements', async () => {
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
    expect(modelOf(together).figures).toEqual(modelOf(original).figures);
    expect(together.statements[0]?.cells[0]?.place).toMatchObject({ file: 1, sheet: expect.any(String) });
    expect(auditDisclosure(together).findings.filter((f) => f.severity === 'error')).toEqual([]);
  });
});
