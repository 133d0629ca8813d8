import { compoundNames, looksLikeCompound } from '../format/compound.ts';
import { looksLikeZip, openZip, type ZipArchive } from '../format/zip.ts';
import { UnreadableError } from '../model/document.ts';

/** Bytes of the beginning that marks of a kind stand in. */
const HEAD = 1024;
/** Bytes of the beginning that a text's kind is told by. */
const SAMPLE = 65_536;

/** What a file shows at first sight, by which its kind is known; each part is looked at when it is asked for. */
export class Glance {
  /** Its name's ending, in lower case and without the dot; empty where there is none. */
  readonly ending: string;
  readonly isZip: boolean;
  readonly isCompound: boolean;
  /** The beginning, each byte a character: enough to look for marks of ASCII. Empty for a container. */
  readonly head: string;
  private archive: ZipArchive | undefined;
  private streams: ReadonlySet<string> | undefined;
  private looked: TextSample | undefined;

  /** @param file name or path, for its ending */
  constructor(
    readonly bytes: Uint8Array,
    file: string,
  ) {
    this.ending = /\.([a-z0-9]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '';
    this.isZip = looksLikeZip(bytes);
    this.isCompound = !this.isZip && looksLikeCompound(bytes);
    this.head = this.isZip || this.isCompound ? '' : String.fromCharCode(...bytes.subarray(0, HEAD));
  }

  /**
   * Whether a ZIP archive holds a part of such a name, in lower case.
   * @throws UnreadableError `damaged` where the archive's directory cannot be read
   */
  hasPart(name: RegExp): boolean {
    return this.isZip && this.zip.names.some((part) => name.test(part.toLowerCase()));
  }

  /** The beginning of a part of a ZIP archive, as text. */
  partStart(name: string): string {
    return new TextDecoder().decode(this.zip.read(name)?.subarray(0, 200));
  }

  /**
   * Whether a compound file holds a stream of this name, in lower case.
   * @throws UnreadableError `damaged` where nothing of its directory can be read
   */
  hasStream(name: string): boolean {
    if (!this.isCompound) return false;
    this.streams ??= new Set(compoundNames(this.bytes).map((stream) => stream.toLowerCase()));
    if (this.streams.size === 0)
      throw new UnreadableError('damaged', '文件的内部结构已损坏或文件不完整，无法读取。');
    return this.streams.has(name);
  }

  /** The beginning as text, in UTF-8, UTF-16 with a mark, or GB 18030; undefined where it is none. */
  get text(): string | undefined {
    return this.sample.text;
  }

  /** Where the text begins, without marks, blanks and comments before; empty where it is none. */
  get start(): string {
    return this.sample.start;
  }

  /** Whether the text begins as a web page, or as other XML. */
  get markup(): 'page' | 'xml' | undefined {
    return this.sample.markup;
  }

  /** Whether it is XML, no web page, with such a tag in its beginning. */
  hasTag(tag: RegExp): boolean {
    return this.markup === 'xml' && tag.test(this.start);
  }

  private get sample(): TextSample {
    this.looked ??= this.isZip || this.isCompound ? { text: undefined, start: '' } : sampleOf(this.bytes);
    return this.looked;
  }

  private get zip(): ZipArchive {
    this.archive ??= openZip(this.bytes);
    return this.archive;
  }
}

/** The beginning of a text. */
interface TextSample {
  readonly text: string | undefined;
  readonly start: string;
  readonly markup?: 'page' | 'xml';
}

function sampleOf(bytes: Uint8Array): TextSample {
  const text = sampleText(bytes);
  const start = (text ?? '')
    .slice(0, 8192)
    .replace(/^\ufeff/, '')
    .replace(/^(?:\s+|<!--[\s\S]*?-->)+/, '');
  const xml = /^<\?xml|^<!DOCTYPE|^<\?mso-/i.test(start);
  if (xml ? /<!DOCTYPE\s+html|<html[\s>]/i.test(start) : PAGE.test(start))
    return { text, start, markup: 'page' };
  return { text, start, ...(xml ? { markup: 'xml' } : {}) };
}

const PAGE =
  /^<(?:html|head|body|table|div|meta|title|script|style|center|font|article|section|span|p|h[1-6])[\s>/]/i;

function sampleText(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, SAMPLE);
  for (const encoding of encodingsOf(sample)) {
    let text: string;
    try {
      // A character may be cut at the end of the sample, but not at the end of the file.
      text = new TextDecoder(encoding, { fatal: true }).decode(sample, { stream: true });
    } catch {
      continue;
    }
    if (isPrintable(text, encoding === 'gb18030')) return text;
  }
  return undefined;
}

function encodingsOf(sample: Uint8Array): string[] {
  if (sample[0] === 0xff && sample[1] === 0xfe) return ['utf-16le'];
  if (sample[0] === 0xfe && sample[1] === 0xff) return ['utf-16be'];
  return ['utf-8', 'gb18030'];
}

/** Tab, the line and page ends, and the mark that old systems end a file with. */
const LAYOUT = new Set([9, 10, 12, 13, 0x1a]);

/**
 * Whether a person could have written it: hardly a control character, and in GB 18030, where most random pairs of bytes
 * are some character, mostly ones of Chinese prose.
 */
function isPrintable(text: string, doubtful: boolean): boolean {
  let controls = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0) return false;
    if ((code < 0x20 && !LAYOUT.has(code)) || code >= 0xfffd) controls++;
  }
  if (controls > text.length / 1000) return false;
  if (!doubtful) return true;
  const usual = text.match(/[\t\n\r -~\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”‘’—…·×]/g)?.length ?? 0;
  return usual > 0.95 * text.length;
}
