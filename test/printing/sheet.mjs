import { zlibSync } from 'fflate';

/** A page being written by hand. Coordinates as a reader sees them: points from the top left. */
export class Sheet {
  operators = [];

  constructor(width = 595, height = 842, rotate = 0) {
    this.width = width;
    this.height = height;
    this.rotate = rotate;
  }

  /** Text with its baseline at y; `spread` adds space after each character. */
  text(x, y, text, size = 12, spread = 0) {
    return this.raw(
      `BT /F1 ${size} Tf ${spread} Tc 1 0 0 1 ${round(x)} ${round(this.height - y)} Tm <${hex(text)}> Tj ET`,
    );
  }

  /** Text right-aligned at x. */
  right(x, y, text, size = 12) {
    return this.text(x - widthOf(text, size), y, text, size);
  }

  line(x0, y0, x1, y1) {
    return this.raw(
      `0.5 w ${round(x0)} ${round(this.height - y0)} m ${round(x1)} ${round(this.height - y1)} l S`,
    );
  }

  /** A filled thin rectangle, as many writers draw their lines. */
  bar(x, y, width, height) {
    return this.raw(`${round(x)} ${round(this.height - y - height)} ${round(width)} ${round(height)} re f`);
  }

  /** A full grid with its texts; '' leaves a cell blank. */
  grid(xs, ys, rows, size = 10) {
    for (const x of xs) this.line(x, ys[0], x, ys.at(-1));
    for (const y of ys) this.line(xs[0], y, xs.at(-1), y);
    rows.forEach((row, r) => {
      row.forEach((cell, c) => {
        if (cell !== '') this.text(xs[c] + 3, (ys[r] + ys[r + 1]) / 2 + 4, cell, size);
      });
    });
    return this;
  }

  /** A picture over the whole page. */
  picture() {
    return this.raw(`q ${this.width} 0 0 ${this.height} 0 0 cm /I1 Do Q`);
  }

  /** Operators in the page's own space. */
  raw(operators) {
    this.operators.push(operators);
    return this;
  }
}

/** Width of a text in the one font there is: ASCII is half as wide as Chinese. */
export function widthOf(text, size) {
  return [...text].reduce((width, c) => width + (c < '\u0080' ? size / 2 : size), 0);
}

/** A PDF of these pages. Its font is not embedded and maps two-byte codes to themselves. */
export function pdf(...sheets) {
  return write(sheets, (body) => stream('', body));
}

/** The same with its contents compressed, for files that are kept. */
export function packedPdf(...sheets) {
  return write(sheets, (body) => {
    const bytes = zlibSync(
      Uint8Array.from(body, (c) => c.charCodeAt(0)),
      { level: 9 },
    );
    return stream('/Filter /FlateDecode', Array.from(bytes, (b) => String.fromCharCode(b)).join(''));
  });
}

function write(sheets, contents) {
  const ranges = Array.from({ length: 256 }, (_, high) => {
    const h = high.toString(16).padStart(2, '0');
    return `<${h}00> <${h}ff> <${h}00>`;
  });
  let map = '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n';
  map += '1 begincodespacerange <0000> <ffff> endcodespacerange\n';
  for (let i = 0; i < 256; i += 64)
    map += `64 beginbfrange\n${ranges.slice(i, i + 64).join('\n')}\nendbfrange\n`;
  map += 'endcmap end end';
  const first = 9;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${sheets.map((_, i) => `${first + 2 * i} 0 R`).join(' ')}] /Count ${sheets.length} >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 5 0 R /DW 1000 /W [0 127 500] >>',
    '<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -140 1000 860] /ItalicAngle 0 /Ascent 860 /Descent -140 /CapHeight 700 /StemV 80 >>',
    contents(map),
    stream(
      '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
      'x',
    ),
    '<< /Title (T) >>',
    ...sheets.flatMap((sheet, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${sheet.width} ${sheet.height}] /Rotate ${sheet.rotate} /Resources << /Font << /F1 3 0 R >> /XObject << /I1 7 0 R >> >> /Contents ${first + 2 * i + 1} 0 R >>`,
      contents(sheet.operators.join('\n')),
    ]),
  ];
  let out = '%PDF-1.7\n';
  const offsets = objects.map((body, i) => {
    const at = out.length;
    out += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const start = out.length;
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const at of offsets) out += `${String(at).padStart(10, '0')} 00000 n \n`;
  out += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 8 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(out, (c) => c.charCodeAt(0));
}

function stream(dictionary, body) {
  return `<< ${dictionary} /Length ${body.length} >>\nstream\n${body}\nendstream`;
}

function hex(text) {
  let out = '';
  for (let i = 0; i < text.length; i++) out += text.charCodeAt(i).toString(16).padStart(4, '0');
  return out;
}

function round(points) {
  return Math.round(points * 100) / 100;
}
