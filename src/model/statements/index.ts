import type { StatementId, StatementSpec } from '../statement.ts';
import { T01, T04 } from './balance.ts';
import { T06 } from './by-economy.ts';
import { T02, T03, T05, T07, T08 } from './by-function.ts';
import { T09 } from './sangong.ts';

/** The nine statements (公开01–09表), declared once: reading, checking, writing and showing all go by this. */
export const STATEMENTS: Readonly<Record<StatementId, StatementSpec>> = {
  T01,
  T02,
  T03,
  T04,
  T05,
  T06,
  T07,
  T08,
  T09,
};
