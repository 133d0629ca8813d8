import type { Figure } from '../money/figure.ts';
import type { Place } from './document.ts';
import type { Unbound } from './obstacle.ts';

/** Semantic ids of the nine statements (公开01–09表). Localities number and order them differently. */
export const STATEMENT_IDS = ['T01', 'T02', 'T03', 'T04', 'T05', 'T06', 'T07', 'T08', 'T09'] as const;

export type StatementId = (typeof STATEMENT_IDS)[number];

/**
 * A cell's semantic address: statement / row / column, e.g. `T01/total/income`, `T03/2010301/basic`, `T06/30101/amount`,
 * `T09/reception/final`. Rows of the coded statements are the code, or `ALL` for 合计.
 */
export type CellAddress = `${StatementId}/${string}/${string}`;

/** What stands in a cell: a figure, or one of the two kinds of nothing, or text that is no figure. */
export type CellValue =
  | { readonly state: 'figure'; readonly figure: Figure }
  | { readonly state: 'blank' }
  | { readonly state: 'not-applicable' }
  | { readonly state: 'unreadable' };

export interface StatementCell {
  readonly address: CellAddress;
  /** Row and column as a reader of the statement would name them: 一般公共服务支出 · 基本支出. */
  readonly label: string;
  readonly value: CellValue;
  readonly text: string;
  readonly place: Place;
}

/** A row of a coded statement as printed. */
export interface CodedRow {
  readonly code: string;
  readonly name: string;
  readonly place: Place;
}

export interface Statement {
  readonly id: StatementId;
  /** The heading as printed. */
  readonly title: string;
  readonly pages: readonly number[];
  readonly place: Place;
  /** Money unit of the statement's heading; `assumed` when no heading named one. */
  readonly unit: '万元' | '元' | string;
  readonly unitAssumed: boolean;
  /** Reporting unit in the heading (部门：… / 编制单位：…), when printed. */
  readonly reporter?: string;
  /** Every cell that was tied to an address, blanks included, in printed order. */
  readonly cells: readonly StatementCell[];
  /** Rows of T02, T03, T05, T06, T07, T08 in printed order (合计 and the like excluded). */
  readonly codedRows: readonly CodedRow[];
  /** Whether no cell holds a figure other than zero. */
  readonly empty: boolean;
  /** Lines below (or in) the table: 注：… 说明：… and the like. */
  readonly notes: readonly { readonly text: string; readonly place: Place }[];
  /** Numbers in the statement's grid that no address was found for. */
  readonly unbound: readonly Unbound[];
  /** Local shape: which columns the header had. */
  readonly columns: readonly string[];
}

/** A column (栏) of a statement. */
export interface ColumnSpec {
  readonly key: string;
  /** Standard heading. */
  readonly label: string;
  /** Other headings seen for the same column, and wider ones that stand above it. */
  readonly synonyms?: readonly string[];
}

/** A fixed row (行) of a statement. */
export interface RowSpec {
  readonly key: string;
  /** Standard label without its ordinal (一、 / 1.). */
  readonly label: string;
  readonly synonyms?: readonly string[];
  /** Functional class (类) of the row, where it is one. */
  readonly code?: string;
}

/** One side of a statement that has sides (收入 / 支出; 人员经费 / 公用经费): its rows and its amount columns. */
export interface SideSpec {
  readonly key: string;
  readonly rows: readonly RowSpec[];
  readonly columns: readonly ColumnSpec[];
}

/**
 * The declaration of one statement; the same declaration serves reading, checking, writing and showing.
 * Form: `sides` label rows beside amounts (T01, T04); `by-function-code` (T02, T03, T05, T07, T08);
 * `by-economic-code` (T06, lanes of code, name, amount); `matrix` (T09, a grid of items by budget and final).
 */
export interface StatementSpec {
  readonly id: StatementId;
  readonly title: string;
  /** What a printed title that names it has in it, whatever its number; of two that fit, the more particular one names it. */
  readonly named: RegExp;
  readonly form: 'sides' | 'by-function-code' | 'by-economic-code' | 'matrix';
  readonly sides?: readonly SideSpec[];
  readonly columns?: readonly ColumnSpec[];
  readonly rows?: readonly RowSpec[];
  /** The explanation line printed under the statement in most localities, beginning 本表反映. */
  readonly note: string;
}

export function addressOf(id: StatementId, row: string, column: string): CellAddress {
  return `${id}/${row}/${column}`;
}

/** The parts of an address. */
export function partsOf(address: string): { statement: string; row: string; column: string } {
  const first = address.indexOf('/');
  if (first < 0) return { statement: address, row: '', column: '' };
  const second = address.indexOf('/', first + 1);
  if (second < 0) return { statement: address.slice(0, first), row: address.slice(first + 1), column: '' };
  const third = address.indexOf('/', second + 1);
  return {
    statement: address.slice(0, first),
    row: address.slice(first + 1, second),
    column: address.slice(second + 1, third < 0 ? undefined : third),
  };
}
