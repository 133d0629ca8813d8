import { UnreadableError } from '../../model/document.ts';

/**
 * The calls of PDFium that the reader needs, straight from WebAssembly: wrapping each call in conversions of its
 * arguments costs several times the call. Handles and pointers are plain numbers; 0 is failure.
 */
export interface Pdfium {
  readonly memory: { readonly buffer: ArrayBuffer };
  malloc(size: number): number;
  free(pointer: number): void;
  FPDF_LoadMemDocument(data: number, size: number, password: number): number;
  FPDF_CloseDocument(document: number): void;
  FPDF_GetLastError(): number;
  FPDF_GetPageCount(document: number): number;
  FPDF_GetMetaText(document: number, tag: number, buffer: number, size: number): number;
  FPDF_LoadPage(document: number, index: number): number;
  FPDF_ClosePage(page: number): void;
  FPDF_GetPageBoundingBox(page: number, rect: number): number;
  FPDFPage_GetRotation(page: number): number;
  FPDFPage_CountObjects(page: number): number;
  FPDFPage_GetObject(page: number, index: number): number;
  FPDFFormObj_CountObjects(form: number): number;
  FPDFFormObj_GetObject(form: number, index: number): number;
  FPDFPageObj_GetType(object: number): number;
  FPDFPageObj_GetBounds(object: number, left: number, bottom: number, right: number, top: number): number;
  FPDFPageObj_GetMatrix(object: number, matrix: number): number;
  FPDFPageObj_Transform(
    object: number,
    a: number,
    b: number,
    c: number,
    d: number,
    e: number,
    f: number,
  ): void;
  FPDFPath_CountSegments(path: number): number;
  FPDFPath_GetPathSegment(path: number, index: number): number;
  FPDFPath_GetDrawMode(path: number, fill: number, stroke: number): number;
  FPDFPathSegment_GetPoint(segment: number, x: number, y: number): number;
  FPDFPathSegment_GetType(segment: number): number;
  FPDFPathSegment_GetClose(segment: number): number;
  FPDFText_LoadPage(page: number): number;
  FPDFText_ClosePage(textPage: number): void;
  FPDFText_CountChars(textPage: number): number;
  FPDFText_GetUnicode(textPage: number, index: number): number;
  FPDFText_IsGenerated(textPage: number, index: number): number;
  FPDFText_GetTextObject(textPage: number, index: number): number;
  FPDFText_GetMatrix(textPage: number, index: number, matrix: number): number;
  FPDFText_GetFontSize(textPage: number, index: number): number;
  FPDFText_GetCharOrigin(textPage: number, index: number, x: number, y: number): number;
  FPDFText_GetLooseCharBox(textPage: number, index: number, rect: number): number;
  FPDFTextObj_GetFont(object: number): number;
  FPDFTextObj_GetTextRenderMode(object: number): number;
  FPDFTextObj_SetTextRenderMode(object: number, mode: number): number;
  FPDFFont_GetBaseFontName(font: number, buffer: number, size: number): number;
  FPDFFont_GetWeight(font: number): number;
  FPDFFont_GetGlyphWidth(font: number, glyph: number, size: number, width: number): number;
}

let wasmBytes: Uint8Array | undefined;
let starting: Promise<Pdfium> | undefined;

/**
 * Gives the reader its engine: the bytes of `pdfium.wasm`. They come from the caller because the core reads no files;
 * without them the engine's own loader looks for its file (or its URL in a browser). Calling again is harmless.
 */
export async function initPdf(wasm: Uint8Array | undefined): Promise<void> {
  if (wasm) wasmBytes = wasm;
  await pdfium();
}

/** The running engine, started on first use. */
export function pdfium(): Promise<Pdfium> {
  starting ??= start();
  return starting;
}

/** Lets go of the engine, so that the next file gets a fresh one: after a trap its memory cannot be trusted. */
export function discardPdfium(): void {
  starting = undefined;
}

async function start(): Promise<Pdfium> {
  const { init } = await import('./engine.ts');
  const wrapped = await init((wasmBytes ? { wasmBinary: wasmBytes } : {}) as Parameters<typeof init>[0]);
  wrapped.PDFiumExt_Init();
  return wrapped.pdfium.wasmExports as unknown as Pdfium;
}

/**
 * Opens a PDF, hands it to `use` and frees it whatever happens.
 *
 * @throws UnreadableError `encrypted` without the right password, `damaged`, `too-large`.
 */
export function withDocument<T>(
  engine: Pdfium,
  bytes: Uint8Array,
  password: string | undefined,
  use: (document: number) => T,
): T {
  const data = engine.malloc(bytes.length);
  if (data === 0) throw new UnreadableError('too-large', '文件太大，内存不足，无法读取。');
  let secret = 0;
  let document = 0;
  try {
    new Uint8Array(engine.memory.buffer).set(bytes, data);
    if (password !== undefined) {
      const encoded = new TextEncoder().encode(password);
      secret = engine.malloc(encoded.length + 1);
      const memory = new Uint8Array(engine.memory.buffer);
      memory.set(encoded, secret);
      memory[secret + encoded.length] = 0;
    }
    document = engine.FPDF_LoadMemDocument(data, bytes.length, secret);
    if (document === 0) throw loadError(engine.FPDF_GetLastError(), password !== undefined);
    return use(document);
  } finally {
    if (document !== 0) engine.FPDF_CloseDocument(document);
    if (secret !== 0) engine.free(secret);
    engine.free(data);
  }
}

/** PDFium's error numbers: 3 format, 4 password, 5 unsupported security handler. */
function loadError(error: number, hadPassword: boolean): UnreadableError {
  if (error === 4) {
    return new UnreadableError(
      'encrypted',
      hadPassword ? 'PDF 文件已加密，所给的密码不正确。' : 'PDF 文件已加密，需要打开密码才能读取。',
    );
  }
  if (error === 5)
    return new UnreadableError('encrypted', 'PDF 文件的加密方式不受支持，请用未加密的文件再试。');
  return new UnreadableError('damaged', 'PDF 文件已损坏或不完整，无法打开，请重新下载或重新导出后再试。');
}

/** The document's title from its metadata, or undefined. */
export function documentTitle(engine: Pdfium, document: number): string | undefined {
  const size = 2048;
  const buffer = engine.malloc(size + 16);
  try {
    const tag = buffer + size;
    new Uint8Array(engine.memory.buffer).set([0x54, 0x69, 0x74, 0x6c, 0x65, 0], tag); // "Title"
    const length = engine.FPDF_GetMetaText(document, tag, buffer, size);
    if (length <= 2 || length > size) return undefined;
    const bytes = new Uint8Array(engine.memory.buffer, buffer, length - 2);
    return new TextDecoder('utf-16le').decode(bytes).replace(/\0/g, '').trim() || undefined;
  } finally {
    engine.free(buffer);
  }
}
