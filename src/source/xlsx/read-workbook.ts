import { type CellObject, read, set_cptable, utils, type WorkBook, type WorkSheet } from '@e965/xlsx';
import * as cptable from '@e965/xlsx/dist/cpexcel.full.mjs';
import { zipSync } from 'fflate';
import { looksLikeZip, openZip } from '../../format/zip.ts';
import {
  type Cell,
  type ReaderRemark,
  type SourceDocument,
  type Table,
  UnreadableError,
} from '../../model/document.ts';
import { mendCharacters } from '../mend-characters.ts';
import { boundFlat, boundLegacy, boundPart, COLUMNS, ROWS, refuse } from './bounded.ts';
import { shownNumber } from './cell-text.ts';

// Workbooks of Excel 5 and 95 are written in the code page of their day (936 in China).
set_cptable(cptable);

const MAX_SHEETS = 200;
/** Rows with something in them, for one sheet. */
const MAX_ROWS = 20_000;
/** Columns with something in them, for one sheet. */
const MAX_COLUMNS = 500;
/** Rows that are looked at at all: as many as a legacy workbook can have. */
const ROWS_PARSED = 65_536;
/** A longer run of blank rows or columns is kept as this many. */
const LONGEST_GAP = 5;
/** Bytes of a workbook's parts, inflated; some five million cells. Real ones stay below a tenth. */
const MAX_BYTES = 128 * 2 ** 20;
/** Places under merged cells, for one sheet; absurd merges beyond are left out. */
const MAX_MERGED = 2_000_000;

/**
 * Reads a workbook: xlsx, xlsm, xlsb, xls (BIFF 2–8), et, ods, or XML of Excel 2003. Every sheet is a table of the texts
 * a person sees; `cell` of a place is the A1 reference, whatever blank rows were left out before it.
 *
 * @param file the path as the user gave it; it only labels the result
 * @throws UnreadableError `encrypted`, `damaged`, `empty` (no filled cell in any sheet)
 */
export function readWorkbook(bytes: Uint8Array, file: string): SourceDocument {
  const book = parse(bytes);
  const remarks: ReaderRemark[] = [];
  const names = book.SheetNames.slice(0, MAX_SHEETS);
  if (book.SheetNames.length > MAX_SHEETS) {
    remarks.push({
      code: 'truncated',
      message: `工作簿有 ${book.SheetNames.length} 个工作表，只读取了前 ${MAX_SHEETS} 个。`,
    });
  }
  const blocks: Table[] = [];
  for (const [i, name] of names.entries()) {
    const sheet = book.Sheets[name];
    if (!sheet) continue;
    const ownText = book.bookType === 'ods' || book.bookType === 'fods';
    const table = tableOf(
      sheet,
      name,
      { ownText, from1904: book.Workbook?.WBProps?.date1904 === true },
      remarks,
    );
    if (!table) continue;
    if (book.Workbook?.Sheets?.[i]?.Hidden) {
      remarks.push({
        code: 'skipped',
        message: `工作表“${name}”是隐藏的，仍已读取。`,
        place: { sheet: name },
      });
    }
    blocks.push(table);
  }
  if (blocks.length === 0)
    throw new UnreadableError('empty', '工作簿里没有内容：所有工作表都没有填写任何单元格。');
  const title = book.Props?.Title?.trim();
  return { format: 'xlsx', file, ...(title ? { title } : {}), blocks, remarks };
}

function parse(bytes: Uint8Array): WorkBook {
  if (bytes.length > MAX_BYTES) {
    throw new UnreadableError(
      'too-large',
      `工作簿超过 ${MAX_BYTES / 2 ** 20} MB，太大了，请删去不相关的工作表后再检查。`,
    );
  }
  const safe = looksLikeZip(bytes) ? unpacked(bytes) : boundLegacy(bytes);
  if (safe === bytes) boundFlat(bytes);
  try {
    return quietly(() =>
      read(safe, { type: 'array', dense: true, cellNF: true, cellHTML: false, sheetRows: ROWS_PARSED }),
    );
  } catch (error) {
    if (error instanceof Error && /password-protected|password protection/i.test(error.message))
      throw refused('encrypted', '工作簿设有打开密码，请去掉密码、另存后再检查。', error);
    throw refused('damaged', '工作簿的内部结构已损坏或文件不完整，无法读取。', error);
  }
}

/** The library writes to the console about records it does not know; they are none of the user's business. */
function quietly<T>(run: () => T): T {
  const { error, warn } = console;
  console.error = console.warn = () => {};
  try {
    return run();
  } finally {
    Object.assign(console, { error, warn });
  }
}

/** Parts of the package that hold no cells; pictures and the objects put into sheets are the large ones. */
const NO_CELLS = /(?:^|\/)(?:media|embeddings|printerSettings|Pictures|ObjectReplacements)\/|vbaProject/i;

/**
 * The same package with its parts inflated within bounds, and stored; the library inflates whatever it is given, and
 * would fall for a bomb.
 *
 * @throws UnreadableError `damaged`, `too-large`, `encrypted`
 */
function unpacked(bytes: Uint8Array): Uint8Array {
  const archive = openZip(bytes, { total: MAX_BYTES });
  const parts: Record<string, Uint8Array> = {};
  for (const name of archive.names) {
    if (name.endsWith('/') || NO_CELLS.test(name)) continue;
    const part = archive.read(name);
    if (!part) continue;
    boundPart(name, part);
    parts[name] = part;
  }
  // OpenDocument may go without styles; the library may not.
  if (parts['content.xml']) parts['styles.xml'] ??= new TextEncoder().encode('<office:document-styles/>');
  return zipSync(parts, { level: 0 });
}

function refused(code: 'encrypted' | 'damaged', message: string, cause: unknown): UnreadableError {
  const error = new UnreadableError(code, message);
  error.cause = cause;
  return error;
}

interface Filled {
  readonly r: number;
  readonly c: number;
  readonly text: string;
}

function tableOf(sheet: WorkSheet, name: string, habits: Habits, remarks: ReaderRemark[]): Table | undefined {
  const data = (sheet as { '!data'?: (CellObject | undefined)[][] })['!data'];
  if (!data) return undefined;
  const filled: Filled[] = [];
  const usedRows: number[] = [];
  const usedColumns = new Set<number>();
  const faulty: string[] = [];
  const uncounted: string[] = [];
  let more = false;
  for (const [r, row] of held(data, ROWS)) {
    let any = false;
    for (const [c, cell] of held(row, COLUMNS)) {
      const text = textOf(cell, habits);
      if (text === '') {
        if (cell.f !== undefined && (cell.v === undefined || cell.t === 'z')) uncounted.push(a1(r, c));
        continue;
      }
      if (usedRows.length >= MAX_ROWS && !any) {
        more = true;
        continue;
      }
      if (!usedColumns.has(c)) {
        if (usedColumns.size >= MAX_COLUMNS) {
          more = true;
          continue;
        }
        usedColumns.add(c);
      }
      if (cell.t === 'e') faulty.push(a1(r, c));
      if (!any) usedRows.push(r);
      any = true;
      filled.push({ r, c, text });
    }
  }
  if (filled.length === 0) return undefined;
  tell(remarks, name, faulty, 'damaged', '的公式出错（显示为 #REF! 一类的错误值）');
  tell(
    remarks,
    name,
    uncounted,
    'skipped',
    '有公式但文件里没有保存计算结果，按空白读取，请打开重新计算并保存',
  );
  if (more) {
    remarks.push({
      code: 'truncated',
      message: `工作表“${name}”太大，只读取了前 ${MAX_ROWS} 行、${MAX_COLUMNS} 列。`,
      place: { sheet: name },
    });
  }

  const columns = [...usedColumns].sort((a, b) => a - b);
  const rowAt = new Squeeze(usedRows);
  const columnAt = new Squeeze(columns);
  const spans = spansOf(sheet, rowAt, columnAt);
  const cells: Cell[] = [];
  for (const { r, c, text } of filled) {
    const row = rowAt.of(r);
    const column = columnAt.of(c);
    const key = row * columnAt.length + column;
    if (spans.covered.has(key)) continue;
    const span = spans.anchors.get(key);
    cells.push({
      row,
      column,
      rowSpan: span?.rows ?? 1,
      columnSpan: span?.columns ?? 1,
      text,
      place: { sheet: name, cell: a1(r, c) },
    });
  }
  return {
    kind: 'table',
    rows: rowAt.length,
    columns: columnAt.length,
    cells,
    pages: [],
    trust: 'native',
    place: { sheet: name, cell: a1(filled[0]!.r, columns[0]!) },
    sheet: name,
  };
}

/**
 * What a list holds, with where.
 * @throws UnreadableError `too-large` for what stands where no program has a cell
 */
function* held<T>(list: readonly (T | undefined)[], end: number): Generator<[number, T]> {
  if (list.length > end) refuse();
  for (let i = 0; i < list.length; i++) {
    const one = list[i];
    if (one !== undefined) yield [i, one];
  }
}

function tell(
  remarks: ReaderRemark[],
  sheet: string,
  cells: readonly string[],
  code: 'damaged' | 'skipped',
  what: string,
): void {
  const first = cells[0];
  if (first === undefined) return;
  const which = cells.slice(0, 3).join('、') + (cells.length > 3 ? ` 等 ${cells.length} 个单元格` : '');
  remarks.push({ code, message: `工作表“${sheet}”的 ${which} ${what}。`, place: { sheet, cell: first } });
}

function a1(r: number, c: number): string {
  return utils.encode_cell({ r, c });
}

/**
 * Row or column numbers without the blank ones before the first and after the last used one, and with long blank runs
 * shortened, so that a stray cell at the end of the sheet makes no million rows.
 */
class Squeeze {
  readonly length: number;
  private readonly at: number[] = [];

  /** @param used ascending, at least one */
  constructor(private readonly used: readonly number[]) {
    let position = 0;
    used.forEach((n, i) => {
      if (i > 0) position += Math.min(n - used[i - 1]!, LONGEST_GAP + 1);
      this.at.push(position);
    });
    this.length = position + 1;
  }

  /** Where number `n` stands now; numbers outside of the used stretch are moved to its ends. */
  of(n: number): number {
    let low = 0;
    let high = this.used.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.used[middle]! <= n) low = middle;
      else high = middle - 1;
    }
    const before = this.used[low]!;
    if (n <= before) return this.at[low]!;
    const next = this.at[low + 1];
    return next === undefined ? this.at[low]! : Math.min(this.at[low]! + (n - before), next - 1);
  }

  /** Whether `n` lies within the used stretch. */
  holds(n: number): boolean {
    return n >= this.used[0]! && n <= this.used[this.used.length - 1]!;
  }
}

interface Spans {
  readonly anchors: ReadonlyMap<number, { readonly rows: number; readonly columns: number }>;
  readonly covered: ReadonlySet<number>;
}

/** Merged ranges, cut to the used part of the sheet. */
function spansOf(sheet: WorkSheet, rowAt: Squeeze, columnAt: Squeeze): Spans {
  const anchors = new Map<number, { rows: number; columns: number }>();
  const covered = new Set<number>();
  for (const { s, e } of sheet['!merges'] ?? []) {
    if (!rowAt.holds(s.r) || !columnAt.holds(s.c)) continue;
    const top = rowAt.of(s.r);
    const left = columnAt.of(s.c);
    const bottom = rowAt.of(e.r);
    const right = columnAt.of(e.c);
    if (bottom < top || right < left || (bottom === top && right === left)) continue;
    const anchor = top * columnAt.length + left;
    if (anchors.has(anchor) || covered.has(anchor)) continue;
    if (covered.size + (bottom - top + 1) * (right - left + 1) > MAX_MERGED) continue;
    anchors.set(anchor, { rows: bottom - top + 1, columns: right - left + 1 });
    for (let r = top; r <= bottom; r++) {
      for (let c = left; c <= right; c++) {
        const key = r * columnAt.length + c;
        if (key !== anchor) covered.add(key);
      }
    }
  }
  return { anchors, covered };
}

/** How a workbook keeps its cells. */
interface Habits {
  /** Whether the file itself keeps the shown text (OpenDocument does). */
  readonly ownText: boolean;
  /** Whether days are counted from 1904, as old workbooks of Macintosh did, and not from 1900. */
  readonly from1904: boolean;
}

/** Days from the one beginning to the other. */
const FROM_1904 = 1462;

function textOf(cell: CellObject, { ownText, from1904 }: Habits): string {
  switch (cell.t) {
    case 'n':
      if (typeof cell.v !== 'number') return clean(cell.w ?? '');
      return clean(
        ownText && cell.w !== undefined && cell.w !== String(cell.v)
          ? cell.w
          : shownNumber(cell.v, typeof cell.z === 'string' ? cell.z : undefined, from1904 ? FROM_1904 : 0),
      );
    case 's':
      return clean(typeof cell.v === 'string' ? cell.v : (cell.w ?? ''));
    case 'e':
      return cell.v === undefined ? '' : clean(cell.w ?? '#VALUE!');
    case 'b':
      return cell.v ? 'TRUE' : 'FALSE';
    case 'd':
      return clean(cell.w ?? '');
    default:
      return '';
  }
}

/** Lines of a wrapped cell joined: without a blank, but between two Latin words with one. */
function clean(text: string): string {
  return mendCharacters(text)
    .replace(/_x000d_/gi, '')
    .replace(/([!-~])[ \t]*[\r\n]+[ \t]*(?=[!-~])/g, '$1 ')
    .replace(/[ \t]*[\r\n]+[ \t]*/g, '')
    .trim();
}
