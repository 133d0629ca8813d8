import { nextYear } from '../compose/entry-book/next-year.ts';
import type { Account } from '../model/account.ts';

/** What a unit's account is to be begun from. */
export interface Beginning {
  /** The unit's full name, where that of the account given is not to be kept. */
  readonly unit?: string;
  readonly year?: number;
  /** Last year's account, whose figures become last year's figures. */
  readonly lastYear?: Account;
  /** This year's account, to be filled in further; it comes before last year's. */
  readonly thisYear?: Account;
}

/** Why an account cannot be begun. */
export type BeginningFault =
  /** Neither an account to begin from nor both unit and year. */
  | { readonly code: 'no-unit-or-year' }
  /** The account given is of the year `given`, and should be of `wanted`. */
  | {
      readonly code: 'other-year';
      readonly of: 'lastYear' | 'thisYear';
      readonly given: number;
      readonly wanted: number;
    };

/** The account that a unit is to fill in: blank, following last year's, or this year's so far. */
export function accountToFill(
  beginning: Beginning,
): { readonly account: Account } | { readonly fault: BeginningFault } {
  const { unit, year, lastYear, thisYear } = beginning;
  if (thisYear) {
    if (year !== undefined && thisYear.year !== year) return otherYear('thisYear', thisYear.year, year);
    return { account: unit === undefined ? thisYear : { ...thisYear, unit } };
  }
  if (lastYear) {
    if (year !== undefined && lastYear.year !== year - 1)
      return otherYear('lastYear', lastYear.year, year - 1);
    return { account: nextYear(lastYear, unit) };
  }
  if (unit === undefined || year === undefined) return { fault: { code: 'no-unit-or-year' } };
  const blank: Account = {
    unit,
    year,
    scope: 'unit',
    nature: 'administrative',
    figures: new Map(),
    reasons: new Map(),
    texts: {},
    forms: [],
  };
  return { account: blank };
}

function otherYear(of: 'lastYear' | 'thisYear', given: number, wanted: number): { fault: BeginningFault } {
  return { fault: { code: 'other-year', of, given, wanted } };
}
