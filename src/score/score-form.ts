import type { FundLine, Indicator, PerformanceForm } from '../model/performance.ts';
import { divideHalfUp, SCALE, show, showFigure } from '../money/figure.ts';
import type { ScoringProfile } from './profiles.ts';
import { type Score, scoreIndicator, shareOfPoints, showPoints } from './score-indicator.ts';

/** A line of 绩效指标 with the points that the rule allows it; none where the line prints no 分值. */
export interface ScoredLine {
  readonly indicator: Indicator;
  readonly score?: Score;
}

/** 预算执行率 (execution rate) as computed from the funds. */
export interface ScoredExecution {
  readonly weight: bigint;
  /** executed ÷ full, millionths of a percent; absent where it cannot be computed. */
  readonly rate?: bigint;
  readonly score: Score;
}

/** A whole form scored. All points are millionths of a point. */
export interface FormScore {
  readonly form: PerformanceForm;
  readonly execution?: ScoredExecution;
  readonly lines: readonly ScoredLine[];
  /** Sum of the points printed as 分值, those of the execution rate included. */
  readonly weight: bigint;
  /** Total that the rule allows. */
  readonly total: { readonly min: bigint; readonly max: bigint };
  /** 总分 as printed. */
  readonly printed?: bigint;
  /** Grades of the total allowed: one where both ends fall into the same. */
  readonly grades: readonly string[];
}

const HUNDRED = 100n * SCALE;

/**
 * Scores a form: the execution rate from its funds, every line, their total and grade. 项目支出绩效自评表 and
 * 部门整体支出绩效自评表 are scored alike.
 */
export function scoreForm(form: PerformanceForm, profile: ScoringProfile): FormScore {
  const lines = form.indicators.map((indicator): ScoredLine => {
    const score = scoreIndicator(indicator, profile, form.year);
    return score ? { indicator, score } : { indicator };
  });
  const ofLines = form.indicators.reduce((sum, line) => sum + (line.weight?.figure?.value ?? 0n), 0n);
  const execution = scoreExecution(form.funds, ofLines, profile);
  const scores = [...(execution ? [execution.score] : []), ...lines.flatMap((l) => l.score ?? [])];
  const total = {
    min: scores.reduce((sum, s) => sum + s.min, 0n),
    max: scores.reduce((sum, s) => sum + s.max, 0n),
  };
  const printed = form.totalScore?.figure?.value;
  return {
    form,
    ...(execution ? { execution } : {}),
    lines,
    weight: ofLines + (execution?.weight ?? 0n),
    total,
    ...(printed === undefined ? {} : { printed }),
    grades: [...new Set([gradeOf(total.min, profile), gradeOf(total.max, profile)])],
  };
}

/** The grade (等级) of a total, in millionths of a point. */
export function gradeOf(points: bigint, profile: ScoringProfile): string {
  const grade = profile.grades.find((g) => points >= BigInt(g.from) * SCALE) ?? profile.grades.at(-1)!;
  return grade.name;
}

/** r = 全年执行数 ÷ 全年预算数, never ÷ 年初预算数; weight × min(1, r). */
function scoreExecution(
  funds: readonly FundLine[],
  ofLines: bigint,
  profile: ScoringProfile,
): ScoredExecution | undefined {
  const line = funds.find((f) => f.source === 'total') ?? (funds.length === 1 ? funds[0] : undefined);
  if (!line) return undefined;
  const usual = BigInt(profile.executionWeight) * SCALE;
  const weight = line.weight?.figure?.value ?? (ofLines + usual === HUNDRED ? usual : undefined);
  if (weight === undefined) return undefined;
  const full = line.full?.figure;
  const executed = line.executed?.figure;
  if (!full || !executed) {
    const rate = line.rate?.figure?.value;
    if (rate === undefined)
      return {
        weight,
        score: {
          min: 0n,
          max: weight,
          verdict: 'unclear',
          why: '没有全年预算数或全年执行数，无法计算执行率',
        },
      };
    return { weight, rate, score: byRate(weight, rate, HUNDRED, `执行率${showFigure(line.rate!.figure!)}`) };
  }
  if (full.value <= 0n)
    return {
      weight,
      score: {
        min: 0n,
        max: 0n,
        verdict: 'unclear',
        why: '全年预算数为 0，执行率没有意义，计 0 分，须由人复核',
      },
    };
  const rate = divideHalfUp(executed.value * HUNDRED, full.value);
  const shown = show(rate, { kind: 'percent', decimals: 2, unit: '%' });
  const arithmetic = `执行率${show(executed.value, executed, false)}÷${show(full.value, full, false)}=${shown}`;
  return { weight, rate, score: byRate(weight, executed.value, full.value, arithmetic) };
}

function byRate(weight: bigint, part: bigint, whole: bigint, arithmetic: string): Score {
  if (part >= whole) {
    const over = part > whole ? '，超过100%按100%计' : '';
    return {
      min: weight,
      max: weight,
      verdict: 'met',
      why: `${arithmetic}${over}，得满分${showPoints(weight)}分`,
    };
  }
  const points = part <= 0n ? 0n : shareOfPoints(weight, part, whole);
  return {
    min: points,
    max: points,
    verdict: 'missed',
    why: `${arithmetic}，得${showPoints(weight)}×执行率=${showPoints(points)}分`,
  };
}
