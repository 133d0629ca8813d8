import type { Rule } from '../../audit/rule.ts';
import { xmlText } from '../../format/xml-text.ts';
import type { ReportedFinding, ReportedLocation, ReportedPlace } from '../file-report.ts';
import { HEADINGS } from '../headings.ts';
import { placeWords } from '../place-words.ts';
import { printable } from '../quote.ts';
import { blockTable } from './block-table.ts';
import type { PicturedPages } from './pictured-pages.ts';

const WORDS = HEADINGS;
/** Places told of one finding. */
const MOST = 8;
/** Pieces of evidence that are told without being asked for. */
const UNFOLDED = 3;
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

/** What an entry needs to know beside its finding. */
export interface EntryFrame {
  /** Number of its disclosure. */
  readonly document: number;
  readonly pages: PicturedPages;
  /** By id; undefined for one that the page does not explain. */
  readonly rule: (id: string) => Rule | undefined;
  /** Knows the finding again when the page is made anew. */
  readonly fingerprint: (finding: ReportedFinding) => string;
}

/**
 * A finding as an entry of the page.
 * @param place where it stands in the document: 1 for the first
 */
export function findingEntry(
  finding: ReportedFinding,
  number: number,
  place: number,
  frame: EntryFrame,
): string {
  const { severity, message, locations, title, block } = finding;
  const { document, pages, rule, fingerprint } = frame;
  const id = pages.findingId(number);
  const crops = pages.crops(finding, number);
  const about = `data-severity="${severity}" data-group="${xmlText(finding.rule.split('/')[0]!)}" data-doc="${document}" data-place="${place}" data-key="${fingerprint(finding)}"`;
  return `<article id="${id}" class="${severity}${crops ? ' pictured' : ''}" tabindex="-1" ${about} aria-labelledby="${id}h">
<div><p class="where"><span class="tag">${WORDS.severity[severity]}</span><span class="number">${number}</span>${placeList(locations, pages)}<label class="done"><input type="checkbox"> 已处理</label></p>
<h3 id="${id}h">${words(message)}</h3>
${quotation(finding, crops === '')}${change(finding)}${block ? blockTable(block) : ''}${reasons(finding, pages, rule)}<p class="rule">${ruleLink(finding.rule, title, rule)}</p></div>
${crops}</article>
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

/** What is printed, and what should be; a suggestion says it by itself. */
function change({ culprit, expected, actual }: ReportedFinding): string {
  const lines: string[] = [];
  if (culprit)
    lines.push(
      `<del>${words(culprit.quote)}</del> → <ins>${words(culprit.suggestion)}</ins> <small>把握${Math.round(culprit.confidence * 100)}%</small>`,
    );
  if (expected && !(culprit && expected.includes(culprit.suggestion))) {
    const printed = actual ? `现为 ${words(actual)}　` : '';
    lines.push(`${printed}应为 <ins>${words(expected)}</ins>`);
  }
  return lines.map((line) => `<p class="change">${line}</p>\n`).join('');
}

/** How it was reckoned, and on what it rests. */
function reasons(
  { explanation, related, echoes = [] }: ReportedFinding,
  pages: PicturedPages,
  rule: (id: string) => Rule | undefined,
): string {
  const rows: [string, string][] = [];
  if (explanation) rows.push([WORDS.arithmetic, explanation.split('\n').map(words).join('<br>')]);
  const evidence = related.map((r) => [linkedPlace(r, pages), words(r.what), words(r.quote)].filter(Boolean));
  const list = evidence.map((cells) => cells.join('　')).join('<br>');
  if (evidence.length > UNFOLDED)
    rows.push([WORDS.evidence, `<details><summary>${evidence.length}处</summary>${list}</details>`]);
  else if (list !== '') rows.push([WORDS.evidence, list]);
  if (echoes.length > 0)
    rows.push([WORDS.echoes, echoes.map((id) => ruleLink(id, rule(id)?.title ?? '', rule)).join('<br>')]);
  if (rows.length === 0) return '';
  return `<dl class="why">${rows.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('')}</dl>\n`;
}
