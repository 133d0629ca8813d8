// Makes dist/pdfium.wasm of the engine's own file: without the calls that nothing here makes, and optimised. The host
// takes it where it is there, and the engine's own otherwise. What goes in and what comes out are known by their hashes.
// Usage: node scripts/pdfium.mjs (takes about a minute)
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import binaryen from 'binaryen';

const GIVEN = '5e4cd023c3dad4a895b3571ca573d3fc51bac6de48360d95283134385b954eaa';
const MADE = '7ee904eda37fb992616f686fd06c5dbbaa5eb6aa539605a500b94f6ceb7569ad';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const engine = join(root, 'node_modules/@embedpdf/pdfium');
const readers = join(root, 'src/source/pdf');

/** Names of PDFium's public calls; everything else that is exported is needed to start it. */
const CALL = /\b(?:FPDF|FPDFx|EPDF|FORM|FSDK|PDFiumExt)_?\w+/g;

const given = readFileSync(join(engine, 'dist/pdfium.wasm'));
agree('pdfium.wasm of @embedpdf/pdfium', given, GIVEN);

const used = new Set(
  readdirSync(readers)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .flatMap((name) => readFileSync(join(readers, name), 'utf8').match(CALL) ?? []),
);
const module = binaryen.readBinary(given);
for (const { name } of WebAssembly.Module.exports(new WebAssembly.Module(given)))
  if (name.match(CALL)?.[0] === name && !used.has(name)) module.removeExport(name);
binaryen.setOptimizeLevel(3);
binaryen.setShrinkLevel(0);
module.optimize();
const made = module.emitBinary();
agree('What was made', made, MADE);

mkdirSync(join(root, 'dist'), { recursive: true });
writeFileSync(join(root, 'dist/pdfium.wasm'), made);
copyFileSync(join(engine, 'LICENSE.pdfium'), join(root, 'dist/pdfium.LICENSE'));
console.log(`dist/pdfium.wasm: ${used.size} names used, ${given.length} → ${made.length} bytes`);

/** Ends the run where bytes are not those that were looked at. */
function agree(what, bytes, hash) {
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found === hash) return;
  console.error(
    `${what} has the hash ${found}, not ${hash}. After a change that was meant, compare what is read (npm run compare) and write the new hash into scripts/pdfium.mjs.`,
  );
  process.exit(1);
}
