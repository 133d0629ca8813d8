import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePdf } from '../make-pdf.mjs';

/** Time and memory by the number of pages. */
export function growth({ root, folder }) {
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
