import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mendCharacter, mendCharacters } from './mend-characters.ts';

describe('mendCharacters', () => {
  it('writes radicals and compatibility ideographs as the ordinary characters', () => {
    expect(mendCharacters('乌鲁木⻬市⾦额⼊账')).toBe('乌鲁木齐市金额入账');
    expect(mendCharacters('\uf9d1年\uf90a')).toBe('六年金');
  });

  it('leaves everything else as printed', () => {
    const printed = '（1）①２０２４年，㎡“三公”经费 1,234.50％';
    expect(mendCharacters(printed)).toBe(printed);
  });

  it('keeps every offset, whatever the text', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.integer({ min: 0x2e80, max: 0x2fdf }).map((code) => String.fromCharCode(code)),
      fc.integer({ min: 0xf900, max: 0xfaff }).map((code) => String.fromCharCode(code)),
    );
    fc.assert(
      fc.property(fc.array(unit), (units) => {
        const text = units.join('');
        const mended = mendCharacters(text);
        expect(mended.length).toBe(text.length);
        for (let i = 0; i < text.length; i++) {
          const one = mendCharacter(text.charCodeAt(i));
          expect(mended.charCodeAt(i)).toBe(one > 0xffff ? text.charCodeAt(i) : one);
        }
        expect(mendCharacters(mended)).toBe(mended);
      }),
    );
  });
});
