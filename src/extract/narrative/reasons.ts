import type { ChangeClaim, Claim, ComparisonClaim, ExecutionClaim } from '../../model/disclosure.ts';
import { TERMS } from './lexicon.ts';
import type { Event } from './scan.ts';
import type { Walk } from './walk.ts';

type Explained = ChangeClaim | ComparisonClaim | ExecutionClaim;
/** Claims that a reason explains. */
const EXPLAINED: ReadonlySet<Claim['kind']> = new Set(['change', 'comparison', 'variance', 'completion']);

const SUBJECT_START = new RegExp(`^(?:其中|\\d+[.、]|${TERMS.map((t) => t.pattern).join('|')})`);

/** `；决算数比上年减少 X 万元`: another comparison of the same figure. */
const ANOTHER =
  /^(?:(?:支出|收入)?决算数?)?(?:与|较|比)(?:上年|去年|20\d\d年|年初|全年|预算|调整)[^，。；\d]{0,12}(?:增加|减少|增长|下降|降低|上升)(?:了)?\d/;

/** Whether what follows a ； is the next member of a list, and no more of the reason. */
function goesOn(text: string): boolean {
  if (ANOTHER.test(text)) return false;
  return !(SUBJECT_START.test(text) && /\d/.test(text));
}

/** `…原因是接待从简，与上年相比减少 X 万元`: the sentence goes on with another comparison. */
const COMPARES =
  /^(?:与|较|比)(?:上年|去年|20\d\d年)(?:度|同期)?(?:决算)?数?(?:相比)?，?(?:增加|减少|增长|下降)(?:了)?\d[\d.,]*(?:万元|元|%)/;

/** Reason (主要原因): free prose up to the end of the sentence, or to the next member of a list. */
export function readReason(walk: Walk, event: Event): void {
  const { text, record } = walk;
  const { change } = walk;
  const compared = change?.sentence === walk.sentence && change.claim.base === 'last-year';
  const ends = (at: number) =>
    text[at] === '。' ||
    (text[at] === '；' && !goesOn(text.slice(at + 1, at + 40))) ||
    (text[at] === '，' && !compared && COMPARES.test(text.slice(at + 1, at + 40)));
  let end = event.end;
  while (end < text.length && !ends(end)) end++;
  walk.proseEnd = end;
  const { claims } = record.reading;
  for (let i = claims.length - 1; i >= 0; i--) {
    const claim = claims[i]!;
    if (claim.paragraph !== record.paragraph.index) break;
    if (!EXPLAINED.has(claim.kind)) continue;
    const explained = claim as Explained;
    if (explained.reason === undefined) {
      claims[i] = Object.assign({}, explained, { reason: record.original(event.end, end).trim() });
      if (walk.change?.index === i) walk.change = { ...walk.change, claim: claims[i] as ChangeClaim };
    }
    break;
  }
}

/** `主要用于：…` of an item of expenditure: free prose up to the end of the sentence. */
export function readUse(walk: Walk, event: Event): void {
  const { text, record } = walk;
  const item = record.reading.items.at(-1);
  if (!item?.itemName || item.paragraph !== record.paragraph.index) return;
  const stop = text.indexOf('。', event.end);
  const end = stop < 0 ? text.length : stop;
  record.claim({
    kind: 'use',
    ...record.source(event.start, end),
    subject: walk.subject?.address ?? '',
    itemName: item.itemName,
    text: record.original(event.end, end),
  });
  walk.proseEnd = end;
}
