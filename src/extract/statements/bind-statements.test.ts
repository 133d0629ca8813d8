import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Cell, Paragraph, Table } from '../../model/document.ts';
import type { Statement } from '../../model/statement.ts';
import { decimalOf } from '../../money/figure.ts';
import { bindStatements } from './bind-statements.ts';
import { splitStacked } from './split-stacked.ts';

/** A paragraph. */
function p(text: string): Paragraph {
  return { kind: 'paragraph', text, spans: [{ start: 0, end: text.length, place: { line: 1 } }] };
}

/** A table from lines of cells divided by `|`; `>` goes on with the cell to the left, `^` with the one above. */
function table(lines: readonly string[], extra: Partial<Table> = {}): Table {
  const grid = lines.map((line) => line.split('|').map((t) => t.trim()));
  const columns = Math.max(...grid.map((r) => r.length));
  const cells: Cell[] = [];
  grid.forEach((texts, row) => {
    texts.forEach((text, column) => {
      if (text === '>' || text === '^') return;
      let columnSpan = 1;
      while (grid[row]?.[column + columnSpan] === '>') columnSpan++;
      let rowSpan = 1;
      while (grid[row + rowSpan]?.[column] === '^') rowSpan++;
      cells.push({ row, column, rowSpan, columnSpan, text, place: { page: 1, line: row + 1 } });
    });
  });
  return {
    kind: 'table',
    rows: grid.length,
    columns,
    cells,
    pages: [],
    trust: 'native',
    place: { line: 1 },
    ...extra,
  };
}

function bind(...blocks: Block[]): Statement[] {
  return [...bindStatements(blocks).statements];
}

/** Addresses with their amounts in 万元, blanks left out. */
function amounts(statement: Statement | undefined): Record<string, string> {
  return Object.fromEntries(
    (statement?.cells ?? []).flatMap((c) =>
      c.value.state === 'figure' ? [[c.address.slice(4), decimalOf(c.value.figure)]] : [],
    ),
  );
}

describe('statements of two sides', () => {
  const rows = [
    '一、一般公共预算财政拨款收入|1|80.00|一、一般公共服务支出|32|70.00',
    '二、政府性基金预算财政拨款收入|2||二、外交支出|33|',
    '八、其他收入|8|20.00|二十三、其他支出|54|15.00',
    '本年收入合计|27|100.00|本年支出合计|58|85.00',
    '使用非财政拨款结余（含专用结余）|28|1.00|结余分配|59|2.00',
    '年初结转和结余|29|3.00|年末结转和结余|60|17.00',
    '|30|||61|',
    '总计|31|104.00|总计|62|104.00',
  ];
  const expected = {
    'gpb/income': '80.00',
    '201/expenditure': '70.00',
    'other/income': '20.00',
    '229/expenditure': '15.00',
    'total/income': '100.00',
    'total/expenditure': '85.00',
    'useNonFiscal/income': '1.00',
    'distribution/expenditure': '2.00',
    'carryIn/income': '3.00',
    'carryOut/expenditure': '17.00',
    'grand/income': '104.00',
    'grand/expenditure': '104.00',
  };

  it('have row and column numbers that are no amounts', () => {
    const [t] = bind(
      p('收入支出决算总表'),
      p('公开01表'),
      p('部门：某县水利局　　金额单位：万元'),
      table(['收入|>|>|支出|>|>', '项目|行次|金额|项目|行次|金额', '栏次||1|栏次||2', ...rows]),
    );
    expect(t).toMatchObject({
      id: 'T01',
      unit: '万元',
      unitAssumed: false,
      reporter: '某县水利局',
      unbound: [],
    });
    expect(amounts(t)).toEqual(expected);
  });

  it('are known by their labels when the title is lost', () => {
    const [t] = bind(table(['项目|行次|金额|项目|行次|金额', ...rows]));
    expect(t?.id).toBe('T01');
    expect(t?.unitAssumed).toBe(true);
    expect(amounts(t)).toEqual(expected);
  });

  it('go on over a page, with and without their headings', () => {
    const head = ['收入|>|>|支出|>|>', '项目|行次|金额|项目|行次|金额'];
    for (const again of [[], head]) {
      const found = bind(
        p('收入支出决算总表'),
        table([...head, ...rows.slice(0, 4)]),
        table([...again, ...rows.slice(4)]),
      );
      expect(found).toHaveLength(1);
      expect(amounts(found[0])).toEqual(expected);
    }
  });

  it('are read in 元 where the sheet says so', () => {
    const [t] = bind(
      table(
        [
          '收入支出决算总表|>|>|>|>|>',
          '||||公开01表|',
          '编制单位：某县水利局|>|||金额单位：元|',
          '收入|>|>|支出|>|>',
          '项目|行次|金额|项目|行次|金额',
          '一、一般公共预算财政拨款收入|1|800,000.00|一、一般公共服务支出|32|700000',
          '本年收入合计|27|800,000.00|本年支出合计|58|700,000.00',
          '总计|31|800,000.00|总计|62|700,000.00',
        ],
        { sheet: '公开01表' },
      ),
    );
    expect(t).toMatchObject({ unit: '元', reporter: '某县水利局' });
    expect(amounts(t)).toMatchObject({ 'gpb/income': '80.000000', '201/expenditure': '70.0000' });
  });

  it('of the accounts software give budget columns their own addresses and say what else they print', () => {
    const [t] = bind(
      table(
        [
          '收入支出决算总表|>|>|>|>|>|>|>|>|>|>|>|>',
          '||||||||||||财决01表',
          '编制单位：某县水利局|>|>|||||||||金额单位：元|>',
          '收入|>|>|>|>|支出|>|>|>|>|>|>|>',
          '项目|行次|年初预算数|全年预算数|决算数|项目(按功能分类)|行次|年初预算数|全年预算数|决算数|项目(按支出性质)|行次|决算数',
          '栏次||1|2|3|栏次||4|5|6|栏次||7',
          '一、一般公共预算财政拨款收入|1|70|75|80|一、一般公共服务支出|31|60|65|70|一、基本支出|57|50',
          '二、政府性基金预算财政拨款收入|2|—|—|—|二、外交支出|32|—|—|—|二、项目支出|58|20',
          '本年收入合计|27|70|75|80|本年支出合计|57|60|65|70|三、上缴上级支出|59|—',
          '总计|30|70|75|80|总计|60|60|65|70|||',
        ],
        { sheet: 'Z01 收入支出决算总表(财决01表)' },
      ),
    );
    expect(t).toMatchObject({ id: 'T01', unit: '元' });
    expect(amounts(t)).toMatchObject({
      'gpb/income': '0.0080',
      'gpb/income@initial': '0.0070',
      '201/expenditure': '0.0070',
      '201/expenditure@adjusted': '0.0065',
    });
    expect(t?.unbound.map((u) => u.text)).toEqual(['50', '20']);
  });

  it('tell the funds of the income from those of the opening balance', () => {
    const [t] = bind(
      p('财政拨款收入支出决算总表'),
      table([
        '收入|>|支出|>|>|>|>',
        '项目|金额|项目|合计|一般公共预算财政拨款|政府性基金预算财政拨款|国有资本经营预算财政拨款',
        '一、一般公共预算财政拨款|80.00|一、一般公共服务支出|70.00|70.00||',
        '二、政府性基金预算财政拨款|5.00|十一、城乡社区支出|5.00||5.00|',
        '三、国有资本经营预算财政拨款|||||| ',
        '本年收入合计|85.00|本年支出合计|75.00|70.00|5.00|',
        '年初财政拨款结转和结余|10.00|年末财政拨款结转和结余|20.00|20.00||',
        '一般公共预算财政拨款|10.00|||||',
        '政府性基金预算财政拨款||||||',
        '总计|95.00|总计|95.00|90.00|5.00|',
      ]),
    );
    expect(t?.id).toBe('T04');
    expect(amounts(t)).toMatchObject({
      'gpb/income': '80.00',
      'gf/income': '5.00',
      'carryIn/income': '10.00',
      'carryIn.gpb/income': '10.00',
      '212/gf': '5.00',
      'grand/total': '95.00',
    });
    expect(t?.unbound).toEqual([]);
  });

  it('say which row they do not know', () => {
    const [t] = bind(
      p('收入支出决算总表'),
      table([
        '项目|金额|项目|金额',
        '一、一般公共预算财政拨款收入|80.00|一、一般公共服务支出|70.00',
        '九、来路不明收入|6.66|二、外交支出|',
        '本年收入合计|86.66|本年支出合计|70.00',
        '总计|86.66|总计|70.00',
      ]),
    );
    expect(t?.unbound).toMatchObject([
      { text: '6.66', reason: { code: 'unknown-row', label: '九、来路不明收入' } },
    ]);
  });
});

describe('statements by functional code', () => {
  const values = {
    'ALL/total': '90.00',
    'ALL/basic': '60.00',
    'ALL/project': '30.00',
    '205/total': '90.00',
    '205/basic': '60.00',
    '205/project': '30.00',
    '20502/total': '90.00',
    '20502/basic': '60.00',
    '20502/project': '30.00',
    '2050203/total': '60.00',
    '2050203/basic': '60.00',
    '2050299/total': '30.00',
    '2050299/project': '30.00',
  };
  const one = [
    '205|教育支出|90.00|60.00|30.00',
    '20502|普通教育|90.00|60.00|30.00',
    '2050203|初中教育|60.00|60.00|',
    '2050299|其他普通教育支出|30.00||30.00',
  ];
  const three = [
    '205|||教育支出|90.00|60.00|30.00',
    '205|02||普通教育|90.00|60.00|30.00',
    '205|02|03|初中教育|60.00|60.00|',
    '205|02|99|其他普通教育支出|30.00||30.00',
  ];

  it.each([
    [
      'codes in one column, the total first',
      [
        '项目|>|本年支出|>|>',
        '功能分类科目编码|科目名称|合计|基本支出|项目支出',
        '栏次|>|1|2|3',
        '合计|>|90.00|60.00|30.00',
        ...one,
      ],
    ],
    [
      'codes in three columns, the total last',
      [
        '项目|>|>|>|合计|基本支出|项目支出',
        '支出功能分类科目编码|>|>|科目名称|^|^|^',
        '类|款|项|^|^|^|^',
        ...three,
        '合计|>|>|>|90.00|60.00|30.00',
      ],
    ],
    [
      'the total on the line of 类 款 项',
      [
        '项目|>|>|>|本年支出合计|基本支出|项目支出',
        '科目编码|>|>|科目名称|^|^|^',
        '类|款|项|合计|90.00|60.00|30.00',
        ...three,
      ],
    ],
    [
      'a spreadsheet that dropped leading zeros and prints each class once',
      [
        '科目编码|>|>|科目名称|本年支出合计|基本支出|项目支出',
        '类|款|项|^|^|^|^',
        '合计||||90.00|60.00|30.00',
        '205|||教育支出|90.00|60.00|30.00',
        '|2||普通教育|90.00|60.00|30.00',
        '||3|初中教育|60.00|60.00|',
        '||99|其他普通教育支出|30.00||30.00',
      ],
    ],
    [
      'codes glued to their names',
      [
        '科目|本年支出合计|基本支出|项目支出',
        '合计|90.00|60.00|30.00',
        '205教育支出|90.00|60.00|30.00',
        '20502普通教育|90.00|60.00|30.00',
        '2050203初中教育|60.00|60.00|',
        '2050299其他普通教育支出|30.00||30.00',
      ],
    ],
    [
      'names alone',
      [
        '项目|本年支出合计|基本支出|项目支出',
        '合计|90.00|60.00|30.00',
        '教育支出|90.00|60.00|30.00',
        '普通教育|90.00|60.00|30.00',
        '初中教育|60.00|60.00|',
        '其他普通教育支出|30.00||30.00',
      ],
    ],
    [
      'headings without merged cells',
      [
        '项目||本年支出||',
        '功能分类科目编码|科目名称|小计|基本支出|项目支出',
        '合计||90.00|60.00|30.00',
        ...one,
      ],
    ],
  ])('have %s', (_, lines) => {
    const [t] = bind(p('一般公共预算财政拨款支出决算表'), p('单位：万元'), table(lines));
    expect(t?.id).toBe('T05');
    expect(amounts(t)).toEqual(values);
    expect(t?.codedRows.map((r) => `${r.code} ${r.name}`)).toEqual([
      '205 教育支出',
      '20502 普通教育',
      '2050203 初中教育',
      '2050299 其他普通教育支出',
    ]);
    expect(t?.unbound).toEqual([]);
  });

  it('tell balances, income and spending of a fund apart', () => {
    const [t] = bind(
      p('政府性基金预算财政拨款收入支出决算表'),
      table([
        '项目|>|年初结转和结余|本年收入|本年支出|>|>|年末结转和结余',
        '功能分类科目编码|科目名称|^|^|小计|基本支出|项目支出|^',
        '合计|>|1.00|8.00|6.00||6.00|3.00',
        '212|城乡社区支出|1.00|8.00|6.00||6.00|3.00',
      ]),
    );
    expect(t?.id).toBe('T07');
    expect(amounts(t)).toMatchObject({
      'ALL/carryIn': '1.00',
      'ALL/income': '8.00',
      'ALL/exp': '6.00',
      'ALL/project': '6.00',
      '212/carryOut': '3.00',
    });
  });

  it('have three columns where the state capital is only spent', () => {
    const [t] = bind(
      p('国有资本经营预算财政拨款支出决算表'),
      table([
        '科目编码|科目名称|本年支出|>|>',
        '^|^|合计|基本支出|项目支出',
        '合计|>|7.00||7.00',
        '223|国有资本经营预算支出|7.00||7.00',
      ]),
      p('注：本表反映部门本年度国有资本经营预算财政拨款支出情况。'),
    );
    expect(t?.id).toBe('T08');
    expect(amounts(t)).toEqual({
      'ALL/exp': '7.00',
      'ALL/project': '7.00',
      '223/exp': '7.00',
      '223/project': '7.00',
    });
    expect(t?.notes).toHaveLength(1);
  });

  it('print the kinds of spending below income and balances in some provinces', () => {
    const [t] = bind(
      p('一般公共预算财政拨款收入支出决算表'),
      table([
        '科目编码|科目名称|年初结转和结余|>|>|本年收入|>|>|本年支出|>|>|>|>|年末结转和结余|>|>',
        '^|^|合计|基本支出结转|项目支出结转和结余|合计|基本支出|项目支出|合计|基本支出|>|>|项目支出|合计|基本支出结转|项目支出结转和结余',
        '^|^|^|^|^|^|^|^|^|小计|人员经费|公用经费|^|^|^|^',
        '合计|>|1.00||1.00|9.00|6.00|3.00|8.00|6.00|4.00|2.00|2.00|2.00||2.00',
      ]),
    );
    expect(t?.id).toBe('T05');
    expect(amounts(t)).toMatchObject({
      'ALL/carryIn': '1.00',
      'ALL/income': '9.00',
      'ALL/income.project': '3.00',
      'ALL/total': '8.00',
      'ALL/basic': '6.00',
      'ALL/basic.personnel': '4.00',
      'ALL/basic.public': '2.00',
      'ALL/project': '2.00',
      'ALL/carryOut': '2.00',
    });
  });

  it('are not confused with a list that names no code', () => {
    expect(
      bind(p('收入决算表'), table(['序号|单位名称|备注', '1|某县水利局本级|', '2|某县水文站|'])),
    ).toEqual([]);
  });

  it('join a name that was broken over the page', () => {
    const t = table([
      '科目编码|科目名称|合计|基本支出|项目支出',
      '合计|>|9.00|9.00|',
      '2080505|机关事业单位基本养老|9.00|9.00|',
      '|保险缴费支出|||',
    ]);
    const cells = t.cells.map((c) => (c.row === 3 ? { ...c, place: { page: 2 } } : c));
    const [s] = bind(p('一般公共预算财政拨款支出决算表'), { ...t, cells });
    expect(s?.codedRows.map((r) => r.name)).toEqual(['机关事业单位基本养老保险缴费支出']);
  });
});

describe('basic expenditure by economic code', () => {
  it('stands in two or three lanes, codes whole, split or glued', () => {
    const expected = {
      '301/amount': '50.00',
      '30101/amount': '50.00',
      '302/amount': '9.00',
      '30201/amount': '9.00',
      'personnel/amount': '50.00',
      'public/amount': '9.00',
    };
    const layouts = [
      [
        '人员经费|>|>|公用经费|>|>|>|>|>',
        '科目编码|科目名称|决算数|科目编码|科目名称|决算数|科目编码|科目名称|决算数',
        '301|工资福利支出|50.00|302|商品和服务支出|9.00|307|债务利息及费用支出|',
        '30101|基本工资|50.00|30201|办公费|9.00|30701|国内债务付息|',
        '人员经费合计|>|50.00|公用经费合计|>|>|>|>|9.00',
      ],
      [
        '经济分类科目编码|>|科目名称|决算数|经济分类科目编码|>|科目名称|决算数',
        '类|款|^|^|类|款|^|^',
        '301||工资福利支出|50.00|302||商品和服务支出|9.00',
        '301|01|基本工资|50.00|302|01|办公费|9.00',
        '人员经费合计|>|>|50.00|公用经费合计|>|>|9.00',
      ],
      [
        '人员经费||公用经费|',
        '科目|金额|科目|金额',
        '301工资福利支出|50.00|302商品和服务支出|9.00',
        '30101基本工资|50.00|30201办公费|9.00',
        '人员经费合计|50.00|公用经费合计|9.00',
      ],
      [
        '科目编码|科目名称|决算数',
        '301|工资福利支出|50.00',
        '30101|基本工资|50.00',
        '人员经费合计|>|50.00',
        '302|商品和服务支出|9.00',
        '30201|办公费|9.00',
        '公用经费合计|>|9.00',
      ],
    ];
    for (const lines of layouts) {
      const [t] = bind(p('一般公共预算财政拨款基本支出决算明细表'), p('单位：万元'), table(lines));
      expect(t?.id).toBe('T06');
      expect(amounts(t)).toEqual(expected);
      expect(t?.unbound).toEqual([]);
    }
  });

  it('tells personnel from public cost where one list has both', () => {
    const [t] = bind(
      p('一般公共预算财政拨款基本支出决算表'),
      table([
        '经济分类科目|>|基本支出|>|>',
        '科目编码|科目名称|合计|人员经费|公用经费',
        '合计|>|59.00|50.00|9.00',
        '301|工资福利支出|50.00|50.00|',
        '302|商品和服务支出|9.00||9.00',
      ]),
    );
    expect(amounts(t)).toMatchObject({
      'ALL/amount': '59.00',
      'ALL/personnel': '50.00',
      'ALL/public': '9.00',
      '301/personnel': '50.00',
      '302/public': '9.00',
    });
  });
});

describe('the statement of 三公', () => {
  const expected = {
    'total/budget': '9.00',
    'carTotal/budget': '6.00',
    'carOperate/budget': '6.00',
    'reception/budget': '3.00',
    'total/final': '7.00',
    'carTotal/final': '6.00',
    'carOperate/final': '6.00',
    'reception/final': '1.00',
  };

  it.each([
    [
      'in two blocks',
      [
        '预算数|>|>|>|>|>|决算数|>|>|>|>|>',
        '合计|因公出国（境）费|公务用车购置及运行维护费|>|>|公务接待费|合计|因公出国（境）费|公务用车购置及运行维护费|>|>|公务接待费',
        '^|^|小计|公务用车购置费|公务用车运行维护费|^|^|^|小计|公务用车购置费|公务用车运行维护费|^',
        '1|2|3|4|5|6|7|8|9|10|11|12',
        '9.00|0.00|6.00|0.00|6.00|3.00|7.00|0.00|6.00|0.00|6.00|1.00',
      ],
    ],
    [
      'interleaved',
      [
        '合计|>|因公出国（境）费|>|公务用车购置及运行费|>|>|>|>|>|公务接待费|>',
        '^|^|^|^|小计|>|购置费|>|运行维护费|>|^|^',
        '预算数|决算数|预算数|决算数|预算数|决算数|预算数|决算数|预算数|决算数|预算数|决算数',
        '9.00|7.00|0.00|0.00|6.00|6.00|0.00|0.00|6.00|6.00|3.00|1.00',
      ],
    ],
    [
      'down in rows',
      [
        '项目|预算数|决算数',
        '“三公”经费合计|9.00|7.00',
        '1.因公出国（境）费|0.00|0.00',
        '2.公务用车购置及运行维护费|6.00|6.00',
        '其中：公务用车购置费|0.00|0.00',
        '公务用车运行维护费|6.00|6.00',
        '3.公务接待费|3.00|1.00',
      ],
    ],
  ])('is read %s', (_, lines) => {
    const [t] = bind(p('财政拨款“三公”经费支出决算表'), p('单位：万元'), table(lines));
    expect(t?.id).toBe('T09');
    expect(amounts(t)).toMatchObject(expected);
    expect(Object.keys(amounts(t))).toHaveLength(12);
    expect(t?.unbound).toEqual([]);
  });

  it('may carry counts and a second budget', () => {
    const [t] = bind(
      p('“三公”经费、行政参公单位机关运行经费情况表'),
      table([
        '项目|行次|年初预算数|全年预算数|决算统计数',
        '栏次||1|2|3',
        '一、“三公”经费支出|1|10.00|9.00|7.00',
        '1.因公出国（境）费|2|||',
        '2.公务用车购置及运行维护费|3|6.00|6.00|6.00',
        '（1）公务用车购置费|4|||',
        '（2）公务用车运行维护费|5|6.00|6.00|6.00',
        '3.公务接待费|6|4.00|3.00|1.00',
        '（1）国内接待费|7|||1.00',
        '（二）相关统计数|8|—|—|—',
        '1.因公出国（境）团组数（个）|9|—|—|0',
        '4.公务用车保有量（辆）|10|—|—|2',
        '5.国内公务接待批次（个）|11|—|—|12',
        '二、机关运行经费|12|—|—|30.00',
      ]),
    );
    expect(amounts(t)).toMatchObject({
      'total/initial': '10.00',
      'total/budget': '9.00',
      'total/final': '7.00',
      'held/count': '2',
      'batches/count': '12',
      'reception.domestic/final': '1.00',
      'runningCost/final': '30.00',
    });
    expect(t?.unbound).toEqual([]);
  });
});

describe('a worksheet with statements one under another', () => {
  it('is cut at their titles', () => {
    const stacked = table([
      '收入支出决算总表|>|>|>',
      '项目|金额|项目|金额',
      '一、一般公共预算财政拨款收入|9.00|一、一般公共服务支出|9.00',
      '本年收入合计|9.00|本年支出合计|9.00',
      '总计|9.00|总计|9.00',
      '|||',
      '国有资本经营预算财政拨款支出决算表|||',
      '科目编码|科目名称|合计|项目支出',
      '合计||7.00|7.00',
    ]);
    const found = bind(...splitStacked([stacked]));
    expect(found.map((t) => t.id)).toEqual(['T01', 'T08']);
    expect(amounts(found[1])).toEqual({ 'ALL/exp': '7.00', 'ALL/project': '7.00' });
    expect(found[1]?.cells[0]?.place.line).toBe(9);
  });
});

describe('titles', () => {
  it('in the table of contents make no statement', () => {
    expect(bind(p('目录'), p('一、收入支出决算总表'), p('二、收入决算表'))).toEqual([]);
  });

  it('and notes belong to the statement, not to the narrative', () => {
    const note = p('注：本表反映部门本年度各项支出情况。');
    const after = p('第三部分　2024年度部门决算情况说明');
    const { notes } = bindStatements([
      p('支出决算表'),
      p('单位：万元'),
      table([
        '科目编码|科目名称|本年支出合计|基本支出|项目支出|上缴上级支出|经营支出|对附属单位补助支出',
        '合计|>|9.00|9.00||||',
      ]),
      note,
      after,
    ]);
    expect(notes.has(note)).toBe(true);
    expect(notes.has(after)).toBe(false);
    expect(notes.size).toBe(3);
  });

  it('name a department before the statement', () => {
    const [t] = bind(
      p('某县水利局2024年度支出决算表'),
      table([
        '科目编码|科目名称|本年支出合计|基本支出|项目支出|上缴上级支出|经营支出|对附属单位补助支出',
        '合计|>|9.00|9.00||||',
      ]),
    );
    expect(t?.id).toBe('T03');
  });
});

describe('any grid', () => {
  it('gives every number of a bound statement an address or a reason', () => {
    const word = fc.constantFrom(
      '合计',
      '一般公共服务支出',
      '201',
      '20101',
      '3.14',
      '99.00',
      '',
      '—',
      '总计',
      '基本工资',
      '30101',
      '预算数',
    );
    fc.assert(
      fc.property(
        fc.constantFrom(
          '收入支出决算总表',
          '支出决算表',
          '一般公共预算财政拨款基本支出决算表',
          '财政拨款“三公”经费支出决算表',
        ),
        fc.array(fc.array(word, { minLength: 4, maxLength: 8 }), { minLength: 1, maxLength: 8 }),
        (title, grid) => {
          const t = table([
            '科目编码|科目名称|本年支出合计|基本支出|项目支出|上缴上级支出',
            '301|工资福利支出|1.00|201|一般公共服务支出|2.00',
            ...grid.map((r) => r.join('|')),
          ]);
          for (const s of bind(p(title), t)) {
            const body = t.cells.filter((c) => c.row > 1 && /^\d+\.\d\d$/.test(c.text)).length;
            const told =
              s.cells.filter((c) => c.place.line! > 2 && c.value.state === 'figure').length +
              s.unbound.filter((u) => u.place.line! > 2).length;
            expect(told).toBeGreaterThanOrEqual(body);
          }
        },
      ),
    );
  });
});
