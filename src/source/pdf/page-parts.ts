import type { Box, Table } from '../../model/document.ts';
import type { GridCell } from './lattice.ts';
import type { Line } from './lines.ts';

/** A cell with its text and its box on the shown page. */
export interface PageCell extends GridCell {
  readonly text: string;
  readonly box: Box;
}

/** The part of a table that stands on one page. */
export interface PageTable {
  readonly page: number;
  readonly trust: Table['trust'];
  readonly rows: number;
  /** Borders between columns, outer ones included (reading space). */
  readonly xs: readonly number[];
  readonly top: number;
  readonly bottom: number;
  readonly cells: readonly PageCell[];
  readonly box: Box;
}

/** A line of text outside tables. */
export interface PageLine extends Line {
  readonly page: number;
  readonly box: Box;
}

/** A page understood as far as it can be alone. */
export interface PageLayout {
  readonly number: number;
  /** Size in reading orientation. */
  readonly width: number;
  readonly height: number;
  readonly turned: number;
  /** Tables, top first. */
  readonly tables: readonly PageTable[];
  /** Lines outside tables, top first. */
  readonly lines: readonly PageLine[];
}
