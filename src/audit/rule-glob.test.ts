import { describe, expect, it } from 'vitest';
import { acceptRules } from './rule-glob.ts';

const RULES = ['text/share', 'text/shares-add-up', 'cross/income-agrees', 'wording/typos'];

describe('rule globs', () => {
  it.each([
    [['text/share'], ['text/share']],
    [['text'], ['text/share', 'text/shares-add-up']],
    [['text/*'], ['text/share', 'text/shares-add-up']],
    [['*agrees'], ['cross/income-agrees']],
    [['*/typos'], ['wording/typos']],
    [['**'], RULES],
    [['{text,cross}/*'], ['text/share', 'text/shares-add-up', 'cross/income-agrees']],
    [['!text/*'], ['cross/income-agrees', 'wording/typos']],
    [['text', '!text/share'], ['text/shares-add-up']],
    [['text.share'], []],
  ])('%j', (globs, expected) => {
    expect(RULES.filter(acceptRules(globs))).toEqual(expected);
  });
});
