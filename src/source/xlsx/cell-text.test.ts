import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generalNumber, shownNumber } from './cell-text.ts';

const ACCOUNTING = '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ';

describe('shownNumber', () => {
  it.each([
    ['#,##0.00', 1234567.891, '1,234,567.89'],
    ['#,##0.00', 1.005, '1.01'],
    ['#,##0.00', -1.005, '-1.01'],
    ['0', 2.5, '3'],
    ['0.00%', 0.12345, '12.35%'],
    ['0%', 0.999, '100%'],
    [ACCOUNTING, 1234.5, '1,234.50'],
    [ACCOUNTING, -3.456, '-3.46'],
    [ACCOUNTING, 0, '-'],
    ['_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)', -1234.5, '(1,234.50)'],
    ['#,##0.00;-#,##0.00;;@', 0, ''],
    [';;;', 5, ''],
    ['0.00"万元"', 3, '3.00万元'],
    ['0.00万元', 3, '3.00万元'],
    ['￥#,##0.00', 5, '￥5.00'],
    ['[$¥-804]#,##0.00', 5, '¥5.00'],
    ['G/通用格式"元"', 12.5, '12.5元'],
    ['General"元"', -12.5, '-12.5元'],
    ['[DBNum1][$-804]General', 12, '12'],
    ['0.00,,', 12345678.9, '12.35'],
  ])('puts through %s', (format, value, shown) => {
    expect(shownNumber(value, format).trim()).toBe(shown);
  });

  it.each([
    ['0!.0,', 12345, '1.2'],
    ['0!.0,"万"', 123456, '12.3万'],
    ['#,##0\\.00,', 12345678900, '123,456.79'],
    ['[>=10000]0!.0,"万";0', 12345, '1.2万'],
    ['[>=10000]0!.0,"万";0', 345, '345'],
    ['0!.0000', 12345, '1.2345'],
  ])('shows 元 as 万元 by %s', (format, value, shown) => {
    expect(shownNumber(value, format)).toBe(shown);
  });

  it('keeps the sign of a negative that is only red', () => {
    expect(shownNumber(-5, '#,##0.00;[Red]#,##0.00')).toBe('-5.00');
    expect(shownNumber(-5, '#,##0.00;[红色]#,##0.00')).toBe('-5.00');
    expect(shownNumber(-5, '#,##0.00;[Red]-#,##0.00')).toBe('-5.00');
    expect(shownNumber(-5, '#,##0.00;[Red](#,##0.00)')).toBe('(5.00)');
    expect(shownNumber(5, '#,##0.00;[Red]#,##0.00')).toBe('5.00');
  });

  it('shows dates in the order of the country', () => {
    expect(shownNumber(45292, 'm/d/yy')).toBe('2024/1/1');
    expect(shownNumber(45292, 'yyyy年m月d日')).toBe('2024年1月1日');
    expect(shownNumber(45292, 'yyyy"年"m"月"d"日";@')).toBe('2024年1月1日');
    expect(shownNumber(45292.5, 'yyyy-mm-dd hh:mm')).toBe('2024-01-01 12:00');
  });

  it('shows the number plainly when the format is broken', () => {
    expect(shownNumber(12.5, '0.00"')).toMatch(/^12\.5/);
    expect(shownNumber(12.5, '[[[')).toBe('12.5');
  });

  it('groups and rounds any amount in fen as decimal arithmetic does', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), (fen) => {
        const abs = fen < 0n ? -fen : fen;
        const whole = (abs / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ',');
        const exact = `${fen < 0n ? '-' : ''}${whole}.${(abs % 100n).toString().padStart(2, '0')}`;
        expect(shownNumber(Number(fen) / 100, '#,##0.00')).toBe(exact);
      }),
    );
  });
});

describe('generalNumber', () => {
  it.each([
    [0.1 + 0.2, '0.3'],
    [1234567890.12, '1234567890.12'],
    [-12345678.12, '-12345678.12'],
    [1e21, '1000000000000000000000'],
    [1e-9, '0.000000001'],
    [-1.5e-7, '-0.00000015'],
    [0, '0'],
    [100, '100'],
  ])('prints %d', (value, text) => {
    expect(generalNumber(value)).toBe(text);
  });

  it('prints what was typed, to the fen, also after an addition', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 12 }), fc.integer({ min: 1, max: 10 ** 12 }), (a, b) => {
        expect(Number(generalNumber(a / 100 + b / 100))).toBe((a + b) / 100);
      }),
    );
  });
});
