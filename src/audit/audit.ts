import type { Disclosure, Occurrence } from '../model/disclosure.ts';
import { type Acceptance, divide } from './acceptance.ts';
import type { Constraint } from './constraint.ts';
import type { Context } from './context.ts';
import { coverageOf } from './coverage.ts';
import { diagnose, type RuleOf } from './diagnose.ts';
import { findDisplacements } from './displacement/find-displacements.ts';
import { withoutDisplaced } from './displacement/without-displaced.ts';
import { Doubts, tellReading } from './doubt.ts';
import type { Finding, Severity } from './finding.ts';
import { inOrder } from './in-order.ts';
import { jointly } from './joint.ts';
import { misreadStatements } from './misread-statements.ts';
import type { Audit } from './outcome.ts';
import { type Profile, profileFor } from './profile.ts';
import { readsNarrative } from './relations.ts';
import { roundingNotes } from './rounding-notes.ts';
import type { Rule } from './rule.ts';
import { RULES } from './rules/index.ts';
import { runRules } from './run-rules.ts';
import { settle } from './settle.ts';
import { verdictOf } from './verdict.ts';

export interface AuditOptions {
  /** Judges only these rules; all unless told. */
  readonly rules?: (id: string) => boolean;
  /** The rules to choose from; the project's own unless told. */
  readonly from?: readonly Rule[];
  /** Companion documents. */
  readonly companions?: Companions;
  /** Findings to let stand. */
  readonly acceptance?: Acceptance;
  /** The policy to judge by; chosen from the disclosure's dialect and year unless told. */
  readonly profile?: Profile;
  /** Takes every figure by its words alone, also where relations speak for another plausible meaning. */
  readonly asWorded?: boolean;
}

/** Other documents that a disclosure is held against. */
export type Companions = Omit<Context, 'profile' | 'displacements'>;

/** Audits a disclosure: gathers every rule's relations, checks and diagnoses them, and says what was not checked. */
export function auditDisclosure(given: Disclosure, options: AuditOptions = {}): Audit {
  const rules = (options.from ?? RULES).filter((rule) => options.rules?.(rule.id) ?? true);
  // A block that stands in the wrong place says nothing of any figure, and must mislead no reading.
  const displacements = findDisplacements(given);
  const inPlace = withoutDisplaced(given, displacements);
  const context: Context = {
    displacements,
    profile: options.profile ?? profileFor(given),
    ...options.companions,
  };
  // Readings are settled by all relations there are, whichever rules are asked.
  const settled = settle(
    options.asWorded ? asWorded(inPlace) : inPlace,
    given.blankForm ? [] : (options.from ?? RULES).filter(readsNarrative),
    context,
  );
  const { disclosure } = settled;
  const doubts = new Doubts(settled);
  const run = runRules(rules, disclosure, context, settled.relations.byRule);
  const { sure, questions } = doubts.weighed(run.constraints);
  const byId = new Map<string, Rule>(rules.map((rule) => [rule.id, rule]));
  const misread = misreadStatements(sure.filter((c) => byId.get(c.rule)?.scope === 'statement'));
  const judged = distinct(sure).filter((c) => !misread.touches(c));
  const ruleOf: RuleOf = (id) => byId.get(id) ?? { severity: 'error' };
  const lastYear = context.lastYear?.disclosure.occurrences;
  const diagnosis = diagnose(judged, disclosure.occurrences, ruleOf, lastYear);
  const joint = jointly(diagnosis.holding);
  const found = [
    ...run.found.map((finding) => doubts.lowered(finding)),
    ...questions,
    ...misread.findings,
    ...diagnosis.findings,
    ...joint.findings,
    ...settled.readAs.flatMap((as) => tellReading(disclosure, as)),
  ];
  const tails = diagnosis.tails.filter((t) => !joint.explained.has(t.constraint));
  const overrides = context.profile.severities;
  const all = inOrder([...found, ...roundingNotes(tails, disclosure)]);
  const graded = all.map((f) => overridden(f, overrides[f.rule]));
  const { reported: findings, accepted } = divide(graded, disclosure, options.acceptance ?? {});
  const outcomes = run.outcomes.map((before) => {
    const { rule } = before;
    const own = found.filter((f) => f.rule === rule || f.echoes?.includes(rule)).length;
    return own === 0 || before.outcome === 'crashed'
      ? before
      : ({ rule, outcome: 'failed', findings: own } as const);
  });
  const coverage = coverageOf(disclosure, run.compared, run.bounded);
  return {
    readAs: settled.readAs,
    findings,
    accepted,
    outcomes: outcomes.sort((a, b) => (a.rule < b.rule ? -1 : 1)),
    coverage,
    verdict: verdictOf(disclosure, findings, coverage, accepted.length, outcomes),
  };
}

/** The disclosure without the other meanings that its words leave open. */
function asWorded(disclosure: Disclosure): Disclosure {
  const occurrences = disclosure.occurrences.map(({ meanings: _, ...o }): Occurrence => o);
  return { ...disclosure, occurrences };
}

/** A locality's severity stands for the rule's own; remarks stay remarks. */
function overridden(finding: Finding, severity: Severity | 'off' | undefined): Finding {
  return severity === undefined || severity === 'off' || finding.severity === 'info'
    ? finding
    : { ...finding, severity };
}

/** Two rules may hold the very same figures to the same relation; counted twice it would weigh twice. */
function distinct(constraints: readonly Constraint[]): Constraint[] {
  const seen = new Set<string>();
  return constraints.filter((c) => {
    const stated = c.quantities[0]?.occurrence?.id ?? '-';
    const judgedBy: number[] = [];
    for (let i = 1; i < c.quantities.length; i++) {
      const { figure, occurrence } = c.quantities[i]!;
      if (figure.value !== 0n || c.form === 'copy') judgedBy.push(occurrence?.id ?? -1);
    }
    judgedBy.sort((a, b) => a - b);
    const form = c.form === 'copy' ? 'sum' : c.form;
    const key = `${form}/${stated}/${judgedBy.join()}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
