import type { Disclosure, Occurrence } from '../../../model/disclosure.ts';
import { plain } from '../../../model/normalise.ts';
import { averages, type Constraint, copies } from '../../constraint.ts';
import { type Evaluation, evaluationsOf } from '../../evaluations.ts';
import { disclosure, evaluation, section } from '../../example.ts';
import { factsOf } from '../../facts.ts';
import { defineRule } from '../../rule.ts';

const RULE = 'performance/summary-agrees-with-form';
const OF_PROJECT = [
  [/^performance\.p\d+\/full\/amount$/, 'total/full', '全年预算数'],
  [/^performance\.p\d+\/executed\/amount$/, 'total/executed', '全年执行数'],
  [/^performance\.p\d+\/executed\/amount@completion$/, 'execution/rate', '执行率'],
  [/^performance\/score\/count$/, 'total/score', '自评得分'],
] as const;

/** The form of the project that a paragraph (自评综述) speaks of: the longest name in it, and no other beside it. */
function spokenOf(text: string, evaluations: readonly Evaluation[]): Evaluation | undefined {
  const named = evaluations
    .map((evaluation) => ({ evaluation, name: plain(evaluation.form.name) }))
    .filter(({ name }) => name.length >= 3 && text.includes(name))
    .sort((a, b) => b.name.length - a.name.length);
  const [first, ...others] = named;
  return first && others.every(({ name }) => first.name !== name && first.name.includes(name))
    ? first.evaluation
    : undefined;
}

function constraints(disclosure: Disclosure): Constraint[] {
  const evaluations = evaluationsOf(disclosure);
  if (evaluations.length === 0) return [];
  const byParagraph = new Map<number, Occurrence[]>();
  for (const occurrence of disclosure.occurrences)
    if (occurrence.paragraph !== undefined && occurrence.address.startsWith('performance'))
      byParagraph.set(occurrence.paragraph, [...(byParagraph.get(occurrence.paragraph) ?? []), occurrence]);
  const found: Constraint[] = [];
  for (const [index, occurrences] of byParagraph) {
    const text = plain(disclosure.paragraphs[index]?.paragraph.text ?? '');
    const evaluation = spokenOf(text, evaluations);
    // An evaluation by the department or by the treasury has a score of its own.
    if (!evaluation || /(?:部门|财政|重点|第三方)(?:绩效)?评价/.test(text)) continue;
    for (const [pattern, address, name] of OF_PROJECT) {
      const [stated, ...more] = occurrences.filter((o) => pattern.test(o.address));
      const printed = evaluation.at(address);
      // Two scores in one paragraph are of two things.
      if (!stated || more.length > 0 || !printed || printed.figure.kind !== stated.figure.kind) continue;
      const title = `正文${name}=自评表${evaluation.name}${name}`;
      found.push(
        copies(
          { rule: RULE, equation: 'P-18', title },
          { figure: stated.figure, occurrence: stated },
          printed,
        ),
      );
    }
  }
  const facts = factsOf(disclosure);
  const mean = facts.at('performance/average/count');
  const count = facts.at('performance/evaluated/count') ?? facts.at('performance/projects/count');
  const totals = evaluations.flatMap(({ at }) => at('total/score') ?? []);
  if (mean?.occurrence && count?.figure.value === BigInt(totals.length) * 1_000_000n)
    found.push(
      averages({ rule: RULE, equation: 'P-18', title: '平均得分=各自评表总分的平均数' }, mean, totals),
    );
  return found;
}

const LINES = [
  '产出指标|数量指标|数字化卷数|≥100卷|100卷|50|50|',
  '效益指标|社会效益指标|查阅效率|有效提升|达成预期|40|38|',
];
const stated = (text: string) =>
  disclosure(
    section('十、预算绩效情况说明', `档案数字化经费绩效自评综述：根据年初设定的绩效目标，${text}`),
    evaluation({ funds: '30.00|30.00|30.00|10|100.00%|10.00', lines: LINES, total: '98.00' }),
  );

export default defineRule({
  id: 'performance/summary-agrees-with-form',
  title: '自评综述与自评表一致',
  severity: 'error',
  what: '正文逐个项目写出自评得分、全年预算数、执行数、执行率的，与该项目自评表核对；平均得分与各表总分的平均数核对。',
  why: '综述和附表说的是同一个项目，数字不同必有一处写错。',
  source: '项目支出绩效自评结果随决算公开的要求：综述与自评表的一致性',
  mend: '以自评表为准核对正文，或更正自评表。',
  scope: 'self-evaluations',

  otherwise: 'no-summaries',
  constraints,
  examples: {
    wrong: [
      {
        finds: ['98.00', '89.00'],
        text: stated('项目自评得分为89分。项目全年预算数为30.00万元，执行数为30.00万元，完成预算的100%。'),
      },
      {
        finds: ['35.00', '30.00'],
        text: stated('项目自评得分为98分。项目全年预算数为35.00万元，执行数为30.00万元，完成预算的85.71%。'),
      },
    ],
    right: [
      stated('项目自评得分为98分。项目全年预算数为30.00万元，执行数为30.00万元，完成预算的100%。'),
      stated('项目自评得分98.00分。项目全年预算数为30万元，执行数为30万元，完成预算的100.00%。'),
    ],
  },
});
