import { disclosure, statement } from '../../example.ts';
import { BASIC, EXPENDITURE, GENERAL_BUDGET } from '../../example-statements.ts';
import { identitiesOf } from '../../identities.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'statement/codes-add-up',
  title: '类、款、项逐级汇总',
  severity: 'error',
  scope: 'statement',
  what: '核对各表中合计=各类之和、类=各款之和、款=各项之和。',
  why: '科目逐级汇总不平，说明有科目遗漏、重复或金额错误。',
  source: '政府收支分类科目的类、款、项层级与决算报表的表内勾稽关系',
  mend: '核对不平的那一级科目及其下级科目的金额。',
  otherwise: 'no-statements-to-compare',
  constraints: (d) => identitiesOf(d, 'statement/codes-add-up'),
  examples: {
    wrong: [
      {
        finds: ['95.00', '131.00'],
        text: disclosure(
          statement(
            '一般公共预算财政拨款支出决算表',
            '项目||本年支出合计|基本支出|项目支出',
            '功能分类科目编码|科目名称|||',
            '合计||95.00|65.00|30.00',
            '201|一般公共服务支出|80.00|50.00|30.00',
            '20126|档案事务|80.00|50.00|30.00',
            '2012601|行政运行|50.00|50.00|',
            '2012604|档案馆|30.00||30.00',
            '208|社会保障和就业支出|51.00|51.00|',
            '20805|行政事业单位养老支出|51.00|51.00|',
            '2080505|机关事业单位基本养老保险缴费支出|51.00|51.00|',
          ),
        ),
      },
      { finds: ['91.00', '90.00'], text: disclosure(EXPENDITURE.with('201', '90.00→91.00')) },
    ],
    right: [disclosure(GENERAL_BUDGET), disclosure(EXPENDITURE, BASIC)],
  },
});
