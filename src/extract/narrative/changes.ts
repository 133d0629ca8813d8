import type { ChangeClaim, OtherMeaning } from '../../model/disclosure.ts';
import type { Obstacle } from '../../model/obstacle.ts';
import { nameIn } from './leftover.ts';
import type { Printed } from './record.ts';
import { againstOf, FACET_WORD, type Subject } from './subject.ts';
import type { OpenChange, Turn, Walk } from './walk.ts';

/** `比上年增加 X 万元`. */
export function readChangeAmount(walk: Walk, event: Printed, subject: Subject, turn: Turn): void {
  walk.turn = undefined;
  walk.fresh = false;
  if (walk.period || walk.otherBase) {
    walk.record.leave(event, { code: 'of-another-year' });
    return;
  }
  const amount = walk.record.bind(
    event,
    { address: `${subject.address}@change${againstOf(walk.base)}`, what: `${subject.what}增减额` },
    { doubt: doubtOf(walk, event), meanings: ofTheWhole(walk) },
  );
  walk.lists.addChange(amount);
  const { change } = walk;
  if (
    change?.sentence === walk.sentence &&
    change.claim.amount === undefined &&
    change.claim.rate !== undefined &&
    change.claim.subject === subject.address &&
    change.claim.base === (walk.base ?? 'last-year')
  ) {
    // 下降 p%，减少 X 万元: the rate came first.
    reopenChange(walk, change, {
      end: walk.record.source(0, event.end).end,
      amount,
      direction: turn.direction,
    });
    return;
  }
  openChange(walk, {
    kind: 'change',
    ...walk.record.source(turn.end - 2, event.end),
    subject: subject.address,
    base: walk.base ?? 'last-year',
    direction: turn.direction,
    amount,
    ...currentOf(walk, subject),
  });
}

/** `总计 X 万元，其中结转 Y 万元，较上年增加 Z 万元`: the change may be the whole's. */
function ofTheWhole(walk: Walk): OtherMeaning[] {
  const head = walk.last === undefined ? undefined : walk.lists.headOf(walk.last);
  if (head === undefined || walk.last === undefined) return [];
  const { address, what } = walk.record.occurrence(head);
  const change = { address: `${address}@change${againstOf(walk.base)}`, what: `${what}增减额` };
  // A whole whose change was told already has no second one.
  if (walk.record.lastOf((o) => o.address === change.address)) return [];
  return [{ weight: 0.5, because: '“其中”之后的增减可指总数', ...change }];
}

/** Words before 比上年 that name something which was not understood: the change is not the subject's. */
function doubtOf(walk: Walk, event: Printed): Obstacle | undefined {
  const from = Math.max(walk.sentenceStart, walk.lastFigureEnd);
  if (walk.namedEnd > from) return undefined;
  const base = walk.events.find((e) => e.type === 'base' && e.start >= from && e.end <= event.start);
  // A reason, and what stands before a ；, name nothing of the comparison.
  const words = base ? walk.text.slice(from, base.start).replace(/^.*；/, '') : '';
  const name = /^，?(?:主要)?(?:是|系|因|为|由于)/.test(words) ? '' : nameIn(words);
  return name.length >= 2 && name.length <= 12 ? { code: 'unknown-words', label: name } : undefined;
}

/** `增长 p%`, of the change that stands before it or on its own. */
export function readChangeRate(walk: Walk, event: Printed, subject: Subject, turn: Turn): void {
  const { record, change } = walk;
  walk.turn = undefined;
  if (walk.period || walk.otherBase) {
    record.leave(event, { code: 'of-another-year' });
    return;
  }
  const rate = record.bind(event, {
    address: `${subject.address}@rate${againstOf(walk.base)}`,
    what: `${subject.what}增减率`,
  });
  if (
    change &&
    change.sentence === walk.sentence &&
    change.claim.rate === undefined &&
    change.claim.subject === subject.address
  ) {
    const { end } = record.source(0, event.end);
    reopenChange(walk, change, { end, rate, rateDirection: turn.direction });
    return;
  }
  openChange(walk, {
    kind: 'change',
    ...record.source(turn.end - 2, event.end),
    subject: subject.address,
    base: walk.base ?? 'last-year',
    direction: turn.direction,
    rate,
    rateDirection: turn.direction,
    ...currentOf(walk, subject),
  });
}

/** `与上年持平`. */
export function readNoChange(walk: Walk, subject: Subject, start: number, end: number): void {
  openChange(walk, {
    kind: 'change',
    ...walk.record.source(start, end),
    subject: subject.address,
    base: 'last-year',
    direction: 'same',
    ...currentOf(walk, subject),
  });
}

function openChange(walk: Walk, claim: ChangeClaim): void {
  walk.change = { claim, index: walk.record.claim(claim), sentence: walk.sentence };
}

function reopenChange(walk: Walk, change: OpenChange, more: Partial<ChangeClaim>): void {
  const claim: ChangeClaim = Object.assign({}, change.claim, more);
  walk.record.reading.claims[change.index] = claim;
  walk.change = { claim, index: change.index, sentence: change.sentence };
}

function currentOf(walk: Walk, { address }: Subject): { current?: number } {
  const current = walk.record.finalOf(address);
  return current === undefined ? {} : { current };
}

/** Measures that the two sides of a pair state: `收、支总计各…`. */
export const TWIN: Readonly<{ [address: string]: Subject }> = {
  'T01/grand/income': { address: 'T01/grand/expenditure', what: '支出总计' },
  'T02/ALL/total': { address: 'T03/ALL/total', what: '本年支出合计' },
  'T01/total/income': { address: 'T01/total/expenditure', what: '本年支出合计' },
  'T04/grand/income': { address: 'T04/grand/total', what: '财政拨款支出总计' },
  'T04/total/income': { address: 'T04/total/total', what: '本年财政拨款支出' },
};

/** `收、支总计各 a 万元、b 万元`, `各增加 a、b 万元，增长 p%、q%`: the second of a pair is the expenditure side's. */
export function readTwin(walk: Walk, event: Printed): boolean {
  const { record, change: open, text } = walk;
  if (event.start - walk.lastFigureEnd !== 1 || !'、，和及与'.includes(text[event.start - 1]!)) return false;
  const last = record.lastOf();
  const [subject, facet] = (last?.address ?? '').split('@') as [string, string?];
  const other = TWIN[subject];
  if (!last || !other || last.figure.kind !== event.figure.kind) return false;
  if (facet === undefined) {
    record.bindFinal(event, other);
    return true;
  }
  if ((facet !== 'change' && facet !== 'rate') || open?.claim.subject !== subject) return false;
  const { claims } = record.reading;
  const id = record.bind(event, {
    address: `${other.address}@${facet}`,
    what: `${other.what}${FACET_WORD[facet]}`,
  });
  const index = claims.findIndex(
    (c) => c.kind === 'change' && c.subject === other.address && c.paragraph === record.paragraph.index,
  );
  const known = claims[index] as ChangeClaim | undefined;
  if (facet === 'rate' && known) {
    const rateDirection = open.claim.rateDirection ?? known.direction;
    claims[index] = Object.assign({}, known, { rate: id, rateDirection });
  } else if (facet === 'change') {
    record.claim({
      kind: 'change',
      ...record.source(event.start, event.end),
      subject: other.address,
      base: open.claim.base,
      direction: open.claim.direction,
      amount: id,
      ...currentOf(walk, other),
    });
  }
  return true;
}
