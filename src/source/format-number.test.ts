import { describe, expect, it } from 'vitest';
import { formatNumber } from './format-number.ts';

const some = (format: string, ...values: number[]): string =>
  values.map((v) => formatNumber(v, format)).join(' ');

describe('automatic numbers', () => {
  it.each([
    ['decimal', [1, 12], '1 12'],
    ['decimalZero', [1, 12], '01 12'],
    ['chineseCounting', [1, 10, 11, 20, 25], '一 十 十一 二十 二十五'],
    ['chineseCountingThousand', [100, 105, 110, 1024], '一百 一百零五 一百一十 一千零二十四'],
    ['chineseLegalSimplified', [1, 10, 12], '壹 壹拾 壹拾贰'],
    ['ideographDigital', [1, 10, 23], '一 一〇 二三'],
    ['ideographTraditional', [1, 10, 11], '甲 癸 11'],
    ['ideographZodiac', [1, 12], '子 亥'],
    ['upperRoman', [4, 9, 14], 'IV IX XIV'],
    ['lowerRoman', [3], 'iii'],
    ['upperLetter', [1, 26, 27], 'A Z AA'],
    ['lowerLetter', [2], 'b'],
    ['decimalEnclosedCircle', [1, 20, 21, 36, 51], '① ⑳ ㉑ ㊱ 51'],
    ['decimalEnclosedParen', [1], '⑴'],
    ['decimalEnclosedFullstop', [1], '⒈'],
    ['decimalFullWidth', [10], '１０'],
    ['bullet', [1], ''],
    ['none', [1], ''],
    ['koreanCounting', [7], '7'],
  ])('%s', (format, values, printed) => {
    expect(some(format, ...values)).toBe(printed);
  });
});
