// Every page of every format of a compiled account on one picture for each locality, for looking at.
// Usage: npm run looks -- [DATA …] [--dialects xinjiang,shanghai] [--formats docx,pdf,html,xlsx] [--width 300] [-o out/looks]
// DATA is what `mingzhang compile` takes; the example workbook unless told. Needs a system that can start the Chromium of
// @sparticuz/chromium (Linux on x64); docx and xlsx are printed by LibreOffice, and left out, with a notice, without it.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import packaged from '@sparticuz/chromium';
import { chromium } from 'playwright-core';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { values, positionals } = parseArgs({
  options: {
    dialects: { type: 'string', default: 'xinjiang,shanghai,central,sichuan,yunnan' },
    formats: { type: 'string', default: 'docx,pdf,html,xlsx' },
    width: { type: 'string', default: '300' },
    output: { type: 'string', short: 'o', default: 'out/looks' },
  },
  allowPositionals: true,
});
const data = positionals.length > 0 ? positionals.map((p) => resolve(p)) : ['examples/驻京联络处2024.xlsx'];
const formats = values.formats.split(',');
const width = Number(values.width);
const output = resolve(root, values.output);

const { renderPages } = await import(pathToFileURL(join(root, 'dist/index.js')).href);
const browser = await chromium.launch({
  args: ['--no-sandbox'],
  executablePath: await packaged.executablePath(),
  headless: true,
});
const work = mkdtempSync(join(tmpdir(), 'mingzhang-looks-'));

/** Pictures of all pages of a PDF, as addresses of data. */
async function ofPdf(path) {
  const numbers = Array.from({ length: 300 }, (_, i) => i + 1);
  const pages = await renderPages(new Uint8Array(readFileSync(path)), numbers, 1.5);
  return pages.map(({ png }) => `data:image/png;base64,${Buffer.from(png).toString('base64')}`);
}

/** A docx or xlsx as LibreOffice prints it; undefined without LibreOffice. */
function printed(path) {
  const run = spawnSync(
    'soffice',
    [
      `-env:UserInstallation=${pathToFileURL(join(work, 'office')).href}`,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      join(work, extname(path).slice(1)),
      path,
    ],
    { timeout: 180_000 },
  );
  if (run.error !== undefined || run.status !== 0) return undefined;
  const folder = join(work, extname(path).slice(1));
  return join(
    folder,
    readdirSync(folder).find((name) => name.endsWith('.pdf')),
  );
}

/** A page of HTML at two widths, cut into pieces of a screen, and as it prints. */
async function ofHtml(path) {
  const found = [];
  for (const across of [1440, 390]) {
    const page = await browser.newPage({ viewport: { width: across, height: 900 } });
    await page.goto(pathToFileURL(path).href);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    const piece = across === 1440 ? 2000 : 1800;
    for (let top = 0; top < height && found.length < 60; top += piece) {
      const clip = { x: 0, y: top, width: across, height: Math.min(piece, height - top) };
      const shot = await page.screenshot({ clip, fullPage: true });
      found.push({
        name: `html ${across}${overflow > 0 ? `，超出 ${overflow} 像素` : ''}`,
        picture: `data:image/png;base64,${shot.toString('base64')}`,
      });
    }
    if (across === 1440) {
      await page.pdf({ path: join(work, 'print.pdf'), preferCSSPageSize: true, format: 'A4' });
      for (const picture of await ofPdf(join(work, 'print.pdf'))) found.push({ name: 'html 打印', picture });
    }
    await page.close();
  }
  return found;
}

async function sheet(name, pictures) {
  const tiles = pictures.map(
    ({ name, picture }) => `<figure><img src="${picture}"><figcaption>${name}</figcaption></figure>`,
  );
  const html = `<!doctype html><meta charset="utf-8"><style>body{margin:8px;display:flex;flex-wrap:wrap;gap:8px;background:#888;align-items:flex-start}figure{margin:0;width:${width}px}img{width:100%;display:block;background:#fff}figcaption{font:11px sans-serif;color:#fff}</style>${tiles.join('')}`;
  const page = await browser.newPage({ viewport: { width: 8 * (width + 8) + 16, height: 600 } });
  await page.setContent(html, { waitUntil: 'load' });
  const path = join(output, `${name}.png`);
  await page.screenshot({ path, fullPage: true });
  await page.close();
  console.log(`${path}　${pictures.length}页`);
}

try {
  mkdirSync(output, { recursive: true });
  for (const dialect of values.dialects.split(',')) {
    const folder = join(work, dialect);
    const compiled = spawnSync(
      process.execPath,
      [
        join(root, 'bin/mingzhang.js'),
        'compile',
        ...data,
        '--dialect',
        dialect,
        '--formats',
        formats.join(','),
        '-o',
        folder,
      ],
      { cwd: root, encoding: 'utf8' },
    );
    console.log(compiled.stdout.split('\n')[0] || compiled.stderr);
    const all = [];
    for (const format of formats) {
      const file = readdirSync(folder).find((name) => name.endsWith(`.${format}`));
      if (file === undefined) {
        console.warn(`跳过：${dialect} 没有写出 ${format}。`);
        continue;
      }
      const path = join(folder, file);
      if (format === 'html') {
        all.push(...(await ofHtml(path)));
        continue;
      }
      const pdf = format === 'pdf' ? path : printed(path);
      if (pdf === undefined) {
        console.warn(`跳过：没有 LibreOffice，${format} 未打印。`);
        continue;
      }
      const pages = await ofPdf(pdf);
      for (const [i, picture] of pages.entries())
        all.push({ name: `${format} ${i + 1}/${pages.length}`, picture });
    }
    await sheet(dialect, all);
  }
} finally {
  await browser.close();
  rmSync(work, { recursive: true, force: true });
}
