import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { degrees, PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { compose } from '../src/compose/compose.ts';
import { typesetting } from '../src/host/typesetting.ts';
import { annotatePdf, audit, type CheckedReport, initPdf, reportOf } from '../src/index.ts';
import { COMPOSED_FORMATS } from '../src/publish/composed-formats.ts';
import { randomAccount } from './made-up/random-account.ts';

let original: Uint8Array;

beforeAll(async () => {
  const entry = createRequire(import.meta.url).resolve('@embedpdf/pdfium');
  await initPdf(readFileSync(join(dirname(entry), 'pdfium.wasm')));
  const account = randomAccount(11);
  // One amount of the text is made to differ from its statement.
  const { document } = compose(account, 'central');
  const blocks = document.blocks.map((block) => {
    if (block.kind !== 'paragraph') return block;
    const at = block.runs.findIndex((run) => run.address === 'T06/public/amount');
    if (at < 0) return block;
    return { ...block, runs: block.runs.map((run, i) => (i === at ? { ...run, text: '987,654.32' } : run)) };
  });
  const pdf = COMPOSED_FORMATS.find((f) => f.name === 'pdf')!;
  original = await pdf.write({ ...document, blocks }, typesetting);
}, 120_000);

async function checked(bytes: Uint8Array): Promise<CheckedReport> {
  const report = reportOf(await audit([{ file: 'a.pdf', bytes }]));
  if (report.status !== 'checked') throw new Error(report.error.message);
  return report;
}

/** Annotations by page: subtype, rectangle, words. */
async function annotations(bytes: Uint8Array) {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return document.getPages().flatMap((page, i) => {
    const list = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray);
    return Array.from({ length: list?.size() ?? 0 }, (_, k) => {
      const dict = list!.lookup(k, PDFDict);
      const text = dict.lookup(PDFName.of('Contents'));
      return {
        page: i + 1,
        kind: String(dict.get(PDFName.of('Subtype'))),
        rect: dict.lookup(PDFName.of('Rect'), PDFArray).asRectangle(),
        text: text instanceof PDFHexString ? text.decodeText() : '',
      };
    }).filter((a) => a.kind === '/Highlight' || a.kind === '/Text');
  });
}

describe('an annotated PDF', () => {
  it('marks the very words, says why, and changes nothing else', async () => {
    const report = await checked(original);
    const wrong = report.findings.find((f) => f.locations[0]?.quote.includes('987,654.32'))!;
    const { page, box } = wrong.locations[0]!;
    const copy = await annotatePdf(original, report);
    const marks = (await annotations(copy)).filter(
      (a) => a.kind === '/Highlight' && a.text.includes(wrong.message),
    );
    expect(marks).toHaveLength(1);
    expect(marks[0]).toMatchObject({ page, kind: '/Highlight' });
    const height = (await PDFDocument.load(copy)).getPages()[page! - 1]!.getHeight();
    expect(marks[0]!.rect.x).toBeCloseTo(box![0], 0);
    expect(marks[0]!.rect.y).toBeCloseTo(height - box![3], 0);
    expect(marks[0]!.rect.width).toBeCloseTo(box![2] - box![0], 0);
    const again = await checked(copy);
    expect({ ...again, timing: undefined }).toEqual({ ...report, timing: undefined });
  });

  it('stands at the same words of pages that are turned', async () => {
    for (const angle of [90, 180, 270]) {
      const turned = await PDFDocument.load(original, { updateMetadata: false });
      for (const page of turned.getPages()) page.setRotation(degrees(angle));
      const bytes = await turned.save();
      const straight = await checked(original);
      const wrong = straight.findings.find((f) => f.locations[0]?.quote.includes('987,654.32'))!;
      // The place as a reader of the turned page gives it.
      const report = await checked(bytes);
      const place = report.findings.find((f) => f.locations[0]?.quote.includes('987,654.32'))?.locations[0];
      expect(place?.box).toBeDefined();
      const [mark] = (await annotations(await annotatePdf(bytes, report))).filter(
        (a) => a.kind === '/Highlight' && a.text.includes('987,654.32'),
      );
      // The line that holds the words: long along the side that the text runs along.
      const [x0, y0, x1, y1] = wrong.locations[0]!.box!;
      const { width, height } = mark!.rect;
      expect(Math.max(width, height)).toBeGreaterThanOrEqual(x1 - x0 - 1);
      expect(Math.min(width, height)).toBeCloseTo(y1 - y0, 0);
    }
  });

  it('puts what has no place on a page into a note, and is the same bytes each time', async () => {
    const report = await checked(original);
    const [first] = report.findings;
    const placeless = { ...report, findings: [{ ...first!, locations: [] }] };
    const copy = await annotatePdf(original, placeless);
    const notes = await annotations(copy);
    expect(notes.map((a) => [a.page, a.kind])).toEqual([
      [1, '/Text'],
      [1, '/Text'],
    ]);
    expect(notes[0]!.text).toContain(`审核结论：${report.verdict}`);
    expect(notes[1]!.text).toContain(first!.message);
    expect(Buffer.compare(Buffer.from(copy), Buffer.from(await annotatePdf(original, placeless)))).toBe(0);
  });

  it('says in one sentence what it cannot write', async () => {
    await expect(
      annotatePdf(new TextEncoder().encode('%PDF-1.7 broken'), await checked(original)),
    ).rejects.toThrow('无法加批注');
  });
});
