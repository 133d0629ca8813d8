import type { ReportedProject, ReportedScore } from './score-report.ts';

/** A line of a form as it is told: what was asked, done, given, and due by the rules. */
export interface ScoreLine {
  readonly name: string;
  readonly target: string;
  readonly actual: string;
  readonly weight?: number;
  /** As printed. */
  readonly score?: number;
  /** What the rules allow: 9.22, or 7至10; '' where they tell nothing. */
  readonly due: string;
  /** Points printed above (+) or below (−) what is due; '' where none are, 0 included. */
  readonly difference: string;
  /** Why, wherever the printed score is not plainly the one due. */
  readonly why: string;
}

/** The heads of the columns of a line. */
export const SCORE_HEADS = ['指标', '年度指标值', '实际完成值', '分值', '得分', '应得', '相差'] as const;

/** The lines of a form: execution of the budget, every indicator, and the total. */
export function scoreLines({ funds, indicators, weight, total }: ReportedProject): ScoreLine[] {
  const execution =
    funds.rule === undefined
      ? []
      : [lineOf('预算执行率', '100%', funds.rate ?? '', funds.rule, funds.weight, funds.score)];
  const lines = indicators.map(({ path, target, actual, rule, weight: points, score }) =>
    lineOf(path.filter(Boolean).at(-1) ?? '', target, actual, rule, points, score),
  );
  return [
    ...execution,
    ...lines,
    lineOf('总分', '', '', { ...total.computed, why: '' }, weight, total.printed),
  ];
}

function lineOf(
  name: string,
  target: string,
  actual: string,
  rule: ReportedScore | undefined,
  weight: number | undefined,
  score: number | undefined,
): ScoreLine {
  return {
    name,
    target,
    actual,
    ...(weight === undefined ? {} : { weight }),
    ...(score === undefined ? {} : { score }),
    due: rule === undefined ? '' : spanWords(rule),
    difference: differenceWords(score, rule),
    why: rule && (rule.min !== rule.max || rule.max !== score) ? rule.why : '',
  };
}

/** 9.22, or 7至10. */
export function spanWords({ min, max }: Pick<ReportedScore, 'min' | 'max'>): string {
  return min === max ? String(max) : `${min}至${max}`;
}

function differenceWords(score: number | undefined, rule: ReportedScore | undefined): string {
  if (score === undefined || rule === undefined) return '';
  // Hundredths of a point, which no sum of doubles may blur.
  const [given, min, max] = [score, rule.min, rule.max].map((points) => Math.round(points * 100)) as [
    number,
    number,
    number,
  ];
  const off = given > max ? given - max : given < min ? given - min : 0;
  return off === 0 ? '' : `${off > 0 ? '+' : '−'}${Math.abs(off) / 100}`;
}
