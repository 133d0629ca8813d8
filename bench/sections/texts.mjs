import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { audit } from '../../dist/index.js';

/** Audits of a text a second. */
export async function texts({ root }) {
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
