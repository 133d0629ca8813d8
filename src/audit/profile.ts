import type { Disclosure } from '../model/disclosure.ts';
import { LOCALITIES } from '../model/localities/index.ts';
import type { Policy } from '../model/localities/locality.ts';
import { NATIONAL_POLICY } from '../model/localities/national.ts';
import type { Severity } from './finding.ts';

/** The policy (审核口径) that a disclosure is judged by. */
export interface Profile extends Policy {
  /** The locality's, or `national`. */
  readonly id: string;
  /** Chinese, for the reports. */
  readonly name: string;
  /** First fiscal year that it holds for. */
  readonly from?: number;
  /** Severities that depart from the rules' own; `off` silences a rule, and the report says so. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
}

/** What holds where nothing more is known. */
export const NATIONAL: Profile = { id: 'national', name: '全国通用', ...NATIONAL_POLICY, severities: {} };

/** Those of localities that depart from the national one, and that one. */
export const PROFILES: readonly Profile[] = [
  ...LOCALITIES.flatMap(({ id, label, policy }) =>
    policy ? [Object.assign({ id, name: label }, NATIONAL_POLICY, policy, { severities: {} })] : [],
  ),
  NATIONAL,
];

/** The profile that a disclosure is judged by, from its dialect and its fiscal year. */
export function profileFor(disclosure: Pick<Disclosure, 'dialect' | 'year'>): Profile {
  const { dialect, year } = disclosure;
  const own = PROFILES.find((p) => p.id === dialect && (year === undefined || (p.from ?? year) <= year));
  return own ?? NATIONAL;
}
