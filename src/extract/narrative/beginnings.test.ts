import { expect, test } from 'vitest';
import { beginningsOf } from './beginnings.ts';
import { TERMS } from './lexicon.ts';

test.each([
  ['收入(?:决算)?总计', '收'],
  ['(?:本年度?|年度)?收入|支出', '本年收支'],
  ['(?<!支出|收入)决算(?=为|是)', '决'],
  ['(?<name>甲)?乙{0,2}丙+丁', '甲乙丙'],
  ['-?\\d{1,3}', '-0123456789'],
  ['[“”]{0,2}三公', '“”三'],
  ['\\(款\\)', '('],
  ['[一-三]x*?', '一丁丂七丄丅丆万丈三'],
])('%s begins with %s', (source, characters) => {
  expect([...beginningsOf(source)!].sort()).toEqual([...characters].sort());
});

test.each(['(?:收入)?', '甲*', '.甲', '[^甲]乙', '[一-龥]', '\\w', '(?:甲|)', '(?=甲)'])(
  '%s may begin with anything',
  (source) => {
    expect(beginningsOf(source)).toBeUndefined();
  },
);

test('Every term of the lexicon begins with certain characters, and its matches with one of them', () => {
  const texts = TERMS.map(({ what }) => what).join('，');
  let matches = 0;
  for (const { pattern } of TERMS) {
    const begins = beginningsOf(pattern);
    expect(begins, pattern).toBeDefined();
    for (const [match] of texts.matchAll(new RegExp(pattern, 'g'))) {
      matches++;
      expect(begins, pattern).toContain(match[0]);
    }
  }
  expect(matches).toBeGreaterThan(TERMS.length / 2);
});
