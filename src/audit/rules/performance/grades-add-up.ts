import type { Disclosure } from '../../../model/disclosure.ts';
import { SCALE, showFigure } from '../../../money/figure.ts';
import { locate, relate } from '../../describe.ts';
import { disclosure, section } from '../../example.ts';
import { factsOf } from '../../facts.ts';
import type { Checked, Draft, Unchecked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';

function check(disclosure: Disclosure): Checked | Unchecked {
  const facts = factsOf(disclosure);
  const count = (key: string) => facts.at(`performance/${key}/count`)?.occurrence;
  const found: Draft[] = [];
  const compared: number[] = [];
  const judge = (total: string, keys: readonly string[], exact: boolean) => {
    const whole = count(total);
    const parts = keys.flatMap((k) => count(k) ?? []);
    if (!whole || parts.length === 0) return;
    compared.push(whole.id, ...parts.map((p) => p.id));
    const added = parts.reduce((s, p) => s + p.figure.value, 0n);
    // Grades that no project got are often left out; too many are always wrong.
    const short = exact && parts.length >= 2 && added < whole.figure.value;
    if (added <= whole.figure.value && !short) return;
    found.push({
      message: `${whole.what}${showFigure(whole.figure)}，而${parts.map((p) => `${p.what}${showFigure(p.figure)}`).join('、')}，合计${added / SCALE}${whole.figure.unit}，两者不符，请核对`,
      expected: `${added / SCALE}${whole.figure.unit}`,
      actual: showFigure(whole.figure),
      locations: [locate(whole)],
      related: parts.map((p) => relate(p)),
    });
  };
  judge('evaluated', ['gradeA', 'gradeB', 'gradeC', 'gradeD'], true);
  judge('problems', ['solved', 'solving'], false);
  if (compared.length === 0) return { unchecked: '正文没有给出绩效自评的等级分布' };
  return { found, compared };
}

export default defineRule({
  id: 'performance/grades-add-up',
  title: '各等级项目数之和等于自评项目数',
  severity: 'error',
  what: '核对评级为优、良、合格（中）、不合格（差）的项目数之和是否等于绩效自评项目数，已整改与正在整改的问题数之和是否不超过发现的问题数。',
  why: '等级分布与总数不符，必有一处写错。',
  source: '绩效自评结果公开的构成关系',
  mend: '核对各等级项目数和问题数。',

  check,
  examples: {
    wrong: [
      disclosure(
        section(
          '十一、预算绩效的情况说明',
          '2024年度本单位开展绩效自评的项目10个，涉及预算金额598.42万元。其中评级为“优”的项目7个，评级为“良”的项目2个，评级为“合格”的项目0个，评级为“不合格”的项目0个。',
        ),
      ),
      disclosure(
        section(
          '十一、预算绩效的情况说明',
          '2024年度本单位开展绩效自评的项目10个，涉及预算金额598.42万元，发现问题2个，已完成整改3个。',
        ),
      ),
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
