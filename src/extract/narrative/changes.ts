import type { ChangeClaim } from '../../model/disclosure.ts';
import type { Printed } from './record.ts';
import { againstOf, FACET_WORD, type Subject } from './subject.ts';
import type { Turn, Walk } from './walk.ts';

/** `比上年增加 X 万元`. */
export function readChangeAmount(walk: Walk, event: Printed, subject: Subject, turn: Turn): void {
  const amount = walk.record.bind(event, {
    address: `${subject.address}@change${againstOf(walk.base)}`,
    what: `${subject.what}增减额`,
  });
  openChange(walk, {
    kind: 'change',
    ...walk.record.source(turn.end - 2, event.end),
    subject: subject.address,
    base: walk.base ?? 'last-year',
    direction: turn.direction,
    amount,
    ...currentOf(walk, subject),
  });
  walk.turn = undefined;
  walk.fresh = false;
}

/** `增长 p%`, of the change that stands before it or on its own. */
export function readChangeRate(walk: Walk, event: Printed, subject: Subject, turn: Turn): void {
  const { record, change } = walk;
  const rate = record.bind(event, {
    address: `${subject.address}@rate${againstOf(walk.base)}`,
    what: `${subject.what}增减率`,
  });
  walk.turn = undefined;
  if (
    change &&
    change.sentence === walk.sentence &&
    change.claim.rate === undefined &&
    change.claim.subject === subject.address
  ) {
    const claim: ChangeClaim = Object.assign({}, change.claim, {
      end: record.source(0, event.end).end,
      rate,
      rateDirection: turn.direction,
    });
    record.reading.claims[change.index] = claim;
    walk.change = { ...change, claim };
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

function currentOf(walk: Walk, { address }: Subject): { current?: number } {
  const current = walk.record.finalOf(address);
  return current === undefined ? {} : { current };
}

const TWIN: Readonly<{ [address: string]: Subject }> = {
  'T01/grand/income': { address: 'T01/grand/expenditure', what: '支出总计' },
  'T04/grand/income': { address: 'T04/grand/total', what: '财政拨款支出总计' },
};

/** `收入、支出总计各增加 a 万元、b 万元，增长 p%、q%`: the second of a pair belongs to the expenditure side. */
export function readTwin(walk: Walk, event: Printed): boolean {
  const { record, change: open } = walk;
  const other = open && TWIN[open.claim.subject];
  if (!other || open.sentence !== walk.sentence || walk.text[event.start - 1] !== '、') return false;
  const facet = event.figure.kind === 'percent' ? 'rate' : 'change';
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
