import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** What `npm run pdfium` makes of the engine's own file; the same from the sources, the modules and the bundle. */
const TRIMMED = new URL('../../dist/pdfium.wasm', import.meta.url);

let ready: Promise<void> | undefined;

/** Starts the PDF engine, once in a thread: trimmed where that was made, else from its file in node_modules. */
export function preparePdf(): Promise<void> {
  ready ??= (async () => {
    const { initPdf } = await import('../source/pdf/pdfium.ts');
    await initPdf(readFileSync(existsSync(TRIMMED) ? TRIMMED : engineFile()));
  })();
  return ready;
}

function engineFile(): string {
  const entry = createRequire(import.meta.url).resolve('@embedpdf/pdfium');
  return join(dirname(entry), 'pdfium.wasm');
}

/** Whether a file needs the engine. */
export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-');
}
