import type { Disclosure, Occurrence, ReadAs } from '../model/disclosure.ts';
import type { Place } from '../model/document.ts';
import { BESIDE_THE_ACCOUNT, obstacleWords } from '../model/obstacle.ts';
import { showFigure } from '../money/figure.ts';
import type { Constraint, Form } from './constraint.ts';
import { factOf, locate, relate } from './describe.ts';
import type { Finding } from './finding.ts';
import { isSlip, keyOf } from './relations.ts';
import type { Settled } from './settle.ts';

/** Share of a narrative's figures that must be understood before its figures may accuse each other. */
const FAMILIAR = 0.85;

/** Whether so little of the narrative was understood that its wording must be called unfamiliar. */
export function isUnfamiliar({ ledger, occurrences }: Disclosure): boolean {
  let all = 0;
  let known = 0;
  for (const { occurrence, reason } of ledger) {
    // What a sentence says in words that no reader knows counts; a title or a condition says nothing of the account.
    if (reason && reason.code !== 'passed-over' && BESIDE_THE_ACCOUNT.has(reason.code)) continue;
    const o = occurrence === undefined ? undefined : occurrences[occurrence];
    if (o && o.origin !== 'narrative') continue;
    all++;
    if (o && !isUnknown(o)) known++;
  }
  return all > 0 && known < all * FAMILIAR;
}

/** A figure behind words that name nothing known: it has an address only so that it can be told apart. */
export function isUnknown({ address }: Occurrence): boolean {
  return address.startsWith('?/');
}

/** Relations within one clause: whoever it speaks of, amount, change and percentage speak of the same. */
const OF_ONE_CLAUSE: ReadonlySet<Form> = new Set(['growth', 'completion', 'variance', 'growth-from-levels']);
const SIDE_BY_SIDE: ReadonlySet<Form> = new Set(['copy', 'sum', 'at-most']);

/** What is not sure enough to accuse: it asks. */
export class Doubts {
  private readonly unfamiliar: boolean;
  /** Places of figures whose meaning is a guess, with the reason. */
  private readonly guesses = new Map<string, string>();

  constructor(private readonly settled: Settled) {
    this.unfamiliar = isUnfamiliar(settled.disclosure);
    for (const { certainty, doubt, place, quote } of settled.disclosure.occurrences)
      if (certainty === 'guess')
        this.guesses.set(keyAt(place, quote), obstacleWords(doubt ?? { code: 'only-presumed' }));
  }

  /** Relations whose sides are all sure; of the others those that fail become questions. */
  weighed(constraints: readonly Constraint[]): {
    readonly sure: readonly Constraint[];
    readonly questions: readonly Finding[];
  } {
    const sure: Constraint[] = [];
    const questions: Finding[] = [];
    for (const constraint of constraints) {
      const because = this.of(constraint);
      if (because === undefined) sure.push(constraint);
      else if (constraint.asPrinted().outcome === 'impossible')
        questions.push(questionOf(constraint, because));
    }
    return { sure, questions };
  }

  /** A finding that a rule made by itself: a question where it stands on a guess. */
  lowered(finding: Finding): Finding {
    if (this.guesses.size === 0 || finding.severity === 'info') return finding;
    const because = finding.locations
      .map(({ place, quote }) => this.guesses.get(keyAt(place, quote)))
      .find((reason) => reason !== undefined);
    if (because === undefined) return finding;
    const { culprit: _, expected: __, ...asked } = finding;
    const message = `${finding.message}（${because}，请人工核对）`;
    return Object.assign(asked, { severity: 'info' as const, message });
  }

  /** Why a relation may only ask; undefined where both sides are sure. */
  private of(constraint: Constraint): string | undefined {
    const { open, disclosure } = this.settled;
    const stillOpen = open.size > 0 ? open.get(keyOf(constraint)) : undefined;
    if (stillOpen !== undefined) return stillOpen;
    const { terms, form } = constraint;
    const guess = terms.find((t) => t.certainty === 'guess');
    if (guess && !(OF_ONE_CLAUSE.has(form) && inOneSentence(disclosure, constraint)))
      return obstacleWords(guess.doubt ?? { code: 'only-presumed' });
    if (!this.unfamiliar || !SIDE_BY_SIDE.has(form)) return undefined;
    // Where a slip of the pen explains the gap it is more than a strange wording.
    const doubtful =
      terms.every((t) => t.origin === 'narrative') && !terms.some((t) => isSlip(constraint, t));
    return doubtful ? '本文的写法多数未能识别' : undefined;
  }
}

function inOneSentence({ paragraphs }: Disclosure, { terms }: Constraint): boolean {
  const at = terms[0]?.paragraph;
  if (at === undefined || terms.some((t) => t.paragraph !== at)) return false;
  const starts = terms.map((t) => t.start ?? 0);
  const between = paragraphs[at]!.paragraph.text.slice(Math.min(...starts), Math.max(...starts));
  return !/[。；]/.test(between);
}

/** The question that a failing relation asks: the fact, and what is not sure about it; no repair. */
function questionOf(constraint: Constraint, because: string): Finding {
  const figures = constraint.quantities.map((q) => q.figure);
  const judged = constraint.asPrinted();
  const [first, ...rest] = constraint.terms;
  return {
    rule: constraint.rule,
    severity: 'info',
    message: `${factOf(constraint, figures, judged)}；${because}，不一定是差错，请人工核对`,
    explanation: `${constraint.title}：${judged.arithmetic}`,
    locations: first ? [locate(first)] : [],
    related: rest.map((o) => relate(o)),
  };
}

/** Tells that a figure was read otherwise than its words alone suggest. */
export function tellReading(
  { occurrences }: Disclosure,
  { occurrence, from, to, because, provedBy }: ReadAs,
): Finding[] {
  const read = occurrences[occurrence];
  if (!read) return [];
  return [
    {
      rule: 'text/repeated-figure-agrees',
      severity: 'info',
      message: `${showFigure(read.figure)}读作“${to}”，不作“${from}”：${because}，按“${to}”理解各数相符`,
      ...(provedBy.length > 0 ? { explanation: provedBy.join('\n') } : {}),
      locations: [locate(read)],
    },
  ];
}

function keyAt({ file, page, line, sheet, cell }: Place, quote: string): string {
  return [file, page, line, sheet, cell, quote].join('\n');
}
