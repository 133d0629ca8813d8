import { describe, expect, it } from 'vitest';
import { jsonBegin, jsonEnd, jsonResult, ndjsonLine } from '../data/json.ts';
import type { CheckedReport, ReportedFinding } from '../file-report.ts';
import { shownFrom, summarise } from '../file-report.ts';
import { width } from '../quote.ts';
import { pretty, prettySummary } from './pretty.ts';

const finding = (severity: ReportedFinding['severity'], message: string): ReportedFinding => ({
  rule: 'text/share',
  title: '占比与金额相符',
  severity,
  message,
  explanation: '2,106.66÷2,940.05=71.65%',
  locations: [{ page: 11, section: '五（二）', heading: '结构情况', quote: '占71.73%' }],
  related: [{ page: 5, what: '本年支出合计', quote: '2,940.05' }],
  culprit: { quote: '71.73%', suggestion: '71.65%', confidence: 0.97 },
});

const report: CheckedReport = {
  file: 'a.pdf',
  status: 'checked',
  verdict: '发现1处错误，应改正后公开。',
  document: {
    unit: '青山县档案馆',
    year: 2024,
    kind: 'final-accounts',
    scope: 'unit',
    dialect: 'general',
    pages: 26,
    blankForm: false,
  },
  statements: (['T01', 'T02', 'T03', 'T04', 'T05', 'T06', 'T07', 'T08', 'T09'] as const).map((id) => ({
    id,
    title: id,
    found: id !== 'T09',
    empty: false,
    pages: [],
  })),
  coverage: {
    figures: 10,
    understood: 9,
    verified: 8,
    unverified: [
      { quote: '12.30', page: 3, reason: '未识别含义' },
      { quote: '4辆', line: 7, reason: '没有可与之核对的数字' },
    ],
  },
  findings: [
    finding('error', '占比不符'),
    { ...finding('info', '有3处尾差，不是差错'), roundingOnly: true },
    finding('info', '写法'),
  ],
  accepted: [],
  rules: {
    passed: 1,
    failed: 1,
    unchecked: [{ rule: 'text/names-count', title: '名单', reason: '没有名单' }],
    crashed: [{ rule: 'text/share', title: '占比', reason: 'boom' }],
  },
  remarks: [{ code: 'scanned-page', message: '第 2 页是扫描图片。', page: 2 }],
  timing: { read: 1, understand: 2, check: 3 },
};

describe('the report for the terminal', () => {
  it('begins with the verdict and tells a finding from its place to its mending', () => {
    expect(pretty(report).split('\n').slice(0, 13)).toEqual([
      '✗ 发现1处错误，应改正后公开。',
      '  a.pdf · 青山县档案馆 · 2024 · 26页 · general',
      '',
      '错误 1',
      '',
      '  1. 第11页 五（二）　占比不符',
      '     │ 占71.73%',
      '     │   ^^^^^^',
      '     算式：2,106.66÷2,940.05=71.65%',
      '     依据：第5页 本年支出合计 2,940.05',
      '     建议（把握97%）：71.73% → 71.65%',
      '     text/share',
      '',
    ]);
  });

  it('shows a displaced block as it is printed and as it should be', () => {
    const block = {
      kind: 'slid',
      statement: '支出决算表',
      unit: '万元',
      columns: ['合计', '基本支出'],
      rows: [
        { code: '2070111', name: '文化创作', printed: ['312.08', ''], due: ['77.60', null] },
        { code: '2070904', name: '旅游开发', printed: ['1.00', ''] },
      ],
    } as const;
    const text = pretty({ ...report, findings: [{ ...finding('error', '整体错位'), block }] });
    expect(text).toContain('合计 | 基本支出（万元）');
    expect(text).toMatch(/2070111 文化创作 +312\.08 \| 空 {2}→ 77\.60 \| ？/);
    expect(text).toMatch(/2070904 旅游开发 +1\.00 \| 空 {2}→ 不属于本表/);
  });

  it('is never a tick where a rule failed by our fault', () => {
    const clean = { ...report, findings: [], verdict: '未发现差错。' };
    expect(pretty(clean)).toMatch(/^✗ /);
    expect(pretty({ ...clean, rules: { ...report.rules, crashed: [] } })).toMatch(/^✓ /);
    expect(prettySummary(summarise([clean]))).toContain('明账自身出错、审核不完整1份');
  });

  it('folds notes unless asked for', () => {
    expect(pretty(report)).toContain('另有提示2条（其中四舍五入尾差1条，不是差错）\n');
    const all = pretty(report, { severity: 'info' });
    expect(all).toContain('提示 2');
    expect(all).not.toContain('另有提示');
  });

  it('says what was not checked', () => {
    const text = pretty(report);
    expect(text).toContain('核对范围：10个数字，识别含义9个，核对8个');
    expect(text).toContain('未核对1个：未识别含义');
    expect(text).toContain('找到8张，缺《T09》');
    expect(text).toContain('规则 text/share 运行出错');
    expect(text).not.toContain('12.30');
    const whole = pretty(report, { showUnchecked: true });
    expect(whole).toContain('第3页 12.30　未识别含义');
    expect(whole).toContain('第7行 4辆');
    expect(whole).toContain('text/names-count 名单　没有名单');
  });

  it('says how to be told more where there is a way', () => {
    const hints = { infos: '--notes', unchecked: '--all' };
    const text = pretty(report, { hints });
    expect(text).toContain('另有提示2条（其中四舍五入尾差1条，不是差错），加 --notes 逐条列出');
    expect(text).toContain('加 --all 逐个列出未核对的数字');
    expect(pretty(report)).not.toMatch(/加 .*列出/);
  });

  it('fits the screen', () => {
    const long = { ...finding('error', '正文“支出总计”为550.35万元，与报表不符，'.repeat(6)) };
    for (const columns of [80, 120])
      for (const line of pretty({ ...report, findings: [long] }, { columns, showUnchecked: true }).split(
        '\n',
      ))
        expect(width(line)).toBeLessThanOrEqual(columns);
  });

  it('colours only when told', () => {
    expect(pretty(report)).not.toContain('\u001b');
    expect(pretty(report, { colour: true })).toContain('\u001b[31m✗');
  });

  it('never passes on escape sequences of a document', () => {
    const evil = { ...report, findings: [finding('error', '\u001b[2J清屏')] };
    expect(pretty(evil)).not.toContain('\u001b');
  });

  it('tells why a file was not audited', () => {
    const text = pretty({
      file: 'a.pdf',
      status: 'unreadable',
      error: { code: 'empty', message: '文件是空的。' },
    });
    expect(text).toBe('✗ 无法审核：文件是空的。\n  a.pdf\n');
  });
});

describe('reports for programs', () => {
  it('are the same data, as one document or a line each', () => {
    const tool = { name: 'mingzhang', version: '1' };
    for (const reports of [[], [report], [report, report]]) {
      const text = jsonBegin(tool) + reports.map(jsonResult).join('') + jsonEnd(summarise(reports));
      expect(JSON.parse(text)).toEqual({ tool, results: reports, summary: summarise(reports) });
      expect(
        reports
          .map(ndjsonLine)
          .join('')
          .split('\n')
          .filter(Boolean)
          .map((l) => JSON.parse(l)),
      ).toEqual(reports);
    }
  });

  it('count everything and show what is asked for', () => {
    expect(summarise([report])).toEqual({
      files: 1,
      errors: 1,
      warnings: 0,
      infos: 2,
      unreadable: 0,
      crashed: 1,
    });
    const shown = shownFrom(report, 'warning');
    expect(shown.status === 'checked' && shown.findings.map((f) => f.severity)).toEqual(['error']);
  });
});
