import type { Disclosure } from '../../../model/disclosure.ts';
import type { Indicator } from '../../../model/performance.ts';
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

function check(disclosure: Disclosure): Checked | Unchecked {
  const evaluations = evaluationsOf(disclosure);
  if (evaluations.length === 0) return NO_FORMS;
  const found: Draft[] = [];
  let looked = 0;
  for (const { indicator, score, evaluation, full } of evaluations.flatMap(judgedLines)) {
    const short = isShortOfQuality(indicator);
    if (score.verdict === 'unclear' && !short) continue;
    looked++;
    if (indicator.note !== '') continue;
    const name = `自评表${evaluation.name}指标“${indicatorName(indicator)}”`;
    const { deviation } = score;
    const explain = BigInt(evaluation.profile.over.explain) * SCALE;
    const head = {
      explanation: score.why,
      locations: [inLine(indicator, indicator.actual)],
      related: [relatedCell(indicator, indicator.target, '年度指标值')],
    };
    if (short) found.push({ message: `${name}没有得满分，没有填写偏差原因分析及改进措施`, ...head });
    else if (score.verdict === 'missed' && !full)
      found.push({ message: `${name}未达到指标值，没有填写偏差原因分析及改进措施`, ...head });
    else if (deviation !== undefined && deviation >= explain && !(score.verdict === 'over' && full)) {
      const percent = showFigure({
        kind: 'percent',
        value: deviation,
        ulp: 0n,
        decimals: 2,
        unit: '%',
        text: '',
      });
      const target = targetOf(indicator.target);
      const spared =
        target.kind === 'number' && /[≤<]/.test(target.comparison) && target.figure.kind !== 'amount';
      found.push({
        message: `${name}完成值偏离指标值${percent}，没有填写偏差原因分析及改进措施`,
        ...head,
        ...(spared ? { severity: 'info' as const } : {}),
      });
    }
  }
  return { found, compared: [], looked };
}

/** A quality (定性指标) that was given less than its points. */
function isShortOfQuality({ target, weight, score }: Indicator): boolean {
  if (targetOf(target).kind !== 'quality' || !weight?.figure || !score?.figure) return false;
  return score.figure.value < weight.figure.value;
}

const QUALITY = '效益指标|社会效益指标|查阅效率|有效提升|完全达到预期|40|40|';

export default defineRule({
  id: 'performance/deviation-is-explained',
  title: '偏差要有原因分析',
  severity: 'warning',
  what: '未达到指标值，或完成值偏离指标值20%以上的指标，看“偏差原因分析及改进措施”是否填写。',
  why: '没有原因，读者无法判断是指标定得不当，还是工作没有做到。',
  source: '《项目支出绩效自评表》“偏差原因分析及改进措施”栏；财预〔2020〕10号。20%的界限是通行做法',
  mend: '填写偏差的客观原因和改进措施。',

  check,
  examples: {
    wrong: [
      {
        finds: ['数字化卷数 80卷'],
        text: disclosure(
          evaluation({ lines: ['产出指标|数量指标|数字化卷数|≥100卷|80卷|50|40|', QUALITY], total: '90.00' }),
        ),
      },
      {
        finds: ['数字化卷数 125卷'],
        text: disclosure(
          evaluation({ lines: ['产出指标|数量指标|数字化卷数|≥100卷|125卷|50|50|', QUALITY] }),
        ),
      },
    ],
    right: [
      disclosure(
        evaluation({
          lines: ['产出指标|数量指标|数字化卷数|≥100卷|80卷|50|40|扫描设备检修两个月，下年增加一台', QUALITY],
          total: '90.00',
        }),
      ),
      disclosure(evaluation({ lines: ['产出指标|数量指标|数字化卷数|≥100卷|118卷|50|50|', QUALITY] })),
    ],
  },
});
