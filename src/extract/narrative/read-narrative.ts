import type { NarrativeParagraph } from '../../model/disclosure.ts';
import { plain } from '../../model/normalise.ts';
import { ListBelow } from './list-below.ts';
import { readParagraph } from './read-paragraph.ts';
import type { Reading } from './reading.ts';
import { scan } from './scan.ts';
import { resolve, type Subject, topicsOf } from './subject.ts';

/** Reads every body paragraph in order; an item's paragraphs may go on with the subject of the one before. */
export function readNarrative(reading: Reading, paragraphs: readonly NarrativeParagraph[]): void {
  let inherited: Subject | undefined;
  let named: Subject | undefined;
  let section = -2;
  let list: ListBelow | undefined;
  const goesOn = (paragraph: NarrativeParagraph, first: number): boolean => {
    if (list?.take(paragraph, first)) return true;
    list?.close();
    list = undefined;
    return false;
  };
  for (const paragraph of paragraphs) {
    if (paragraph.role === 'note' || paragraph.role === 'contents' || paragraph.role === 'title') continue;
    const first = reading.occurrences.length;
    if (paragraph.role === 'heading') {
      goesOn(paragraph, first);
      inherited = subjectOfHeading(reading, paragraph);
      section = paragraph.section;
      continue;
    }
    const kind = reading.sections[paragraph.section]?.kind;
    // A definition or a duty states no figures of this account.
    if (kind === 'glossary' || kind === 'duties') continue;
    if (paragraph.section !== section) inherited = named = undefined;
    section = paragraph.section;
    const startsAnew = /^(?:\d+[.、]|\(?[一二三四五六七八九十]+[)、])/.test(plain(paragraph.paragraph.text));
    const carries =
      kind === 'general-budget-items' ||
      kind === 'sangong' ||
      kind === 'government-fund' ||
      kind === 'state-capital';
    const goesOnWith = named ?? (carries && !startsAnew ? inherited : undefined);
    const items = reading.items.length;
    inherited = readParagraph(reading, paragraph, goesOnWith);
    // （一）…（类）…（款）…（项）on a line of its own: what stands below speaks of it.
    named =
      reading.items.length > items &&
      reading.occurrences.length === first &&
      !/[。；]$/.test(paragraph.paragraph.text.trim())
        ? inherited
        : undefined;
    if (!goesOn(paragraph, first)) list = ListBelow.begin(reading, paragraph);
  }
  list?.close();
}

/** `2.公务用车购置费支出情况说明`: what the paragraph below speaks of where it names nothing. */
function subjectOfHeading(reading: Reading, { paragraph, section }: NarrativeParagraph): Subject | undefined {
  const topics = topicsOf(reading.sections, section);
  if (topics[0] !== 'sangong') return undefined;
  const text = plain(paragraph.text);
  for (const event of scan(text))
    if (event.type === 'subject') return resolve(event.terms, topics, event.text, false);
  return undefined;
}
