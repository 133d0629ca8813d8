/// <reference lib="webworker" />
import { audit, initPdf, ndjsonLine, reportOf } from '../../src/index.ts';

/** The core in a page's worker: a file comes in, the line of its report goes out; nothing leaves the page. */
self.onmessage = async ({ data }: MessageEvent<{ file: string; bytes: Uint8Array; wasm: Uint8Array }>) => {
  await initPdf(data.wasm);
  self.postMessage(ndjsonLine(reportOf(await audit([{ file: data.file, bytes: data.bytes }]))));
};
