import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { inflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  audit,
  type CheckedReport,
  htmlReport,
  initPdf,
  RULES,
  renderPages,
  reportOf,
} from '../src/index.ts';

const ROOT = resolve(import.meta.dirname, '..');
const EXAMPLE = 'examples/驻京联络处2024-有误.md';

let report: CheckedReport;

beforeAll(async () => {
  const entry = createRequire(import.meta.url).resolve('@embedpdf/pdfium');
  await initPdf(readFileSync(join(dirname(entry), 'pdfium.wasm')));
  const audited = reportOf(await audit([{ file: EXAMPLE, bytes: readFileSync(join(ROOT, EXAMPLE)) }]));
  if (audited.status !== 'checked') throw new Error(audited.error.message);
  report = audited;
});

async function pageOf(...given: Parameters<ReturnType<typeof htmlReport>['result']>[]): Promise<string> {
  const page = htmlReport(RULES);
  const summary = { files: given.length, errors: 1, warnings: 0, infos: 0, unreadable: 0 };
  let html = page.begin();
  for (const one of given) html += await page.result(...one);
  return html + page.end(summary);
}

describe('the report as a page', () => {
  it('tells every finding, its arithmetic, and what was not checked', async () => {
    const html = await pageOf([report]);
    expect(html.match(/<article /g)).toHaveLength(report.findings.length);
    for (const { message } of report.findings)
      expect(html).toContain(message.replaceAll('<', '&lt;').replaceAll('&', '&amp;').slice(0, 20));
    expect(html).toContain(`没有核对的${report.coverage.unverified.length}个数字`);
    expect(html).toContain('怎样改');
  });

  it('shows the crop of evidence beside the finding, and draws what stands in the same crop only once', async () => {
    const at = (page: number, y: number) => ({ page, box: [90, y, 120, y + 12] as const, quote: '1.00' });
    const [first] = report.findings;
    const related = [
      { ...at(1, 410), what: '同段的数' },
      { ...at(2, 300), what: '《收入决算表》合计' },
      { ...at(2, 330), what: '《收入决算表》小计' },
    ];
    const paged = { ...report, findings: [{ ...first!, locations: [at(1, 400)], related }] };
    const png = new Uint8Array(9);
    const html = await pageOf([
      paged,
      async (_, pages) => pages.map((page) => ({ page, width: 600, height: 800, png })),
    ]);
    const entry = html.slice(html.indexOf('<article'), html.indexOf('</article>'));
    const captions = [...entry.matchAll(/<figcaption>([^<]*)/g)].map((m) => m[1]);
    expect(captions).toEqual(['第1页原文', '依据：第2页 《收入决算表》合计等2处']);
    expect(entry.match(/class="box evidence"/g)).toHaveLength(3);
    // The box is in the middle of what a narrow screen shows.
    expect(entry).toContain('style="--x:0.13;--w:528"');
  });

  it('lists the gravest first, a displaced block as a table, one row for each reason', async () => {
    const [first] = report.findings;
    const block = {
      kind: 'slid' as const,
      statement: '支出决算表',
      unit: '万元',
      columns: ['合计'],
      rows: [
        { code: '201', name: '一般公共服务支出', printed: ['1.00'], due: ['2.00'] },
        { code: '205', name: '教育支出', printed: ['3.00'], due: ['3.00'] },
        { code: '206', name: '科学技术支出', printed: ['4.00'], due: [null] },
        { code: '2120801', name: '土地<出让>', printed: ['5.00'] },
      ],
    };
    const unverified = ['甲', '乙', '甲'].map((reason, i) => ({ quote: `${i}辆`, reason, page: i + 1 }));
    const html = await pageOf([
      {
        ...report,
        findings: [
          { ...first!, severity: 'info', message: '提示的话' },
          { ...first!, severity: 'error', message: '一处错误' },
          { ...first!, severity: 'error', message: '整块错位', block },
        ],
        coverage: { ...report.coverage, unverified },
      },
    ]);
    const heads = [...html.matchAll(/<h3[^>]*>([^<]*)/g)].map((m) => m[1]);
    expect(heads).toEqual(['整块错位', '一处错误', '提示的话']);
    expect([...html.matchAll(/data-place="(\d)"/g)].map((m) => m[1])).toEqual(['3', '2', '1']);
    const table = html.slice(html.indexOf('<table><caption>《支出决算表》'), html.indexOf('</table>'));
    expect(table).toContain('<del>1.00</del></td><td class="n"><ins>2.00</ins>');
    expect(table).toContain('<td class="n none">3.00</td><td class="n"><span class="none">3.00</span>');
    expect(table).toContain('<del>4.00</del></td><td class="n none">待查');
    expect(table).toContain(
      '土地&#60;出让&#62;</th><td class="n"><del>5.00</del></td><td colspan="1">不属于本表',
    );
    const rows = [...html.matchAll(/<td data-label="原因">([甲乙])<\/td><td data-label="个数">(\d)/g)];
    expect(rows.map(([, reason, count]) => `${reason}${count}`)).toEqual(['甲2', '乙1']);
  });

  it('knows a finding again by a hash of it, and names files as briefly as tells them apart', async () => {
    const named = (file: string): [CheckedReport] => [{ ...report, file }];
    const html = await pageOf(named('/a/2024/稿.md'), named('/a/2023/稿.md'), named('/b/新.md'));
    const names = [...html.matchAll(/<th scope="row"[^>]*><a [^>]*>([^<]*)/g)].map((m) => m[1]);
    expect(names).toEqual(['2024/稿.md', '2023/稿.md', '新.md']);
    const keys = [...html.matchAll(/data-key="([^"]*)"/g)].map((m) => m[1]!);
    expect(new Set(keys).size).toBe(report.findings.length);
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{16}:\d+$/);
    const again = await pageOf(named('/c/稿.md'));
    expect([...again.matchAll(/data-key="([^"]*)"/g)].map((m) => m[1])).toEqual(
      keys.slice(0, report.findings.length),
    );
  });

  it('leads to every place that it points at, and asks the network for nothing', async () => {
    const html = await pageOf([report]);
    const ids = new Set([...html.matchAll(/\sid="([^"]+)"/g)].map((m) => m[1]));
    for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
    expect(ids.size).toBe([...html.matchAll(/\sid="([^"]+)"/g)].length);
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect(html).toContain("default-src 'none'");
  });

  it('takes nothing of a document for its own', async () => {
    const hostile = '</script><img src=x onerror=alert(1)>';
    const [first] = report.findings;
    const html = await pageOf([
      {
        ...report,
        file: hostile,
        verdict: hostile,
        document: { ...report.document, unit: hostile },
        findings: [
          {
            ...first!,
            message: hostile,
            actual: hostile,
            explanation: hostile,
            locations: [{ quote: hostile, section: hostile, line: 1 }],
            related: [{ quote: hostile, what: hostile }],
            culprit: { quote: hostile, suggestion: hostile, confidence: 1 },
          },
        ],
      },
    ]);
    expect(html).not.toContain('<img');
    expect(html.match(/<\/script>/g)).toHaveLength(1);
  });

  it('tells of a file that cannot be read, and says when pictures are left out', async () => {
    const error = { code: 'damaged', message: '文件已损坏。' };
    expect(await pageOf([{ file: 'a.pdf', status: 'unreadable', error }])).toContain('文件已损坏');
    const png = new Uint8Array(25 * 2 ** 20);
    const paged = {
      ...report,
      findings: report.findings.map((finding) => ({
        ...finding,
        locations: [{ quote: '收入', page: 1, box: [90, 90, 120, 105] as const }],
      })),
    };
    const bytes = (size: number) => async () => [
      { page: 1, width: 600, height: 800, png: png.subarray(0, size) },
    ];
    expect(await pageOf([paged, bytes(png.length)])).toContain('有1页没有附页面图像');
    const pictured = await pageOf([paged, bytes(9)]);
    expect(pictured).not.toContain('没有附页面图像');
    expect(pictured.match(/<image /g)).toHaveLength(1);
    expect(pictured.match(/class="crops"/g)).toHaveLength(report.findings.length);
  });
});

describe('the picture of a page', () => {
  it('is a PNG of the page as it is shown', async () => {
    const { makePdf } = await import('../bench/make-pdf.mjs');
    const [picture, none] = await renderPages(makePdf(2), [2, 9], 1);
    expect(none).toBeUndefined();
    const { png, width, height, page } = picture!;
    expect(page).toBe(2);
    expect(Buffer.from(png.subarray(1, 4)).toString()).toBe('PNG');
    const view = new DataView(png.buffer, png.byteOffset);
    expect([view.getUint32(16), view.getUint32(20)]).toEqual([Math.round(width), Math.round(height)]);
    const raw = inflateSync(png.subarray(41, 41 + view.getUint32(33)));
    expect(raw.length).toBe((Math.ceil(Math.round(width) / 2) + 1) * Math.round(height));
    // Paper and ink.
    expect(raw.includes(0xff)).toBe(true);
    expect(raw.some((byte) => byte >> 4 < 8 && byte !== 0)).toBe(true);
  });
});
