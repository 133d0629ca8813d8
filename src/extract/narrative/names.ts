import { originalRange } from '../../model/normalise.ts';
import type { Event } from './scan.ts';
import type { Walk } from './walk.ts';

interface Name {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** `下设 4 个科室，分别是：…`: the names that a count is held against. */
export function readNamedCount(walk: Walk, event: Event, count: number): void {
  // Of two counts the nearest has the list.
  const next = walk.events
    .slice(walk.index + 1)
    .find((e) => e.type === 'list' || (e.type === 'figure' && e.figure.kind === 'count'));
  if (next?.type !== 'list' || next.start - event.end >= 24 || !/分别/.test(next.text)) return;
  const end = endOf(walk.text, next.end, /[。；]/);
  walk.record.claim({
    kind: 'named-count',
    ...walk.record.source(event.start, end),
    count,
    names: splitNames(walk.text, next.end, end).map((x) => x.name),
  });
}

/** `人员经费 X 万元，主要包括：基本工资、津贴补贴…`. */
export function readEnumeration(walk: Walk, event: Event): void {
  const { record, text } = walk;
  if (!walk.about('basic') && !walk.topics.some((t) => t.startsWith('general-budget'))) return;
  const head = walk.last === undefined ? undefined : record.occurrence(walk.last);
  if (!head || !/^T06\/(?:personnel|public)\//.test(head.address)) return;
  const end = endOf(text, event.end, /[。；]|，?(?:日常)?公用经费/);
  const names = splitNames(text, event.end, end).map(({ name, start: from, end: to }) => {
    const [start, stop] = originalRange(record.n, from, to);
    return { name, start, end: stop };
  });
  if (names.length === 0) return;
  record.claim({ kind: 'enumeration', ...record.source(event.start, end), subject: head.address, names });
}

function endOf(text: string, start: number, stop: RegExp): number {
  const at = text.slice(start).search(stop);
  return at < 0 ? text.length : start + at;
}

/** Names of a list joined by 、 (or ，), brackets kept whole. */
function splitNames(text: string, start: number, end: number): Name[] {
  const names: Name[] = [];
  let depth = 0;
  let from = start;
  for (let i = start; i <= end; i++) {
    const c = text[i];
    if (c === '(') depth++;
    if (c === ')') depth = Math.max(0, depth - 1);
    if (i === end || (depth === 0 && (c === '、' || c === '，'))) {
      const raw = text.slice(from, i);
      const name = raw.replace(/(?:等|等支出|等费用)$/, '');
      if (name.length > 0) names.push({ name, start: from, end: from + name.length });
      from = i + 1;
    }
  }
  return names;
}
