import { disclosure } from '../../example.ts';
import { EXPENDITURE, INCOME } from '../../example-statements.ts';
import { identitiesOf } from '../../identities.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'statement/rows-add-up',
  title: '每行合计等于该行各列之和',
  severity: 'error',
  scope: 'statement',
  what: '核对收入决算表、支出决算表等每一行的合计列是否等于该行各列之和。',
  why: '行内不平，说明某一列的金额填错或串行。',
  source: '部门决算报表的表内勾稽关系',
  mend: '核对该行各列的原始数据。',
  otherwise: 'no-statements-to-compare',
  constraints: (d) => identitiesOf(d, 'statement/rows-add-up'),
  examples: {
    wrong: [
      { finds: ['115.00', '120.00'], text: disclosure(EXPENDITURE.with('合计', '40.00→45.00')) },
      { finds: ['120.00', '125.00'], text: disclosure(INCOME.with('合计', '20.00→25.00')) },
    ],
    right: [disclosure(EXPENDITURE), disclosure(INCOME)],
  },
});
