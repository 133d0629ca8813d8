import type { NarrativeParagraph } from '../../model/disclosure.ts';
import type { Figure } from '../../money/figure.ts';
import { readAbsences } from './absences.ts';
import { readAmount } from './amounts.ts';
import { readComparison } from './comparisons.ts';
import { readCount } from './counts.ts';
import { readItem } from './items.ts';
import { readEnumeration } from './names.ts';
import { readPercent } from './percents.ts';
import type { Reading } from './reading.ts';
import { readReason, readUse } from './reasons.ts';
import type { Printed } from './record.ts';
import type { Event } from './scan.ts';
import { resolve, type Subject } from './subject.ts';
import { Walk } from './walk.ts';

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
  for (const event of walk.events) {
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
    const other = event.year !== undefined && year !== undefined && event.year !== year - 1;
    walk.base = other ? undefined : event.base;
    walk.facet = undefined;
    walk.ratio = undefined;
  },
  facet: (walk, event) => {
    walk.facet = event.facet;
    walk.turn = undefined;
    walk.ratio = undefined;
  },
  direction: (walk, event) => {
    walk.turn = { direction: event.direction, end: event.end };
    walk.facet = undefined;
    walk.ratio = undefined;
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
    if (walk.last !== undefined) walk.lists.begin(walk.last, event.start);
    walk.fresh = false;
    walk.turn = undefined;
    walk.facet = undefined;
  },
  list: readEnumeration,
  use: readUse,
  reason: readReason,
  year: (walk, event) => {
    if (event.year + 1 === walk.record.reading.year) walk.facet = 'last-year';
  },
  stop: (walk, event) => STOP[event.mark]?.(walk, event),
  figure: (walk, event) => {
    if (!event.missingUnit) FIGURE[event.figure.kind](walk, event);
    walk.lastFigureEnd = event.end;
  },
};

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
  const term = resolve(event.terms, walk.topics, event.text);
  if (term && walk.ratio?.kind === 'share')
    walk.ratio = { whole: term, kind: 'share', start: walk.ratio.start };
  else if (term) walk.turnTo(term);
  else if (event.text.length > 2) {
    walk.subject = undefined;
    walk.fresh = false;
  }
}

/** What a mark ends. */
const STOP: { readonly [mark: string]: (walk: Walk, event: Event) => void } = {
  '(': (walk) => walk.beginAside(),
  ')': (walk, event) => walk.endAside(event.start),
  '，': (walk) => {
    if (walk.ratio?.kind === 'share') walk.ratio = undefined;
  },
  '；': (walk, event) => {
    walk.forgetWaiting();
    if (walk.lists.depth > 1) walk.lists.close(walk.lists.depth - 1, event.start);
  },
  '。': endSentence,
  '！': endSentence,
  '？': endSentence,
};

function endSentence(walk: Walk, event: Event): void {
  walk.forgetWaiting();
  walk.sentence++;
  walk.sentenceStart = event.end;
  // 其中 reaches over sentences when its parts stand in sentences of their own, each beginning with its subject.
  const next = walk.events.find((e) => e.start >= event.end);
  if (walk.lists.depth === 0 || next?.type !== 'subject' || !walk.about('sangong')) {
    walk.lists.close(0, event.start);
    walk.base = undefined;
  }
  walk.fresh = false;
}
