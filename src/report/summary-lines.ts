import type { CheckedReport } from './file-report.ts';
import { HEADINGS } from './headings.ts';
import { placeWords } from './place-words.ts';

/** Characters of a message told in the summary: the note itself has the whole. */
const BRIEF = 40;

/** What a copy with notes says before all of them: the verdict, and the findings in order. */
export function summaryLines({ verdict, findings }: CheckedReport): string[] {
  return [
    `审核结论：${verdict}`,
    ...findings.map(({ severity, message, locations: [place] }, i) => {
      const where = place ? placeWords(place, HEADINGS) : '';
      const told = message.length > BRIEF ? `${message.slice(0, BRIEF)}……` : message;
      return `${i + 1}. ${[HEADINGS.severity[severity], where, told].filter(Boolean).join('　')}`;
    }),
  ];
}
