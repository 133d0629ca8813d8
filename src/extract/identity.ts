import type { NarrativeParagraph, Section } from '../model/disclosure.ts';
import { type Place, placeOf, type SourceDocument } from '../model/document.ts';
import { LOCALITIES } from '../model/localities/index.ts';
import { plain } from '../model/normalise.ts';
import type { Statement } from '../model/statement.ts';

/** Whose account it is, of which year, and what kind of publication. */
export interface Identity {
  readonly unit?: string;
  readonly year?: number;
  readonly kind: 'final-accounts' | 'budget' | 'unknown';
  readonly scope: 'unit' | 'department';
  readonly titles: readonly { readonly text: string; readonly place: Place }[];
}

const TITLE =
  /^(?<before>.*?)(?<!\d)(?<year>20\d\d)(?!\d)年?(?:度)?(?<between>.*?)(?:(?<final>决算)|(?<budget>预算))(?:信息)?(?:公开)?(?:情况)?(?:说明|报告|报表|文本)?$/;
const GENERIC = /^(?:关于|公开|部门|单位|单位名称[：:]|的|本级|一、|附件\d*[：:]?)+|(?:的|部门|单位|本级)+$/g;

/**
 * Finds the unit (单位), the fiscal year (年度) and the kind from titles before the contents, the statements' heading
 * lines, and failing those from the narrative's own words.
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

  // A title may be broken over the first lines of the cover.
  const candidates: string[] = [];
  for (let i = 0; i < titles.length; i++) {
    for (let n = 1; n <= 4 && i + n <= titles.length; n++) {
      candidates.push(
        titles
          .slice(i, i + n)
          .map((t) => plain(t.text))
          .join(''),
      );
    }
  }
  for (const section of sections.slice(0, 40))
    candidates.push(plain(section.title).replace(/^第[一二三四五六七八九十]+部分/, ''));
  for (const source of sources) {
    if (source.title) candidates.push(plain(source.title));
    candidates.push(plain(source.file.replace(/^.*[/\\]/, '').replace(/\.[a-z]+$/i, '')));
  }
  for (const p of paragraphs.slice(0, 60)) {
    const text = plain(p.paragraph.text);
    if (text.length < 80) candidates.push(text);
  }

  let unit: string | undefined;
  let year: number | undefined;
  let kind: Identity['kind'] = 'unknown';
  for (const candidate of candidates) {
    const match =
      TITLE.exec(candidate) ??
      /^(?<before>.*?)(?<!\d)(?<year>20\d\d)(?!\d)年度?(?<between>.*?)(?<final>决算)/.exec(candidate);
    if (!match?.groups) continue;
    const { before: head = '', between = '', final, budget } = match.groups;
    year ??= Number(match.groups.year);
    if (kind === 'unknown')
      kind = final || /决算/.test(between) ? 'final-accounts' : budget ? 'budget' : 'unknown';
    const name = (head || between).replace(GENERIC, '').replace(GENERIC, '');
    if (unit === undefined && name.length >= 3 && !/表$|情况|总体|：/.test(name)) unit = name;
    if (unit && year) break;
  }
  const text = paragraphs.map((p) => plain(p.paragraph.text));
  if (unit === undefined) {
    const reporter = statements.find((s) => s.reporter)?.reporter;
    if (reporter) unit = reporter;
  }
  if (unit === undefined) {
    for (const t of text) {
      const match =
        /^(.{4,30}?)20\d\d年度?(?:收入支出|财政拨款|部门决算|，实有)/.exec(t) ??
        /纳入(.{4,30}?)20\d\d年度?部门决算/.exec(t);
      if (match) {
        unit = match[1];
        break;
      }
    }
  }
  if (year === undefined) {
    const tally = new Map<number, number>();
    for (const t of text)
      for (const m of t.matchAll(/(20\d\d)年度/g))
        tally.set(Number(m[1]), (tally.get(Number(m[1])) ?? 0) + 1);
    year = [...tally].sort((a, b) => b[1] - a[1])[0]?.[0];
  }
  if (kind === 'unknown' && (statements.length > 0 || text.some((t) => /决算/.test(t))))
    kind = 'final-accounts';

  const all = text.join('\n');
  const department =
    /(?:下属|所属)(?:行政|事业|参公|预算)*(?:事业)?单位决算|(?:本级|机关)(?:决算)?(?:及|和|、)(?:下属|所属)/.test(
      all,
    ) || /纳入[^。]{0,50}编制范围的[^。]{0,12}单位(?:共有?|包括|有)[^。]{0,8}(?:[2-9]|\d\d)个?/.test(all);
  const none = /无下属(?:预算)?单位|无所属(?:预算)?单位|没有下属/.test(all);
  return {
    kind,
    scope: department && !none ? 'department' : 'unit',
    titles,
    ...(unit === undefined ? {} : { unit }),
    ...(year === undefined ? {} : { year }),
  };
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
