import { describe, expect, it } from 'vitest';
import { randomAccount } from '../../test/made-up/random-account.ts';
import { accountToFill } from './account-to-fill.ts';

const account = randomAccount(3);

describe('the account that a unit fills in', () => {
  it('is blank, follows last year’s, or is this year’s so far', () => {
    const blank = accountToFill({ unit: '青山县档案馆', year: 2024 });
    expect(blank).toMatchObject({ account: { unit: '青山县档案馆', year: 2024, figures: new Map() } });
    expect(accountToFill({ lastYear: account })).toMatchObject({
      account: { unit: account.unit, year: account.year + 1 },
    });
    expect(accountToFill({ thisYear: account, unit: '新名称' })).toEqual({
      account: { ...account, unit: '新名称' },
    });
  });

  it.each([
    [{ unit: '青山县档案馆' }, { code: 'no-unit-or-year' }],
    [{ year: 2024 }, { code: 'no-unit-or-year' }],
    [
      { lastYear: account, year: account.year },
      { code: 'other-year', of: 'lastYear', given: account.year, wanted: account.year - 1 },
    ],
    [
      { thisYear: account, year: account.year + 1 },
      { code: 'other-year', of: 'thisYear', given: account.year, wanted: account.year + 1 },
    ],
  ])('cannot be begun with too little, or of the wrong year (%#)', (beginning, fault) => {
    expect(accountToFill(beginning)).toEqual({ fault });
  });
});
