import { utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { UnreadableError } from '../model/document.ts';
import { readSource } from './read.ts';

const latin = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

/** A workbook of one small sheet, in a format of the library. */
function workbook(bookType: 'xlsx' | 'biff8' | 'ods' | 'xlsb' | 'xlml'): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([
      ['科目', '金额'],
      ['教育', 12.5],
    ]),
    '表一',
  );
  return new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer);
}

/** A compound file whose directory, in its second sector, has these names. */
function compound(...names: string[]): Uint8Array {
  const bytes = new Uint8Array(512 * 3);
  const view = new DataView(bytes.buffer);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  view.setUint16(30, 9, true);
  view.setUint32(48, 1, true);
  view.setUint32(76, 0, true);
  for (let i = 1; i < 109; i++) view.setUint32(76 + 4 * i, 0xffffffff, true);
  view.setUint32(512, 0xfffffffd, true);
  view.setUint32(516, 0xfffffffe, true);
  ['Root Entry', ...names].forEach((name, i) => {
    const at = 1024 + 128 * i;
    [...name].forEach((c, j) => {
      view.setUint16(at + 2 * j, c.charCodeAt(0), true);
    });
    view.setUint16(at + 64, 2 * name.length + 2, true);
    view.setUint8(at + 66, i === 0 ? 5 : 2);
  });
  return bytes;
}

const zip = (...names: string[]): Uint8Array =>
  zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])));

async function refusal(bytes: Uint8Array, file: string): Promise<UnreadableError> {
  try {
    await readSource(bytes, file);
  } catch (error) {
    expect(error).toBeInstanceOf(UnreadableError);
    const refused = error as UnreadableError;
    expect(refused.message).toMatch(/^[^。\n]*\p{Script=Han}[^。\n]*。$/u);
    return refused;
  }
  throw new Error(`${file} was read`);
}

describe('readSource', () => {
  it.each([
    ['a.doc', compound('WordDocument', '1Table'), '.docx'],
    ['a.wps', compound('WordDocument'), '.docx'],
    ['a.ppt', compound('PowerPoint Document'), '演示'],
    ['a.msg', compound('__substg1.0_001A001E'), 'Office'],
    ['a.ofd', zip('OFD.xml', 'Doc_0/Document.xml'), 'OFD'],
    ['a.pptx', zip('[Content_Types].xml', 'ppt/presentation.xml'), '演示'],
    ['a.zip', zip('甲.pdf', '乙.xls'), '解压'],
    ['a.jio', zip('data.bin'), '.jio'],
    ['a.jio', latin('\x01\x02\x03\x00JIO'), '.jio'],
    ['a.rtf', latin('{\\rtf1\\ansi x}'), '.docx'],
    [
      'a.mht',
      latin('From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\nx'),
      '.html',
    ],
    ['a.png', latin('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'), 'OCR'],
    ['a.jpg', latin('\xff\xd8\xff\xe0\0\x10JFIF\0'), 'OCR'],
    ['a.gif', latin('GIF89a\x01\0\x01\0'), 'OCR'],
    ['a.bmp', latin(`BM\x46\0\0\0\0\0\0\0\x36\0\0\0${'\0'.repeat(40)}`), 'OCR'],
    ['a.tif', latin('II*\0\x08\0\0\0'), 'OCR'],
    ['a.webp', latin('RIFF\x24\0\0\0WEBPVP8 '), 'OCR'],
    ['a.heic', latin('\0\0\0\x18ftypheic\0\0\0\0'), 'OCR'],
    ['a.rar', latin('Rar!\x1a\x07\x01\0'), '解压'],
    ['a.7z', latin('7z\xbc\xaf\x27\x1c\0\x04'), '解压'],
    ['a.gz', gzipSync(strToU8('x')), '解压'],
    ['a.json', strToU8('{"a": [1, 2]}'), 'disclosure.json'],
    ['a.xml', strToU8('<?xml version="1.0"?><root/>'), 'XML'],
  ])('says what to do instead of %s', async (file, bytes, hint) => {
    for (const name of [file, 'renamed.pdf', 'none']) {
      if (file === 'a.jio' && name !== file) continue;
      const refused = await refusal(bytes, name);
      expect([name, refused.code]).toEqual([name, 'unsupported']);
      expect(refused.message).toContain(hint);
    }
  });

  it.each([
    ['zero bytes', new Uint8Array()],
    ['blanks', strToU8(' \r\n\t')],
    ['a byte order mark', Uint8Array.of(0xef, 0xbb, 0xbf, 0x0a)],
    ['NULs', new Uint8Array(5000)],
  ])('calls %s empty', async (_name, bytes) => {
    expect((await refusal(bytes, 'a.pdf')).code).toBe('empty');
  });

  it('does not know random bytes', async () => {
    let seed = 7;
    const bytes = Uint8Array.from({ length: 5000 }, () => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed >> 16;
    });
    expect((await refusal(bytes, 'a.bin')).code).toBe('unknown-format');
    const named = await refusal(bytes, 'dir/a.PDF');
    expect(named.code).toBe('unknown-format');
    expect(named.message).toContain('.pdf');
  });

  it('knows what is cut off, by what is left', async () => {
    const xlsx = workbook('xlsx');
    expect((await refusal(xlsx.subarray(0, xlsx.length >> 1), 'a.xlsx')).code).toBe('damaged');
    expect((await refusal(compound('Workbook').subarray(0, 700), 'a.xls')).code).toBe('damaged');
    expect((await refusal(compound('Workbook'), 'a.xls')).code).toBe('damaged');
    expect((await refusal(strToU8('{"a": [1,'), 'a.json')).code).toBe('damaged');
  });

  it('refuses what is too large before looking at it', async () => {
    expect((await refusal(new Uint8Array(512 * 2 ** 20 + 1), 'a.pdf')).code).toBe('too-large');
  });

  it('keeps what the library said as the cause only', async () => {
    const refused = await refusal(compound('Workbook'), 'a.xls');
    expect(refused.cause).toBeInstanceOf(Error);
    expect(refused.message).not.toContain((refused.cause as Error).message);
  });

  it('tells encryption from damage', async () => {
    expect((await refusal(compound('EncryptionInfo', 'EncryptedPackage'), 'a.xlsx')).code).toBe('encrypted');
  });

  it.each(['xlsx', 'biff8', 'ods', 'xlsb', 'xlml'] as const)(
    'reads %s whatever its name is',
    async (type) => {
      for (const name of ['a.xlsx', 'a.pdf', 'a.xls', 'none']) {
        const source = await readSource(workbook(type), name);
        expect([source.format, source.file]).toEqual(['xlsx', name]);
        expect(source.blocks).toMatchObject([{ kind: 'table', rows: 2, columns: 2, sheet: '表一' }]);
      }
    },
  );

  it('reads a Word document whatever its name is', async () => {
    const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
    const xml = `<w:document xmlns:w="${w}"><w:body><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:body></w:document>`;
    for (const name of ['a.docx', 'a.doc', 'a.pdf'])
      expect(await readSource(zipSync({ 'word/document.xml': strToU8(xml) }), name)).toMatchObject({
        format: 'docx',
        file: name,
        blocks: [{ kind: 'paragraph', text: '甲' }],
      });
  });

  it('takes text for text, also with words that look like marks', async () => {
    for (const text of ['一、收入\nBM 与 PK', '{不是 JSON', 'PK', '<不是标签>', 'From: 甲\n一、收入'])
      expect((await readSource(strToU8(text), 'a.txt')).format).toBe('text');
  });

  it('takes a text of the old code page for text', async () => {
    // 收入, 支出 in GBK.
    const source = await readSource(latin('\xca\xd5\xc8\xeb\n\xd6\xa7\xb3\xf6\n'), 'a.txt');
    expect(source.blocks.map((b) => (b.kind === 'paragraph' ? b.text : ''))).toEqual(['收入', '支出']);
  });

  it('gives for arbitrary bytes a document or one sentence', { timeout: 120_000 }, async () => {
    const magic = fc.constantFrom(
      '',
      'PK\x03\x04',
      '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
      '\x09\x08\x10\0\0\x06\x05\0',
      '\x09\0\x04\0',
      '<table>',
      '<?xml?><Workbook>',
      '{',
      '\xff\xfe',
      '%PDF',
    );
    await fc.assert(
      fc.asyncProperty(magic, fc.uint8Array({ maxLength: 600 }), async (start, rest) => {
        const bytes = new Uint8Array(start.length + rest.length);
        bytes.set(latin(start));
        bytes.set(rest, start.length);
        try {
          expect(Array.isArray((await readSource(bytes, 'a.bin')).blocks)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableError);
        }
      }),
      { numRuns: 400 },
    );
  });

  it.each(['xlsx', 'biff8', 'ods', 'xlsb'] as const)(
    'survives a cut or bent %s',
    { timeout: 120_000 },
    async (type) => {
      const whole = workbook(type);
      const edit = fc.record({
        length: fc.integer({ min: 1, max: whole.length }),
        flips: fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }),
      });
      await fc.assert(
        fc.asyncProperty(edit, async ({ length, flips }) => {
          const bytes = whole.slice(0, length);
          for (const [at, value] of flips) if (at < length) bytes[at] = value;
          try {
            expect((await readSource(bytes, 'a.xlsx')).file).toBe('a.xlsx');
          } catch (error) {
            expect(error).toBeInstanceOf(UnreadableError);
          }
        }),
        { numRuns: 60 },
      );
    },
  );
});
