import type { Occurrence } from '../model/disclosure.ts';
import { partsOf } from '../model/statement.ts';
import type { Constraint } from './constraint.ts';
import { locate, relate, titleOf } from './describe.ts';
import type { Finding } from './finding.ts';

export interface Misread {
  readonly findings: readonly Finding[];
  /** Whether a relation has figures of such a statement, so that it proves nothing. */
  readonly touches: (constraint: Constraint) => boolean;
}

/** Failing relations of one statement, by number and share, from which on the reading of it is doubted. */
const MISREAD_FROM = 8;
const MISREAD_SHARE = 0.4;

function statementOf(occurrence: Occurrence): string {
  return occurrence.origin === 'statement' ? partsOf(occurrence.address).statement : '';
}

/**
 * A statement in which nearly nothing adds up was hardly published so: more likely its columns were read wrongly. It is
 * said once, instead of accusing it forty times.
 * @param within relations that lie within one statement each
 */
export function misreadStatements(within: readonly Constraint[]): Misread {
  const tally = new Map<string, { all: number; failing: Constraint[] }>();
  for (const constraint of within) {
    if (constraint.quantities.every((q) => q.figure.value === 0n)) continue;
    const id = constraint.terms[0] ? statementOf(constraint.terms[0]) : '';
    const entry = tally.get(id) ?? { all: 0, failing: [] };
    entry.all++;
    if (constraint.asPrinted().outcome === 'impossible') entry.failing.push(constraint);
    tally.set(id, entry);
  }
  const ids = new Set<string>();
  const findings: Finding[] = [];
  for (const [id, { all, failing }] of tally) {
    const first = failing[0];
    const at = first?.terms[0];
    if (!first || !at || failing.length < MISREAD_FROM || failing.length < all * MISREAD_SHARE) continue;
    ids.add(id);
    findings.push({
      rule: first.rule,
      severity: 'warning',
      message: `《${titleOf(id)}》${all}处表内勾稽中有${failing.length}处不符，可能是表格未能正确识别，也可能是填报有误，请人工核对`,
      explanation: failing
        .slice(0, 10)
        .map((c) => `${c.title}：${c.asPrinted().arithmetic}`)
        .join('\n'),
      locations: [locate(at)],
      related: failing.slice(1, 6).flatMap((c) => (c.terms[0] ? [relate(c.terms[0])] : [])),
    });
  }
  return { findings, touches: ({ terms }) => terms.some((t) => ids.has(statementOf(t))) };
}
