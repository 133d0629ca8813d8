// The same lines as a file of each kind that is read, however strange they are: for tests of what may come.
import { write } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';

const escaped = (text) =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);

const package_ = (parts) =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), {
    level: 1,
  });

/** Lone halves of pairs are kept as they would be in bytes: UTF-8 has no other way than its mark of replacement. */
export const DOCUMENTS = {
  txt: (lines) => strToU8(lines.join('\n\n')),
  html: (lines) =>
    strToU8(
      `<!DOCTYPE html><html><head><title>${escaped(lines[0] ?? '')}</title></head><body>${lines.map((line) => `<p>${escaped(line)}</p>`).join('\n')}</body></html>`,
    ),
  docx: (lines) =>
    package_({
      '[Content_Types].xml':
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
      'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${lines.map((line) => `<w:p><w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`,
    }),
  odt: (lines) =>
    package_({
      mimetype: 'application/vnd.oasis.opendocument.text',
      'content.xml': `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>${lines.map((line) => `<text:p>${escaped(line)}</text:p>`).join('')}</office:text></office:body></office:document-content>`,
    }),
  xlsx: (lines) =>
    package_({
      '[Content_Types].xml':
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
      '_rels/.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      'xl/workbook.xml':
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>',
      'xl/worksheets/sheet1.xml': `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${lines.map((line, i) => `<row r="${i + 1}"><c r="A${i + 1}" t="inlineStr"><is><t xml:space="preserve">${escaped(line)}</t></is></c></row>`).join('')}</sheetData></worksheet>`,
    }),
  xls: (lines) =>
    new Uint8Array(
      write(
        {
          SheetNames: ['表'],
          Sheets: {
            表: {
              '!ref': `A1:A${lines.length}`,
              ...Object.fromEntries(
                lines.map((line, i) => [`A${i + 1}`, { t: 's', v: line.slice(0, 32000) }]),
              ),
            },
          },
        },
        { type: 'array', bookType: 'biff8' },
      ),
    ),
  pdf: (lines) => pdfOf(lines),
};

/** Every line on its own, of code units that stand for themselves; thirty lines on a page. */
function pdfOf(lines) {
  const pages = [];
  for (let at = 0; at < lines.length; at += 30) pages.push(lines.slice(at, at + 30));
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${6 + i * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >> >>',
  ];
  const hex = (n, width) => n.toString(16).padStart(width, '0');
  const ranges = Array.from(
    { length: 256 },
    (_, high) => `<${hex(high, 2)}00> <${hex(high, 2)}ff> <${hex(high, 2)}00>`,
  );
  const blocks = [0, 100, 200].map((from) => {
    const part = ranges.slice(from, from + 100);
    return `${part.length} beginbfrange\n${part.join('\n')}\nendbfrange`;
  });
  const stream = (text) => `<< /Length ${text.length} >>\nstream\n${text}\nendstream`;
  objects.push(
    stream(
      `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange\n${blocks.join('\n')}\nendcmap end end`,
    ),
  );
  for (const [i, page] of pages.entries()) {
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 2000 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${7 + i * 2} 0 R >>`,
      stream(
        page
          .map((line, n) => {
            const units = Array.from(line, (c) => c)
              .join('')
              .split('')
              .map((c) => hex(c.charCodeAt(0), 4))
              .join('');
            return `BT /F1 11 Tf 1 0 0 1 40 ${800 - n * 24} Tm <${units}> Tj ET`;
          })
          .join('\n'),
      ),
    );
  }
  let body = '%PDF-1.7\n';
  const offsets = objects.map((object, i) => {
    const offset = body.length;
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const at = body.length;
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((o) => `${String(o).padStart(10, '0')} 00000 n \n`).join('')}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`;
  return strToU8(body, true);
}
