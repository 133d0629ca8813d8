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
    expect(pictured.match(/class="strip"/g)).toHaveLength(report.findings.length);
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
