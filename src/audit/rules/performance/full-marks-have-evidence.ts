import type { Disclosure } from '../../../model/disclosure.ts';
import { SCALE, showFigure } from '../../../money/figure.ts';
import { targetOf } from '../../../score/score-indicator.ts';
import {
  evaluationsOf,
  indicatorName,
  inLine,
  judgedLines,
  NO_FORMS,
  relatedCell,
} from '../../evaluations.ts';
import { disclosure, evaluation } from '../../example.ts';
import type { Draft } from '../../finding.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

/** Points below which a quality needs no more than its grade. */
const NOTABLE = 10n * SCALE;

function check(disclosure: Disclosure): Checked | Unchecked {
  const evaluations = evaluationsOf(disclosure);
  if (evaluations.length === 0) return NO_FORMS;
  const found: Draft[] = [];
  let looked = 0;
  for (const { indicator, weight, full, evaluation } of evaluations.flatMap(judgedLines)) {
    if (targetOf(indicator.target).kind !== 'quality') continue;
    looked++;
    const said = indicator.actual.text.trim();
    // A sentence that tells what was done, or a number, is evidence.
    if (!full || weight <= NOTABLE || indicator.note !== '' || /\d/.test(said) || said.length > 15) continue;
    const points = indicator.weight!.figure!;
    found.push({
      message: `自评表${evaluation.name}定性指标“${indicatorName(indicator)}”得满分${showFigure(points)}${points.unit === '' ? '分' : ''}，完成值只写“${said}”，没有可衡量的依据`,
      locations: [inLine(indicator, indicator.actual)],
      related: [relatedCell(indicator, indicator.target, '年度指标值')],
    });
  }
  return { found, compared: [], looked };
}

const FIRST = '产出指标|数量指标|数字化卷数|≥100卷|100卷|50|50|';

export default defineRule({
  id: 'performance/full-marks-have-evidence',
  title: '定性指标得满分要有依据',
  severity: 'info',
  what: '分值超过10分的定性指标得满分的，看完成值或偏差原因是否写出具体情况。',
  why: '只写“完全达到预期”，读者无从判断成效。',
  source: '财预〔2020〕10号：定性指标按达成情况分档评分；财预〔2021〕101号：尽量量化',
  mend: '写明具体成效，或改用可量化的指标。',

  check,
  examples: {
    wrong: [
      {
        finds: ['查阅效率 完全达到预期'],
        text: disclosure(
          evaluation({ lines: [FIRST, '效益指标|社会效益指标|查阅效率|有效提升|完全达到预期|40|40|'] }),
        ),
      },
      {
        finds: ['档案利用 显著改善'],
        text: disclosure(
          evaluation({ lines: [FIRST, '效益指标|社会效益指标|档案利用|显著改善|显著改善|40|40|'] }),
        ),
      },
    ],
    right: [
      disclosure(
        evaluation({
          lines: [FIRST, '效益指标|社会效益指标|查阅效率|有效提升|查档平均用时由30分钟降到8分钟|40|40|'],
        }),
      ),
      disclosure(
        evaluation({
          lines: [FIRST, '效益指标|社会效益指标|查阅效率|有效提升|达成预期|40|36|部分馆藏尚未上线'],
          total: '96.00',
        }),
      ),
    ],
  },
});
