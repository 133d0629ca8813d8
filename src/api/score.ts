/** `mingzhang/score`: self-evaluation forms (绩效自评表), computed and checked. */
export { scoreOf } from '../check/report-of.ts';
export type { ReportedProject, ReportedScore, ScoreReport } from '../report/score-report.ts';
export {
  NATIONAL_SCORING,
  SCORING_PROFILES,
  type ScoringProfile,
  scoringProfileFor,
} from '../score/profiles.ts';
export { type FormScore, gradeOf, scoreForm } from '../score/score-form.ts';
export { type Score, scoreIndicator } from '../score/score-indicator.ts';
export { parseTarget, type Target } from '../score/target.ts';
