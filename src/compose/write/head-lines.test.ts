import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headLines } from './head-lines.ts';

describe('a head of a column', () => {
  it('is parted between words, on lines of nearly one length', () => {
    expect(headLines('一般公共预算财政拨款', 7)).toEqual(['一般公共预算', '财政拨款']);
    expect(headLines('政府性基金预算财政拨款', 8)).toEqual(['政府性基金预算', '财政拨款']);
    expect(headLines('一般公共预算财政拨款', 5)).toEqual(['一般公共', '预算', '财政拨款']);
    expect(headLines('附属单位上缴收入', 5)).toEqual(['附属单位', '上缴收入']);
    expect(headLines('决算数', 4)).toEqual(['决算数']);
  });

  it('never leaves a character alone where two lines could be even', () => {
    expect(headLines('国有资本经营预算财政拨款', 11).map((l) => l.length)).toEqual([8, 4]);
    expect(headLines('上级补助收入', 5)).toEqual(['上级', '补助收入']);
  });

  it('loses nothing', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[一-龥]{1,24}$/), fc.integer({ min: 1, max: 12 }), (text, across) => {
        const lines = headLines(text, across);
        expect(lines.join('')).toBe(text);
        expect(lines.every((line) => line.length <= across)).toBe(true);
      }),
    );
  });
});
