import { describe, expect, it } from 'vitest';
import { textLines } from './text-lines.ts';

describe('lines of a paragraph', () => {
  it('are full of full-width characters, less the indent', () => {
    expect(textLines('', 27, 2)).toBe(1);
    expect(textLines('某'.repeat(25), 27, 2)).toBe(1);
    expect(textLines('某'.repeat(26), 27, 2)).toBe(2);
    expect(textLines('某'.repeat(27), 27, 0)).toBe(1);
  });

  it('do not part a number, and count the space around it', () => {
    // Nine characters and a space leave 0.75 of a line of ten: 12 needs 1.
    expect(textLines(`${'某'.repeat(9)}12`, 10, 0)).toBe(2);
    expect(textLines(`${'某'.repeat(8)}12`, 10, 0)).toBe(1);
    expect(textLines(`${'某'.repeat(8)}123.4`, 10, 0)).toBe(2);
  });

  it('begin with no mark that closes, and squeeze one at the end', () => {
    expect(textLines(`${'某'.repeat(10)}。`, 10, 0)).toBe(2);
    expect(textLines(`${'某'.repeat(9)}。`, 10, 0)).toBe(1);
    // The mark takes its character with it: two are on the second line.
    expect(textLines(`${'某'.repeat(10)}。${'某'.repeat(8)}`, 10, 0)).toBe(2);
    expect(textLines(`${'某'.repeat(10)}。${'某'.repeat(9)}`, 10, 0)).toBe(3);
  });

  it('part what is longer than a line', () => {
    expect(textLines('a'.repeat(100), 10, 0)).toBe(5);
  });
});
