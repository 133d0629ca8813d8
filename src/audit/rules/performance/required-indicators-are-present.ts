import type { Disclosure } from '../../../model/disclosure.ts';
import { plain } from '../../../model/normalise.ts';
import { SCALE, showFigure } from '../../../money/figure.ts';
import { evaluationsOf, indicatorName, inLine, NO_FORMS } from '../../evaluations.ts';
import { disclosure, evaluation } from '../../example.ts';
import type { Draft } from '../../finding.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

/** Points on one third-level indicator from which it outweighs the others. */
const HEAVY = 30n * SCALE;
/** Words of a goal or an indicator that name people who are served. */
const SERVED = /服务对象|群众|市民|企业|来.{1,4}(?:单位|人员)|学生|师生|患者|居民|农民|参训|学员|用户|家长/;

function check(disclosure: Disclosure): Checked | Unchecked {
  const evaluations = evaluationsOf(disclosure);
  if (evaluations.length === 0) return NO_FORMS;
  const found: Draft[] = [];
  let looked = 0;
  for (const { form, name } of evaluations) {
    // A form of few lines is a summary, or was read in part.
    if (form.indicators.length < 2) continue;
    looked++;
    const has = (pattern: RegExp) =>
      form.indicators.some((line) => pattern.test(`${line.first}|${line.second}|${line.third}`));
    const locations = [{ place: form.place, quote: form.title }];
    const missing: string[] = [];
    if (!has(/产出/)) missing.push('产出指标');
    else if (!has(/数量/)) missing.push('数量指标');
    else if (!has(/时效|及时|按时|时间/)) missing.push('时效指标');
    const spoken = plain([form.goal.text, ...form.indicators.map((line) => line.third)].join('，'));
    if (!has(/满意/) && SERVED.test(spoken)) missing.push('满意度指标');
    if (missing.length > 0)
      found.push({ message: `自评表${name}没有${missing.join('和')}，请核对是否应当设置`, locations });
    for (const line of form.indicators) {
      const weight = line.weight?.figure;
      if (!weight || weight.value < HEAVY || form.indicators.length < 4) continue;
      found.push({
        message: `自评表${name}仅“${indicatorName(line)}”一项就占${showFigure(weight)}${weight.unit === '' ? '分' : ''}，分值过于集中`,
        locations: [inLine(line, line.weight!)],
      });
    }
  }
  return { found, compared: [], looked };
}

const LINES = [
  '产出指标|数量指标|数字化卷数|≥100卷|100卷|25|25|',
  '产出指标|时效指标|完成时间|2024年12月底前|2024年11月30日|25|25|',
  '效益指标|社会效益指标|查阅效率|有效提升|完全达到预期|20|20|',
  '效益指标|社会效益指标|查全率|≥95%|96%|10|10|',
];

export default defineRule({
  id: 'performance/required-indicators-are-present',
  title: '必要的指标齐全',
  severity: 'info',
  what: '看自评表有无产出指标（数量、时效）、服务他人的项目有无满意度指标，以及单个指标的分值是否在30分以上。',
  why: '缺少必要的指标，或分值集中在一项，自评结果不能反映项目全貌。',
  source:
    '《项目支出绩效评价管理办法》（财预〔2020〕10号）和财预〔2021〕101号的指标框架；30分的界限是通行做法',
  mend: '补充指标，或拆分分值过大的指标。',

  check,
  examples: {
    wrong: [
      {
        finds: ['项目支出绩效自评表'],
        text: disclosure(
          evaluation({
            goal: '为来馆群众提供查档服务。',
            lines: [...LINES, '效益指标|社会效益指标|利用率|≥50%|55%|10|10|'],
          }),
        ),
      },
      {
        finds: ['数字化卷数 30'],
        text: disclosure(
          evaluation({
            lines: [
              '产出指标|数量指标|数字化卷数|≥100卷|100卷|30|30|',
              '产出指标|时效指标|完成时间|2024年12月底前|2024年11月30日|20|20|',
              '效益指标|社会效益指标|查全率|≥95%|96%|30|30|',
              '满意度指标|服务对象满意度指标|查档群众满意度|≥95%|98%|10|10|',
            ],
          }),
        ),
      },
    ],
    right: [
      disclosure(
        evaluation({ lines: [...LINES, '满意度指标|服务对象满意度指标|查档群众满意度|≥95%|98%|10|10|'] }),
      ),
      disclosure(evaluation({ lines: [...LINES, '效益指标|社会效益指标|利用率|≥50%|55%|10|10|'] })),
    ],
  },
});
