import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

let ready: Promise<void> | undefined;

/** Starts the PDF engine from its file in node_modules, once in a thread. */
export function preparePdf(): Promise<void> {
  ready ??= (async () => {
    const entry = createRequire(import.meta.url).resolve('@embedpdf/pdfium');
    const { initPdf } = await import('../source/pdf/pdfium.ts');
    await initPdf(readFileSync(join(dirname(entry), 'pdfium.wasm')));
  })();
  return ready;
}

/** Whether a file needs the engine. */
export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-');
}
