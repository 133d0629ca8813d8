import type { Disclosure } from '../../../model/disclosure.ts';
import { plain } from '../../../model/normalise.ts';
import type { Indicator } from '../../../model/performance.ts';
import { showFigure } from '../../../money/figure.ts';
import { evaluationsOf, indicatorName, inLine, NO_FORMS, relatedCell } from '../../evaluations.ts';
import { disclosure, evaluation } from '../../example.ts';
import type { Draft } from '../../finding.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

function pairs(text: string): Set<string> {
  const found = new Set<string>();
  for (let i = 0; i + 1 < text.length; i++) found.add(text.slice(i, i + 2));
  return found;
}

/** Whether two names of indicators speak of one thing: a third of their pairs of characters in common. */
function alike(one: Indicator, other: Indicator): boolean {
  const [a, b] = [pairs(plain(indicatorName(one))), pairs(plain(indicatorName(other)))];
  const common = [...a].filter((pair) => b.has(pair)).length;
  return common * 6 >= a.size + b.size;
}

/**
 * The same fact measured in two forms: like names, one unit, one actual value. Shares of a cost are split between
 * projects and percentages are often equal by chance: only counts of things are compared.
 */
function sameFact(one: Indicator, other: Indicator): boolean {
  const [a, b] = [one.actual.figure, other.actual.figure];
  if (!a || !b || a.kind !== 'count' || b.kind !== 'count' || a.unit === '' || a.unit !== b.unit)
    return false;
  return a.value === b.value && a.value > 0n && alike(one, other);
}

function check(disclosure: Disclosure): Checked | Unchecked {
  const evaluations = evaluationsOf(disclosure);
  if (evaluations.length < 2) return evaluations.length === 0 ? NO_FORMS : { unchecked: 'one-form' };
  const found: Draft[] = [];
  let looked = 0;
  evaluations.forEach((later, i) => {
    for (const line of later.form.indicators)
      for (const earlier of evaluations.slice(0, i)) {
        // Different units of a department have their own facts.
        if (earlier.form.unit !== later.form.unit || earlier.form.year !== later.form.year) continue;
        for (const before of earlier.form.indicators) {
          const [a, b] = [before.target.figure, line.target.figure];
          if (!a || !b || !sameFact(before, line)) continue;
          looked++;
          if (a.value === b.value || a.unit !== b.unit) continue;
          found.push({
            message: `同一事项在两份自评表中的指标值不一致：${earlier.name}“${indicatorName(before)}”为${showFigure(a)}，${later.name}“${indicatorName(line)}”为${showFigure(b)}，完成值都是${showFigure(line.actual.figure!)}`,
            locations: [inLine(line, line.target)],
            related: [relatedCell(before, before.target, '年度指标值')],
          });
        }
      }
  });
  return { found, compared: [], looked };
}

const REST = '效益指标|社会效益指标|查阅效率|有效提升|完全达到预期|40|40|';
const two = (one: string, other: string) =>
  disclosure(
    evaluation({ lines: [`产出指标|数量指标|${one}|50|50|`, REST] }),
    evaluation({ name: '库房维修费', lines: [`产出指标|数量指标|${other}|50|50|`, REST] }),
  );

export default defineRule({
  id: 'performance/targets-agree-between-forms',
  title: '同一事项的指标值在各自评表中一致',
  severity: 'warning',
  what: '同一单位的几份自评表中，名称相近、单位和完成值相同的数量指标，核对指标值是否一致。',
  why: '同一事实定出不同的目标，至少有一个不是按实际情况定的。',
  source: '同一单位各自评表之间的一致性',
  mend: '核对事实，统一指标值；确属不同范围的，在指标名称中写明。',

  check,
  examples: {
    wrong: [
      {
        finds: ['保障办公人员数量 ≥12人'],
        text: two('保障办公正常运行人数|≥11人|13人', '保障办公人员数量|≥12人|13人'),
      },
      {
        finds: ['库房供暖面积 =900平方米'],
        text: two('供暖面积|=890平方米|890平方米', '库房供暖面积|=900平方米|890平方米'),
      },
    ],
    right: [
      two('保障办公正常运行人数|≥13人|13人', '保障办公人员数量|≥13人|13人'),
      two('取暖费|≤12万元|10万元', '取暖费|≤15万元|10万元'),
    ],
  },
});
