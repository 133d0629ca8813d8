import { disclosure, statement } from '../../example.ts';
import { BASIC, EXPENDITURE, GENERAL_BUDGET, SANGONG } from '../../example-statements.ts';
import { identitiesOf } from '../../identities.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'cross/part-within-whole',
  title: '部分不大于整体',
  severity: 'error',
  scope: 'statements',
  what: '核对财政拨款支出不大于全部支出、财政拨款结转不大于全部结转、基本支出中的“三公”项目不大于“三公”经费表的同一项。',
  why: '财政拨款是全部资金的一部分，部分大于整体必有一处错误。',
  source: '部门决算报表的表间勾稽关系',
  mend: '核对两张表的同一科目。',
  otherwise: 'no-statements-to-compare',
  constraints: (d) => identitiesOf(d, 'cross/part-within-whole'),
  examples: {
    wrong: [
      {
        finds: ['80.00'],
        text: disclosure(
          statement(
            '支出决算表',
            '项目||本年支出合计|基本支出|项目支出|上缴上级支出|经营支出|对附属单位补助支出',
            '功能分类科目编码|科目名称||||||',
            '合计||85.00|65.00|20.00|||',
            '201|一般公共服务支出|70.00|50.00|20.00|||',
            '20126|档案事务|70.00|50.00|20.00|||',
            '2012601|行政运行|50.00|50.00||||',
            '2012604|档案馆|20.00||20.00|||',
            '208|社会保障和就业支出|15.00|15.00||||',
            '20805|行政事业单位养老支出|15.00|15.00||||',
            '2080505|机关事业单位基本养老保险缴费支出|15.00|15.00||||',
          ),
          GENERAL_BUDGET,
        ),
      },
      {
        finds: ['5.00'],
        text: disclosure(
          BASIC,
          SANGONG.with('8.00', '6.00→5.00')
            .with('8.00', '5.00|5.00|→5.00|4.00|')
            .with('8.00', '5.00|3.00→4.00|3.00'),
        ),
      },
    ],
    right: [disclosure(EXPENDITURE, GENERAL_BUDGET), disclosure(BASIC, SANGONG)],
  },
});
