import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { command, type Ran } from './command.ts';

const LINES = [
  '青山县档案馆2024年度部门决算',
  '二、收入决算情况说明',
  '本年收入550.53万元，其中：财政拨款收入490.88万元，占91.16%；其他收入59.65万元，占10.84%。',
];
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const DOCX = zipSync({
  '[Content_Types].xml': strToU8(
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
  ),
  'word/document.xml': strToU8(
    `<w:document xmlns:w="${W}"><w:body>${LINES.map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`,
  ),
});

let root = '';
let folder = '';
const at = (name: string): string => join(folder, name);

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'mingzhang-reports-'));
}, 120_000);

beforeEach(() => {
  folder = mkdtempSync(join(root, 'case-'));
  mkdirSync(at('乙'));
  writeFileSync(at('公开.txt'), LINES.join('\n\n'));
  writeFileSync(at('公开.docx'), DOCX);
  writeFileSync(at('乙/公开.docx'), DOCX);
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

const run = (...args: string[]): Promise<Ran> => command(['check', ...args], { cwd: folder });

const commentsOf = (bytes: Uint8Array): string => strFromU8(unzipSync(bytes)['word/comments.xml']!);

describe('--format sarif', () => {
  it('is one log of all files, with paths from the current folder', async () => {
    const { status, out } = await run('--format', 'sarif', at('公开.txt'), '没有.pdf');
    expect(status).toBe(2);
    const [log] = (JSON.parse(out.toString('utf8')) as { runs: [Record<string, never>] }).runs;
    const text = JSON.stringify(log);
    expect(text).not.toContain(JSON.stringify(folder).slice(1, -1));
    expect(text).toContain('"uri":"%E5%85%AC%E5%BC%80.txt"');
    expect(text).toContain('"fixes":[');
    expect(text).toContain('"executionSuccessful":false');
    expect((await run('--format', 'sarif', at('公开.txt'), '没有.pdf')).out).toEqual(out);
  });
});

describe('--format xlsx', () => {
  it('is a workbook in a file or a pipe', async () => {
    expect((await run('--format', 'xlsx', '-o', '台账.xlsx', '公开.txt')).status).toBe(1);
    const bytes = readFileSync(at('台账.xlsx'));
    expect(XLSX.read(bytes).SheetNames).toEqual(['汇总', '问题清单', '1 青山县档案馆2024']);
    expect((await run('--format', 'xlsx', '公开.txt')).out.equals(bytes)).toBe(true);
  });
});

describe('--format docx', () => {
  it('comments one document, and leaves the original alone', async () => {
    const { status, out } = await run('--format', 'docx', '-o', '批注.docx', '公开.docx');
    expect(status).toBe(1);
    expect(out.toString('utf8')).toMatch(/^✓ 批注本写入 批注\.docx：发现/);
    expect(commentsOf(readFileSync(at('批注.docx')))).toContain('规则：text/share');
    expect(readFileSync(at('公开.docx'))).toEqual(Buffer.from(DOCX));
    expect((await run('--format', 'docx', '公开.docx')).out).toEqual(readFileSync(at('批注.docx')));
  });

  it('writes several into a folder, under names of their own', async () => {
    const { status } = await run('--format', 'docx', '-o', '批注本', '公开.docx', '乙');
    expect(status).toBe(1);
    expect(readdirSync(at('批注本')).sort()).toEqual(['公开.批注.docx', '公开.批注2.docx']);
    expect(commentsOf(readFileSync(at('批注本/公开.批注2.docx')))).toContain('明账');
  });

  it('annotates what it can and lists the rest, which is audited all the same', async () => {
    const { status, out, err } = await run('--format', 'docx', '-o', '其余', '公开.docx', '公开.txt');
    expect(status).toBe(1);
    expect(readdirSync(at('其余'))).toEqual(['公开.批注.docx']);
    expect(err).toBe('! 公开.txt：不是 Word 文档（.docx），没有批注本，只审核。\n');
    expect(out.toString('utf8')).toMatch(/^✓ 批注本写入 .*：发现.*\n公开\.txt　发现/);
  });

  it('refuses what is no docx, several without a folder, and an input as output', async () => {
    const other = await run('--format', 'docx', '-o', 'x.docx', '公开.txt');
    expect(other.status).toBe(2);
    expect(other.err).toBe(
      '公开.txt 不是 Word 文档（.docx），不能写入批注；--format docx 只用于 Word 文档（.docx）。\n',
    );
    expect((await run('--format', 'docx', '公开.docx', '乙')).err).toBe(
      '有2个文件，--format docx 每个写一份批注本；请加 -o 文件夹。\n',
    );
    expect((await run('--format', 'docx', '-o', '公开.docx', '公开.docx')).err).toBe(
      '公开.docx 是要审核的文件，不能用作输出。\n',
    );
    expect(readFileSync(at('公开.docx'))).toEqual(Buffer.from(DOCX));
    expect(existsSync(at('x.docx'))).toBe(false);
  });

  it('tells of the files beside it too, where they are one disclosure', async () => {
    const { status, out } = await run(
      '--format',
      'docx',
      '--together',
      '-o',
      '合.docx',
      '公开.txt',
      '公开.docx',
    );
    expect(status).toBe(1);
    expect(out.toString('utf8')).toMatch(/^✓ 批注本写入 合\.docx：/);
    expect(commentsOf(readFileSync(at('合.docx')))).toMatch(/原文：公开\.txt [^<]*91\.16%/);
  });

  it('tells what cannot be read and goes on', async () => {
    writeFileSync(at('坏.docx'), Buffer.from(DOCX.subarray(0, 200)));
    const { status, err } = await run(
      '--format',
      'docx',
      '-o',
      '批注本',
      '坏.docx',
      '公开.docx',
      '没有.docx',
    );
    expect(status).toBe(2);
    expect(err).toMatch(/坏\.docx：.*。\n/);
    expect(err).toContain('没有.docx：没有这个文件或文件夹。');
    expect(readdirSync(at('批注本'))).toEqual(['公开.批注.docx']);
  });
});
