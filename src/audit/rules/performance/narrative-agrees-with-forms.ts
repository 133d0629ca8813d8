import type { Disclosure, Occurrence } from '../../../model/disclosure.ts';
import { SCALE, showFigure } from '../../../money/figure.ts';
import { type Constraint, sums } from '../../constraint.ts';
import { locate } from '../../describe.ts';
import { disclosure, section } from '../../example.ts';
import { SELF_EVALUATION } from '../../example-statements.ts';
import { type Facts, factsOf } from '../../facts.ts';
import type { Draft } from '../../finding.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

const RULE = 'performance/narrative-agrees-with-forms';

function countOf(facts: Facts): Occurrence | undefined {
  return (facts.at('performance/projects/count') ?? facts.at('performance/evaluated/count'))?.occurrence;
}

function check(disclosure: Disclosure): Checked | Unchecked {
  const { forms } = disclosure;
  if (forms.length === 0) return { unchecked: 'no-project-forms' };
  const facts = factsOf(disclosure);
  const found: Draft[] = [];
  const compared: number[] = [];
  const count = countOf(facts);
  const attached = BigInt(forms.length) * SCALE;
  if (count) {
    compared.push(count.id);
    if (count.figure.value !== attached) {
      // Forms may be published in files of their own; a form too many is a slip.
      const more = attached > count.figure.value;
      found.push({
        severity: more ? 'error' : 'warning',
        message: `正文写绩效评价项目${showFigure(count.figure)}，所附项目支出绩效自评表${forms.length}份，请核对${more ? '' : '是否漏附'}`,
        expected: `${forms.length}个`,
        actual: showFigure(count.figure),
        locations: [locate(count)],
        related: forms
          .slice(0, 20)
          .map((f) => ({ place: f.place, quote: f.name || f.title, what: '项目支出绩效自评表' })),
      });
    }
  }
  return { found, compared };
}

/** The narrative's amounts are the sums of the forms', where all forms are there. */
function constraints(disclosure: Disclosure): Constraint[] {
  const facts = factsOf(disclosure);
  const { forms } = disclosure;
  if (countOf(facts)?.figure.value !== BigInt(forms.length) * SCALE) return [];
  return (
    [
      ['performance/fullBudget/amount', 'full', '全年预算数'],
      ['performance/executed/amount', 'executed', '全年执行数'],
    ] as const
  ).flatMap(([address, key, name]): Constraint[] => {
    const stated = facts.at(address);
    const totals = forms.flatMap((_, i) => facts.inForm(`form${i + 1}/total/${key}`) ?? []);
    if (!stated?.occurrence || totals.length < forms.length) return [];
    const title = `绩效评价项目${name}=各自评表年度资金总额${name}之和`;
    return [sums({ rule: RULE, equation: 'TT-28', title }, stated, totals)];
  });
}

export default defineRule({
  id: 'performance/narrative-agrees-with-forms',
  title: '绩效情况说明与自评表一致',
  severity: 'error',
  what: '核对正文所写的项目数、全年预算数、全年执行数与所附项目支出绩效自评表的份数和合计。',
  why: '说明与附表不一致，必有漏附或写错。',
  source: '项目支出绩效自评结果随决算公开的要求',
  mend: '核对自评表份数和金额合计。',
  scope: 'self-evaluations',

  constraints,
  check,
  examples: {
    wrong: [
      {
        finds: ['30.00', '60.00'],
        text: disclosure(
          section(
            '十一、预算绩效的情况说明',
            '根据预算绩效管理要求，本单位预算绩效评价项目2个，全年预算数60.00万元，全年执行数30.00万元。具体附项目支出绩效自评表。',
          ),
          SELF_EVALUATION,
          SELF_EVALUATION.with('项目名称', '档案数字化经费→库房维修费')
            .with('年度资金总额', '40.00→30.00')
            .with('其中：当年财政拨款', '40.00→30.00'),
        ),
      },
      {
        finds: ['25.00', '30.00'],
        text: disclosure(
          section(
            '十一、预算绩效的情况说明',
            '根据预算绩效管理要求，本单位预算绩效评价项目1个，全年预算数30.00万元，全年执行数25.00万元。具体附项目支出绩效自评表。',
          ),
          SELF_EVALUATION,
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
          '根据预算绩效管理要求，本单位预算绩效评价项目2个，全年预算数60.00万元，全年执行数60.00万元。具体附项目支出绩效自评表。',
        ),
        SELF_EVALUATION,
        SELF_EVALUATION.with('项目名称', '档案数字化经费→库房维修费')
          .with('年度资金总额', '40.00→30.00')
          .with('其中：当年财政拨款', '40.00→30.00'),
      ),
    ],
  },
});
