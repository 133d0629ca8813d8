import { tellDisplacement } from '../../displacement/tell-displacement.ts';
import { disclosure, statement } from '../../example.ts';
import { BASIC, EXPENDITURE, GENERAL_BUDGET, INCOME, SUMMARY } from '../../example-statements.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'statement/values-stand-in-place',
  title: '数值与科目逐行逐列对应，没有整块错位',
  severity: 'error',
  what: '一张表有多处勾稽不符时，检查是否整块错位：从某行起数值整体上移或下移，两行对调，成块重抄，整列照抄、对调或左右移了一列。',
  why: '复制粘贴或增删行后，数值与名称对错了行，每个数都像错数；原因只有一个，应整块归位，不应逐个改数。',
  source: '同一科目在各表、正文中的数应当一致，表内应当逐级汇总',
  mend: '按所附的块逐行归位，再核对合计。',

  check: (checked, { displacements = [] }) =>
    checked.statements.length === 0
      ? { unchecked: 'no-statements' }
      : { found: displacements.map(tellDisplacement), compared: [], looked: checked.statements.length },
  examples: {
    wrong: [
      {
        finds: ['“2012604 档案馆”与“2080505 机关事业单位基本养老保险缴费支出”两行的数值互换了位置'],
        text: disclosure(
          EXPENDITURE,
          GENERAL_BUDGET.with('2012604', '30.00||30.00→15.00|15.00|').with(
            '2080505',
            '15.00|15.00|→30.00||30.00',
          ),
        ),
      },
      {
        finds: ['自“2012601 行政运行”行起至“2080505 机关事业单位基本养老保险缴费支出”行', '上移了1行'],
        text: disclosure(
          EXPENDITURE,
          statement(
            '一般公共预算财政拨款支出决算表',
            '项目||本年支出合计|基本支出|项目支出',
            '功能分类科目编码|科目名称|||',
            '合计||95.00|65.00|30.00',
            '201|一般公共服务支出|80.00|50.00|30.00',
            '20126|档案事务|80.00|50.00|30.00',
            '2012601|行政运行|30.00||30.00',
            '2012604|档案馆|15.00|15.00|',
            '208|社会保障和就业支出|15.00|15.00|',
            '20805|行政事业单位养老支出|9.00|9.00|',
            '2080505|机关事业单位基本养老保险缴费支出|6.00|6.00|',
            '2080506|机关事业单位职业年金缴费支出|6.00|6.00|',
          ),
        ),
      },
      {
        finds: ['“基本支出”与“项目支出”两列的数值互换了位置'],
        text: disclosure(
          EXPENDITURE,
          GENERAL_BUDGET.with('合计', '65.00|30.00→30.00|65.00')
            .with('201', '50.00|30.00→30.00|50.00')
            .with('20126', '50.00|30.00→30.00|50.00')
            .with('2012601', '50.00|50.00|→50.00||50.00')
            .with('2012604', '30.00||30.00→30.00|30.00|')
            .with('208', '15.00|15.00|→15.00||15.00')
            .with('20805', '15.00|15.00|→15.00||15.00')
            .with('2080505', '15.00|15.00|→15.00||15.00'),
        ),
      },
    ],
    right: [disclosure(EXPENDITURE, GENERAL_BUDGET), disclosure(SUMMARY, INCOME, EXPENDITURE, BASIC)],
  },
});
