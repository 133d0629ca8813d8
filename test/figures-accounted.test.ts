import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { audit, initPdf } from '../src/index.ts';
import type { Disclosure } from '../src/model/disclosure.ts';
import { readSource } from '../src/source/read.ts';

/**
 * Every number with a unit in the text of a file is in the ledger (verified, or listed with the reason why not), or in a
 * table that is listed as not read. Counted here by a pattern of its own over all that the reader of the file gives.
 */
const ROOT = resolve(import.meta.dirname, '..');
const FOLDERS = ['examples', '../shared/cases', '../shared/seed', '../shared/real'].map((f) =>
  resolve(ROOT, f),
);
const NUMBER =
  /(?<![\d.,第〔])\d[\d,]*(?:\.\d+)?(?:万元|亿元|元|%|个百分点|人次|批次|人|辆|个(?!月|工作日)|台|套|家|平方米|间)/g;

const tokensOf = (text: string): string[] =>
  (text.normalize('NFKC').replace(/\s/g, '').match(NUMBER) ?? []).map((t) => t.replaceAll(',', ''));

class Tally extends Map<string, number> {
  note(tokens: readonly string[]): void {
    for (const token of tokens) this.set(token, (this.get(token) ?? 0) + 1);
  }
}

function accounted(disclosure: Disclosure): Tally {
  const tally = new Tally();
  for (const { quote, occurrence } of disclosure.ledger) {
    const own = occurrence === undefined ? undefined : disclosure.occurrences[occurrence];
    // A quote leads up to its figure; of a table's cell it is the cell.
    const tokens = tokensOf(quote);
    tally.note(own?.origin === 'narrative' || own === undefined ? tokens.slice(-1) : tokens);
  }
  for (const table of disclosure.otherTables)
    if (table.figures > 0) for (const cell of table.cells) tally.note(tokensOf(cell.text));
  return tally;
}

const files = FOLDERS.flatMap((folder) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /\.(?:md|txt|html|pdf|docx)$/.test(name) && name !== 'README.md')
        .map((name) => join(folder, name))
    : [],
);

beforeAll(async () => {
  const entry = createRequire(import.meta.url).resolve('@embedpdf/pdfium');
  await initPdf(readFileSync(join(dirname(entry), 'pdfium.wasm')));
});

describe('every printed figure', () => {
  it('has files to be counted in', () => {
    expect(files.length).toBeGreaterThanOrEqual(2);
    if (!existsSync(FOLDERS[1]!)) console.warn('../shared is absent: only the examples were counted');
  });

  it.each(files)('of %s is accounted for', async (file) => {
    const bytes = readFileSync(file);
    const result = await audit([{ file, bytes }]);
    if (result.status !== 'checked') return;
    const source = await readSource(bytes, file);
    const printed = new Tally();
    for (const block of source.blocks)
      if (block.kind === 'paragraph') printed.note(tokensOf(block.text));
      else for (const cell of block.cells) printed.note(tokensOf(cell.text));
    const found = accounted(result.disclosure);
    const missing = [...printed].filter(([token, n]) => (found.get(token) ?? 0) < n);
    expect(missing).toEqual([]);
    expect(result.audit.coverage.figures).toBe(result.disclosure.ledger.length);
  });
});
