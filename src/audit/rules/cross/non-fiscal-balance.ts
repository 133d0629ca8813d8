import { disclosure, statement } from '../../example.ts';
import { FISCAL_SUMMARY, SUMMARY } from '../../example-statements.ts';
import { identitiesOf } from '../../identities.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'cross/non-fiscal-balance',
  title: '非财政拨款资金收支平衡',
  severity: 'error',
  scope: 'statements',
  what: '由总表与财政拨款总表之差核对非财政拨款资金的收入、结转与支出是否平衡。',
  why: '两张总表各自平衡，差额也应平衡；不平说明两表口径不一致。',
  source: '收入支出决算总表与财政拨款收入支出决算总表的表间勾稽关系',
  mend: '核对两张总表的本年收支与年初、年末结转结余。',
  otherwise: 'no-statements-to-compare',
  constraints: (d) => identitiesOf(d, 'cross/non-fiscal-balance'),
  examples: {
    wrong: [
      {
        finds: ['15.00', '14.00'],
        text: disclosure(
          SUMMARY,
          statement(
            '财政拨款收入支出决算总表',
            '收入||支出||||',
            '项目|决算数|项目|合计|一般公共预算财政拨款|政府性基金预算财政拨款|国有资本经营预算财政拨款',
            '一、一般公共预算财政拨款|100.00|一、一般公共服务支出|80.00|80.00||',
            '二、政府性基金预算财政拨款||二、社会保障和就业支出|15.00|15.00||',
            '三、国有资本经营预算财政拨款||||||',
            '本年收入合计|100.00|本年支出合计|95.00|95.00||',
            '年初财政拨款结转和结余|6.00|年末财政拨款结转和结余|10.00|10.00||',
            '一、一般公共预算财政拨款|6.00|||||',
            '二、政府性基金预算财政拨款||||||',
            '三、国有资本经营预算财政拨款||||||',
            '总计|106.00|总计|106.00|106.00||',
          ),
        ),
      },
      {
        finds: ['15.00', '14.00'],
        text: disclosure(SUMMARY.with('本年收入合计', '115.00→116.00'), FISCAL_SUMMARY),
      },
    ],
    right: [disclosure(SUMMARY, FISCAL_SUMMARY), disclosure(FISCAL_SUMMARY, SUMMARY)],
  },
});
