import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { default as Ajv } from 'ajv-draft-04';
import { describe, expect, it } from 'vitest';
import { audit, RULES, reportOf } from '../../index.ts';
import type { CheckedReport, FileReport } from '../file-report.ts';
import { summarise } from '../file-report.ts';
import { sarifLog, type TextLines } from './sarif.ts';

const schema = JSON.parse(
  readFileSync(
    createRequire(import.meta.url)
      .resolve('@microsoft/jest-sarif')
      .replace(/index\.js$/, 'schemas/sarif-2.1.0-rtm.5.json'),
    'utf8',
  ),
) as object;
// One pattern of the schema is no Unicode pattern; formats would need a package of their own.
const valid = new Ajv.default({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
  schema,
);

const TEXT = `青山县档案馆2024年度部门决算

二、收入决算情况说明
本年收入550.53万元，其中：财政拨款收入490.88万元，占91.16%；其他收入59.65万元，占10.84%。
`;

async function reportOn(text: string, file: string): Promise<CheckedReport> {
  const report = reportOf(await audit([{ file, bytes: new TextEncoder().encode(text) }]));
  if (report.status !== 'checked') throw new Error(report.error.message);
  return report;
}

interface Sarif {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      // biome-ignore lint/suspicious/noExplicitAny: what it may be is the schema's matter
      readonly results: readonly any[];
      // biome-ignore lint/suspicious/noExplicitAny: likewise
      readonly invocations: readonly any[];
    },
  ];
}

function logOf(reports: readonly FileReport[], lines?: TextLines): Sarif {
  const log = sarifLog({ name: 'mingzhang', version: '1.2.3' }, RULES);
  const text = log.begin() + reports.map((r) => log.result(r, lines)).join('') + log.end(summarise(reports));
  const parsed = JSON.parse(text) as Sarif;
  expect(valid(parsed), JSON.stringify(valid.errors)).toBe(true);
  return parsed;
}

describe('SARIF', () => {
  it('is refused by the schema where it is wrong', () => {
    expect(valid({ version: '2.1.0', runs: [{ tool: {} }] })).toBe(false);
  });

  it('is valid with nothing, and describes every rule', () => {
    const [run] = logOf([]).runs;
    expect(run.tool.driver.rules.map((r) => r.id)).toEqual(RULES.map((r) => r.id));
    expect(run.results).toEqual([]);
    expect(run.invocations[0].executionSuccessful).toBe(true);
  });

  it('points to rule, line and repair', async () => {
    const [run] = logOf([await reportOn(TEXT, './公开 稿/a(1).txt')], () => TEXT.split('\n')).runs;
    const share = run.results.find((r) => r.ruleId === 'text/share');
    expect(run.tool.driver.rules[share.ruleIndex]?.id).toBe('text/share');
    expect(share.level).toBe('error');
    const { physicalLocation } = share.locations[0];
    expect(physicalLocation.artifactLocation.uri).toBe('%E5%85%AC%E5%BC%80%20%E7%A8%BF/a%281%29.txt');
    expect(physicalLocation.region.startLine).toBe(4);
    const [{ deletedRegion, insertedContent }] = share.fixes[0].artifactChanges[0].replacements;
    const line = TEXT.split('\n')[deletedRegion.startLine - 1] ?? '';
    const mended =
      line.slice(0, deletedRegion.startColumn - 1) +
      insertedContent.text +
      line.slice(deletedRegion.endColumn - 1);
    expect(mended).toBe(TEXT.split('\n')[3]?.replace('91.16%', '89.16%'));
  });

  it('offers no fix where the words are not on the line as quoted', async () => {
    const report = await reportOn(TEXT, 'a.txt');
    const share = logOf([report], () => ['', '', '', 'x'.repeat(80)]).runs[0].results.find(
      (r) => r.ruleId === 'text/share',
    );
    expect(share.fixes).toBeUndefined();
    expect(share.properties.suggestion).toBe('89.16%');
  });

  it('keeps fingerprints when lines move, and tells equal findings apart', async () => {
    const report = await reportOn(TEXT, 'a.txt');
    const prints = (r: FileReport): string[] =>
      logOf([r]).runs[0].results.map((x) => x.partialFingerprints.primaryLocationLineHash);
    const moved = await reportOn(TEXT.replace('\n\n', '\n\n\n\n'), 'b.txt');
    expect(moved.findings.find((f) => f.rule === 'text/share')?.locations[0]?.line).toBe(6);
    expect(prints(moved)).toEqual(prints(report));
    expect(prints(await reportOn(TEXT.replace('青山县', '白水县'), 'a.txt'))).not.toEqual(prints(report));
    const twice = { ...report, findings: [...report.findings, ...report.findings] };
    expect(new Set(prints(twice)).size).toBe(twice.findings.length);
  });

  it('gives pages and cells no region', async () => {
    const report = await reportOn(TEXT, '/srv/某某/a.pdf');
    const [finding] = report.findings;
    const box = [1, 2, 3, 4.5] as const;
    const results = logOf([
      {
        ...report,
        findings: [
          { ...finding!, locations: [{ page: 9, box, quote: '占91.16%', section: '二' }] },
          { ...finding!, locations: [{ sheet: '表1', cell: 'B4', quote: '1.00' }] },
          { ...finding!, locations: [] },
        ],
      },
    ]).runs[0].results;
    expect(results[0].locations[0]).toEqual({
      physicalLocation: {
        artifactLocation: { uri: 'srv/%E6%9F%90%E6%9F%90/a.pdf', uriBaseId: '%SRCROOT%' },
      },
      logicalLocations: [{ fullyQualifiedName: '第9页 二', kind: 'page' }],
      properties: { page: 9, box, quote: '占91.16%' },
    });
    expect(results[0].message.text).toMatch(/^第9页 二　/);
    expect(results[1].locations[0].logicalLocations).toEqual([
      { fullyQualifiedName: '表1!B4', kind: 'cell' },
    ]);
    expect(results[2].locations).toHaveLength(1);
  });

  it('counts no lines of an html, whose places are paragraphs', async () => {
    const share = async (file: string): Promise<{ locations: [{ physicalLocation: object }] }> =>
      logOf([await reportOn(TEXT, file)]).runs[0].results.find((r) => r.ruleId === 'text/share');
    expect((await share('a.txt')).locations[0].physicalLocation).toHaveProperty('region');
    expect((await share('a.html')).locations[0].physicalLocation).not.toHaveProperty('region');
  });

  it('tells unreadable files as notifications, and accepted findings as suppressed', async () => {
    const report = await reportOn(TEXT, 'a.txt');
    const accepted = report.findings.map((f) => ({ ...f, by: 'baseline' as const, reason: '已知' }));
    const [run] = logOf([
      { file: 'b.pdf', status: 'unreadable', error: { code: 'damaged', message: '文件已损坏。' } },
      { ...report, findings: [], accepted },
    ]).runs;
    expect(run.invocations[0].executionSuccessful).toBe(false);
    expect(run.invocations[0].toolExecutionNotifications[0]).toMatchObject({
      descriptor: { id: 'damaged' },
      level: 'error',
      message: { text: '文件已损坏。' },
    });
    expect(run.results[0].suppressions).toEqual([
      { kind: 'external', status: 'accepted', justification: '已知' },
    ]);
  });
});
