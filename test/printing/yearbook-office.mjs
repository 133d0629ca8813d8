/**
 * The statements of an invented unit, 青山县地方志编纂室, as grids whose figures know the address that a reader must give
 * them. Nothing here comes from the product: the fixtures must not agree with it by descent.
 */
export const UNIT = '青山县地方志编纂室';
export const YEAR = 2024;

/** A statement as a grid of cells. */
export class Form {
  cells = [];

  constructor(id, title, widths, headerRows) {
    this.id = id;
    this.title = title;
    this.number = `公开${id.slice(1)}表`;
    this.widths = widths;
    this.headerRows = headerRows;
    this.landscape = widths.length > 6;
  }

  get rows() {
    return Math.max(...this.cells.map((cell) => cell.row + cell.rowSpan));
  }

  put(row, column, text, { rowSpan = 1, columnSpan = 1, address, align = address ? 'right' : 'left' } = {}) {
    this.cells.push({ row, column, rowSpan, columnSpan, text, align, ...(address ? { address } : {}) });
    return this;
  }

  head(row, column, text, rowSpan = 1, columnSpan = 1) {
    return this.put(row, column, text, { rowSpan, columnSpan, align: 'centre' });
  }

  /** Amounts of a row, by the keys of their columns; undefined where a cell is blank. */
  amounts(row, column, key, keys, values) {
    keys.forEach((name, i) => {
      const value = values[name];
      this.put(row, column + i, value === undefined ? '' : yuan(value), {
        address: `${this.id}/${key}/${name}`,
      });
    });
    return this;
  }

  /** Every figure by its address, as a plain decimal. */
  expected() {
    const figures = this.cells.filter((cell) => cell.address && /\d/.test(cell.text));
    return Object.fromEntries(figures.map((cell) => [cell.address, cell.text.replaceAll(',', '')]));
  }
}

/** Fen of an amount in 万元, printed with two decimals. */
function yuan(hundredths) {
  const whole = Math.floor(hundredths / 100);
  const grouped = String(whole).replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${grouped}.${String(hundredths % 100).padStart(2, '0')}`;
}

/** Items by functional code in hundredths of 万元: what each fund paid, basic and project. */
const ITEMS = [
  { code: '2010301', name: '行政运行', basic: 118642 },
  { code: '2010302', name: '一般行政管理事务', project: 4860, other: 1230 },
  { code: '2080505', name: '机关事业单位基本养老保险缴费支出', basic: 2135 },
  { code: '2080506', name: '机关事业单位职业年金缴费支出', basic: 1068 },
  { code: '2101101', name: '行政单位医疗', basic: 987 },
  { code: '2210201', name: '住房公积金', basic: 1601 },
  { code: '2230105', name: '国有企业退休人员社会化管理补助支出', capital: 600 },
  { code: '2296002', name: '用于社会福利的彩票公益金支出', fund: 1500 },
];

const NAMES = {
  201: '一般公共服务支出',
  20103: '政府办公厅（室）及相关机构事务',
  208: '社会保障和就业支出',
  20805: '行政事业单位养老支出',
  210: '卫生健康支出',
  21011: '行政事业单位医疗',
  221: '住房保障支出',
  22102: '住房改革支出',
  223: '国有资本经营预算支出',
  22301: '解决历史遗留问题及改革成本支出',
  229: '其他支出',
  22960: '彩票公益金安排的支出',
};

const ECONOMY = {
  personnel: [
    ['30101', '基本工资', 56210],
    ['30102', '津贴补贴', 30836],
    ['30103', '奖金', 10520],
    ['30108', '机关事业单位基本养老保险缴费', 2135],
    ['30109', '职业年金缴费', 1068],
    ['30110', '职工基本医疗保险缴费', 987],
    ['30112', '其他社会保障缴费', 76],
    ['30113', '住房公积金', 1601],
    ['30302', '退休费', 844],
  ],
  public: [
    ['30201', '办公费', 7735],
    ['30205', '水费', 62],
    ['30206', '电费', 1318],
    ['30207', '邮电费', 594],
    ['30211', '差旅费', 4927],
    ['30213', '维修（护）费', 1210],
    ['30217', '公务接待费', 48],
    ['30228', '工会经费', 1266],
    ['30229', '福利费', 990],
    ['30231', '公务用车运行维护费', 360],
    ['31002', '办公设备购置', 1646],
  ],
};
const ECONOMIC_GROUPS = {
  301: '工资福利支出',
  302: '商品和服务支出',
  303: '对个人和家庭的补助',
  310: '资本性支出',
};
/** Money that no appropriation brought, at the beginning and still there at the end. */
const CARRIED = 500;

const sum = (values) => values.reduce((a, b) => a + (b ?? 0), 0);

/** Rows of class, group and item with the sums of `pick` over their items, 合计 aside; rows of nothing left out. */
function coded(pick) {
  const rows = new Map();
  for (const item of ITEMS) {
    const values = pick(item);
    if (sum(Object.values(values)) === 0) continue;
    for (const length of [3, 5, 7]) {
      const code = item.code.slice(0, length);
      const row = rows.get(code) ?? { code, name: NAMES[code] ?? item.name, values: {} };
      for (const [key, value] of Object.entries(values))
        if (value !== undefined) row.values[key] = (row.values[key] ?? 0) + value;
      rows.set(code, row);
    }
  }
  const total = {};
  for (const row of rows.values())
    if (row.code.length === 3)
      for (const [key, value] of Object.entries(row.values)) total[key] = (total[key] ?? 0) + value;
  return { rows: [...rows.values()], total };
}

const generalOf = ({ basic, project }) => ({ total: sum([basic, project]), basic, project });
const incomeOf = ({ basic, project, other, fund, capital }) => ({
  total: sum([basic, project, other, fund, capital]),
  fiscal: sum([basic, project, fund, capital]) || undefined,
  other,
});
const spendingOf = ({ basic, project, other, fund, capital }) => ({
  total: sum([basic, project, other, fund, capital]),
  basic,
  project: sum([project, other, fund, capital]) || undefined,
});
const paidBy = (key) => (item) => ({ income: item[key], exp: item[key], project: item[key] });

const ORDINALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];
const total = (key) => sum(ITEMS.map((item) => item[key]));
const GENERAL = coded(generalOf).total.total;
const FISCAL = GENERAL + total('fund') + total('capital');

/** A line of a summary: the row's key, its label, its amounts by column. */
function summary(form, left, right, keys) {
  form.head(0, 0, '收入', 1, 3).head(0, 3, '支出', 1, 2 + keys.length);
  ['项目', '行次', '决算数', '项目', '行次'].forEach((text, column) => {
    form.head(1, column, text);
  });
  left.forEach((line, i) => {
    const row = 2 + i;
    const [key, label, amount] = line ?? [];
    form.put(row, 0, label ?? '').put(row, 1, String(i + 1), { align: 'centre' });
    if (key) form.amounts(row, 2, key, ['income'], { income: amount });
    else form.put(row, 2, '');
    const [rightKey, rightLabel, amounts] = right[i] ?? [];
    form.put(row, 3, rightLabel ?? '').put(row, 4, String(left.length + i + 1), { align: 'centre' });
    if (rightKey) form.amounts(row, 5, rightKey, keys, amounts ?? {});
    else for (let k = 0; k < keys.length; k++) form.put(row, 5 + k, '');
  });
  return form;
}

/** 收入支出决算总表 */
export function wholeSummary() {
  const all = FISCAL + total('other');
  const left = [
    ['gpb', '一、一般公共预算财政拨款收入', GENERAL],
    ['gf', '二、政府性基金预算财政拨款收入', total('fund')],
    ['soc', '三、国有资本经营预算财政拨款收入', total('capital')],
    ['superior', '四、上级补助收入'],
    ['business', '五、事业收入'],
    ['operating', '六、经营收入'],
    ['affiliate', '七、附属单位上缴收入'],
    ['other', '八、其他收入', total('other')],
    ['total', '本年收入合计', all],
    ['useNonFiscal', '使用非财政拨款结余（含专用结余）'],
    ['carryIn', '年初结转和结余', CARRIED],
    ['grand', '总计', all + CARRIED],
  ];
  const spent = coded(spendingOf).rows.filter(({ code }) => code.length === 3);
  const right = [
    ...Array.from({ length: 8 }, (_, i) => {
      const row = spent[i];
      return row && [row.code, `${ORDINALS[i]}、${row.name}`, { expenditure: row.values.total }];
    }),
    ['total', '本年支出合计', { expenditure: all }],
    ['distribution', '结余分配'],
    ['carryOut', '年末结转和结余', { expenditure: CARRIED }],
    ['grand', '总计', { expenditure: all + CARRIED }],
  ];
  const form = new Form('T01', '收入支出决算总表', [150, 28, 70, 150, 28, 70], 2);
  return summary(form.head(1, 5, '决算数'), left, right, ['expenditure']);
}

/** 财政拨款收入支出决算总表 */
export function fiscalSummary() {
  const left = [
    ['gpb', '一、一般公共预算财政拨款', GENERAL],
    ['gf', '二、政府性基金预算财政拨款', total('fund')],
    ['soc', '三、国有资本经营预算财政拨款', total('capital')],
    ...Array(3).fill(undefined),
    ['total', '本年收入合计', FISCAL],
    ['carryIn', '年初财政拨款结转和结余'],
    ['grand', '总计', FISCAL],
  ];
  const spread = ({ basic, project, fund, capital }) => ({
    total: sum([basic, project, fund, capital]),
    gpb: sum([basic, project]) || undefined,
    gf: fund,
    soc: capital,
  });
  const { rows, total: sums } = coded(spread);
  const spent = rows.filter(({ code }) => code.length === 3);
  const right = [
    ...Array.from({ length: 6 }, (_, i) => {
      const row = spent[i];
      return row && [row.code, `${ORDINALS[i]}、${row.name}`, row.values];
    }),
    ['total', '本年支出合计', sums],
    ['carryOut', '年末财政拨款结转和结余'],
    ['grand', '总计', sums],
  ];
  const form = new Form('T04', '财政拨款收入支出决算总表', [130, 26, 66, 130, 26, 66, 66, 66, 66], 2);
  ['合计', '一般公共预算财政拨款', '政府性基金预算财政拨款', '国有资本经营预算财政拨款'].forEach(
    (text, i) => {
      form.head(1, 5 + i, text);
    },
  );
  return summary(form, left, right, ['total', 'gpb', 'gf', 'soc']);
}

/** Headings of the columns; one that stands under another begins with it and a stroke. */
const COLUMNS = {
  T02: {
    total: '本年收入合计',
    fiscal: '财政拨款收入',
    superior: '上级补助收入',
    business: '事业收入',
    operating: '经营收入',
    affiliate: '附属单位上缴收入',
    other: '其他收入',
  },
  T03: {
    total: '本年支出合计',
    basic: '基本支出',
    project: '项目支出',
    remit: '上缴上级支出',
    operating: '经营支出',
    subsidy: '对附属单位补助支出',
  },
  T05: { total: '本年支出/小计', basic: '本年支出/基本支出', project: '本年支出/项目支出' },
  T07: {
    carryIn: '年初结转和结余',
    income: '本年收入',
    exp: '本年支出/小计',
    basic: '本年支出/基本支出',
    project: '本年支出/项目支出',
    carryOut: '年末结转和结余',
  },
};
COLUMNS.T08 = COLUMNS.T07;

const BY_FUNCTION = {
  T02: ['收入决算表', incomeOf],
  T03: ['支出决算表', spendingOf],
  T05: ['一般公共预算财政拨款支出决算表', generalOf],
  T07: ['政府性基金预算财政拨款收入支出决算表', paidBy('fund')],
  T08: ['国有资本经营预算财政拨款收入支出决算表', paidBy('capital')],
};

/**
 * A statement by functional code.
 * @param codes `one` column, or `three` (类, 款, 项) in whose row the total stands, as some offices make it
 * @param total where 合计 stands: the `first` row, or the `last`; with three columns of codes it is always the first
 * @param empty whether an empty row of headings stands below them
 */
export function byFunction(id, { codes = 'one', total: place = 'first', empty = false } = {}) {
  const [title, pick] = BY_FUNCTION[id];
  const columns = Object.entries(COLUMNS[id]);
  const labels = codes === 'three' ? [26, 26, 26, 150] : [64, 160];
  const first = labels.length;
  const grouped = columns.some(([, heading]) => heading.includes('/'));
  const header = (grouped || empty ? 2 : 1) + (grouped && empty ? 1 : 0);
  const form = new Form(id, title, [...labels, ...columns.map(() => (columns.length > 3 ? 66 : 80))], header);
  if (codes === 'three') form.head(0, 0, '支出功能分类科目编码', header, 3).head(0, 3, '科目名称', header);
  else form.head(0, 0, '功能分类科目编码', header).head(0, 1, '科目名称', header);
  columns.forEach(([, heading], i) => {
    const [over, under] = heading.split('/');
    const deep = header - (empty ? 1 : 0);
    if (!under) form.head(0, first + i, over, deep);
    else {
      const before = columns[i - 1]?.[1].split('/')[0];
      const span = columns.filter(([, h]) => h.startsWith(`${over}/`)).length;
      if (before !== over) form.head(0, first + i, over, 1, span);
      form.head(1, first + i, under);
    }
    if (empty) form.head(deep, first + i, '');
  });
  const { rows, total: sums } = coded(pick);
  const keys = columns.map(([key]) => key);
  let row = header;
  const putTotal = () => {
    if (codes === 'three')
      ['类', '款', '项', '合计'].forEach((text, i) => {
        form.head(row, i, text);
      });
    else form.put(row, 0, '合计', { columnSpan: first, align: 'centre' });
    form.amounts(row++, first, 'ALL', keys, sums);
  };
  if (place === 'first') putTotal();
  for (const { code, name, values } of rows) {
    if (codes === 'three')
      [code.slice(0, 3), code.slice(3, 5), code.slice(5)].forEach((part, i) => {
        form.put(row, i, part, { align: 'centre' });
      });
    else form.put(row, 0, code);
    form.put(row, first - 1, name);
    form.amounts(row++, first, code, keys, values);
  }
  if (place === 'last') putTotal();
  return form;
}

/** 一般公共预算财政拨款基本支出决算表 in three lanes, the totals of both kinds in one row below. */
export function basicByEconomy() {
  const form = new Form(
    'T06',
    '一般公共预算财政拨款基本支出决算表',
    [40, 140, 66, 40, 120, 66, 40, 120, 66],
    2,
  );
  form.head(0, 0, '人员经费', 1, 3).head(0, 3, '公用经费', 1, 6);
  const all = [...ECONOMY.personnel, ...ECONOMY.public];
  const lane = (groups) =>
    groups.flatMap((group) => {
      const members = all.filter(([code]) => code.startsWith(group));
      return [[group, ECONOMIC_GROUPS[group], sum(members.map(([, , value]) => value))], ...members];
    });
  const lanes = [lane(['301', '303']), lane(['302']), lane(['310'])];
  const lines = Math.max(...lanes.map((entries) => entries.length));
  lanes.forEach((entries, l) => {
    ['科目编码', '科目名称', '决算数'].forEach((text, i) => {
      form.head(1, 3 * l + i, text);
    });
    for (let i = 0; i < lines; i++) {
      const [code, name, value] = entries[i] ?? ['', ''];
      form.put(2 + i, 3 * l, code).put(2 + i, 3 * l + 1, name);
      if (code) form.amounts(2 + i, 3 * l + 2, code, ['amount'], { amount: value });
      else form.put(2 + i, 3 * l + 2, '');
    }
  });
  const of = (kind) => ({ amount: sum(ECONOMY[kind].map(([, , value]) => value)) });
  form.put(2 + lines, 0, '人员经费合计', { columnSpan: 2, align: 'centre' });
  form.amounts(2 + lines, 2, 'personnel', ['amount'], of('personnel'));
  form.put(2 + lines, 3, '公用经费合计', { columnSpan: 5, align: 'centre' });
  return form.amounts(2 + lines, 8, 'public', ['amount'], of('public'));
}

/** 财政拨款“三公”经费支出决算表, budget beside final in one row. */
export function sangong() {
  const form = new Form('T09', '财政拨款“三公”经费支出决算表', Array(12).fill(62), 3);
  const amounts = {
    budget: { total: 480, carTotal: 400, carOperate: 400, reception: 80 },
    final: { total: 408, carTotal: 360, carOperate: 360, reception: 48 },
  };
  Object.entries(amounts).forEach(([base, values], b) => {
    const at = 6 * b;
    form.head(0, at, base === 'budget' ? '预算数' : '决算数', 1, 6);
    form.head(1, at, '合计', 2).head(1, at + 1, '因公出国（境）费', 2);
    form.head(1, at + 2, '公务用车购置及运行维护费', 1, 3).head(1, at + 5, '公务接待费', 2);
    ['小计', '公务用车购置费', '公务用车运行维护费'].forEach((text, i) => {
      form.head(2, at + 2 + i, text);
    });
    ['total', 'abroad', 'carTotal', 'carPurchase', 'carOperate', 'reception'].forEach((key, i) => {
      form.amounts(3, at + i, key, [base], { [base]: values[key] ?? 0 });
    });
  });
  return form;
}

/** The nine statements in their official order. */
export function nineStatements() {
  return [
    wholeSummary(),
    byFunction('T02'),
    byFunction('T03'),
    fiscalSummary(),
    byFunction('T05'),
    basicByEconomy(),
    byFunction('T07'),
    byFunction('T08'),
    sangong(),
  ];
}

/** Sentences about the same year, whose every figure agrees with the statements. */
export const SENTENCES = [
  '2024年度收入总计1,331.23万元，其中：本年收入合计1,326.23万元，年初结转和结余5.00万元。',
  '本年收入1,326.23万元，其中：财政拨款收入1,313.93万元，占99.07%；其他收入12.30万元，占0.93%。',
  '本年支出1,326.23万元，其中：基本支出1,244.33万元，占93.82%；项目支出81.90万元，占6.18%。',
  '2024年度财政拨款“三公”经费支出4.08万元，其中：公务用车购置及运行维护费支出3.60万元，公务接待费支出0.48万元。',
];
