import type { Figure } from '../money/figure.ts';
import type { Place } from './document.ts';
import type { Unbound } from './obstacle.ts';

/** A cell of a self-evaluation form: its text, its place, and the figure in it where there is one. */
export interface FormCell {
  readonly text: string;
  readonly place: Place;
  readonly figure?: Figure;
}

/** One line of 项目资金: initial budget, full-year budget, executed; and for the total weight, rate and score. */
export interface FundLine {
  readonly source: 'total' | 'fiscal' | 'carry' | 'other';
  readonly label: string;
  readonly initial?: FormCell;
  readonly full?: FormCell;
  readonly executed?: FormCell;
  readonly weight?: FormCell;
  readonly rate?: FormCell;
  readonly score?: FormCell;
}

/** One line of 绩效指标. `first`, `second` are inherited from the merged cell above where the line has none. */
export interface Indicator {
  readonly first: string;
  readonly second: string;
  readonly third: string;
  readonly target: FormCell;
  readonly actual: FormCell;
  readonly weight?: FormCell;
  readonly score?: FormCell;
  readonly note: string;
  readonly place: Place;
}

/** 项目支出绩效自评表 (project self-evaluation form). */
export interface PerformanceForm {
  readonly title: string;
  readonly year?: number;
  readonly name: string;
  readonly department: string;
  readonly unit: string;
  readonly funds: readonly FundLine[];
  readonly goal: FormCell;
  readonly result: FormCell;
  readonly indicators: readonly Indicator[];
  readonly totalWeight?: FormCell;
  readonly totalScore?: FormCell;
  /** Cells that hold nothing but the form's own instruction on what to write there: （100字以内）. */
  readonly instructions?: readonly FormCell[];
  readonly place: Place;
  /** Figures of the form for which no meaning was found. */
  readonly unbound: readonly Unbound[];
}
