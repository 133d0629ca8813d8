import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** What a user settles around an audit: configuration, baseline, notes in the file, companions. */
const ROOT = resolve(import.meta.dirname, '..');
const BAD = `青山县档案馆2024年度部门决算

二、收入决算情况说明
本年收入550.53万元，其中：财政拨款收入490.88万元，占91.16%；其他收入59.65万元，占10.84%。
`;

let folder = '';

beforeAll(() => {
  execFileSync(process.execPath, [join(ROOT, 'scripts/ready.mjs')], { stdio: 'ignore' });
  folder = mkdtempSync(join(tmpdir(), 'mingzhang-policy-'));
  writeFileSync(join(folder, 'bad.txt'), BAD);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'bin/mingzhang.js'), 'check', ...args],
    {
      encoding: 'utf8',
      cwd: folder,
      timeout: 60_000,
    },
  );
  return { status, out: stdout, err: stderr };
}

function configured(config: unknown, ...args: string[]): ReturnType<typeof run> {
  const path = join(folder, `config-${Math.abs(JSON.stringify(config).length)}.json`);
  writeFileSync(path, JSON.stringify(config));
  return run('--config', path, ...args);
}

describe('the configuration', () => {
  it('lets findings stand, with a reason that is told', () => {
    const { status, out } = configured(
      { ignore: [{ rule: 'text/*', reason: '按批复口径' }] },
      'bad.txt',
      '--show-unchecked',
    );
    expect(out).toContain('按批复口径');
    expect(status).toBe(0);
    expect(out.split('\n')[0]).toContain('已接受');
  });

  it('must give a reason, and holds no key that is unknown', () => {
    expect(configured({ ignore: [{ rule: 'text/*' }] }, 'bad.txt')).toMatchObject({ status: 2 });
    const { status, err } = configured({ severitys: {} }, 'bad.txt');
    expect(status).toBe(2);
    expect(err).toContain('severitys');
  });

  it('changes severities and silences rules, and the silence is told', () => {
    expect(run('bad.txt').status).toBe(1);
    expect(
      configured({ severities: { 'text/share': 'warning', 'text/shares-add-up': 'off' } }, 'bad.txt').status,
    ).toBe(0);
    const { out } = configured(
      { severities: { 'text/shares-add-up': 'off' } },
      'bad.txt',
      '--show-unchecked',
    );
    expect(out).toMatch(/text\/shares-add-up .*不检查此项/);
  });

  it('is found in the working folder', () => {
    const path = join(folder, 'mingzhang.config.json');
    writeFileSync(path, JSON.stringify({ failOn: 'never' }));
    try {
      expect(run('bad.txt').status).toBe(0);
      expect(run('bad.txt', '--fail-on', 'error').status).toBe(1);
    } finally {
      rmSync(path);
    }
  });
});

describe('the baseline', () => {
  it('shows only what is new', () => {
    expect(run('bad.txt', '--baseline', 'known.json').status).toBe(2);
    expect(run('bad.txt', '--baseline', 'known.json', '--update-baseline').status).toBe(1);
    expect(run('bad.txt', '--baseline', 'known.json').status).toBe(0);
    mkdirSync(join(folder, 'moved'), { recursive: true });
    const worse = `\n${BAD.replace('收入决算情况说明\n', '收入决算情况说明\n\n')}截止2024年12月31日，占10.99%，收入合计99.00万元，其中：财政拨款收入98.00万元。\n`;
    writeFileSync(join(folder, 'moved/bad.txt'), worse);
    const { out } = run('moved/bad.txt', '--baseline', 'known.json', '--severity', 'info');
    expect(out).toContain('按基线不再列出');
    expect(out).toContain('截至');
    writeFileSync(join(folder, 'broken.json'), '{');
    expect(run('bad.txt', '--baseline', 'broken.json').err).toContain('已损坏');
  });

  it('keeps the reasons that people wrote into it', () => {
    const path = join(folder, 'reasons.json');
    run('bad.txt', '--baseline', 'reasons.json', '--update-baseline');
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('"rule"', '"reason": "已函告", "rule"'));
    run('bad.txt', '--baseline', 'reasons.json', '--update-baseline');
    expect(readFileSync(path, 'utf8')).toContain('已函告');
  });
});

describe('a note in the file', () => {
  it('lets the next line stand, and has no effect without a reason', () => {
    const noted = (note: string) => BAD.replace('本年收入550', `${note}\n本年收入550`);
    writeFileSync(join(folder, 'noted.md'), noted('<!-- 明账忽略 text：引自批复原文 -->'));
    expect(run('noted.md', '--fail-on', 'error').status).toBe(0);
    writeFileSync(join(folder, 'bare.md'), noted('<!-- 明账忽略 text -->'));
    const { status, out } = run('bare.md');
    expect(status).toBe(1);
    expect(out).toContain('没有写理由');
  });
});

describe('companions', () => {
  it('are told of when they cannot be read, and the audit goes on', () => {
    const { status, out } = run('bad.txt', '--last-year', 'none.pdf');
    expect(status).toBe(2);
    expect(out).toContain('上年度决算公开 none.pdf 没有用上');
    expect(out).toContain('占91.16%');
  });

  it('belong to one disclosure', () => {
    writeFileSync(join(folder, 'other.txt'), BAD);
    const { status, err } = run('bad.txt', 'other.txt', '--last-year', 'bad.txt');
    expect(status).toBe(2);
    expect(err).toContain('--years');
  });
});

describe('several files', () => {
  it('end in a table, the worst first', () => {
    const lines = run('bad.txt', 'noted.md').out.trimEnd().split('\n');
    expect(lines.at(-4)).toMatch(/^文件\s+单位/);
    expect(lines.at(-3)).toMatch(/^bad\.txt/);
  });
});
