import { describe, expect, it } from 'vitest';
import { UnreadableError } from '../model/document.ts';
import { audit } from './audit.ts';
import { check } from './check.ts';
import type { InputFile } from './given-file.ts';
import type { Progress } from './steps.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const given = (file: string, text: string): InputFile => ({ file, bytes: bytes(text) });
const OWN = given(
  'a.txt',
  '青山县档案馆2024年度部门决算\n\n三、支出决算情况说明\n本年支出100.00万元，比上年增加10.00万元，增长11.11%，其中：基本支出60.00万元，占61.00%；项目支出40.00万元，占40.00%。\n',
);
const LAST = given('b.txt', '青山县档案馆2023年度部门决算\n\n三、支出决算情况说明\n本年支出91.00万元。\n');
const missing: InputFile = {
  file: '没有.txt',
  open: () => Promise.reject(new UnreadableError('not-found', '没有这个文件。')),
};

async function findings(...args: Parameters<typeof check>): Promise<string[]> {
  const report = await check(...args);
  if (report.status !== 'checked') throw new Error(report.error.message);
  return report.findings.map((f) => `${f.severity} ${f.rule}`);
}

describe('a check', () => {
  it('tells each step that begins, those of companions first', async () => {
    const steps: string[] = [];
    const onProgress = ({ step, file }: Progress) => steps.push(`${step} ${file}`);
    await check([OWN], { companions: { lastYear: [LAST] }, onProgress });
    expect(steps).toEqual([
      'read b.txt',
      'understand b.txt',
      'read a.txt',
      'understand a.txt',
      'check a.txt',
    ]);
  });

  it.each(['read', 'understand', 'check'])(
    'begins nothing after an abort while it is at “%s”',
    async (at) => {
      const stop = new AbortController();
      const steps: string[] = [];
      const onProgress = ({ step }: Progress) => {
        steps.push(step);
        if (step === at) stop.abort(new Error('enough'));
      };
      const run = check([OWN, given('c.txt', '附件')], { signal: stop.signal, onProgress });
      // The audit is one piece: an abort while it runs comes too late for its report.
      if (at === 'check') expect((await run).status).toBe('checked');
      else await expect(run).rejects.toThrow('enough');
      expect(steps.at(-1)).toBe(at);
    },
  );

  it('begins nothing when it is aborted before', async () => {
    const signal = AbortSignal.abort(new Error('never'));
    let opened = false;
    const file: InputFile = {
      file: 'a.txt',
      open: async () => {
        opened = true;
        return bytes('');
      },
    };
    await expect(check([file], { signal })).rejects.toThrow('never');
    await expect(check([OWN], { signal, companions: { children: [[file]] } })).rejects.toThrow('never');
    expect(opened).toBe(false);
  });

  it('reports a file that cannot be opened, by its name where there are several', async () => {
    expect(await check([missing])).toEqual({
      file: '没有.txt',
      status: 'unreadable',
      error: { code: 'not-found', message: '没有这个文件。' },
    });
    expect(await check([OWN, missing])).toEqual({
      file: 'a.txt',
      files: ['a.txt', '没有.txt'],
      status: 'unreadable',
      error: { code: 'not-found', message: '没有.txt 没有这个文件。' },
    });
  });

  it('holds it against companions, and tells those that cannot be read', async () => {
    const history = { rules: ['history/last-year-figures-agree'] };
    expect(await findings([OWN], { ...history, companions: { lastYear: [LAST] } })).toEqual([
      'error history/last-year-figures-agree',
    ]);
    const companions = { lastYear: [LAST], budget: [missing], children: [[given('d.txt', '')], [LAST]] };
    const report = await check([OWN], { ...history, companions });
    expect(report.status === 'checked' && report.remarks.map((r) => `${r.code} ${r.message}`)).toEqual([
      'companion 预算公开 没有.txt 没有用上：没有这个文件。',
      expect.stringMatching(/^companion 所属单位的决算公开 d\.txt 没有用上：.*空/),
    ]);
    expect(report.status === 'checked' && report.findings).toHaveLength(1);
  });

  it('takes rules, policy and what is let stand as data', async () => {
    const rules = ['text/share'];
    expect(await findings([OWN], { rules })).toEqual(['error text/share']);
    const policy = { change: { severities: { 'text/share': 'info' } } } as const;
    expect(await findings([OWN], { rules, policy })).toEqual(['info text/share']);
    const acceptance = { ignores: [{ rule: 'text/*', reason: '已核实' }] };
    expect(await findings([OWN], { rules, acceptance })).toEqual([]);
  });
});

it('reads open words everywhere as they were judged', async () => {
  const text = [
    '赣水县医保局2023年度部门决算',
    '一、收入决算情况说明',
    '本部门2023年度收入总计904.75万元，其中年初结转和结余31.50万元，较2022年减少12.06万元，下降1.32%，主要原因是：结转减少；本年收入合计873.25万元。',
  ].join('\n\n');
  const audited = await audit([{ file: 'a.md', bytes: Buffer.from(text) }]);
  if (audited.status !== 'checked') throw new Error(audited.error.message);
  const [read] = audited.audit.readAs;
  expect(read?.to).toBe('收入总计增减额');
  expect(audited.disclosure.occurrences[read!.occurrence]?.what).toBe(read!.to);
});
