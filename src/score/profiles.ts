import { LOCALITIES } from '../model/localities/index.ts';
import type { Scoring } from '../model/localities/locality.ts';
import { NATIONAL_SCORING as NATIONAL } from '../model/localities/national.ts';

/** How the self-evaluations (绩效自评) of a place are scored. */
export interface ScoringProfile extends Scoring {
  /** The locality's, or `national`. */
  readonly id: string;
  /** Chinese, for the reports. */
  readonly name: string;
}

export const NATIONAL_SCORING: ScoringProfile = { id: 'national', name: '全国通用', ...NATIONAL };

/** The national profile, and those of localities that depart from it. */
export const SCORING_PROFILES: readonly ScoringProfile[] = [
  NATIONAL_SCORING,
  ...LOCALITIES.flatMap(({ id, label, scoring }) =>
    scoring ? [Object.assign({ id, name: label }, NATIONAL, scoring)] : [],
  ),
];

/** The profile of a disclosure's dialect; the national one where none departs from it. */
export function scoringProfileFor(dialect: string | undefined): ScoringProfile {
  return SCORING_PROFILES.find((p) => p.id === dialect) ?? NATIONAL_SCORING;
}
