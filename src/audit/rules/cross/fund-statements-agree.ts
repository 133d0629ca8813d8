import { disclosure, statement } from '../../example.ts';
import { FISCAL_SUMMARY, FUND } from '../../example-statements.ts';
import { identitiesOf } from '../../identities.ts';
import { defineRule } from '../../rule.ts';

const OTHER_FUND = statement(
  '政府性基金预算财政拨款收入支出决算表',
  '项目||年初结转和结余|本年收入|本年支出|||年末结转和结余',
  '功能分类科目编码|科目名称|||小计|基本支出|项目支出|',
  '合计|||||||',
  '212|城乡社区支出||||||',
  '21208|国有土地使用权出让收入安排的支出||||||',
  '2120899|其他国有土地使用权出让收入安排的支出||||||',
);

export default defineRule({
  id: 'cross/fund-statements-agree',
  title: '政府性基金、国有资本经营预算表与财政拨款总表一致',
  severity: 'error',
  scope: 'statements',
  what: '核对政府性基金预算、国有资本经营预算财政拨款表的收入、支出、结转与财政拨款总表对应列是否一致。',
  why: '同一笔资金在两张表上必须是同一个数；总表有数而专表为空也属不一致。',
  source: '部门决算报表的表间勾稽关系',
  mend: '统一两张表的金额。',
  otherwise: 'no-statements-to-compare',
  constraints: (d) => identitiesOf(d, 'cross/fund-statements-agree'),
  examples: {
    wrong: [
      { finds: ['8.00', '0.00'], text: disclosure(FISCAL_SUMMARY, FUND) },
      {
        finds: ['1.00', '0.00'],
        text: disclosure(
          FISCAL_SUMMARY,
          statement(
            '政府性基金预算财政拨款收入支出决算表',
            '项目||年初结转和结余|本年收入|本年支出|||年末结转和结余',
            '功能分类科目编码|科目名称|||小计|基本支出|项目支出|',
            '合计||1.00||1.00||1.00|',
            '212|城乡社区支出|1.00||1.00||1.00|',
            '21208|国有土地使用权出让收入安排的支出|1.00||1.00||1.00|',
            '2120899|其他国有土地使用权出让收入安排的支出|1.00||1.00||1.00|',
          ),
        ),
      },
    ],
    right: [disclosure(FISCAL_SUMMARY, OTHER_FUND), disclosure(OTHER_FUND, FISCAL_SUMMARY)],
  },
});
