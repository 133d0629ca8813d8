import type { Hints } from '../report/headings.ts';

/** The options by which a report tells more. */
export const OPTION_HINTS: Hints = { infos: '--severity info', unchecked: '--show-unchecked' };
