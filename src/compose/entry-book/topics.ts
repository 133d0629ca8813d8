import { DIALECTS } from '../dialects/index.ts';

/** What a cell takes: a line, a passage, 万元, a whole number, square metres, a year, one of a list, a code (科目编码). */
export type EntryKind = 'words' | 'passage' | 'amount' | 'count' | 'area' | 'year' | 'choice' | 'code';

/** A cell to fill in. */
export interface Entry {
  /** What it gives, as `AccountValues` has it. */
  readonly key: string;
  readonly kind: EntryKind;
  readonly required?: true;
  /** Words of a choice by the value they stand for. */
  readonly choices?: Readonly<Record<string, string>>;
  /** A reason is wanted where this year's amount and the base beside it, two columns of the topic, differ. */
  readonly between?: readonly [now: number, base: number];
}

/** A cell that shows a figure of the statements. */
export interface Shown {
  readonly shows: string;
}

export type Slot = Entry | Shown | undefined;

export interface TopicColumn {
  readonly title: string;
  /** Characters of Latin width. */
  readonly width: number;
}

export interface TopicRow {
  readonly label: string;
  readonly note?: string;
  /** After the label, one for each further column. */
  readonly slots: readonly Slot[];
}

/** Rows that the unit adds itself. */
export interface OpenRows {
  /** Cells of a row from the first column on, given what stands in the first one, and the row's number from 0. */
  readonly slots: (first: string, index: number) => readonly Slot[];
  /** Whether the first column tells the rows apart (a code); else the columns are lists of their own. */
  readonly keyed: boolean;
  /** Blank rows to offer. */
  readonly blank: number;
}

/** A sheet of the workbook (填报工作簿): a heading, a line about it, a table. */
export interface Topic {
  readonly name: string;
  readonly about: string;
  readonly columns: readonly TopicColumn[];
  readonly rows: readonly TopicRow[] | OpenRows;
}

const words = (key: string, required?: true): Entry => ({
  key,
  kind: 'words',
  ...(required ? { required } : {}),
});
const passage = (key: string): Entry => ({ key, kind: 'passage' });
const amount = (key: string, required?: true): Entry => ({
  key,
  kind: 'amount',
  ...(required ? { required } : {}),
});
const count = (key: string): Entry => ({ key, kind: 'count', required: true });
const choice = (key: string, choices: Readonly<Record<string, string>>): Entry => ({
  key,
  kind: 'choice',
  required: true,
  choices,
});
const reason = (key: string, now: number, base: number): Entry => ({
  key: `reason:${key}`,
  kind: 'passage',
  between: [now, base],
});
const shown = (shows: string): Shown => ({ shows });

const LABEL = { title: '项目', width: 40 } as const;
const NOTE = { title: '说明', width: 60 } as const;
const NOW = { title: '本年决算数', width: 16 } as const;
const BEFORE = { title: '上年决算数', width: 16 } as const;
const INITIAL = { title: '年初预算数', width: 16 } as const;
const WHY_YEAR = { title: '与上年相比变动的主要原因', width: 46 } as const;
const WHY_BUDGET = { title: '与预算差异的主要原因', width: 46 } as const;

const field = (label: string, slot: Entry, note = ''): TopicRow => ({ label, note, slots: [slot] });

/** A line of the comparison: this year, last year, and the reason where they differ. */
const compared = (
  label: string,
  address: string,
  options: { budget?: true; entered?: true } = {},
): TopicRow => ({
  label,
  slots: [
    options.entered ? amount(address) : shown(address),
    amount(`${address}@last-year`, true),
    options.budget ? amount(`${address}@initial`, true) : undefined,
    reason(`${address}@last-year`, 1, 2),
    options.budget ? reason(`${address}@initial`, 1, 3) : undefined,
  ],
});

const sangong = (label: string, row: string, used: boolean): TopicRow => ({
  label,
  slots: [
    shown(`T09/${row}/budget`),
    shown(`T09/${row}/final`),
    amount(`T09/${row}/final@last-year`, row === 'total' || row === 'carTotal' ? undefined : true),
    used ? passage(`text:sangongUses:${row}`) : undefined,
    reason(`T09/${row}/final@last-year`, 2, 3),
    reason(`T09/${row}/final@budget`, 2, 1),
  ],
});

/** The sheets beside the statements and the forms, in the order of the disclosure: what only the unit knows. */
export const TOPICS: readonly Topic[] = [
  {
    name: '单位概况',
    about: '封面、标题和正文都用这里的名称和年度。',
    columns: [{ ...LABEL, width: 20 }, { title: '填写内容', width: 46 }, NOTE],
    rows: [
      field('单位全称', words('unit', true), '与公章一致'),
      field('主管部门', words('department'), '单位决算填写；部门汇总决算可以不填'),
      field('决算年度', { key: 'year', kind: 'year', required: true }, '四位数字，如2024'),
      field('编报范围', choice('scope', { unit: '单位', department: '部门' }), '部门决算含所属单位的汇总'),
      field(
        '单位性质',
        choice('nature', {
          administrative: '行政单位',
          'civil-service': '参照公务员法管理的事业单位',
          institution: '事业单位',
        }),
        '决定有没有机关运行经费',
      ),
      field(
        '地方格式',
        { ...choice('dialect', Object.fromEntries(Object.values(DIALECTS).map((d) => [d.name, d.label]))) },
        '正文按哪一地的格式写',
      ),
    ],
  },
  {
    name: '职能与机构',
    about: '一行写一条；各列互不相关。没有内设机构或所属单位的，在那一列写“无”。',
    columns: [
      { title: '主要职能', width: 70 },
      { title: '内设机构', width: 30 },
      { title: '所属单位', width: 40 },
    ],
    rows: {
      keyed: false,
      blank: 20,
      slots: (_, i) => [
        { key: `text:duties:${i}`, kind: 'passage' },
        { key: `text:divisions:${i}`, kind: 'words' },
        { key: `text:units:${i}`, kind: 'words' },
      ],
    },
  },
  {
    name: '人员情况',
    about: '年末实有人数，单位：人。没有的填0。',
    columns: [
      { ...LABEL, width: 20 },
      { title: '本年末', width: 14 },
      { title: '上年末', width: 14 },
    ],
    rows: (
      [
        ['在职人员', 'active'],
        ['离休人员', 'lixiu'],
        ['退休人员', 'retired'],
      ] as const
    ).map(([label, kind]) => ({
      label,
      slots: [count(`staff/${kind}/count`), count(`staff/${kind}/count@last-year`)],
    })),
  },
  {
    name: '总体对比',
    about:
      '金额单位：万元。本年数取自报表；上年数按上年公开的决算填，年初预算数按本年公开的预算填，没有的填0。本年与上年、与预算不同的，写明原因。',
    columns: [LABEL, NOW, BEFORE, INITIAL, WHY_YEAR, WHY_BUDGET],
    rows: [
      compared('收、支总计', 'T01/grand/income'),
      compared('本年收入合计', 'T02/ALL/total'),
      compared('本年支出合计', 'T03/ALL/total'),
      compared('财政拨款收、支总计', 'T04/grand/income', { budget: true }),
      compared('一般公共预算财政拨款支出', 'T05/ALL/total', { budget: true }),
      compared('政府性基金预算财政拨款支出', 'T07/ALL/exp'),
      compared('国有资本经营预算财政拨款支出', 'T08/ALL/exp'),
      compared('机关运行经费', 'runningCost/total/amount', { entered: true }),
    ],
  },
  {
    name: '功能科目',
    about:
      '金额单位：万元。一般公共预算财政拨款支出的每个“项”级科目一行；年度科目册没有的“类”“款”名称也写在这里。',
    columns: [
      { title: '科目编码', width: 12 },
      { title: '科目名称', width: 30 },
      NOW,
      BEFORE,
      INITIAL,
      { title: '主要用于', width: 40 },
      WHY_YEAR,
      WHY_BUDGET,
    ],
    rows: {
      keyed: true,
      blank: 40,
      slots: (code) => {
        const final = `T05/${code}/total`;
        const base = (key: string): Entry => ({
          key,
          kind: 'amount',
          // 类 and 款 stand here for their names only.
          ...(code === '' || code.length === 7 ? { required: true } : {}),
        });
        return [
          { key: '', kind: 'code' },
          { key: `name:${code}`, kind: 'words' },
          shown(final),
          base(`${final}@last-year`),
          base(`${final}@initial`),
          passage(`text:uses:${code}`),
          reason(`${final}@last-year`, 2, 3),
          reason(`${final}@initial`, 2, 4),
        ];
      },
    },
  },
  {
    name: '三公经费',
    about: '金额单位：万元。预算数和决算数取自《财政拨款“三公”经费支出决算表》；上年数没有的填0。',
    columns: [
      LABEL,
      { title: '预算数', width: 16 },
      { title: '决算数', width: 16 },
      BEFORE,
      { title: '开支内容', width: 40 },
      WHY_YEAR,
      WHY_BUDGET,
    ],
    rows: [
      sangong('合计', 'total', false),
      sangong('因公出国（境）费', 'abroad', true),
      sangong('公务用车购置及运行维护费', 'carTotal', false),
      sangong('公务用车购置费', 'carPurchase', true),
      sangong('公务用车运行维护费', 'carOperate', true),
      sangong('公务接待费', 'reception', true),
    ],
  },
  {
    name: '三公实物量',
    about: '没有的填0。',
    columns: [LABEL, { title: '数量', width: 16 }, NOTE],
    rows: [
      field('因公出国（境）团组数（个）', count('sangong/groups/count')),
      field('因公出国（境）人次数（人次）', count('sangong/persons/count')),
      field('公务用车购置数（辆）', count('sangong/bought/count')),
      field('公务用车保有量（辆）', count('sangong/held/count'), '财政拨款开支运行维护费的车辆'),
      field('国内公务接待批次（批次）', count('sangong/batches/count')),
      field('国内公务接待人次（人次）', count('sangong/visitors/count')),
    ],
  },
  {
    name: '政府采购',
    about: '金额单位：万元。没有的填0。',
    columns: [LABEL, { title: '金额', width: 16 }, NOTE],
    rows: [
      field('政府采购支出总额', amount('procurement/total/amount'), '可以不填，等于以下三项之和'),
      field('政府采购货物支出', amount('procurement/goods/amount', true)),
      field('政府采购工程支出', amount('procurement/works/amount', true)),
      field('政府采购服务支出', amount('procurement/services/amount', true)),
      field('授予中小企业合同金额', amount('procurement/sme/amount', true), '不超过政府采购支出总额'),
      field('授予小微企业合同金额', amount('procurement/micro/amount', true), '包含在中小企业之内'),
    ],
  },
  {
    name: '国有资产',
    about: '截至本年12月31日。面积单位：平方米；价值单位：万元。没有的填0。',
    columns: [LABEL, { title: '填写内容', width: 40 }, NOTE],
    rows: [
      field('房屋面积（平方米）', { key: 'assets/houseArea/count', kind: 'area', required: true }),
      field('房屋价值（万元）', amount('assets/houseValue/amount', true)),
      field('车辆数量（辆）', { key: 'assets/cars/count', kind: 'count' }, '可以不填，等于以下各类之和'),
      field('副部（省）级及以上领导用车（辆）', count('assets/cars.ministerial/count')),
      field('主要负责人用车（辆）', count('assets/cars.principal/count')),
      field('机要通信用车（辆）', count('assets/cars.confidential/count')),
      field('应急保障用车（辆）', count('assets/cars.emergency/count')),
      field('执法执勤用车（辆）', count('assets/cars.enforcement/count')),
      field('特种专业技术用车（辆）', count('assets/cars.special/count')),
      field('离退休干部服务用车（辆）', count('assets/cars.retired/count')),
      field('其他用车（辆）', count('assets/cars.other/count')),
      field('其他用车主要是', passage('text:otherCars'), '有其他用车的填写'),
      field('车辆价值（万元）', amount('assets/carValue/amount', true)),
      field('单价100万元以上设备（台、套）', count('assets/equipment/count')),
      field(
        '与公务用车保有量的差异原因',
        passage('text:carDifference'),
        '车辆数量与“三公”经费中的公务用车保有量不同的填写',
      ),
    ],
  },
  {
    name: '绩效管理',
    about: '每个项目的自评表各占一个工作表；没有自评项目的，项目数填0，其余不填。',
    columns: [{ ...LABEL, width: 24 }, { title: '填写内容', width: 80 }, NOTE],
    rows: [
      field(
        '纳入绩效自评的项目数（个）',
        { key: 'performance/projects/count', kind: 'count' },
        '有自评表的可以不填，等于自评表的张数；没有的填0',
      ),
      field('取得的成效', passage('text:achievements')),
      field('发现的问题及原因', passage('text:problems')),
      field('下一步改进措施', passage('text:measures')),
    ],
  },
  {
    name: '其他事项',
    about: '其他需要说明的事项，一段一行；没有的写“无”。',
    columns: [{ title: '其他需说明的事项', width: 100 }],
    rows: { keyed: false, blank: 6, slots: (_, i) => [{ key: `text:remarks:${i}`, kind: 'passage' }] },
  },
];

/** First sheet: what the workbook is, how it is filled in, what is still missing. */
export const COVER = '封面';
/** Stands in the cover's last line of words, and tells that a workbook is one of ours. */
export const MARK = '明账填报工作簿';
/** Passages of last year at hand, to be read and not to be used again as they are. */
export const REFERENCE = '上年文字（参考）';
/** Answers to what the audit doubts: 编号, 疑点, 答复. */
export const ANSWERS = '核对';
/** Head of every table, in rows counted from 0. */
export const HEAD_ROW = 2;
