import { disclosure, section } from '../../example.ts';
import { identitiesOf } from '../../identities.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'procurement/parts-add-up',
  title: '政府采购总额等于货物、工程、服务之和',
  severity: 'error',
  what: '核对政府采购支出总额是否等于货物、工程、服务三类支出之和。',
  why: '三类之外没有别的政府采购。',
  source: '政府采购法对采购对象的分类（货物、工程和服务）',
  mend: '核对三类采购金额。',
  otherwise: 'no-procurement-parts',
  constraints: (d) => identitiesOf(d, 'procurement/parts-add-up'),
  examples: {
    wrong: [
      {
        finds: ['50.00', '45.00'],
        text: disclosure(
          section(
            '十、其他重要事项的情况说明',
            '（二）政府采购情况',
            '2024年度政府采购支出总额50.00万元，其中：政府采购货物支出20.00万元、政府采购工程支出0.00万元、政府采购服务支出25.00万元。',
          ),
        ),
      },
      {
        finds: ['251.25', '261.26'],
        text: disclosure(
          section(
            '十、其他重要事项的情况说明',
            '（二）政府采购情况',
            '2024年度政府采购支出总额251.25万元，其中：政府采购货物支出51.26万元、政府采购工程支出100.00万元、政府采购服务支出110.00万元。',
          ),
        ),
      },
    ],
    right: [
      disclosure(
        section(
          '十、其他重要事项的情况说明',
          '（二）政府采购情况',
          '2024年度政府采购支出总额50.00万元，其中：政府采购货物支出20.00万元、政府采购工程支出5.00万元、政府采购服务支出25.00万元。',
        ),
      ),
      disclosure(
        section(
          '十、其他重要事项的情况说明',
          '（二）政府采购情况',
          '2024年度政府采购支出总额0.00万元，其中：政府采购货物支出0.00万元、政府采购工程支出0.00万元、政府采购服务支出0.00万元。',
        ),
      ),
    ],
  },
});
