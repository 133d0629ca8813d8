import type { ReportedLocation, ReportedPlace } from './file-report.ts';
import type { Headings } from './headings.ts';

/** A place in words: 第9页 五（二）, or 第84行, or the sheet and cell; another file's name first. */
export function placeWords(place: ReportedPlace & Partial<ReportedLocation>, words: Headings): string {
  return [
    place.file ?? '',
    place.sheet === undefined ? '' : [place.sheet, place.cell].filter(Boolean).join('!'),
    place.page === undefined ? '' : words.page(place.page),
    place.page === undefined && place.line !== undefined ? words.line(place.line) : '',
    place.section ?? '',
  ]
    .filter(Boolean)
    .join(' ');
}
