import { type ComposedBlock, type ComposedDocument, DRAFT_MARK, type Run, type Sheet } from '../document.ts';
import { breaksBefore, roomFor, sectionsOf } from './docx-sections.ts';
import { type Entry, entriesOf } from './entries.ts';
import { PAGES, type PageShape, textWidth } from './page-shapes.ts';
import { CELL_MARGIN, cellLines, columnWidths, fitTable } from './sheet-grid.ts';

/** Points of so many twips. */
const points = (twips: number): number => twips / 20;

/**
 * What the template `OFFICIAL_PAGES` lays out, as JSON for its input `document`. Words of the document reach the
 * typesetter as data only, so that no character of them is ever taken for its markup.
 */
export function typstInput(document: ComposedDocument): string {
  const cells = new Set<string>();
  for (const block of document.blocks)
    if ('sheet' in block) for (const { address } of block.sheet.cells) if (address) cells.add(address);
  const labelled = new Set<string>();
  const entries = new Map(entriesOf(document.blocks).map((entry) => [entry.block, entry]));
  const sections = sectionsOf(document.blocks).map((section) => ({
    page: pageData(PAGES[section.page]),
    blocks: section.blocks.map((block, i) => ({
      turn: breaksBefore(section, i),
      ...blockData(
        block,
        PAGES[section.page],
        () => roomFor(section, i),
        cells,
        labelled,
        entries.get(block),
      ),
    })),
  }));
  const { title, unit, year } = document;
  const cover = title.startsWith(unit) && title !== unit ? [unit, title.slice(unit.length)] : [title];
  const mark = document.draft ? DRAFT_MARK : null;
  return JSON.stringify({ title, unit, year, cover, mark, sections }, (_, value: unknown) =>
    typeof value === 'string' ? printable(value) : value,
  );
}

/** A control character has no glyph in any typeface: it becomes a blank. */
function printable(text: string): string {
  return text.replace(/(?!\n)[\p{Control}\p{Surrogate}]/gu, ' ');
}

function pageData(page: PageShape): Record<string, number> {
  return Object.fromEntries(Object.entries(page).map(([name, twips]) => [name, points(twips)]));
}

function blockData(
  block: ComposedBlock,
  page: PageShape,
  room: () => number,
  cells: ReadonlySet<string>,
  labelled: Set<string>,
  entry: Entry | undefined,
): Record<string, unknown> {
  switch (block.kind) {
    case 'contents':
      return { kind: 'contents' };
    case 'heading':
      return { kind: 'heading', level: block.level, text: block.text, id: `heading ${block.id}` };
    case 'paragraph':
      return { kind: 'paragraph', runs: runsData(block.runs, cells) };
    default:
      return {
        kind: 'sheet',
        whole: block.kind === 'form',
        entry: entry === undefined ? null : { level: entry.level, text: entry.text },
        ...sheetData(block.sheet, page, room(), labelled),
      };
  }
}

/** Units of figures that no end of a line parts from their figure. */
const UNIT = '(?:万元|亿元|元|%|万?平方米|个?百分点|人次|人|批次|批|个|台|套|辆|项|次|家|户|天|年|月|日)';
const UNIT_FIRST = new RegExp(`^${UNIT}`);
const WITH_UNIT = new RegExp(`([\\d.,]*\\d)(${UNIT})`, 'g');

/** Runs as data; a figure and the unit behind it are tied to each other. */
function runsData(runs: readonly Run[], cells: ReadonlySet<string>): Record<string, unknown>[] {
  let taken = '';
  return runs.flatMap(({ text, address, missing = false }, i) => {
    const rest = text.slice(taken.length);
    taken = '';
    const cell = address?.replace(/@.*/, '') ?? '';
    const to = cells.has(cell) ? `cell ${cell}` : null;
    if (missing) return [{ text: rest, to, missing, tied: '' }];
    if (/\d$/.test(rest) && runs[i + 1]?.missing !== true)
      taken = UNIT_FIRST.exec(runs[i + 1]?.text ?? '')?.[0] ?? '';
    if (address !== undefined) return [{ text: rest, to, missing, tied: taken }];
    const pieces: Record<string, unknown>[] = [];
    let from = 0;
    for (const { index, 0: whole, 1: figure, 2: unit } of rest.matchAll(WITH_UNIT)) {
      if (index > from) pieces.push({ text: rest.slice(from, index), to, missing, tied: '' });
      pieces.push({ text: figure, to, missing, tied: unit });
      from = index + whole.length;
    }
    if (from < rest.length) pieces.push({ text: rest.slice(from), to, missing, tied: taken });
    return pieces;
  });
}

function sheetData(
  sheet: Sheet,
  page: PageShape,
  room: number,
  labelled: Set<string>,
): Record<string, unknown> {
  const widths = columnWidths(sheet, textWidth(page));
  const fit = fitTable(sheet, widths, room);
  /** Rows whose height some cell has been told to keep. */
  const kept = new Set<number>();
  const cells = sheet.cells.map((cell) => {
    const { row, column, rowSpan, columnSpan, role, align, indent = 0, bold = false, address } = cell;
    const keeps = rowSpan === 1 && !kept.has(row);
    if (keeps) kept.add(row);
    const names = address !== undefined && !labelled.has(address);
    if (names) labelled.add(address);
    const width = widths.slice(column, column + columnSpan).reduce((a, b) => a + b, 0);
    return {
      row,
      column,
      rowSpan,
      columnSpan,
      text: cellLines(cell, sheet, width, fit.size).map((line) => breakable(line, width / (fit.size * 6))),
      align: align === 'centre' ? 'center' : align,
      indent,
      bold: bold || role === 'header',
      label: names ? `cell ${address}` : null,
      height: keeps ? points(fit.heights[row]!) : null,
    };
  });
  const { title, subtitle = null, number = null, left = '', right = '', headerRows, notes } = sheet;
  return {
    title,
    subtitle,
    number,
    left,
    right,
    headerRows,
    notes,
    cells,
    widths: widths.map(points),
    size: fit.size / 2,
  };
}

/** Words that are longer than a line may break at its end: no letter of them ever leaves its cell. */
function breakable(text: string, letters: number): string {
  const longest = Math.max(1, Math.floor(letters));
  return text.replace(new RegExp(`[!-~]{${longest}}(?=[!-~])`, 'g'), '$&\u200b');
}

/**
 * The typesetter's template: an official document (公文, GB/T 9704—2012) of A4 pages, its title in 22 pt, its text in
 * 16 pt with lines of 28 pt, numbers of pages in 14 pt at the outer edge, statements on pages of their own.
 */
export const OFFICIAL_PAGES = `
#let doc = json(bytes(sys.inputs.document))
#let song = "Mingzhang Song"
#let gothic(size, body) = text(font: ("Mingzhang Hei", song), size: size, weight: 400, body)
#let kai(size, body) = text(font: ("Mingzhang Kai", song), size: size, weight: 400, body)
#let grand(size, body) = text(font: ("Mingzhang Title", song), size: size, weight: 400, body)

#set document(title: doc.title, author: doc.unit, date: datetime(year: doc.year + 1, month: 1, day: 1))
#set text(
  font: song, size: 16pt, lang: "zh", region: "cn", cjk-latin-spacing: none, fallback: false,
  top-edge: 0.8em, bottom-edge: -0.2em, number-width: "tabular", overhang: false,
)
#set par(leading: 12pt, spacing: 12pt, justify: true, first-line-indent: (amount: 2em, all: true))
#set heading(outlined: true, bookmarked: true)

#show heading: set text(size: 16pt, weight: 400)
#show heading: set block(above: 12pt, below: 12pt)
#show heading.where(level: 1): it => align(center, block(above: 12pt, below: 26pt, grand(22pt, it.body)))
#show heading.where(level: 2): it => block(inset: (left: 2em), gothic(16pt, it.body))
#show heading.where(level: 3): it => block(inset: (left: 2em), kai(16pt, it.body))
#show heading.where(level: 4): it => block(inset: (left: 2em), it.body)

#let shape(page) = (
  width: page.width * 1pt, height: page.height * 1pt,
  margin: (top: page.top * 1pt, bottom: page.bottom * 1pt, left: page.left * 1pt, right: page.right * 1pt),
  footer-descent: 0pt,
  header: if doc.mark == none { none } else { align(right, text(size: 9pt, fill: luma(90), doc.mark)) },
)
#let folio(page) = context {
  let n = counter(std.page).get().first()
  v((page.bottom - page.footer) * 1pt - 14pt)
  set text(size: 14pt)
  align(if calc.odd(n) { right } else { left }, pad(x: 1em, [— #n —]))
}

#show outline.entry: it => {
  let size = if it.level == 1 { 14pt } else { 12pt }
  let words = if it.level == 1 { gothic(size, it.body()) } else { text(size: size, it.body()) }
  block(above: if it.level == 1 { 10pt } else { 6pt }, below: 6pt, inset: (left: (it.level - 1) * 1.5em),
    link(it.element.location(), {
      set text(size: size)
      set par(first-line-indent: 0pt, justify: false)
      words
      box(width: 1fr, inset: (x: 4pt), repeat(justify: false, gap: 2pt)[.])
      it.page()
    }))
}

#let run(r) = {
  let words = if r.to != none { link(label(r.to), r.text) }
    else if r.missing { highlight(fill: rgb("#ffe98a"), r.text) }
    else { r.text }
  if r.tied == "" { words } else { box(baseline: 0.2em, words + r.tied) }
}

#let line(size, body) = block(height: size, spacing: 0pt, width: 100%, align(horizon, body))

#let cell(c, size) = {
  let body = {
    set align(eval(c.align))
    set par(first-line-indent: 0pt, justify: false, leading: 0.22em, spacing: 0.22em)
    let words = c.text.join(linebreak())
    let words = if c.bold { gothic(size, words) } else { words }
    pad(left: c.indent * 1em, words)
    if c.label != none [#metadata(c.label)#label(c.label)]
  }
  table.cell(
    x: c.column, y: c.row, rowspan: c.rowSpan, colspan: c.columnSpan,
    if c.height == none { body }
    else { grid(columns: (0pt, 1fr), align: horizon, box(height: c.height * 1pt - 1pt), body) },
  )
}

#let sheet(s) = {
  set par(first-line-indent: 0pt, leading: 4pt, spacing: 0pt)
  let title = line(28pt, align(center, grand(18pt, s.title)))
  if s.entry == none { title } else {
    show heading: title
    heading(level: s.entry.level, s.entry.text)
  }
  if s.subtitle != none { line(18pt, align(center, text(size: 10.5pt, s.subtitle))) }
  set text(size: 9pt)
  if s.number != none { line(16pt, align(right, s.number)) }
  if s.left != "" or s.right != "" {
    line(16pt, grid(columns: (1fr, auto), s.left, s.right))
  }
  {
    set text(size: s.size * 1pt)
    let head = s.cells.filter(c => c.row < s.headerRows).map(c => cell(c, s.size * 1pt))
    let body = s.cells.filter(c => c.row >= s.headerRows).map(c => cell(c, s.size * 1pt))
    block(spacing: 0pt, table(
      columns: s.widths.map(w => w * 1pt), stroke: 0.5pt + luma(0), inset: (x: ${CELL_MARGIN / 20}pt, y: 0.5pt), align: horizon,
      ..if head.len() > 0 { (table.header(..head),) }, ..body,
    ))
  }
  for note in s.notes { block(above: 6pt, below: 0pt, note) }
}

#set page(..shape(doc.sections.at(0, default: (page: (width: 595.3, height: 841.9, top: 104.9, bottom: 99.2, left: 79.4, right: 73.7))).page))
#{
  set par(first-line-indent: 0pt, leading: 14pt)
  v(5cm)
  align(center, title(doc.cover.map(l => grand(22pt, l)).join(linebreak())))
}

#for (i, section) in doc.sections.enumerate() {
  set page(..shape(section.page), footer: folio(section.page), numbering: "1")
  if i == 0 { counter(page).update(1) }
  for b in section.blocks {
    if b.turn { pagebreak(weak: true) }
    if b.kind == "contents" {
      align(center, block(below: 20pt, grand(22pt)[目　录]))
      outline(title: none, depth: 3)
    } else if b.kind == "heading" [#heading(level: b.level, b.text)#label(b.id)]
    else if b.kind == "paragraph" { par(b.runs.map(run).join()) }
    else if b.whole { block(breakable: false, width: 100%, above: 12pt, below: 12pt, sheet(b)) }
    else { sheet(b) }
  }
}
`;
