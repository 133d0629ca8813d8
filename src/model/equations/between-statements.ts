import { type CodesPresent, type Equation, terms } from './equation.ts';

const INCOME = 'cross/income-agrees';
const EXPENDITURE = 'cross/expenditure-agrees';
const FISCAL = 'cross/fiscal-appropriation-agrees';
const BASIC = 'cross/basic-detail-agrees';
const WITHIN = 'cross/part-within-whole';
const NON_FISCAL = 'cross/non-fiscal-balance';
const FUNDS = 'cross/fund-statements-agree';

const FUND: readonly (readonly ['gpb' | 'gf' | 'soc', string])[] = [
  ['gpb', '一般公共预算财政拨款'],
  ['gf', '政府性基金预算财政拨款'],
  ['soc', '国有资本经营预算财政拨款'],
];

/** Economic items of T06 that are part of a 三公 item of T09: never equal, for 三公 also holds project money. */
const SANGONG_ITEMS: readonly (readonly [string, string, string])[] = [
  ['30212', 'abroad', '因公出国（境）费用'],
  ['31013', 'carPurchase', '公务用车购置'],
  ['30231', 'carOperate', '公务用车运行维护费'],
  ['30217', 'reception', '公务接待费'],
];

const zero = (value: bigint | undefined) => value === 0n;

/** Identities between statements (表间勾稽). */
export function equationsBetween(present: CodesPresent): Equation[] {
  return [
    ...income(),
    ...expenditure(present),
    ...fiscal(present),
    ...within(present),
    ...nonFiscal(),
    ...funds(present),
  ];
}

/** The same class in two statements. */
function sameClass(
  id: string,
  title: string,
  rule: Equation['rule'],
  total: string,
  source: string,
): Equation {
  return { rowsInText: 'chosen', ...copy(id, title, rule, total, source) };
}

function copy(id: string, title: string, rule: Equation['rule'], total: string, source: string): Equation {
  return { id, title, kind: 'copy', rule, total, terms: terms(source) };
}

function income(): Equation[] {
  return [
    copy(
      'X-01',
      '收入决算表本年收入合计=收入支出决算总表本年收入合计',
      INCOME,
      'T02/ALL/total',
      'T01/total/income',
    ),
    ...(
      [
        ['superior', '上级补助收入'],
        ['business', '事业收入'],
        ['operating', '经营收入'],
        ['affiliate', '附属单位上缴收入'],
        ['other', '其他收入'],
      ] as const
    ).map(([key, name]) =>
      copy(
        `X-03/${key}`,
        `收入决算表${name}=收入支出决算总表${name}`,
        INCOME,
        `T02/ALL/${key}`,
        `T01/${key}/income`,
      ),
    ),
  ];
}

/** Functional classes that either statement prints. */
function classes(present: CodesPresent, summary: 'T01' | 'T04', coded: string): string[] {
  const all = new Set([
    ...present.classRows(summary),
    ...present.codes(coded).filter((code) => code.length === 3),
  ]);
  return [...all].sort();
}

function expenditure(present: CodesPresent): Equation[] {
  return [
    copy(
      'X-04',
      '支出决算表本年支出合计=收入支出决算总表本年支出合计',
      EXPENDITURE,
      'T03/ALL/total',
      'T01/total/expenditure',
    ),
    ...(hasClasses(present, 'T03')
      ? classes(present, 'T01', 'T03').map((code) =>
          sameClass(
            `X-05/${code}`,
            `支出决算表${code}类=收入支出决算总表同类支出`,
            EXPENDITURE,
            `T03/${code}/total`,
            `T01/${code}/expenditure`,
          ),
        )
      : []),
  ];
}

/** A coded statement that leaves out its class rows cannot be compared by class. */
function hasClasses(present: CodesPresent, id: string): boolean {
  return present.codes(id).some((code) => code.length === 3);
}

function fiscal(present: CodesPresent): Equation[] {
  return [
    {
      id: 'X-02',
      title: '收入决算表财政拨款收入=收入支出决算总表三类财政拨款收入之和',
      kind: 'sum',
      rule: FISCAL,
      total: 'T02/ALL/fiscal',
      terms: terms('T01/gpb/income', 'T01/gf/income', 'T01/soc/income'),
    },
    copy(
      'X-02/T04',
      '财政拨款总表本年收入合计=收入决算表财政拨款收入',
      FISCAL,
      'T04/total/income',
      'T02/ALL/fiscal',
    ),
    ...FUND.map(([key, name]) =>
      copy(
        `X-06/${key}`,
        `财政拨款总表${name}收入=收入支出决算总表${name}收入`,
        FISCAL,
        `T04/${key}/income`,
        `T01/${key}/income`,
      ),
    ),
    copy(
      'X-07',
      '一般公共预算支出决算表合计=财政拨款总表一般公共预算支出合计',
      FISCAL,
      'T05/ALL/total',
      'T04/total/gpb',
    ),
    ...(hasClasses(present, 'T05')
      ? classes(present, 'T04', 'T05').map((code) =>
          sameClass(
            `X-07/${code}`,
            `一般公共预算支出决算表${code}类=财政拨款总表同类支出`,
            FISCAL,
            `T05/${code}/total`,
            `T04/${code}/gpb`,
          ),
        )
      : []),
    {
      id: 'TT-06',
      title: '本年财政拨款支出=一般公共预算支出+政府性基金预算支出+国有资本经营预算支出',
      kind: 'sum',
      rule: FISCAL,
      total: 'T04/total/total',
      terms: terms('T05/ALL/total', 'T07/ALL/exp', 'T08/ALL/exp'),
    },
    {
      id: 'X-08',
      title: '一般公共预算基本支出=人员经费+公用经费',
      kind: 'sum',
      rule: BASIC,
      total: 'T05/ALL/basic',
      terms: terms('T06/personnel/amount', 'T06/public/amount'),
    },
  ];
}

function within(present: CodesPresent): Equation[] {
  const equations: Equation[] = [
    atMost('X-11', '财政拨款支出≤本年支出合计', 'T04/total/total', 'T03/ALL/total'),
    atMost('X-13/in', '年初财政拨款结转和结余≤年初结转和结余', 'T04/carryIn/income', 'T01/carryIn/income'),
    atMost(
      'X-13/out',
      '年末财政拨款结转和结余≤年末结转和结余',
      'T04/carryOut/total',
      'T01/carryOut/expenditure',
    ),
    {
      id: 'X-12',
      title: '没有非财政拨款资金时，本年支出合计=财政拨款支出',
      kind: 'sum',
      rule: WITHIN,
      total: 'T03/ALL/total',
      terms: terms('T04/total/total'),
      when: (value) =>
        value('T02/ALL/total') !== undefined &&
        value('T02/ALL/total') === value('T02/ALL/fiscal') &&
        value('T01/carryIn/income') !== undefined &&
        value('T01/carryIn/income') === value('T04/carryIn/income') &&
        value('T01/carryOut/expenditure') !== undefined &&
        value('T01/carryOut/expenditure') === value('T04/carryOut/total') &&
        zero(value('T01/useNonFiscal/income')) &&
        zero(value('T01/distribution/expenditure')),
    },
    {
      ofText: true,
      ...atMost('TT-13', '一般公共预算基本支出≤基本支出', 'T05/ALL/basic', 'T03/ALL/basic'),
      rule: 'text/part-within-whole',
    },
    {
      ofText: true,
      ...atMost(
        'TT-14',
        '一般公共预算项目支出≤项目支出',
        'T05/ALL/total',
        'T05/ALL/basic',
        'T03/ALL/project',
      ),
      rule: 'text/part-within-whole',
    },
    ...SANGONG_ITEMS.map(([code, item, name]) =>
      atMost(
        `X-15/${code}`,
        `基本支出中的${name}≤“三公”经费中的同一项`,
        `T06/${code}/amount`,
        `T09/${item}/final`,
      ),
    ),
  ];
  const shared = new Set(present.codes('T03'));
  for (const code of new Set(['T05', 'T07', 'T08'].flatMap((id) => present.codes(id)))) {
    if (!shared.has(code)) continue;
    for (const [column, inFunds] of [
      ['total', 'exp'],
      ['basic', 'basic'],
      ['project', 'project'],
    ] as const) {
      const others = (['T07', 'T08'] as const)
        .filter((id) => present.codes(id).includes(code))
        .map((id) => `${id}/${code}/${inFunds}`);
      const inGeneral = present.codes('T05').includes(code);
      const [left, ...rest] = inGeneral ? [`T05/${code}/${column}`, ...others] : others;
      equations.push({
        rowsInText: 'chosen',
        ...atMost(
          `X-11/${code}/${column}`,
          `${code}：各类财政拨款支出≤支出决算表同一科目`,
          left!,
          `T03/${code}/${column}`,
          ...rest.map((a) => `-${a}`),
        ),
      });
    }
  }
  return equations;
}

function atMost(id: string, title: string, part: string, ...whole: readonly string[]): Equation {
  return { id, title, kind: 'at-most', rule: WITHIN, total: part, terms: terms(...whole) };
}

function nonFiscal(): Equation[] {
  return [
    {
      id: 'X-14',
      title: '非财政拨款资金：收入+使用结余+年初结转=支出+结余分配+年末结转',
      kind: 'sum',
      rule: NON_FISCAL,
      total: 'T01/carryOut/expenditure',
      terms: terms(
        'T01/total/income',
        '-T04/total/income',
        'T01/useNonFiscal/income',
        'T01/carryIn/income',
        '-T04/carryIn/income',
        '-T01/total/expenditure',
        'T04/total/total',
        '-T01/distribution/expenditure',
        'T04/carryOut/total',
      ),
    },
  ];
}

function funds(present: CodesPresent): Equation[] {
  const rows: Equation[] = [];
  for (const [statement, fund, name] of [
    ['T07', 'gf', '政府性基金预算'],
    ['T08', 'soc', '国有资本经营预算'],
  ] as const) {
    const id = statement === 'T07' ? 'X-09' : 'X-10';
    rows.push(
      copy(
        `${id}/exp`,
        `${name}表本年支出=财政拨款总表${name}支出`,
        FUNDS,
        `${statement}/ALL/exp`,
        `T04/total/${fund}`,
      ),
      {
        ...copy(
          `${id}/income`,
          `${name}表本年收入=财政拨款总表${name}收入`,
          FUNDS,
          `${statement}/ALL/income`,
          `T04/${fund}/income`,
        ),
      },
      {
        when: (value) => !value('T04/carryIn/income') || FUND.some(([f]) => value(`T04/carryIn.${f}/income`)),
        ...copy(
          `${id}/carryIn`,
          `${name}表年初结转和结余=财政拨款总表${name}年初结转和结余`,
          FUNDS,
          `${statement}/ALL/carryIn`,
          `T04/carryIn.${fund}/income`,
        ),
      },
      {
        when: (value) => !value('T04/carryOut/total') || FUND.some(([f]) => value(`T04/carryOut/${f}`)),
        ...copy(
          `${id}/carryOut`,
          `${name}表年末结转和结余=财政拨款总表${name}年末结转和结余`,
          FUNDS,
          `${statement}/ALL/carryOut`,
          `T04/carryOut/${fund}`,
        ),
      },
    );
    for (const code of classes(present, 'T04', statement)) {
      if (!hasClasses(present, statement)) break;
      rows.push(
        sameClass(
          `${id}/${code}`,
          `${name}表${code}类支出=财政拨款总表同类支出`,
          FUNDS,
          `${statement}/${code}/exp`,
          `T04/${code}/${fund}`,
        ),
      );
    }
  }
  return rows;
}
