import type { ReportedLocation, ReportedPlace } from './file-report.ts';
import type { Headings } from './headings.ts';

/**
 * A place in words: 第9页 五（二）, 第84行, 五（二）第2段, or the sheet and cell; another file's name first.
 * @param said what is told beside it: where that names the cell of a statement already, it is not named twice
 */
export function placeWords(
  place: ReportedPlace & Partial<ReportedLocation>,
  words: Headings,
  said = '',
): string {
  const { file = '', sheet, cell, page, line, where, section = '' } = place;
  if (where !== undefined)
    return [file, said.startsWith(where) ? '' : where || section].filter(Boolean).join(' ');
  return [
    file,
    sheet === undefined ? '' : [sheet, cell].filter(Boolean).join('!'),
    page === undefined ? '' : words.page(page),
    page === undefined && line !== undefined ? words.line(line) : '',
    section,
  ]
    .filter(Boolean)
    .join(' ');
}
