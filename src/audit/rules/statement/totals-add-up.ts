import { disclosure } from '../../example.ts';
import { FISCAL_SUMMARY, SANGONG, SUMMARY } from '../../example-statements.ts';
import { identitiesOf } from '../../identities.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'statement/totals-add-up',
  title: '合计等于各项之和',
  severity: 'error',
  scope: 'statement',
  what: '核对收入支出决算总表、财政拨款总表、基本支出表和“三公”经费表中的合计、总计是否等于其各组成项之和。',
  why: '合计与分项不符，读者无从知道哪个数是真的。',
  source: '部门决算报表的表内勾稽关系',
  mend: '查合计与各分项的原始数据，改正有误的一个；只差末位的尾差不必改。',
  otherwise: 'no-statements-to-compare',
  constraints: (d) => identitiesOf(d, 'statement/totals-add-up'),
  examples: {
    wrong: [
      { finds: ['121.00', '120.00'], text: disclosure(SUMMARY.with('本年收入合计', '120.00→121.00')) },
      { finds: ['7.00', '6.00'], text: disclosure(SANGONG.with('8.00', '6.00→7.00')) },
    ],
    right: [disclosure(SUMMARY), disclosure(FISCAL_SUMMARY, SANGONG)],
  },
});
