import type { Disclosure } from '../../../model/disclosure.ts';
import { bounded, type Constraint, completes, sums } from '../../constraint.ts';
import { disclosure, section } from '../../example.ts';
import { SELF_EVALUATION } from '../../example-statements.ts';
import { factsOf } from '../../facts.ts';
import { defineRule } from '../../rule.ts';

const RULE = 'performance/fund-lines-add-up';
const COLUMNS = [
  ['initial', '年初预算数'],
  ['full', '全年预算数'],
  ['executed', '全年执行数'],
] as const;

function constraints(disclosure: Disclosure): Constraint[] {
  const facts = factsOf(disclosure);
  return disclosure.forms.flatMap((form, i): Constraint[] => {
    const at = (address: string) => facts.inForm(`form${i + 1}/${address}`);
    const sources = [...new Set(form.funds.map((line) => line.source))].filter((s) => s !== 'total');
    const found = COLUMNS.flatMap(([key, label]): Constraint[] => {
      const total = at(`total/${key}`);
      const parts = sources.flatMap((source) => {
        const lines = form.funds.filter((line) => line.source === source);
        return lines.flatMap((_, n) => at(`${source}${n > 0 ? n + 1 : ''}/${key}`) ?? []);
      });
      if (!total || parts.length === 0) return [];
      const added = parts.reduce((sum, part) => sum + part.figure.value, 0n);
      // Forms that print only 其中：财政拨款 leave the rest unsaid.
      if (!sources.includes('other') && added < total.figure.value) return [];
      return [
        sums({ rule: RULE, equation: 'P-01', title: `年度资金总额=各来源之和（${label}）` }, total, parts),
      ];
    });
    const [full, executed, rate] = [at('total/full'), at('total/executed'), at('execution/rate')];
    if (!full || !executed) return found;
    found.push(bounded({ rule: RULE, equation: 'P-03', title: '全年执行数≤全年预算数' }, executed, [full]));
    if (rate?.figure.kind === 'percent' && full.figure.value !== 0n)
      found.push(
        completes(
          { rule: RULE, equation: 'P-02', title: '执行率=全年执行数÷全年预算数' },
          rate,
          executed,
          full,
        ),
      );
    return found;
  });
}

export default defineRule({
  id: 'performance/fund-lines-add-up',
  title: '自评表资金总额等于各来源之和',
  severity: 'error',
  what: '核对项目资金各列的年度资金总额是否等于财政拨款、上年结转资金和其他资金之和，执行数是否不大于全年预算数，执行率是否等于执行数除以全年预算数。',
  why: '资金总额与来源不符，执行率也就不可信。',
  source: '《项目支出绩效自评表》的表内关系',
  mend: '核对各来源资金和总额，按全年预算数重算执行率。',
  scope: 'self-evaluations',

  otherwise: 'no-project-forms',
  constraints,
  examples: {
    wrong: [
      {
        finds: ['0.00', '5.00'],
        text: disclosure(
          section(
            '十一、预算绩效的情况说明',
            '根据预算绩效管理要求，本单位预算绩效评价项目1个，全年预算数30.00万元，全年执行数30.00万元。具体附项目支出绩效自评表。',
          ),
          SELF_EVALUATION.with('其中：当年财政拨款', '30.00|30.00→25.00|30.00'),
        ),
      },
      {
        finds: ['100.00', '116.67'],
        text: disclosure(
          section(
            '十一、预算绩效的情况说明',
            '根据预算绩效管理要求，本单位预算绩效评价项目1个，全年预算数30.00万元，全年执行数35.00万元。具体附项目支出绩效自评表。',
          ),
          SELF_EVALUATION.with('年度资金总额', '30.00|10→35.00|10').with(
            '其中：当年财政拨款',
            '30.00|—→35.00|—',
          ),
        ),
      },
    ],
    right: [
      disclosure(
        section(
          '十一、预算绩效的情况说明',
          '根据预算绩效管理要求，本单位预算绩效评价项目1个，全年预算数30.00万元，全年执行数30.00万元。具体附项目支出绩效自评表。',
        ),
        SELF_EVALUATION,
      ),
      disclosure(
        section(
          '十一、预算绩效的情况说明',
          '根据预算绩效管理要求，本单位预算绩效评价项目1个，全年预算数30.00万元，全年执行数30.00万元。具体附项目支出绩效自评表。',
        ),
        SELF_EVALUATION.with('其中：当年财政拨款', '40.00|30.00|30.00→0|0|0').with(
          '其他资金',
          '0.00|0.00|0.00→40.00|30.00|30.00',
        ),
      ),
    ],
  },
});
