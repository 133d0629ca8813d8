import type { Account } from '../../model/account.ts';
import type { Disclosure } from '../../model/disclosure.ts';
import type { Place, SourceDocument, Table } from '../../model/document.ts';
import { plain } from '../../model/normalise.ts';
import { obstacleWords } from '../../model/obstacle.ts';
import type { PerformanceForm } from '../../model/performance.ts';
import { STATEMENT_IDS, type Statement } from '../../model/statement.ts';
import { STATEMENTS } from '../../model/statements/index.ts';
import { type AccountValues, accountWith } from './account-values.ts';
import { readEntry } from './read-entry.ts';
import { position, SheetGrid } from './sheet-grid.ts';
import { STATEMENT_SHEETS } from './statement-sheet.ts';
import {
  ANSWERS,
  COVER,
  type Entry,
  HEAD_ROW,
  MARK,
  type OpenRows,
  REFERENCE,
  type Slot,
  TOPICS,
  type Topic,
} from './topics.ts';

/** Something that a unit has to mend in its workbook. */
export interface EntryBookProblem {
  readonly place: Place;
  /** What is wrong, a Chinese sentence without its full stop. */
  readonly message: string;
}

export interface EntryBookRead {
  readonly account: Account;
  readonly dialect?: string;
  /** Where each entry stands, or would stand: by the keys of `AccountValues`. */
  readonly places: ReadonlyMap<string, Place>;
  readonly problems: readonly EntryBookProblem[];
  /** What the unit answers to doubts, by their ids. */
  readonly answers: ReadonlyMap<string, string>;
  /** Sheets that were left aside. */
  readonly unused: readonly string[];
}

/** Whether a workbook is an entry book, as `writeEntryBook` makes it. */
export function isEntryBook(source: SourceDocument): boolean {
  return (
    source.blocks.some(
      (b) => b.kind === 'table' && (b.sheet === COVER || TOPICS.some((t) => t.name === b.sheet)) && marked(b),
    ) || TOPICS.filter((t) => sheetNamed(source, t.name)).length >= 4
  );
}

function marked(table: Table): boolean {
  return table.cells.some(({ text }) => text.includes(MARK));
}

function sheetNamed(source: SourceDocument, name: string): Table | undefined {
  return source.blocks.find((b): b is Table => b.kind === 'table' && b.sheet?.trim() === name);
}

const OWN = new Set([COVER, REFERENCE, ANSWERS, ...TOPICS.map((t) => t.name)]);

/** The sheets of a workbook that are statements and forms: to be understood as any published ones are. */
export function statementsOf(source: SourceDocument): SourceDocument {
  return {
    ...source,
    blocks: source.blocks.filter((b) => b.kind !== 'table' || !OWN.has(b.sheet?.trim() ?? '')),
  };
}

/**
 * Reads a filled-in entry book: its topics, and with them the statements and forms that were understood. Nothing is
 * guessed: what cannot stand where it stands is a problem with its sheet and cell.
 * @param disclosure what `statementsOf` was understood as; undefined where nothing in it was
 */
export function readEntryBook(source: SourceDocument, disclosure: Disclosure | undefined): EntryBookRead {
  const reading = new EntryBookReading(source);
  for (const topic of TOPICS) reading.topic(topic);
  reading.statements(disclosure);
  reading.remarks();
  const forms = reading.forms(disclosure?.forms ?? []);
  const { values, places, problems, unused } = reading;
  const dialect = values.get('dialect');
  return {
    account: accountWith(values, forms),
    ...(typeof dialect === 'string' ? { dialect } : {}),
    places,
    problems,
    unused,
    answers: reading.answers(),
  };
}

/** Opening and closing balances (结转和结余), and what is distributed of them, may be below zero. */
const SIGNED = /carryIn|carryOut|distribution|useNonFiscal/;

const SANGONG_ITEM = /^T09\/(?:abroad|carPurchase|carOperate|reception)\/(?:final|budget)$/;

class EntryBookReading {
  readonly values: AccountValues = new Map();
  readonly places = new Map<string, Place>();
  readonly problems: EntryBookProblem[] = [];
  readonly unused: string[] = [];
  private readonly grids = new Map<string, SheetGrid>();

  constructor(private readonly source: SourceDocument) {
    for (const block of source.blocks)
      if (block.kind === 'table') this.grids.set(block.sheet?.trim() ?? '', new SheetGrid(block));
  }

  topic(topic: Topic): void {
    const grid = this.grids.get(topic.name);
    if (!grid) {
      this.wrong({ sheet: topic.name }, `缺少工作表“${topic.name}”，请从空白工作簿复制回来`);
      return;
    }
    const titles = topic.columns.map((c) => c.title);
    const head = grid.head(titles);
    if (!head || head.lacks.length > 0) {
      this.wrong(
        grid.place(head?.row ?? HEAD_ROW, 0),
        `表头里没有${(head?.lacks ?? titles).map((t) => `“${t}”`).join('、')}，请照原样恢复`,
      );
      return;
    }
    const { row, columns } = head;
    this.merged(grid, row);
    if ('slots' in topic.rows) this.open(grid, topic.rows, row, columns);
    else this.fixed(grid, topic, row, columns);
  }

  statements(disclosure: Disclosure | undefined): void {
    const year = this.values.get('year');
    const used = new Set<string>();
    for (const statement of disclosure?.statements ?? []) {
      const sheet = statement.place.sheet?.trim() ?? '';
      used.add(sheet);
      const grid = this.grids.get(sheet);
      for (const { address, value, text, place, label } of statement.cells) {
        if (!this.places.has(address)) this.places.set(address, place);
        if (value.state === 'unreadable') this.wrong(place, `“${text}”不是数字，${label}只能填数字`);
        if (value.state !== 'figure') continue;
        const { figure } = value;
        if (figure.value < 0n && !SIGNED.test(address)) this.wrong(place, `${label}为${text}，这里不能为负`);
        const cell = grid?.table.cells.find((c) => c.place.cell === place.cell);
        if (cell && cell.rowSpan * cell.columnSpan > 1)
          this.wrong(place, '数字占了合并的单元格，请取消合并，逐格填写');
        const known = this.values.get(address);
        // Nothing is a blank: sums of cells that are not filled in show 0.
        if (figure.value === 0n && !SANGONG_ITEM.test(address)) continue;
        if (known !== undefined && known !== figure.value)
          this.wrong(place, `${label}填了两次，数不相同，另一处在${placeWords(this.places.get(address))}`);
        if (known === undefined || known === 0n) this.places.set(address, place);
        this.values.set(address, figure.value);
      }
      for (const { text, place, reason } of statement.unbound)
        this.wrong(
          place,
          `认不出“${text}”是哪一格的数（${obstacleWords(reason)}），请检查这一行的科目编码和表头`,
        );
      for (const { code, name } of statement.codedRows)
        if (name && !this.values.has(`name:${code}`)) this.values.set(`name:${code}`, name);
      if (grid) this.words(grid, statement);
      if (grid && typeof year === 'string') this.heading(grid, year, statement.reporter);
    }
    this.sangong();
    for (const id of STATEMENT_IDS) {
      if (disclosure?.statements.some((s) => s.id === id)) continue;
      const { title } = STATEMENTS[id];
      const name = STATEMENT_SHEETS[id];
      const sheet = [...this.grids.keys()].find((n) => n.startsWith(name.slice(0, 4)));
      if (sheet === undefined) this.wrong({ sheet: name }, `缺少工作表“${name}”；没有数的也要保留空表`);
      else this.wrong({ sheet, cell: 'A5' }, `认不出这张《${title}》：标题或表头被改动，请照原样恢复`);
      if (sheet !== undefined) used.add(sheet);
    }
    const filled = [...this.values].some(
      ([key, v]) => typeof v === 'bigint' && v !== 0n && /^T0[1-8]\/[^@]*$/.test(key),
    );
    if (!filled && this.problems.length === 0)
      this.wrong(
        { sheet: STATEMENT_SHEETS.T01 },
        '报表里一个数也没有，请先填报表，或粘贴从决算软件导出的报表',
      );
    for (const form of disclosure?.forms ?? []) used.add(form.place.sheet?.trim() ?? '');
    for (const name of this.grids.keys())
      if (!OWN.has(name) && !used.has(name) && !name.startsWith('自评表')) this.unused.push(name);
  }

  /** Where one “三公” item is filled in, those left blank are nothing. */
  private sangong(): void {
    const items = [...this.places.keys()].filter((address) => SANGONG_ITEM.test(address));
    if (!items.some((address) => this.values.has(address))) return;
    for (const address of items) if (!this.values.has(address)) this.values.set(address, 0n);
  }

  /** What stands in the sheet of answers: an id, and in the last column the answer. */
  answers(): Map<string, string> {
    const grid = this.grids.get(ANSWERS);
    const found = new Map<string, string>();
    for (const row of grid?.used ?? []) {
      const id = grid!.text(row, 0).trim().toLowerCase();
      if (/^[0-9a-f]{8}$/.test(id)) found.set(id, grid!.text(row, 2));
    }
    return found;
  }

  /** Forms with something in them. */
  forms(given: readonly PerformanceForm[]): PerformanceForm[] {
    const begun = given.filter(
      ({ name, funds, indicators }) =>
        name !== '' ||
        funds.some((f) => f.full?.figure || f.executed?.figure) ||
        indicators.some((i) => i.third !== '' || i.target.text !== ''),
    );
    for (const { name, place, unbound, title } of begun) {
      if (name === '') this.wrong(place, `《${title}》没有填项目名称`);
      for (const { text, place: at, reason } of unbound) this.wrong(at, `认不出“${text}”（${reason}）`);
    }
    // Rows of the blank form that were not used.
    return begun.map((form) => ({
      ...form,
      indicators: form.indicators.filter(
        (i) => i.third !== '' || i.target.text !== '' || i.weight !== undefined,
      ),
    }));
  }

  /** What the reader could not take as it stands. */
  remarks(): void {
    for (const { code, message, place } of this.source.remarks) {
      const hidden = code === 'skipped' && place?.cell === undefined;
      if (place?.sheet === undefined || hidden || place.sheet === COVER || place.sheet === REFERENCE)
        continue;
      this.wrong(place, message.replace(/^工作表“[^”]*”的?\s*/, '').replace(/。$/, ''));
    }
  }

  private fixed(grid: SheetGrid, topic: Topic, head: number, columns: readonly number[]): void {
    if ('slots' in topic.rows) return;
    const byLabel = new Map<string, number>();
    for (const row of grid.used) {
      const label = plain(grid.text(row, columns[0]!));
      if (row <= head || label === '') continue;
      if (byLabel.has(label))
        this.wrong(grid.place(row, columns[0]!), `“${grid.text(row, columns[0]!)}”有两行，请删去一行`);
      else byLabel.set(label, row);
    }
    topic.rows.forEach(({ label, slots }, i) => {
      const row = byLabel.get(plain(label));
      byLabel.delete(plain(label));
      if (row === undefined)
        this.wrong(grid.place(head + 1 + i, columns[0]!), `缺少“${label}”一行，请照原样恢复`);
      else this.row(grid, row, slots, columns.slice(1));
    });
    for (const row of byLabel.values())
      this.wrong(
        grid.place(row, columns[0]!),
        `不认识“${grid.text(row, columns[0]!)}”这一行，请删去或改回原来的名称`,
      );
  }

  private open(grid: SheetGrid, { slots, keyed }: OpenRows, head: number, columns: readonly number[]): void {
    const seen = new Map<string, number>();
    // A list that is not begun is begun below its head.
    if (!keyed)
      for (const [i, slot] of slots('', 0).entries())
        if (slot && 'key' in slot) this.places.set(slot.key, grid.place(head + 1, columns[i]!));
    let index = 0;
    for (const row of grid.used) {
      if (row <= head) continue;
      const first = grid.text(row, columns[0]!);
      const line = slots(first, index);
      if (!keyed) {
        this.row(grid, row, line, columns);
        index++;
        continue;
      }
      const filled = columns.filter((c, i) => {
        const slot = line[i];
        return slot && 'key' in slot && grid.text(row, c) !== '';
      });
      if (filled.length === 0) continue;
      const place = grid.place(row, columns[0]!);
      if (first === '') {
        this.wrong(place, '这一行没有填科目编码');
        continue;
      }
      const before = seen.get(first);
      if (before !== undefined) {
        this.wrong(place, `科目编码${first}与第${before + 1}行重复`);
        continue;
      }
      seen.set(first, row);
      const code = readEntry(line[0] as Entry, first);
      if ('wrong' in code) {
        this.wrong(place, code.wrong);
        continue;
      }
      this.row(grid, row, line.slice(1), columns.slice(1));
      index++;
    }
  }

  private row(grid: SheetGrid, row: number, slots: readonly Slot[], columns: readonly number[]): void {
    slots.forEach((slot, i) => {
      if (!slot || !('key' in slot)) return;
      const column = columns[i]!;
      const place = grid.place(row, column);
      this.places.set(slot.key, place);
      const text = grid.text(row, column);
      if (text === '') return;
      const read = readEntry(slot, text);
      if ('wrong' in read) this.wrong(place, read.wrong);
      else this.values.set(slot.key, read.value);
    });
  }

  /** Cells that someone merged below the head would hide what stands in the others. */
  private merged(grid: SheetGrid, head: number): void {
    for (const row of grid.used)
      if (row > head)
        for (const [column, cell] of grid.cellsOf(row))
          if (cell.rowSpan * cell.columnSpan > 1)
            this.wrong(grid.place(row, column), '单元格被合并，请取消合并，逐格填写');
  }

  /** Words that stand among a statement's figures. */
  private words(grid: SheetGrid, { cells, unbound }: Statement): void {
    const known = new Set([...cells, ...unbound].map(({ place }) => place.cell));
    const at = cells.flatMap(({ place }) => position(place.cell ?? '') ?? []);
    const [rows, columns] = [new Set(at.map((p) => p.row)), new Set(at.map((p) => p.column))];
    for (const row of rows)
      for (const column of columns) {
        const text = grid.text(row, column);
        const place = grid.place(row, column);
        if (text !== '' && !known.has(place.cell) && !/^[-—–/]+$/.test(text))
          this.wrong(place, `“${text}”不是数字，这里只能填数字`);
      }
  }

  /** A statement of another year, or of another unit. */
  private heading(grid: SheetGrid, year: string, reporter: string | undefined): void {
    for (const row of grid.used.slice(0, 8))
      for (const [column, { text }] of grid.cellsOf(row)) {
        const printed = /^[（(]?((?:19|20)\d\d)\s*年度?[)）]?$/.exec(text.trim())?.[1];
        if (printed !== undefined && printed !== year)
          this.wrong(grid.place(row, column), `这张表是${printed}年度的，“单位概况”填的是${year}年度`);
      }
    const unit = this.values.get('unit');
    if (reporter === undefined || typeof unit !== 'string') return;
    const [printed, given] = [plain(reporter), plain(unit)];
    if (printed !== '' && !printed.includes(given) && !given.includes(printed))
      this.wrong(grid.place(3, 0), `这张表的编制单位是“${reporter}”，“单位概况”填的是“${unit}”`);
  }

  private wrong(place: Place, message: string): void {
    if (
      !this.problems.some(
        (p) => p.message === message && p.place.sheet === place.sheet && p.place.cell === place.cell,
      )
    )
      this.problems.push({ place, message });
  }
}

/** 工作表“政府采购”C5 */
export function placeWords(place: Place | undefined): string {
  if (place?.sheet === undefined) return '';
  return `工作表“${place.sheet}”${place.cell ?? ''}`;
}
