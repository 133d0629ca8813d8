import type { Figure } from '../../money/figure.ts';
import type { Record } from './record.ts';

/** A list that is open: `X 万元，其中：A …，B …`. */
interface List {
  head: number;
  kind: Figure['kind'];
  readonly parts: number[];
  readonly start: number;
}

/** The lists of a paragraph: which figure heads them, which are their members, where they end. */
export class Lists {
  private readonly open: List[] = [];

  constructor(private readonly record: Record) {}

  get depth(): number {
    return this.open.length;
  }

  /** Begins a list below a figure. */
  begin(head: number, start: number): void {
    this.open.push({ head, parts: [], start, kind: this.record.occurrence(head).figure.kind });
  }

  /** Adds a figure to the innermost list. */
  add(occurrence: number): void {
    const list = this.open.at(-1);
    if (!list || list.head === occurrence) return;
    const { kind } = this.record.occurrence(occurrence).figure;
    if (list.kind !== kind) {
      // 车辆 10 辆，价值 399.74 万元，其中：… 0 辆: the whole is the last figure of the same kind.
      const before = this.record.lastOf(
        (o) => o.figure.kind === kind && o.id < list.head && !o.address.includes('@'),
      );
      if (!before) return;
      list.head = before.id;
      list.kind = kind;
    }
    list.parts.push(occurrence);
  }

  /** The figure that heads the list in which an occurrence stands. */
  headOf(part: number): number | undefined {
    return this.open.findLast((list) => list.parts.includes(part))?.head;
  }

  /** Ends the lists from a depth on. */
  close(depth: number, end: number): void {
    for (const { head, parts, start } of this.open.splice(depth)) {
      if (parts.length < 2) continue;
      this.record.claim({ kind: 'composition', ...this.record.source(start, end), total: head, parts });
    }
  }
}
