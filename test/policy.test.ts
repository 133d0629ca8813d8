import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command } from './command.ts';

/** What a user settles around an audit: configuration, baseline, notes in the file, companions. */
const BAD = `青山县档案馆2024年度部门决算

二、收入决算情况说明
本年收入550.53万元，其中：财政拨款收入490.88万元，占91.16%；其他收入59.65万元，占10.84%。
`;

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingzhang-policy-'));
  writeFileSync(join(folder, 'bad.txt'), BAD);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  const { status, out, err } = await command(['check', ...args], { cwd: folder });
  return { status, out: out.toString('utf8'), err };
}

function configured(config: unknown, ...args: string[]): ReturnType<typeof run> {
  const path = join(folder, `config-${Math.abs(JSON.stringify(config).length)}.json`);
  writeFileSync(path, JSON.stringify(config));
  return run('--config', path, ...args);
}

describe('the configuration', () => {
  it('lets findings stand, with a reason that is told', async () => {
    const { status, out } = await configured(
      { ignore: [{ rule: 'text/*', reason: '按批复口径' }] },
      'bad.txt',
      '--show-unchecked',
    );
    expect(out).toContain('按批复口径');
    expect(status).toBe(0);
    expect(out.split('\n')[0]).toContain('已接受');
  });

  it('must give a reason, and holds no key that is unknown', async () => {
    expect(await configured({ ignore: [{ rule: 'text/*' }] }, 'bad.txt')).toMatchObject({ status: 2 });
    const { status, err } = await configured({ severitys: {} }, 'bad.txt');
    expect(status).toBe(2);
    expect(err).toContain('severitys');
  });

  it('changes severities and silences rules, and the silence is told', async () => {
    expect((await run('bad.txt')).status).toBe(1);
    expect(
      (await configured({ severities: { 'text/share': 'warning', 'text/shares-add-up': 'off' } }, 'bad.txt'))
        .status,
    ).toBe(0);
    const { out } = await configured(
      { severities: { 'text/shares-add-up': 'off' } },
      'bad.txt',
      '--show-unchecked',
    );
    expect(out).toMatch(/text\/shares-add-up .*不检查此项/);
  });

  it('is found in the working folder', async () => {
    const path = join(folder, 'mingzhang.config.json');
    writeFileSync(path, JSON.stringify({ failOn: 'never' }));
    try {
      expect((await run('bad.txt')).status).toBe(0);
      expect((await run('bad.txt', '--fail-on', 'error')).status).toBe(1);
    } finally {
      rmSync(path);
    }
  });
});

describe('the baseline', () => {
  it('shows only what is new', async () => {
    expect((await run('bad.txt', '--baseline', 'known.json')).status).toBe(2);
    expect((await run('bad.txt', '--baseline', 'known.json', '--update-baseline')).status).toBe(1);
    expect((await run('bad.txt', '--baseline', 'known.json')).status).toBe(0);
    mkdirSync(join(folder, 'moved'), { recursive: true });
    const worse = `\n${BAD.replace('收入决算情况说明\n', '收入决算情况说明\n\n')}截止2024年12月31日，占10.99%，收入合计99.00万元，其中：财政拨款收入98.00万元。\n`;
    writeFileSync(join(folder, 'moved/bad.txt'), worse);
    const { out } = await run('moved/bad.txt', '--baseline', 'known.json', '--severity', 'info');
    expect(out).toContain('按基线不再列出');
    expect(out).toContain('截至');
    writeFileSync(join(folder, 'broken.json'), '{');
    expect((await run('bad.txt', '--baseline', 'broken.json')).err).toContain('已损坏');
  });

  it('keeps the reasons that people wrote into it', async () => {
    const path = join(folder, 'reasons.json');
    await run('bad.txt', '--baseline', 'reasons.json', '--update-baseline');
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('"rule"', '"reason": "已函告", "rule"'));
    await run('bad.txt', '--baseline', 'reasons.json', '--update-baseline');
    expect(readFileSync(path, 'utf8')).toContain('已函告');
  });
});

describe('a note in the file', () => {
  it('lets the next line stand, and has no effect without a reason', async () => {
    const noted = (note: string) => BAD.replace('本年收入550', `${note}\n本年收入550`);
    writeFileSync(join(folder, 'noted.md'), noted('<!-- 明账忽略 text：引自批复原文 -->'));
    expect((await run('noted.md', '--fail-on', 'error')).status).toBe(0);
    writeFileSync(join(folder, 'bare.md'), noted('<!-- 明账忽略 text -->'));
    const { status, out } = await run('bare.md');
    expect(status).toBe(1);
    expect(out).toContain('没有写理由');
  });
});

describe('companions', () => {
  it('are told of when they cannot be read, and the audit goes on', async () => {
    const { status, out } = await run('bad.txt', '--last-year', 'none.pdf');
    expect(status).toBe(2);
    expect(out).toContain('上年度决算公开 none.pdf 没有用上');
    expect(out).toContain('占91.16%');
  });

  it('belong to one disclosure', async () => {
    writeFileSync(join(folder, 'other.txt'), BAD);
    const { status, err } = await run('bad.txt', 'other.txt', '--last-year', 'bad.txt');
    expect(status).toBe(2);
    expect(err).toContain('--years');
  });
});

describe('several files', () => {
  it('end in a table, the worst first', async () => {
    const lines = (await run('bad.txt', 'noted.md')).out.trimEnd().split('\n');
    expect(lines.at(-4)).toMatch(/^文件\s+单位/);
    expect(lines.at(-3)).toMatch(/^bad\.txt/);
  });
});
