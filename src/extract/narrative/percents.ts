import { readChangeRate, readTwin } from './changes.ts';
import { wholeOf } from './lexicon.ts';
import { readProjectCompletion } from './performance.ts';
import type { Printed } from './record.ts';
import { FACET_WORD } from './subject.ts';
import type { Ratio, Walk } from './walk.ts';

/** A percentage: a share, a completion or variance rate, or the rate of a change. */
export function readPercent(walk: Walk, event: Printed): void {
  const { ratio } = walk;
  walk.ratio = undefined;
  if (ratio?.kind === 'completion' && readProjectCompletion(walk, event, ratio.start)) return;
  if (ratio?.kind === 'share') {
    readShare(walk, event, ratio);
    return;
  }
  const { subject, turn } = walk;
  if (ratio) {
    readExecution(walk, event, ratio.kind as 'completion' | 'variance', ratio);
    return;
  }
  if (!turn && readTwin(walk, event)) return;
  if (turn && subject) readChangeRate(walk, event, subject, turn);
  else walk.leave(event);
}

const GROUP_KEY: Readonly<{ [group: string]: string }> = { 货物: 'Goods', 工程: 'Works', 服务: 'Services' };

/** `占本年支出合计的 p%`. */
function readShare(walk: Walk, event: Printed, ratio: Ratio): void {
  const { record } = walk;
  const group = /(货物|工程|服务)(?:采购)?(?:支出)?(?:中)?授予中小企业合同金额$/.exec(
    walk.text.slice(walk.lastFigureEnd, ratio.start),
  )?.[1];
  if (group) {
    // Central form: the share alone, without the amount it is the share of.
    record.bind(event, {
      address: `procurement/smeOf${GROUP_KEY[group]}/share`,
      what: `${group}采购授予中小企业合同金额占比`,
    });
    return;
  }
  const partId = walk.last ?? (walk.subject ? record.finalOf(walk.subject.address) : undefined);
  if (partId === undefined) {
    walk.leave(event, 'share-of-what');
    return;
  }
  const part = record.occurrence(partId);
  const percent = record.bind(event, { address: `${part.address}@share`, what: `${part.what}占比` });
  const head = walk.lists.headOf(partId);
  const wholeAddress = ratio.whole?.address ?? (head === undefined ? wholeOf(part.address) : undefined);
  const whole = ratio.whole ? undefined : head;
  record.claim({
    kind: 'share',
    ...record.source(ratio.start, event.end),
    part: partId,
    ...(whole !== undefined ? { whole } : {}),
    ...(wholeAddress ? { wholeAddress } : {}),
    percent,
  });
}

/** `完成年初预算的 p%`, `预决算差异率 p%`. */
function readExecution(
  walk: Walk,
  event: Printed,
  kind: 'completion' | 'variance',
  { base: named, start }: Ratio,
): void {
  const { record, subject } = walk;
  if (!subject) {
    walk.leave(event);
    return;
  }
  const compared = walk.base && walk.base !== 'last-year' ? walk.base : 'budget';
  const base = kind === 'completion' ? (named ?? 'budget') : compared;
  const { address } = subject;
  const rate = record.bind(event, {
    address: `${address}@${kind}`,
    what: `${subject.what}${FACET_WORD[kind]}`,
  });
  const final = record.finalOf(address);
  const budget = record.budgetOf(address, base);
  record.claim({
    kind,
    ...record.source(start, event.end),
    subject: address,
    base,
    rate,
    ...(final === undefined ? {} : { final }),
    ...(budget === undefined ? {} : { budget }),
  });
}
