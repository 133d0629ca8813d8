import { describe, expect, it } from 'vitest';
import { width } from '../quote.ts';
import { prettyTable, type TableRow } from './pretty-table.ts';

const row = (file: string, errors: number): TableRow => ({
  file,
  unit: '青山县档案馆',
  year: '2024',
  counts: [errors, 0, 1],
  coverage: [90, 100],
});

describe('the table over many files', () => {
  it('puts what could not be read first, then the worst', () => {
    const lines = prettyTable([
      row('a.pdf', 0),
      row('b.pdf', 3),
      { file: 'c.pdf', unit: '', year: '' },
    ]).split('\n');
    expect(lines.slice(1, 4).map((l) => l.split(/\s+/)[0])).toEqual(['c.pdf', 'b.pdf', 'a.pdf']);
    expect(lines[2]).toContain('90/100');
  });

  it('counts what it leaves out', () => {
    const text = prettyTable(Array.from({ length: 100 }, (_, i) => row(`${i}.pdf`, i)));
    expect(text).toContain('另40处');
  });

  it('fits a screen of 80 columns', () => {
    const long = { ...row('很长的文件夹/'.repeat(6), 1), unit: '明州市人民政府驻北京联络处（本级）' };
    const lines = prettyTable([row('a.pdf', 0), long], { columns: 80 }).split('\n');
    for (const line of lines) expect(width(line)).toBeLessThanOrEqual(80);
    expect(lines.join('')).toContain('…');
  });
});
