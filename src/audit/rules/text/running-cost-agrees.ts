import { disclosure, section } from '../../example.ts';
import { BASIC } from '../../example-statements.ts';
import { identitiesOf } from '../../identities.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'text/running-cost-agrees',
  title: '机关运行经费等于公用经费',
  severity: 'error',
  what: '核对机关运行经费与一般公共预算基本支出中的公用经费：单个行政（参公）单位应当相等，部门汇总不得大于公用经费。',
  why: '机关运行经费就是行政单位和参公单位财政拨款基本支出中的公用经费。',
  source: '机关运行经费的定义（行政单位和参照公务员法管理的事业单位财政拨款基本支出中的公用经费）',
  mend: '核对基本支出决算表的公用经费合计。',
  otherwise: 'no-running-cost',
  constraints: (d) => identitiesOf(d, 'text/running-cost-agrees'),
  examples: {
    wrong: [
      {
        finds: ['25.00', '20.00'],
        text: disclosure(
          BASIC,
          section(
            '十、其他重要事项的情况说明',
            '（一）机关运行经费支出情况',
            '2024年度机关运行经费支出25.00万元。',
          ),
        ),
      },
      {
        finds: ['22.00', '20.00'],
        text: disclosure(
          section(
            '六、一般公共预算财政拨款基本支出决算情况说明',
            '2024年度一般公共预算财政拨款基本支出65.00万元，其中：人员经费45.00万元，公用经费20.00万元。',
          ),
          section(
            '十、其他重要事项的情况说明',
            '（一）机关运行经费支出情况',
            '2024年度机关运行经费支出22.00万元。',
          ),
        ),
      },
    ],
    right: [
      disclosure(
        BASIC,
        section(
          '十、其他重要事项的情况说明',
          '（一）机关运行经费支出情况',
          '2024年度机关运行经费支出20.00万元。',
        ),
      ),
      disclosure(
        BASIC,
        section(
          '十、其他重要事项的情况说明',
          '（一）机关运行经费支出情况',
          '本单位为事业单位，2024年度机关运行经费支出0.00万元。',
        ),
      ),
    ],
  },
});
