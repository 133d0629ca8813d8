import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disclosure, evaluation } from '../src/audit/example.ts';
import type { ScoreReport } from '../src/index.ts';
import { command } from './command.ts';

let folder = '';
const at = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingzhang-score-'));
  const quality = '效益指标|社会效益指标|查阅效率|有效提升|完全达到预期|40|40|';
  writeFileSync(
    at('wrong.txt'),
    disclosure(evaluation({ lines: ['产出指标|数量指标|数字化卷数|≥100卷|80卷|50|50|', quality] })),
  );
  writeFileSync(
    at('right.txt'),
    disclosure(
      evaluation({
        funds: '40.00|40.00|30.00|10|75.00%|7.50',
        lines: ['产出指标|数量指标|数字化卷数|≥100卷|80卷|50|40|设备检修', quality],
        total: '87.50',
      }),
    ),
  );
  writeFileSync(
    at('none.txt'),
    '青山县档案馆2024年度部门决算\n\n二、收入决算情况说明\n本年收入550.53万元。\n',
  );
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  const { status, out, err } = await command(['score', ...args]);
  return { status, out: out.toString('utf8'), err };
}

describe('mingzhang score', () => {
  it('gives every line its score, its span and the arithmetic', async () => {
    const { status, out } = await run(at('right.txt'), '--format', 'json');
    const report = JSON.parse(out) as ScoreReport;
    expect(status).toBe(0);
    expect(report.file).toBe(at('right.txt'));
    expect(report.projects).toMatchObject([
      {
        name: '档案数字化经费',
        year: 2024,
        funds: {
          initial: '40.00',
          full: '40.00',
          executed: '30.00',
          rate: '75.00%',
          weight: 10,
          score: 7.5,
          rule: { min: 7.5, max: 7.5 },
        },
        indicators: [
          {
            path: ['产出指标', '数量指标', '数字化卷数'],
            target: '≥100卷',
            actual: '80卷',
            weight: 50,
            score: 40,
            rule: { min: 40, max: 40, why: '完成值80卷未达到指标值100卷，按比例计分：50×80卷÷100卷=40分' },
          },
          { weight: 40, score: 40, rule: { min: 40, max: 40 } },
        ],
        weight: 100,
        total: { printed: 87.5, computed: { min: 87.5, max: 87.5 } },
        grade: '良',
      },
    ]);
  });

  it('puts findings to their form and answers with 1 where a score is wrong', async () => {
    const { status, out } = await run(at('wrong.txt'), '--format', 'json');
    const report = JSON.parse(out) as ScoreReport;
    expect(status).toBe(1);
    expect(report.projects[0]!.total).toEqual({ printed: 100, computed: { min: 90, max: 90 } });
    expect(report.projects[0]!.findings.map((f) => [f.rule, f.severity])).toContainEqual([
      'performance/score-follows-target',
      'error',
    ]);
    expect((await run(at('wrong.txt'), '--fail-on', 'never')).status).toBe(0);
  });

  it('shows the form to a person', async () => {
    const { out } = await run(at('wrong.txt'));
    expect(out).toContain('档案数字化经费（2024年度） 按规则90分，等级优');
    expect(out).toMatch(/数字化卷数 +≥100卷 +80卷 +50 +50 +40 +\+10\n/);
    expect(out).toContain('50×80卷÷100卷=40分');
  });

  it('writes several disclosures a line each, and goes on after one that cannot be read', async () => {
    const { status, out, err } = await run(
      at('right.txt'),
      at('missing.txt'),
      at('wrong.txt'),
      '--format',
      'json',
    );
    expect(status).toBe(2);
    expect(err).toBe(`✗ ${at('missing.txt')}：没有这个文件或文件夹。\n`);
    const files = out
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as ScoreReport).file);
    expect(files).toEqual([at('right.txt'), at('wrong.txt')]);
  });

  it('says so where there is no form', async () => {
    expect(await run(at('none.txt'))).toEqual({
      status: 2,
      out: `${at('none.txt')}：没有读到绩效自评表。\n`,
      err: '',
    });
    const { out, err } = await run(at('none.txt'), '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({ projects: [] });
    expect(err).toContain('没有读到绩效自评表');
  });

  it.each(['xlsx', 'docx'])(
    'writes a working paper as %s: printed, due, the difference, and what was found',
    async (format) => {
      const path = at(`paper.${format}`);
      const { status, err } = await run(at('wrong.txt'), '--format', format, '-o', path);
      expect(status).toBe(1);
      expect(err).toBe(`✓ 1张自评表的评分写入 ${path}\n`);
      const parts = unzipSync(readFileSync(path));
      const text = Object.entries(parts)
        .filter(([name]) => /sheet\d|sharedStrings|document\.xml$/.test(name))
        .map(([, bytes]) => strFromU8(bytes))
        .join('');
      for (const told of ['数字化卷数', '应得', '+10', '复核意见', '未达到指标值', '复核人'])
        expect(text).toContain(told);
    },
  );

  it('writes no working paper of nothing', async () => {
    const { status, err } = await run(at('none.txt'), '--format', 'xlsx', '-o', at('nothing.xlsx'));
    expect([status, err]).toEqual([2, `✗ ${at('none.txt')}：没有读到绩效自评表。\n`]);
    expect(existsSync(at('nothing.xlsx'))).toBe(false);
  });
});
