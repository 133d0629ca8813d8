import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command } from './command.ts';

const ROOT = resolve(import.meta.dirname, '..');
const BIN = join(ROOT, 'bin/mingzhang.js');
const EXAMPLE = join(ROOT, 'examples/驻京联络处2024.xlsx');
const UNWRITTEN = join(tmpdir(), 'mingzhang-unwritten');
const GOOD = `青山县档案馆2024年度部门决算

二、收入决算情况说明
本年收入550.53万元，其中：财政拨款收入490.88万元，占89.16%；其他收入59.65万元，占10.84%。
`;
const BAD = GOOD.replace('89.16%', '91.16%');

let folder = '';
const at = (name: string): string => join(folder, name);

beforeAll(() => {
  execFileSync(process.execPath, [join(ROOT, 'scripts/ready.mjs')], { stdio: 'ignore' });
  folder = mkdtempSync(join(tmpdir(), 'mingzhang-cli-'));
  writeFileSync(at('good.txt'), GOOD);
  writeFileSync(at('bad.txt'), BAD);
  writeFileSync(at('空 的.txt'), '');
  writeFileSync(
    at('random.bin'),
    Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919 + (i >> 3) * 31) % 251)),
  );
  writeFileSync(
    at('truncated.pdf'),
    '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Ty',
  );
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(
  args: readonly string[],
  input?: string,
): Promise<{ status: number; out: string; err: string }> {
  const { status, out, err } = await command(args, input === undefined ? {} : { input });
  return { status, out: out.toString('utf8'), err };
}

/** The same in a process of its own, as the shell starts it. */
function spawned(
  args: readonly string[],
  input?: string,
): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    encoding: 'utf8',
    timeout: 60_000,
    ...(input === undefined ? {} : { input }),
  });
  return { status, out: stdout, err: stderr };
}

interface Result {
  file: string;
  status: string;
  error?: { code: string; message: string };
  findings?: { rule: string; severity: string }[];
}

async function json(args: readonly string[], input?: string): Promise<{ status: number; results: Result[] }> {
  const { status, out } = await run(['check', '--format', 'json', ...args], input);
  return { status, results: (JSON.parse(out) as { results: Result[] }).results };
}

/** Timing is the one thing that may differ between runs. */
const timeless = (text: string): string => text.replace(/"timing":\s*\{[^}]*\}/g, '"timing":{}');

describe('exit codes', () => {
  it('is 0 when nothing is found, and the first line is the verdict', async () => {
    const { status, out, err } = spawned(['check', join(ROOT, 'examples/驻京联络处2024.md')]);
    expect(status).toBe(0);
    expect(out.split('\n')[0]).toMatch(/^✓ 未发现差错/);
    expect(err).toBe('');
  });

  it('is 1 when an error is found', async () => {
    const { status, out } = spawned(['check', at('bad.txt')]);
    expect(status).toBe(1);
    expect(out.split('\n')[0]).toMatch(/^✗ 发现1处错误/);
    expect(out).toContain('89.16');
  });

  it('follows --fail-on', async () => {
    expect((await run(['check', '--fail-on', 'never', at('bad.txt')])).status).toBe(0);
    expect((await run(['check', '--fail-on', 'info', at('bad.txt')])).status).toBe(1);
  });

  it('is 2 for an unreadable file, and the others are still done', async () => {
    const { status, results } = await json([at('bad.txt'), at('空 的.txt'), at('good.txt')]);
    expect(status).toBe(2);
    expect(results.map((r) => r.status)).toEqual(['checked', 'unreadable', 'checked']);
    expect(results[1]!.error!.code).toBe('empty');
  });

  it('is 2 for wrong usage, told on standard error', () => {
    for (const args of [[], ['nonsense']]) {
      const { status, out, err } = spawned(args);
      expect([status, out]).toEqual([2, '']);
      expect(err).toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it('says what is wrong, what was perhaps meant, and where to read on', async () => {
    for (const [args, told] of [
      [['chek', 'x'], '没有命令 chek。是不是想用 check？\n用 mingzhang --help 查看用法。\n'],
      [['help', 'chek'], '没有命令 chek。是不是想用 check？\n用 mingzhang --help 查看用法。\n'],
      [
        [EXAMPLE],
        `没有命令 ${EXAMPLE}。是不是想用 mingzhang check ${EXAMPLE}？\n用 mingzhang --help 查看用法。\n`,
      ],
      [
        ['check', '--outptu', 'x'],
        '没有选项 --outptu。是不是想用 --output？\n用 mingzhang check --help 查看用法。\n',
      ],
      [['check'], '缺少路径。例如：mingzhang check 决算公开.pdf\n用 mingzhang check --help 查看用法。\n'],
      [
        ['check', 'x', '--jobs', 'y'],
        '选项 --jobs <数> 不能是“y”；应为正整数。\n用 mingzhang check --help 查看用法。\n',
      ],
      [
        ['check', 'x', '--severity', 'y'],
        '选项 --severity <级别> 不能是“y”；可用 error、warning、info。\n用 mingzhang check --help 查看用法。\n',
      ],
      [
        ['compile', 'a', '-o'],
        '选项 -o, --output <文件夹> 后面缺少内容。\n用 mingzhang compile --help 查看用法。\n',
      ],
    ] as const)
      expect((await run([...args])).err).toBe(told);
  });

  it('says what was written, after what could not be used', async () => {
    const report = at('written.html');
    const { err } = await run(['check', '--format', 'html', '-o', report, at('bad.txt'), at('空 的.txt')]);
    expect(err).toMatch(
      /^✗ .*空 的\.txt：文件是空的.*\n✓ 报告写入 .*written\.html：2份公开，\d+处错误、.*1份无法审核\n$/,
    );
  });

  it.each([
    [['check']],
    [['check', '--nonsense', 'x']],
    [['nonsense']],
    [[]],
    [['check', '--format', 'docx', 'x', 'y']],
    [['check', '--format', 'nonsense', 'x']],
    [['check', '--severity', 'nonsense', 'x']],
    [['check', '--dialect', 'nonsense', 'x']],
    [['check', '--jobs', '0', 'x']],
    [['check', '--rules', 'no/such-rule', 'x']],
    [['explain', 'no/such-rule']],
    [['extract', '--format', 'nonsense', 'x']],
    [['extract', '--dialect', 'nonsense', 'x']],
    [['score', '--dialect', 'nonsense', 'x']],
    [['compile']],
    [['init']],
    [['compile', EXAMPLE, '-o', UNWRITTEN, '--dialect', 'nonsense']],
    [['compile', EXAMPLE, '-o', UNWRITTEN, '--formats', 'nonsense']],
  ])('is 2 for wrong usage: %j', async (args) => {
    const { status, err } = await run(args);
    expect(status).toBe(2);
    expect(err).toMatch(/[\u4e00-\u9fff]/);
    expect(err).not.toMatch(/\n\s+at /);
    expect(existsSync(UNWRITTEN)).toBe(false);
  });
});

describe('bad inputs', () => {
  it.each([
    ['空 的.txt', 'empty'],
    ['random.bin', 'unknown-format'],
    ['truncated.pdf', 'damaged'],
    ['missing.pdf', 'not-found'],
  ])('%s is told in one Chinese sentence (%s)', async (name, code) => {
    const { status, results } = await json([at(name)]);
    expect(status).toBe(2);
    expect(results).toHaveLength(1);
    expect(results[0]!.error!.code).toBe(code);
    expect(results[0]!.error!.message).toMatch(/^[^\n]*[\u4e00-\u9fff][^\n]*。$/);
  });

  it('says that a folder holds nothing to audit', async () => {
    mkdirSync(at('empty folder'));
    const { status, results } = await json([at('empty folder')]);
    expect(status).toBe(2);
    expect(results[0]!.error!.code).toBe('no-documents');
  });

  it('tells of an output that cannot be written', async () => {
    for (const path of [folder, at('no/such/folder/report.json')]) {
      const { status, err } = await run(['check', '-o', path, at('good.txt')]);
      expect(status).toBe(2);
      expect(err).toMatch(/^无法写入 .*。\n$/);
    }
  });

  it('refuses to overwrite what it is to read', async () => {
    for (const command of ['check', 'extract']) {
      const { status, err } = await run([command, '-o', at('good.txt'), at('good.txt')]);
      expect(status).toBe(2);
      expect(err).toContain('不能用作输出');
    }
    expect(readFileSync(at('good.txt'), 'utf8')).toBe(GOOD);
  });

  it('tells of a full disk', async ({ skip }) => {
    if (process.platform !== 'linux') return skip('needs /dev/full');
    const { status, err } = await run(['check', '-o', '/dev/full', at('good.txt')]);
    expect(status).toBe(2);
    expect(err).toContain('磁盘已满');
  });

  it('ends quietly when the reader of the output goes away', async () => {
    const child = spawn(process.execPath, [BIN, 'check', '--format', 'json', at('bad.txt')]);
    child.stdout.destroy();
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += String(chunk);
    });
    const status = await new Promise((done) => child.on('close', done));
    expect(status).toBe(2);
    expect(err).toBe('接收输出的程序已退出，结果没有写完。\n');
  });

  it('says that it was broken off', async ({ skip }) => {
    if (process.platform === 'win32') return skip('signals are another thing there');
    const child = spawn(process.execPath, [BIN, 'check', '-']);
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += String(chunk);
    });
    const closed = new Promise((done) => child.on('close', done));
    // It waits for paths: what it may do about signals is settled by then.
    await new Promise((waited) => setTimeout(waited, 1500));
    child.kill('SIGTERM');
    expect(await closed).toBe(2);
    expect(err).toBe('已中断，结果不完整。\n');
  });

  it.each([1, 2])(
    'is ended by a signal while the audit of %i hangs',
    async (files) => {
      // Whatever reads these files never comes back.
      const hang = `import fs from 'node:fs'; import { syncBuiltinESMExports } from 'node:module';
      const read = fs.readFileSync;
      fs.readFileSync = (path, ...rest) => {
        if (/hang\\d/.test(String(path))) { fs.writeFileSync(path + '.begun', ''); for (;;); }
        return read(path, ...rest);
      };
      syncBuiltinESMExports();`;
      const paths = [at('hang1.txt'), at('hang2.txt')].slice(0, files);
      for (const path of paths) writeFileSync(path, GOOD);
      const preload = `data:text/javascript,${encodeURIComponent(hang)}`;
      const child = spawn(process.execPath, [BIN, 'check', '--jobs', '2', ...paths], {
        env: { ...process.env, NODE_OPTIONS: `--import=${preload}` },
      });
      let err = '';
      child.stderr.on('data', (chunk) => {
        err += String(chunk);
      });
      const closed = new Promise((done) => child.on('close', (code, signal) => done(code ?? signal)));
      while (!paths.every((path) => existsSync(`${path}.begun`)))
        await new Promise((waited) => setTimeout(waited, 50));
      for (const path of paths) rmSync(`${path}.begun`);
      const start = performance.now();
      child.kill('SIGINT');
      expect([await closed, err]).toEqual(files === 1 ? ['SIGINT', ''] : [2, '已中断，结果不完整。\n']);
      expect(performance.now() - start).toBeLessThan(3000);
    },
    20_000,
  );

  it('tells of a folder it may not open', async ({ skip }) => {
    if (process.getuid?.() === 0 || process.platform === 'win32')
      return skip('permissions do not bind this user');
    mkdirSync(at('closed'));
    chmodSync(at('closed'), 0);
    expect((await json([at('closed')])).results[0]!.error!.code).toBe('no-permission');
  });
});

describe('inputs', () => {
  it('searches folders, by name, and takes a file once', async () => {
    mkdirSync(at('套 件/下级'), { recursive: true });
    writeFileSync(at('套 件/乙.txt'), GOOD);
    writeFileSync(at('套 件/下级/甲.txt'), GOOD);
    writeFileSync(at('套 件/~$乙.docx'), 'lock');
    writeFileSync(at('套 件/picture.png'), 'x');
    symlinkSync(at('套 件'), at('套 件/下级/loop'));
    const { status, results } = await json([at('套 件'), at('套 件/乙.txt')]);
    expect(status).toBe(0);
    expect(results.map((r) => r.file)).toEqual([at('套 件/下级/甲.txt'), at('套 件/乙.txt')]);
  });

  it('reads paths from standard input', async () => {
    const { status, results } = await json(['-'], `${at('bad.txt')}\r\n\n${at('good.txt')}\n`);
    expect(status).toBe(1);
    expect(results.map((r) => r.file)).toEqual([at('bad.txt'), at('good.txt')]);
    expect(spawned(['check', '-'], '').status).toBe(2);
    expect(spawned(['check', '-'], `${at('bad.txt')}\n`).status).toBe(1);
  });

  it('joins files into one disclosure with --together', async () => {
    writeFileSync(
      at('part.txt'),
      '三、支出决算情况说明\n本年支出100.00万元，其中：基本支出60.00万元，占61.00%；项目支出40.00万元，占40.00%。\n',
    );
    const { results } = await json(['--together', at('good.txt'), at('part.txt')]);
    expect(results).toHaveLength(1);
    const first = results[0] as unknown as { files: string[]; findings: { locations: { file: string }[] }[] };
    expect(first.files).toEqual([at('good.txt'), at('part.txt')]);
    expect(first.findings.length).toBeGreaterThan(0);
  });
});

describe('output', () => {
  it('is the same for the same input, whatever the number of threads', async () => {
    const files = ['bad.txt', 'good.txt', '空 的.txt', 'truncated.pdf', 'missing.pdf'].map(at);
    const outputs = ['1', '2', '4'].map((jobs) =>
      timeless(spawned(['check', '--format', 'json', '--jobs', jobs, ...files]).out),
    );
    expect(outputs[0]).toContain('"timing":{}');
    expect(new Set(outputs).size).toBe(1);
    const report = JSON.parse(outputs[0]!) as Record<string, unknown>;
    expect(report.tool).toEqual({
      name: 'mingzhang',
      version: JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version,
    });
    expect(report.summary).toEqual({ files: 5, errors: 1, warnings: 4, infos: 0, unreadable: 3 });
  });

  it('gives one result a line as ndjson', async () => {
    const { out } = spawned(['check', '--format', 'ndjson', '--jobs', '2', at('bad.txt'), at('good.txt')]);
    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines.map((l) => (JSON.parse(l) as Result).file).sort()).toEqual(
      [at('bad.txt'), at('good.txt')].sort(),
    );
  });

  it('keeps to the rules and the severity asked for', async () => {
    expect((await json(['--rules', '!text/*', at('bad.txt')])).status).toBe(0);
    const { results } = await json(['--rules', 'text/share', '--severity', 'error', at('bad.txt')]);
    expect(results[0]!.findings!.map((f) => f.rule)).toEqual(['text/share']);
  });

  it('writes to a file instead of standard output', async () => {
    const { status, out } = await run(['check', '--format', 'json', '-o', at('报 告.json'), at('bad.txt')]);
    expect(status).toBe(1);
    expect(out).toBe('');
    expect(
      (JSON.parse(readFileSync(at('报 告.json'), 'utf8')) as { results: unknown[] }).results,
    ).toHaveLength(1);
  });

  it('has no escape sequences unless asked for', async () => {
    const args = ['check', at('bad.txt')];
    expect((await run(args)).out).not.toContain('\u001b');
    expect((await run([...args, '--color'])).out).toContain('\u001b[31m');
  });
});

describe('extract', () => {
  it('writes a disclosure.json that audits as the file does', async () => {
    expect((await run(['extract', '-o', at('disclosure.json'), at('bad.txt')])).status).toBe(0);
    const direct = (await json([at('bad.txt')])).results[0]!;
    const again = await json([at('disclosure.json')]);
    expect(again.status).toBe(1);
    expect(again.results[0]!.findings).toEqual(direct.findings);
  });

  it('writes figures as CSV with the value in 万元', async () => {
    const { status, out } = await run(['extract', '--format', 'csv', at('good.txt')]);
    expect(status).toBe(0);
    const lines = out
      .replace(/^\ufeff/, '')
      .trimEnd()
      .split('\r\n');
    expect(lines[0]).toBe('file,unit,year,address,what,value,measure,page,line,quote,origin');
    expect(lines.some((l) => l.includes('T02/ALL/fiscal') && l.includes(',490.88,万元,'))).toBe(true);
  });

  it('writes a workbook, of several each its own', async () => {
    expect((await run(['extract', '--format', 'xlsx', '-o', at('one.xlsx'), at('good.txt')])).status).toBe(0);
    const one = readFileSync(at('one.xlsx'));
    expect(one.subarray(0, 2).toString()).toBe('PK');
    const both = ['extract', '--format', 'xlsx', at('good.txt'), at('bad.txt')];
    const refused = await run(both);
    expect(refused.status).toBe(2);
    expect(refused.err).toContain('-o 文件夹');
    expect((await run([...both, '-o', at('books')])).status).toBe(0);
    expect(readFileSync(at('books/good.xlsx')).equals(one)).toBe(true);
    expect(readFileSync(at('books/bad.xlsx')).equals(one)).toBe(false);
  });

  it('writes one data package of all', async () => {
    const all = ['extract', '--format', 'datapackage', at('good.txt'), at('bad.txt')];
    expect((await run([...all, '-o', at('facts.zip')])).status).toBe(0);
    const files = unzipSync(readFileSync(at('facts.zip')));
    expect(Object.keys(files)).toEqual(['datapackage.json', 'facts.csv']);
    const facts = strFromU8(files['facts.csv']!);
    expect(facts).toContain('89.16,%');
    expect(facts).toContain('91.16,%');
    expect(facts.match(/^file,/gm)).toHaveLength(1);
  });

  it('says what it cannot read and goes on', async () => {
    const { status, out, err } = await run(['extract', '--format', 'csv', at('空 的.txt'), at('good.txt')]);
    expect(status).toBe(2);
    expect(err).toContain('空的');
    expect(out).toContain('490.88');
  });
});

describe('explain', () => {
  it('lists the rules and shows a page', async () => {
    expect((await run(['explain'])).out).toContain('`text/share`');
    expect((await run(['explain', 'text/share'])).out).toMatch(/^# 占比与金额相符\n/);
  });
});

describe('help', () => {
  it.each([[['--help']], [['check', '--help']], [['extract', '--help']], [['explain', '--help']]])(
    '%j',
    async (args) => {
      const { status, out } = await run(args);
      expect(status).toBe(0);
      expect(out).toContain('用法：');
      expect(out).not.toMatch(/Usage:|Options:|default:/);
    },
  );
});
