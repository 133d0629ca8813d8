import { equationsBetween } from './between-statements.ts';
import type { CodesPresent, Equation } from './equation.ts';
import { equationsOfNarrative } from './narrative.ts';
import { equationsWithin } from './within-statements.ts';

export type { CodesPresent, Equation, EquationTerm } from './equation.ts';

/** Every declared identity for the codes present, in a fixed order. */
export function equationsFor(present: CodesPresent, scope: 'unit' | 'department'): Equation[] {
  return [...equationsWithin(present), ...equationsBetween(present), ...equationsOfNarrative(scope)];
}
