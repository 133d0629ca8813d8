import { zlibSync } from 'fflate';
import { type Pdfium, pdfium, withDocument } from './pdfium.ts';

/** The picture of a page as a viewer shows it. */
export interface PagePicture {
  readonly page: number;
  /** Points. */
  readonly width: number;
  readonly height: number;
  /** 16 shades of grey: what is read, not what is printed. */
  readonly png: Uint8Array;
}

/** PDFium's calls for pictures. */
interface Renderer extends Pdfium {
  FPDF_GetPageWidthF(page: number): number;
  FPDF_GetPageHeightF(page: number): number;
  FPDFBitmap_CreateEx(width: number, height: number, format: number, buffer: number, stride: number): number;
  FPDFBitmap_FillRect(
    bitmap: number,
    left: number,
    top: number,
    width: number,
    height: number,
    colour: number,
  ): void;
  FPDFBitmap_GetBuffer(bitmap: number): number;
  FPDFBitmap_GetStride(bitmap: number): number;
  FPDFBitmap_Destroy(bitmap: number): void;
  FPDF_RenderPageBitmap(
    bitmap: number,
    page: number,
    x: number,
    y: number,
    width: number,
    height: number,
    rotate: number,
    flags: number,
  ): void;
}

const GREY = 1; // FPDFBitmap_Gray
const WITH_ANNOTATIONS = 1; // FPDF_ANNOT
/** Pixels along a side at most: a poster is no page to read. */
const MOST = 3000;

/**
 * Pictures of pages of a PDF.
 * @param numbers of the pages, from 1; those that there are not, or that cannot be loaded, are left out
 * @param scale pixels per point
 * @throws UnreadableError as the reader does
 */
export async function renderPages(
  bytes: Uint8Array,
  numbers: readonly number[],
  scale = 1.5,
): Promise<PagePicture[]> {
  const engine = (await pdfium()) as Renderer;
  return withDocument(engine, bytes, undefined, (document) => {
    const count = engine.FPDF_GetPageCount(document);
    return numbers
      .filter((n) => n >= 1 && n <= count)
      .flatMap((n) => picture(engine, document, n, scale) ?? []);
  });
}

function picture(engine: Renderer, document: number, number: number, scale: number): PagePicture | undefined {
  const page = engine.FPDF_LoadPage(document, number - 1);
  if (page === 0) return undefined;
  try {
    const width = engine.FPDF_GetPageWidthF(page);
    const height = engine.FPDF_GetPageHeightF(page);
    const fitting = Math.min(scale, MOST / Math.max(width, height, 1));
    const [w, h] = [Math.max(1, Math.round(width * fitting)), Math.max(1, Math.round(height * fitting))];
    const bitmap = engine.FPDFBitmap_CreateEx(w, h, GREY, 0, 0);
    if (bitmap === 0) return undefined;
    try {
      engine.FPDFBitmap_FillRect(bitmap, 0, 0, w, h, 0xffffffff);
      engine.FPDF_RenderPageBitmap(bitmap, page, 0, 0, w, h, 0, WITH_ANNOTATIONS);
      const stride = engine.FPDFBitmap_GetStride(bitmap);
      const at = engine.FPDFBitmap_GetBuffer(bitmap);
      const grey = new Uint8Array(engine.memory.buffer, at, stride * h);
      return { page: number, width, height, png: png(grey, w, h, stride) };
    } finally {
      engine.FPDFBitmap_Destroy(bitmap);
    }
  } finally {
    engine.FPDF_ClosePage(page);
  }
}

/** A PNG of 4 bits a pixel: a page of text takes some tens of KiB. */
function png(grey: Uint8Array, width: number, height: number, stride: number): Uint8Array {
  const rowBytes = Math.ceil(width / 2);
  const raw = new Uint8Array((rowBytes + 1) * height);
  for (let y = 0; y < height; y++) {
    const out = y * (rowBytes + 1) + 1;
    for (let x = 0; x < width; x++) {
      const shade = grey[y * stride + x]! >> 4;
      raw[out + (x >> 1)]! |= x % 2 === 0 ? shade << 4 : shade;
    }
  }
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([4, 0, 0, 0, 0], 8);
  const parts = [
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    chunk('IDAT', zlibSync(raw, { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ];
  const whole = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crc(bytes.subarray(4, data.length + 8)));
  return bytes;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

/** CRC-32 as PNG has it. */
function crc(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const b of bytes) c = TABLE[(c ^ b) & 0xff]! ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}
