/** The prose repeats, so that long files stay consistent: what is measured is reading, not a flood of findings. */
const PROSE = [
  '本年收入550.53万元，其中：财政拨款收入490.88万元，占89.16%；',
  '其他收入59.65万元，占10.84%。',
  '本年支出550.53万元，其中：基本支出297.49万元，占54.04%；',
  '项目支出253.04万元，占45.96%。',
];

/** A page's worth of a disclosure: prose and a ruled table, different on every page. */
function pageContent(number) {
  const operators = [];
  const text = (x, y, size, words) => {
    let hex = '';
    for (let i = 0; i < words.length; i++) hex += words.charCodeAt(i).toString(16).padStart(4, '0');
    operators.push(`BT /F1 ${size} Tf 1 0 0 1 ${x} ${842 - y} Tm <${hex}> Tj ET`);
  };
  const line = (x0, y0, x1, y1) => operators.push(`${x0} ${842 - y0} m ${x1} ${842 - y1} l S`);
  const amount = (i) => (((number * 7919 + i * 104729) % 900000) / 100).toFixed(2);
  if (number === 1) text(150, 60, 16, '青山县档案馆2024年度部门决算');
  for (let i = 0; i < 8; i++) {
    text(72, 90 + i * 22, 11, PROSE[i % PROSE.length]);
  }
  const top = 290;
  const columns = [60, 140, 260, 340, 420, 500, 540];
  const rows = 22;
  for (const x of columns) line(x, top, x, top + rows * 22);
  for (let r = 0; r <= rows; r++) line(columns[0], top + r * 22, columns.at(-1), top + r * 22);
  for (let r = 0; r < rows; r++) {
    text(64, top + r * 22 + 15, 9, `${2010301 + r}`);
    text(144, top + r * 22 + 15, 9, '一般行政管理事务');
    for (let c = 2; c < 5; c++) text(columns[c] + 8, top + r * 22 + 15, 9, amount(r * 5 + c));
  }
  text(290, 815, 9, `— ${number} —`);
  return operators.join('\n');
}

/** A PDF of so many pages, with text that readers can map to Unicode. */
export function makePdf(pages) {
  const objects = [];
  const add = (body) => objects.push(body);
  const kids = Array.from({ length: pages }, (_, i) => `${6 + i * 2} 0 R`).join(' ');
  const ranges = Array.from({ length: 256 }, (_, high) => {
    const h = high.toString(16).padStart(2, '0');
    return `<${h}00> <${h}ff> <${h}00>`;
  });
  const blocks = [0, 100, 200].map((from) => {
    const part = ranges.slice(from, from + 100);
    return `${part.length} beginbfrange\n${part.join('\n')}\nendbfrange`;
  });
  const cmap = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange\n${blocks.join('\n')}\nendcmap end end`;
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Count ${pages} /Kids [${kids}] >>`);
  add(
    '<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>',
  );
  add(
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /W [32 126 500] /FontDescriptor << /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >> >>',
  );
  add(`<< /Length ${cmap.length} >>\nstream\n${cmap}\nendstream`);
  for (let i = 0; i < pages; i++) {
    const content = pageContent(i + 1);
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${7 + i * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    );
    add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  }
  let text = '%PDF-1.7\n';
  const offsets = objects.map((body, i) => {
    const offset = text.length;
    text += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const offset of offsets) text += `${String(offset).padStart(10, '0')} 00000 n \n`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}
