import { disclosure, statement } from '../../example.ts';
import { FISCAL_SUMMARY, SUMMARY } from '../../example-statements.ts';
import { identitiesOf } from '../../identities.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'statement/income-and-expenditure-balance',
  title: '收入总计等于支出总计',
  severity: 'error',
  scope: 'statement',
  what: '核对收入总计与支出总计是否相等，各类财政拨款年初结转加本年收入是否等于本年支出加年末结转。',
  why: '收支平衡是决算报表最基本的要求。',
  source: '收入支出决算总表、财政拨款收入支出决算总表的平衡关系',
  mend: '核对总计及结转结余数。',
  otherwise: 'no-statements-to-compare',
  constraints: (d) => identitiesOf(d, 'statement/income-and-expenditure-balance'),
  examples: {
    wrong: [
      {
        finds: ['131.00', '130.00'],
        text: disclosure(
          SUMMARY.with('年初结转和结余', '15.00→16.00').with('总计', '130.00|总计|130.00→130.00|总计|131.00'),
        ),
      },
      {
        finds: ['12.00', '10.00'],
        text: disclosure(
          statement(
            '财政拨款收入支出决算总表',
            '收入||支出||||',
            '项目|决算数|项目|合计|一般公共预算财政拨款|政府性基金预算财政拨款|国有资本经营预算财政拨款',
            '一、一般公共预算财政拨款|100.00|一、一般公共服务支出|80.00|80.00||',
            '二、政府性基金预算财政拨款||二、社会保障和就业支出|15.00|15.00||',
            '三、国有资本经营预算财政拨款||||||',
            '本年收入合计|100.00|本年支出合计|95.00|95.00||',
            '年初财政拨款结转和结余|5.00|年末财政拨款结转和结余|12.00|12.00||',
            '一、一般公共预算财政拨款|5.00|||||',
            '二、政府性基金预算财政拨款||||||',
            '三、国有资本经营预算财政拨款||||||',
            '总计|105.00|总计|107.00|107.00||',
          ),
        ),
      },
    ],
    right: [disclosure(SUMMARY), disclosure(FISCAL_SUMMARY)],
  },
});
