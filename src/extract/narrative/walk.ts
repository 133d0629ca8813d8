import type {
  Base,
  ChangeClaim,
  Direction,
  NarrativeParagraph,
  SectionKind,
} from '../../model/disclosure.ts';
import type { ObstacleCode } from '../../model/obstacle.ts';
import { Lists } from './lists.ts';
import type { Reading } from './reading.ts';
import { type Printed, Record } from './record.ts';
import { type Event, scan } from './scan.ts';
import {
  type BudgetOrPast,
  defaultSubject,
  isGeneral,
  type Subject,
  topicsOf,
  topicsOfSentence,
} from './subject.ts';

/** `占`, `完成预算的`, `差异率`: words that make a ratio of the percentage behind them. */
export interface Ratio {
  readonly kind: 'share' | 'completion' | 'variance';
  readonly start: number;
  /** The budget that it is a ratio to. */
  readonly base?: Base;
  /** The whole that the words name. */
  readonly whole?: Subject;
}

/** `增加`, `下降`: the direction of the change behind it. */
export interface Turn {
  readonly direction: Direction;
  readonly end: number;
}

/** The change that a percentage may belong to. */
export interface OpenChange {
  readonly claim: ChangeClaim;
  readonly index: number;
  readonly sentence: number;
}

/** Whom a count of persons or batches speaks of. */
export type Party = 'abroad' | 'domestic' | 'foreign' | 'meeting' | 'training';

/** What the sentence spoke of before a bracket opened. */
interface Aside {
  readonly last: number | undefined;
  readonly counts: readonly number[];
  readonly subject: Subject | undefined;
  readonly party: Party | undefined;
  readonly period: BudgetOrPast | undefined;
  readonly lists: number;
}

/**
 * Where the reading of a paragraph stands: what the sentence speaks of, and the words read so far that wait for their
 * figure. The files of the kinds of sentence move it on.
 */
export class Walk {
  readonly record: Record;
  readonly lists: Lists;
  readonly text: string;
  readonly events: readonly Event[];
  topics: readonly SectionKind[];
  /** Index of the event that is being read. */
  index = 0;

  subject: Subject | undefined;
  /** Whether the subject was just named, so that an amount is its own. */
  fresh = false;
  facet: BudgetOrPast | 'final' | undefined;
  base: Base | undefined;
  /** `比上年`: the figure behind it, before the next mark, is what is compared with. */
  comparing: BudgetOrPast | undefined;
  /** Whether that is another year than the one before: changes against it cannot be judged. */
  otherBase = false;
  /** A year other than the account's that the sentence opens with: what it states is that year's. */
  period: BudgetOrPast | undefined;
  /** Whether the clause explains a term (`为…取得的收入`): names in it are no subjects. */
  explaining = false;
  party: Party | undefined;
  /** What the list of the sentence before was a list of: an amount that names nothing goes on with it. */
  listed: Subject | undefined;
  /** Where the words of the subject stand. */
  namedStart = -1;
  namedEnd = -1;
  turn: Turn | undefined;
  ratio: Ratio | undefined;
  change: OpenChange | undefined;
  /** The figure that shares and lists refer to. */
  last: number | undefined;
  /** Counts that stand side by side, one of a kind, and may head a list together. */
  counts: readonly number[] = [];
  /** A budget's or last year's figure, which heads a list only where 其中 follows at once. */
  faceted: { readonly id: number; readonly end: number; readonly facet: BudgetOrPast } | undefined;

  /** Number of the sentence, and where it begins. */
  sentence = 0;
  sentenceStart = 0;
  /** Where the free prose of a reason ends. */
  proseEnd = -1;
  lastFigureEnd = 0;

  private readonly asides: Aside[] = [];
  private readonly headings: readonly SectionKind[];
  private readonly byDefault: Subject | undefined;

  constructor(reading: Reading, paragraph: NarrativeParagraph, inherited: Subject | undefined) {
    this.record = new Record(reading, paragraph);
    this.lists = new Lists(this.record);
    this.text = this.record.n.text;
    this.events = scan(this.text);
    this.headings = topicsOf(reading.sections, paragraph.section);
    this.topics = topicsOfSentence(this.sentenceText(), this.headings);
    this.record.mention = reading.mentions++;
    this.byDefault = inherited ? undefined : defaultSubject(this.headings);
    this.subject = inherited ?? this.byDefault;
  }

  about(topic: SectionKind): boolean {
    return this.topics.includes(topic);
  }

  /** Whether the heading leaves open what the text speaks of. */
  get general(): boolean {
    return isGeneral(this.headings);
  }

  /** Whether the subject is that of the heading, which the words have not named. */
  get byHeading(): boolean {
    return this.subject !== undefined && this.subject === this.byDefault;
  }

  /** Begins another sentence. */
  beginSentence(start: number): void {
    this.sentence++;
    this.sentenceStart = start;
    this.period = undefined;
    this.counts = [];
    const topics = topicsOfSentence(this.sentenceText(), this.headings);
    // A sentence that tells no topic of its own goes on with the one before.
    if (topics.length > this.headings.length) this.topics = topics;
  }

  private sentenceText(): string {
    const end = this.text.indexOf('。', this.sentenceStart);
    return this.text.slice(this.sentenceStart, end < 0 ? undefined : end);
  }

  /** From here on the sentence speaks of another subject. */
  turnTo(subject: Subject): void {
    // 总收入 X，比上年总收入 L: named again for the comparison it is the same mention.
    const again = this.comparing !== undefined && this.subject?.address === subject.address;
    this.subject = subject;
    if (!again) this.record.mention = this.record.reading.mentions++;
    this.fresh = true;
    this.facet = this.facet === 'last-year' ? this.facet : undefined;
    this.turn = undefined;
    this.ratio = undefined;
  }

  /** A mark ends what waited for a figure. */
  forgetWaiting(): void {
    this.comparing = undefined;
    this.explaining = false;
    this.facet = undefined;
    this.turn = undefined;
    this.ratio = undefined;
  }

  beginAside(): void {
    const { last, counts, subject, party, period } = this;
    this.asides.push({ last, counts, subject, party, period, lists: this.lists.depth });
  }

  /** What stands in brackets is an aside: after it the sentence goes on with what it spoke of before. */
  endAside(end: number): void {
    const before = this.asides.pop();
    if (!before) return;
    if (this.last !== undefined && before.last !== undefined) this.last = before.last;
    if (before.subject && !this.fresh) this.subject = before.subject;
    this.counts = before.counts;
    this.party = before.party;
    this.period = before.period;
    this.lists.close(before.lists, end);
  }

  /** Lists a figure as not understood; what follows must not be taken for a share or change of an earlier one. */
  leave(event: Printed, code: ObstacleCode = 'in-prose'): void {
    this.record.leave(event, { code });
    if (event.start >= this.proseEnd) this.lists.unread(event.figure);
    this.last = undefined;
    if (event.figure.kind === 'amount' && event.start >= this.proseEnd) this.subject = undefined;
    this.fresh = false;
    this.turn = undefined;
    this.ratio = undefined;
  }
}
