import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { auditDisclosure } from '../src/audit/audit.ts';
import { extractDisclosure } from '../src/extract/extract.ts';
import { BESIDE_THE_ACCOUNT } from '../src/model/obstacle.ts';
import { readSource } from '../src/source/read.ts';
import { type Expected, traps } from './printing/traps.mjs';

/** Files of our own words, printed by many writers and by hand (`npm run fixtures`), with what must be read from them. */
const FIXTURES = resolve(import.meta.dirname, 'fixtures');

const files = readdirSync(FIXTURES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name: folder }) => readdirSync(join(FIXTURES, folder)).map((name) => `${folder}/${name}`))
  .filter((path) => !path.endsWith('.json'))
  .sort();

/** What is expected stands beside a trap, and once for what several writers printed. */
function expectedOf(path: string): Expected {
  const [folder, name] = path.split('/') as [string, string];
  const stem = name.replace(/\.[a-z]+$/, '');
  return JSON.parse(readFileSync(join(FIXTURES, folder === 'traps' ? folder : '', `${stem}.json`), 'utf8'));
}

async function read(path: string) {
  return extractDisclosure([await readSource(readFileSync(join(FIXTURES, path)), path)]);
}

const printed = traps();

describe('a printed disclosure is read to the last cell', () => {
  it.each(files.map((path) => [path, expectedOf(path).what]))('%s（%s）', async (path) => {
    const { unit, year, statements: wanted, unread = [], sentences = [] } = expectedOf(path);
    const disclosure = await read(path);
    const cells = disclosure.statements.flatMap((statement) =>
      statement.cells
        .filter((cell) => cell.value.state === 'figure')
        // A workbook may hold 6 where 6.00 is shown.
        .map((cell): [string, string] => [cell.address, Number(cell.text.replaceAll(',', '')).toFixed(2)]),
    );
    const all = Object.assign({}, ...Object.values(wanted)) as Record<string, string>;
    const known = Object.entries(all).filter(([address]) => !unread.includes(address));
    expect(Object.fromEntries(cells)).toEqual(Object.fromEntries(known));
    expect([disclosure.unit, disclosure.year]).toEqual([unit, year]);
    expect(disclosure.statements.every((s) => s.unit === '万元' && !s.unitAssumed)).toBe(true);

    // What was not read is told: number by number, or as a statement that was not found.
    const left = disclosure.statements.flatMap((s) => s.unbound.map((u) => `${s.id} ${u.text}`)).sort();
    const found = new Set<string>(disclosure.statements.map((s) => s.id));
    const missed = unread
      .filter((address) => found.has(address.slice(0, 3)))
      .map(
        (address) =>
          `${address.slice(0, 3)} ${Number(all[address]).toLocaleString('en', { minimumFractionDigits: 2 })}`,
      );
    expect(left).toEqual(missed.sort());
    for (const id of Object.keys(wanted))
      if (!found.has(id)) expect(unread.some((address) => address.startsWith(`${id}/`))).toBe(true);

    const paragraphs = disclosure.paragraphs.map(({ paragraph }) => paragraph.text.replace(/\s/g, ''));
    expect(sentences.filter((sentence) => !paragraphs.includes(sentence))).toEqual([]);
    const { findings, coverage } = auditDisclosure(disclosure);
    const contradicted = findings.filter((f) => f.severity === 'error' && !f.rule.startsWith('structure/'));
    expect(contradicted.map((f) => `${f.rule}: ${f.message}`)).toEqual([]);
    const beside = coverage.unverified.filter((u) => BESIDE_THE_ACCOUNT.has(u.reason.code)).length;
    expect(coverage.figures - coverage.understood - beside).toBe(left.length);
  });

  it('and has every writer and every trap', () => {
    const names = printed.map(({ name }) => `traps/${name}.pdf`);
    expect(files.filter((path) => path.startsWith('traps/'))).toEqual(names.sort());
    expect([...new Set(files.map((path) => path.split('/')[0]))]).toEqual([
      'chromium',
      'libreoffice',
      'traps',
      'typst',
    ]);
  });
});

it('the traps are what their source prints', () => {
  for (const { name, pdf, expected } of printed) {
    expect(Buffer.compare(readFileSync(join(FIXTURES, 'traps', `${name}.pdf`)), pdf), name).toBe(0);
    expect(expectedOf(`traps/${name}.pdf`)).toEqual(JSON.parse(JSON.stringify(expected)));
  }
});
