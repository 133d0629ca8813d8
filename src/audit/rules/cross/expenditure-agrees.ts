import { disclosure } from '../../example.ts';
import { EXPENDITURE, SUMMARY } from '../../example-statements.ts';
import { identitiesOf } from '../../identities.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'cross/expenditure-agrees',
  title: '支出决算表与收入支出决算总表一致',
  severity: 'error',
  scope: 'statements',
  what: '核对支出决算表的合计和各类支出与收入支出决算总表是否一致，两表的类是否相同。',
  why: '同一笔支出在两张表上必须是同一个数。',
  source: '部门决算报表的表间勾稽关系',
  mend: '以账务数据为准，统一两张表的金额和科目。',
  otherwise: 'no-statements-to-compare',
  constraints: (d) => identitiesOf(d, 'cross/expenditure-agrees'),
  examples: {
    wrong: [
      {
        finds: ['90.00', '80.00'],
        text: disclosure(
          SUMMARY.with('一、一般公共预算财政拨款收入', '90.00→80.00').with('二、其他收入', '25.00→35.00'),
          EXPENDITURE,
        ),
      },
      {
        finds: ['90.00', '91.00'],
        text: disclosure(
          SUMMARY.with('一、一般公共预算财政拨款收入', '90.00→91.00')
            .with('本年收入合计', '115.00→116.00')
            .with('年初结转和结余', '15.00→14.00'),
          EXPENDITURE,
        ),
      },
    ],
    right: [disclosure(SUMMARY, EXPENDITURE), disclosure(EXPENDITURE, SUMMARY)],
  },
});
