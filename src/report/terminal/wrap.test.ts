import { describe, expect, it } from 'vitest';
import { width } from '../quote.ts';
import { wrap } from './wrap.ts';

const TEXT =
  '正文“支出总计”为550.35万元，《收入支出决算总表》“总计”为550.53万元（第1行），相差0.18万元；加 --show-unchecked 逐个列出：89.16+0.00+0.00+10.48=99.64。';

describe('wrapping for a terminal', () => {
  it('keeps every line within the columns, hanging under the text, and loses nothing', () => {
    for (let columns = 36; columns <= 130; columns++) {
      const lines = wrap('  1. ', TEXT, columns);
      for (const line of lines) expect(width(line), `${columns}: ${line}`).toBeLessThanOrEqual(columns);
      expect(lines.slice(1).every((line) => /^ {5}\S/.test(line))).toBe(true);
      expect(
        lines
          .map((line) => line.slice(5))
          .join('')
          .replaceAll(' ', ''),
      ).toBe(TEXT.replaceAll(' ', ''));
    }
  });

  it('begins no line with a closing mark, ends none with an opening one, and parts no number from its unit', () => {
    for (let columns = 36; columns <= 130; columns++)
      for (const line of wrap('', TEXT, columns)) {
        expect(line).not.toMatch(/^[，。、；：）》”,.%]/);
        expect(line).not.toMatch(/[（《“]$/);
        expect(line).not.toMatch(/\d$|^万元|^\d+万元，$/);
      }
  });

  it('breaks nothing where no width is known', () => {
    expect(wrap('- ', TEXT, undefined)).toEqual([`- ${TEXT}`]);
  });
});
