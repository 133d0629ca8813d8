import { read } from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { randomAccount } from '../../../test/made-up/random-account.ts';
import type { StatementId } from '../../model/statement.ts';
import { STATEMENTS } from '../../model/statements/index.ts';
import type { ComposedDocument } from '../document.ts';
import { layoutStatement } from '../layout/statement.ts';
import { writeXlsx } from './xlsx.ts';

const IDS = Object.keys(STATEMENTS) as StatementId[];

function documentOf(seed: number): ComposedDocument {
  const account = randomAccount(seed);
  const { unit, year } = account;
  return {
    unit,
    year,
    title: `${unit}${year}年度部门决算`,
    blocks: IDS.map((id) => ({ kind: 'statement', id, sheet: layoutStatement(id, account) })),
  };
}

/** Sum of the cells that a formula of ours names, in fen. */
function evaluate(
  formula: string,
  fen: (cell: string) => bigint,
  decode: (range: string) => string[],
): bigint {
  let sum = 0n;
  for (const [, minus, list = ''] of formula.matchAll(/(-?)SUM\(([^)]*)\)/g))
    for (const range of list.split(','))
      for (const cell of decode(range)) sum += minus ? -fen(cell) : fen(cell);
  return sum;
}

function cellsIn(range: string): string[] {
  const [from, to = from] = range.split(':') as [string, string?];
  const [, a = '', top = ''] = /^([A-Z]+)(\d+)$/.exec(from) ?? [];
  const [, b = '', bottom = ''] = /^([A-Z]+)(\d+)$/.exec(to) ?? [];
  const cells: string[] = [];
  for (let row = Number(top); row <= Number(bottom); row++)
    for (let c = a.charCodeAt(0); c <= b.charCodeAt(0); c++) cells.push(String.fromCharCode(c) + row);
  return cells;
}

describe('a workbook of statements', () => {
  it('has a cover and a sheet each, named by number and title', () => {
    const { SheetNames } = read(writeXlsx(documentOf(1)));
    expect(SheetNames).toEqual(['封面', ...IDS.map((id) => `公开0${id.slice(2)} ${STATEMENTS[id].title}`)]);
  });

  it.each([1, 2, 3, 4, 5, 6])('has formulas that give the values beside them (account %i)', (seed) => {
    const book = read(writeXlsx(documentOf(seed)), { cellFormula: true, cellNF: true });
    let formulas = 0;
    for (const name of book.SheetNames) {
      const sheet = book.Sheets[name]!;
      const fen = (at: string): bigint => BigInt(Math.round(Number(sheet[at]?.v ?? 0) * 1_000_000));
      for (const [at, cell] of Object.entries(sheet) as [string, { f?: string; v?: number; z?: string }][]) {
        if (cell.f === undefined) continue;
        formulas++;
        expect(evaluate(cell.f, fen, cellsIn), `${name} ${at} ${cell.f}`).toBe(fen(at));
        expect(cell.z).toMatch(/^#,##0\.00/);
      }
    }
    expect(formulas).toBeGreaterThan(50);
  });

  it('keeps headers in view and on every printed page', () => {
    const parts = unzipSync(writeXlsx(documentOf(2)));
    const sheet = strFromU8(parts['xl/worksheets/sheet3.xml']!);
    expect(sheet).toContain('ySplit="7"');
    expect(sheet).toContain('orientation="landscape" fitToWidth="1"');
    const workbook = strFromU8(parts['xl/workbook.xml']!);
    expect(workbook).toContain(
      `<definedName name="_xlnm.Print_Titles" localSheetId="2">'公开02 收入决算表'!$5:$7</definedName>`,
    );
  });

  it('gives sheets of one name different names, and none that a workbook refuses', () => {
    const { blocks, ...rest } = documentOf(1);
    const [first] = blocks;
    if (first?.kind !== 'statement') throw new Error('no statement');
    const sheet = {
      ...first.sheet,
      number: '',
      title: '收支[2024]：a/b*c?收支[2024]：a/b*c?收支[2024]：a/b*c?',
    };
    const again = { ...rest, blocks: [sheet, sheet].map((s) => ({ kind: 'table', sheet: s }) as const) };
    const { SheetNames } = read(writeXlsx(again));
    expect(new Set(SheetNames).size).toBe(3);
    for (const name of SheetNames) {
      expect(name.length).toBeLessThanOrEqual(31);
      expect(name).not.toMatch(/[[\]:*?/\\]/);
    }
  });
});
