import type { CompanionHints } from '../audit/unchecked.ts';
import type { Hints } from '../report/headings.ts';

/** The options by which a report tells more. */
export const OPTION_HINTS: Hints = { infos: '--severity info', unchecked: '--show-unchecked' };

/** The options that give the documents which a disclosure is held against. */
export const COMPANION_OPTIONS: CompanionHints = {
  lastYear: '--last-year',
  budget: '--budget',
  children: '--children',
};
