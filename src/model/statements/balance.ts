import type { StatementSpec } from '../statement.ts';
import { CLASS_ROWS } from './class-rows.ts';

const AMOUNT = ['决算数', '金额', '决算', '本年决算数', '决算金额', '决算统计数', '本年数'] as const;
const INITIAL = { key: 'amount@initial', label: '年初预算数', synonyms: ['年初预算', '预算数'] } as const;
const ADJUSTED = {
  key: 'amount@adjusted',
  label: '全年预算数',
  synonyms: ['全年预算', '调整预算数', '调整后预算数'],
} as const;

/** 收入支出决算总表 (公开01表; 财决01表 in the accounts software). */
export const T01: StatementSpec = {
  id: 'T01',
  title: '收入支出决算总表',
  named: /(?:收入支出|收支|收入、支出|收、支|收入和支出)(?:决算)?.*表/,
  form: 'sides',
  note: '本表反映部门本年度的总收支和年末结转结余情况。',
  sides: [
    {
      key: 'income',
      columns: [{ key: 'amount', label: '决算数', synonyms: AMOUNT }, INITIAL, ADJUSTED],
      rows: [
        {
          key: 'gpb',
          label: '一般公共预算财政拨款收入',
          synonyms: ['一般公共预算财政拨款', '财政拨款收入', '一般公共预算拨款收入', '公共预算财政拨款收入'],
        },
        {
          key: 'gf',
          label: '政府性基金预算财政拨款收入',
          synonyms: ['政府性基金预算财政拨款', '政府性基金财政拨款收入', '政府性基金预算拨款收入'],
        },
        {
          key: 'soc',
          label: '国有资本经营预算财政拨款收入',
          synonyms: ['国有资本经营预算财政拨款', '国有资本经营预算拨款收入', '国有资本经营财政拨款收入'],
        },
        { key: 'superior', label: '上级补助收入' },
        { key: 'business', label: '事业收入', synonyms: ['事业单位事业收入'] },
        { key: 'operating', label: '经营收入', synonyms: ['事业单位经营收入'] },
        { key: 'affiliate', label: '附属单位上缴收入', synonyms: ['附属单位缴款', '下级单位上缴收入'] },
        { key: 'other', label: '其他收入' },
        { key: 'total', label: '本年收入合计', synonyms: ['收入合计', '本年合计', '本年收入小计'] },
        {
          key: 'useNonFiscal',
          label: '使用非财政拨款结余（含专用结余）',
          synonyms: [
            '使用非财政拨款结余',
            '使用非财政拨款结余和专用结余',
            '使用专用结余',
            '用事业基金弥补收支差额',
            '动用非财政拨款结余',
            '非财政拨款结余',
          ],
        },
        {
          key: 'carryIn',
          label: '年初结转和结余',
          synonyms: ['上年结转和结余', '年初结转与结余', '上年结转', '年初结转结余', '上年结转结余'],
        },
        { key: 'grand', label: '总计', synonyms: ['收入总计', '收入总合计'] },
      ],
    },
    {
      key: 'expenditure',
      columns: [{ key: 'amount', label: '决算数', synonyms: AMOUNT }, INITIAL, ADJUSTED],
      rows: [
        ...CLASS_ROWS,
        { key: 'total', label: '本年支出合计', synonyms: ['支出合计', '本年合计', '本年支出小计'] },
        { key: 'distribution', label: '结余分配' },
        {
          key: 'carryOut',
          label: '年末结转和结余',
          synonyms: ['年末结转与结余', '结转下年', '年末结转结余', '结转和结余'],
        },
        { key: 'grand', label: '总计', synonyms: ['支出总计', '支出总合计'] },
      ],
    },
  ],
};

/** 财政拨款收入支出决算总表 (公开04表; 财决01-1表). */
export const T04: StatementSpec = {
  id: 'T04',
  title: '财政拨款收入支出决算总表',
  named: /财政拨款(?:收入支出|收支|收、支|收入、支出|收入和支出|支出)(?:决算)?.*表/,
  form: 'sides',
  note: '本表反映部门本年度一般公共预算财政拨款、政府性基金预算财政拨款和国有资本经营预算财政拨款的总收支和年末结转结余情况。',
  sides: [
    {
      key: 'income',
      columns: [{ key: 'amount', label: '决算数', synonyms: AMOUNT }, INITIAL, ADJUSTED],
      rows: [
        {
          key: 'gpb',
          label: '一般公共预算财政拨款',
          synonyms: ['一般公共预算财政拨款收入', '一般公共预算拨款', '公共预算财政拨款', '一般公共预算'],
        },
        {
          key: 'gf',
          label: '政府性基金预算财政拨款',
          synonyms: [
            '政府性基金预算财政拨款收入',
            '政府性基金预算拨款',
            '政府性基金财政拨款',
            '政府性基金预算',
          ],
        },
        {
          key: 'soc',
          label: '国有资本经营预算财政拨款',
          synonyms: [
            '国有资本经营预算财政拨款收入',
            '国有资本经营预算拨款',
            '国有资本经营财政拨款',
            '国有资本经营预算',
          ],
        },
        { key: 'total', label: '本年收入合计', synonyms: ['收入合计', '本年合计', '本年收入小计'] },
        {
          key: 'carryIn',
          label: '年初财政拨款结转和结余',
          synonyms: [
            '年初结转和结余',
            '上年财政拨款结转和结余',
            '年初财政拨款结转与结余',
            '上年结转和结余',
            '上年结转',
            '年初财政拨款结转结余',
          ],
        },
        {
          key: 'carryIn.gpb',
          label: '一般公共预算财政拨款',
          synonyms: ['一般公共预算财政拨款收入', '公共预算财政拨款', '一般公共预算拨款', '一般公共预算'],
        },
        {
          key: 'carryIn.gf',
          label: '政府性基金预算财政拨款',
          synonyms: [
            '政府性基金预算财政拨款收入',
            '政府性基金财政拨款',
            '政府性基金预算拨款',
            '政府性基金预算',
          ],
        },
        {
          key: 'carryIn.soc',
          label: '国有资本经营预算财政拨款',
          synonyms: [
            '国有资本经营预算财政拨款收入',
            '国有资本经营财政拨款',
            '国有资本经营预算拨款',
            '国有资本经营预算',
          ],
        },
        { key: 'grand', label: '总计', synonyms: ['收入总计', '收入总合计'] },
      ],
    },
    {
      key: 'expenditure',
      columns: [
        { key: 'total', label: '合计', synonyms: ['小计', '决算数', '金额', '决算数>合计', '决算数>小计'] },
        {
          key: 'gpb',
          label: '一般公共预算财政拨款',
          synonyms: ['一般公共预算', '一般公共预算财政拨款支出', '公共预算财政拨款', '一般公共预算拨款'],
        },
        {
          key: 'gf',
          label: '政府性基金预算财政拨款',
          synonyms: ['政府性基金预算', '政府性基金', '政府性基金财政拨款', '政府性基金预算拨款'],
        },
        {
          key: 'soc',
          label: '国有资本经营预算财政拨款',
          synonyms: ['国有资本经营预算', '国有资本经营', '国有资本经营财政拨款', '国有资本经营预算拨款'],
        },
      ],
      rows: [
        ...CLASS_ROWS,
        { key: 'total', label: '本年支出合计', synonyms: ['支出合计', '本年合计', '本年支出小计'] },
        {
          key: 'carryOut',
          label: '年末财政拨款结转和结余',
          synonyms: [
            '年末结转和结余',
            '年末财政拨款结转与结余',
            '结转下年',
            '年末财政拨款结转结余',
            '年末结转与结余',
          ],
        },
        { key: 'grand', label: '总计', synonyms: ['支出总计', '支出总合计'] },
      ],
    },
  ],
};
