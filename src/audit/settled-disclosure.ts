import type { Disclosure } from '../model/disclosure.ts';
import { profileFor } from './profile.ts';
import { readsNarrative } from './relations.ts';
import { RULES } from './rules/index.ts';
import { settle } from './settle.ts';

/** A disclosure whose open words are read as the relations between its figures tell; for those who read without auditing. */
export function settledDisclosure(given: Disclosure): Disclosure {
  return settle(given, RULES.filter(readsNarrative), { profile: profileFor(given) }).disclosure;
}
