import type { Disclosure, Occurrence } from '../model/disclosure.ts';
import { type Constraint, fails } from './constraint.ts';
import type { Context } from './context.ts';
import type { Rule } from './rule.ts';
import { SLIP, slipOf } from './slip.ts';

/** What the rules assert of a disclosure: the relations of each rule, and each relation once. */
export interface Relations {
  readonly byRule: ReadonlyMap<string, readonly Constraint[]>;
  readonly all: ReadonlyMap<string, Constraint>;
  readonly failing: ReadonlySet<string>;
}

/** Rules whose relations may tell how the narrative is to be read: its own and those between statements, in this document. */
export function readsNarrative({ constraints, needs, scope }: Rule): boolean {
  return constraints !== undefined && !needs && scope !== 'statement' && scope !== 'self-evaluations';
}

/** Gathers the rules' relations. A rule that fails by our fault is left out: the audit, asking it itself, says so. */
export function relationsOf(disclosure: Disclosure, rules: readonly Rule[], context: Context): Relations {
  const byRule = new Map<string, readonly Constraint[]>();
  for (const rule of rules) {
    let given: readonly Constraint[];
    try {
      given = rule.constraints?.(disclosure, context) ?? [];
    } catch {
      continue;
    }
    byRule.set(rule.id, given);
  }
  return new Gathered(byRule);
}

class Gathered implements Relations {
  /** Each relation once, gathered when it is asked for: where all hold nobody asks. */
  private once: Pick<Relations, 'all' | 'failing'> | undefined;

  constructor(readonly byRule: Relations['byRule']) {}

  get all(): ReadonlyMap<string, Constraint> {
    return this.distinct().all;
  }

  get failing(): ReadonlySet<string> {
    for (const given of this.byRule.values()) if (given.some(fails)) return this.distinct().failing;
    return NONE;
  }

  private distinct(): Pick<Relations, 'all' | 'failing'> {
    if (this.once) return this.once;
    const all = new Map<string, Constraint>();
    const failing = new Set<string>();
    for (const given of this.byRule.values())
      for (const constraint of given) {
        const key = keyOf(constraint);
        if (all.has(key)) continue;
        all.set(key, constraint);
        if (fails(constraint)) failing.add(key);
      }
    this.once = { all, failing };
    return this.once;
  }
}

const NONE: ReadonlySet<string> = new Set();

/** Two rules may hold the very same figures to the same relation: the relation counts, not the rule. */
export function keyOf({ form, terms }: Constraint): string {
  const ids = [...new Set(terms.map((t) => t.id))].sort((a, b) => a - b);
  return `${form === 'copy' ? 'sum' : form}/${ids.join()}`;
}

/** Whether one digit of this figure, two exchanged, or its unit would make the relation hold. */
export function isSlip(constraint: Constraint, { id }: Occurrence): boolean {
  const figures = constraint.quantities.map((q) => q.figure);
  const index = constraint.quantities.findIndex((q) => q.occurrence?.id === id);
  const value = index < 0 ? undefined : constraint.solve(index, figures);
  return value !== undefined && slipOf(figures[index]!, value).likelihood >= SLIP;
}
