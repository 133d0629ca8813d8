import { xmlText } from '../../format/xml-text.ts';
import {
  type ComposedBlock,
  type ComposedDocument,
  DRAFT_MARK,
  type Run,
  type Sheet,
  type SheetCell,
} from '../document.ts';
import { type Entry, entriesOf } from './entries.ts';
import { HTML_STYLE } from './html-style.ts';
import { gridRows } from './sheet-grid.ts';

/**
 * Writes a disclosure as one page that needs nothing beside it: no scripts, no typefaces, no pictures. Its statements are
 * tables with header cells, a figure of the text leads to its cell and the cell back to the first sentence that says it.
 */
export function writeHtml(document: ComposedDocument): string {
  return new Page(document).write();
}

/** The page under way. */
class Page {
  /** Ids of cells by address. */
  private readonly cells = new Map<string, string>();
  /** Ids of the first mention of a cell in the text. */
  private readonly mentions = new Map<string, string>();
  /** Cells and mentions that stand in the page already. */
  private readonly placed = new Set<string>();

  private readonly entries: readonly Entry[];

  constructor(private readonly document: ComposedDocument) {
    this.entries = entriesOf(document.blocks);
    for (const block of document.blocks)
      if ('sheet' in block)
        for (const { address } of block.sheet.cells)
          if (address !== undefined && !this.cells.has(address))
            this.cells.set(address, `cell-${this.cells.size + 1}`);
    for (const block of document.blocks)
      if (block.kind === 'paragraph')
        for (const { address } of block.runs) {
          const cell = cellOf(address);
          if (this.cells.has(cell) && !this.mentions.has(cell))
            this.mentions.set(cell, `mention-${this.mentions.size + 1}`);
        }
  }

  write(): string {
    const { title, unit, blocks, draft } = this.document;
    const contents = blocks.some((b) => b.kind === 'contents') ? contentsOf(this.entries) : '';
    return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="author" content="${xmlText(unit)}">
<title>${xmlText(title)}</title>
<style>${HTML_STYLE}</style>
<script type="application/ld+json">${linkedData(this.document)}</script>
</head>
<body>
<a class="skip" href="#text">跳到正文</a>
${draft ? `<aside class="draft">${DRAFT_MARK}</aside>\n` : ''}<main>
<h1>${xmlText(title)}</h1>
${contents}<div id="text" tabindex="-1">
${blocks.map((block) => this.block(block)).join('')}</div>
</main>
</body>
</html>
`;
  }

  private block(block: ComposedBlock): string {
    switch (block.kind) {
      case 'contents':
        return '';
      case 'heading':
        return `<h${block.level + 1} id="${xmlText(placeOf(block.id))}">${xmlText(block.text)}</h${block.level + 1}>\n`;
      case 'paragraph':
        return `<p>${block.runs.map((run) => this.run(run)).join('')}</p>\n`;
      default:
        return this.sheet(
          block.sheet,
          this.entries.find((entry) => entry.block === block),
        );
    }
  }

  private run({ text, address, missing }: Run): string {
    if (missing) return `<mark title="须由单位填写">${xmlText(text)}</mark>`;
    const of = cellOf(address);
    const cell = this.cells.get(of);
    if (cell === undefined) return xmlText(text);
    return `<a href="#${cell}"${this.place(this.mentions.get(of))}>${xmlText(text)}</a>`;
  }

  private sheet(sheet: Sheet, entry: Entry | undefined): string {
    const { title, subtitle, number, left, right, landscape, notes, headerRows } = sheet;
    const total = sheet.widths.reduce((a, b) => a + b, 0);
    const columns = sheet.widths
      .map((w) => `<col style="width:${((w / total) * 100).toFixed(2)}%">`)
      .join('');
    const rows = gridRows(sheet).map((slots, row) => {
      const cells = slots.map((slot) => {
        if (slot.kind === 'below') return '';
        return slot.kind === 'blank' ? '<td></td>' : this.cell(slot.cell, row < headerRows);
      });
      return `<tr>${cells.join('')}</tr>\n`;
    });
    const line = (name: string, text: string | undefined): string =>
      text ? `<div class="${name}">${xmlText(text)}</div>` : '';
    // No caption: a browser that prints may leave it alone at the foot of a page.
    const above = `<h3>${xmlText(title)}</h3>${line('subtitle', subtitle)}${line('number', number)}${line('left', left)}${line('right', right)}`;
    const id = entry === undefined ? '' : ` id="${xmlText(placeOf(entry.id))}"`;
    const head = headerRows > 0 ? `<thead>\n${rows.slice(0, headerRows).join('')}</thead>\n` : '';
    return `<section class="sheet${landscape ? ' across' : ''}"${id} aria-label="${xmlText(title)}">
<div class="head">${above}</div>
<div class="scroll" role="region" tabindex="0" aria-label="${xmlText(`${title}（可左右滚动）`)}">
<table aria-label="${xmlText(title)}" style="--columns:${sheet.widths.length}"><colgroup>${columns}</colgroup>
${head}<tbody>
${rows.slice(headerRows).join('')}</tbody></table>
</div>
${notes.map((note) => `<p class="note">${xmlText(note)}</p>\n`).join('')}</section>
`;
  }

  private cell(cell: SheetCell, head: boolean): string {
    const { rowSpan, columnSpan, text, role, align, indent = 0, bold, address } = cell;
    const spans = `${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}${columnSpan > 1 ? ` colspan="${columnSpan}"` : ''}`;
    const names = [align, ...(indent > 0 ? [`in${indent}`] : []), ...(bold ? ['bold'] : [])].join(' ');
    const words = text.split('\n').map(xmlText).join('<br>');
    const mention = address === undefined ? undefined : this.mentions.get(address);
    const id = address === undefined ? '' : this.place(this.cells.get(address));
    const body = mention === undefined ? words : `<a href="#${mention}">${words}</a>`;
    if (head) {
      const scope = columnSpan > 1 ? 'colgroup' : 'col';
      return `<th scope="${scope}"${spans} class="${names}">${body}</th>`;
    }
    return (role === 'label' || role === 'header') && text !== ''
      ? `<th scope="${rowSpan > 1 ? 'rowgroup' : 'row'}"${spans} class="${names}"${id}>${body}</th>`
      : `<td${spans} class="${names}"${id}>${body}</td>`;
  }

  /** An id, where it stands for the first time. */
  private place(id: string | undefined): string {
    if (id === undefined || this.placed.has(id)) return '';
    this.placed.add(id);
    return ` id="${id}"`;
  }
}

/** The cell of a figure: T05/2010301/total for T05/2010301/total@change. */
function cellOf(address: string | undefined): string {
  return address?.replace(/@.*/, '') ?? '';
}

function placeOf(id: string): string {
  return `heading-${id.replace(/\s/g, '_')}`;
}

function contentsOf(entries: readonly Entry[]): string {
  const lines = entries.map(
    ({ level, text, id }) =>
      `<li class="level${level}"><a href="#${xmlText(encodeURIComponent(placeOf(id)))}">${xmlText(text)}</a></li>`,
  );
  return `<nav aria-label="目录"><details open><summary>目录</summary><ol>\n${lines.join('\n')}\n</ol></details></nav>\n`;
}

/** The page as a data set (schema.org/Dataset), for search engines of open data. */
function linkedData({ title, unit, year, blocks }: ComposedDocument): string {
  const sheets = blocks.flatMap((b) => (b.kind === 'statement' ? [b.sheet.title] : []));
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    name: title,
    description: `${unit}${year}年度部门决算公开：情况说明与${sheets.length}张报表。`,
    inLanguage: 'zh-CN',
    temporalCoverage: `${year}-01-01/${year}-12-31`,
    isAccessibleForFree: true,
    creator: { '@type': 'GovernmentOrganization', name: unit },
    variableMeasured: sheets,
  };
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
