import type { Disclosure } from '../../../model/disclosure.ts';
import { bounded, type Constraint, sums } from '../../constraint.ts';
import { disclosure, section } from '../../example.ts';
import { factsOf } from '../../facts.ts';
import { defineRule } from '../../rule.ts';

const RULE = 'performance/grades-add-up';

function constraints(disclosure: Disclosure): Constraint[] {
  const facts = factsOf(disclosure);
  const count = (key: string) => {
    const found = facts.at(`performance/${key}/count`);
    return found?.occurrence ? [found] : [];
  };
  const found: Constraint[] = [];
  const [evaluated] = count('evaluated');
  const grades = ['gradeA', 'gradeB', 'gradeC', 'gradeD'].flatMap(count);
  if (evaluated && grades.length > 0) {
    const head = { rule: RULE, equation: 'N9', title: '绩效自评项目数=各等级项目数之和' };
    const added = grades.reduce((sum, grade) => sum + grade.figure.value, 0n);
    // Grades that no project got are often left out; too many are always wrong.
    if (grades.length >= 2 || added >= evaluated.figure.value) found.push(sums(head, evaluated, grades));
  }
  const [problems] = count('problems');
  const mended = ['solved', 'solving'].flatMap(count);
  if (problems) {
    const [first, ...rest] = mended;
    const title = '已整改与正在整改的问题数之和≤发现的问题数';
    if (first)
      found.push(
        bounded({ rule: RULE, equation: 'N9', title }, first, [
          problems,
          ...rest.map((term) => ({ sign: -1 as const, ...term })),
        ]),
      );
  }
  return found;
}

export default defineRule({
  id: 'performance/grades-add-up',
  title: '各等级项目数之和等于自评项目数',
  severity: 'error',
  what: '核对评级为优、良、合格（中）、不合格（差）的项目数之和是否等于绩效自评项目数，已整改与正在整改的问题数之和是否不超过发现的问题数。',
  why: '等级分布与总数不符，必有一处写错。',
  source: '绩效自评结果公开的构成关系',
  mend: '核对各等级项目数和问题数。',
  scope: 'self-evaluations',

  otherwise: 'no-grades',
  constraints,
  examples: {
    wrong: [
      {
        finds: ['10', '9'],
        text: disclosure(
          section(
            '十一、预算绩效的情况说明',
            '2024年度本单位开展绩效自评的项目10个，涉及预算金额598.42万元。其中评级为“优”的项目7个，评级为“良”的项目2个，评级为“合格”的项目0个，评级为“不合格”的项目0个。',
          ),
        ),
      },
      {
        finds: ['3'],
        text: disclosure(
          section(
            '十一、预算绩效的情况说明',
            '2024年度本单位开展绩效自评的项目10个，涉及预算金额598.42万元，发现问题2个，已完成整改3个。',
          ),
        ),
      },
    ],
    right: [
      disclosure(
        section(
          '十一、预算绩效的情况说明',
          '2024年度本单位开展绩效自评的项目10个，涉及预算金额598.42万元。其中评级为“优”的项目8个，评级为“良”的项目2个，评级为“合格”的项目0个，评级为“不合格”的项目0个。',
        ),
      ),
      disclosure(
        section(
          '十一、预算绩效的情况说明',
          '2024年度本单位开展绩效自评的项目10个，涉及预算金额598.42万元，发现问题2个，已完成整改1个，正在整改1个。',
        ),
      ),
    ],
  },
});
