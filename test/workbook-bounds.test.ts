import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { utils, write } from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DOCUMENTS } from '../bench/documents.mjs';

const ROOT = resolve(import.meta.dirname, '..');
/** What reading a few kilobytes may take, in milliseconds of processor time and MiB, Node and the library included. */
const TIME = 2500;
const MEMORY = 220;

const sheet2003 = (rows: string): Uint8Array =>
  strToU8(
    `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="s"><Table>${rows}</Table></Worksheet></Workbook>`,
  );
const cell2003 = (places = ''): string => `<Cell ${places}><Data ss:Type="String">甲</Data></Cell>`;
const utf16 = (bytes: Uint8Array): Uint8Array => {
  const text = `\ufeff${strFromU8(bytes)}`;
  return new Uint8Array(Uint16Array.from(text, (c) => c.charCodeAt(0)).buffer);
};

const OPEN =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"';
const content = (root: string, rows: string): string =>
  `<?xml version="1.0"?><office:${root} ${OPEN} office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet><table:table table:name="s">${rows}</table:table></office:spreadsheet></office:body></office:${root}>`;
const flat = (rows: string): Uint8Array => strToU8(content('document', rows));
const open = (rows: string): Uint8Array =>
  zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
    'META-INF/manifest.xml': strToU8(
      '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
    ),
    'content.xml': strToU8(content('document-content', rows)),
  });
const openCell = (repeats = '', text = '甲'): string =>
  `<table:table-cell office:value-type="string" ${repeats}><text:p>${text}</text:p></table:table-cell>`;
const openRow = (cells: string, repeats = ''): string =>
  `<table:table-row ${repeats}>${cells}</table:table-row>`;

const PACKAGE = unzipSync(DOCUMENTS.xlsx(['甲', '乙']));
const SHEET = 'xl/worksheets/sheet1.xml';
const xlsx = (cells: string, behind = '', parts: Record<string, string> = {}): Uint8Array =>
  zipSync({
    ...PACKAGE,
    [SHEET]: strToU8(
      `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">${cells}</row></sheetData>${behind}</worksheet>`,
    ),
    ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
  });
const xlsxCell = (at: string): string => `<c r="${at}" t="inlineStr"><is><t>甲</t></is></c>`;

const styled = (format: string): Uint8Array =>
  xlsx('<c r="A1" s="1"><v>1234.5</v></c>', '', {
    'xl/styles.xml': `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="170" formatCode="${format}"/></numFmts><cellXfs count="2"><xf/><xf numFmtId="170" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/_rels/workbook.xml.rels': strFromU8(PACKAGE['xl/_rels/workbook.xml.rels']!).replace(
      '</Relationships>',
      '<Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
    ),
    '[Content_Types].xml': strFromU8(PACKAGE['[Content_Types].xml']!).replace(
      '</Types>',
      '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
    ),
  });

/** A workbook with a link on the first cell, written by the library, its range widened to the end of the sheet. */
function linked(bookType: 'xlsb' | 'biff8'): Uint8Array {
  const sheet = utils.aoa_to_sheet([['甲']]);
  sheet.A1.l = { Target: 'https://example.org/' };
  const bytes = new Uint8Array(
    write({ SheetNames: ['s'], Sheets: { s: sheet } }, { type: 'array', bookType }) as ArrayBuffer,
  );
  if (bookType === 'biff8') {
    const mark = [0xd0, 0xc9, 0xea, 0x79];
    const at = bytes.findIndex((_, i) => mark.every((byte, n) => bytes[i + n] === byte));
    expect(at).toBeGreaterThan(8);
    bytes.set([0xff, 0xff], at - 6);
    bytes.set([0xff, 0x3f], at - 2);
    return bytes;
  }
  const parts = unzipSync(bytes);
  const name = Object.keys(parts).find((part) => /sheets\/[^/]*\.bin$/.test(part))!;
  const part = parts[name]!;
  // The number of the record, its length, and the range, which is of one cell.
  const at = part.findIndex(
    (byte, i) => byte === 0xee && part[i + 1] === 0x03 && part[i + 3] === 0 && part[i + 7] === 0,
  );
  expect(at).toBeGreaterThan(0);
  part.set([0xff, 0xff, 0x0f, 0], at + 7);
  part.set([0xff, 0x3f, 0, 0], at + 15);
  return zipSync(parts);
}

const REFUSED: Readonly<Record<string, Uint8Array>> = {
  '2003 cell far out.xml': sheet2003(`<Row>${cell2003('ss:Index="200000000"')}</Row>`),
  '2003 cell far out, UTF-16.xml': utf16(sheet2003(`<Row>${cell2003('ss:Index="200000000"')}</Row>`)),
  '2003 column of many.xml': sheet2003(`<Column ss:Span="100000000"/><Row>${cell2003()}</Row>`),
  '2003 merged.xml': sheet2003(`<Row>${cell2003('ss:MergeAcross="100000000" ss:MergeDown="9"')}</Row>`),
  'repeated cell.fods': flat(openRow(openCell('table:number-columns-repeated="20000000"'))),
  'repeated row.fods': flat(openRow(openCell(), 'table:number-rows-repeated="20000000"')),
  'repeated both.ods': open(
    openRow(openCell('table:number-columns-repeated="1000"'), 'table:number-rows-repeated="65000"'),
  ),
  'cell behind blanks.ods': open(
    openRow(`<table:table-cell table:number-columns-repeated="900000"/>${openCell()}`),
  ),
  'spaces.fods': flat(openRow(openCell('', '甲<text:s text:c="500000000"/>'))),
  'far column.xlsx': xlsx(xlsxCell('ZZZZZZ1')),
};
const READ: Readonly<Record<string, Uint8Array>> = {
  'to the end.ods': open(
    openRow(`${openCell()}<table:table-cell table:number-columns-repeated="16383"/>`) +
      openRow(
        '<table:table-cell table:number-columns-repeated="16384"/>',
        'table:number-rows-repeated="1048575"',
      ),
  ),
  'links.xlsx': xlsx(
    xlsxCell('A1'),
    '<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>',
  ),
  'links.xlsb': linked('xlsb'),
  'links.xls': linked('biff8'),
  'format of brackets.xlsx': styled('['.repeat(100_000)),
  'format of marks.xlsx': styled('_'.repeat(100_000)),
  'last column.xlsx': xlsx(xlsxCell('XFD1')),
};

const READING = `
const { readFileSync } = await import('node:fs');
const { readSource } = await import(process.argv[1]);
const bytes = new Uint8Array(readFileSync(process.argv[2]));
let told = 'read';
try { await readSource(bytes, process.argv[2]); } catch (error) { told = error.code; }
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
// On Linux maxRSS begins with what the process that started this one held; VmHWM is this one's alone.
const own = process.platform === 'linux' && /VmHWM:\\s*(\\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'));
console.log(JSON.stringify({ told, memory: (own ? Number(own[1]) : maxRSS) / 1024, time: (userCPUTime + systemCPUTime) / 1000 }));
`;

let folder = '';
beforeAll(() => {
  execFileSync(process.execPath, [join(ROOT, 'scripts/ready.mjs')], { stdio: 'ignore' });
  folder = mkdtempSync(join(tmpdir(), 'mingzhang-bounds-'));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function reading(name: string, bytes: Uint8Array): { told: string; memory: number; time: number } {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const reader = pathToFileURL(join(ROOT, 'dist/source/read.js')).href;
  const { stdout, status, signal } = spawnSync(
    process.execPath,
    ['--max-old-space-size=600', '--input-type=module', '-e', READING, reader, path],
    { encoding: 'utf8', timeout: 30_000, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  if (status !== 0) throw new Error(`${name} ended with ${status ?? signal}`);
  return JSON.parse(stdout) as { told: string; memory: number; time: number };
}

describe('a workbook of a few bytes that asks for much', () => {
  it.each(Object.keys(REFUSED))('is refused: %s', (name) => {
    const { told, memory, time } = reading(name, REFUSED[name]!);
    expect(told).toBe('too-large');
    expect(memory).toBeLessThan(MEMORY);
    expect(time).toBeLessThan(TIME);
  });

  it.each(Object.keys(READ))('is read within bounds: %s', (name) => {
    const { told, memory, time } = reading(name, READ[name]!);
    expect(told).toBe('read');
    expect(memory).toBeLessThan(MEMORY);
    expect(time).toBeLessThan(TIME);
  });
});
