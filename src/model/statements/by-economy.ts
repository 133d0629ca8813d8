import type { StatementSpec } from '../statement.ts';

/**
 * 一般公共预算财政拨款基本支出决算表 (公开06表; 财决08-1表): economic codes (部门预算支出经济分类) in two or three lanes
 * side by side, or in one list.
 */
export const T06: StatementSpec = {
  id: 'T06',
  title: '一般公共预算财政拨款基本支出决算表',
  named: /基本支出(?:决算)?(?:明细)?(?:总)?表/,
  form: 'by-economic-code',
  note: '本表反映部门本年度一般公共预算财政拨款基本支出明细情况。',
  columns: [
    {
      key: 'amount',
      label: '决算数',
      synonyms: [
        '金额',
        '合计',
        '小计',
        '决算',
        '本年支出合计',
        '基本支出',
        '决算金额',
        '支出数',
        '本年支出',
      ],
    },
    { key: 'personnel', label: '人员经费', synonyms: ['人员支出'] },
    { key: 'public', label: '公用经费', synonyms: ['日常公用经费', '公用支出'] },
  ],
  rows: [
    {
      key: 'personnel',
      label: '人员经费合计',
      synonyms: ['人员经费小计', '人员经费总计', '人员经费支出合计', '人员支出合计', '人员经费'],
    },
    {
      key: 'public',
      label: '公用经费合计',
      synonyms: [
        '公用经费小计',
        '日常公用经费合计',
        '公用经费支出合计',
        '公用支出合计',
        '公用经费总计',
        '公用经费',
      ],
    },
    { key: 'ALL', label: '合计', synonyms: ['总计', '基本支出合计', '支出合计', '本年支出合计'] },
  ],
};
