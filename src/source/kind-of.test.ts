import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { kindOf } from './read.ts';

const utf16 = (text: string): Uint8Array => {
  const bytes = new Uint8Array(2 + 2 * text.length);
  bytes.set([0xff, 0xfe]);
  [...text].forEach((c, i) => {
    new DataView(bytes.buffer).setUint16(2 + 2 * i, c.charCodeAt(0), true);
  });
  return bytes;
};

describe('kindOf', () => {
  it.each([
    [
      'a.xls',
      '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>1</td></tr></table></html>',
    ],
    ['a.txt', '\ufeff\r\n <!-- 保存自 -->\n<!DOCTYPE html>\n<html></html>'],
    ['a', '<TABLE border=1><tr><td>甲</td></tr></TABLE>'],
    ['a.html', '前面有字 <p>甲</p>'],
    ['a.xml', '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "x" "y"><html></html>'],
  ])('knows a page named %s', (file, text) => {
    expect(kindOf(strToU8(text), file)).toBe('html');
  });

  it('knows text in any encoding', () => {
    expect(kindOf(utf16('一、收入'), 'a.txt')).toBe('text');
    expect(kindOf(utf16('<html><body>甲'), 'a.txt')).toBe('html');
    expect(kindOf(Uint8Array.of(0xca, 0xd5, 0xc8, 0xeb), 'a.txt')).toBe('text');
    expect(kindOf(strToU8('甲'.repeat(40_000)), 'a')).toBe('text');
  });

  it('knows the XML of Excel 2003', () => {
    const xml = '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:x"/>';
    expect(kindOf(strToU8(xml), 'a.xls')).toBe('workbook');
  });

  it('finds the mark of a PDF behind a little rubbish only', () => {
    expect(kindOf(strToU8(`\r\n${'x'.repeat(900)}%PDF-1.4`), 'a')).toBe('pdf');
    expect(kindOf(strToU8(`${'x'.repeat(1100)}%PDF-1.4`), 'a')).toBe('text');
  });
});
