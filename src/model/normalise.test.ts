import { describe, expect, it } from 'vitest';
import { normalise } from './normalise.ts';

describe('normalised text', () => {
  it('drops what is blank, halves what is wide and keeps the rest, for every code unit', () => {
    const blank = /[\s\u00a0\u200b-\u200f\u2028\u2029\u2060\u3000\ufeff\u00ad]/;
    const unified: Readonly<Record<string, string>> = Object.fromEntries(
      ['（(', '）)', '【[', '】]', ',，', ';；', ':：', '﹕：', '∶：', '?？', '!！', '％%', '﹪%', '．.']
        .concat([
          '－-',
          '–-',
          '−-',
          '﹣-',
          '＝=',
          '＞>',
          '＜<',
          '〉》',
          '〈《',
          '"“',
          '＂“',
          '﹒.',
          '＋+',
          '㎡平方米',
        ])
        .map((pair) => [pair[0], pair.slice(1)]),
    );
    const expected = (c: string): string => {
      if (c === '\0' || c === '$' || blank.test(c)) return '';
      return unified[c] ?? (/[０-９Ａ-Ｚａ-ｚ]/.test(c) ? String.fromCharCode(c.charCodeAt(0) - 0xfee0) : c);
    };
    const other: string[] = [];
    for (let code = 0; code < 0x10000; code++) {
      const c = String.fromCharCode(code);
      const { text, map } = normalise(`前${c}后`);
      const middle = expected(c);
      const places = [0, ...Array.from(middle, () => 1), 2, 3];
      if (text !== `前${middle}后` || map.join() !== places.join()) other.push(code.toString(16));
    }
    expect(other).toEqual([]);
  });

  it('groups thousands with the comma that figures have', () => {
    expect(normalise('共1，234，567.00元，其中1，23').text).toBe('共1,234,567.00元，其中1，23');
    expect(normalise('１，２３４').text).toBe('1,234');
  });

  it('leaves out the backslash of a typeset percentage', () => {
    expect(normalise('$89.16\\%$，\\n').text).toBe('89.16%，\\n');
  });
});
