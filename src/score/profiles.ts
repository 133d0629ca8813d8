/** A span of percent of an indicator's points, whole percent, both ends included. */
export interface Band {
  readonly from: number;
  readonly to: number;
}

/** A grade (等级) and the total from which it is given, in points. */
export interface Grade {
  readonly name: string;
  readonly from: number;
}

/** How a locality scores a self-evaluation (绩效自评): what the national rule leaves open, as data. */
export interface ScoringProfile {
  readonly id: string;
  /** Chinese, for the reports. */
  readonly name: string;
  /** Dialects of disclosures that it is chosen for. */
  readonly dialects: readonly string[];
  /** Points of 预算执行率 (execution rate), used where the form prints none. */
  readonly executionWeight: number;
  /** Bands of a 定性指标 (qualitative indicator): reached, partly reached, missed. */
  readonly bands: readonly [reached: Band, partly: Band, missed: Band];
  /** Whole percent above the target from which a reason is asked for, and from which points may be taken off. */
  readonly over: { readonly explain: number; readonly deduct: number };
  /** Best first; the last one takes whatever is left. */
  readonly grades: readonly Grade[];
  /**
   * Usual points of each 一级指标 (first-level indicator), with and without 成本指标 (cost). Only a custom: forms may
   * depart from it.
   */
  readonly weights: readonly Readonly<Record<string, number>>[];
}

/**
 * 财预〔2020〕10号 and 财预〔2021〕101号: full points for what is reached, in proportion for what is not; bands of
 * 100–80, 80–60 and 60–0 percent for qualities. The 20 and 30 percent of over-achievement are common practice: the rule
 * itself only asks to analyse values that are much higher (完成值高于指标值较多).
 */
export const NATIONAL_SCORING: ScoringProfile = {
  id: 'national',
  name: '全国通用',
  dialects: [],
  executionWeight: 10,
  bands: [
    { from: 80, to: 100 },
    { from: 60, to: 80 },
    { from: 0, to: 60 },
  ],
  over: { explain: 20, deduct: 30 },
  grades: [
    { name: '优', from: 90 },
    { name: '良', from: 80 },
    { name: '中', from: 60 },
    { name: '差', from: 0 },
  ],
  weights: [
    { 成本指标: 20, 产出指标: 40, 效益指标: 20, 满意度指标: 10 },
    { 成本指标: 20, 产出指标: 40, 效益指标: 30 },
    { 产出指标: 50, 效益指标: 30, 满意度指标: 10 },
    { 产出指标: 50, 效益指标: 40 },
  ],
};

/** Localities that depart from it. */
export const SCORING_PROFILES: readonly ScoringProfile[] = [
  NATIONAL_SCORING,
  {
    ...NATIONAL_SCORING,
    id: 'hubei',
    name: '湖北',
    dialects: ['hubei'],
    executionWeight: 20,
    bands: [
      { from: 80, to: 100 },
      { from: 50, to: 80 },
      { from: 0, to: 50 },
    ],
    weights: [
      { 产出指标: 40, 效益指标: 40 },
      { 产出指标: 40, 效益指标: 30, 满意度指标: 10 },
    ],
  },
  {
    ...NATIONAL_SCORING,
    id: 'shanghai',
    name: '上海',
    dialects: ['shanghai'],
    grades: [
      { name: '优', from: 90 },
      { name: '良', from: 75 },
      { name: '合格', from: 60 },
      { name: '不合格', from: 0 },
    ],
  },
];

/** The profile of a disclosure's dialect; the national one where none departs from it. */
export function scoringProfileFor(dialect: string | undefined): ScoringProfile {
  return (
    SCORING_PROFILES.find((p) => dialect !== undefined && p.dialects.includes(dialect)) ?? NATIONAL_SCORING
  );
}
