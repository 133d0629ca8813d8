import { disclosure, statement } from '../../example.ts';
import { FISCAL_SUMMARY, GENERAL_BUDGET, INCOME, SUMMARY } from '../../example-statements.ts';
import { identitiesOf } from '../../identities.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'cross/fiscal-appropriation-agrees',
  title: '财政拨款在各表之间一致',
  severity: 'error',
  scope: 'statements',
  what: '核对财政拨款收入、一般公共预算财政拨款支出在总表、收入决算表、财政拨款总表和一般公共预算支出表之间是否一致。',
  why: '财政拨款是公众最关心的资金，各表必须同口径同数。',
  source: '部门决算报表的表间勾稽关系',
  mend: '以账务数据为准，统一各表的财政拨款金额。',
  otherwise: 'no-statements-to-compare',
  constraints: (d) => identitiesOf(d, 'cross/fiscal-appropriation-agrees'),
  examples: {
    wrong: [
      {
        finds: ['81.00', '80.00'],
        text: disclosure(
          FISCAL_SUMMARY,
          statement(
            '一般公共预算财政拨款支出决算表',
            '项目||本年支出合计|基本支出|项目支出',
            '功能分类科目编码|科目名称|||',
            '合计||96.00|65.00|31.00',
            '201|一般公共服务支出|81.00|50.00|31.00',
            '20126|档案事务|81.00|50.00|31.00',
            '2012601|行政运行|50.00|50.00|',
            '2012604|档案馆|31.00||31.00',
            '208|社会保障和就业支出|15.00|15.00|',
            '20805|行政事业单位养老支出|15.00|15.00|',
            '2080505|机关事业单位基本养老保险缴费支出|15.00|15.00|',
          ),
        ),
      },
      {
        finds: ['100.00', '101.00'],
        text: disclosure(
          statement(
            '收入决算表',
            '项目||本年收入合计|财政拨款收入|上级补助收入|事业收入|经营收入|附属单位上缴收入|其他收入',
            '功能分类科目编码|科目名称|||||||',
            '合计||121.00|101.00|||||20.00',
            '201|一般公共服务支出|101.00|101.00|||||',
            '20126|档案事务|101.00|101.00|||||',
            '2012601|行政运行|101.00|101.00|||||',
            '208|社会保障和就业支出|20.00||||||20.00',
            '20805|行政事业单位养老支出|20.00||||||20.00',
            '2080505|机关事业单位基本养老保险缴费支出|20.00||||||20.00',
          ),
          FISCAL_SUMMARY,
        ),
      },
    ],
    right: [disclosure(SUMMARY, INCOME, FISCAL_SUMMARY), disclosure(FISCAL_SUMMARY, GENERAL_BUDGET)],
  },
});
