import { disclosure, statement } from '../../example.ts';
import { INCOME, SUMMARY } from '../../example-statements.ts';
import { identitiesOf } from '../../identities.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'cross/income-agrees',
  title: '收入决算表与收入支出决算总表一致',
  severity: 'error',
  scope: 'statements',
  what: '核对收入决算表的合计行与收入支出决算总表中的各项收入是否一致。',
  why: '同一笔收入在两张表上必须是同一个数。',
  source: '部门决算报表的表间勾稽关系',
  mend: '以账务数据为准，统一两张表的金额。',
  otherwise: 'no-statements-to-compare',
  constraints: (d) => identitiesOf(d, 'cross/income-agrees'),
  examples: {
    wrong: [
      {
        finds: ['130.00', '120.00'],
        text: disclosure(
          SUMMARY,
          statement(
            '收入决算表',
            '项目||本年收入合计|财政拨款收入|上级补助收入|事业收入|经营收入|附属单位上缴收入|其他收入',
            '功能分类科目编码|科目名称|||||||',
            '合计||130.00|110.00|||||20.00',
            '201|一般公共服务支出|110.00|110.00|||||',
            '20126|档案事务|110.00|110.00|||||',
            '2012601|行政运行|110.00|110.00|||||',
            '208|社会保障和就业支出|20.00||||||20.00',
            '20805|行政事业单位养老支出|20.00||||||20.00',
            '2080505|机关事业单位基本养老保险缴费支出|20.00||||||20.00',
          ),
        ),
      },
      {
        finds: ['20.00', '30.00'],
        text: disclosure(
          statement(
            '收入支出决算总表',
            '收入||支出|',
            '项目|决算数|项目|决算数',
            '一、一般公共预算财政拨款收入|100.00|一、一般公共服务支出|90.00',
            '二、其他收入|30.00|二、社会保障和就业支出|25.00',
            '本年收入合计|130.00|本年支出合计|115.00',
            '使用非财政拨款结余||结余分配|',
            '年初结转和结余|10.00|年末结转和结余|25.00',
            '总计|140.00|总计|140.00',
          ),
          INCOME,
        ),
      },
    ],
    right: [disclosure(SUMMARY, INCOME), disclosure(INCOME, SUMMARY)],
  },
});
