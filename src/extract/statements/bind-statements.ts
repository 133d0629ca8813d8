import type { Block, Paragraph, Place, Table } from '../../model/document.ts';
import { placeOf } from '../../model/document.ts';
import { plain } from '../../model/normalise.ts';
import type { Statement, StatementId } from '../../model/statement.ts';
import { STATEMENTS } from '../../model/statements/index.ts';
import { bindByEconomy } from './bind-by-economy.ts';
import { bindByFunction } from './bind-by-function.ts';
import { bindMatrix } from './bind-matrix.ts';
import { bindSides } from './bind-sides.ts';
import { statementOfCodes, statementOfSheet, statementOfTitle, statementsOfForm } from './classify.ts';
import { Draft } from './draft.ts';
import { Grid, type GridCell } from './grid.ts';

export interface BoundStatements {
  readonly statements: readonly Statement[];
  /** Tables that became (part of) a statement. */
  readonly used: ReadonlySet<Table>;
  /** Paragraphs that are a statement's title, heading line or note, and so no narrative. */
  readonly notes: ReadonlySet<Paragraph>;
}

/** What stands around a table: its title, heading line and notes. */
interface Surroundings {
  title?: { text: string; place: Place };
  id?: StatementId | null;
  unit?: string | undefined;
  reporter?: string;
  readonly notes: { text: string; place: Place }[];
}

const UNIT = /(?:金额)?单位[：:]?\(?(?:人民币)?(万元|亿元|千元|元)/;
const REPORTER =
  /^(?:公开\d+表)?(?:公开)?(?:编制单位|编报单位|填报单位|单位名称|部门名称|公开部门|公开单位|部门|单位|预算单位)(?:\([^)]*\))?[：:](.+?)(?=(?:金额)?单位[：:]|公开\d+表|20\d\d年|财决|$)/;
const NOTE =
  /^(?:\(?注[：:\d]|备注|说明[：:]|\d[.、]?本(?:表|套)|本(?:表|套报表)|此表|\*|※|无.{2,40}的，仍保留|(?:我|本)(?:单位|部门|局|委).{0,40}(?:空表|无数据|无此项|没有.{2,40}(?:收入|支出|数据)))|故(?:本|此|该)表(?:无数据|为空)|(?:本|此)表(?:为空|无数据)|为空表/;
/** How many paragraphs above a table may belong to it. */
const REACH = 8;

/**
 * Finds the nine statements among a document's tables, each by its title together with its form, and ties every
 * number in them to an address. Numbers that found none stand in the statement's `unbound` with the reason.
 */
export function bindStatements(blocks: readonly Block[]): BoundStatements {
  const statements: Statement[] = [];
  const used = new Set<Table>();
  const notes = new Set<Paragraph>();
  let lastUnit: string | undefined;
  for (let i = 0; i < blocks.length; i++) {
    const table = blocks[i]!;
    if (table.kind !== 'table' || used.has(table) || table.trust === 'flattened') continue;
    const grid = new Grid(table);
    const around = surroundings(blocks, i, grid);
    const id = around.id === null ? undefined : identify(grid, around);
    if (!id) continue;
    const joined = joinContinuations(grid, blocks, i, id);
    const unit = around.unit;
    const draft = new Draft(STATEMENTS[id], grid, unit ?? lastUnit ?? '万元');
    if (!bind(draft)) continue;
    if (unit) lastUnit = unit;
    for (const t of [table, ...joined.tables]) used.add(t);
    for (const paragraph of [...headOf(blocks, i), ...joined.paragraphs]) notes.add(paragraph);
    for (const paragraph of below(blocks, joined.last)) {
      notes.add(paragraph);
      around.notes.push({ text: paragraph.text.trim(), place: placeOf(paragraph) });
    }
    notesInGrid(grid, draft, around);
    statements.push({
      id,
      title: around.title?.text ?? STATEMENTS[id].title,
      pages: grid.pages,
      place: around.title?.place ?? table.place,
      unit: draft.unit,
      unitAssumed: unit === undefined,
      ...(around.reporter ? { reporter: around.reporter } : {}),
      cells: draft.cells,
      codedRows: draft.codedRows,
      empty: !draft.cells.some((c) => c.value.state === 'figure' && c.value.figure.value !== 0n),
      notes: around.notes,
      unbound: draft.unbound,
      columns: [...draft.columns],
    });
  }
  return { statements, used, notes };
}

function bind(draft: Draft): boolean {
  switch (draft.spec.form) {
    case 'sides':
      return bindSides(draft);
    case 'by-function-code':
      return bindByFunction(draft);
    case 'by-economic-code':
      return bindByEconomy(draft);
    case 'matrix':
      return bindMatrix(draft);
  }
}

/** A statement by its title where the form agrees; without a title by a form (and codes) that only one has. */
function identify(grid: Grid, around: Surroundings): StatementId | undefined {
  const forms = statementsOfForm(grid);
  if (around.id) {
    if (forms.has(around.id)) return around.id;
    // The first of two pages has too few words to tell its form: the title names it, and its binder must agree.
    if (forms.size === 0) return grid.columns >= 3 ? around.id : undefined;
    // A title such as 收入支出决算表 names one statement here and another there: the form decides.
    return forms.size === 1 ? [...forms][0] : undefined;
  }
  return forms.size === 0 ? undefined : statementOfCodes(grid, forms);
}

function surroundings(blocks: readonly Block[], index: number, grid: Grid): Surroundings {
  const around: Surroundings = { notes: [] };
  const see = (text: string, place: Place): void => {
    const bare = plain(text);
    around.unit ??= UNIT.exec(bare)?.[1];
    if (!around.reporter) {
      const reporter = REPORTER.exec(bare)?.[1]?.trim();
      if (reporter && !/^(?:万|亿|千)?元$/.test(reporter)) around.reporter = reporter;
    }
    const id = statementOfTitle(bare);
    if (id !== undefined && around.id === undefined) {
      around.id = id;
      around.title = { text: text.trim(), place };
    }
  };
  // Title rows of the grid itself (workbooks, pasted tables).
  for (let r = 0; r < Math.min(6, grid.height); r++) {
    const cells = [...grid.cellsOf(r)].filter((e) => e.text !== '');
    if (cells.length > 3 || cells.some((e) => /^[\d,.]+$/.test(e.text))) break;
    for (const entry of cells) see(entry.cell.text, entry.cell.place);
    if (around.id !== undefined && around.unit) break;
  }
  for (const paragraph of headOf(blocks, index).reverse()) see(paragraph.text, placeOf(paragraph));
  if (around.id === undefined && grid.table.sheet) {
    const id = statementOfSheet(grid.table.sheet);
    if (id !== undefined) {
      around.id = id;
      around.title = { text: grid.table.sheet, place: grid.table.place };
    }
  }
  if (!around.unit) {
    for (let r = 0; r < Math.min(8, grid.height) && !around.unit; r++)
      for (const entry of grid.cellsOf(r))
        around.unit ??= UNIT.exec(entry.text)?.[1] ?? /\((万元|元)\)$/.exec(entry.text)?.[1];
  }
  return around;
}

/** Paragraphs just above a table that may be its title and heading line, in order. */
function headOf(blocks: readonly Block[], index: number): Paragraph[] {
  const head: Paragraph[] = [];
  for (let i = index - 1; i >= 0 && head.length < REACH; i--) {
    const block = blocks[i]!;
    if (block.kind === 'table') break;
    const text = plain(block.text);
    if (text.length > 90 || NOTE.test(text) || /[。；]$/.test(text)) break;
    if (!isHeadLine(text)) {
      if (head.length > 0 || text.length > 30) break;
      continue;
    }
    head.unshift(block);
    if (statementOfTitle(text) !== undefined) break;
  }
  return head;
}

/** Title, number, year, reporter and unit lines. */
function isHeadLine(text: string): boolean {
  return (
    statementOfTitle(text) !== undefined ||
    UNIT.test(text) ||
    REPORTER.test(text) ||
    /^\(?(?:公开|财决|附)[\d-]+表|^公开\d|^\(?20\d\d年?度?\)?$|^第?\d+页|^表[\d一二三四五六七八九]/.test(text)
  );
}

/** Notes below a table, to the next title or text of another kind. */
function below(blocks: readonly Block[], index: number): Paragraph[] {
  const found: Paragraph[] = [];
  for (let i = index + 1; i < blocks.length && found.length < 12; i++) {
    const block = blocks[i]!;
    if (block.kind === 'table') break;
    const text = plain(block.text);
    if (NOTE.test(text)) found.push(block);
    else if (
      found.length > 0 &&
      /^\d[.、]/.test(text) &&
      /表|金额单位|尾数|决算/.test(text) &&
      text.length < 120
    )
      found.push(block);
    else break;
  }
  return found;
}

/** Tables that go on with the one at `index` on the next page, joined into its grid. */
function joinContinuations(
  grid: Grid,
  blocks: readonly Block[],
  index: number,
  id: StatementId,
): { tables: Table[]; paragraphs: Paragraph[]; last: number } {
  const tables: Table[] = [];
  const paragraphs: Paragraph[] = [];
  let last = index;
  for (let i = index + 1; i < blocks.length && i <= last + REACH; i++) {
    const block = blocks[i]!;
    if (block.kind === 'paragraph') {
      const text = plain(block.text);
      const title = statementOfTitle(text);
      // The title may be repeated over the rest of the statement; anything else ends it.
      if (title === id ? !isComplete(grid, id) : title === undefined && isHeadLine(text)) continue;
      break;
    }
    if (
      block.trust === 'flattened' ||
      block.sheet !== undefined ||
      block.columns !== grid.columns ||
      isComplete(grid, id)
    )
      break;
    const next = new Grid(block);
    const repeated = repeatedRows(grid, next);
    const forms = statementsOfForm(next);
    if (repeated === 0 && forms.size > 0 && !forms.has(id)) break;
    grid.append(block, repeated);
    tables.push(block);
    for (let p = last + 1; p < i; p++) {
      const between = blocks[p]!;
      if (between.kind === 'paragraph') paragraphs.push(between);
    }
    last = i;
  }
  return { tables, paragraphs, last };
}

/** The form's last row has been seen, so what follows is another table. */
function isComplete(grid: Grid, id: StatementId): boolean {
  const labels = (pattern: RegExp): boolean => {
    for (let r = grid.height - 3; r < grid.height; r++) {
      if (r < 1) continue;
      for (const entry of grid.cellsOf(r)) if (pattern.test(entry.text)) return true;
    }
    return false;
  };
  if (id === 'T01' || id === 'T04') return labels(/^(?:收入|支出)?总计$/);
  if (id === 'T06') return labels(/公用经费合计/);
  return id === 'T09';
}

/** How many first rows of `next` repeat the headings of `grid`. */
function repeatedRows(grid: Grid, next: Grid): number {
  const line = (g: Grid, r: number) => [...g.cellsOf(r)].map((e) => e.text).join('|');
  for (let start = 0; start < Math.min(4, grid.height); start++) {
    let n = 0;
    while (
      n < next.height &&
      start + n < grid.height &&
      line(next, n) === line(grid, start + n) &&
      !/\d{3}/.test(line(next, n))
    )
      n++;
    if (n > 0 && line(next, 0) !== '') return n;
  }
  return 0;
}

/** Notes written into the last rows of the grid. */
function notesInGrid(grid: Grid, draft: Draft, around: Surroundings): void {
  for (let r = Math.max(draft.bodyStart, grid.height - 6); r < grid.height; r++) {
    const filled: GridCell[] = [...grid.cellsOf(r)].filter((e) => e.text !== '');
    if (filled.length !== 1 || !NOTE.test(filled[0]!.text)) continue;
    around.notes.push({ text: filled[0]!.cell.text.trim(), place: filled[0]!.cell.place });
  }
}
