import { PROFILES, type Profile, profileFor } from '../audit/profile.ts';
import type { Disclosure } from '../model/disclosure.ts';
import type { Config } from './config.ts';

/** What is changed in whichever profile (审核口径) a disclosure is judged by; plain data. */
export interface PolicyChange {
  /** The profile to take whatever the disclosure suggests; one of `PROFILES`. */
  readonly id?: string;
  readonly change: Partial<Pick<Profile, 'zeroBase' | 'sangongBudget' | 'severities'>> & {
    readonly reason?: Partial<Profile['reason']>;
  };
}

/** What a configuration says of the policy. */
export function policyChange(config: Config): PolicyChange {
  const { profile: id, zeroBase, sangongBudget, severities, reason } = config;
  return {
    ...(id === undefined ? {} : { id }),
    change: {
      ...(zeroBase === undefined ? {} : { zeroBase }),
      ...(sangongBudget === undefined ? {} : { sangongBudget }),
      ...(severities === undefined ? {} : { severities }),
      ...(reason === undefined ? {} : { reason: defined(reason) }),
    },
  };
}

function defined(reason: NonNullable<Config['reason']>): Partial<Profile['reason']> {
  return {
    ...(reason.changeFrom === undefined ? {} : { changeFrom: reason.changeFrom }),
    ...(reason.budgetFrom === undefined ? {} : { budgetFrom: reason.budgetFrom }),
  };
}

/**
 * The profile that a disclosure is judged by, with the changes.
 * @throws RangeError for a profile that there is not
 */
export function policyOf(disclosure: Pick<Disclosure, 'dialect' | 'year'>, changed: PolicyChange): Profile {
  const { id, change } = changed;
  const base = id === undefined ? profileFor(disclosure) : PROFILES.find((p) => p.id === id);
  if (!base) throw new RangeError(`没有审核口径 ${id}`);
  return {
    ...base,
    ...change,
    reason: { ...base.reason, ...change.reason },
    severities: { ...base.severities, ...change.severities },
  };
}
