import type { NarrativeParagraph, Section } from '../model/disclosure.ts';
import { type Place, placeOf, type SourceDocument } from '../model/document.ts';
import { LOCALITIES } from '../model/localities/index.ts';
import { matchesOf } from '../model/matches.ts';
import { plain } from '../model/normalise.ts';
import type { Statement } from '../model/statement.ts';
import { type DocumentKind, documentKind } from './document-kind.ts';
import { unitName } from './unit-name.ts';

/** Whose account it is, of which year, and what kind of publication. */
export interface Identity {
  readonly unit?: string;
  readonly year?: number;
  readonly kind: DocumentKind;
  readonly scope: 'unit' | 'department';
  readonly titles: readonly { readonly text: string; readonly place: Place }[];
}

/**
 * Finds the unit (单位), the fiscal year (年度) and the kind from titles before the contents, the statements' heading
 * lines, the names of the files and the narrative's own words.
 */
export function identify(
  sources: readonly SourceDocument[],
  paragraphs: readonly NarrativeParagraph[],
  sections: readonly Section[],
  statements: readonly Statement[],
): Identity {
  const before: NarrativeParagraph[] = [];
  for (const p of paragraphs) {
    if (p.role === 'contents' || p.role === 'heading' || before.length >= 12) break;
    before.push(p);
  }
  const titles = before
    .filter((p) => plain(p.paragraph.text).length > 1 && plain(p.paragraph.text).length < 60)
    .map((p) => ({ text: p.paragraph.text.trim(), place: placeOf(p.paragraph) }));
  const cover = coverOf(titles.map((t) => plain(t.text)));
  const own = sources.flatMap((source) => (source.title ? [plain(source.title)] : []));
  const files = sources.map((source) => plain(source.file.replace(/^.*[/\\]/, '').replace(/\.[a-z]+$/i, '')));
  const headings = sections.slice(0, 40).map((s) => plain(s.title));
  const unit = unitName({ titles: [...cover, ...own], files, sections, statements, paragraphs });
  const year = yearOf([...cover, ...headings, ...own, ...files], paragraphs) ?? yearIn(files);
  const kind = documentKind([...titles.map((t) => plain(t.text)), ...own, ...files], paragraphs);
  return {
    kind,
    scope: scopeOf(paragraphs),
    titles,
    ...(unit === undefined ? {} : { unit }),
    ...(year === undefined ? {} : { year }),
  };
}

/** Lines of a cover, and each run of two to four: a title may be broken over them. */
function coverOf(lines: readonly string[]): string[] {
  return lines.flatMap((_, i) =>
    [1, 2, 3, 4].filter((n) => i + n <= lines.length).map((n) => lines.slice(i, i + n).join('')),
  );
}

const TITLED_YEAR = /(?<!\d)(20\d\d)(?!\d)年?(?:度)?(?:[^，。]*?)(?:决算|预算|三公|收入?支出?)/;

/** The year of the first title that has one, else the fiscal year that the text names most. */
function yearOf(titles: readonly string[], paragraphs: readonly NarrativeParagraph[]): number | undefined {
  const short = paragraphs.slice(0, 60).map((p) => plain(p.paragraph.text));
  for (const title of [...titles, ...short.filter((text) => text.length < 80)]) {
    const found = TITLED_YEAR.exec(title);
    if (found) return Number(found[1]);
  }
  for (const pattern of [/(20\d\d)年度/g, /(20\d\d)年/g]) {
    const tally = new Map<number, number>();
    for (const { paragraph } of paragraphs)
      for (const [, year] of matchesOf(plain(paragraph.text), pattern))
        tally.set(Number(year), (tally.get(Number(year)) ?? 0) + 1);
    const most = [...tally].sort((a, b) => b[1] - a[1])[0];
    if (most) return most[0];
  }
  return undefined;
}

/** 某单位2024.xlsx */
function yearIn(files: readonly string[]): number | undefined {
  const found = files.flatMap((name) => /(?<!\d)20\d\d(?!\d)/.exec(name)?.[0] ?? [])[0];
  return found === undefined ? undefined : Number(found);
}

function scopeOf(paragraphs: readonly NarrativeParagraph[]): 'unit' | 'department' {
  const all = paragraphs.map((p) => plain(p.paragraph.text)).join('\n');
  const department =
    /(?:下属|所属)(?:行政|事业|参公|预算)*(?:事业)?单位决算|(?:本级|机关)(?:决算)?(?:及|和|、)(?:下属|所属)/.test(
      all,
    ) || /纳入[^。]{0,50}编制范围的[^。]{0,12}单位(?:共有?|包括|有)[^。]{0,8}(?:[2-9]|\d\d)个?/.test(all);
  const none = /无下属(?:预算)?单位|无所属(?:预算)?单位|没有下属/.test(all);
  return department && !none ? 'department' : 'unit';
}

/** The dialect whose turns of phrase are most frequent; `general` where none is evident. */
export function dialectOf(paragraphs: readonly NarrativeParagraph[]): string {
  const text = paragraphs.map((p) => plain(p.paragraph.text)).join('\n');
  let best = 'general';
  let votes = 1;
  for (const { id, marks } of LOCALITIES) {
    const count = marks.filter((mark) => mark.test(text)).length;
    if (count > votes) {
      best = id;
      votes = count;
    }
  }
  return best;
}
