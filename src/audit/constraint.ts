import type { Occurrence } from '../model/disclosure.ts';

/** Placeholder until the engine lands. */
export interface Constraint {
  readonly terms: readonly Occurrence[];
}
