import type { Disclosure } from '../../../model/disclosure.ts';
import { plain } from '../../../model/normalise.ts';
import { bounded, type Constraint } from '../../constraint.ts';
import { evaluationsOf } from '../../evaluations.ts';
import { disclosure, evaluation, section } from '../../example.ts';
import { factsOf } from '../../facts.ts';
import { defineRule } from '../../rule.ts';

const RULE = 'performance/execution-within-project-expenditure';

function constraints(disclosure: Disclosure): Constraint[] {
  const projects = factsOf(disclosure).at('T03/ALL/project');
  if (!projects) return [];
  const own = plain(disclosure.unit ?? '');
  return evaluationsOf(disclosure).flatMap(({ form, name, at }): Constraint[] => {
    const executed = at('total/executed');
    // A department's project may be spent by other units; overall expenditure holds basic expenditure as well.
    if (!executed || /整体/.test(form.title) || own === '' || plain(form.unit) !== own) return [];
    const title = `自评表${name}全年执行数≤本年项目支出`;
    return [bounded({ rule: RULE, equation: 'P-18', title }, executed, [projects])];
  });
}

const LINES = [
  '产出指标|数量指标|数字化卷数|≥100卷|100卷|50|50|',
  '效益指标|社会效益指标|查阅效率|有效提升|完全达到预期|40|40|',
];
const spent = (project: string, share: string, other = '') =>
  disclosure(
    section(
      '三、支出决算情况说明',
      `本年支出100.00万元，其中：基本支出${(100 - Number(project)).toFixed(2)}万元；项目支出${project}万元，占${share}。${other}`,
    ),
    evaluation({ lines: LINES }),
  );

export default defineRule({
  id: 'performance/execution-within-project-expenditure',
  title: '项目执行数不超过项目支出',
  severity: 'warning',
  what: '本单位实施的项目，核对自评表全年执行数是否不超过本年项目支出。',
  why: '一个项目花的钱不会多于全部项目支出，否则口径或数字有误。',
  source: '自评表与支出决算表的关系；几个项目的合计因口径不同可以不等于项目支出，不作比较',
  mend: '核对项目执行数和项目支出的口径。',
  scope: 'self-evaluations',

  otherwise: 'no-project-expenditure',
  constraints,
  examples: {
    wrong: [
      { finds: ['30.00'], text: spent('25.00', '25.00%') },
      { finds: ['30.00'], text: spent('29.00', '29.00%', '与上年持平。') },
    ],
    right: [spent('30.00', '30.00%'), spent('60.00', '60.00%')],
  },
});
