import type { PDFPage } from '@cantoo/pdf-lib';
import { UnreadableError } from '../../model/document.ts';
import type { FileReport } from '../file-report.ts';
import { summaryLines } from '../summary-lines.ts';

/**
 * The document with a highlight (高亮批注) at every finding's words and its explanation in a note; one without a place on
 * a page is a note in the corner of the first, where a note before all others sums up. Nothing else changes; annotations that are there stay.
 * @param bytes the PDF that the report is on
 * @throws UnreadableError `damaged` where its structure cannot be written again
 */
export async function annotatePdf(bytes: Uint8Array, report: FileReport): Promise<Uint8Array> {
  // The library is large, and most who may annotate do not.
  const [{ PDFDocument }, { Mark }] = await Promise.all([import('@cantoo/pdf-lib'), import('./mark.ts')]);
  const findings = report.status === 'checked' ? report.findings : [];
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    const pages = document.getPages();
    const notes = new Map<PDFPage, number>();
    const [gravest] = findings;
    if (report.status === 'checked' && gravest && pages[0]) {
      new Mark(document.context, pages[0], gravest, 'summary').note(0, summaryLines(report));
      notes.set(pages[0], 1);
    }
    findings.forEach((finding, i) => {
      const placed = finding.locations.filter((l) => l.box && l.page && pages[l.page - 1]);
      placed.forEach((location, k) => {
        const page = pages[location.page! - 1]!;
        new Mark(document.context, page, finding, `${i + 1}.${k + 1}`).highlight(location, k > 0);
      });
      const page = pages[(finding.locations[0]?.page ?? 1) - 1] ?? pages[0];
      if (placed.length > 0 || !page) return;
      const before = notes.get(page) ?? 0;
      notes.set(page, before + 1);
      new Mark(document.context, page, finding, `${i + 1}`).note(before);
    });
    return await document.save({ addDefaultPage: false, updateFieldAppearances: false });
  } catch (cause) {
    const error = new UnreadableError(
      'damaged',
      '这份 PDF 的内部结构不能重新写出，无法加批注；请另存一份再试。',
    );
    error.cause = cause;
    throw error;
  }
}
