import type { Rule } from '../../audit/rule.ts';
import { xmlText } from '../../format/xml-text.ts';
import type { ReportedFinding, ReportedLocation, ReportedPlace } from '../file-report.ts';
import { HEADINGS } from '../headings.ts';
import { placeWords } from '../place-words.ts';
import { printable } from '../quote.ts';
import type { PicturedPages } from './pictured-pages.ts';

const WORDS = HEADINGS;
/** Places, and pieces of evidence, told of one finding. */
const MOST = 8;
/** Characters of the paragraph told before and after a quote. */
const AROUND = 160;

/** Where the page explains a rule. */
export function ruleAnchor(id: string): string {
  return `r-${id.replaceAll('/', '-')}`;
}

/** A document's words, as HTML. */
export function words(text: string): string {
  return xmlText(printable(text));
}

/**
 * A finding as an entry of the page.
 * @param document number of its disclosure
 * @param rule by id; undefined for one that the page does not explain
 */
export function findingEntry(
  finding: ReportedFinding,
  number: number,
  document: number,
  pages: PicturedPages,
  rule: (id: string) => Rule | undefined,
): string {
  const { severity, message, locations, title } = finding;
  const id = pages.findingId(number);
  const strip = pages.strip(finding, number);
  return `<article id="${id}" class="${severity}${strip ? ' pictured' : ''}" tabindex="-1" data-severity="${severity}" data-group="${xmlText(finding.rule.split('/')[0]!)}" data-doc="${document}" aria-labelledby="${id}h">
<div><p class="where"><span class="tag">${WORDS.severity[severity]}</span><span class="number">${number}</span>${placeList(locations, pages)}</p>
<h3 id="${id}h">${words(message)}</h3>
${quotation(finding, strip === '')}${reasons(finding, pages, rule)}<p class="rule">${ruleLink(finding.rule, title, rule)}</p></div>
${strip}</article>
`;
}

function ruleLink(id: string, title: string, rule: (id: string) => Rule | undefined): string {
  const name = `<code>${xmlText(id)}</code>`;
  return `${xmlText(title)} ${rule(id) ? `<a href="#${ruleAnchor(id)}">${name}</a>` : name}`;
}

function placeList(locations: readonly ReportedLocation[], pages: PicturedPages): string {
  const places = [...new Set(locations.map((l) => linkedPlace(l, pages)).filter(Boolean))];
  const more = places.length > MOST ? `　${WORDS.more(places.length - MOST)}` : '';
  return places.slice(0, MOST).join('；') + more;
}

/** A place in words, leading to the picture of its page. */
function linkedPlace(place: ReportedPlace & Partial<ReportedLocation>, pages: PicturedPages): string {
  const told = words(placeWords(place, WORDS));
  const id = pages.idOf(place);
  return id ? `<a href="#${id}">${told}</a>` : told;
}

/** The quote with the culprit marked, in its paragraph where no picture shows it. */
function quotation({ locations: [first], culprit, actual }: ReportedFinding, inParagraph: boolean): string {
  if (!first || first.quote.trim() === '') return '';
  const before = inParagraph ? tail(first.prefix ?? '') : '';
  const after = inParagraph ? head(first.suffix ?? '') : '';
  const quote = marked(first.quote, culprit?.quote ?? actual, before !== '' || after !== '');
  return `<blockquote>${words(before)}${quote}${words(after)}</blockquote>\n`;
}

function marked(quote: string, culprit: string | undefined, all: boolean): string {
  const text = printable(quote).trim();
  const wrong = culprit === undefined ? '' : printable(culprit).trim();
  const at = wrong === '' ? -1 : text.indexOf(wrong);
  if (at < 0) return all ? `<mark>${xmlText(text)}</mark>` : xmlText(text);
  return `${xmlText(text.slice(0, at))}<mark>${xmlText(wrong)}</mark>${xmlText(text.slice(at + wrong.length))}`;
}

function tail(text: string): string {
  return text.length > AROUND ? `……${text.slice(-AROUND)}` : text;
}

function head(text: string): string {
  return text.length > AROUND ? `${text.slice(0, AROUND)}……` : text;
}

/** What is, what should be, and why. */
function reasons(
  finding: ReportedFinding,
  pages: PicturedPages,
  rule: (id: string) => Rule | undefined,
): string {
  const { expected, actual, explanation, related, culprit, echoes = [] } = finding;
  const rows: [string, string][] = [];
  const mended = culprit !== undefined && culprit.suggestion === expected;
  if (actual && culprit?.quote !== actual) rows.push(['现为', words(actual)]);
  if (expected && !mended) rows.push(['应为', `<strong>${words(expected)}</strong>`]);
  if (culprit)
    rows.push([
      WORDS.suggestion(`${Math.round(culprit.confidence * 100)}%`),
      `<del>${words(culprit.quote)}</del> → <strong>${words(culprit.suggestion)}</strong>`,
    ]);
  if (explanation) rows.push([WORDS.arithmetic, explanation.split('\n').map(words).join('<br>')]);
  const evidence = related
    .slice(0, MOST)
    .map((r) => [linkedPlace(r, pages), words(r.what), words(r.quote)].filter(Boolean).join('　'));
  if (related.length > MOST) evidence.push(WORDS.more(related.length - MOST));
  if (evidence.length > 0) rows.push([WORDS.evidence, evidence.join('<br>')]);
  if (echoes.length > 0)
    rows.push([WORDS.echoes, echoes.map((id) => ruleLink(id, rule(id)?.title ?? '', rule)).join('<br>')]);
  if (rows.length === 0) return '';
  return `<dl class="why">${rows.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('')}</dl>\n`;
}
