import { describe, expect, it } from 'vitest';
import { audit, readDisclosure, reportOf } from './index.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const TEXT =
  '青山县档案馆2024年度部门决算\n\n三、支出决算情况说明\n本年支出100.00万元，其中：基本支出60.00万元，占61.00%；项目支出40.00万元，占40.00%。\n';

describe('an audit', () => {
  it('gives the disclosure, what was found, and the time of each step', async () => {
    const audited = await audit([{ file: 'a.txt', bytes: bytes(TEXT) }]);
    if (audited.status !== 'checked') throw new Error(audited.error.message);
    expect(audited.disclosure).toMatchObject({ unit: '青山县档案馆', year: 2024 });
    expect(audited.audit.findings.map((f) => f.rule)).toContain('text/share');
    for (const ms of Object.values(audited.timing)) expect(ms).toBeGreaterThan(0);
    expect(reportOf(audited)).toMatchObject({
      file: 'a.txt',
      status: 'checked',
      document: { kind: 'final-accounts', unit: '青山县档案馆' },
      statements: Array.from({ length: 9 }, () => ({ found: false })),
    });
  });

  it('tells a bad file from a fault of ours', async () => {
    const empty = await audit([{ file: 'a.txt', bytes: new Uint8Array() }]);
    expect(empty).toMatchObject({ status: 'unreadable', files: ['a.txt'], error: { code: 'empty' } });

    const broken = [{ file: 'a.txt', bytes: null as unknown as Uint8Array }];
    const fault = await audit(broken);
    expect(fault).toMatchObject({ status: 'unreadable', error: { code: 'internal' } });
    expect(reportOf(fault)).toMatchObject({ error: { message: expect.stringContaining('明账自身出错') } });
    expect(JSON.stringify(fault)).not.toContain('stack');
    expect(await audit(broken, { debug: true })).toMatchObject({ error: { stack: expect.any(String) } });
  });

  it('judges only the rules that are wanted', async () => {
    const audited = await audit([{ file: 'a.txt', bytes: bytes(TEXT) }], {
      rules: (id) => id === 'change/rate',
    });
    expect(audited.status === 'checked' && audited.audit.outcomes.map((o) => o.rule)).toEqual([
      'change/rate',
    ]);
  });
});

describe('reading alone', () => {
  it('refuses what cannot be read', async () => {
    await expect(readDisclosure([{ file: 'a.txt', bytes: new Uint8Array() }])).rejects.toThrow('空');
  });
});
