import { disclosure } from '../../example.ts';
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
          FISCAL_SUMMARY.with('年初财政拨款结转和结余', '10.00|10.00→12.00|10.00')
            .with('年初财政拨款结转和结余', '10.00→12.00')
            .with('总计', '105.00|105.00→107.00|105.00')
            .with('总计', '105.00|→107.00|'),
        ),
      },
    ],
    right: [disclosure(SUMMARY), disclosure(FISCAL_SUMMARY)],
  },
});
