import type { Disclosure } from '../../../model/disclosure.ts';
import { showFigure } from '../../../money/figure.ts';
import { locate, nameOf } from '../../describe.ts';
import { disclosure, statement } from '../../example.ts';
import { ONE_CLASS_EXPENDITURE, ONE_CLASS_GENERAL_BUDGET } from '../../example-statements.ts';
import type { Draft } from '../../finding.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

const EXPLAINED = /冲销|冲减|收回|退回|红字|负数/;

function check(disclosure: Disclosure): Checked | Unchecked {
  const cells = disclosure.occurrences.filter((o) => o.origin === 'statement');
  if (cells.length === 0) return { unchecked: 'no-figures-in-statements' };
  const explained =
    disclosure.paragraphs.some((p) => p.role !== 'contents' && EXPLAINED.test(p.paragraph.text)) ||
    disclosure.statements.some((s) => s.notes.some((n) => EXPLAINED.test(n.text)));
  const found: Draft[] = cells
    .filter((o) => o.figure.value < 0n)
    .map((o) => ({
      message: `${nameOf(o)}为负数${showFigure(o.figure)}，请核对符号；确为冲销或收回以前年度资金的，应当说明`,
      actual: showFigure(o.figure),
      locations: [locate(o)],
      ...(explained ? { severity: 'info' as const } : {}),
    }));
  return { found, compared: [] };
}

export default defineRule({
  id: 'statement/amounts-are-not-negative',
  title: '决算数不应为负',
  severity: 'warning',
  what: '检查决算表中的负数。',
  why: '收支决算数一般不为负；冲销、收回以前年度资金造成的负数应当说明。',
  source: '部门决算报表的填报惯例',
  mend: '核对是否误填符号；确为冲销的，在表下或正文说明。',

  check,
  examples: {
    wrong: [
      {
        finds: ['-10.00'],
        text: disclosure(
          statement(
            '支出决算表',
            '项目||本年支出合计|基本支出|项目支出|上缴上级支出|经营支出|对附属单位补助支出',
            '功能分类科目编码|科目名称||||||',
            '合计||30.00|-10.00|40.00|||',
            '201|一般公共服务支出|30.00|-10.00|40.00|||',
            '20126|档案事务|30.00|-10.00|40.00|||',
            '2012601|行政运行|-10.00|-10.00||||',
            '2012604|档案馆|40.00||40.00|||',
          ),
        ),
      },
      {
        finds: ['-10.00'],
        text: disclosure(
          statement(
            '一般公共预算财政拨款支出决算表',
            '项目||本年支出合计|基本支出|项目支出',
            '功能分类科目编码|科目名称|||',
            '合计||30.00|-10.00|40.00',
            '201|一般公共服务支出|30.00|-10.00|40.00',
            '20126|档案事务|30.00|-10.00|40.00',
            '2012601|行政运行|-10.00|-10.00|',
            '2012604|档案馆|40.00||40.00',
          ),
        ),
      },
    ],
    right: [disclosure(ONE_CLASS_EXPENDITURE), disclosure(ONE_CLASS_GENERAL_BUDGET)],
  },
});
