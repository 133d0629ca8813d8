import type { Disclosure, SectionKind } from '../model/disclosure.ts';
import { type Place, placeOf } from '../model/document.ts';
import { enclosingSections } from '../model/enclosing-sections.ts';
import { type Normalised, normalise, originalRange } from '../model/normalise.ts';
import type { PerformanceForm } from '../model/performance.ts';
import type { Context } from './context.ts';
import type { Draft, Location } from './finding.ts';
import type { Unchecked } from './unchecked.ts';

/** A stretch of running text wherever it was printed: the narrative, a note below a statement, a form's prose. */
export interface Passage {
  readonly kind: 'title' | 'heading' | 'contents' | 'body' | 'note' | 'form';
  readonly normal: Normalised;
  /** Index into the disclosure's paragraphs, where it is one. */
  readonly paragraph?: number;
  readonly section?: number;
  place(start: number, end: number): Place;
}

const known = new WeakMap<Disclosure, readonly Passage[]>();

/** Every passage of a disclosure in printed order, gathered once. */
export function passagesOf(disclosure: Disclosure): readonly Passage[] {
  let passages = known.get(disclosure);
  if (!passages) {
    passages = gather(disclosure);
    known.set(disclosure, passages);
  }
  return passages;
}

function gather(disclosure: Disclosure): Passage[] {
  const passages: Passage[] = disclosure.paragraphs.map(({ index, paragraph, role, section }) => ({
    kind: role,
    normal: normalise(paragraph.text),
    paragraph: index,
    // A note below a statement stands in no section, though one came before it.
    ...(section >= 0 && role !== 'note' ? { section } : {}),
    place: (start, end) => placeOf(paragraph, start, end),
  }));
  // Notes written into a statement's grid are no paragraphs of their own.
  const told = new Set(disclosure.paragraphs.map((p) => p.paragraph.text.trim()));
  for (const statement of disclosure.statements)
    for (const note of statement.notes)
      if (!told.has(note.text)) passages.push(fixed('note', note.text, note.place));
  for (const form of disclosure.forms) passages.push(...proseOf(form));
  return passages;
}

function proseOf(form: PerformanceForm): Passage[] {
  const cells = [
    { text: form.name, place: form.place },
    form.goal,
    form.result,
    ...form.indicators.flatMap((i) => [
      { text: i.third, place: i.place },
      { text: i.note, place: i.place },
    ]),
  ];
  const read = new Set(cells.map((c) => c.text));
  const left = form.instructions?.filter((c) => !read.has(c.text)) ?? [];
  return [...cells, ...left].filter((c) => c.text.trim() !== '').map((c) => fixed('form', c.text, c.place));
}

function fixed(kind: Passage['kind'], text: string, place: Place): Passage {
  return { kind, normal: normalise(text), place: () => place };
}

/** Where a stretch of a passage's normalised text was printed, quoted with a few characters around it. */
export function locationIn(passage: Passage, start: number, end: number, around = 0): Location {
  const { normal } = passage;
  const [from, to] = originalRange(normal, start, end);
  const [quoteFrom] = originalRange(normal, Math.max(0, start - around), end);
  const [, quoteTo] = originalRange(normal, start, Math.min(normal.text.length, end + around));
  return {
    place: passage.place(from, to),
    quote: normal.original.slice(quoteFrom, quoteTo).trim(),
    ...(passage.section === undefined ? {} : { section: passage.section }),
  };
}

/** Prose that a writer is answerable for: not the table of contents, whose words the headings repeat. */
export function isProse(passage: Passage): boolean {
  return passage.kind !== 'contents';
}

/** Running text and headings that stand under a topic, at any depth; never the table of contents. */
export function passagesUnder(disclosure: Disclosure, ...kinds: readonly SectionKind[]): Passage[] {
  return passagesOf(disclosure).filter((p) => isProse(p) && isUnder(disclosure, p.section, kinds));
}

/** Whether a section, or one that it stands in, is of one of these topics. */
export function isUnder(
  disclosure: Disclosure,
  section: number | undefined,
  kinds: readonly SectionKind[],
): boolean {
  return enclosingSections(disclosure.sections, section).some((s) => kinds.includes(s.kind));
}

/** Whether the document is a whole account rather than an excerpt of one: a page of 三公, a table of procurement. */
export function isWhole(disclosure: Disclosure): boolean {
  return new Set(disclosure.sections.map((s) => s.kind)).size >= 8;
}

/** A check of running text: says so where a file, such as a workbook of statements, has none. */
export function inProse(check: (disclosure: Disclosure, context: Context) => readonly Draft[]) {
  return (disclosure: Disclosure, context: Context): readonly Draft[] | Unchecked =>
    passagesOf(disclosure).some((p) => p.kind !== 'title')
      ? check(disclosure, context)
      : { unchecked: 'no-prose' };
}
