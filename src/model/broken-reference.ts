import type { Claim, Disclosure } from './disclosure.ts';
import type { Place, Table } from './document.ts';

/** A number of one list that leads nowhere in another, by its path: claims.3.part. */
export interface BrokenReference {
  readonly path: string;
  /** What it should lead to, as a key of the disclosure. */
  readonly to: string;
  readonly value: number;
}

/** Keys of claims that hold indices of occurrences. */
const FIGURES = [
  'part',
  'whole',
  'percent',
  'current',
  'amount',
  'rate',
  'final',
  'budget',
  'total',
  'count',
];

/**
 * The first reference of a disclosure that leads nowhere: an occurrence, a section, a paragraph or a file that does not
 * exist, a stretch that lies outside its paragraph, a cell outside its table. Programs may write disclosure.json, so it
 * is not to be trusted to agree with itself.
 */
export function brokenReference(disclosure: Disclosure): BrokenReference | undefined {
  const [first] = brokenReferences(disclosure);
  return first;
}

function* brokenReferences(d: Disclosure): Generator<BrokenReference> {
  const { paragraphs, sections, occurrences } = d;
  const inRange = (path: string, to: string, value: number | undefined, length: number, least = 0) =>
    value !== undefined && (value < least || value >= length) ? [{ path, to, value }] : [];
  const placed = (path: string, place: Place | undefined) =>
    inRange(`${path}.place.file`, 'files', place?.file, Math.max(1, d.files.length));
  const stretch = (path: string, s: { paragraph?: number; start?: number; end?: number }) => {
    if (s.paragraph === undefined) return [];
    const broken = inRange(`${path}.paragraph`, 'paragraphs', s.paragraph, paragraphs.length);
    if (broken.length > 0) return broken;
    const room = paragraphs[s.paragraph]!.paragraph.text.length + 1;
    return [
      ...inRange(`${path}.start`, `paragraphs.${s.paragraph}`, s.start, Math.min(room, (s.end ?? room) + 1)),
      ...inRange(`${path}.end`, `paragraphs.${s.paragraph}`, s.end, room),
    ];
  };

  for (const [i, s] of sections.entries()) {
    const path = `sections.${i}`;
    if (s.index !== i) yield { path: `${path}.index`, to: 'sections', value: s.index };
    // A parent comes first, so that going up ends.
    yield* inRange(`${path}.parent`, 'sections', s.parent, i);
    yield* placed(path, s.place);
  }
  for (const [i, p] of paragraphs.entries()) {
    const path = `paragraphs.${i}`;
    if (p.index !== i) yield { path: `${path}.index`, to: 'paragraphs', value: p.index };
    yield* inRange(`${path}.section`, 'sections', p.section, sections.length, -1);
    const room = p.paragraph.text.length + 1;
    for (const [j, span] of p.paragraph.spans.entries()) {
      const at = `${path}.paragraph.spans.${j}`;
      yield* inRange(`${at}.start`, path, span.start, Math.min(room, span.end + 1));
      yield* inRange(`${at}.end`, path, span.end, room);
      yield* placed(at, span.place);
    }
  }
  for (const [i, o] of occurrences.entries()) {
    const path = `occurrences.${i}`;
    if (o.id !== i) yield { path: `${path}.id`, to: 'occurrences', value: o.id };
    yield* inRange(`${path}.section`, 'sections', o.section, sections.length, -1);
    yield* inRange(`${path}.partOf`, 'occurrences', o.partOf, occurrences.length);
    yield* stretch(path, o);
    yield* placed(path, o.place);
  }
  for (const [i, claim] of d.claims.entries()) {
    const path = `claims.${i}`;
    yield* stretch(path, claim);
    for (const [key, value] of figuresOf(claim))
      yield* inRange(`${path}.${key}`, 'occurrences', value, occurrences.length);
  }
  for (const [i, item] of d.items.entries()) yield* stretch(`items.${i}`, item);
  for (const [i, entry] of d.ledger.entries()) {
    yield* inRange(`ledger.${i}.occurrence`, 'occurrences', entry.occurrence, occurrences.length);
    yield* placed(`ledger.${i}`, entry.place);
  }
  for (const [i, table] of d.otherTables.entries()) yield* cellsOutside(`otherTables.${i}`, table);
  for (const [i, s] of d.statements.entries()) {
    yield* placed(`statements.${i}`, s.place);
    for (const [j, cell] of s.cells.entries()) yield* placed(`statements.${i}.cells.${j}`, cell.place);
  }
}

/** The occurrences that a claim names, with their keys. */
function figuresOf(claim: Claim): [string, number][] {
  return Object.entries(claim).flatMap(([key, value]): [string, number][] => {
    if (key === 'parts' && Array.isArray(value)) return value.map((part, i) => [`parts.${i}`, part]);
    return FIGURES.includes(key) && typeof value === 'number' ? [[key, value]] : [];
  });
}

function* cellsOutside(path: string, table: Table): Generator<BrokenReference> {
  for (const [i, cell] of table.cells.entries()) {
    if (cell.row >= table.rows) yield { path: `${path}.cells.${i}.row`, to: 'rows', value: cell.row };
    if (cell.column >= table.columns)
      yield { path: `${path}.cells.${i}.column`, to: 'columns', value: cell.column };
  }
}
