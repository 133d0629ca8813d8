import type { Figure } from '../../money/figure.ts';
import type { Record } from './record.ts';
import type { BudgetOrPast, Subject } from './subject.ts';

interface ListKind {
  /** Budget or year of its head, which the members share. */
  readonly facet?: BudgetOrPast;
  /** What it is a list of. */
  readonly of?: Subject | undefined;
  /** It was begun by `…中`, not by 其中. */
  readonly within?: boolean;
  /** The change of its head, which the members' changes make up: `减少 X 万元，其中：A 减少 a 万元…`. */
  readonly change?: number | undefined;
}

/** A list that is open: `X 万元，其中：A …，B …`; several heads where counts stand side by side: `20批次180人次，其中…`. */
interface List extends ListKind {
  readonly start: number;
  readonly heads: { id: number; readonly parts: number[]; open: boolean }[];
  readonly changes: number[];
}

/** Counts that have other counts for their parts. */
const COUNTED_IN: readonly (readonly [whole: RegExp, part: RegExp])[] = [
  [/^staff\/total\//, /^staff\/(?:active|lixiu|retired)\//],
  [/^staff\/quota\//, /^staff\/\w+Quota\//],
  [/^sangong\/batches\//, /^sangong\/foreignBatches\//],
  [/^sangong\/visitors\//, /^sangong\/foreignVisitors\//],
  [/^(?:sangong\/held|sangong\/assetCars|assets\/cars)\//, /^assets\/cars\./],
];

function holds(whole: string, part: string): boolean {
  return part.startsWith('part.') || COUNTED_IN.some(([w, p]) => w.test(whole) && p.test(part));
}

const CARRIED = /\/carry(?:In|Out)\b/;
const OF_THE_YEAR = /^T0[23]\/ALL\/(?!total)/;

/** The lists of a paragraph: which figures head them, which are their members, where they end. */
export class Lists {
  private readonly open: List[] = [];

  constructor(private readonly record: Record) {}

  get depth(): number {
    return this.open.length;
  }

  /** Begins a list below figures. */
  begin(heads: readonly number[], start: number, kind: ListKind = {}): void {
    this.open.push({
      start,
      heads: heads.map((id) => ({ id, parts: [], open: false })),
      changes: [],
      ...kind,
    });
  }

  /** Adds the change of a member of the innermost list. */
  addChange(id: number): void {
    this.open.at(-1)?.changes.push(id);
  }

  /** Whether a ； ends the innermost list: one inside another, or one of `基本支出中…`. */
  get endsAtClause(): boolean {
    return this.depth > 1 || this.open.at(-1)?.within === true;
  }

  /** Budget or year that the members of the innermost list share with its head. */
  get facet(): BudgetOrPast | undefined {
    return this.open.at(-1)?.facet;
  }

  /** Whether the outermost list is headed by a figure of such an address. */
  of(address: RegExp): boolean {
    const head = this.open[0]?.heads[0];
    return head !== undefined && address.test(this.record.occurrence(head.id).address);
  }

  /** What the outermost list is a list of. */
  get subject(): Subject | undefined {
    return this.open[0]?.of;
  }

  /** The figure that a figure of this kind is a member of, if it stands in a list. */
  headFor(figure: Figure): number | undefined {
    return this.fitting(figure)?.id;
  }

  /** Adds a figure to the innermost list. */
  add(id: number): void {
    const { figure, address } = this.record.occurrence(id);
    const head = this.fitting(figure);
    if (!head || head.id === id) return;
    const whole = this.record.occurrence(head.id);
    if (figure.kind === 'count' && !holds(whole.address, address)) return;
    // 本年支出 X，其中项目支出 Y，年末结转和结余 Z: what is carried over is no part of the year's.
    const mayBeGrand = [whole, ...(whole.meanings ?? [])].some((m) => m.address.includes('/grand/'));
    if (CARRIED.test(address) && !mayBeGrand) return;
    // 总收入 X，其中本年收入 Y: of two totals the one that holds the other is the wider.
    if (whole.address === address) this.record.retake(head.id, (other) => other.includes('/grand/'));
    // 总支出 X，其中基本支出 Y: what kinds of expenditure make up is the year's.
    else if (whole.address.startsWith('T01/grand/') && OF_THE_YEAR.test(address))
      this.record.retake(head.id, (other) => other.endsWith('/ALL/total'));
    head.parts.push(id);
    this.record.update(id, { partOf: head.id });
  }

  /** A figure of the innermost list was not understood. */
  unread(figure: Figure): void {
    const head = this.fitting(figure);
    if (head) head.open = true;
  }

  /** The figure that heads the list in which an occurrence stands. */
  headOf(part: number): number | undefined {
    for (const { heads } of this.open.toReversed())
      for (const { id, parts } of heads) if (parts.includes(part)) return id;
    return undefined;
  }

  /** Ends the lists from a depth on. */
  close(depth: number, end: number): void {
    for (const { heads, start, change, changes } of this.open.splice(depth)) {
      if (change !== undefined && changes.length > 1)
        this.record.claim({
          kind: 'composition',
          ...this.record.source(start, end),
          total: change,
          parts: changes,
        });
      for (const { id, parts, open } of heads) {
        if (open) this.record.update(id, { openList: true });
        if (parts.length === 0) continue;
        this.record.claim({
          kind: 'composition',
          ...this.record.source(start, end),
          total: id,
          parts,
          ...(open ? { open } : {}),
        });
      }
    }
  }

  private fitting(figure: Figure) {
    const list = this.open.at(-1);
    if (!list) return undefined;
    const kind = kindOf(figure);
    const fits = list.heads.find(({ id }) => kindOf(this.record.occurrence(id).figure) === kind);
    if (fits) return fits;
    // 车辆 10 辆，价值 399.74 万元，其中：… 0 辆: the whole is the last figure of the same kind before.
    const first = list.heads[0]!;
    if (!/^[辆台]/.test(kind)) return undefined;
    const before = this.record.lastOf(
      (o) => kindOf(o.figure) === kind && o.id < first.id && !o.address.includes('@'),
    );
    if (!before || first.parts.length > 0) return undefined;
    first.id = before.id;
    return first;
  }
}

/** Persons are no part of batches, vehicles none of either. */
export function kindOf(figure: Figure): string {
  if (figure.kind !== 'count') return figure.kind;
  if (/^(?:人次|人|名)$/.test(figure.unit)) return 'persons';
  return /^(?:批次|批|次|个)$/.test(figure.unit) ? 'batches' : figure.unit;
}

/** A member of a list that goes by a name of its own. */
export function partNamed(head: Subject, name: string, kind: 'part' | 'fund' = 'part'): Subject {
  const what = head.what.replace(/（其他年度）$|上年数$|(?:年初|全年)?预算数$/, '');
  return {
    address: `${kind}.${head.address.replace(/^(?:part|fund)\./, '').replace(/@.*$/, '')}`,
    what: name ? `${what}其中的${name}` : `${what}的一部分`,
  };
}
