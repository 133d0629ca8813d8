// Speed of whole audits against `pdftotext -layout`, growth with the number of pages, throughput of texts and of many
// files, and speed of compile. Prints what it measures and asserts nothing.
// Usage: npm run bench [-- pdf growth texts many compile]
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileSpeed } from './compile.mjs';
import { makePdf } from './make-pdf.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
if (spawnSync(process.execPath, [join(root, 'scripts/ready.mjs')], { stdio: 'inherit' }).status !== 0)
  process.exit(1);
const { checkJob } = await import('../dist/host/check-job.js');
const { CheckPool, checkInPool } = await import('../dist/host/check-pool.js');
const { audit } = await import('../dist/index.js');

const folder = mkdtempSync(join(tmpdir(), 'mingzhang-bench-'));
const job = (path) => ({ files: [path] });
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const timed = async (work) => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

/** Real disclosures beside the checkout where there are some, else generated ones. */
function samples() {
  const real = join(root, '../shared/real');
  if (existsSync(real)) {
    const found = readdirSync(real).filter((name) => name.endsWith('.pdf'));
    if (found.length > 0) return { kind: 'real', files: found.map((name) => join(real, name)) };
  }
  const files = [24, 26, 30].map((pages) => {
    const path = join(folder, `${pages}.pdf`);
    writeFileSync(path, makePdf(pages));
    return path;
  });
  return { kind: 'generated', files };
}

async function againstPdftotext() {
  const { kind, files } = samples();
  const installed = spawnSync('pdftotext', ['-v']).error === undefined;
  if (!installed) console.log('pdftotext is not installed: no ratio, only times');
  const batch = Array.from({ length: 6 }, () => files).flat();
  const pdftotext = async () => {
    for (const file of batch) spawnSync('pdftotext', ['-layout', file, join(folder, 'out.txt')]);
  };
  const one = async () => {
    for (const file of batch) await checkJob(job(file));
  };
  // The resident process: two threads that stay, warmed up before the clock runs.
  const pool = new CheckPool({ threads: 2, timeLimit: 120 });
  const long = Array.from({ length: 30 }, () => files).flat();
  const two = () => Promise.all(long.map((file) => pool.check(job(file))));
  const all = async () => {
    for await (const _ of checkInPool(long.map(job), { threads: 2, timeLimit: 120 }));
  };
  await two();
  for (const file of files) await checkJob(job(file));
  const times = { pdftotext: [], one: [], two: [], all: [] };
  for (let round = 0; round < 5; round++) {
    if (installed) times.pdftotext.push(await timed(pdftotext));
    times.one.push(await timed(one));
    times.two.push(await timed(two));
    if (round === 0) times.all.push(await timed(all));
  }
  await pool.close();
  const counts = { two: long.length, all: long.length };
  const each = (name) => median(times[name]) / (counts[name] ?? batch.length);
  console.log(
    `\nWhole audits of ${files.length} ${kind} PDFs, ${batch.length} a round, medians of 5 alternating rounds`,
  );
  const row = (name, ms) => {
    const ratio = installed ? `   ratio ${(ms / each('pdftotext')).toFixed(2)}` : '';
    console.log(`  ${name.padEnd(52)} ${ms.toFixed(1).padStart(7)} ms a file${ratio}`);
  };
  if (installed) row('pdftotext -layout, a process each', each('pdftotext'));
  row('audit, one resident thread', each('one'));
  row('audit, two resident threads', each('two'));
  row(`audit, two threads, their start included, ${counts.all} files`, each('all'));
}

function growth() {
  console.log('\nGrowth with pages (generated, second audit of a fresh process, peak of its memory)');
  let base;
  for (const pages of [20, 50, 100, 200, 400]) {
    const path = join(folder, `growth-${pages}.pdf`);
    writeFileSync(path, makePdf(pages));
    const { stdout, stderr } = spawnSync(process.execPath, [join(root, 'bench/one.mjs'), path], {
      encoding: 'utf8',
    });
    if (!stdout) {
      console.log(`  ${pages} pages: ${stderr.split('\n')[0]}`);
      continue;
    }
    const { ms, mib, error } = JSON.parse(stdout);
    base ??= { ms: ms / pages, mib };
    console.log(
      `  ${String(pages).padStart(4)} pages ${ms.toFixed(0).padStart(6)} ms  ${(ms / pages).toFixed(2).padStart(6)} ms a page (× ${(ms / pages / base.ms).toFixed(2)})  ${mib.toFixed(0).padStart(4)} MiB (× ${(mib / base.mib).toFixed(2)})${error ? `  ${error}` : ''}`,
    );
  }
}

async function texts() {
  const file = 'examples/驻京联络处2024.md';
  const bytes = readFileSync(join(root, file));
  for (let i = 0; i < 5; i++) await audit([{ file, bytes }]);
  let count = 0;
  const start = performance.now();
  while (performance.now() - start < 3000) {
    await audit([{ file, bytes }]);
    count++;
  }
  const seconds = (performance.now() - start) / 1000;
  console.log(
    `\nText audits (${file}, ${(bytes.length / 1024).toFixed(0)} KiB): ${(count / seconds).toFixed(0)} a second, one thread`,
  );
}

/** A folder of made-up disclosures that differ in every figure, in three localities' wording, texts and Word files. */
async function many(count) {
  const { compose, DIALECTS } = await import('../dist/compose/compose.js');
  const { randomAccount } = await import('./made-up.mjs');
  const { writeDocx } = await import('../dist/compose/write/docx.js');
  const { writeMd } = await import('../dist/compose/write/md.js');
  const names = Object.keys(DIALECTS);
  const into = join(folder, 'many');
  mkdirSync(into);
  for (let i = 0; i < count; i++) {
    const { document } = compose(randomAccount(i + 1), names[i % names.length]);
    const word = i % 5 === 4;
    writeFileSync(
      join(into, `${String(i).padStart(5, '0')}.${word ? 'docx' : 'md'}`),
      word ? writeDocx(document) : writeMd(document),
    );
  }
  console.log(`\n${count} made-up disclosures in one run (four in five Markdown, one in five Word)`);
  let alone;
  for (const threads of [...new Set([1, availableParallelism()])]) {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, 'bench/many.mjs'), into, String(threads)],
      { encoding: 'utf8', maxBuffer: 2 ** 26 },
    );
    if (!stdout) {
      console.log(`  ${threads} threads: ${stderr.split('\n')[0]}`);
      continue;
    }
    const r = JSON.parse(stdout);
    alone ??= r.ms;
    console.log(
      `  --jobs ${threads}  ${(r.ms / 1000).toFixed(1).padStart(5)} s  ${((count * 1000) / r.ms).toFixed(0).padStart(4)} a second (× ${(alone / r.ms).toFixed(2)})  processors ${(r.cpu / r.ms).toFixed(2)} busy  memory ${r.peaks.join(' → ')} MiB by quarters, peak ${r.mib.toFixed(0)}  checked ${r.checked}, unreadable ${r.unreadable}, doubts or errors ${r.doubts}`,
    );
  }
}

const SECTIONS = {
  pdf: againstPdftotext,
  growth,
  texts,
  many: () => many(1000),
  compile: compileSpeed,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(SECTIONS, name));
try {
  if (unknown.length > 0) {
    console.error(`No section ${unknown.join(', ')}; there are ${Object.keys(SECTIONS).join(', ')}.`);
    process.exitCode = 2;
  } else for (const name of asked.length > 0 ? asked : Object.keys(SECTIONS)) await SECTIONS[name]();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
