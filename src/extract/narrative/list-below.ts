import type { NarrativeParagraph, Occurrence } from '../../model/disclosure.ts';
import { plain } from '../../model/normalise.ts';
import type { Reading } from './reading.ts';
import { splitOrdinal } from './sections.ts';

/** A line that ends so leaves its list to the numbered lines below it. */
const OPENS = /(?:其中|如下|包括|具体(?:情况)?(?:是|为)?|分别(?:是|为)|构成)：?$/;
/** Budgets of “三公”经费 stand beside their final figures under an address of their own. */
const FINAL = /^(?!T09\/\w+\/budget$)[^@?]+$/;

/** `支出 X 万元，具体情况如下：`, then `1. …` and `2. …`: a list whose members stand in lines of their own. */
export class ListBelow {
  private readonly parts: number[] = [];
  private ordinal: { readonly level: number; readonly number: number } | undefined;
  private open = false;

  private constructor(
    private readonly reading: Reading,
    private readonly head: Occurrence,
    private readonly paragraph: number,
  ) {}

  /** The list that a paragraph leaves to the lines below it. */
  static begin(reading: Reading, { index, paragraph }: NarrativeParagraph): ListBelow | undefined {
    if (!OPENS.test(plain(paragraph.text))) return undefined;
    // Of several figures that stand side by side nobody knows which one the lines below part.
    const [whole, ...more] = reading.occurrences.filter(
      (o) =>
        o.paragraph === index &&
        o.figure.kind === 'amount' &&
        FINAL.test(o.address) &&
        o.partOf === undefined,
    );
    const one = whole && more.every((o) => o.address === whole.address);
    return one && whole.certainty !== 'guess' ? new ListBelow(reading, whole, index) : undefined;
  }

  /**
   * Takes the next line, with the figures read in it (from `first` on).
   * @returns whether the list goes on behind it
   */
  take({ paragraph }: NarrativeParagraph, first: number): boolean {
    const { level, ordinal } = splitOrdinal(plain(paragraph.text));
    // A line without a number goes on with the member above it; a deeper one is a part of that.
    if (this.ordinal && (level === 0 || level > this.ordinal.level)) return true;
    const number = ordinalNumber(ordinal);
    const due = this.ordinal ? this.ordinal.number + 1 : 1;
    if (number !== due || (this.ordinal && level !== this.ordinal.level)) return false;
    this.ordinal = { level, number };
    const part = this.reading.occurrences.slice(first).find(({ figure }) => figure.kind === 'amount');
    // 收支总计 X：（一）收入总计 X，（二）支出总计 X: the two sides of it are no parts.
    if (part?.address === this.head.address) return false;
    if (part && FINAL.test(part.address) && part.partOf === undefined) this.parts.push(part.id);
    else this.open = true;
    return true;
  }

  /** Ends the list; one of a single line, or one that turned out to be none, is told of nowhere. */
  close(): void {
    if (this.parts.length < 2) return;
    const { start = 0, end = 0 } = this.head;
    this.reading.claims.push({
      kind: 'composition',
      paragraph: this.paragraph,
      start,
      end,
      total: this.head.id,
      parts: this.parts,
      ...(this.open ? { open: true } : {}),
    });
  }
}

const DIGITS = '〇一二三四五六七八九';

/** The number of an ordinal such as `3．` or `（十二）`; NaN where it has none. */
function ordinalNumber(ordinal: string): number {
  const arabic = /\d+/.exec(ordinal)?.[0];
  if (arabic) return Number(arabic);
  const chinese = /[一二三四五六七八九十]+/.exec(ordinal)?.[0];
  if (!chinese) return Number.NaN;
  const [tens, ones] = chinese.includes('十') ? chinese.split('十') : ['', chinese];
  const ten = chinese.includes('十') ? (tens ? DIGITS.indexOf(tens) : 1) * 10 : 0;
  return ten + (ones ? DIGITS.indexOf(ones) : 0);
}
