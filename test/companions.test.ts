import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compose } from '../src/compose/compose.ts';
import { writeMd } from '../src/compose/write/md.ts';
import { audit, type Companions, readDisclosure } from '../src/index.ts';
import type { Account } from '../src/model/account.ts';
import { randomAccount } from './made-up/random-account.ts';

/** A disclosure held against made-up ones of the same unit that agree with it. */
const ROOT = resolve(import.meta.dirname, '..');
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const markdown = (account: Account): string => writeMd(compose(account, 'central').document);
const read = (text: string) => readDisclosure([{ file: 'other.md', bytes: bytes(text) }]);

async function findings(text: string, companions: Companions, groups: RegExp): Promise<string[]> {
  const result = await audit([{ file: 'own.md', bytes: bytes(text) }], { companions });
  if (result.status !== 'checked') throw new Error(result.error.message);
  const crashed = result.audit.outcomes.filter((o) => o.outcome === 'crashed');
  expect(crashed).toEqual([]);
  return result.audit.findings.filter((f) => groups.test(f.rule)).map((f) => `${f.severity} ${f.rule}`);
}

/** Last year's account: whole figures that this year's changes start from, all else as it is. */
function yearBefore(account: Account): Account {
  const figures = new Map(account.figures);
  for (const [address, value] of account.figures)
    if (address.endsWith('@last-year')) figures.set(address.slice(0, -'@last-year'.length), value);
  return { ...account, year: account.year - 1, figures };
}

describe('last year', () => {
  const account = randomAccount(3);
  // The narrative of last year alone: its statements need not add up to be held against.
  const before = markdown(yearBefore(account)).split('## 第二部分')[0] ?? '';
  const narrative = `${before}\n${markdown(yearBefore(account)).split('## 第三部分')[1] ?? ''}`;

  it('that agrees is let be', async () => {
    const lastYear = { file: '2023.md', disclosure: await read(narrative) };
    const found = await findings(markdown(account), { lastYear }, /^history\/(?!no-text|vehicles|carry)/);
    expect(found).toEqual([]);
  });

  it('that differs in one figure is told once', async () => {
    const total = /收入、支出总计均为([\d,.]+)万元/.exec(narrative)![1]!;
    const other = narrative.replace(total, `9${total}`);
    const lastYear = { file: '2023.md', disclosure: await read(other) };
    const found = await findings(markdown(account), { lastYear }, /^history\/last-year/);
    expect(found).toEqual(['error history/last-year-figures-agree']);
  });

  it('of another unit is refused once, and nothing is held against it', async () => {
    const lastYear = { file: '2023.md', disclosure: await read(narrative.replaceAll('档案馆', '图书馆')) };
    const found = await findings(markdown(account), { lastYear }, /^history\//);
    expect(found).toEqual(['warning history/companion-is-last-year']);
  });
});

describe('a department', () => {
  const units = [randomAccount(21), randomAccount(22)];
  const figures = new Map<string, bigint>();
  for (const unit of units)
    for (const [address, value] of unit.figures) figures.set(address, (figures.get(address) ?? 0n) + value);
  const whole: Account = { ...units[0]!, unit: '青山县档案局', figures };

  it('is the sum of its units, and one that is not is told', async () => {
    const children = await Promise.all(
      units.map(async (unit, i) => ({ file: `${i}.md`, disclosure: await read(markdown(unit)) })),
    );
    expect(await findings(markdown(whole), { children }, /^rollup\//)).not.toContain(
      'error rollup/statements-add-up',
    );
    const short = await findings(markdown(units[0]!), { children }, /^rollup\//);
    expect(short).toContain('error rollup/statements-add-up');
  });
});

describe('the shipped example', () => {
  it('against itself as last year is told to be the wrong year', async () => {
    const text = readFileSync(join(ROOT, 'examples/驻京联络处2024.md'), 'utf8');
    const lastYear = { file: 'same.md', disclosure: await read(text) };
    expect(await findings(text, { lastYear }, /^history\//)).toEqual([
      'warning history/companion-is-last-year',
    ]);
  });
});
