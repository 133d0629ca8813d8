import { expect, it } from 'vitest';
import { randomAccount } from '../../test/made-up/random-account.ts';
import { trustOf } from '../audit/trust.ts';
import { audit, disclosureWorkbook } from '../index.ts';
import type { Disclosure } from '../model/disclosure.ts';
import { readSource } from '../source/read.ts';
import { compose } from './compose.ts';
import type { ComposedDocument, SheetCell } from './document.ts';
import { readDocument } from './read-document.ts';
import { writeMd } from './write/md.ts';

async function read(change = (text: string): string => text) {
  const text = change(writeMd(compose(randomAccount(7), 'central').document));
  const result = await audit([{ file: '公开.md', bytes: new TextEncoder().encode(text) }]);
  if (result.status !== 'checked') throw new Error(result.error.message);
  return result;
}

const figuresOf = (document: ComposedDocument): SheetCell[] =>
  document.blocks.flatMap((block) =>
    block.kind === 'statement' ? block.sheet.cells.filter((cell) => cell.address && cell.text) : [],
  );

function printedIn(disclosure: Disclosure): Map<string, bigint> {
  const cells = disclosure.occurrences.filter((o) => o.origin === 'statement');
  return new Map(cells.reverse().map((o) => [o.address, o.figure.value]));
}

it('puts every printed cell of the statements into its place, and no other', async () => {
  const { disclosure } = await read();
  const shown = figuresOf(readDocument(disclosure, new Map()));
  expect(shown.length).toBeGreaterThan(100);
  expect(new Map(shown.map((cell) => [cell.address, cell.value]))).toEqual(printedIn(disclosure));
});

it('keeps a total that is wrong, without a formula that would mend it', async () => {
  const { disclosure } = await read();
  const total = 'T03/ALL/total';
  const wrong = disclosure.occurrences.map((o) =>
    o.address === total ? { ...o, figure: { ...o.figure, value: o.figure.value + 900_000n } } : o,
  );
  const shown = figuresOf(readDocument({ ...disclosure, occurrences: wrong }, new Map()));
  const cell = shown.find(({ address }) => address === total)!;
  expect(cell.value).toBe(printedIn(disclosure).get(total)! + 900_000n);
  expect(shown.filter(({ sumOf }) => sumOf)).toEqual([]);
});

it('lists every figure with what the audit makes of it', async () => {
  const { disclosure, audit: audited } = await read();
  const trust = trustOf(disclosure, audited);
  expect([...trust.keys()]).toEqual(disclosure.occurrences.map(({ id }) => id));
  expect([...trust.values()].filter(({ code }) => code === 'verified').length).toBeGreaterThan(100);
  const workbook = await readSource(disclosureWorkbook(disclosure), '数据.xlsx');
  const list = workbook.blocks.find((b) => b.kind === 'table' && b.sheet === '数据清单');
  expect(list?.kind === 'table' ? list.rows : 0).toBeGreaterThan(disclosure.occurrences.length);
});

it('does not trust a figure that a finding stands at', async () => {
  const { disclosure, audit: audited } = await read((text) =>
    text.replace(/(占[^，。；]*?)(\d+)\.(\d\d)%/, (_, head, whole, rest) => `${head}${+whole + 3}.${rest}%`),
  );
  expect(audited.findings.some(({ severity }) => severity === 'error')).toBe(true);
  expect([...trustOf(disclosure, audited).values()]).toContainEqual({ code: 'wrong' });
});
