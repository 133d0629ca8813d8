import type { StatementSpec } from '../statement.ts';

/**
 * 财政拨款“三公”经费支出决算表 (公开09表): items by budget and final, across in one data row or down in rows; some
 * provinces add counts (团组、人次、辆、批次) and 会议费, 培训费, 机关运行经费 below.
 */
export const T09: StatementSpec = {
  id: 'T09',
  title: '财政拨款“三公”经费支出决算表',
  named: /三公.*表|机构运行信息表/,
  form: 'matrix',
  note: '本表反映部门本年度财政拨款“三公”经费支出预决算情况。',
  columns: [
    {
      key: 'budget',
      label: '预算数',
      synonyms: [
        '全年预算数',
        '年初预算数',
        '预算',
        '调整预算数',
        '全年预算',
        '年初预算',
        '调整后预算数',
        '年度预算数',
      ],
    },
    {
      key: 'final',
      label: '决算数',
      synonyms: [
        '决算',
        '决算统计数',
        '支出决算',
        '决算支出',
        '支出数',
        '统计数',
        '全年执行数',
        '实际支出数',
      ],
    },
  ],
  rows: [
    {
      key: 'total',
      label: '合计',
      synonyms: ['“三公”经费支出', '“三公”经费合计', '支出合计', '三公经费合计', '总计', '“三公”经费'],
    },
    {
      key: 'abroad',
      label: '因公出国（境）费',
      synonyms: ['因公出国（境）费用', '因公出国（境）支出', '因公出国（境）'],
    },
    {
      key: 'carTotal',
      label: '公务用车购置及运行维护费',
      synonyms: [
        '公务用车购置及运行费',
        '公务用车购置和运行维护费',
        '公务用车费',
        '公务用车',
        '公务用车购置及运行维护费>小计',
        '公务用车购置及运行费>小计',
        '公务用车购置和运行费',
        '公务用车支出',
      ],
    },
    {
      key: 'carPurchase',
      label: '公务用车购置费',
      synonyms: ['公务用车购置', '购置费', '公务用车购置支出', '车辆购置费'],
    },
    {
      key: 'carOperate',
      label: '公务用车运行维护费',
      synonyms: [
        '公务用车运行费',
        '公务用车运行维护',
        '运行维护费',
        '运行费',
        '公务用车运行维护支出',
        '公务用车运行',
      ],
    },
    { key: 'reception', label: '公务接待费', synonyms: ['公务接待', '公务接待支出', '公务接待费用'] },
    { key: 'reception.domestic', label: '国内接待费', synonyms: ['国内公务接待费', '国内公务接待支出'] },
    {
      key: 'reception.foreign',
      label: '国（境）外接待费',
      synonyms: ['外事接待费', '国（境）外公务接待费', '外宾接待费'],
    },
    {
      key: 'groups',
      label: '因公出国（境）团组数',
      synonyms: ['因公出国（境）团组', '出国（境）团组数', '团组数'],
    },
    {
      key: 'persons',
      label: '因公出国（境）人次数',
      synonyms: ['因公出国（境）人数', '因公出国（境）人次', '出国（境）人数'],
    },
    {
      key: 'bought',
      label: '公务用车购置数',
      synonyms: ['公务用车购置数量', '公务用车购置辆数', '购置公务用车数量'],
    },
    { key: 'held', label: '公务用车保有量', synonyms: ['公务用车保有数', '公务用车保有数量'] },
    {
      key: 'batches',
      label: '国内公务接待批次',
      synonyms: ['公务接待批次', '国内公务接待批次数', '公务接待批次数'],
    },
    {
      key: 'recPersons',
      label: '国内公务接待人次',
      synonyms: ['公务接待人次', '国内公务接待人数', '国内公务接待人次数', '公务接待人数'],
    },
    { key: 'foreignBatches', label: '国（境）外公务接待批次', synonyms: ['外事接待批次', '外宾接待批次'] },
    { key: 'foreignPersons', label: '国（境）外公务接待人次', synonyms: ['外事接待人次', '外宾接待人次'] },
    { key: 'meeting', label: '会议费', synonyms: ['会议费支出'] },
    { key: 'training', label: '培训费', synonyms: ['培训费支出'] },
    { key: 'runningCost', label: '机关运行经费', synonyms: ['机关运行经费支出'] },
  ],
};
