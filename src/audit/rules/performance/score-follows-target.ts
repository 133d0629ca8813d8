import type { Disclosure } from '../../../model/disclosure.ts';
import { SCALE, showFigure } from '../../../money/figure.ts';
import type { Score } from '../../../score/score-indicator.ts';
import { showPoints, targetOf } from '../../../score/score-indicator.ts';
import {
  comparedIn,
  evaluationsOf,
  indicatorName,
  inLine,
  type JudgedLine,
  judgedLines,
  NO_FORMS,
  relatedCell,
} from '../../evaluations.ts';
import { disclosure, evaluation } from '../../example.ts';
import { factsOf } from '../../facts.ts';
import type { Draft, Severity } from '../../finding.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

/** Scores are often printed without decimals: half a point is rounding, no judgement. */
const ROUNDING = SCALE / 2n;
/** So little short of full points that rounding to them says nothing. */
const TRIFLE = SCALE / 10n;

function span(score: Score): string {
  const [min, max] = [showPoints(score.min), showPoints(score.max)];
  return min === max ? `${max}分` : `${min}至${max}分`;
}

function missed(line: JudgedLine & { score: Score }): Draft | undefined {
  const { indicator, score, printed, full } = line;
  // Full points for a missed target are no rounding.
  const digit = indicator.score!.figure!.decimals > 0 || full ? SCALE / 100n : ROUNDING;
  if (printed <= score.max + digit) return undefined;
  const measured =
    targetOf(indicator.target).kind === 'number' && targetOf(indicator.actual).kind === 'number';
  const severity: Severity = !full || !measured ? 'warning' : printed - score.max < TRIFLE ? 'info' : 'error';
  return draft(line, severity, {
    message: `指标“${indicatorName(indicator)}”未达到指标值却得${full ? '满分' : ''}${showFigure(indicator.score!.figure!)}${unitOfPoints(line)}，按规则应为${span(score)}`,
  });
}

function beyond(line: JudgedLine & { score: Score }): Draft | undefined {
  const { indicator, score, full, evaluation } = line;
  if (!full || score.deviation === undefined) return undefined;
  const far = score.deviation >= BigInt(evaluation.profile.over.deduct) * SCALE;
  const target = targetOf(indicator.target);
  const exact = target.kind === 'number' && target.comparison === '=' && target.stated;
  const explained = indicator.note !== '';
  // Faster, or fewer mistakes, than was asked is seldom a fault of the target.
  const spared =
    target.kind === 'number' && /[≤<]/.test(target.comparison) && target.figure.kind !== 'amount';
  // The score given lies inside the range allowed: that is a question, not an error.
  const severity: Severity = (exact && far) || ((exact || far) && !explained && !spared) ? 'warning' : 'info';
  const percent = showFigure({
    kind: 'percent',
    value: score.deviation,
    ulp: 0n,
    decimals: 2,
    unit: '%',
    text: '',
  });
  const [done, wanted] = [indicator.actual, indicator.target].map(({ text }) =>
    text.replace(/^[\s=＝≥≤><$]+|[\s$]+$/g, ''),
  );
  const given = `${showFigure(indicator.score!.figure!)}${unitOfPoints(line)}`;
  const lower = score.min < score.max ? `；如指标值定低了，可扣至${showPoints(score.min)}分` : '';
  const ask = !explained || far ? `请写明原因${lower}` : `请核对原因是否充分${lower}`;
  return draft(line, severity, {
    message: `指标“${indicatorName(indicator)}”完成${done}，指标值${exact ? `要求“等于”${wanted}` : indicator.target.text.trim()}，偏离${percent}仍给满分${given}，${ask}`,
  });
}

function unitOfPoints(line: JudgedLine): string {
  return line.indicator.score!.figure!.unit === '' ? '分' : '';
}

function draft(
  line: JudgedLine & { score: Score },
  severity: Severity,
  { message }: { message: string },
): Draft {
  const { indicator, score, evaluation } = line;
  const total = evaluation.score.total;
  return {
    severity,
    message: `自评表${evaluation.name}：${message}`,
    ...(line.score.verdict === 'missed' ? { expected: span(score) } : {}),
    actual: indicator.score!.text.trim(),
    explanation: `${score.why}；全表总分按规则为${showPoints(total.min)}至${showPoints(total.max)}分`,
    locations: [inLine(indicator, indicator.score!)],
    related: [
      relatedCell(indicator, indicator.target, '年度指标值'),
      relatedCell(indicator, indicator.actual, '实际完成值'),
    ],
  };
}

function check(disclosure: Disclosure): Checked | Unchecked {
  const evaluations = evaluationsOf(disclosure);
  if (evaluations.length === 0) return NO_FORMS;
  const facts = factsOf(disclosure);
  const found: Draft[] = [];
  const compared: number[] = [];
  for (const line of evaluations.flatMap(judgedLines)) {
    const { score, indicator } = line;
    if (score.verdict === 'unclear') continue;
    compared.push(...comparedIn(facts, indicator));
    const draft =
      score.verdict === 'missed' ? missed(line) : score.verdict === 'over' ? beyond(line) : undefined;
    if (draft) found.push(draft);
  }
  return { found, compared };
}

const QUALITY = '效益指标|社会效益指标|查阅效率|有效提升|完全达到预期|40|40|';

export default defineRule({
  id: 'performance/score-follows-target',
  title: '自评得分与指标完成情况相符',
  severity: 'error',
  what: '按完成值与指标值重算每个指标应得的分数：达到的满分，未达到的按比例；“等于”的指标超出、或完成值高出指标值30%以上的，给出建议分数的区间。',
  why: '未达到指标值仍得满分，或指标值定得过低而得满分，自评就失去意义。',
  source:
    '《项目支出绩效评价管理办法》（财预〔2020〕10号）：未完成的按完成值与指标值的比例记分；完成值高于指标值较多的，要分析原因，指标值设定明显偏低的，按偏离度适度调减分值。30%的界限是通行做法',
  mend: '按完成情况重新打分；完成值明显高于指标值的，说明客观原因，或调减分值并在下年提高指标值。',

  check,
  examples: {
    wrong: [
      {
        finds: ['50', '40'],
        text: disclosure(evaluation({ lines: ['产出指标|数量指标|数字化卷数|≥100卷|80卷|50|50|', QUALITY] })),
      },
      {
        finds: ['50', '49.47'],
        text: disclosure(evaluation({ lines: ['产出指标|质量指标|验收合格率|≥95%|94%|50|50|', QUALITY] })),
      },
      {
        finds: ['50', '可扣至35分'],
        text: disclosure(
          evaluation({ lines: ['产出指标|数量指标|整理人员数量|=10人|=13人|50|50|因人员调动', QUALITY] }),
        ),
      },
      {
        finds: ['50', '0至33.21'],
        text: disclosure(
          evaluation({ lines: ['产出指标|时效指标|完成时间|2024年6月底前|2024年9月30日|50|50|', QUALITY] }),
        ),
      },
    ],
    right: [
      disclosure(evaluation({ lines: ['产出指标|数量指标|数字化卷数|≥100卷|118卷|50|50|', QUALITY] })),
      disclosure(
        evaluation({
          lines: ['产出指标|数量指标|数字化卷数|≥100卷|80卷|50|40|设备检修', QUALITY],
          total: '90.00',
        }),
      ),
      disclosure(evaluation({ lines: ['产出指标|质量指标|差错率|≤2%|0.00%|50|50|', QUALITY] })),
    ],
  },
});
