// Changes one figure in one significant digit, thousands of times, and asks whether the audit notices and names it.
// Of the figures that the coverage ledger calls verified: noticed, found to be an error or a doubt, named.
// With --wordings the other way round: right texts of many regions (test/wordings) with other figures, N of each passage;
// none may be accused.
// Usage: npm run mutate [-- --each N] [-- --list] [-- FILE…]
//        npm run mutate -- --wordings [--each N]
//        npm run mutate -- --displaced [--each N] [--list] [-- FILE…]
// With --displaced the values of statements are slid, rows exchanged or repeated, columns copied: each is to be one
// finding that names the rows and what should stand there, and tells no figure that is printed nowhere.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
if (spawnSync(process.execPath, [join(root, 'scripts/ready.mjs')], { stdio: 'inherit' }).status !== 0)
  process.exit(1);
const { mutantsOf } = await import('./mutants.mjs');
const { preparePdf } = await import('../dist/host/prepare-pdf.js');
const { readSource } = await import('../dist/source/read.js');
const { compose, DIALECTS } = await import('../dist/compose/compose.js');
const { randomAccount } = await import('./made-up.mjs');
const { writeMd } = await import('../dist/compose/write/md.js');

const { values, positionals } = parseArgs({
  options: {
    each: { type: 'string' },
    list: { type: 'boolean', default: false },
    wordings: { type: 'boolean', default: false },
    displaced: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});

if (values.wordings) {
  const { accused } = await import('./right-variants.mjs');
  process.exit((await accused(join(root, 'test/wordings'), Number(values.each ?? 40))) > 0 ? 1 : 0);
}

/** Made-up disclosures, two in each locality's wording. */
const composed = Object.keys(DIALECTS).flatMap((dialect, d) =>
  [1, 2].map((n) => ({
    file: `${dialect} ${n}（composed）`,
    bytes: () => Buffer.from(writeMd(compose(randomAccount(10 * d + n), dialect).document)),
  })),
);
const onDisk = (file) => ({ file, bytes: () => readFileSync(file) });

/** The shipped correct example, made-up ones, and real disclosures beside the checkout where there are some. */
function sources() {
  if (positionals.length > 0) return positionals.map(onDisk);
  const beside = ['seed', 'real'].flatMap((name) => {
    const folder = join(root, '../shared', name);
    return existsSync(folder) ? readdirSync(folder).map((file) => join(folder, file)) : [];
  });
  return [
    onDisk(join(root, 'examples/驻京联络处2024.md')),
    ...composed,
    ...beside.filter((f) => /\.(?:pdf|txt)$/.test(f)).map(onDisk),
  ];
}

if (values.displaced) process.exit((await displace()) ? 0 : 1);

/** Prints how many displacements are told as one finding that names the right rows; whether enough are. */
async function displace() {
  const { displacementsOf } = await import('./displacements.mjs');
  const files = sources().filter((s) => positionals.length > 0 || /composed|examples/.test(s.file));
  const each = Number(values.each ?? Math.ceil(200 / files.length));
  const sum = { tried: 0, one: 0, phantom: 0 };
  const kinds = {};
  for (const [i, { file, bytes }] of files.entries()) {
    const result = displacementsOf(await readSource(bytes(), file), each, i + 1);
    for (const key of Object.keys(sum)) sum[key] += result[key];
    for (const [kind, { tried, one }] of Object.entries(result.byKind)) {
      kinds[kind] ??= { tried: 0, one: 0 };
      const of = kinds[kind];
      of.tried += tried;
      of.one += one;
    }
    console.log(`${String(result.one).padStart(4)} of ${result.tried}  ${basename(file)}`);
    if (values.list)
      for (const { what, problem, phantoms, findings } of result.misses) {
        console.log(`      ${what}: ${problem}`);
        for (const line of [...phantoms.map((p) => `printed nowhere: ${p}`), ...findings])
          console.log(`        ${line.slice(0, 240)}`);
      }
  }
  for (const [kind, { tried, one }] of Object.entries(kinds))
    console.log(`${percent(one, tried)} of ${tried}  ${kind}`);
  console.log(
    `${percent(sum.one, sum.tried)} of ${sum.tried} are one finding with the right rows; ${sum.phantom} tell a figure that is printed nowhere`,
  );
  return sum.one >= 0.95 * sum.tried && sum.phantom === 0;
}

function percent(part, whole) {
  return `${((100 * part) / whole).toFixed(1)}%`.padStart(7);
}
const total = { mutants: 0, noticed: 0, grave: 0, culprit: 0, named: 0 };
const print = (name, r) =>
  console.log(
    `${String(r.mutants).padStart(6)}  ${percent(r.noticed, r.mutants)} ${percent(r.grave, r.mutants)} ${percent(r.named, r.mutants)} ${percent(r.culprit, r.mutants)}   ${name}`,
  );

console.log('mutants  noticed   grave   named culprit');
const survivors = [];
const told = [];
const nowhere = [];
for (const { file, bytes } of sources()) {
  await preparePdf();
  const source = await readSource(bytes(), file);
  const result = mutantsOf(source, { each: Number(values.each ?? 2) });
  if (result.mutants === 0) {
    console.log(`     0  no verified figure                    ${basename(file)}`);
    continue;
  }
  for (const key of Object.keys(total)) total[key] += result[key];
  print(
    `${basename(file)}${result.before > 0 ? `  (${result.before} doubts or errors before)` : ''}`,
    result,
  );
  told.push(...result.told);
  nowhere.push(...result.phantoms.map((line) => `${basename(file)}: ${line}`));
  survivors.push(...result.survivors.map((line) => `${basename(file)}: ${line}`));
  if (values.list) for (const line of result.unnamed) console.log(`        not named: ${line}`);
}
print('all', total);
console.log(`
noticed: some finding is new · grave: an error or a doubt · named: the culprit, or among the places of the first finding
Survivors (${survivors.length}): changes that the relations they stand in allow: within their rounding, or a target met all the same.`);
console.log('\nSuggestions: told with, of them right');
for (let tenth = 0; tenth < 10; tenth++) {
  const of = told.filter((t) => Math.min(9, Math.floor(t.confidence * 10)) === tenth);
  if (of.length === 0) continue;
  const mean = of.reduce((sum, t) => sum + t.confidence, 0) / of.length;
  console.log(
    `  ${percent(mean, 1)}  ${percent(of.filter((t) => t.right).length, of.length)} of ${of.length}`,
  );
}
console.log(`\nTold as printed, and printed nowhere: ${nowhere.length}`);
for (const line of nowhere.slice(0, values.list ? undefined : 20)) console.log(`  ${line}`);
for (const line of survivors) console.log(`  ${line}`);
