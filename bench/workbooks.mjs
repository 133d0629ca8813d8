// What compile makes of workbooks with a defect: every entry that it needs left out, alone and in pairs, and every number
// altered by a digit in one cell. Of each it says whether the defect is told with its cell, and whether anything is
// printed that the right workbook does not print.
// Usage: node bench/workbooks.mjs [--every N]   every Nth of each kind
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { read, write } from '@e965/xlsx';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const load = (path) => import(pathToFileURL(join(root, 'dist', path)).href);
const { readAccountWorkbook, publish, COMPOSED_FORMATS } = await load('index.js');
const {
  values: { every },
} = parseArgs({ options: { every: { type: 'string', default: '1' } } });

const FILE = 'examples/驻京联络处2024.xlsx';
const bytes = new Uint8Array(readFileSync(join(root, FILE)));
const formats = COMPOSED_FORMATS.filter((format) => format.name === 'md');
const numbers = (text) =>
  (text.match(/\d[\d,]*(?:\.\d+)?/g) ?? []).filter((n) => !/^\d{1,2}$|^\d\.20\d\d$/.test(n));

/** The workbook after a change to its cells, as compile sees it. */
async function compiled(change) {
  const book = read(bytes, { cellNF: true, cellStyles: true });
  change?.(book);
  const edited = change ? new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' })) : bytes;
  const workbook = await readAccountWorkbook({ file: FILE, bytes: edited });
  const published = await publish(workbook.account, {
    dialect: 'xinjiang',
    formats,
    draft: workbook.problems.length > 0,
  });
  const text = published.status === 'published' ? new TextDecoder().decode(published.files[0].bytes) : '';
  return { workbook, published, text };
}

const right = await compiled();
if (right.published.status !== 'published' || right.published.draft) {
  console.error(
    'the right workbook is not final:',
    JSON.stringify(right.published.faults ?? right.published.absent),
  );
  process.exit(1);
}
const known = new Set(numbers(right.text));
const { places, account } = right.workbook;
const at = (key) => places.get(key);
const sheetOf = (book, { sheet }) => book.Sheets[book.SheetNames.find((name) => name.trim() === sheet)];
/** Leaves an entry blank; of a list all its lines. */
const clear = (key) => (book) => {
  const list = /^(text:(?:duties|divisions|units|remarks):)0$/.exec(key)?.[1];
  for (const [other, place] of places)
    if ((other === key || (list && other.startsWith(list))) && place.cell)
      delete sheetOf(book, place)[place.cell];
};

/** Entries that the text needs: those that a workbook without anything but its statements lacks. */
const bare = await publish(
  {
    ...account,
    unit: '',
    figures: new Map([...account.figures].filter(([address]) => /^T0\d\/[^@]*$/.test(address))),
    reasons: new Map(),
    texts: {},
  },
  { dialect: 'xinjiang', formats },
);
const needed = [...bare.absent, ...bare.missing.map(({ key }) => `reason:${key}`)].filter((key) => {
  const place = at(key);
  return place?.cell !== undefined && sheetOf(read(bytes), place)?.[place.cell]?.v !== undefined;
});
const step = Number(every);
const sampled = (list) => list.filter((_, i) => i % step === 0);

/** Whether a lack is told with its cell, and nothing is printed that the right text does not print. */
function judged({ published, text, workbook }, keys) {
  if (published.status !== 'published') return { told: false, invented: [], why: published.faults };
  const lacks = new Set([...published.absent, ...published.missing.map(({ key }) => `reason:${key}`)]);
  // What follows from the others is no lack.
  const told = keys.every(
    (key) => (lacks.has(key) && workbook.places.get(key)?.cell !== undefined) || follows.has(key),
  );
  return { told, invented: numbers(text).filter((n) => !known.has(n)), lacks: [...lacks] };
}

/** Entries that follow from others: without them the text is the same. */
const follows = new Set();
for (const key of needed) {
  const { published, text } = await compiled(clear(key));
  if (published.status === 'published' && !published.draft && text === right.text) follows.add(key);
}
console.log(`${needed.length} entries are needed, ${follows.size} of them follow from others`);
let told = 0;
let clean = 0;
let all = 0;
const alone = sampled(needed).map((key) => [key]);
const pairs = sampled(needed).map((key, i) => [key, needed[(i * 7 + 3) % needed.length]]);
for (const keys of [...alone, ...pairs]) {
  const result = judged(
    await compiled((book) => {
      for (const key of keys) clear(key)(book);
    }),
    keys,
  );
  all++;
  if (result.told) told++;
  else console.log(`not told: ${keys.join(' + ')}`, JSON.stringify(result.why ?? result.lacks).slice(0, 300));
  if (result.invented.length === 0) clean++;
  else console.log(`invented after ${keys.join(' + ')}: ${result.invented.join(' ')}`);
}
console.log(
  `left out: ${told} of ${all} told with their cells, ${clean} of ${all} without a number of our own`,
);

/** Numbers in one cell that something else speaks of. */
const altered = sampled(
  [...places].filter(
    ([key, { cell }]) =>
      cell !== undefined && typeof account.figures.get(key) === 'bigint' && account.figures.get(key) !== 0n,
  ),
);
let first = 0;
let silent = 0;
let among = 0;
for (const [key, place] of altered) {
  const result = await compiled((book) => {
    const cell = sheetOf(book, place)[place.cell];
    const digits = String(cell.v).replace(/\d(?=[\d.]*$)/, (d) => String((Number(d) + 3) % 10));
    const changed = String(cell.v).replace(
      /^(\d*)(\d)(\.|$)/,
      (_, a, d, dot) => `${a}${(Number(d) + 3) % 10}${dot}`,
    );
    const value = Number(changed === String(cell.v) ? digits : changed);
    sheetOf(book, place)[place.cell] = { t: 'n', v: value };
  });
  const { published, workbook } = result;
  const open = published.open ?? published.faults ?? [];
  const [fault] = open;
  const addresses = fault?.addresses ?? fault?.contradiction?.addresses ?? [];
  const where = (p) => `${p?.sheet}!${p?.cell}`;
  const cells = addresses
    .map((address) => workbook.places.get(address) ?? workbook.places.get(address.replace(/@.*/, '')))
    .filter((p) => p?.cell !== undefined);
  const [named] = cells;
  const problem = workbook.problems[0]?.place;
  const tells = problem ?? named;
  if (open.length === 0 && !problem) {
    silent++;
    console.log(`silent: ${key} (${where(place)})`);
  } else if (where(tells) === where(place)) first++;
  else if (cells.some((p) => where(p) === where(place))) {
    among++;
    console.log(
      `among others: ${key} ${where(place)}, told ${where(tells)}: ${fault.message ?? fault.contradiction?.message}`,
    );
  } else
    console.log(
      `other cell first: ${key} ${where(place)}, told ${where(tells)}: ${fault?.message ?? fault?.contradiction?.message ?? workbook.problems[0]?.message}`,
    );
}
const spoken = altered.length - silent;
console.log(
  `altered: ${altered.length}, of which ${silent} stand alone and contradict nothing; of the other ${spoken} the altered cell is told first in ${first} (${((100 * first) / spoken).toFixed(1)} %), among others in ${among}`,
);
