import type { Base, Claim, NarrativeParagraph, Occurrence, OtherMeaning } from '../../model/disclosure.ts';
import { placeOf } from '../../model/document.ts';
import { type Normalised, normalise, originalRange } from '../../model/normalise.ts';
import type { Obstacle } from '../../model/obstacle.ts';
import type { Reading } from './reading.ts';
import type { Event } from './scan.ts';
import { type BudgetOrPast, facetOf, type Subject } from './subject.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A number in the text. */
export type Printed = Event & { readonly type: 'figure' };

/** What the words leave open about a figure. */
export interface Openness {
  /** Why its meaning is a guess. */
  readonly doubt?: Obstacle | undefined;
  readonly meanings?: readonly OtherMeaning[];
}

/** What one paragraph writes down: figures tied to a meaning, figures left over, claims, each with its place. */
export class Record {
  readonly n: Normalised;
  /** The last final figure of each address. */
  private readonly finals = new Map<string, number>();
  /** Number of the mention that figures are bound under. */
  mention = 0;

  constructor(
    readonly reading: Reading,
    readonly paragraph: NarrativeParagraph,
  ) {
    this.n = normalise(paragraph.paragraph.text);
  }

  /** Ties a figure to a meaning. Returns the occurrence's id. */
  bind(event: Printed, { address, what }: Subject, open: Openness = {}): number {
    const [start, end] = originalRange(this.n, event.start, event.end);
    const id = this.reading.occurrences.length;
    const place = this.placed(start, end);
    const quote = this.quote(event);
    const { section, index: paragraph } = this.paragraph;
    const certainty = open.doubt === undefined ? 'lexicon' : 'guess';
    const occurrence: Mutable<Occurrence> = {
      id,
      address,
      figure: event.figure,
      place,
      quote,
      what,
      origin: 'narrative',
      certainty,
      mention: this.mention,
      paragraph,
      start,
      end,
    };
    if (section >= 0) occurrence.section = section;
    if (open.doubt !== undefined) occurrence.doubt = open.doubt;
    if (open.meanings && open.meanings.length > 0) occurrence.meanings = open.meanings;
    this.reading.occurrences.push(occurrence);
    this.reading.ledger.push({ quote, place, occurrence: id });
    this.reading.stretches.push({ paragraph, start, end });
    return id;
  }

  /** What was learnt of a figure after it was bound. */
  update(id: number, more: Partial<Occurrence>): void {
    Object.assign(this.reading.occurrences[id]!, more);
  }

  /** Of a figure whose words leave several meanings open, takes the one that fits what was learnt. */
  retake(id: number, fits: (address: string) => boolean): void {
    const { address, what, meanings = [] } = this.occurrence(id);
    const other = meanings.find((m) => fits(m.address));
    if (!other) return;
    const was = { address, what, weight: 1 - other.weight, because: other.because };
    this.update(id, {
      address: other.address,
      what: other.what,
      meanings: [...meanings.filter((m) => m !== other), was],
    });
    this.moveMention(id, address, other.address);
  }

  /** What the mention of a figure states besides (changes, rates) goes with its subject. */
  private moveMention(id: number, from: string, to: string): void {
    const { occurrences, claims } = this.reading;
    const { mention, paragraph } = this.occurrence(id);
    for (let i = occurrences.length - 1; i >= 0 && occurrences[i]!.paragraph === paragraph; i--) {
      const { address } = occurrences[i]!;
      if (occurrences[i]!.mention === mention && address.startsWith(`${from}@`))
        this.update(i, { address: to + address.slice(from.length) });
    }
    for (const [i, claim] of claims.entries())
      if (
        claim.kind === 'change' &&
        claim.paragraph === paragraph &&
        claim.subject === from &&
        claim.current === id
      )
        claims[i] = Object.assign({}, claim, { subject: to });
    this.finals.set(to, id);
    if (this.finals.get(from) === id) this.finals.delete(from);
  }

  /** As `bind`, of the subject's own figure: changes, shares and comparisons that follow refer to it. */
  bindFinal(event: Printed, subject: Subject, open?: Openness): number {
    const id = this.bind(event, subject, open);
    this.finals.set(subject.address, id);
    return id;
  }

  /** Lists a figure as not understood. */
  leave(event: Printed, reason: Obstacle): void {
    const [start, end] = originalRange(this.n, event.start, event.end);
    this.reading.ledger.push({ quote: this.quote(event), place: this.placed(start, end), reason });
    this.reading.stretches.push({ paragraph: this.paragraph.index, start, end });
  }

  /** Adds a claim. Returns its index. */
  claim(claim: Claim): number {
    return this.reading.claims.push(claim) - 1;
  }

  /** The stretch of the original that a claim stands in. */
  source(start: number, end: number): { paragraph: number; start: number; end: number } {
    const [from, to] = originalRange(this.n, Math.max(0, start), end);
    return { paragraph: this.paragraph.index, start: from, end: to };
  }

  /** The original text of a stretch. */
  original(start: number, end: number): string {
    const [from, to] = originalRange(this.n, start, end);
    return this.paragraph.paragraph.text.slice(from, to);
  }

  occurrence(id: number): Occurrence {
    return this.reading.occurrences[id]!;
  }

  /** The last figure of this paragraph that fits. */
  lastOf(fits: (occurrence: Occurrence) => boolean = () => true): Occurrence | undefined {
    const { occurrences } = this.reading;
    for (let i = occurrences.length - 1; i >= 0; i--) {
      const occurrence = occurrences[i]!;
      if (occurrence.paragraph !== this.paragraph.index) return undefined;
      if (fits(occurrence)) return occurrence;
    }
    return undefined;
  }

  finalOf(address: string): number | undefined {
    return this.finals.get(address);
  }

  /** The figure of this paragraph that a budget of the subject is compared by. */
  budgetOf(address: string, base: Base): number | undefined {
    const wanted =
      base === 'budget' ? (['budget', 'initial', 'adjusted'] as const) : ([base, 'budget'] as const);
    const facets = wanted.map((facet) => facetOf({ address, what: '' }, facet as BudgetOrPast));
    // 三公 budgets share one cell: there the words tell 年初预算 from 全年预算.
    for (const { address: at, what } of facets) {
      const found = this.lastOf((o) => o.address === at && o.what.endsWith(what));
      if (found) return found.id;
    }
    return this.lastOf((o) => facets.some((facet) => facet.address === o.address))?.id;
  }

  private placed(start: number, end: number) {
    const place = placeOf(this.paragraph.paragraph, start, end);
    return this.reading.file === undefined ? place : Object.assign({}, place, { file: this.reading.file });
  }

  /** The figure with the words that lead up to it, from the last mark on. */
  private quote(event: Event): string {
    const { text } = this.n;
    let from = event.start;
    while (from > 0 && event.start - from < 40 && !'，。；：、'.includes(text[from - 1]!)) from--;
    return this.original(from, event.end).trim();
  }
}
