import { nameIn } from './leftover.ts';
import { COUNTS } from './lexicon.ts';
import { kindOf, partNamed } from './lists.ts';
import { readNamedCount } from './names.ts';
import type { Openness, Printed } from './record.ts';
import type { Subject } from './subject.ts';
import type { Party, Walk } from './walk.ts';

/** A count (数量): persons, vehicles, batches, projects. */
export function readCount(walk: Walk, event: Printed): void {
  const { text, topics } = walk;
  const before = text.slice(Math.max(walk.sentenceStart, event.start - 60), event.start);
  const after = text.slice(event.end, event.end + 12);
  const { unit } = event.figure;
  if (readCountChange(walk, event)) return;
  if (walk.about('sangong') && readParty(walk, event)) return;
  for (const term of COUNTS) {
    if (!term.in.some((t) => topics.includes(t))) continue;
    if (!patternOf(`^(?:${term.unit})$`).test(unit)) continue;
    if (!patternOf(`(?:${term.before})$`).test(before)) continue;
    if (term.after && !patternOf(`^(?:${term.after})`).test(after)) continue;
    bindCount(walk, event, term);
    return;
  }
  walk.leave(event);
}

/** What is counted at the end of two years: only of that a change is told. */
const STOCK = /^(?:staff|assets\/cars|sangong\/held)\b/;

/** `在职人员 12 人，比上年减少 1 人`, `车辆 3 辆，比上年减少 1 辆`. */
function readCountChange(walk: Walk, event: Printed): boolean {
  const { record, turn } = walk;
  if (!turn || event.start - turn.end > 1) return false;
  const counted = record.lastOf((o) => STOCK.test(o.address));
  if (!counted || counted.address.includes('@') || kindOf(counted.figure) !== kindOf(event.figure))
    return false;
  const amount = record.bind(event, { address: `${counted.address}@change`, what: `${counted.what}增减` });
  record.claim({
    kind: 'change',
    ...record.source(turn.end - 2, event.end),
    subject: counted.address,
    base: 'last-year',
    direction: turn.direction,
    amount,
    current: counted.id,
  });
  walk.turn = undefined;
  return true;
}

/** Words that tell whose batches and persons are counted; plain 接待 leaves 外事 and 国内 as they were. */
const PARTY_WORDS: readonly (readonly [Party, RegExp])[] = [
  ['meeting', /会议|参会|与会/],
  ['training', /培训|参训/],
  ['foreign', /外事|外宾|国\(境\)外(?:公务)?接待|国\(境\)外来访|境外来访/],
  ['domestic', /国内/],
  ['abroad', /出国|出境|因公|赴[^，。；]{1,12}团/],
];

const COUNTED: Readonly<Record<Party, Readonly<Record<'batches' | 'persons', Subject>>>> = {
  abroad: {
    batches: { address: 'sangong/groups/count', what: '因公出国（境）团组数' },
    persons: { address: 'sangong/persons/count', what: '因公出国（境）人次' },
  },
  domestic: {
    batches: { address: 'sangong/batches/count', what: '国内公务接待批次' },
    persons: { address: 'sangong/visitors/count', what: '国内公务接待人次' },
  },
  foreign: {
    batches: { address: 'sangong/foreignBatches/count', what: '外事接待批次' },
    persons: { address: 'sangong/foreignVisitors/count', what: '外事接待人次' },
  },
  meeting: {
    batches: { address: 'other/meetings/count', what: '会议数' },
    persons: { address: 'other/meetingPersons/count', what: '参加会议人次' },
  },
  training: {
    batches: { address: 'other/trainings/count', what: '培训次数' },
    persons: { address: 'other/trainingPersons/count', what: '参加培训人次' },
  },
};

/** Batches, missions and persons under “三公”经费. */
function readParty(walk: Walk, event: Printed): boolean {
  const kind = kindOf(event.figure);
  if (kind !== 'batches' && kind !== 'persons') return false;
  const { unit } = event.figure;
  const from = Math.max(walk.sentenceStart, walk.lastFigureEnd);
  const words = walk.text.slice(from, event.start);
  const after = walk.text.slice(event.end, event.end + 6);
  if (/在职|在编|编制|职工|离休|退休|陪同|人均/.test(words)) return false;
  const said = PARTY_WORDS.find(([, pattern]) => pattern.test(words))?.[0];
  const received = /接待|来访|来宾/.test(words);
  const party =
    said ??
    (received && walk.party !== 'foreign' ? 'domestic' : undefined) ??
    (/团组/.test(words) ? 'abroad' : undefined) ??
    walk.party;
  // 个 and 次 count other things too.
  const plain = /^(?:个|次)$/.test(unit);
  if (plain && !/团组?|批次?|接待|来访|会议|培训/.test(words) && !/^(?:来访)?团组/.test(after)) return false;
  if (!party || (plain && /项目/.test(after))) return false;
  const guess = said === undefined && !received && walk.party === undefined;
  walk.party = party;
  const name = nameIn(words.replace(/.*[，、；：(]/, ''));
  bindCount(walk, event, COUNTED[party][kind], name, guess ? { doubt: { code: 'from-context' } } : {});
  return true;
}

function bindCount(walk: Walk, event: Printed, subject: Subject, name = '', open: Openness = {}): void {
  const { record, lists } = walk;
  const head = lists.headFor(event.figure);
  const whole = head === undefined ? undefined : record.occurrence(head);
  // 接待20批次，其中接待上级检查5批次: a part of what heads the list, unless it has an address of its own.
  const part = whole && whole.address === subject.address;
  const id = record.bind(
    event,
    part ? partNamed(whole, name) : { address: subject.address, what: subject.what },
    open,
  );
  if (whole) lists.add(id);
  if (!whole || !/^assets\/cars\./.test(subject.address)) {
    walk.last = id;
    const kind = kindOf(event.figure);
    walk.counts = [...walk.counts.filter((c) => kindOf(record.occurrence(c).figure) !== kind), id];
  }
  if (subject.address.startsWith('organisation/')) readNamedCount(walk, event, id);
}

const compiled = new Map<string, RegExp>();
function patternOf(source: string): RegExp {
  let pattern = compiled.get(source);
  if (!pattern) {
    pattern = new RegExp(source);
    compiled.set(source, pattern);
  }
  return pattern;
}
