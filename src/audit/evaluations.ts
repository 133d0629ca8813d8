import type { Disclosure } from '../model/disclosure.ts';
import type { FormCell, Indicator, PerformanceForm } from '../model/performance.ts';
import { type ScoringProfile, scoringProfileFor } from '../score/profiles.ts';
import { type FormScore, type ScoredLine, scoreForm } from '../score/score-form.ts';
import { type Facts, factsOf, type Quantity } from './facts.ts';
import type { Location, Related } from './finding.ts';

/** A self-evaluation form with the score that the rules of its place allow. */
export interface Evaluation {
  readonly form: PerformanceForm;
  /** How findings name it: “档案数字化经费”. */
  readonly name: string;
  readonly score: FormScore;
  readonly profile: ScoringProfile;
  /** The printed figure at `execution/score`, `total/full`, `total/score` … of this form. */
  readonly at: (address: string) => Quantity | undefined;
}

const known = new WeakMap<Disclosure, readonly Evaluation[]>();

/** The forms of a disclosure, scored once. */
export function evaluationsOf(disclosure: Disclosure): readonly Evaluation[] {
  let found = known.get(disclosure);
  if (!found) {
    const facts = factsOf(disclosure);
    const profile = scoringProfileFor(disclosure.dialect);
    found = disclosure.forms.map((form, i) => ({
      form,
      name: `“${form.name || form.title}”`,
      score: scoreForm(form, profile),
      profile,
      at: (address) => facts.inForm(`form${i + 1}/${address}`),
    }));
    known.set(disclosure, found);
  }
  return found;
}

/** Answer of a rule that has no form to look at. */
export const NO_FORMS = { unchecked: 'no-forms' } as const;

/** Name of an indicator: its 三级指标, or what stands above it. */
export function indicatorName(line: Indicator): string {
  return line.third || line.second || line.first;
}

/** Where a cell of a line stands, with the line's name before it. */
export function inLine(line: Indicator, cell: FormCell): Location {
  return { place: cell.place, quote: `${indicatorName(line)} ${cell.text}`.trim() };
}

/** A cell of a line as evidence. */
export function relatedCell(line: Indicator, cell: FormCell, what: string): Related {
  return { what: `${indicatorName(line)}${what}`, ...inLine(line, cell) };
}

/** Ids of the figures of a line that a rule has held against each other. */
export function comparedIn(facts: Facts, line: Indicator): number[] {
  return facts.idsOf([line.target, line.actual, line.weight, line.score]);
}

/** A line whose printed score can be held against the rule. */
export interface JudgedLine extends ScoredLine {
  readonly evaluation: Evaluation;
  readonly weight: bigint;
  readonly printed: bigint;
  /** The score prints 分值, or more. */
  readonly full: boolean;
}

/** The lines with 分值, 得分 and a span to judge by. */
export function judgedLines(evaluation: Evaluation): (JudgedLine & Required<ScoredLine>)[] {
  return evaluation.score.lines.flatMap(({ indicator, score }) => {
    const weight = indicator.weight?.figure?.value;
    const printed = indicator.score?.figure?.value;
    if (!score || weight === undefined || printed === undefined || weight === 0n) return [];
    return [{ evaluation, indicator, score, weight, printed, full: printed >= weight }];
  });
}
