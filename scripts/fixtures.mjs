// Prints the files that the tests of reading read (test/fixtures), and beside them what must be read.
// Usage: npm run fixtures [-- traps|typst|libreoffice|chromium …]   all of them unless told
// Needs: nothing for `traps` and `typst`; LibreOffice on the path (soffice, with Writer and Calc) for `libreoffice`; a
// system that can start the Chromium of @sparticuz/chromium (Linux on x64) for `chromium`. What a writer prints differs
// from version to version and from run to run: look at the reading, not at the bytes. The traps are the same each time.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { traps } from '../test/printing/traps.mjs';
import { webPage } from '../test/printing/web-page.mjs';
import { nineStatements, SENTENCES, UNIT, YEAR } from '../test/printing/yearbook-office.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const FIXTURES = join(root, 'test', 'fixtures');
const EXAMPLE = 'examples/驻京联络处2024.md';
const title = `${UNIT}${YEAR}年度部门决算公开说明`;
const folder = mkdtempSync(join(tmpdir(), 'mingzhang-fixtures-'));

const WRITERS = { traps: writeTraps, typst, libreoffice, chromium };
const asked = process.argv.slice(2);
try {
  execFileSync(process.execPath, [join(root, 'scripts/ready.mjs')], { stdio: 'inherit' });
  await writeExpected();
  for (const [name, write] of Object.entries(WRITERS)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    rmSync(join(FIXTURES, name), { recursive: true, force: true });
    mkdirSync(join(FIXTURES, name), { recursive: true });
    await write();
    console.log(`${name} ✓`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** What must be read from the example and from the invented unit's disclosure, whoever printed them. */
async function writeExpected() {
  const { readDisclosure } = await import('../dist/index.js');
  // As `compile` prints it: other details of nothing are left blank than in the example.
  const bytes = readFileSync(compiled('md'));
  const { unit, year, statements } = await readDisclosure([{ file: EXAMPLE, bytes }]);
  const figuresOf = ({ cells }) =>
    Object.fromEntries(
      cells
        .filter((cell) => cell.value.state === 'figure')
        .map((cell) => [cell.address, cell.text.replaceAll(',', '')]),
    );
  json('example.json', {
    what: `${EXAMPLE} 印成各种格式`,
    unit,
    year,
    statements: Object.fromEntries(statements.map((statement) => [statement.id, figuresOf(statement)])),
  });
  json('yearbook-office.json', {
    what: `${UNIT}的网页印成各种格式`,
    unit: UNIT,
    year: YEAR,
    sentences: SENTENCES,
    statements: Object.fromEntries(nineStatements().map((form) => [form.id, form.expected()])),
  });
}

function writeTraps() {
  for (const { name, pdf, expected } of traps()) {
    writeFileSync(join(FIXTURES, 'traps', `${name}.pdf`), pdf);
    json(`traps/${name}.json`, expected);
  }
}

function typst() {
  cpSync(compiled('pdf'), join(FIXTURES, 'typst', 'example.pdf'));
}

function libreoffice() {
  const into = join(FIXTURES, 'libreoffice');
  const work = join(folder, 'office');
  mkdirSync(work, { recursive: true });
  const convert = (from, to, extra = []) => {
    execFileSync(
      'soffice',
      [
        '--headless',
        `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`,
        ...extra,
        '--convert-to',
        to,
        '--outdir',
        work,
        from,
      ],
      { stdio: 'ignore', timeout: 180_000 },
    );
    return join(work, from.replace(/^.*[/\\]/, '').replace(/\.[a-z]+$/, `.${to.split(':')[0]}`));
  };
  const keep = (from, name) => cpSync(from, join(into, name));
  const source = (format) => {
    const path = join(folder, `example.${format}`);
    cpSync(compiled(format), path);
    return path;
  };
  // Through the format of its own, so that what comes out is written by LibreOffice from what it understood.
  const odt = convert(source('docx'), 'odt');
  keep(odt, 'example.odt');
  keep(convert(odt, 'docx'), 'example.docx');
  keep(convert(odt, 'pdf'), 'example.pdf');
  keep(convert(odt, 'html:HTML (StarWriter)'), 'example.html');
  const ods = convert(source('xlsx'), 'ods');
  keep(ods, 'example.ods');
  keep(convert(ods, 'xlsx'), 'example.xlsx');
  keep(convert(ods, 'xls'), 'example.xls');

  const page = join(folder, 'yearbook-office.html');
  writeFileSync(page, webPage(title, SENTENCES, nineStatements()));
  const written = convert(page, 'odt', ['--infilter=HTML (StarWriter)']);
  keep(convert(written, 'docx'), 'yearbook-office.docx');
  keep(convert(written, 'pdf'), 'yearbook-office.pdf');
  keep(convert(page, 'xls', ['--infilter=HTML (StarCalc)']), 'yearbook-office.xls');
}

async function chromium() {
  const { default: packaged } = await import('@sparticuz/chromium');
  const { chromium: playwright } = await import('playwright-core');
  const browser = await playwright.launch({
    executablePath: await packaged.executablePath(),
    args: ['--no-sandbox'],
  });
  try {
    const font = readFileSync(join(root, 'fonts', 'mingzhang-song.ttf')).toString('base64');
    const face = `<style>@font-face{font-family:fixture;src:url(data:font/ttf;base64,${font})}*{font-family:fixture!important}</style>`;
    const margin = { top: '15mm', bottom: '15mm', left: '12mm', right: '12mm' };
    const print = async (html, name) => {
      const page = await browser.newPage();
      await page.setContent(html);
      await page.evaluate('document.fonts.ready');
      await page.pdf({ path: join(FIXTURES, 'chromium', name), format: 'A4', margin });
      await page.close();
    };
    const page = readFileSync(compiled('html'), 'utf8').replace(
      /<meta http-equiv="Content-Security-Policy"[^>]*>/,
      '',
    );
    await print(page.replace('</head>', `${face}</head>`), 'example.pdf');
    await print(webPage(title, SENTENCES, nineStatements(), { font }), 'yearbook-office.pdf');
  } finally {
    await browser.close();
  }
}

/** The example as `compile` writes it. */
function compiled(format) {
  const out = join(folder, format);
  execFileSync(
    process.execPath,
    [join(root, 'bin', 'mingzhang.js'), 'compile', join(root, EXAMPLE), '-o', out, '--formats', format],
    { stdio: 'ignore' },
  );
  return join(out, `明州市人民政府驻北京联络处2024年度部门决算公开说明.${format}`);
}

function json(path, value) {
  writeFileSync(join(FIXTURES, path), `${JSON.stringify(value, null, 1)}\n`);
}
