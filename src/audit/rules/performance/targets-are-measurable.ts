import type { Disclosure } from '../../../model/disclosure.ts';
import { plain } from '../../../model/normalise.ts';
import type { Indicator } from '../../../model/performance.ts';
import { targetOf } from '../../../score/score-indicator.ts';
import { evaluationsOf, indicatorName, inLine, NO_FORMS } from '../../evaluations.ts';
import { disclosure, evaluation } from '../../example.ts';
import type { Draft } from '../../finding.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

/** What is doubtful about a target, and how it would be clear. */
function doubtOf(line: Indicator): string | undefined {
  const target = targetOf(line.target);
  const text = plain(line.target.text);
  if (target.kind === 'blank') return '没有年度指标值';
  if (target.kind !== 'number') return undefined;
  const { unit, value } = target.figure;
  const deadline = /时间|时限|期限|完成|进度/.test(line.third);
  if (unit === '月' && !/个月/.test(text) && deadline)
    return '“月”是月份还是时长不明确，期限可写作“年、月、日前”';
  if (/百分比/.test(text)) return '单位“百分比”可直接写作“%”';
  const counted = line.third === '' || !/率|度|比例|得分|评分|[（(].{1,6}[)）]/.test(line.third);
  if (unit === '' && value !== 0n && counted && targetOf(line.actual).kind === 'number')
    return '没有写明计量单位';
  return undefined;
}

function check(disclosure: Disclosure): Checked | Unchecked {
  const evaluations = evaluationsOf(disclosure);
  if (evaluations.length === 0) return NO_FORMS;
  const found: Draft[] = [];
  let looked = 0;
  for (const { form, name } of evaluations)
    for (const line of form.indicators) {
      looked++;
      const doubt = doubtOf(line);
      if (!doubt) continue;
      const cell = line.target.text.trim() === '' ? line.actual : line.target;
      found.push({
        message: `自评表${name}指标“${indicatorName(line)}”的指标值${line.target.text.trim() ? `“${line.target.text.trim()}”` : ''}${doubt}`,
        locations: [inLine(line, cell)],
      });
    }
  return { found, compared: [], looked };
}

const REST = '效益指标|社会效益指标|查阅效率|有效提升|完全达到预期|40|40|';

export default defineRule({
  id: 'performance/targets-are-measurable',
  title: '指标值明确、可衡量',
  severity: 'info',
  what: '看指标值是否填写、是否有计量单位、期限是否写成日期。',
  why: '含糊的指标值无法衡量，也就无法评分。',
  source: '财预〔2021〕101号：绩效指标应清晰、可衡量，计量单位明确',
  mend: '写明数值、单位和期限。',

  check,
  examples: {
    wrong: [
      {
        finds: ['各项工作完成时间 ≤12月'],
        text: disclosure(
          evaluation({ lines: ['产出指标|时效指标|各项工作完成时间|≤12月|=12月|50|50|', REST] }),
        ),
      },
      {
        finds: ['准确率 ≥100百分比'],
        text: disclosure(
          evaluation({ lines: ['产出指标|质量指标|准确率|≥100百分比|100百分比|50|50|', REST] }),
        ),
      },
      {
        finds: ['采购设备 ≥3'],
        text: disclosure(evaluation({ lines: ['产出指标|数量指标|采购设备|≥3|3|50|50|', REST] })),
      },
    ],
    right: [
      disclosure(
        evaluation({ lines: ['产出指标|时效指标|各项工作完成时间|2024年12月底前|12月|50|50|', REST] }),
      ),
      disclosure(evaluation({ lines: ['产出指标|时效指标|设备维护时长|≤3个月|3个月|50|50|', REST] })),
    ],
  },
});
