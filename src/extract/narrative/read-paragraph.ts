import type { NarrativeParagraph } from '../../model/disclosure.ts';
import type { Figure } from '../../money/figure.ts';
import { readAbsences } from './absences.ts';
import { readAmount } from './amounts.ts';
import { TWIN } from './changes.ts';
import { readComparison } from './comparisons.ts';
import { readCount } from './counts.ts';
import { readItem } from './items.ts';
import { readEnumeration } from './names.ts';
import { otherSubjects } from './open-words.ts';
import { readPercent } from './percents.ts';
import type { Reading } from './reading.ts';
import { readReason, readUse } from './reasons.ts';
import type { Printed } from './record.ts';
import type { Event } from './scan.ts';
import { resolve, type Subject } from './subject.ts';
import { type Party, Walk } from './walk.ts';

/**
 * Reads one paragraph, event by event.
 * @returns the subject that a following paragraph may go on with.
 */
export function readParagraph(
  reading: Reading,
  paragraph: NarrativeParagraph,
  inherited: Subject | undefined,
): Subject | undefined {
  const walk = new Walk(reading, paragraph, inherited);
  for (const [index, event] of walk.events.entries()) {
    walk.index = index;
    if (event.start >= walk.proseEnd) take(walk, event);
    else if (event.type === 'figure' && !event.missingUnit) walk.leave(event, 'in-reason');
  }
  walk.lists.close(0, walk.text.length);
  readAbsences(walk.record);
  return walk.subject;
}

const READ: { readonly [T in Event['type']]: (walk: Walk, event: Extract<Event, { type: T }>) => void } = {
  subject: readSubject,
  item: readItem,
  base: (walk, event) => {
    const { year } = walk.record.reading;
    // Only the year before is last year; a comparison with any other year cannot be judged.
    const budget = /^度?(?:部门)?预算/.test(walk.text.slice(event.end, event.end + 5));
    walk.otherBase = !budget && event.year !== undefined && year !== undefined && event.year !== year - 1;
    // Compared with this very year it can only be its budget.
    if (!budget && event.year !== undefined && event.year === year) {
      walk.otherBase = false;
      walk.base = 'budget';
    } else walk.base = walk.otherBase ? undefined : budget ? 'budget' : event.base;
    walk.comparing = walk.otherBase ? 'other-year' : walk.base;
    // A comparison that opens a sentence behind a list, and names nothing, is of what was listed.
    if (walk.listed && Math.max(walk.namedEnd, walk.lastFigureEnd) <= walk.sentenceStart)
      walk.turnTo(walk.listed);
    walk.facet = undefined;
    walk.ratio = undefined;
  },
  facet: (walk, event) => {
    const { year } = walk.record.reading;
    // 比2022年“三公”经费年初预算 B 万元: the words behind say which figure it is compared with.
    if (walk.comparing && event.facet !== 'final' && event.facet !== 'last-year') {
      walk.base = event.facet;
      walk.comparing = event.facet;
      return;
    }
    walk.facet =
      event.year === undefined || year === undefined
        ? event.facet
        : event.year === year
          ? 'final'
          : event.year === year - 1
            ? 'last-year'
            : 'other-year';
    walk.turn = undefined;
    walk.ratio = undefined;
  },
  direction: (walk, event) => {
    // What was saved is a change only against something named.
    if (event.text === '节约' && !walk.base) return;
    // 由上年的 L 万元下降到 F 万元: what it came to is the subject's own.
    if (/[到至]/.test(walk.text[event.end] ?? '')) {
      walk.facet = 'final';
      walk.turn = undefined;
      return;
    }
    walk.turn = { direction: event.direction, end: event.end };
    walk.facet = undefined;
    walk.ratio = undefined;
    walk.comparing = undefined;
  },
  compare: readComparison,
  completion: (walk, event) => {
    walk.ratio = { kind: 'completion', base: event.base, start: event.start };
  },
  variance: (walk, event) => {
    walk.ratio = { kind: 'variance', start: event.start };
  },
  share: (walk, event) => {
    walk.ratio = { kind: 'share', start: event.start };
  },
  among: (walk, event) => {
    const { faceted, counts, last, subject: of } = walk;
    if (faceted && event.start - faceted.end <= 3)
      walk.lists.begin([faceted.id], event.start, { facet: faceted.facet, of });
    else if (counts.length > 0) walk.lists.begin(counts, event.start, { of });
    else if (last !== undefined)
      walk.lists.begin([last], event.start, { of, change: changeBefore(walk, event) });
    walk.fresh = false;
    walk.turn = undefined;
    walk.facet = undefined;
  },
  within: (walk, event) => {
    const whole = walk.subject && walk.namedEnd === event.start && walk.record.finalOf(walk.subject.address);
    if (whole === undefined || whole === false) return;
    walk.lists.begin([whole], event.start, { within: true });
    walk.subject = undefined;
    walk.fresh = false;
  },
  list: (walk, event) => {
    if (!readAmountsBelow(walk, event)) readEnumeration(walk, event);
  },
  use: (walk, event) => {
    if (!readAmountsBelow(walk, event)) readUse(walk, event);
  },
  reason: readReason,
  year: (walk, event) => {
    const { year } = walk.record.reading;
    if (year !== undefined) tellYear(walk, event, event.year - year);
  },
  past: (walk, event) => tellYear(walk, event, -1),
  stop: (walk, event) => STOP[event.mark]?.(walk, event),
  figure: (walk, event) => {
    if (!event.missingUnit) FIGURE[event.figure.kind](walk, event);
    walk.lastFigureEnd = event.end;
  },
};

/** The change that stands directly before 其中. */
function changeBefore(walk: Walk, { start }: Event): number | undefined {
  const { change, sentence, lastFigureEnd } = walk;
  return change?.sentence === sentence && start - lastFigureEnd <= 2 ? change.claim.amount : undefined;
}

/** `项目支出主要用于污染防治 a 万元、…`, `主要包括基本工资 a 万元、…`: the amounts are parts of what stands before. */
function readAmountsBelow(walk: Walk, event: Event): boolean {
  const { subject, record } = walk;
  const behind = walk.namedEnd === event.start ? undefined : walk.last;
  const head = behind ?? (subject && record.finalOf(subject.address));
  const rest = /^[^。；]*/.exec(walk.text.slice(event.end))![0];
  if (head === undefined || record.occurrence(head).figure.kind !== 'amount') return false;
  if (!/^：?[^，。；：\d]{2,24}\d[\d.,]*(?:万|亿)?元/.test(rest)) return false;
  walk.lists.begin([head], event.start);
  walk.fresh = false;
  walk.subject = undefined;
  return true;
}

/** A year that opens a sentence, or a clause after figures, is that of all that follows; elsewhere of the next figure. */
function tellYear(walk: Walk, { start }: Event, difference: number): void {
  const period = difference === 0 ? undefined : difference === -1 ? 'last-year' : 'other-year';
  const before = walk.text[start - 1] ?? '';
  const opens = walk.lastFigureEnd <= walk.sentenceStart ? !/[由从]/.test(before) : /[，；]/.test(before);
  if (opens) walk.period = period;
  else if (period) walk.facet = period;
}

function take(walk: Walk, event: Event): void {
  (READ[event.type] as (walk: Walk, event: Event) => void)(walk, event);
}

const FIGURE: { readonly [K in Figure['kind']]: (walk: Walk, event: Printed) => void } = {
  amount: readAmount,
  percent: readPercent,
  count: readCount,
  points: (walk, event) => walk.leave(event, 'points-of-what'),
};

function readSubject(walk: Walk, event: Extract<Event, { type: 'subject' }>): void {
  if (walk.explaining) return;
  const term = allOfIt(walk, event.text) ?? resolve(event.terms, walk.topics, event.text, walk.general);
  if (walk.ratio?.kind === 'share') {
    // A whole that has no meaning here is the head of the list, or what is understood anyhow.
    if (term)
      walk.ratio = { whole: wholeNamed(walk, event.text, term), kind: 'share', start: walk.ratio.start };
    return;
  }
  if (term) {
    const joined = joins(walk, event, term);
    walk.turnTo(joined ?? term);
    walk.namedStart = joined ? walk.namedStart : event.start;
    walk.namedEnd = event.end;
    walk.party = PARTY.find(([address]) => address.test(term.address))?.[1] ?? walk.party;
  } else if (event.text.length > 2) {
    walk.subject = undefined;
    walk.fresh = false;
  }
}

/** `财政拨款支出 X 万元，占本年支出合计的 p%`: nothing is a share of itself. */
function wholeNamed(walk: Walk, words: string, term: Subject): Subject {
  const part = walk.last === undefined ? undefined : walk.record.occurrence(walk.last).address;
  return part === term.address ? (otherSubjects(words, term)[0] ?? term) : term;
}

/** `全年支出` behind a list of “三公”经费 is again what was listed. */
function allOfIt(walk: Walk, words: string): Subject | undefined {
  if (!/^(?:全年|当年|本年度?)支出$/.test(words)) return undefined;
  return walk.listed?.address.startsWith('T09/') ? walk.listed : undefined;
}

/** Whether a sentence goes on with a list of the one before: it begins with a member of it. */
function goesOn(walk: Walk, next: Event | undefined): boolean {
  if (walk.lists.depth === 0 || next?.type !== 'subject') return false;
  const sangong = walk.lists.of(/^T09\//);
  if (!sangong && !walk.about('sangong')) return false;
  const term = resolve(next.terms, walk.topics, next.text, walk.general);
  return !(sangong && term && /^T0[1-8]\//.test(term.address));
}

/** `“三公”经费及会议费、培训费合计`: several subjects named together are none of them. */
function joins(walk: Walk, event: Event, term: Subject): Subject | undefined {
  const { subject, text, namedStart, namedEnd } = walk;
  if (!walk.fresh || !subject || subject.address === term.address || namedEnd < 0) return undefined;
  if (!/^(?:及|和|与|、|以及)$/.test(text.slice(namedEnd, event.start))) return undefined;
  // 收入总计、支出总计各 a、b 万元: a pair goes by its first.
  if (TWIN[subject.address]?.address === term.address && /^(?:各|均|都|分别)/.test(text.slice(event.end)))
    return subject;
  if (
    !/^[^，。；：\d各均分]{0,6}(?:合计|总计|共计|总额|之和|总数)/.test(text.slice(event.end, event.end + 12))
  ) {
    // A list may go on: 及会议费、培训费.
    if (!/^(?:及|和|与|、|以及)/.test(text.slice(event.end))) return undefined;
  }
  const what = text.slice(namedStart, event.end);
  return { address: `sum/${what}`, what };
}

/** Whose persons and batches are counted where a subject is spoken of. */
const PARTY: readonly (readonly [RegExp, Party])[] = [
  [/^T09\/abroad\//, 'abroad'],
  [/^(?:T09\/reception|sangong\/domestic)\//, 'domestic'],
  [/^sangong\/foreign\//, 'foreign'],
  [/^other\/meeting\//, 'meeting'],
  [/^other\/training\//, 'training'],
];

/** What a mark ends. */
const STOP: { readonly [mark: string]: (walk: Walk, event: Event) => void } = {
  '(': (walk, event) => {
    walk.beginAside();
    // X 万元（A a 万元，B b 万元）: what stands in brackets behind an amount are its parts.
    const aside = /^[^()]*/.exec(walk.text.slice(event.end))![0];
    if (
      walk.last !== undefined &&
      walk.lastFigureEnd === event.start &&
      /^(?!其中).*\d(?:万|亿)?元/.test(aside)
    )
      walk.lists.begin([walk.last], event.start);
  },
  ')': (walk, event) => walk.endAside(event.start),
  '，': (walk, event) => {
    if (walk.ratio?.kind === 'share') walk.ratio = undefined;
    walk.comparing = undefined;
    // X 万元，为…取得的收入: what explains an item is not its subject.
    walk.explaining =
      walk.lastFigureEnd === event.start &&
      /^(?:为|指|是指|系|反映)(?!\d)/.test(walk.text.slice(event.end, event.end + 3));
  },
  '、': (walk) => {
    walk.comparing = undefined;
  },
  '；': (walk, event) => {
    walk.forgetWaiting();
    if (walk.lists.endsAtClause) walk.lists.close(walk.lists.depth - 1, event.start);
  },
  '。': endSentence,
  '！': endSentence,
  '？': endSentence,
};

function endSentence(walk: Walk, event: Event): void {
  walk.forgetWaiting();
  walk.beginSentence(event.end);
  // 其中 reaches over sentences when its parts stand in sentences of their own, each beginning with its subject.
  const next = walk.lists.depth === 0 ? undefined : walk.events.find((e) => e.start >= event.end);
  if (!goesOn(walk, next)) {
    walk.listed = walk.lists.subject;
    walk.lists.close(0, event.start);
    walk.base = undefined;
  }
  walk.fresh = false;
}
