import { type ComposedBlock, type ComposedDocument, DRAFT_MARK, type Sheet } from '../document.ts';
import { entriesOf } from './entries.ts';

/** Writes a composed document as Markdown: headings, paragraphs, tables with pipes, as the text reader reads them. */
export function writeMd(document: ComposedDocument): string {
  const blocks = document.blocks.map((block) => blockText(block, document)).filter((text) => text !== '');
  const mark = document.draft ? [`> ${DRAFT_MARK}`] : [];
  return `${[...mark, `# ${escaped(document.title)}`, ...blocks].join('\n\n')}\n`;
}

function blockText(block: ComposedBlock, document: ComposedDocument): string {
  switch (block.kind) {
    case 'contents':
      return contents(document);
    case 'heading':
      return `${'#'.repeat(block.level + 1)} ${escaped(block.text)}`;
    case 'paragraph':
      return escaped(block.runs.map((run) => run.text).join(''));
    default:
      return sheetText(block.sheet);
  }
}

function contents(document: ComposedDocument): string {
  const entries = entriesOf(document.blocks).map(({ text }) => `- ${escaped(text)}`);
  return `目录\n\n${entries.join('\n')}`;
}

/** A table as pipes; a merged cell stands once, the cells that it covers are empty. */
function sheetText(sheet: Sheet): string {
  const columns = sheet.widths.length;
  const rows = Array.from({ length: sheet.rows }, () => new Array<string>(columns).fill(''));
  for (const { row, column, text } of sheet.cells) rows[row]![column] = escaped(text).replaceAll('|', '\\|');
  const lines = rows.map((cells) => `| ${cells.join(' | ')} |`);
  const [first = '', ...rest] = lines;
  const above = [sheet.number, [sheet.left, sheet.right].filter(Boolean).join('　　　　')].filter(
    (line): line is string => line !== undefined && line !== '',
  );
  return [
    `### ${escaped(sheet.title)}`,
    ...(sheet.subtitle ? [escaped(sheet.subtitle)] : []),
    ...above.map(escaped),
    [first, `|${'---|'.repeat(columns)}`, ...rest].join('\n'),
    ...sheet.notes.map(escaped),
  ].join('\n\n');
}

/** A line is one line, and a mark that Markdown would take for its own stays a character. */
function escaped(text: string): string {
  return text
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\\(?=[\\#|>*+=!_~-])|\*(?=\*)/g, '\\$&')
    .replace(/^(?:#{1,6}(?=\s)|[-+*>](?=\s)|[|!]|([-*_=])(?=\1{2}))/, '\\$&');
}
