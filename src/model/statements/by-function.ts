import type { ColumnSpec, StatementSpec } from '../statement.ts';

/** 收入决算表 (公开02表; 财决03表). */
export const T02: StatementSpec = {
  id: 'T02',
  title: '收入决算表',
  named: /收入(?:决算|总).*表/,
  form: 'by-function-code',
  note: '本表反映部门本年度取得的各项收入情况。',
  columns: [
    { key: 'total', label: '本年收入合计', synonyms: ['收入合计', '合计', '本年收入'] },
    {
      key: 'fiscal',
      label: '财政拨款收入',
      synonyms: ['财政拨款', '财政拨款收入>小计', '财政拨款收入>合计'],
    },
    { key: 'superior', label: '上级补助收入', synonyms: ['上级补助'] },
    { key: 'business', label: '事业收入', synonyms: ['事业收入>小计', '事业收入>合计', '事业收入>金额'] },
    {
      key: 'business.education',
      label: '教育收费',
      synonyms: ['教育收费收入', '财政专户管理资金', '事业收入>教育收费'],
    },
    { key: 'operating', label: '经营收入' },
    {
      key: 'affiliate',
      label: '附属单位上缴收入',
      synonyms: ['附属单位缴款', '附属单位上缴', '下级单位上缴收入'],
    },
    { key: 'other', label: '其他收入' },
  ],
};

/** 支出决算表 (公开03表; 财决04表). */
export const T03: StatementSpec = {
  id: 'T03',
  title: '支出决算表',
  named: /支出(?:决算|总).*表/,
  form: 'by-function-code',
  note: '本表反映部门本年度各项支出情况。',
  columns: [
    { key: 'total', label: '本年支出合计', synonyms: ['支出合计', '合计', '本年支出'] },
    { key: 'basic', label: '基本支出', synonyms: ['基本支出>小计', '基本支出>合计'] },
    { key: 'basic.personnel', label: '基本支出>人员经费', synonyms: ['人员经费'] },
    { key: 'basic.public', label: '基本支出>公用经费', synonyms: ['公用经费', '日常公用经费'] },
    { key: 'project', label: '项目支出', synonyms: ['项目支出>小计', '项目支出>合计'] },
    { key: 'remit', label: '上缴上级支出', synonyms: ['上缴上级'] },
    { key: 'operating', label: '经营支出' },
    {
      key: 'subsidy',
      label: '对附属单位补助支出',
      synonyms: ['对附属单位补助', '对下级单位补助支出', '对附属单位的补助支出'],
    },
  ],
};

const OPENING = ['年初结转和结余', '上年结转和结余', '年初财政拨款结转和结余', '年初结转', '上年结转'];
const CLOSING = ['年末结转和结余', '年末财政拨款结转和结余', '结转下年', '年末结转'];
const INCOME = ['本年收入', '本年财政拨款收入', '收入'];
const SPENDING = ['本年支出', '本年财政拨款支出', '支出', '决算数'];

function under(heads: readonly string[], ...leaves: readonly string[]): string[] {
  return heads.flatMap((head) => leaves.map((leaf) => `${head}>${leaf}`));
}

/** Opening, income, spending by kind, closing: the columns of a fund's 收入支出决算表. */
const FUND_COLUMNS = (spent: string): readonly ColumnSpec[] => [
  { key: 'carryIn', label: '年初结转和结余', synonyms: [...OPENING, ...under(OPENING, '合计', '小计')] },
  { key: 'carryIn.basic', label: '年初结转和结余>基本支出结转', synonyms: under(OPENING, '基本支出') },
  {
    key: 'carryIn.project',
    label: '年初结转和结余>项目支出结转和结余',
    synonyms: under(OPENING, '项目支出', '项目支出结转', '项目支出结余'),
  },
  { key: 'income', label: '本年收入', synonyms: [...INCOME.slice(0, 2), ...under(INCOME, '合计', '小计')] },
  { key: 'income.basic', label: '本年收入>基本支出', synonyms: under(INCOME, '基本支出') },
  { key: 'income.project', label: '本年收入>项目支出', synonyms: under(INCOME, '项目支出') },
  {
    key: spent,
    label: '本年支出>合计',
    synonyms: [
      ...under(SPENDING, '小计', '合计'),
      '本年支出合计',
      '本年支出',
      '支出合计',
      '合计',
      '小计',
      '决算数',
    ],
  },
  {
    key: 'basic',
    label: '本年支出>基本支出',
    synonyms: [...under(SPENDING, '基本支出'), '基本支出', ...under(['基本支出'], '合计', '小计')],
  },
  {
    key: 'basic.personnel',
    label: '基本支出>人员经费',
    synonyms: ['本年支出>人员经费', '人员经费', '基本支出>人员支出'],
  },
  {
    key: 'basic.public',
    label: '基本支出>公用经费',
    synonyms: ['本年支出>公用经费', '本年支出>日常公用经费', '公用经费', '日常公用经费', '基本支出>公用支出'],
  },
  {
    key: 'project',
    label: '本年支出>项目支出',
    synonyms: [...under(SPENDING, '项目支出'), '项目支出', ...under(['项目支出'], '合计', '小计')],
  },
  { key: 'carryOut', label: '年末结转和结余', synonyms: [...CLOSING, ...under(CLOSING, '合计', '小计')] },
  { key: 'carryOut.basic', label: '年末结转和结余>基本支出结转', synonyms: under(CLOSING, '基本支出') },
  {
    key: 'carryOut.project',
    label: '年末结转和结余>项目支出结转和结余',
    synonyms: under(
      CLOSING,
      '项目支出',
      '项目支出结转',
      '项目支出结余',
      '项目支出结转和结余>项目支出结转',
      '项目支出结转和结余>项目支出结余',
    ),
  },
];

/** 一般公共预算财政拨款支出决算表 (公开05表); some provinces print it with income and balances (财决07表). */
export const T05: StatementSpec = {
  id: 'T05',
  title: '一般公共预算财政拨款支出决算表',
  named: /一般公共预算.*支出(?:决算|情况).*表|公共预算财政拨款支出决算表/,
  form: 'by-function-code',
  note: '本表反映部门本年度一般公共预算财政拨款支出情况。',
  columns: FUND_COLUMNS('total'),
};

/** 政府性基金预算财政拨款收入支出决算表 (公开07表; 财决09表). */
export const T07: StatementSpec = {
  id: 'T07',
  title: '政府性基金预算财政拨款收入支出决算表',
  named: /政府性基金.*表/,
  form: 'by-function-code',
  note: '本表反映部门本年度政府性基金预算财政拨款收入支出及结转和结余情况。',
  columns: FUND_COLUMNS('exp'),
};

/** 国有资本经营预算财政拨款收入支出决算表 (公开08表); central form: 支出决算表 of three columns. */
export const T08: StatementSpec = {
  id: 'T08',
  title: '国有资本经营预算财政拨款收入支出决算表',
  named: /国有资本经营.*表/,
  form: 'by-function-code',
  note: '本表反映部门本年度国有资本经营预算财政拨款收入支出及结转和结余情况。',
  columns: FUND_COLUMNS('exp'),
};
