import { UnreadableError } from '../model/document.ts';

/** A file's bytes as text. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5';
  /** Some bytes were no characters of the encoding; U+FFFD stands for them. */
  readonly damaged: boolean;
}

const UNREADABLE = '认不出文件的文字编码，可能是二进制文件，或者已损坏。';
/** More replacement characters than one in this many, and the file is no text of that encoding. */
const RARELY = 200;

/**
 * Decodes a text: by its mark (BOM); as UTF-8 when it is that from beginning to end, whatever it says of itself; as
 * UTF-16 when its bytes evidently are; else as declared, or GB 18030 (which holds GB 2312 and GBK).
 *
 * @param declared name of the encoding by the file's own declaration, where the format has one
 * @throws UnreadableError `unknown-format` for what no encoding makes a text of.
 */
export function decodeText(bytes: Uint8Array, declared?: string): DecodedText {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return wide(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return wide(bytes, 'utf-16be');
  // Old editors pad files with NULs.
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  const body = bytes.subarray(0, end);
  const utf8 = strictly('utf-8', body);
  if (utf8 !== undefined && !utf8.includes('\0')) return { text: utf8, encoding: 'utf-8', damaged: false };
  for (const encoding of ['utf-16le', 'utf-16be'] as const)
    if (isWide(bytes, encoding)) return wide(bytes, encoding);
  if (declared && /^big5/i.test(declared)) {
    const text = strictly('big5', body);
    if (text !== undefined && !text.includes('\0')) return { text, encoding: 'big5', damaged: false };
  }
  const chinese = strictly('gb18030', body);
  if (chinese !== undefined && !chinese.includes('\0') && !isBinary(chinese))
    return { text: chinese, encoding: 'gb18030', damaged: false };
  // No encoding fits everywhere: a file cut off or pasted together. The one with the fewest gaps is right.
  const best = (['utf-8', 'gb18030'] as const)
    .map((encoding) => {
      const text = new TextDecoder(encoding).decode(body);
      return { text, encoding, damaged: true, gaps: count(text, /\ufffd/g) };
    })
    .sort((a, b) => a.gaps - b.gaps)[0]!;
  if (best.text.includes('\0') || best.gaps > Math.max(1, best.text.length / RARELY) || isBinary(best.text))
    throw new UnreadableError('unknown-format', UNREADABLE);
  const { text, encoding, damaged } = best;
  return { text, encoding, damaged };
}

function strictly(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function wide(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): DecodedText {
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
  const text = new TextDecoder(encoding).decode(even).replace(/\0+$/, '');
  if (text.includes('\0') || isBinary(text)) throw new UnreadableError('unknown-format', UNREADABLE);
  return { text, encoding, damaged: /\ufffd/.test(text) || even.length < bytes.length };
}

/** Without a mark, UTF-16 is known by nearly all of it being what Chinese texts are made of. */
function isWide(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): boolean {
  if (bytes.length < 8 || bytes.length % 2 === 1) return false;
  const sample = new TextDecoder(encoding).decode(bytes.subarray(0, 8192));
  const usual = count(sample, /[\t\n\r -~\u3000-\u3011\u4e00-\u9fff\uff00-\uff5e“”—…]/g);
  return usual > 0.95 * sample.length && /[\n 的年度元、，。]/.test(sample);
}

/** Control characters that no text has, more than a stray few. */
function isBinary(text: string): boolean {
  const end = Math.min(text.length, 1 << 20);
  let controls = 0;
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20 && (code < 9 || code > 13) && code !== 0x1a) controls++;
  }
  return controls * RARELY > end;
}

function count(text: string, pattern: RegExp): number {
  let found = 0;
  pattern.lastIndex = 0;
  while (pattern.test(text)) found++;
  return found;
}
