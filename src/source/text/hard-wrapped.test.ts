import { describe, expect, it } from 'vitest';
import { readText } from './read-text.ts';

const blocks = (text: string) => readText(new TextEncoder().encode(text), 'pasted.txt').blocks;
const paragraphs = (text: string) => blocks(text).flatMap((b) => (b.kind === 'paragraph' ? [b.text] : []));

const TEXT = [
  '青溪市渔政管理站2023年度部门决算情况说明',
  '一、一般公共预算财政拨款支出决算具体情况',
  '1.农林水支出（类）农业农村（款）行政运行（项）。年初预算为210.30万元，支出决算为205.10万元，完成年初预算的97.53%，决算数小于年初预算数的主要原因是：渔船检验改由省站承担，差旅减少。',
  '2.社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）。年初预算为22.40万元，支出决算为22.40万元，完成年初预算的100.00%。',
  '二、“三公”经费支出决算情况说明',
  '2023年度“三公”经费支出决算为6.30万元，其中：因公出国（境）费支出0.00万元；公务用车购置及运行维护费支出5.80万元；公务接待费支出0.50万元。与上年相比减少0.40万元，下降5.97%，主要原因是巡航改用船艇。',
];

/** Each paragraph broken after so many columns, without a blank line between paragraphs; a page number now and then. */
function pasted(columns: number, setIn: string, pages: boolean): string {
  const lines: string[] = [];
  for (const paragraph of TEXT) {
    let line = '';
    let width = 0;
    for (const character of setIn + paragraph) {
      const wide = character < '\u0100' ? 1 : 2;
      if (width + wide > columns && !'，。；：、）”'.includes(character)) {
        lines.push(line);
        line = '';
        width = 0;
      }
      line += character;
      width += wide;
    }
    lines.push(line);
  }
  return pages
    ? lines.flatMap((line, i) => (i > 0 && i % 6 === 0 ? [`—${i / 6}—`, line] : [line])).join('\n')
    : lines.join('\n');
}

describe('a text that was wrapped at a margin', () => {
  it.each([
    [60, '', false],
    [60, '　　', true],
    [76, '', true],
    [76, '　　', false],
  ] as const)('of %i columns, set in by “%s”, page numbers %s, is joined again', (columns, setIn, pages) => {
    expect(paragraphs(pasted(columns, setIn, pages))).toEqual(TEXT);
  });
});

describe('a statement pressed into lines', () => {
  const rows = [
    '合计 30.00 20.00 10.00',
    '213 农林水支出 18.00 12.00 6.00',
    '21301 农业农村 18.00 12.00 6.00',
    '208 社会保障和就业支出 12.00 8.00 4.00',
  ];
  const head = '科目编码 科目名称 本年支出合计 基本支出 项目支出';

  it('is a table where every row has every cell', () => {
    const [title, table] = blocks(['支出决算表', head, ...rows].join('\n'));
    expect(title).toMatchObject({ kind: 'paragraph', text: '支出决算表' });
    if (table?.kind !== 'table') throw new Error('no table');
    expect([table.rows, table.columns, table.trust]).toEqual([5, 5, 'aligned']);
    expect(table.cells.filter((c) => c.row === 1).map((c) => c.text)).toEqual([
      '',
      '合计',
      '30.00',
      '20.00',
      '10.00',
    ]);
  });

  it('is listed and not read where a cell is missing or a column has no heading', () => {
    for (const lines of [
      [head, ...rows, '210 卫生健康支出 3.00 3.00'],
      ['科目编码 科目名称 合计', ...rows],
    ]) {
      const [table] = blocks(lines.join('\n'));
      expect(table).toMatchObject({ kind: 'table', trust: 'flattened' });
      expect(blocks(lines.join('\n'))).toHaveLength(1);
    }
  });

  it('is never made of sentences', () => {
    const text =
      '本年收入 30.00 万元，支出 20.00 万元。\n其中 10.00 万元，占 33.33%。\n上年 5.00 万元，增加 1.00 万元。';
    expect(blocks(text).every((b) => b.kind === 'paragraph')).toBe(true);
  });
});
