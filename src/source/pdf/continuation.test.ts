import { describe, expect, it } from 'vitest';
import { joinParts } from './continuation.ts';
import type { PageTable } from './page-parts.ts';

/** A ruled table of one page; every row has as many cells. */
function page(number: number, rows: readonly (readonly string[])[]): PageTable {
  const box = [0, 0, 300, 20 * rows.length] as const;
  return {
    page: number,
    trust: 'ruled',
    rows: rows.length,
    xs: rows[0]!.map((_, i) => i * 100).concat(rows[0]!.length * 100),
    top: 0,
    bottom: 20 * rows.length,
    box,
    cells: rows.flatMap((texts, row) =>
      texts.map((text, column) => ({ row, column, rowSpan: 1, columnSpan: 1, text, box })),
    ),
  };
}

const joined = (first: readonly (readonly string[])[], next: readonly (readonly string[])[]) => {
  const parts = [page(1, first), page(2, next)].map((table) => ({
    table,
    repeated: 0,
    borders: table.xs.map((_, i) => i),
  }));
  const table = joinParts(parts);
  return Array.from({ length: table.rows }, (_, row) =>
    table.cells.filter((c) => c.row === row).map((c) => c.text),
  );
};

describe('a table that goes on over the page', () => {
  it('joins a row that was broken in its middle', () => {
    expect(
      joined(
        [
          ['1', '农林水'],
          ['2', '资源勘探'],
        ],
        [
          ['', '信息等支出'],
          ['3', '金融支出'],
        ],
      ),
    ).toEqual([
      ['1', '农林水'],
      ['2', '资源勘探信息等支出'],
      ['3', '金融支出'],
    ]);
  });

  it('keeps the lines of a blank form apart, which have words only', () => {
    expect(joined([['', '十五、商业服务业等支出']], [['', '十六、金融支出']])).toEqual([
      ['', '十五、商业服务业等支出'],
      ['', '十六、金融支出'],
    ]);
  });
});
