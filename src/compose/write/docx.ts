import { contentTypes, coreProperties, packParts, relationship, relationships } from '../../format/ooxml.ts';
import { xmlText } from '../../format/xml-text.ts';
import { type ComposedBlock, type ComposedDocument, DRAFT_MARK, type Run } from '../document.ts';
import { breaksBefore, type DocxSection, headingPages, roomFor, sectionsOf } from './docx-sections.ts';
import { fontTable, footer, header, settings, styles, WORD } from './docx-styles.ts';
import { docxTable } from './docx-table.ts';
import { type Entry, entriesOf } from './entries.ts';
import { PAGES, type PageShape, textWidth } from './page-shapes.ts';

type SheetBlock = Extract<ComposedBlock, { sheet: unknown }>;

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** What the comment beside a missing reason says. */
const ASKED = '此处须由单位填写，填写后删去本批注。';

/**
 * Writes a disclosure as a Word document in the form of an official document (公文, GB/T 9704—2012): cover, contents
 * with page numbers that stand in the file, text, statements each on a page of its own. Same document, same bytes.
 */
export function writeDocx(document: ComposedDocument): Uint8Array {
  const body = new Body(document);
  const xml = body.write();
  const part = 'officedocument.wordprocessingml';
  const comments = body.comments.length > 0;
  return packParts([
    [
      '[Content_Types].xml',
      contentTypes([
        ['word/document.xml', `${part}.document.main`],
        ['word/styles.xml', `${part}.styles`],
        ['word/settings.xml', `${part}.settings`],
        ['word/fontTable.xml', `${part}.fontTable`],
        ['word/footer1.xml', `${part}.footer`],
        ...(document.draft ? ([['word/header1.xml', `${part}.header`]] as const) : []),
        ['word/footer2.xml', `${part}.footer`],
        ...(comments ? ([['word/comments.xml', `${part}.comments`]] as const) : []),
        ['docProps/core.xml', 'package.core-properties'],
        ['docProps/app.xml', 'officedocument.extended-properties'],
      ]),
    ],
    [
      '_rels/.rels',
      relationships(
        relationship('rId1', 'officeDocument', 'word/document.xml'),
        relationship('rId2', 'metadata/core-properties', 'docProps/core.xml'),
        relationship('rId3', 'extended-properties', 'docProps/app.xml'),
      ),
    ],
    ['word/document.xml', xml],
    [
      'word/_rels/document.xml.rels',
      relationships(
        relationship('rId1', 'styles', 'styles.xml'),
        relationship('rId2', 'settings', 'settings.xml'),
        relationship('rId3', 'fontTable', 'fontTable.xml'),
        relationship('rId4', 'footer', 'footer1.xml'),
        relationship('rId5', 'footer', 'footer2.xml'),
        ...(comments ? [relationship('rId6', 'comments', 'comments.xml')] : []),
        ...(document.draft ? [relationship('rId7', 'header', 'header1.xml')] : []),
      ),
    ],
    ['word/styles.xml', styles()],
    ['word/settings.xml', settings()],
    ['word/fontTable.xml', fontTable()],
    ...(document.draft ? [['word/header1.xml', header(DRAFT_MARK)] as const] : []),
    ['word/footer1.xml', footer('odd')],
    ['word/footer2.xml', footer('even')],
    ...(comments
      ? [
          [
            'word/comments.xml',
            `<w:comments xmlns:w="${WORD}">${body.comments.join('')}</w:comments>`,
          ] as const,
        ]
      : []),
    ['docProps/core.xml', coreProperties(document.title, document.unit, document.year)],
    [
      'docProps/app.xml',
      `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>明账</Application><Company>${xmlText(document.unit)}</Company></Properties>`,
    ],
  ]);
}

/** The body under way: bookmarks and comments are numbered as they come. */
class Body {
  readonly comments: string[] = [];
  private bookmarks = 0;
  /** Bookmarks of cells by address. */
  private readonly names = new Map<string, string>();
  private readonly taken = new Set<string>();
  private readonly entries: readonly Entry[];
  private readonly sections: readonly DocxSection[];
  private readonly pages: ReadonlyMap<string, number>;

  constructor(private readonly document: ComposedDocument) {
    this.entries = entriesOf(document.blocks);
    this.sections = sectionsOf(document.blocks);
    this.pages = headingPages(this.sections, this.entries);
    for (const block of document.blocks)
      if ('sheet' in block) for (const { address } of block.sheet.cells) if (address) this.nameCell(address);
  }

  write(): string {
    const sections = this.sections.map((section, s) => {
      const first = section.blocks.map((block, i) => this.block(section, block, i)).join('');
      const shape = sectionProperties(PAGES[section.page], s === 0, this.document.draft === true);
      // The last section's properties close the body, the others' stand in a paragraph of no height to speak of.
      return s === this.sections.length - 1
        ? first + shape
        : `${first}<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>${shape}</w:pPr></w:p>`;
    });
    return `<w:document xmlns:w="${WORD}" xmlns:r="${OFFICE}"><w:body>${this.cover()}${sections.join('')}</w:body></w:document>`;
  }

  private cover(): string {
    const { title, unit } = this.document;
    const lines = title.startsWith(unit) && title !== unit ? [unit, title.slice(unit.length)] : [title];
    const run = lines.map((line) => `<w:r>${text(line)}</w:r>`).join('<w:r><w:br/></w:r>');
    const page = PAGES.text;
    return `<w:p><w:pPr><w:pStyle w:val="Title"/><w:spacing w:before="3600"/></w:pPr>${run}</w:p><w:p><w:pPr><w:sectPr>${this.document.draft ? MARKED : ''}${pageSize(page)}</w:sectPr></w:pPr></w:p>`;
  }

  private block(section: DocxSection, block: ComposedBlock, index: number): string {
    const turn = breaksBefore(section, index) ? '<w:pageBreakBefore/>' : '';
    switch (block.kind) {
      case 'contents':
        return this.contents();
      case 'heading':
        return `<w:p><w:pPr><w:pStyle w:val="Heading${block.level}"/>${turn}</w:pPr>${this.bookmarked(this.nameBlock(block), `<w:r>${text(block.text)}</w:r>`)}</w:p>`;
      case 'paragraph':
        return `<w:p><w:pPr><w:pStyle w:val="BodyText"/>${turn}</w:pPr>${block.runs.map((r) => this.run(r)).join('')}</w:p>`;
      default:
        return this.sheet(block, textWidth(PAGES[section.page]), roomFor(section, index), turn);
    }
  }

  /** A contents field with its entries in the file, so that nothing need be updated. */
  private contents(): string {
    const begin = `${field('begin')}${instruction(' TOC \\o "1-3" \\h \\z \\u ')}${field('separate')}`;
    const entries = this.entries.map((entry, i) => {
      const name = this.nameBlock(entry.block);
      const number = `${field('begin')}${instruction(` PAGEREF ${name} \\h `)}${field('separate')}<w:r><w:t>${this.pages.get(entry.id)}</w:t></w:r>${field('end')}`;
      const link = `<w:hyperlink w:anchor="${name}" w:history="1"><w:r>${text(entry.text)}</w:r><w:r><w:tab/></w:r>${number}</w:hyperlink>`;
      const last = i === this.entries.length - 1 ? field('end') : '';
      return `<w:p><w:pPr><w:pStyle w:val="TOC${entry.level}"/></w:pPr>${i === 0 ? begin : ''}${link}${last}</w:p>`;
    });
    return `<w:p><w:pPr><w:pStyle w:val="TOCHeading"/></w:pPr><w:r>${text('目　录')}</w:r></w:p>${entries.join('')}`;
  }

  private run(run: Run): string {
    if (run.missing) return this.missing(run);
    const plain = `<w:r>${text(run.text)}</w:r>`;
    const cell = this.names.get(run.address?.replace(/@.*/, '') ?? '');
    return cell === undefined
      ? plain
      : `<w:hyperlink w:anchor="${cell}" w:history="1">${plain}</w:hyperlink>`;
  }

  private missing(run: Run): string {
    const id = this.comments.length;
    const { unit, year } = this.document;
    this.comments.push(
      `<w:comment w:id="${id}" w:author="${xmlText(unit)}" w:date="${String(year + 1).padStart(4, '0')}-01-01T00:00:00Z" w:initials="明账"><w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr><w:r>${text(ASKED)}</w:r></w:p></w:comment>`,
    );
    return `<w:commentRangeStart w:id="${id}"/><w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr>${text(run.text)}</w:r><w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
  }

  private sheet(block: SheetBlock, width: number, room: number, turn: string): string {
    const { sheet } = block;
    const line = (style: string, content: string, more = ''): string =>
      `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${content}</w:p>`;
    const tab = `<w:tabs><w:tab w:val="right" w:pos="${width}"/></w:tabs>`;
    const entry = this.entries.find((e) => e.block === block);
    const level = entry === undefined ? '' : `<w:outlineLvl w:val="${entry.level - 1}"/>`;
    const table = docxTable(sheet, width, room, block.kind === 'form', (address, run) =>
      this.bookmarked(this.names.get(address) ?? '', run),
    );
    return [
      line(
        'SheetTitle',
        this.bookmarked(this.nameBlock(block), `<w:r>${text(sheet.title)}</w:r>`),
        turn + level,
      ),
      sheet.subtitle ? line('SheetSubtitle', `<w:r>${text(sheet.subtitle)}</w:r>`) : '',
      sheet.number ? line('SheetLine', `<w:r>${text(sheet.number)}</w:r>`, '<w:jc w:val="right"/>') : '',
      sheet.left || sheet.right
        ? line(
            'SheetLine',
            `<w:r>${text(sheet.left ?? '')}</w:r><w:r><w:tab/></w:r><w:r>${text(sheet.right ?? '')}</w:r>`,
            tab,
          )
        : '',
      table,
      // Two tables without a paragraph between them would become one.
      ...(sheet.notes.length > 0 ? sheet.notes : ['']).map((note) =>
        line('SheetNote', `<w:r>${text(note)}</w:r>`),
      ),
    ].join('');
  }

  private bookmarked(name: string, content: string): string {
    const id = this.bookmarks++;
    return `<w:bookmarkStart w:id="${id}" w:name="${name}"/>${content}<w:bookmarkEnd w:id="${id}"/>`;
  }

  /** Word's names of bookmarks: letters, digits and _, at most 40. */
  private nameCell(address: string): void {
    if (this.names.has(address)) return;
    const plain = address.replace(/[^A-Za-z0-9]/g, '_').slice(0, 32);
    const name = this.taken.has(plain) ? `${plain}_${this.names.size}` : plain;
    this.taken.add(name);
    this.names.set(address, name);
  }

  private nameBlock(block: ComposedBlock): string {
    return `_Toc${100_000_001 + this.document.blocks.indexOf(block)}`;
  }
}

function text(words: string): string {
  return `<w:t xml:space="preserve">${xmlText(words)}</w:t>`;
}

function field(kind: 'begin' | 'separate' | 'end'): string {
  return `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
}

function instruction(words: string): string {
  return `<w:r><w:instrText xml:space="preserve">${xmlText(words)}</w:instrText></w:r>`;
}

function pageSize(page: PageShape): string {
  const { width, height, top, right, bottom, left, footer: foot } = page;
  return `<w:pgSz w:w="${width}" w:h="${height}"${width > height ? ' w:orient="landscape"' : ''}/><w:pgMar w:top="${top}" w:right="${right}" w:bottom="${bottom}" w:left="${left}" w:header="850" w:footer="${foot}" w:gutter="0"/>`;
}

/** A draft says so at the head of every page. */
const MARKED =
  '<w:headerReference w:type="default" r:id="rId7"/><w:headerReference w:type="even" r:id="rId7"/>';

function sectionProperties(page: PageShape, first: boolean, draft: boolean): string {
  const feet =
    '<w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>';
  return `<w:sectPr>${draft ? MARKED : ''}${feet}<w:type w:val="nextPage"/>${pageSize(page)}${first ? '<w:pgNumType w:start="1"/>' : ''}</w:sectPr>`;
}
