import type { Disclosure } from '../../../model/disclosure.ts';
import { SCALE, showFigure } from '../../../money/figure.ts';
import { gradeOf } from '../../../score/score-form.ts';
import { locate } from '../../describe.ts';
import { evaluationsOf, NO_FORMS } from '../../evaluations.ts';
import { disclosure, evaluation, section } from '../../example.ts';
import { factsOf } from '../../facts.ts';
import type { Draft } from '../../finding.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

/** Addresses of the counts, best grade first, as profiles list their grades. */
const COUNTS = ['gradeA', 'gradeB', 'gradeC', 'gradeD'] as const;

function check(disclosure: Disclosure): Checked | Unchecked {
  const evaluations = evaluationsOf(disclosure);
  if (evaluations.length === 0) return NO_FORMS;
  const facts = factsOf(disclosure);
  const count = facts.at('performance/evaluated/count') ?? facts.at('performance/projects/count');
  const totals = evaluations.flatMap(({ at, name, profile }) => {
    const total = at('total/score');
    return total?.occurrence
      ? [{ name, grade: gradeOf(total.figure.value, profile), occurrence: total.occurrence }]
      : [];
  });
  // Only where every project that was evaluated has its form here.
  if (totals.length < evaluations.length || count?.figure.value !== BigInt(totals.length) * SCALE)
    return { unchecked: 'not-all-forms' };
  const { grades } = evaluations[0]!.profile;
  const found: Draft[] = [];
  const compared: number[] = [];
  COUNTS.forEach((key, i) => {
    const stated = facts.at(`performance/${key}/count`);
    const grade = grades[i];
    if (!stated?.occurrence || !grade) return;
    compared.push(stated.occurrence.id);
    const having = totals.filter((total) => total.grade === grade.name);
    if (stated.figure.value === BigInt(having.length) * SCALE) return;
    found.push({
      message: `正文写评级为“${grade.name}”的项目${showFigure(stated.figure)}，按所附自评表的总分应为${having.length}个`,
      expected: `${having.length}个`,
      actual: showFigure(stated.figure),
      explanation: grades.map((g) => `${g.name}：${g.from}分以上`).join('，'),
      locations: [locate(stated.occurrence)],
      related: totals.map(({ occurrence, name, grade: own }) => ({
        what: `${name}总分（${own}）`,
        ...locate(occurrence),
      })),
    });
  });
  return { found, compared };
}

const LINES = [
  '产出指标|数量指标|数字化卷数|≥100卷|100卷|50|50|',
  '效益指标|社会效益指标|查阅效率|有效提升|达成预期|40|38|',
];
const LOW = ['产出指标|数量指标|数字化卷数|≥100卷|74卷|50|37|设备检修', LINES[1]!];
const stated = (good: number, fair: number) =>
  disclosure(
    section(
      '十、预算绩效情况说明',
      `2024年度本单位开展绩效自评的项目2个，其中评级为“优”的项目${good}个，评级为“良”的项目${fair}个。`,
    ),
    evaluation({ lines: LINES, total: '98.00' }),
    evaluation({ name: '库房维修费', lines: LOW, total: '85.00' }),
  );

export default defineRule({
  id: 'performance/grades-follow-totals',
  title: '等级与自评表的总分相符',
  severity: 'error',
  what: '自评项目的自评表都附在文件中的，按各表总分定等级，核对正文所写各等级的项目数。',
  why: '等级按总分划定，数目不符必有一处写错。',
  source:
    '财预〔2020〕10号：90（含）分以上为优，80（含）—90分为良，60（含）—80分为中，60分以下为差；地方另有规定的从其规定',
  mend: '核对各项目的总分和等级。',

  check,
  examples: {
    wrong: [
      { finds: ['2', '1'], text: stated(2, 0) },
      { finds: ['0', '1'], text: stated(0, 2) },
    ],
    right: [
      stated(1, 1),
      disclosure(
        section(
          '十、预算绩效情况说明',
          '2024年度本单位开展绩效自评的项目12个，其中评级为“优”的项目11个，评级为“良”的项目1个。',
        ),
        evaluation({ lines: LINES, total: '98.00' }),
      ),
    ],
  },
});
