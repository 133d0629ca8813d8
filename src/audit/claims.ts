import type {
  Base,
  ChangeClaim,
  ComparisonClaim,
  Disclosure,
  ExecutionClaim,
  Occurrence,
} from '../model/disclosure.ts';
import { plain } from '../model/normalise.ts';
import { completion } from '../money/judge.ts';
import { factsOf, type Quantity } from './facts.ts';

/** The claim's figures resolved: printed in the claim itself, else what the account says elsewhere. */
export interface ResolvedChange {
  readonly claim: ChangeClaim;
  readonly current?: Quantity;
  /** The figure it is compared with, where it is printed. */
  readonly base?: Quantity;
  readonly amount?: Occurrence;
  readonly rate?: Occurrence;
  readonly sign: 1 | -1;
}

const BASE_NAME: Readonly<Record<Base, string>> = {
  'last-year': '上年数',
  initial: '年初预算数',
  adjusted: '全年预算数',
  budget: '预算数',
};

export function baseName(base: Base): string {
  return BASE_NAME[base];
}

function occurrenceOf(disclosure: Disclosure, id: number | undefined): Occurrence | undefined {
  return id === undefined ? undefined : disclosure.occurrences[id];
}

/**
 * The figure of a subject that a claim compares with. A budget in the text serves a claim of the same name only;
 * 三公 budgets are cells of their statement.
 */
export function baseOf(disclosure: Disclosure, subject: string, base: Base): Quantity | undefined {
  const facts = factsOf(disclosure);
  for (const facet of base === 'budget' ? ['budget', 'initial', 'adjusted'] : [base]) {
    const found = facts.at(`${subject}@${facet}`);
    if (found) return found;
  }
  if (base !== 'last-year' && /^T09\/\w+\/final$/.test(subject)) {
    return facts.at(subject.replace(/final$/, 'budget'));
  }
  return undefined;
}

export function changesOf(disclosure: Disclosure): ResolvedChange[] {
  const facts = factsOf(disclosure);
  return disclosure.claims.flatMap((claim): ResolvedChange[] => {
    if (claim.kind !== 'change') return [];
    const printed = occurrenceOf(disclosure, claim.current);
    const current: Quantity | undefined = printed
      ? { figure: printed.figure, occurrence: printed }
      : facts.atAny(claim.subject);
    const base = baseOf(disclosure, claim.subject, claim.base);
    const amount = occurrenceOf(disclosure, claim.amount);
    const rate = occurrenceOf(disclosure, claim.rate);
    return [
      {
        claim,
        ...(current ? { current } : {}),
        ...(base && base.occurrence !== current?.occurrence ? { base } : {}),
        ...(amount ? { amount } : {}),
        ...(rate ? { rate } : {}),
        sign: claim.direction === 'down' ? -1 : 1,
      },
    ];
  });
}

export interface ResolvedExecution {
  readonly claim: ExecutionClaim;
  readonly rate: Occurrence;
  readonly final?: Quantity;
  readonly budget?: Quantity;
}

export function executionsOf(disclosure: Disclosure): ResolvedExecution[] {
  return disclosure.claims.flatMap((claim): ResolvedExecution[] => {
    if (claim.kind !== 'completion' && claim.kind !== 'variance') return [];
    const rate = occurrenceOf(disclosure, claim.rate);
    return rate ? [{ claim, rate, ...levels(disclosure, claim) }] : [];
  });
}

/** Final and budget of a claim that names both or leaves one to the account. */
export function levels(
  disclosure: Disclosure,
  claim: ExecutionClaim | ComparisonClaim,
): { final?: Quantity; budget?: Quantity } {
  const facts = factsOf(disclosure);
  const finalPrinted = occurrenceOf(disclosure, claim.final);
  const budgetPrinted = occurrenceOf(disclosure, claim.budget);
  const final = finalPrinted
    ? { figure: finalPrinted.figure, occurrence: finalPrinted }
    : facts.atAny(claim.subject);
  const budget = budgetPrinted
    ? { figure: budgetPrinted.figure, occurrence: budgetPrinted }
    : baseOf(disclosure, claim.subject, claim.base);
  if (final && budget && final.occurrence !== undefined && final.occurrence === budget.occurrence) return {};
  return { ...(final ? { final } : {}), ...(budget ? { budget } : {}) };
}

/**
 * A completion rate that names one budget and was worked out from another that the text gives too. Returns the budget
 * that it was worked out from.
 */
export function otherBudget(
  disclosure: Disclosure,
  execution: ResolvedExecution,
): { base: Base; budget: Quantity } | undefined {
  const { claim, rate, final, budget } = execution;
  if (claim.kind !== 'completion' || !final || rate.figure.value === 0n) return undefined;
  if (budget && completion(rate.figure, final.figure, budget.figure).outcome !== 'impossible')
    return undefined;
  for (const base of ['initial', 'adjusted'] as const) {
    if (base === claim.base) continue;
    const other = factsOf(disclosure).at(`${claim.subject}@${base}`);
    if (!other || other.figure.value === 0n || other.occurrence === budget?.occurrence) continue;
    if (completion(rate.figure, final.figure, other.figure).outcome === 'exact')
      return { base, budget: other };
  }
  return undefined;
}

/** Whether a share names its whole in words (占本年支出合计的 …) or leaves it to be understood (占 …). */
export function namesWhole(
  disclosure: Disclosure,
  source: { paragraph: number; start: number; end: number },
): boolean {
  const words = plain(factsOf(disclosure).text(source));
  return !/占(?:比|比例)?(?:为|约|达)?[-\d]/.test(words);
}
