import { COUNTS } from './lexicon.ts';
import { readNamedCount } from './names.ts';
import type { Printed } from './record.ts';
import type { Subject } from './subject.ts';
import type { Walk } from './walk.ts';

/** A count (数量): persons, vehicles, batches, projects. */
export function readCount(walk: Walk, event: Printed): void {
  const { text, topics } = walk;
  const before = text.slice(Math.max(walk.sentenceStart, event.start - 60), event.start);
  const after = text.slice(event.end, event.end + 12);
  const { unit } = event.figure;
  if (readStaffChange(walk, event)) return;
  for (const term of COUNTS) {
    if (!term.in.some((t) => topics.includes(t))) continue;
    if (!patternOf(`^(?:${term.unit})$`).test(unit)) continue;
    if (!patternOf(`(?:${term.before})$`).test(before)) continue;
    if (term.after && !patternOf(`^(?:${term.after})`).test(after)) continue;
    bindCount(walk, event, term);
    return;
  }
  const guest = walk.about('sangong') ? guestsOf(walk, unit, before) : undefined;
  if (guest) bindCount(walk, event, guest);
  else walk.leave(event);
}

/** `在职人员 12 人，比上年减少 1 人`. */
function readStaffChange(walk: Walk, event: Printed): boolean {
  const { record, turn } = walk;
  if (!turn || !/^(?:人|名)$/.test(event.figure.unit) || event.start - turn.end > 1) return false;
  const staff = record.lastOf((o) => o.address.startsWith('staff/'));
  if (!staff || staff.address.includes('@')) return false;
  const amount = record.bind(event, { address: `${staff.address}@change`, what: `${staff.what}增减` });
  record.claim({
    kind: 'change',
    ...record.source(turn.end - 2, event.end),
    subject: staff.address,
    base: 'last-year',
    direction: turn.direction,
    amount,
    current: staff.id,
  });
  walk.turn = undefined;
  return true;
}

/** Persons and batches under “三公”经费 that no words of their own tell. */
function guestsOf(walk: Walk, unit: string, before: string): Subject | undefined {
  if (/^(?:批次|批)$/.test(unit)) return { address: 'sangong/batches/count', what: '国内公务接待批次' };
  if (!/^(?:人次|人)$/.test(unit)) return undefined;
  const previous = walk.record.lastOf()?.address ?? '';
  const reception = /接待[^，。；]*$/.test(before);
  const foreign =
    previous.startsWith('sangong/foreignBatches') ||
    /(?:外宾|外事|境\)外)[^，。；]*接待[^，。；]*$/.test(before);
  if (foreign) return { address: 'sangong/foreignVisitors/count', what: '外事接待人次' };
  const abroad =
    !previous.startsWith('sangong/batches') &&
    (previous.startsWith('sangong/groups') ||
      /出国|出境/.test(before) ||
      (walk.subject?.address === 'T09/abroad/final' && !reception));
  return abroad
    ? { address: 'sangong/persons/count', what: '因公出国（境）人次' }
    : { address: 'sangong/visitors/count', what: '国内公务接待人次' };
}

function bindCount(walk: Walk, event: Printed, subject: Subject): void {
  const occurrence = walk.record.bind(event, { address: subject.address, what: subject.what });
  if (/^assets\/cars\./.test(subject.address)) walk.lists.add(occurrence);
  else walk.last = occurrence;
  if (subject.address.startsWith('organisation/')) readNamedCount(walk, event, occurrence);
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
