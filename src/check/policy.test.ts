import { describe, expect, it } from 'vitest';
import { NATIONAL, profileFor } from '../audit/profile.ts';
import { parseConfig } from './config.ts';
import { ignoresFor } from './ignores-for.ts';
import { policyChange, policyOf } from './policy.ts';

const shanghai = { dialect: 'shanghai', year: 2024 };

describe('a policy', () => {
  it('is that of the place where nothing is changed', () => {
    expect(policyOf(shanghai, policyChange({}))).toEqual(profileFor(shanghai));
  });

  it('changes what the configuration names, and nothing else', () => {
    const changed = policyChange({
      profile: 'national',
      zeroBase: 'error',
      reason: { budgetFrom: 5 },
      severities: { 'text/share': 'off' },
    });
    expect(policyOf(shanghai, changed)).toEqual({
      ...NATIONAL,
      zeroBase: 'error',
      reason: { ...NATIONAL.reason, budgetFrom: 5 },
      severities: { ...NATIONAL.severities, 'text/share': 'off' },
    });
    expect(JSON.parse(JSON.stringify(changed))).toEqual(changed);
  });

  it('that there is not is refused', () => {
    expect(() => policyOf(shanghai, { id: 'atlantis', change: {} })).toThrow(RangeError);
  });
});

describe('a configuration', () => {
  it.each([
    [{ severitys: {} }, { code: 'unknown-key', at: 'severitys' }],
    [{ reason: { from: 1 } }, { code: 'unknown-key', at: 'reason.from' }],
    [{ reason: { changeFrom: '30' } }, { code: 'wrong-value', at: 'reason.changeFrom' }],
    [
      { failOn: 'all' },
      { code: 'wrong-value', at: 'failOn', allowed: ['error', 'warning', 'info', 'never'] },
    ],
    [[], { code: 'wrong-value', at: '' }],
  ])('%j is refused with the place', (data, fault) => {
    expect(parseConfig(data)).toEqual({ fault });
  });

  it('lets stand only in the files that it names', () => {
    const config = {
      ignore: [
        { rule: 'text/*', reason: '甲' },
        { rule: 'change/*', file: '档案馆', quote: '10.00', reason: '乙' },
      ],
    };
    expect(parseConfig(config)).toEqual({ config });
    expect(ignoresFor(config, ['图书馆.pdf'])).toEqual([{ rule: 'text/*', reason: '甲' }]);
    expect(ignoresFor(config, ['图书馆.pdf', '档案馆.pdf'])).toEqual([
      { rule: 'text/*', reason: '甲' },
      { rule: 'change/*', quote: '10.00', reason: '乙' },
    ]);
  });
});
