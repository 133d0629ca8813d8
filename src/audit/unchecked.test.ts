import { describe, expect, it } from 'vitest';
import { uncheckedWords } from './unchecked.ts';

describe('why a rule did not judge', () => {
  it('names what is particular to the case', () => {
    expect(uncheckedWords({ unchecked: 'last-year-of-another-year', label: '2022' })).toBe(
      '所给的是2022年度的公开，不是上一年度的',
    );
  });

  it('says how to give a companion only where there is a way', () => {
    const why = { unchecked: 'no-budget' } as const;
    expect(uncheckedWords(why)).toBe('没有给出本年度预算公开');
    expect(uncheckedWords(why, { budget: '--budget' })).toBe('没有给出本年度预算公开（--budget）');
    expect(uncheckedWords({ unchecked: 'no-glossary' }, { budget: '--budget' })).toBe('没有名词解释');
  });
});
