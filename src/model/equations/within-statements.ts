import type { StatementId } from '../statement.ts';
import { STATEMENTS } from '../statements/index.ts';
import { type CodesPresent, type Equation, terms } from './equation.ts';

const TOTALS = 'statement/totals-add-up';
const ROWS = 'statement/rows-add-up';
const CODES = 'statement/codes-add-up';
const BALANCE = 'statement/income-and-expenditure-balance';

const FUNDS = ['gpb', 'gf', 'soc'] as const;
const FUND_NAME: Readonly<Record<string, string>> = {
  total: '合计',
  gpb: '一般公共预算财政拨款',
  gf: '政府性基金预算财政拨款',
  soc: '国有资本经营预算财政拨款',
};

/** Columns of a statement, each with the last words of its standard heading: 基本支出 of 本年支出>基本支出. */
function columnsOf(id: StatementId, ...keys: readonly string[]): [string, string][] {
  return keys.map((key) => {
    const path = STATEMENTS[id].columns?.find((c) => c.key === key)?.label.split('>') ?? [];
    const [parent = key, leaf = parent] = path.slice(-2);
    // The sum of a group goes by the group's name, that of the whole statement is 合计.
    return [key, leaf === '合计' && key !== 'total' ? parent : leaf];
  });
}

/** Columns of the coded statements that add up over the codes, with the total's parts in the same row. */
const CODED: readonly {
  readonly id: string;
  readonly equation: string;
  readonly columns: readonly (readonly [string, string])[];
  readonly rows: readonly {
    readonly id: string;
    readonly total: string;
    readonly parts: readonly string[];
    readonly title: string;
  }[];
}[] = [
  {
    id: 'T02',
    equation: 'T02-2',
    columns: columnsOf('T02', 'total', 'fiscal', 'superior', 'business', 'operating', 'affiliate', 'other'),
    rows: [
      {
        id: 'T02-1',
        total: 'total',
        parts: ['fiscal', 'superior', 'business', 'operating', 'affiliate', 'other'],
        title: '本年收入合计=各项收入之和',
      },
    ],
  },
  {
    id: 'T03',
    equation: 'T03-2',
    columns: columnsOf('T03', 'total', 'basic', 'project', 'remit', 'operating', 'subsidy'),
    rows: [
      {
        id: 'T03-1',
        total: 'total',
        parts: ['basic', 'project', 'remit', 'operating', 'subsidy'],
        title: '本年支出合计=基本支出+项目支出+上缴上级支出+经营支出+对附属单位补助支出',
      },
    ],
  },
  {
    id: 'T05',
    equation: 'T05-2',
    columns: columnsOf('T05', 'total', 'basic', 'project'),
    rows: [{ id: 'T05-1', total: 'total', parts: ['basic', 'project'], title: '合计=基本支出+项目支出' }],
  },
  ...(['T07', 'T08'] as const).map((id) => ({
    id,
    equation: `${id}-3`,
    columns: columnsOf(id, 'carryIn', 'income', 'exp', 'basic', 'project', 'carryOut'),
    rows: [
      { id: `${id}-2`, total: 'exp', parts: ['basic', 'project'], title: '本年支出=基本支出+项目支出' },
      {
        id: `${id}-1`,
        total: 'carryOut',
        parts: ['carryIn', 'income', '-exp'],
        title: '年初结转和结余+本年收入=本年支出+年末结转和结余',
      },
    ],
  })),
];

const LEVEL: Readonly<Record<number, string>> = { 3: '类', 5: '款', 7: '项' };

/**
 * Parent of every code among those present: the longest present prefix, else none (it belongs to 合计). So a statement
 * that leaves out a level still adds up.
 */
function childrenOf(codes: readonly string[]): Map<string, string[]> {
  const present = new Set(codes);
  const children = new Map<string, string[]>();
  for (const code of present) {
    let parent = 'ALL';
    for (let length = code.length - 2; length >= 3; length -= 2) {
      if (present.has(code.slice(0, length))) {
        parent = code.slice(0, length);
        break;
      }
    }
    const list = children.get(parent);
    if (list) list.push(code);
    else children.set(parent, [code]);
  }
  return children;
}

/** Identities inside one statement (表内勾稽): totals, rows, code hierarchies, income against expenditure. */
export function equationsWithin(present: CodesPresent): Equation[] {
  return [
    ...totals(present),
    ...fiscalSummary(present),
    ...coded(present),
    ...economic(present),
    ...sangong(),
    ...sangongByFund(),
  ];
}

function totals(present: CodesPresent): Equation[] {
  return [
    {
      id: 'T01-1',
      title: '本年收入合计=各项收入之和',
      kind: 'sum',
      rule: TOTALS,
      total: 'T01/total/income',
      terms: terms(
        ...['gpb', 'gf', 'soc', 'superior', 'business', 'operating', 'affiliate', 'other'].map(
          (r) => `T01/${r}/income`,
        ),
      ),
    },
    {
      id: 'T01-2',
      title: '本年支出合计=各功能分类支出之和',
      kind: 'sum',
      rule: TOTALS,
      total: 'T01/total/expenditure',
      terms: terms(...present.classRows('T01').map((r) => `T01/${r}/expenditure`)),
    },
    {
      id: 'T01-3',
      title: '收入总计=本年收入合计+使用非财政拨款结余+年初结转和结余',
      kind: 'sum',
      rule: TOTALS,
      total: 'T01/grand/income',
      terms: terms('T01/total/income', 'T01/useNonFiscal/income', 'T01/carryIn/income'),
    },
    {
      id: 'T01-4',
      title: '支出总计=本年支出合计+结余分配+年末结转和结余',
      kind: 'sum',
      rule: TOTALS,
      total: 'T01/grand/expenditure',
      terms: terms('T01/total/expenditure', 'T01/distribution/expenditure', 'T01/carryOut/expenditure'),
    },
    {
      id: 'T01-5',
      title: '收入总计=支出总计',
      kind: 'copy',
      rule: BALANCE,
      total: 'T01/grand/expenditure',
      terms: terms('T01/grand/income'),
    },
  ];
}

/** Whether the row's fund columns are filled in, or have nothing to show. */
const fundsKnown =
  (row: string): NonNullable<Equation['when']> =>
  (value) =>
    !value(`T04/${row}/total`) || FUNDS.some((f) => value(`T04/${row}/${f}`));
const carryInKnown: NonNullable<Equation['when']> = (value) =>
  !value('T04/carryIn/income') || FUNDS.some((f) => value(`T04/carryIn.${f}/income`));

function fiscalSummary(present: CodesPresent): Equation[] {
  const classes = present.classRows('T04');
  const equations: Equation[] = [
    {
      id: 'T04-1',
      title: '财政拨款本年收入合计=一般公共预算+政府性基金预算+国有资本经营预算',
      kind: 'sum',
      rule: TOTALS,
      total: 'T04/total/income',
      terms: terms(...FUNDS.map((f) => `T04/${f}/income`)),
    },
    {
      id: 'T04-4',
      title: '年初财政拨款结转和结余=三类财政拨款年初结转和结余之和',
      kind: 'sum',
      rule: TOTALS,
      total: 'T04/carryIn/income',
      terms: terms(...FUNDS.map((f) => `T04/carryIn.${f}/income`)),
      when: carryInKnown,
    },
    {
      id: 'T04-5/income',
      title: '财政拨款收入总计=本年收入合计+年初财政拨款结转和结余',
      kind: 'sum',
      rule: TOTALS,
      total: 'T04/grand/income',
      terms: terms('T04/total/income', 'T04/carryIn/income'),
    },
    {
      id: 'T04-6',
      title: '财政拨款收入总计=财政拨款支出总计',
      kind: 'copy',
      rule: BALANCE,
      total: 'T04/grand/total',
      terms: terms('T04/grand/income'),
    },
  ];
  for (const row of [...classes, 'total', 'carryOut', 'grand']) {
    equations.push({
      id: `T04-2/${row}`,
      title: '合计=一般公共预算+政府性基金预算+国有资本经营预算',
      kind: 'sum',
      rule: ROWS,
      total: `T04/${row}/total`,
      terms: terms(...FUNDS.map((f) => `T04/${row}/${f}`)),
      when: fundsKnown(row),
    });
  }
  for (const column of ['total', ...FUNDS]) {
    const name = column === 'total' ? '' : `（${FUND_NAME[column]}）`;
    equations.push({
      id: `T04-3/${column}`,
      title: `财政拨款本年支出合计${name}=各功能分类支出之和`,
      kind: 'sum',
      rule: TOTALS,
      total: `T04/total/${column}`,
      terms: terms(...classes.map((c) => `T04/${c}/${column}`)),
    });
    equations.push({
      id: `T04-5/${column}`,
      title: `财政拨款支出总计${name}=本年支出合计+年末财政拨款结转和结余`,
      kind: 'sum',
      rule: TOTALS,
      total: `T04/grand/${column}`,
      terms: terms(`T04/total/${column}`, `T04/carryOut/${column}`),
      ...(column === 'total' ? {} : { when: fundsKnown('carryOut') }),
    });
  }
  for (const fund of FUNDS) {
    equations.push({
      id: `T04-6/${fund}`,
      title: `${FUND_NAME[fund]}：年初结转和结余+本年收入=本年支出+年末结转和结余`,
      kind: 'sum',
      rule: BALANCE,
      total: `T04/carryOut/${fund}`,
      terms: terms(`T04/carryIn.${fund}/income`, `T04/${fund}/income`, `-T04/total/${fund}`),
      when: (value) => carryInKnown(value) && fundsKnown('carryOut')(value) && fundsKnown('total')(value),
    });
  }
  return equations;
}

function coded(present: CodesPresent): Equation[] {
  const equations: Equation[] = [];
  for (const spec of CODED) {
    const codes = present.codes(spec.id);
    for (const row of ['ALL', ...codes]) {
      for (const { id, total, parts, title } of spec.rows) {
        equations.push({
          id: row === 'ALL' ? id : `${id}/${row}`,
          title,
          kind: 'sum',
          rule: ROWS,
          total: `${spec.id}/${row}/${total}`,
          terms: terms(
            ...parts.map((p) =>
              p.startsWith('-') ? `-${spec.id}/${row}/${p.slice(1)}` : `${spec.id}/${row}/${p}`,
            ),
          ),
          // A form with columns for expenditure only carries nothing over.
          ...(total === 'carryOut'
            ? { when: (value) => value(`${spec.id}/ALL/income`) !== undefined }
            : // Where the sources of the money are not told apart there is nothing to add up.
              { when: (value) => parts.some((p) => value(`${spec.id}/${row}/${p}`)) }),
        });
      }
    }
    for (const [parent, children] of childrenOf(codes)) {
      const whole = parent === 'ALL' ? '合计' : `${parent}`;
      const level = LEVEL[children[0]!.length] ?? '';
      for (const [column, name] of spec.columns) {
        equations.push({
          id: `${spec.equation}/${parent}/${column}`,
          title: `${name}：${whole}=所属各${level}之和`,
          kind: 'sum',
          rule: CODES,
          // The items of general public expenditure have a part of the narrative of their own.
          rowsInText: spec.id === 'T05' ? 'listed' : 'chosen',
          total: `${spec.id}/${parent}/${column}`,
          terms: terms(...children.map((c) => `${spec.id}/${c}/${column}`)),
        });
      }
    }
  }
  return equations;
}

/** Classes of the economic classification that pay for persons (人员经费); the others are 公用经费. */
const PERSONNEL = new Set(['301', '303']);

function economic(present: CodesPresent): Equation[] {
  const codes = present.codes('T06');
  const children = childrenOf(codes);
  const top = children.get('ALL') ?? [];
  const equations: Equation[] = [];
  for (const [parent, list] of children) {
    if (parent === 'ALL') continue;
    equations.push({
      id: `T06-1/${parent}`,
      title: `${parent}类=所属各款之和`,
      kind: 'sum',
      rule: CODES,
      rowsInText: 'chosen',
      total: `T06/${parent}/amount`,
      terms: terms(...list.map((c) => `T06/${c}/amount`)),
    });
  }
  for (const [row, title, of] of [
    [
      'personnel',
      '人员经费合计=工资福利支出+对个人和家庭的补助',
      (c: string) => PERSONNEL.has(c.slice(0, 3)),
    ],
    ['public', '公用经费合计=商品和服务支出+资本性支出等', (c: string) => !PERSONNEL.has(c.slice(0, 3))],
  ] as const) {
    equations.push({
      id: `T06-2/${row}`,
      title,
      kind: 'sum',
      rule: TOTALS,
      rowsInText: 'chosen',
      total: `T06/${row}/amount`,
      terms: terms(...top.filter(of).map((c) => `T06/${c}/amount`)),
    });
  }
  return equations;
}

/** Rows of T09, for the forms that divide its columns by fund. */
const SANGONG_ROWS = ['total', 'abroad', 'carTotal', 'carPurchase', 'carOperate', 'reception'];

function sangongByFund(): Equation[] {
  return ['budget', 'final'].flatMap((column) =>
    SANGONG_ROWS.flatMap((row) =>
      [FUNDS, FUNDS.slice(0, 2)].map(
        (funds): Equation => ({
          id: `T09-3/${row}/${column}/${funds.length}`,
          title: '合计=各类财政拨款之和',
          kind: 'sum',
          rule: ROWS,
          total: `T09/${row}/${column}`,
          terms: terms(...funds.map((fund) => `T09/${row}/${column}.${fund}`)),
          // Where the third fund has a column it is a part, too.
          when: (value) => funds.length === 3 || value(`T09/${row}/${column}.soc`) === undefined,
        }),
      ),
    ),
  );
}

function sangong(): Equation[] {
  const columns = ['budget', 'final'].flatMap((side) => [side, ...FUNDS.map((fund) => `${side}.${fund}`)]);
  return columns.flatMap((column): Equation[] => [
    {
      id: `T09-1/${column}`,
      title: '“三公”经费合计=因公出国（境）费+公务用车购置及运行维护费+公务接待费',
      kind: 'sum',
      rule: TOTALS,
      total: `T09/total/${column}`,
      terms: terms(`T09/abroad/${column}`, `T09/carTotal/${column}`, `T09/reception/${column}`),
    },
    {
      id: `T09-2/${column}`,
      title: '公务用车购置及运行维护费=购置费+运行维护费',
      kind: 'sum',
      rule: TOTALS,
      total: `T09/carTotal/${column}`,
      terms: terms(`T09/carPurchase/${column}`, `T09/carOperate/${column}`),
    },
  ]);
}
