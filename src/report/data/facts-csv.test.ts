import { describe, expect, it } from 'vitest';
import type { Disclosure } from '../../model/disclosure.ts';
import { factsCsv } from './facts-csv.ts';

const disclosure = (quote: string): Disclosure => ({
  files: [{ file: 'a,b.pdf', format: 'pdf' }],
  scope: 'unit',
  dialect: 'general',
  blankForm: false,
  titles: [],
  sections: [],
  contents: [],
  paragraphs: [],
  statements: [],
  forms: [],
  otherTables: [],
  claims: [],
  items: [],
  ledger: [],
  remarks: [],
  occurrences: [
    {
      id: 0,
      address: 'T02/ALL/total',
      figure: {
        kind: 'amount',
        value: 294_005_000_000n,
        ulp: 1_000_000n,
        decimals: 2,
        unit: '元',
        text: '2,940,050,000.00',
      },
      place: { page: 9 },
      quote,
      what: '本年收入合计',
      origin: 'narrative',
    },
  ],
});

const row = (quote: string): string => factsCsv(disclosure(quote)).split('\r\n')[1]!;

describe('figures as CSV', () => {
  it('give amounts in 万元 whatever unit is printed', () => {
    expect(row('收入')).toBe('"a,b.pdf",,,T02/ALL/total,本年收入合计,294005.000000,万元,9,,收入,narrative');
  });

  it('quote what must be quoted and disarm formulas', () => {
    expect(row('说"是",\n是')).toContain(',"说""是"",\n是"');
    expect(row('=HYPERLINK(1)')).toContain(",'=HYPERLINK(1),");
    expect(row('-9.77')).toContain(',-9.77,');
  });

  it('may leave the header to a file before', () => {
    expect(factsCsv(disclosure('x'), false)).not.toContain('address');
  });
});
