import { describe, expect, it } from 'vitest';
import type { CheckedReport } from '../report/file-report.ts';
import { Baseline } from './baseline.ts';
import { check } from './check.ts';

const TEXT =
  '青山县档案馆2024年度部门决算\n\n三、支出决算情况说明\n本年支出100.00万元，其中：基本支出60.00万元，占61.00%；项目支出40.00万元，占40.00%。\n';

async function checked(baseline: Baseline): Promise<CheckedReport> {
  const bytes = new TextEncoder().encode(TEXT);
  const acceptance = { known: baseline.known('档案馆') };
  const report = await check([{ file: 'a.txt', bytes }], { rules: ['text/*'], acceptance });
  if (report.status !== 'checked') throw new Error(report.error.message);
  return report;
}

describe('a baseline', () => {
  it('lets stand what it has noted, and stays the same text', async () => {
    const baseline = Baseline.empty();
    const first = await checked(baseline);
    expect(first.findings.length).toBeGreaterThan(0);
    baseline.note('档案馆', first);
    const again = Baseline.parse(baseline.text());
    if (!again) throw new Error('no baseline');
    const second = await checked(again);
    expect(second.findings).toEqual([]);
    expect(second.accepted).toHaveLength(first.findings.length);
    again.note('档案馆', second);
    expect(again.text()).toBe(baseline.text());
  });

  it('keeps the reasons that somebody gave, and knows nothing of another name', async () => {
    const baseline = Baseline.empty();
    baseline.note('档案馆', await checked(baseline));
    const reasoned = Baseline.parse(baseline.text().replace('"rule"', '"reason": "已向财政局说明", "rule"'));
    if (!reasoned) throw new Error('no baseline');
    const report = await checked(reasoned);
    expect(report.accepted.map((a) => a.reason)).toContain('已向财政局说明');
    reasoned.note('档案馆', report);
    expect(reasoned.text()).toContain('已向财政局说明');
    expect(reasoned.known('图书馆')).toEqual([]);
  });

  it.each(['', '{', '{}', '{"format":"mingzhang-baseline","version":2,"files":{}}'])('is not %j', (text) => {
    expect(Baseline.parse(text)).toBeUndefined();
  });
});
