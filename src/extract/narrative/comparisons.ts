import type { Base, Direction } from '../../model/disclosure.ts';
import { readNoChange } from './changes.ts';
import type { Event } from './scan.ts';
import type { Walk } from './walk.ts';

const OPPOSITE: Readonly<Record<Direction, Direction>> = { up: 'down', down: 'up', same: 'same' };

/** `决算数小于预算数`, `与上年持平`. */
export function readComparison(walk: Walk, event: Event & { readonly type: 'compare' }): void {
  const { record, subject } = walk;
  if (!subject) return;
  const before = walk.text.slice(Math.max(walk.sentenceStart, event.start - 16), event.start);
  const after = walk.text.slice(event.end, event.end + 12);
  const start = Math.max(walk.sentenceStart, event.start - 4);
  const budgetBefore = /(年初|全年|调整后?的?)?预算(?:数|安排)?$/.exec(before);
  const budgetAfter = /^(年初|全年|调整后?的?)?预算/.exec(after);
  // 预算数大于决算数: told from the budget's side.
  const inverted = budgetBefore !== null && /^(?:支出|收入)?决算/.test(after);
  const compared = walk.base && walk.base !== 'last-year' ? walk.base : undefined;
  if (budgetAfter || budgetBefore || compared) {
    const word = (budgetAfter ?? budgetBefore)?.[1] ?? '';
    const base: Base = word.startsWith('年初') ? 'initial' : word ? 'adjusted' : (compared ?? 'budget');
    const final = record.finalOf(subject.address);
    const budget = record.budgetOf(subject.address, base);
    record.claim({
      kind: 'comparison',
      ...record.source(start, event.end),
      subject: subject.address,
      base,
      direction: inverted ? OPPOSITE[event.direction] : event.direction,
      nearly: event.nearly,
      ...(final === undefined ? {} : { final }),
      ...(budget === undefined ? {} : { budget }),
    });
    return;
  }
  if (event.direction === 'same' && (walk.base === 'last-year' || /上年|20\d\d年度?$/.test(before)))
    readNoChange(walk, subject, start, event.end);
}
