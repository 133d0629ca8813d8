import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { gatherInputs } from '../src/cli/inputs.ts';
import { checkJob } from '../src/host/check-job.ts';
import { command } from './command.ts';

const ROOT = resolve(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'mingzhang-bad-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const latin = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

function workbook(rows: unknown[][]): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), '表');
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}

const xlsx = workbook([
  ['项目', '金额'],
  ['甲', 1],
]);
const noise = Uint8Array.from({ length: 3000 }, (_, i) => (i * i * 31 + (i >> 3) * 7 + 5) & 255);
const pdf = latin('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n');

/** File names, what is in them, and the code that the user's report has. */
const BAD: readonly (readonly [string, Uint8Array, string])[] = [
  ['空.pdf', new Uint8Array(), 'empty'],
  ['空白.txt', strToU8(' \n\t\n'), 'empty'],
  ['零.docx', new Uint8Array(2000), 'empty'],
  ['空表.xlsx', workbook([[]]), 'empty'],
  ['乱.pdf', noise, 'unknown-format'],
  ['乱', noise, 'unknown-format'],
  ['断.pdf', pdf, 'damaged'],
  ['断.xlsx', xlsx.subarray(0, 900), 'damaged'],
  ['断.xls', latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'damaged'],
  ['断.json', strToU8('{"format": '), 'damaged'],
  ['断 disclosure.json', strToU8('{"format": "mingzhang-disclosure", "unit"'), 'damaged'],
  ['图.png', latin('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'), 'unsupported'],
  ['图改名.pdf', latin('\xff\xd8\xff\xe0\0\x10JFIF\0'), 'unsupported'],
  ['包.zip', zipSync({ '甲.txt': strToU8('甲') }), 'unsupported'],
  ['包.rar', latin('Rar!\x1a\x07\x01\0'), 'unsupported'],
  ['包.gz', gzipSync(strToU8('甲')), 'unsupported'],
  ['版式.ofd', zipSync({ 'OFD.xml': strToU8('<OFD/>') }), 'unsupported'],
  ['富文本.doc', latin('{\\rtf1\\ansi}'), 'unsupported'],
  ['归档.mht', latin('MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n'), 'unsupported'],
  ['数据.json', strToU8('[1, 2]'), 'unsupported'],
  ['别的.txt', strToU8('今天天气很好。\n我们去公园。'), 'not-a-disclosure'],
  ['别的.xlsx', xlsx, 'not-a-disclosure'],
];

const at = (name: string): string => join(folder, name);
for (const [name, bytes] of BAD) writeFileSync(at(name), bytes);

/** One sentence of Chinese, with no trace of a program in it. */
const SENTENCE = /^(?=.*\p{Script=Han}{4})[^\n。]*[。]$/u;
const TRACE = /\bat .*:\d|Error\b|undefined|null|\[object|node_modules|exception/i;

describe('a bad file', () => {
  it.each(BAD.map(([name, , code]) => [name, code]))(
    '%s is told of in a sentence: %s',
    async (name, code) => {
      const report = await checkJob({ files: [at(name)] });
      if (report.status !== 'unreadable') throw new Error('was read');
      expect([report.error.code, report.error.message]).toEqual([code, expect.stringMatching(SENTENCE)]);
      expect(report.error.message).not.toMatch(TRACE);
    },
  );

  it('that is not there, and a folder without files, are told of too', async () => {
    const found = await gatherInputs([at('没有.pdf')], process.stdin);
    expect(found).toMatchObject([{ error: { code: 'not-found' } }]);
  });

  it('ends nothing: the good one among bad ones is audited', async () => {
    const good = join(ROOT, 'examples/驻京联络处2024.md');
    const bad = ['乱.pdf', '断.xlsx', '图.png', '空.pdf'].map(at);
    const run = await command(['check', '--format', 'json', ...bad, good]);
    expect(run.status).toBe(2);
    expect(run.err).not.toMatch(TRACE);
    const { results } = JSON.parse(run.out.toString('utf8')) as {
      results: { file: string; status: string }[];
    };
    expect(results.map((r) => r.status)).toEqual([...bad.map(() => 'unreadable'), 'checked']);
    const text = await command(['check', ...bad, good]);
    expect(text.status).toBe(2);
    expect(text.out.toString('utf8').match(/✗ /g)?.length).toBeGreaterThanOrEqual(bad.length);
    expect(text.out.toString('utf8')).not.toMatch(TRACE);
  });
});
