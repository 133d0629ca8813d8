import type { ComposedBlock } from '../document.ts';

/** A line of the contents: a heading, a statement or a form. */
export interface Entry {
  readonly block: ComposedBlock;
  readonly level: 1 | 2 | 3;
  readonly text: string;
  /** Unique in the document. */
  readonly id: string;
}

/** What the contents and the bookmarks list: headings of three levels, statements and forms below the heading over them. */
export function entriesOf(blocks: readonly ComposedBlock[]): Entry[] {
  let above = 0;
  return blocks.flatMap((block, i): Entry[] => {
    switch (block.kind) {
      case 'heading': {
        const { level, text, id } = block;
        if (level === 4) return [];
        above = level;
        return [{ block, level, text, id }];
      }
      case 'statement':
      case 'form': {
        const level = above === 0 ? 1 : above === 1 ? 2 : 3;
        return [{ block, level, text: block.sheet.entry ?? block.sheet.title, id: `sheet${i + 1}` }];
      }
      default:
        return [];
    }
  });
}
