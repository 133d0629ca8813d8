import type { Disclosure } from '../../../model/disclosure.ts';
import type { Indicator } from '../../../model/performance.ts';
import { showFigure } from '../../../money/figure.ts';
import { evaluationsOf, indicatorName, NO_FORMS } from '../../evaluations.ts';
import { disclosure, evaluation } from '../../example.ts';
import type { Draft } from '../../finding.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

/** Where an indicator belongs by its words, where they leave no doubt; its printed heading otherwise. */
function belongsTo({ first, second, third, target }: Indicator): string | undefined {
  const cost = /成本/.test(`${first}${second}`);
  if (/满意[度率]/.test(third)) return /满意/.test(`${first}${second}`) ? undefined : '满意度指标';
  if (cost && /(?:准确|合格|完好|达标|优良|通过)率/.test(third)) return '产出指标（质量指标）';
  if (cost && /(?:及时|按时)率|完成(?:时间|时限)/.test(third)) return '产出指标（时效指标）';
  if (cost && target.figure?.kind === 'count' && /(?:人次|人数|次数|面积|场次|数量)$/.test(third))
    return '产出指标（数量指标）';
  const named = /费用?$|支出$|成本$/.test(third) && target.figure?.kind === 'amount';
  return named && /^(?:质量|时效)/.test(second) ? '成本指标' : undefined;
}

function check(disclosure: Disclosure): Checked | Unchecked {
  const evaluations = evaluationsOf(disclosure);
  if (evaluations.length === 0) return NO_FORMS;
  const found: Draft[] = [];
  let looked = 0;
  for (const { form, name } of evaluations)
    for (const line of form.indicators) {
      looked++;
      const right = belongsTo(line);
      if (!right) continue;
      const weight = line.weight?.figure;
      found.push({
        message: `自评表${name}把“${indicatorName(line)}”列在${line.first}${line.second === line.first ? '' : `的${line.second}`}，按内容属于${right}`,
        explanation: `${weight ? `这一项的分值${showFigure(weight)}也随之算错了类；` : ''}如是合并单元格错位，请核对原表`,
        locations: [{ place: line.place, quote: indicatorName(line) }],
      });
    }
  return { found, compared: [], looked };
}

const REST = '效益指标|社会效益指标|查阅效率|有效提升|完全达到预期|40|40|';

export default defineRule({
  id: 'performance/indicator-stands-under-its-kind',
  title: '指标列在所属的类别',
  severity: 'warning',
  what: '看三级指标的名称与所列的一级、二级指标是否相符：准确率、合格率列在成本指标，满意度列在产出指标等。',
  why: '指标归错类，各类指标的分值也就错了。',
  source: '《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》（财预〔2021〕101号）的指标分类',
  mend: '把指标移到所属的类别，重新核对各类分值。',

  check,
  examples: {
    wrong: [
      {
        finds: ['核算准确率'],
        text: disclosure(evaluation({ lines: ['成本指标|经济成本指标|核算准确率|≥95%|98%|50|50|', REST] })),
      },
      {
        finds: ['查档人员满意度'],
        text: disclosure(evaluation({ lines: ['产出指标|质量指标|查档人员满意度|≥95%|98%|50|50|', REST] })),
      },
    ],
    right: [
      disclosure(evaluation({ lines: ['产出指标|质量指标|核算准确率|≥95%|98%|50|50|', REST] })),
      disclosure(evaluation({ lines: ['成本指标|经济成本指标|成本节约率|≥5%|5.2%|50|50|', REST] })),
      disclosure(
        evaluation({ lines: ['满意度指标|服务对象满意度指标|查档人员满意率|≥95%|98%|50|50|', REST] }),
      ),
    ],
  },
});
