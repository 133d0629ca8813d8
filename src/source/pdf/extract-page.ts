import { mendCharacter } from '../mend-characters.ts';
import { BOLD, type Glyphs, type PageContent, type Rules, SPACED } from './page-content.ts';
import type { Pdfium } from './pdfium.ts';

/** Thicker filled rectangles are shading, not lines. Points. */
const THICKEST_RULE = 3;
/** Paths with more segments are drawings (seals, logos, text turned into outlines), not tables. */
const MOST_SEGMENTS = 4000;

type Matrix = readonly [number, number, number, number, number, number];

/** What is known of a font, by its handle; shared by the pages of a document. */
export interface FontFacts {
  readonly bold: boolean;
  /** Advance of a code point for size 1, for text that runs sideways. */
  readonly widths: Map<number, number>;
}

/** How many pages are held open together. */
const HELD = 16;

/**
 * The pages of a document, read one by one. PDFium drops a font with the last open page that uses it, and loading the
 * fonts anew for every page costs as much as reading it: so a few pages are held open.
 */
export class PageReader {
  private readonly open: number[] = [];
  /** By the font's handle, which is good only as long as its pages are open. */
  private readonly fonts = new Map<number, FontFacts>();

  constructor(
    private readonly engine: Pdfium,
    private readonly document: number,
  ) {}

  /** Reads a page; undefined when it cannot be loaded. Throws nothing; a bad page is empty. */
  read(index: number): PageContent | undefined {
    const page = this.engine.FPDF_LoadPage(this.document, index);
    if (page === 0) return undefined;
    // The newest page stays open over the change, and with it the fonts that go on.
    if (this.open.length >= HELD) this.close();
    this.open.push(page);
    const scratch = this.engine.malloc(256);
    try {
      return new PageExtraction(this.engine, page, scratch, this.fonts).extract(index + 1);
    } finally {
      this.engine.free(scratch);
    }
  }

  /** Closes the pages held open; must be called before the document is closed. */
  close(): void {
    for (const page of this.open) this.engine.FPDF_ClosePage(page);
    this.open.length = 0;
    this.fonts.clear();
  }
}

class PageExtraction {
  private readonly rules: Rules = { horizontal: [], vertical: [] };
  private pictured = 0;
  /** Text objects that `unhideText` marked as stroked. */
  private readonly unhidden = new Set<number>();
  private f32: Float32Array;
  private f64: Float64Array;
  private i32: Int32Array;
  private readonly at32: number;
  private readonly at64: number;

  constructor(
    private readonly engine: Pdfium,
    private readonly page: number,
    private readonly scratch: number,
    private readonly fonts: Map<number, FontFacts>,
  ) {
    const buffer = engine.memory.buffer;
    this.f32 = new Float32Array(buffer);
    this.f64 = new Float64Array(buffer);
    this.i32 = new Int32Array(buffer);
    this.at32 = scratch >> 2;
    this.at64 = scratch >> 3;
  }

  /** Growing memory detaches the views. */
  private refresh(): void {
    if (this.f32.byteLength !== 0) return;
    const buffer = this.engine.memory.buffer;
    this.f32 = new Float32Array(buffer);
    this.f64 = new Float64Array(buffer);
    this.i32 = new Int32Array(buffer);
  }

  extract(number: number): PageContent {
    const { engine, scratch, page } = this;
    const rotation = engine.FPDFPage_GetRotation(page) & 3;
    engine.FPDF_GetPageBoundingBox(page, scratch);
    this.refresh();
    const [left, top, right, bottom] = this.f32.subarray(this.at32, this.at32 + 4) as unknown as number[];
    this.readObjects(
      () => engine.FPDFPage_CountObjects(page),
      (i) => engine.FPDFPage_GetObject(page, i),
      undefined,
      0,
    );
    const text = engine.FPDFText_LoadPage(page);
    let raw: RawGlyphs;
    try {
      raw = this.readGlyphs(text);
    } finally {
      if (text !== 0) engine.FPDFText_ClosePage(text);
    }

    // The page as a viewer shows it, then turned so that most of its text runs from left to right.
    const upright = raw.directions;
    let dominant = rotation;
    for (let k = 0; k < 4; k++) if (upright[k]! > upright[dominant]!) dominant = k;
    const shown = (dominant - rotation) & 3; // counter-clockwise quarters of the text as shown
    const turned = shown as 0 | 1 | 2 | 3;
    const total = (rotation + turned) & 3;
    const l = left!;
    const b = bottom!;
    const r = right!;
    const t = top!;
    // Clockwise quarters from user space (y upwards) to reading space (y downwards).
    const m: Matrix =
      total === 0
        ? [1, 0, 0, -1, -l, t]
        : total === 1
          ? [0, 1, 1, 0, -b, -l]
          : total === 2
            ? [-1, 0, 0, 1, r, -b]
            : [0, -1, -1, 0, t, r];
    const width = total & 1 ? t - b : r - l;
    const height = total & 1 ? r - l : t - b;

    const glyphs = placeGlyphs(raw, dominant, m);
    const rules = placeRules(this.rules, m, width, height);
    const area = (r - l) * (t - b);
    return {
      number,
      width,
      height,
      turned,
      glyphs,
      rules,
      pictured: area > 0 ? this.pictured / area : 0,
      skipped: raw.count - glyphs.count,
      unmapped: raw.unmapped,
    };
  }

  private readGlyphs(text: number): RawGlyphs {
    const { engine, scratch, at32, at64 } = this;
    const all = text === 0 ? 0 : Math.max(0, engine.FPDFText_CountChars(text));
    this.refresh();
    const raw = new RawGlyphs(all);
    let n = 0;
    let lastObject = -1;
    let run = 0;
    let spaced = 0;
    let bold = 0;
    let size = 0;
    let direction = 0;
    let across = 1;
    let font = 0;
    for (let i = 0; i < all; i++) {
      let code = engine.FPDFText_GetUnicode(text, i);
      if (code <= 0x20 || code === 0xa0 || code === 0x3000 || (code >= 0x2000 && code <= 0x200b)) {
        if (code === 0x0d || code === 0x0a) continue;
        if (code === 0) {
          raw.unmapped++;
          continue;
        }
        // PDFium invents blanks where it sees gaps; those the file has itself are kept in mind.
        if (spaced === 0 && engine.FPDFText_IsGenerated(text, i) !== 1) spaced = SPACED;
        continue;
      }
      if (code === 0xfffd || code === 0xfffe || code === 0xffff) {
        raw.unmapped++;
        if (code !== 0xfffd) continue;
      } else if (code === 2 || code === 0xad) continue;
      const object = engine.FPDFText_GetTextObject(text, i);
      if (object !== lastObject) {
        lastObject = object;
        run++;
        engine.FPDFText_GetMatrix(text, i, scratch);
        const unscaled = engine.FPDFText_GetFontSize(text, i);
        this.refresh();
        const f = this.f32;
        const a = f[at32]!;
        const b = f[at32 + 1]!;
        across = Math.hypot(a, b) || 1;
        size = unscaled * (Math.hypot(f[at32 + 2]!, f[at32 + 3]!) || 1);
        direction =
          Math.abs(b) <= 0.1 * Math.abs(a)
            ? a >= 0
              ? 0
              : 2
            : Math.abs(a) <= 0.1 * Math.abs(b)
              ? b > 0
                ? 1
                : 3
              : 4;
        font = object === 0 ? 0 : engine.FPDFTextObj_GetFont(object);
        bold = this.fontFacts(font).bold || (object !== 0 && this.isOutlined(object)) ? BOLD : 0;
        across *= unscaled;
        this.refresh();
      }
      if (code === 0x2d && engine.FPDFText_IsGenerated(text, i) === 1) continue;
      engine.FPDFText_GetCharOrigin(text, i, scratch, scratch + 8);
      const x = this.f64[at64]!;
      const y = this.f64[at64 + 1]!;
      let width = 0;
      if (direction === 0 || direction === 2) {
        engine.FPDFText_GetLooseCharBox(text, i, scratch);
        width = Math.abs(this.f32[at32 + 2]! - this.f32[at32]!);
      }
      if (!(width > 0)) width = this.advance(font, code) * across;
      code = mendCharacter(code);
      raw.code[n] = code;
      raw.x[n] = x;
      raw.y[n] = y;
      raw.width[n] = width;
      raw.size[n] = size;
      raw.flags[n] = bold | spaced;
      raw.run[n] = run;
      raw.direction[n] = direction;
      raw.directions[direction]!++;
      spaced = 0;
      n++;
    }
    raw.count = n;
    return raw;
  }

  private fontFacts(font: number): FontFacts {
    const known = this.fonts.get(font);
    if (known) return known;
    let bold = false;
    if (font !== 0) {
      const length = Math.min(240, this.engine.FPDFFont_GetBaseFontName(font, this.scratch, 240));
      const bytes = new Uint8Array(this.engine.memory.buffer, this.scratch, Math.max(0, length - 1));
      const name = String.fromCharCode(...bytes);
      // 黑体 has but one weight, and stands where other families turn bold.
      bold = /bold|heavy|black|simhei|heiti|-hei/i.test(name) || this.engine.FPDFFont_GetWeight(font) >= 600;
    }
    const facts = { bold, widths: new Map<number, number>() };
    this.fonts.set(font, facts);
    this.refresh();
    return facts;
  }

  /** Advance for size 1, where the character's box tells nothing (sideways text). */
  private advance(font: number, code: number): number {
    const { widths } = this.fontFacts(font);
    let width = widths.get(code);
    if (width === undefined) {
      const ok = font !== 0 && this.engine.FPDFFont_GetGlyphWidth(font, code, 1, this.scratch);
      this.refresh();
      const given = ok ? this.f32[this.at32]! : 0;
      width = given > 0.05 && given < 3 ? given : code >= 0x2e80 ? 1 : 0.5;
      widths.set(code, width);
    }
    return width;
  }

  private readObjects(
    count: () => number,
    get: (index: number) => number,
    outer: Matrix | undefined,
    depth: number,
  ): void {
    const { engine } = this;
    const n = count();
    this.refresh();
    for (let i = 0; i < n; i++) {
      const object = get(i);
      const type = engine.FPDFPageObj_GetType(object);
      if (type === 1) this.unhideText(object);
      else if (type === 2) this.readPath(object, outer);
      else if (type === 3) this.readPicture(object, outer);
      else if (type === 5 && depth < 8) {
        const inner = this.matrixOf(object);
        this.readObjects(
          () => engine.FPDFFormObj_CountObjects(object),
          (k) => engine.FPDFFormObj_GetObject(object, k),
          outer ? multiply(inner, outer) : inner,
          depth + 1,
        );
      }
    }
  }

  /**
   * PDFium leaves text of no width out of a page's text. A single character of a font that is not embedded has none
   * when the substitute font lacks it, as it does for all Chinese. A stroked character is wider by its stroke.
   */
  private unhideText(object: number): void {
    const { engine, scratch: s, at32: k } = this;
    if (!engine.FPDFPageObj_GetBounds(object, s, s + 4, s + 8, s + 12)) return;
    const f = this.f32;
    if (Math.abs(f[k + 2]! - f[k]!) > 0.02 && Math.abs(f[k + 3]! - f[k + 1]!) > 0.02) return;
    if (engine.FPDFTextObj_GetTextRenderMode(object) !== 0) return;
    this.unhidden.add(object);
    engine.FPDFTextObj_SetTextRenderMode(object, 2);
    engine.FPDFPageObj_Transform(object, 1, 0, 0, 1, 0, 0);
    this.refresh();
  }

  /** Filled and stroked: how writers without a bold font make one. */
  private isOutlined(object: number): boolean {
    return !this.unhidden.has(object) && this.engine.FPDFTextObj_GetTextRenderMode(object) === 2;
  }

  private matrixOf(object: number): Matrix {
    this.engine.FPDFPageObj_GetMatrix(object, this.scratch);
    const f = this.f32;
    const k = this.at32;
    return [f[k]!, f[k + 1]!, f[k + 2]!, f[k + 3]!, f[k + 4]!, f[k + 5]!];
  }

  private readPicture(object: number, outer: Matrix | undefined): void {
    const s = this.scratch;
    if (!this.engine.FPDFPageObj_GetBounds(object, s, s + 4, s + 8, s + 12)) return;
    const f = this.f32;
    const k = this.at32;
    const scale = outer ? Math.abs(outer[0] * outer[3] - outer[1] * outer[2]) : 1;
    this.pictured += (f[k + 2]! - f[k]!) * (f[k + 3]! - f[k + 1]!) * scale;
  }

  private readPath(object: number, outer: Matrix | undefined): void {
    const { engine, scratch: s, at32: k } = this;
    if (!engine.FPDFPageObj_GetBounds(object, s, s + 4, s + 8, s + 12)) return;
    const f = this.f32;
    let x0 = f[k]!;
    let y0 = f[k + 1]!;
    let x1 = f[k + 2]!;
    let y1 = f[k + 3]!;
    if (outer) [x0, y0, x1, y1] = mapBox(outer, x0, y0, x1, y1);
    const thin = x1 - x0 <= THICKEST_RULE || y1 - y0 <= THICKEST_RULE;
    if (thin && x1 - x0 < 4 * THICKEST_RULE && y1 - y0 < 4 * THICKEST_RULE) {
      // Short: may be a corner square, a dash, or a letter's outline; all are harmless as pieces of lines.
      this.addRule(x0, y0, x1, y1);
      return;
    }
    engine.FPDFPath_GetDrawMode(object, s, s + 4);
    const filled = this.i32[k]! !== 0;
    const stroked = this.i32[k + 1]! !== 0;
    if (!filled && !stroked) return;
    if (thin) {
      this.addRule(x0, y0, x1, y1);
      return;
    }
    const segments = engine.FPDFPath_CountSegments(object);
    if (segments < 2 || segments > MOST_SEGMENTS) return;
    if (!stroked && segments <= 5) return; // one filled area: shading
    const own = this.matrixOf(object);
    this.readSegments(object, segments, outer ? multiply(own, outer) : own, stroked);
  }

  /** Strokes give every straight side; fills give each thin part (many rectangles may share one path). */
  private readSegments(path: number, count: number, m: Matrix, stroked: boolean): void {
    const { engine, scratch: s, at32: k } = this;
    const f = this.f32;
    let px = 0;
    let py = 0;
    let startX = 0;
    let startY = 0;
    let bx0 = Infinity;
    let by0 = Infinity;
    let bx1 = -Infinity;
    let by1 = -Infinity;
    const endPart = (): void => {
      if (!stroked && bx1 >= bx0 && (bx1 - bx0 <= THICKEST_RULE || by1 - by0 <= THICKEST_RULE)) {
        this.addRule(bx0, by0, bx1, by1);
      }
      bx0 = by0 = Infinity;
      bx1 = by1 = -Infinity;
    };
    for (let i = 0; i < count; i++) {
      const segment = engine.FPDFPath_GetPathSegment(path, i);
      const type = engine.FPDFPathSegment_GetType(segment); // 0 line, 1 curve, 2 move
      engine.FPDFPathSegment_GetPoint(segment, s, s + 4);
      const ux = f[k]!;
      const uy = f[k + 1]!;
      const x = m[0] * ux + m[2] * uy + m[4];
      const y = m[1] * ux + m[3] * uy + m[5];
      if (type === 2) {
        endPart();
        startX = x;
        startY = y;
      } else if (type === 0 && stroked) this.addStroke(px, py, x, y);
      if (x < bx0) bx0 = x;
      if (x > bx1) bx1 = x;
      if (y < by0) by0 = y;
      if (y > by1) by1 = y;
      px = x;
      py = y;
      if (stroked && engine.FPDFPathSegment_GetClose(segment)) {
        this.addStroke(px, py, startX, startY);
        px = startX;
        py = startY;
      }
    }
    endPart();
  }

  private addStroke(x0: number, y0: number, x1: number, y1: number): void {
    if (Math.abs(x1 - x0) > 1 && Math.abs(y1 - y0) > 1) return; // aslant
    this.addRule(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1));
  }

  private addRule(x0: number, y0: number, x1: number, y1: number): void {
    const w = x1 - x0;
    const h = y1 - y0;
    // A corner square belongs to both of its lines.
    if (w >= h || w <= THICKEST_RULE) {
      if (h <= THICKEST_RULE) this.rules.horizontal.push((y0 + y1) / 2, x0, x1);
    }
    if (h > w || h <= THICKEST_RULE) {
      if (w <= THICKEST_RULE) this.rules.vertical.push((x0 + x1) / 2, y0, y1);
    }
  }
}

/** Glyphs in user space, all directions. */
class RawGlyphs {
  count = 0;
  unmapped = 0;
  readonly code: Uint32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly width: Float64Array;
  readonly size: Float64Array;
  readonly flags: Uint8Array;
  readonly run: Uint32Array;
  readonly direction: Uint8Array;
  /** How many run to the right, up, to the left, down, aslant. */
  readonly directions = [0, 0, 0, 0, 0];

  constructor(capacity: number) {
    this.code = new Uint32Array(capacity);
    this.x = new Float64Array(capacity);
    this.y = new Float64Array(capacity);
    this.width = new Float64Array(capacity);
    this.size = new Float64Array(capacity);
    this.flags = new Uint8Array(capacity);
    this.run = new Uint32Array(capacity);
    this.direction = new Uint8Array(capacity);
  }
}

/** Keeps the glyphs of the page's own direction and brings them into reading space, in place. */
function placeGlyphs(raw: RawGlyphs, dominant: number, m: Matrix): Glyphs {
  let n = 0;
  for (let i = 0; i < raw.count; i++) {
    if (raw.direction[i] !== dominant) continue;
    const x = raw.x[i]!;
    const y = raw.y[i]!;
    raw.code[n] = raw.code[i]!;
    raw.x[n] = m[0] * x + m[2] * y + m[4];
    raw.y[n] = m[1] * x + m[3] * y + m[5];
    raw.width[n] = raw.width[i]!;
    raw.size[n] = raw.size[i]!;
    raw.flags[n] = raw.flags[i]!;
    raw.run[n] = raw.run[i]!;
    n++;
  }
  const { code, x, y, width, size, flags, run } = raw;
  return { count: n, code, x, y, width, size, flags, run };
}

function placeRules(rules: Rules, m: Matrix, width: number, height: number): Rules {
  const out: Rules = { horizontal: [], vertical: [] };
  const place = (x0: number, y0: number, x1: number, y1: number): void => {
    const [a, b, c, d] = mapBox(m, x0, y0, x1, y1);
    if (c < -5 || d < -5 || a > width + 5 || b > height + 5) return;
    if (c - a >= d - b) out.horizontal.push((b + d) / 2, a, c);
    if (d - b >= c - a) out.vertical.push((a + c) / 2, b, d);
  };
  const { horizontal: h, vertical: v } = rules;
  for (let i = 0; i < h.length; i += 3) place(h[i + 1]!, h[i]!, h[i + 2]!, h[i]!);
  for (let i = 0; i < v.length; i += 3) place(v[i]!, v[i + 1]!, v[i]!, v[i + 2]!);
  return out;
}

function mapBox(m: Matrix, x0: number, y0: number, x1: number, y1: number): [number, number, number, number] {
  const ax = m[0] * x0 + m[2] * y0 + m[4];
  const ay = m[1] * x0 + m[3] * y0 + m[5];
  const bx = m[0] * x1 + m[2] * y1 + m[4];
  const by = m[1] * x1 + m[3] * y1 + m[5];
  return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)];
}

/** First `a`, then `b`. */
function multiply(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[1] * b[2],
    a[0] * b[1] + a[1] * b[3],
    a[2] * b[0] + a[3] * b[2],
    a[2] * b[1] + a[3] * b[3],
    a[4] * b[0] + a[5] * b[2] + b[4],
    a[4] * b[1] + a[5] * b[3] + b[5],
  ];
}
