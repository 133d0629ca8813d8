import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { compose, DIALECTS } from '../../dist/compose/compose.js';
import { writeDocx } from '../../dist/compose/write/docx.js';
import { writeMd } from '../../dist/compose/write/md.js';
import { randomAccount } from '../made-up.mjs';

const COUNT = 1000;

/** A folder of made-up disclosures that differ in every figure, in three localities' wording, texts and Word files. */
export function many({ root, folder }) {
  const names = Object.keys(DIALECTS);
  const into = join(folder, 'many');
  mkdirSync(into);
  for (let i = 0; i < COUNT; i++) {
    const { document } = compose(randomAccount(i + 1), names[i % names.length]);
    const word = i % 5 === 4;
    writeFileSync(
      join(into, `${String(i).padStart(5, '0')}.${word ? 'docx' : 'md'}`),
      word ? writeDocx(document) : writeMd(document),
    );
  }
  console.log(`\n${COUNT} made-up disclosures in one run (four in five Markdown, one in five Word)`);
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
      `  --jobs ${threads}  ${(r.ms / 1000).toFixed(1).padStart(5)} s  ${((COUNT * 1000) / r.ms).toFixed(0).padStart(4)} a second (× ${(alone / r.ms).toFixed(2)})  processors ${(r.cpu / r.ms).toFixed(2)} busy  memory ${r.peaks.join(' → ')} MiB by quarters, peak ${r.mib.toFixed(0)}  checked ${r.checked}, unreadable ${r.unreadable}, doubts or errors ${r.doubts}`,
    );
  }
}
