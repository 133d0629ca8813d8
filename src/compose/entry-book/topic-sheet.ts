import { area, quoted, reference } from '../../format/xlsx/references.ts';
import type { CellValue, Validation } from '../../format/xlsx/sheet.ts';
import type { Account } from '../../model/account.ts';
import { functionalName } from '../../model/codes/codes.ts';
import { plain } from '../../model/normalise.ts';
import { SCALE } from '../../money/figure.ts';
import { decimal } from '../decimal.ts';
import { type AccountValues, valuesOf } from './account-values.ts';
import type { Tally } from './cover-sheet.ts';
import { InputSheet, type Look } from './input-sheet.ts';
import type { StatementPlaces } from './statement-sheet.ts';
import {
  type Entry,
  type EntryKind,
  HEAD_ROW,
  type OpenRows,
  type Slot,
  TOPICS,
  type Topic,
} from './topics.ts';

const LOOK: Readonly<Record<EntryKind, Look>> = {
  words: 'words',
  passage: 'words',
  choice: 'words',
  code: 'words',
  year: 'words',
  amount: 'amount',
  count: 'count',
  area: 'amount',
};

const CHECKS: Readonly<Partial<Record<EntryKind, Validation>>> = {
  amount: {
    kind: 'decimal',
    of: ['0', '99999999999'],
    error: '请填数字，单位万元，不能为负数。',
  },
  area: { kind: 'decimal', of: ['0', '99999999999'], error: '请填数字，单位平方米，不能为负数。' },
  count: { kind: 'whole', of: ['0', '99999999'], error: '请填整数，没有的填0。' },
  year: { kind: 'length', of: ['4', '4'], error: '请填四位数字的年度，如2024。' },
  code: { kind: 'length', of: ['3', '7'], error: '科目编码为3位（类）、5位（款）或7位（项）数字。' },
  passage: { kind: 'length', of: ['0', '5000'], error: '文字太长，请压缩到5000字以内。' },
};

interface Line {
  readonly label?: string;
  readonly note?: string;
  readonly slots: readonly Slot[];
}

/** The sheet of a topic with the values that are there. */
export class TopicSheet {
  private readonly lines: readonly Line[];
  /** Column of a line's first slot. */
  private readonly firstSlot: 0 | 1;
  private readonly name: string;

  constructor(
    private readonly topic: Topic,
    private readonly values: AccountValues,
    private readonly places: StatementPlaces,
    /** Whether what it holds is taken from another year, and has to be checked. */
    private readonly carriedOver = false,
  ) {
    this.name = topic.name;
    this.firstSlot = isOpen(topic.rows) ? 0 : 1;
    this.lines = isOpen(topic.rows) ? this.openLines(topic.rows) : topic.rows;
  }

  write(): InputSheet {
    const { topic, lines } = this;
    const columns = topic.columns.length;
    const sheet = new InputSheet(
      topic.name,
      topic.columns.map((c) => c.width),
      HEAD_ROW + 1,
      true,
    );
    sheet.put(0, 0, topic.name, 'title', 1, columns);
    sheet.height(0, 30);
    const about = this.carriedOver ? `${topic.about}已带入上年的内容，请核对。` : topic.about;
    sheet.put(1, 0, about, 'about', 1, columns);
    sheet.height(1, about.length > 60 ? 32 : 20);
    topic.columns.forEach(({ title }, c) => {
      sheet.put(HEAD_ROW, c, title, 'head');
    });
    sheet.height(HEAD_ROW, 24);
    lines.forEach((line, i) => {
      const row = HEAD_ROW + 1 + i;
      if (line.label !== undefined) sheet.put(row, 0, line.label, 'label');
      for (let c = this.firstSlot; c < columns; c++) {
        const slot = line.slots[c - this.firstSlot];
        if (slot) sheet.put(row, c, this.value(slot, row), lookOf(slot));
        else if (c === columns - 1 && line.note !== undefined) sheet.put(row, c, line.note, 'note');
        else sheet.put(row, c, '', 'closed');
      }
    });
    this.guard(sheet);
    return sheet;
  }

  /** Words for the entries: 功能科目 2010301 主要用于. */
  labels(): (readonly [key: string, label: string])[] {
    return this.lines.flatMap(({ label, slots }) =>
      slots.flatMap((slot, i) => {
        const key = slot && ('key' in slot ? slot.key : slot.shows);
        if (!key) return [];
        const first = label ?? this.firstWords(slots);
        const column = this.topic.columns[i + this.firstSlot]?.title ?? '';
        const words = column === '填写内容' ? first : `${first} ${column}`;
        return [[key, `${this.name}　${words}`.trim()] as const];
      }),
    );
  }

  /** How much is wanted, and how much is there. */
  tally(): Tally {
    const { lines, name, firstSlot } = this;
    const sheet = `${quoted(name)}!`;
    const cells = lines.flatMap(({ slots }, i) =>
      slots.flatMap((slot, s) =>
        slot && 'key' in slot ? [{ entry: slot, row: HEAD_ROW + 1 + i, column: s + firstSlot, line: i }] : [],
      ),
    );
    const begun = (line: number): boolean =>
      firstSlot === 1 || this.text(lines[line]!.slots[0], line) !== undefined;
    const required = cells.filter(({ entry }) => entry.required);
    const wanted = required.filter(({ line }) => begun(line));
    const done = wanted.filter(({ entry }) => this.values.has(entry.key));
    const at = (row: number, column: number) => `${sheet}${reference(row, column)}`;
    const last = HEAD_ROW + lines.length;
    const down = (column: number) => `${sheet}${area(HEAD_ROW + 1, column, last - HEAD_ROW, 1)}`;
    const reasons = cells.filter(({ entry }) => entry.between);
    const missing = reasons.filter(({ entry, line }) => begun(line) && this.wantsReason(entry, lines[line]!));
    const of = { sheet: name };
    if (required.length === 0 && reasons.length === 0)
      return {
        ...of,
        done: {
          formula: ranges(cells.map(({ row, column }) => ({ row, column })))
            .map((range) => `SUMPRODUCT(--(LEN(${sheet}${range})>0))`)
            .join('+'),
          now: cells.filter(({ entry }) => this.values.has(entry.key)).length,
        },
      };
    if (firstSlot === 1)
      return {
        ...of,
        wanted: { formula: String(wanted.length), now: wanted.length },
        done: {
          formula: ranges(wanted.map(({ row, column }) => ({ row, column })))
            .map((range) => `SUMPRODUCT(--(LEN(${sheet}${range})>0))`)
            .join('+'),
          now: done.length,
        },
        ...(reasons.length === 0
          ? {}
          : {
              reasons: {
                formula: reasons
                  .map(({ entry, row, column }) => {
                    const [now, base] = entry.between!;
                    return `(LEN(${at(row, base)})>0)*(ROUND(${at(row, now)},2)<>ROUND(${at(row, base)},2))*(LEN(${at(row, column)})=0)`;
                  })
                  .join('+'),
                now: missing.length,
              },
            }),
      };
    const columns = (list: typeof cells) => [...new Set(list.map((c) => c.column))];
    const item = `(LEN(${down(0)})=7)`;
    return {
      ...of,
      wanted: {
        formula: `${columns(required).length}*SUMPRODUCT(--${item})`,
        now: wanted.length,
      },
      done: {
        formula: columns(required)
          .map((column) => `SUMPRODUCT(${item}*(LEN(${down(column)})>0))`)
          .join('+'),
        now: done.length,
      },
      reasons: {
        formula: columns(reasons)
          .map((column) => {
            const [now, base] = reasons.find((r) => r.column === column)!.entry.between!;
            return `SUMPRODUCT(${item}*(LEN(${down(base)})>0)*(ROUND(${down(now)},2)<>ROUND(${down(base)},2))*(LEN(${down(column)})=0))`;
          })
          .join('+'),
        now: missing.length,
      },
    };
  }

  private openLines({ slots, keyed, blank }: OpenRows): Line[] {
    const firsts = keyed ? this.codes() : [];
    const lines: Line[] = firsts.map((code, i) => ({ slots: slots(code, i) }));
    if (keyed) {
      for (let i = 0; i < blank; i++) lines.push({ slots: slots('', firsts.length + i) });
      return lines;
    }
    const given = (line: number): boolean =>
      slots('', line).some((slot) => slot && 'key' in slot && this.values.has(slot.key));
    let used = 0;
    for (let i = 0; i < 10_000; i++) if (given(i)) used = i + 1;
    for (let i = 0; i < Math.max(used + 3, blank); i++) lines.push({ slots: slots('', i) });
    return lines;
  }

  /** Codes of the items that the account has a figure, a budget or words for, and of names of its own. */
  private codes(): string[] {
    const codes = new Set<string>();
    const year = Number(this.values.get('year') ?? 0);
    for (const key of this.values.keys()) {
      const item = /^(?:(?:reason:)?T05\/|text:uses:)(\d{7})(?:\/|$)/.exec(key)?.[1];
      if (item) codes.add(item);
      const named = /^name:(2\d{2}(?:\d\d){0,2})$/.exec(key)?.[1];
      if (named && plain(functionalName(named, year) ?? '') !== plain(String(this.values.get(key))))
        codes.add(named);
    }
    return [...codes].sort();
  }

  private firstWords(slots: readonly Slot[]): string {
    for (const slot of slots) {
      const code = slot && 'key' in slot ? /\d{7}/.exec(slot.key)?.[0] : undefined;
      if (code) return `${code}${functionalName(code, Number(this.values.get('year') ?? 0)) ?? ''}`;
    }
    return '';
  }

  /** What an entry holds, as it stands in its cell. */
  private text(slot: Slot, line: number): string | undefined {
    if (!slot || !('key' in slot)) return undefined;
    if (slot.kind === 'code') return this.codes()[line];
    const value = this.values.get(slot.key);
    if (value !== undefined)
      return typeof value === 'bigint' ? digitsOf(value, slot.kind) : (slot.choices?.[value] ?? value);
    const code = /^name:(\d+)$/.exec(slot.key)?.[1];
    return code ? functionalName(code, Number(this.values.get('year') ?? 0)) : undefined;
  }

  private value(slot: Exclude<Slot, undefined>, row: number): CellValue {
    if ('shows' in slot) return this.shown(slot.shows, row);
    const text = this.text(slot, row - HEAD_ROW - 1);
    if (text === undefined) return '';
    return LOOK[slot.kind] === 'words' ? text : { number: text };
  }

  /** A figure of the statements in 万元. */
  private shown(address: string, row: number): CellValue {
    const { places, values } = this;
    const value = values.get(address);
    const now = decimal(typeof value === 'bigint' ? value : 0n);
    const statement = address.slice(0, 3);
    const unit = places.get(`${statement}/unit`);
    const inUnit = (formula: string) => `IFERROR(${formula}/IF(ISNUMBER(FIND("万",${unit})),1,10000),0)`;
    const codes = places.get(`${statement}/codes`);
    if (/^T05\/\d*\/total$/.test(address) && codes)
      return {
        formula: inUnit(`VLOOKUP($A${row + 1}&"",${codes},${places.get(`${statement}/column`)},FALSE)`),
        now,
      };
    const place = places.get(address);
    return place ? { formula: inUnit(place), now } : { number: now };
  }

  private wantsReason({ key, between }: Entry, { slots }: Line): boolean {
    if (!between || this.values.has(key)) return false;
    const [now, base] = between.map((column) => {
      const slot = slots[column - this.firstSlot];
      const of = slot && ('shows' in slot ? slot.shows : slot.key);
      const value = of === undefined ? undefined : this.values.get(of);
      return typeof value === 'bigint' ? value : undefined;
    });
    return base !== undefined && rounded(now ?? 0n) !== rounded(base);
  }

  /** Lists to choose from, bounds, and the colours of what is missing. */
  private guard(sheet: InputSheet): void {
    const { lines, firstSlot } = this;
    const last = lines.length;
    const open = isOpen(this.topic.rows);
    const whole = open ? [0] : lines.keys();
    for (const i of whole)
      lines[i]?.slots.forEach((slot, s) => {
        if (!slot || !('key' in slot)) return;
        const [row, column, rows] = [HEAD_ROW + 1 + i, s + firstSlot, open ? last : 1];
        const check: Validation | undefined = slot.choices
          ? { kind: 'list', of: Object.values(slot.choices), error: '请从列表中选择。' }
          : CHECKS[slot.kind];
        if (check) sheet.validate(row, column, rows, 1, check);
        const here = reference(row, column);
        const begun = open ? `LEN($A${row + 1})=7,` : '';
        if (open ? slot.kind === 'amount' : slot.required)
          sheet.mark(row, column, rows, 1, `AND(${begun}LEN(TRIM(${here}))=0)`, 'missing');
        if (slot.between) {
          const [now, base] = slot.between.map((c) => `$${reference(row, c)}`);
          sheet.mark(
            row,
            column,
            rows,
            1,
            `AND(${begun}LEN(${base})>0,IFERROR(ROUND(${now},2)<>ROUND(${base},2),FALSE),LEN(TRIM(${here}))=0)`,
            'missing',
          );
        }
      });
  }
}

/** Words for every entry that the topics have: 功能科目　2010301行政运行 主要用于. */
export function entryLabels(account: Account): Map<string, string> {
  const values = valuesOf(account);
  return new Map(TOPICS.flatMap((topic) => new TopicSheet(topic, values, new Map()).labels()));
}

function isOpen(rows: Topic['rows']): rows is OpenRows {
  return 'slots' in rows;
}

function lookOf(slot: Exclude<Slot, undefined>): Look {
  return 'shows' in slot ? 'shown' : LOOK[slot.kind];
}

const CENT = SCALE / 100n;
const rounded = (value: bigint): bigint => (value + CENT / 2n) / CENT;

/** 万元 of an amount, things of a count, square metres. */
function digitsOf(value: bigint, kind: EntryKind): string {
  return kind === 'count' && value % SCALE === 0n ? String(value / SCALE) : decimal(value);
}

/** Cells below each other as ranges. */
function ranges(cells: readonly { readonly row: number; readonly column: number }[]): string[] {
  const sorted = [...cells].sort((a, b) => a.column - b.column || a.row - b.row);
  const found: { row: number; column: number; rows: number }[] = [];
  for (const { row, column } of sorted) {
    const before = found.at(-1);
    if (before && before.column === column && before.row + before.rows === row) before.rows++;
    else found.push({ row, column, rows: 1 });
  }
  return found.map(({ row, column, rows }) => area(row, column, rows, 1));
}
