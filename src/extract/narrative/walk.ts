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
import { type BudgetOrPast, defaultSubject, type Subject, topicsOf } from './subject.ts';

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

/** What the sentence spoke of before a bracket opened. */
interface Aside {
  readonly last: number | undefined;
  readonly subject: Subject | undefined;
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
  readonly topics: readonly SectionKind[];

  subject: Subject | undefined;
  /** Whether the subject was just named, so that an amount is its own. */
  fresh = false;
  facet: BudgetOrPast | 'final' | undefined;
  base: Base | undefined;
  turn: Turn | undefined;
  ratio: Ratio | undefined;
  change: OpenChange | undefined;
  /** The figure that shares and lists refer to. */
  last: number | undefined;

  /** Number of the sentence, and where it begins. */
  sentence = 0;
  sentenceStart = 0;
  /** Where the free prose of a reason ends. */
  proseEnd = -1;
  lastFigureEnd = 0;

  private readonly asides: Aside[] = [];

  constructor(reading: Reading, paragraph: NarrativeParagraph, inherited: Subject | undefined) {
    this.record = new Record(reading, paragraph);
    this.lists = new Lists(this.record);
    this.text = this.record.n.text;
    this.events = scan(this.text);
    this.topics = topicsOf(reading.sections, paragraph.section);
    this.subject = inherited ?? defaultSubject(this.topics);
  }

  about(topic: SectionKind): boolean {
    return this.topics.includes(topic);
  }

  /** From here on the sentence speaks of another subject. */
  turnTo(subject: Subject): void {
    this.subject = subject;
    this.fresh = true;
    this.facet = this.facet === 'last-year' ? this.facet : undefined;
    this.turn = undefined;
    this.ratio = undefined;
  }

  /** A mark ends what waited for a figure. */
  forgetWaiting(): void {
    this.facet = undefined;
    this.turn = undefined;
    this.ratio = undefined;
  }

  beginAside(): void {
    this.asides.push({ last: this.last, subject: this.subject, lists: this.lists.depth });
  }

  /** What stands in brackets is an aside: after it the sentence goes on with what it spoke of before. */
  endAside(end: number): void {
    const before = this.asides.pop();
    if (!before) return;
    if (this.last !== undefined && before.last !== undefined) this.last = before.last;
    if (before.subject && !this.fresh) this.subject = before.subject;
    this.lists.close(before.lists, end);
  }

  /** Lists a figure as not understood; what follows must not be taken for a share or change of an earlier one. */
  leave(event: Printed, code: ObstacleCode = 'in-prose'): void {
    this.record.leave(event, { code });
    this.last = undefined;
    if (event.figure.kind === 'amount' && event.start >= this.proseEnd) this.subject = undefined;
    this.fresh = false;
    this.turn = undefined;
    this.ratio = undefined;
  }
}
