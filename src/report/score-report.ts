import type { Finding } from '../audit/finding.ts';
import type { Place } from '../model/document.ts';
import type { FormCell, PerformanceForm } from '../model/performance.ts';
import { decimalOf, show } from '../money/figure.ts';
import type { FormScore } from '../score/score-form.ts';
import { type Score, showPoints } from '../score/score-indicator.ts';
import type { CheckedReport, ReportedFinding } from './file-report.ts';

/** Points that the rules allow, as numbers, with the arithmetic in Chinese. */
export interface ReportedScore {
  readonly min: number;
  readonly max: number;
  readonly why: string;
}

/** A project's self-evaluation; amounts are decimal strings in 万元, points numbers. */
export interface ReportedProject {
  readonly title: string;
  readonly name: string;
  readonly year?: number;
  readonly funds: {
    readonly initial?: string;
    readonly full?: string;
    readonly executed?: string;
    /** executed ÷ full as computed: 99.57%. */
    readonly rate?: string;
    readonly weight?: number;
    /** As printed. */
    readonly score?: number;
    readonly rule?: ReportedScore;
  };
  readonly indicators: readonly {
    /** 一级, 二级 and 三级指标. */
    readonly path: readonly string[];
    readonly target: string;
    readonly actual: string;
    readonly weight?: number;
    readonly score?: number;
    readonly rule?: ReportedScore;
  }[];
  /** Sum of the points printed as 分值. */
  readonly weight: number;
  readonly total: {
    readonly printed?: number;
    readonly computed: { readonly min: number; readonly max: number };
  };
  /** Grade of the total allowed: 优, or 良至优 where both are possible. */
  readonly grade: string;
  readonly findings: readonly ReportedFinding[];
}

export interface ScoreReport {
  readonly file: string;
  readonly unit?: string;
  readonly year?: number;
  readonly projects: readonly ReportedProject[];
  /** Findings about self-evaluation that stand in no form: in the narrative. */
  readonly findings: readonly ReportedFinding[];
}

/**
 * The self-evaluations of a checked disclosure, scored.
 * @param findings what the report's findings were made from, in the same order
 */
export function scoreReport(
  report: CheckedReport,
  findings: readonly Finding[],
  scores: readonly FormScore[],
): ScoreReport {
  const owner = new Map<string, PerformanceForm>();
  for (const { form } of scores) for (const place of placesOf(form)) owner.set(JSON.stringify(place), form);
  const ofForm = new Map<PerformanceForm | undefined, ReportedFinding[]>();
  findings.forEach((finding, i) => {
    const place = finding.locations[0]?.place;
    const form = place && owner.get(JSON.stringify(place));
    ofForm.set(form, [...(ofForm.get(form) ?? []), report.findings[i]!]);
  });
  return {
    file: report.file,
    ...(report.document.unit === undefined ? {} : { unit: report.document.unit }),
    ...(report.document.year === undefined ? {} : { year: report.document.year }),
    projects: scores.map((score) => projectOf(score, ofForm.get(score.form) ?? [])),
    findings: ofForm.get(undefined) ?? [],
  };
}

function placesOf(form: PerformanceForm): Place[] {
  const cells = [
    form.goal,
    form.result,
    form.totalWeight,
    form.totalScore,
    ...form.funds.flatMap((f) => [f.initial, f.full, f.executed, f.weight, f.rate, f.score]),
    ...form.indicators.flatMap((line) => [line.target, line.actual, line.weight, line.score, line]),
  ];
  return [form.place, ...cells.flatMap((cell) => cell?.place ?? [])];
}

function projectOf(score: FormScore, findings: readonly ReportedFinding[]): ReportedProject {
  const { form, execution, lines, total, printed } = score;
  const funds = form.funds.find((line) => line.source === 'total');
  const amount = (key: 'initial' | 'full' | 'executed') => {
    const figure = funds?.[key]?.figure;
    return figure ? { [key]: decimalOf(figure) } : {};
  };
  return {
    title: form.title,
    name: form.name,
    ...(form.year === undefined ? {} : { year: form.year }),
    funds: {
      ...amount('initial'),
      ...amount('full'),
      ...amount('executed'),
      ...(execution?.rate === undefined
        ? {}
        : { rate: show(execution.rate, { kind: 'percent', decimals: 2, unit: '%' }) }),
      ...(execution ? { weight: points(execution.weight) } : {}),
      ...printedPoints('score', funds?.score),
      ...(execution ? { rule: reportedScore(execution.score) } : {}),
    },
    indicators: lines.map(({ indicator, score: own }) => ({
      path: [indicator.first, indicator.second, indicator.third],
      target: indicator.target.text.trim(),
      actual: indicator.actual.text.trim(),
      ...printedPoints('weight', indicator.weight),
      ...printedPoints('score', indicator.score),
      ...(own ? { rule: reportedScore(own) } : {}),
    })),
    weight: points(score.weight),
    total: {
      ...(printed === undefined ? {} : { printed: points(printed) }),
      computed: { min: points(total.min), max: points(total.max) },
    },
    grade: score.grades.join('至'),
    findings,
  };
}

/** Two decimals of a point are exact in a number of this size. */
function points(value: bigint): number {
  return Number(showPoints(value));
}

function printedPoints<Key extends string>(
  key: Key,
  cell: FormCell | undefined,
): Partial<Record<Key, number>> {
  return cell?.figure ? ({ [key]: points(cell.figure.value) } as Record<Key, number>) : {};
}

function reportedScore({ min, max, why }: Score): ReportedScore {
  return { min: points(min), max: points(max), why };
}
