import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import packaged from '@sparticuz/chromium';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit, initPdf, ndjsonLine, reportOf } from '../../src/index.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const wasm = readFileSync(
  join(dirname(createRequire(import.meta.url).resolve('@embedpdf/pdfium')), 'pdfium.wasm'),
);

/** The examples, and one of them in every format by every writer. */
const FILES = [
  ...readdirSync(join(ROOT, 'examples')).map((name) => `examples/${name}`),
  ...['chromium', 'libreoffice', 'typst'].flatMap((writer) =>
    readdirSync(join(ROOT, 'test/fixtures', writer)).map((name) => `test/fixtures/${writer}/${name}`),
  ),
  'test/fixtures/traps/turned-content.pdf',
  'test/fixtures/traps/no-lines.pdf',
].filter((path) => existsSync(join(ROOT, path)));

/** The browser, or why there is none. */
const browser = await start();
if (typeof browser === 'string') console.warn(`跳过：浏览器不能启动，浏览器里的审核未测试（${browser}）。`);

async function start(): Promise<Browser | string> {
  try {
    return await chromium.launch({
      executablePath: await packaged.executablePath(),
      args: ['--no-sandbox'],
      timeout: 30_000,
    });
  } catch (error) {
    return String(error).split('\n')[0]!;
  }
}

/** The core for a page, in one file. */
async function bundle(): Promise<string> {
  const built = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry: 'test/browser/check-worker.ts', formats: ['es'], fileName: 'check-worker' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('nothing was built');
  return output.output[0].code;
}

/** A report's line without the time it took. */
const untimed = (line: string): string => line.replace(/"timing":\{[^}]*\}/, '"timing":{}');

async function inNode(file: string): Promise<string> {
  return ndjsonLine(reportOf(await audit([{ file, bytes: readFileSync(join(ROOT, file)) }])));
}

describe.skipIf(typeof browser === 'string')('in a worker of a browser', () => {
  let server: Server;
  let page: Page;

  beforeAll(async () => {
    await initPdf(wasm);
    const script = await bundle();
    server = createServer((request, response) => {
      const path = decodeURIComponent(request.url ?? '/').slice(1);
      const type =
        path === '' ? 'text/html' : path === 'worker.js' ? 'text/javascript' : 'application/octet-stream';
      response.setHeader('Content-Type', `${type}; charset=utf-8`);
      response.end(
        path === ''
          ? '<!DOCTYPE html><title>明账</title>'
          : path === 'worker.js'
            ? script
            : path === 'pdfium.wasm'
              ? wasm
              : FILES.includes(path)
                ? readFileSync(join(ROOT, path))
                : '',
      );
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const address = server.address();
    page = await (browser as Browser).newPage();
    await page.goto(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`);
    await page.evaluate(`
      const worker = new Worker('/worker.js', { type: 'module' });
      const bytesOf = async (path) => new Uint8Array(await (await fetch('/' + encodeURIComponent(path))).arrayBuffer());
      const engine = bytesOf('pdfium.wasm');
      window.checkInWorker = async (file) => {
        const message = { file, bytes: await bytesOf(file), wasm: await engine };
        return new Promise((done, fail) => {
          worker.onmessage = ({ data }) => done(data);
          worker.onerror = (event) => fail(new Error(event.message));
          worker.postMessage(message);
        });
      };
    `);
  }, 120_000);

  afterAll(async () => {
    server?.close();
    await (browser as Browser).close();
  });

  it.each(FILES)('the same report as in Node, byte for byte: %s', async (file) => {
    const line = (await page.evaluate(`checkInWorker(${JSON.stringify(file)})`)) as string;
    expect(JSON.parse(line)).toMatchObject({ file, status: 'checked' });
    expect(untimed(line)).toBe(untimed(await inNode(file)));
  });
});
