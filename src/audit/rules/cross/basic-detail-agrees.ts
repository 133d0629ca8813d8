import { disclosure, statement } from '../../example.ts';
import { BASIC, GENERAL_BUDGET } from '../../example-statements.ts';
import { identitiesOf } from '../../identities.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'cross/basic-detail-agrees',
  title: '基本支出等于人员经费加公用经费',
  severity: 'error',
  scope: 'statements',
  what: '核对一般公共预算财政拨款基本支出与基本支出决算表的人员经费、公用经费之和是否相等。',
  why: '基本支出由人员经费和公用经费组成。',
  source: '一般公共预算财政拨款支出决算表与基本支出决算表的表间勾稽关系',
  mend: '核对基本支出及其经济分类明细。',
  otherwise: 'no-statements-to-compare',
  constraints: (d) => identitiesOf(d, 'cross/basic-detail-agrees'),
  examples: {
    wrong: [
      {
        finds: ['65.00', '75.00'],
        text: disclosure(
          GENERAL_BUDGET,
          BASIC.with('301', '40.00→50.00').with('30101', '40.00→50.00').with('人员经费合计', '45.00→55.00'),
        ),
      },
      {
        finds: ['60.00', '65.00'],
        text: disclosure(
          statement(
            '一般公共预算财政拨款支出决算表',
            '项目||本年支出合计|基本支出|项目支出',
            '功能分类科目编码|科目名称|||',
            '合计||95.00|60.00|35.00',
            '201|一般公共服务支出|80.00|45.00|35.00',
            '20126|档案事务|80.00|45.00|35.00',
            '2012601|行政运行|45.00|45.00|',
            '2012604|档案馆|35.00||35.00',
            '208|社会保障和就业支出|15.00|15.00|',
            '20805|行政事业单位养老支出|15.00|15.00|',
            '2080505|机关事业单位基本养老保险缴费支出|15.00|15.00|',
          ),
          BASIC,
        ),
      },
    ],
    right: [disclosure(GENERAL_BUDGET, BASIC), disclosure(BASIC, GENERAL_BUDGET)],
  },
});
