import { originalRange } from '../../model/normalise.ts';
import type { Event } from './scan.ts';
import type { Walk } from './walk.ts';

/** A functional item: `一般公共服务支出（类）财政事务（款）行政运行（项）`. */
export function readItem(walk: Walk, event: Event & { readonly type: 'item' }): void {
  const { record } = walk;
  const { items, lookup } = record.reading;
  // A group or item alone stands below the class named before it; a code tells its class by itself.
  const above = event.className === '' && event.code === undefined ? items.at(-1) : undefined;
  const { itemName } = event;
  const className = above?.className ?? event.className;
  const groupName = event.groupName ?? above?.groupName;
  const code =
    event.code ??
    lookup({ className, ...(groupName ? { groupName } : {}), ...(itemName ? { itemName } : {}) });
  const [start, end] = originalRange(record.n, event.start, event.end);
  items.push({
    className,
    ...(groupName ? { groupName } : {}),
    ...(itemName ? { itemName } : {}),
    ...(code ? { code } : {}),
    paragraph: record.paragraph.index,
    start,
    end,
  });
  const statement = statementOf(walk);
  const row = code ?? `?${[className, groupName, itemName].filter(Boolean).join('·')}`;
  walk.turnTo({
    address: `${statement}/${row}/${statement === 'T07' || statement === 'T08' ? 'exp' : 'total'}`,
    what: itemName ?? groupName ?? className,
  });
}

/** The statement that lists the items which a section speaks of. */
function statementOf(walk: Walk): string {
  if (walk.about('government-fund')) return 'T07';
  if (walk.about('state-capital')) return 'T08';
  if (walk.topics.some((t) => t.startsWith('general-budget'))) return 'T05';
  return walk.about('expenditure') || walk.about('overview') ? 'T03' : 'T05';
}
