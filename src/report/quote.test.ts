import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printable, quoteLines, width } from './quote.ts';

describe('width on a terminal', () => {
  it('counts Chinese as two columns and marks that combine as none', () => {
    expect(width('占71.65%')).toBe(8);
    expect(width('（类）')).toBe(6);
    expect(width('e\u0301')).toBe(1);
  });
});

describe('printable text', () => {
  it('lets no control character through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
        expect(printable(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
      }),
    );
  });
});

describe('a quote', () => {
  it('has a caret under the culprit', () => {
    expect(quoteLines('基本支出占71.73%。', '71.73%')).toEqual(['基本支出占71.73%。', '          ^^^^^^']);
  });

  it('stands alone when the culprit is not in it', () => {
    expect(quoteLines('基本支出', '71.73%')).toEqual(['基本支出']);
    expect(quoteLines('  ')).toEqual([]);
  });

  it('is cut around the culprit and keeps the caret under it', () => {
    const text = fc.string({ unit: fc.constantFrom('收', '入', '1', 'a', '，'), maxLength: 120 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const [quote = '', caret = ''] = quoteLines(`${before}【71.73%】${after}`, '【71.73%】');
        const at = quote.indexOf('【71.73%】');
        expect(at).toBeGreaterThanOrEqual(0);
        expect(caret).toBe(' '.repeat(width(quote.slice(0, at))) + '^'.repeat(10));
        expect(width(quote)).toBeLessThanOrEqual(84);
      }),
    );
  });
});
