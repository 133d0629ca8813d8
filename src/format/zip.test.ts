import { constants, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { UnreadableError } from '../model/document.ts';
import { looksLikeZip, openZip } from './zip.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(UnreadableError);
    expect((error as UnreadableError).message).toMatch(/[。；]$/);
    return (error as UnreadableError).code;
  }
  return 'no error';
}

/** Offset of the first central directory record. */
function directoryOf(zip: Uint8Array): number {
  return new DataView(zip.buffer, zip.byteOffset).getUint32(zip.length - 22 + 16, true);
}

function patched(zip: Uint8Array, patch: (view: DataView, directory: number) => void): Uint8Array {
  const copy = zip.slice();
  patch(new DataView(copy.buffer), directoryOf(copy));
  return copy;
}

/** An archive of zeros, deflated to a thousandth; `declared` is the size that its directory claims. */
function denseZip(megabytes: number, declared?: number): Uint8Array {
  // A fully flushed megabyte refers to nothing before it, so it can be repeated; an empty last block ends the stream.
  const block = deflateRawSync(new Uint8Array(2 ** 20), { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const zeros = new Uint8Array(block.length * megabytes + 2);
  for (let i = 0; i < megabytes; i++) zeros.set(block, i * block.length);
  zeros.set([3, 0], block.length * megabytes);
  const name = utf8('word/document.xml');
  const size = declared ?? megabytes * 2 ** 20;
  const local = new DataView(new ArrayBuffer(30));
  local.setUint32(0, 0x04034b50, true);
  local.setUint16(8, 8, true);
  local.setUint32(18, zeros.length, true);
  local.setUint32(22, size, true);
  local.setUint16(26, name.length, true);
  const central = new DataView(new ArrayBuffer(46));
  central.setUint32(0, 0x02014b50, true);
  central.setUint16(10, 8, true);
  central.setUint32(20, zeros.length, true);
  central.setUint32(24, size, true);
  central.setUint16(28, name.length, true);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, 1, true);
  end.setUint16(10, 1, true);
  end.setUint32(12, 46 + name.length, true);
  end.setUint32(16, 30 + name.length + zeros.length, true);
  const parts = [local, name, zeros, central, name, end].map((p) =>
    p instanceof DataView ? new Uint8Array(p.buffer) : p,
  );
  const zip = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
  let at = 0;
  for (const part of parts) {
    zip.set(part, at);
    at += part.length;
  }
  return zip;
}

describe('reading an archive', () => {
  it('gives every file back, stored or deflated', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[a-z]{1,8}\.xml$/), fc.uint8Array({ maxLength: 5000 }), {
          noNullPrototype: true,
        }),
        fc.constantFrom(0 as const, 6 as const),
        (files, level) => {
          const archive = openZip(zipSync(files, { level }));
          expect([...archive.names].sort()).toEqual(Object.keys(files).sort());
          for (const [name, data] of Object.entries(files)) expect(archive.read(name)).toEqual(data);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('knows names without regard to case, to backslashes and to a slash in front', () => {
    const archive = openZip(zipSync({ 'Word\\Document.xml': utf8('a'), '/b.xml': utf8('b') }));
    expect(archive.names).toEqual(['Word/Document.xml', 'b.xml']);
    expect(archive.read('word/document.xml')).toEqual(utf8('a'));
    expect(archive.read('b.xml')).toEqual(utf8('b'));
    expect(archive.read('c.xml')).toBeUndefined();
  });

  it('leaves folders out of the names', () => {
    expect(openZip(zipSync({ word: { 'a.xml': utf8('a') }, 'empty/': new Uint8Array() })).names).toEqual([
      'word/a.xml',
    ]);
  });

  it('reads an archive that something was put before or after', () => {
    const zip = zipSync({ 'a.xml': utf8('正文') });
    const moved = new Uint8Array(zip.length + 120);
    moved.fill(0x20);
    moved.set(zip, 100);
    expect(openZip(moved).read('a.xml')).toEqual(utf8('正文'));
  });

  it('reads 64-bit sizes from the extra field', () => {
    const data = utf8('正文'.repeat(50));
    const plain = zipSync({ 'a.xml': data }, { level: 0 });
    const directory = directoryOf(plain);
    const extra = new DataView(new ArrayBuffer(20));
    extra.setUint16(0, 1, true);
    extra.setUint16(2, 16, true);
    extra.setBigUint64(4, BigInt(data.length), true);
    extra.setBigUint64(12, BigInt(data.length), true);
    const recordEnd = directory + 46 + 5;
    const zip = new Uint8Array(plain.length + 20);
    zip.set(plain.subarray(0, recordEnd));
    zip.set(new Uint8Array(extra.buffer), recordEnd);
    zip.set(plain.subarray(recordEnd), recordEnd + 20);
    const view = new DataView(zip.buffer);
    view.setUint32(directory + 20, 0xffffffff, true);
    view.setUint32(directory + 24, 0xffffffff, true);
    view.setUint16(directory + 30, 20, true);
    view.setUint32(zip.length - 22 + 12, 46 + 5 + 20, true);
    expect(openZip(zip).read('a.xml')).toEqual(data);
  });

  it('recognises its beginning', () => {
    expect(looksLikeZip(zipSync({ a: utf8('a') }))).toBe(true);
    expect(looksLikeZip(utf8('%PDF-1.7'))).toBe(false);
  });
});

describe('bad archives', () => {
  const zip = zipSync({ 'a.xml': utf8('决算'.repeat(300)), 'b.xml': utf8('支出'.repeat(300)) });

  it('calls a file cut off anywhere damaged', () => {
    for (let length = 0; length < zip.length; length++) {
      expect(codeOf(() => openZip(zip.subarray(0, length)))).toBe('damaged');
    }
  });

  it('never gives other bytes than were packed when a byte changes', () => {
    fc.assert(
      fc.property(fc.nat(zip.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const broken = zip.slice();
        broken[at] = broken[at]! ^ flip;
        try {
          const a = openZip(broken).read('a.xml');
          // The checksum itself may have been changed to "not computed"; then the length still holds.
          if (a) expect(a.length).toBe(1800);
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableError);
        }
      }),
      { numRuns: 400 },
    );
    const broken = patched(zipSync({ 'a.xml': utf8('1234.56') }, { level: 0 }), (view) => {
      view.setUint8(30 + 5, 0x39);
    });
    expect(codeOf(() => openZip(broken).read('a.xml'))).toBe('damaged');
  });

  it('says that an entry is encrypted', () => {
    const locked = patched(zip, (view, at) => view.setUint16(at + 8, 1, true));
    expect(codeOf(() => openZip(locked).read('a.xml'))).toBe('encrypted');
    expect(openZip(locked).read('b.xml')?.length).toBe(1800);
  });

  it('says that a compression is not supported', () => {
    const odd = patched(zip, (view, at) => view.setUint16(at + 10, 14, true));
    expect(codeOf(() => openZip(odd).read('a.xml'))).toBe('unsupported');
  });

  it('refuses too many entries', () => {
    const many = zipSync(Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`${i}.xml`, utf8('a')])));
    expect(codeOf(() => openZip(many, { entries: 29 }))).toBe('too-large');
    expect(openZip(many, { entries: 30 }).names).toHaveLength(30);
  });

  it('refuses what declares too many bytes before inflating any', () => {
    const vast = patched(zip, (view, at) => view.setUint32(at + 24, 600 * 2 ** 20, true));
    expect(codeOf(() => openZip(vast))).toBe('too-large');
  });

  it('refuses an entry declared denser than documents are', () => {
    expect(codeOf(() => openZip(denseZip(24)).read('word/document.xml'))).toBe('too-large');
  });

  it('stops while inflating when the declared size is a lie', () => {
    // 1 GB in 1 MB.
    const bomb = denseZip(1024, 1000);
    expect(bomb.length).toBeLessThan(1.2 * 2 ** 20);
    expect(codeOf(() => openZip(bomb).read('word/document.xml'))).toBe('too-large');
    expect(openZip(denseZip(16)).read('word/document.xml')).toHaveLength(16 * 2 ** 20);
  });

  it('bounds what all entries together inflate to, however small they are declared', () => {
    const file = utf8('决算'.repeat(1000));
    const pair = zipSync({ a: file, b: file });
    const archive = openZip(pair, { total: 12_000 });
    expect(archive.read('a')?.length).toBe(6000);
    expect(archive.read('a')?.length).toBe(6000);
    expect(archive.read('b')?.length).toBe(6000);
    const lying = patched(pair, (view, at) => view.setUint32(at + 24, 10, true));
    expect(codeOf(() => openZip(lying, { total: 6010 }).read('b'))).toBe('no error');
    expect(codeOf(() => openZip(lying, { total: 6010 }).read('a'))).toBe('damaged');
    const tight = openZip(lying, { total: 6010 });
    tight.read('b');
    expect(codeOf(() => tight.read('a'))).toBe('too-large');
  });
});
