import { plain } from '../../model/normalise.ts';
import type { ColumnSpec, RowSpec } from '../../model/statement.ts';

const ORDINAL =
  /^(?:[一二三四五六七八九十]+[、.．]|\(?[一二三四五六七八九十]{1,3}\)|\d{1,2}[、.．](?!\d)|\(\d{1,2}\)|[①-⑳]|其中[：]?|减：|加：|[*※#])+/;
const UNIT = /[（(]?(?:金额)?(?:单位：)?(?:万元|元)[)）]?$|\((?:个|辆|人|批|批次|人次|台|套|次|%)\)$/;

/** A label without its ordinal, unit and trailing marks. */
export function bareLabel(text: string): string {
  const stripped = plain(text)
    .replace(ORDINAL, '')
    .replace(UNIT, '')
    .replace(/[：。、，]+$/, '');
  return stripped.replace(/[“”"]/g, '');
}

/** The same without what stands in brackets. */
function unbracketed(text: string): string {
  return text.replace(/\([^()]*\)/g, '');
}

/** Whether two words differ in at most one character: inserted, lost or exchanged. */
export function isNear(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  let j = 0;
  while (j < a.length - i && j < b.length - i && a[a.length - 1 - j] === b[b.length - 1 - j]) j++;
  return Math.max(a.length, b.length) - i - j <= 1;
}

interface Name {
  readonly key: string;
  readonly order: number;
  readonly name: string;
}

/** Of a declaration that has no such names. */
export const NONE: readonly never[] = [];

const gatheredRows = new WeakMap<readonly RowSpec[], RowNames>();
const gatheredColumns = new WeakMap<readonly ColumnSpec[], ColumnNames>();

/** Finds a row's key by its label: exactly, without brackets, then with one wrong character in a long label. */
export class RowNames {
  private readonly exact = new Map<string, Name[]>();
  private readonly loose = new Map<string, Name[]>();
  private readonly names: Name[] = [];
  private readonly found = new Map<string, readonly Name[]>();

  private constructor(readonly rows: readonly RowSpec[]) {
    rows.forEach((row, order) => {
      for (const label of [row.label, ...(row.synonyms ?? [])]) {
        const name: Name = { key: row.key, order, name: bareLabel(label) };
        this.names.push(name);
        add(this.exact, name.name, name);
        add(this.loose, unbracketed(name.name), name);
      }
    });
  }

  /** The names of a declaration's rows; gathered once. */
  static of(rows: readonly RowSpec[]): RowNames {
    let names = gatheredRows.get(rows);
    if (!names) {
      names = new RowNames(rows);
      gatheredRows.set(rows, names);
    }
    return names;
  }

  /** Keys that the label may mean, in the order of the form. */
  find(text: string): readonly Name[] {
    if (text === '' || /^-?[\d,.]+$/.test(text)) return [];
    let names = this.found.get(text);
    if (!names) {
      names = this.look(text);
      if (this.found.size >= 5000) this.found.clear();
      this.found.set(text, names);
    }
    return names;
  }

  private look(text: string): readonly Name[] {
    const label = bareLabel(text);
    if (label === '') return [];
    const found = this.exact.get(label) ?? this.loose.get(label) ?? this.loose.get(unbracketed(label));
    if (found) return found;
    if (label.length < 6) return [];
    const near = this.names.filter((n) => n.name.length >= 6 && isNear(n.name, label));
    // One character tells 政府性基金 from nothing else; two different keys would be a guess.
    return new Set(near.map((n) => n.key)).size === 1 ? near : [];
  }
}

function add(map: Map<string, Name[]>, key: string, name: Name): void {
  const list = map.get(key);
  if (!list) map.set(key, [name]);
  else if (!list.some((n) => n.key === name.key)) list.push(name);
}

interface ColumnName {
  readonly key: string;
  readonly leaf: string;
  readonly above: readonly string[];
}

interface ColumnFit {
  readonly key: string;
  readonly score: number;
}

/** Finds a column's key by the path of its headings. A name `A>B` asks for the heading B somewhere below A. */
export class ColumnNames {
  private readonly names: readonly ColumnName[];
  private readonly found = new Map<string, ColumnFit | undefined>();

  /** The names of a declaration's columns; gathered once. */
  static of(columns: readonly ColumnSpec[]): ColumnNames {
    let names = gatheredColumns.get(columns);
    if (!names) {
      names = new ColumnNames(columns);
      gatheredColumns.set(columns, names);
    }
    return names;
  }

  private constructor(readonly columns: readonly ColumnSpec[]) {
    this.names = columns.flatMap((column) =>
      [column.label, ...(column.synonyms ?? [])].map((name): ColumnName => {
        const parts = name.split('>').map(bareLabel);
        return { key: column.key, leaf: parts.at(-1)!, above: parts.slice(0, -1) };
      }),
    );
  }

  /** The best fitting key and how well it fits; a path that names nothing known gives undefined. */
  find(path: readonly string[]): ColumnFit | undefined {
    const headings = path.join('\n');
    if (this.found.has(headings)) return this.found.get(headings);
    const fit = this.look(path);
    if (this.found.size >= 5000) this.found.clear();
    this.found.set(headings, fit);
    return fit;
  }

  private look(path: readonly string[]): ColumnFit | undefined {
    const found = this.findExactly(path);
    if (found || path.length < 2 || !SAYS_NOTHING.test(path.at(-1)!)) return found;
    return this.find(path.slice(0, -1));
  }

  private findExactly(path: readonly string[]): ColumnFit | undefined {
    const leaf = bareLabel(path.at(-1) ?? '');
    const above = path.slice(0, -1).map(bareLabel);
    let best: ColumnFit | undefined;
    for (const name of this.names) {
      const fit = leafFit(leaf, name.leaf);
      if (fit === 0) continue;
      // Of two headings above, the nearer one tells more: 本年支出 > 基本支出 > 小计 is of the basic expenditure.
      let score = fit;
      for (const wanted of name.above) {
        const at = above.findLastIndex((t) => t === wanted || (wanted.length >= 4 && t.includes(wanted)));
        score += at < 0 ? Number.NEGATIVE_INFINITY : 10 + at;
      }
      if (score < 0) continue;
      if (!best || score > best.score) best = { key: name.key, score };
    }
    return best;
  }
}

/** Headings below which the one above tells what the column holds. */
const SAYS_NOTHING = /^(?:金额|决算数?|决算金额|数额|本年数|合计|小计|\d{1,2})$/;

function leafFit(text: string, name: string): number {
  if (text === name) return 5;
  const loose = unbracketed(text);
  if (loose === unbracketed(name)) return 4;
  if (name.length >= 5 && text.length >= 5 && isNear(text, name)) return 3;
  return 0;
}
