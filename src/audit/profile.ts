import type { Disclosure, SectionKind } from '../model/disclosure.ts';
import type { StatementId } from '../model/statement.ts';
import type { Severity } from './finding.ts';

/**
 * A locality's policy for a year (审核口径), as data: what the national rules leave to the place. What a rule proves
 * does not depend on it; how grave a habit is, and what must be there, does.
 */
export interface Profile {
  readonly id: string;
  /** Chinese, for the reports. */
  readonly name: string;
  /** Dialects that it is chosen for; any where empty. */
  readonly dialects: readonly string[];
  /** First and last fiscal year that it holds for. */
  readonly from?: number;
  readonly to?: number;
  /** “增长100%” on a base of 0: a doubt, an error, or the place's custom. */
  readonly zeroBase: 'warn' | 'error' | 'allow';
  /** The budget that “三公” figures are compared with where the text does not say which. */
  readonly sangongBudget: 'initial' | 'adjusted';
  /** Topics that must be explained; the mild ones are asked for by and by (逐步公开). */
  readonly sections: { readonly required: readonly SectionKind[]; readonly mild: readonly SectionKind[] };
  readonly statements: readonly StatementId[];
  /** From which change on last year, and which difference from the budget, a real reason is asked for, in percent. */
  readonly reason: { readonly changeFrom: number; readonly budgetFrom: number };
  /** Severities that depart from the rules' own; `off` silences a rule, and the report says so. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
}

/** The nine statements that the national rules ask for. */
const ALL_STATEMENTS: readonly StatementId[] = [
  'T01',
  'T02',
  'T03',
  'T04',
  'T05',
  'T06',
  'T07',
  'T08',
  'T09',
];

/**
 * What holds where nothing more is known. Thresholds for a reason: common practice of inspectors, no regulation.
 */
export const NATIONAL: Profile = {
  id: 'national',
  name: '全国通用',
  dialects: [],
  zeroBase: 'warn',
  sangongBudget: 'adjusted',
  sections: {
    required: [
      'duties',
      'organisation',
      'overview',
      'general-budget',
      'basic',
      'sangong',
      'running-cost',
      'procurement',
      'glossary',
    ],
    mild: ['assets', 'performance'],
  },
  statements: ALL_STATEMENTS,
  reason: { changeFrom: 30, budgetFrom: 10 },
  severities: {},
};

/** Localities that depart from it. The first that fits a disclosure's dialect and year is taken. */
export const PROFILES: readonly Profile[] = [
  {
    ...NATIONAL,
    id: 'xinjiang',
    name: '新疆',
    dialects: ['xinjiang'],
    sections: {
      ...NATIONAL.sections,
      required: [...NATIONAL.sections.required, 'assets', 'performance'],
      mild: [],
    },
  },
  {
    ...NATIONAL,
    id: 'shanghai',
    name: '上海',
    dialects: ['shanghai'],
    sangongBudget: 'initial',
    sections: {
      ...NATIONAL.sections,
      required: [...NATIONAL.sections.required, 'assets', 'performance'],
      mild: [],
    },
  },
  {
    ...NATIONAL,
    id: 'central',
    name: '中央部门',
    dialects: ['central'],
    from: 2021,
    sections: {
      ...NATIONAL.sections,
      required: [...NATIONAL.sections.required, 'assets', 'performance'],
      mild: [],
    },
  },
  NATIONAL,
];

/** The profile that a disclosure is judged by, from its dialect and its fiscal year. */
export function profileFor(disclosure: Pick<Disclosure, 'dialect' | 'year'>): Profile {
  const { dialect, year } = disclosure;
  return (
    PROFILES.find(
      (p) =>
        (p.dialects.length === 0 || p.dialects.includes(dialect)) &&
        (year === undefined || ((p.from ?? year) <= year && year <= (p.to ?? year))),
    ) ?? NATIONAL
  );
}
