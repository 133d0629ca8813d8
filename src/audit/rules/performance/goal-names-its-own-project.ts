import type { Disclosure } from '../../../model/disclosure.ts';
import { plain } from '../../../model/normalise.ts';
import { evaluationsOf, NO_FORMS } from '../../evaluations.ts';
import { disclosure, evaluation } from '../../example.ts';
import type { Draft } from '../../finding.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

function check(disclosure: Disclosure): Checked | Unchecked {
  const evaluations = evaluationsOf(disclosure);
  if (evaluations.length < 2) return evaluations.length === 0 ? NO_FORMS : { unchecked: 'one-form' };
  const names = [...new Set(evaluations.map(({ form }) => plain(form.name)))].filter(
    (name) => name.length >= 4,
  );
  const found: Draft[] = [];
  let looked = 0;
  for (const { form, name } of evaluations) {
    const own = plain(form.name);
    for (const cell of [form.goal, form.result]) {
      const text = plain(cell.text);
      if (text === '') continue;
      looked++;
      const other = names.find((n) => n !== own && !own.includes(n) && text.includes(n));
      if (!other || text.includes(own)) continue;
      found.push({
        message: `自评表${name}的年度总体目标写的是另一个项目“${other}”，请核对是否照搬`,
        locations: [{ place: cell.place, quote: cell.text.slice(0, 40) }],
      });
      break;
    }
  }
  return { found, compared: [], looked };
}

const LINES = [
  '产出指标|数量指标|数字化卷数|≥100卷|100卷|50|50|',
  '效益指标|社会效益指标|查阅效率|有效提升|完全达到预期|40|40|',
];
const two = (goal: string, result: string) =>
  disclosure(evaluation({ lines: LINES }), evaluation({ name: '库房维修费', goal, result, lines: LINES }));

export default defineRule({
  id: 'performance/goal-names-its-own-project',
  title: '年度总体目标写的是本项目',
  severity: 'info',
  what: '看自评表的年度总体目标和完成情况是否写了同一文件中另一个项目的名称。',
  why: '目标从别的项目照搬而来，自评就不是对本项目的评价。',
  source: '自评表内部的一致性',
  mend: '按本项目的内容填写目标和完成情况。',

  check,
  examples: {
    wrong: [
      {
        finds: ['通过档案数字化经费完成年度任务。'],
        text: two('通过档案数字化经费完成年度任务。', '已完成。'),
      },
      {
        finds: ['档案数字化经费全部执行完毕。'],
        text: two('完成年度任务。', '档案数字化经费全部执行完毕。'),
      },
    ],
    right: [
      two('通过库房维修费完成年度任务。', '已完成。'),
      two('库房维修费与档案数字化经费统筹使用。', '已完成。'),
    ],
  },
});
