// Draws findings by a seed, over real disclosures, small cases and mutants, and prints each with what stands around it,
// for a person to judge: is it true, is it placed, can it be mended from its words?
// Usage: npm run sample [-- --seed N] [--count N] [--text WORDS_OF_THE_FINDING]
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
if (spawnSync(process.execPath, [join(root, 'scripts/ready.mjs')], { stdio: 'inherit' }).status !== 0)
  process.exit(1);
const { auditDisclosure } = await import('../dist/audit/audit.js');
const { reportOf } = await import('../dist/check/report-of.js');
const { extractDisclosure } = await import('../dist/extract/extract.js');
const { preparePdf } = await import('../dist/host/prepare-pdf.js');
const { readSource } = await import('../dist/source/read.js');
const { pretty } = await import('../dist/report/terminal/pretty.js');
const { wrap } = await import('../dist/report/terminal/wrap.js');
const { dice, mutantOf } = await import('./mutants.mjs');

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '50' },
    text: { type: 'string' },
  },
});
const roll = dice(Number(values.seed));
const COLUMNS = 110;

/** Files in folders beside the checkout, and those shipped. */
function filesIn(folder, endings) {
  const path = join(root, folder);
  if (!existsSync(path)) {
    console.error(`not there, left out: ${folder}`);
    return [];
  }
  return readdirSync(path)
    .filter((name) => endings.test(name))
    .sort()
    .map((name) => join(path, name));
}

const real = [
  ...filesIn('examples', /\.(?:md|xlsx)$/),
  ...filesIn('../shared/real', /\.pdf$/),
  ...filesIn('../shared/seed', /\.txt$/),
];
const cases = filesIn('../shared/cases', /(?<!README)\.(?:md|html|txt)$/);

await preparePdf();
const read = async (file) => readSource(readFileSync(file), file);

/** What is found in a source, each finding alone in a report. */
function findingsOf(source, planted) {
  const disclosure = extractDisclosure([source]);
  const audit = auditDisclosure(disclosure);
  const timing = { read: 0, understand: 0, check: 0 };
  const report = reportOf({ status: 'checked', files: [basename(source.file)], disclosure, audit, timing });
  return report.findings.map((finding, i) => ({
    source,
    finding,
    planted,
    report,
    place: audit.findings[i].locations[0]?.place,
  }));
}

/** Rounding is no question; that a fragment has neither statements nor sections is none. */
const ABSENT = new Set(['structure/statements-are-present', 'structure/sections-are-present']);
const told = (f) => !f.finding.roundingOnly;
const ofFragment = (f) => told(f) && !ABSENT.has(f.finding.rule);
const pools = { real: [], cases: [], mutants: [] };
for (const file of real) pools.real.push(...findingsOf(await read(file)).filter(told));
for (const file of cases) pools.cases.push(...findingsOf(await read(file)).filter(ofFragment));
for (const file of real) {
  if (/\.xlsx$/.test(file)) continue;
  const source = await read(file);
  const before = new Set(findingsOf(source).map((f) => f.finding.message));
  for (let n = 0; n < 5; n++) {
    const mutant = mutantOf(source, roll);
    if (!mutant) continue;
    const found = findingsOf(mutant.source, mutant.change).filter(told);
    pools.mutants.push(...found.filter((f) => !before.has(f.finding.message)));
  }
}

/** One of each pool in turn, by chance. */
function draw(count) {
  const drawn = [];
  const left = Object.entries(pools).map(([name, pool]) => [
    name,
    pool.filter((f) => values.text === undefined || f.finding.message.includes(values.text)),
  ]);
  while (drawn.length < count && left.some(([, pool]) => pool.length > 0))
    for (const [name, pool] of left)
      if (pool.length > 0 && drawn.length < count) drawn.push([name, pool.splice(roll(pool.length), 1)[0]]);
  return drawn;
}

/** The paragraph or the row of a table that holds a place. */
function around({ blocks }, place) {
  if (!place) return [];
  const at = (p) => p.page === place.page && p.line === place.line && p.sheet === place.sheet;
  const touches = (p) =>
    !p.box ||
    !place.box ||
    (p.box[1] < place.box[3] &&
      place.box[1] < p.box[3] &&
      p.box[0] < place.box[2] &&
      place.box[0] < p.box[2]);
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      if (block.spans.some((s) => at(s.place) && touches(s.place))) return [block.text];
      continue;
    }
    const cell = block.cells.find((c) => at(c.place) && c.place.cell === place.cell && touches(c.place));
    if (cell)
      return [
        block.cells
          .filter((c) => c.row === cell.row)
          .map((c) => (c === cell ? `【${c.text}】` : c.text))
          .join(' | '),
      ];
  }
  return [];
}

const drawn = draw(Number(values.count));
console.log(
  `${Object.entries(pools)
    .map(([name, pool]) => `${name}: ${pool.length + drawn.filter(([n]) => n === name).length}`)
    .join('; ')}; drawn: ${drawn.length} by seed ${values.seed}\n`,
);
drawn.forEach(([name, { finding, planted, report, source, place }], i) => {
  const alone = { ...report, findings: [finding] };
  const lines = pretty(alone, { severity: 'info', columns: COLUMNS }).split('\n');
  console.log(`${'─'.repeat(20)} ${i + 1}. ${name} · ${report.file} · ${finding.severity}`);
  if (planted !== undefined) console.log(`planted: ${planted}`);
  for (const text of around(source, place))
    console.log(wrap('around: ', text.slice(0, 600), COLUMNS).join('\n'));
  // From the finding's own line to the blank one behind it.
  const start = lines.findIndex((line) => line.startsWith('  1. '));
  console.log(`${lines.slice(start, lines.indexOf('', start)).join('\n')}\n`);
});
