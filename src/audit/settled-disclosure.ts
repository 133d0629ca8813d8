import type { Disclosure, ReadAs } from '../model/disclosure.ts';
import { profileFor } from './profile.ts';
import { readsNarrative } from './relations.ts';
import { reread } from './reread.ts';
import { RULES } from './rules/index.ts';
import { settle } from './settle.ts';

/** A disclosure whose open words are read as the relations between its figures tell; for those who read without auditing. */
export function settledDisclosure(given: Disclosure): Disclosure {
  return settle(given, RULES.filter(readsNarrative), { profile: profileFor(given) }).disclosure;
}

/** The disclosure with its open words read as an audit settled them: what a report prints of a figure is what was judged. */
export function readSo(given: Disclosure, readAs: readonly ReadAs[]): Disclosure {
  return readAs.reduce((disclosure, { occurrence, to }) => {
    const meaning = disclosure.occurrences[occurrence]?.meanings?.find((m) => m.what === to);
    return meaning ? reread(disclosure, occurrence, meaning).disclosure : disclosure;
  }, given);
}
