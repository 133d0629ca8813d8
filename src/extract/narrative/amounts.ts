import type { Occurrence } from '../../model/disclosure.ts';
import type { Obstacle } from '../../model/obstacle.ts';
import { readChangeAmount, readTwin, TWIN } from './changes.ts';
import { leftover } from './leftover.ts';
import { partNamed } from './lists.ts';
import { facetAfterAll, otherSubjects, ownAfterAll } from './open-words.ts';
import { performanceAmount } from './performance.ts';
import type { Openness, Printed } from './record.ts';
import { type BudgetOrPast, facetOf, type Subject } from './subject.ts';
import type { Walk } from './walk.ts';

/** An amount: the subject's own, its budget or last year's, a change of it, or a member of a list. */
export function readAmount(walk: Walk, event: Printed): void {
  if (!walk.fresh && !walk.facet && !walk.turn && readTwin(walk, event)) return;
  if (readCompared(walk, event)) return;
  const told = performanceAmount(walk, event) ?? assetValue(walk, event) ?? otherSide(walk, event);
  const unnamed = !walk.fresh && walk.namedEnd <= walk.sentenceStart;
  const subject = told ?? (unnamed && walk.facet === 'final' ? walk.listed : undefined) ?? walk.subject;
  walk.ratio = undefined;
  if (walk.turn && !walk.facet && subject) {
    readChangeAmount(walk, event, subject, walk.turn);
    return;
  }
  const name = told ? '' : leftover(walk, event);
  if (readMember(walk, event, subject, name)) return;
  if (!subject || !(walk.fresh || walk.facet)) {
    walk.leave(event);
    return;
  }
  if (name) {
    readUnknown(walk, event, subject, name);
    return;
  }
  const said = walk.facet;
  const facet = facetFor(walk);
  walk.facet = undefined;
  walk.turn = undefined;
  walk.fresh = false;
  if (facet) {
    bindFacet(walk, event, subject, facet, said === facet);
    return;
  }
  const words = walk.text.slice(walk.namedStart, walk.namedEnd);
  const meanings = walk.namedEnd > walk.sentenceStart ? otherSubjects(words, subject) : [];
  if (said === undefined && walk.general && walk.namedEnd < 0) {
    walk.last = walk.record.bind(event, subject, { doubt: { code: 'no-subject' } });
  } else {
    // `支出决算 Y 万元` says a side and no more: that it is the one of the heading is supposed.
    const doubt: Obstacle | undefined =
      said === 'final' && walk.namedEnd < 0 && walk.byHeading ? { code: 'no-subject' } : undefined;
    walk.last = walk.record.bindFinal(event, subject, { doubt, meanings });
  }
  walk.counts = [];
  walk.lists.add(walk.last);
}

/** Budget or year of the amount: what stands before it, else what its list or its sentence is about. */
function facetFor(walk: Walk): BudgetOrPast | undefined {
  const { facet } = walk;
  if (facet && facet !== 'final') return facet;
  return facet === 'final' ? walk.period : (walk.lists.facet ?? walk.period);
}

/** A budget's or another year's amount; it heads a list where 其中 follows at once. */
function bindFacet(walk: Walk, event: Printed, subject: Subject, facet: BudgetOrPast, said: boolean): void {
  // 年初预算 says what it is; a bare 预算, or the year that opens the sentence, leaves a little open.
  const explicit = said && facet !== 'budget';
  const because = said ? '数前写“预算”' : '从句首的年度推定';
  const open: Openness = explicit ? {} : { meanings: [ownAfterAll(subject, said ? 0.1 : 0.15, because)] };
  const id = walk.record.bind(event, facetOf(subject, facet), open);
  walk.faceted = { id, end: event.end, facet };
  walk.lists.add(id);
}

/** `比上年 L 万元增加…`, `完成年初预算 B 万元的 p%`: the figure that is compared with. */
function readCompared(walk: Walk, event: Printed): boolean {
  const { subject, ratio } = walk;
  if (!subject || walk.turn) return false;
  if (walk.comparing) {
    walk.record.bind(event, facetOf(subject, walk.comparing));
    walk.comparing = undefined;
    walk.fresh = false;
    return true;
  }
  if (ratio?.kind !== 'completion' || ratio.base === undefined || walk.text[event.end] !== '的') return false;
  walk.record.bind(event, facetOf(subject, ratio.base as BudgetOrPast));
  return true;
}

/** A member of a list that goes by a name the lexicon does not know, or by that of another thing's part. */
function readMember(walk: Walk, event: Printed, subject: Subject | undefined, name: string): boolean {
  const head = walk.lists.headFor(event.figure);
  if (head === undefined || (walk.facet && walk.facet !== 'final')) return false;
  const whole = walk.record.occurrence(head);
  const fund = fundIn(walk, event);
  if (!name && !fund && !(subject && walk.fresh && isPartOnly(whole, subject.address))) return false;
  const part = partNamed(whole, fund || name || subject!.what, fund ? 'fund' : 'part');
  walk.record.mention = walk.record.reading.mentions++;
  const facet = facetFor(walk);
  walk.facet = undefined;
  walk.fresh = false;
  walk.subject = part;
  walk.last = walk.record.bindFinal(event, facet ? facetOf(part, facet) : part);
  walk.counts = [];
  walk.lists.add(walk.last);
  return true;
}

/** The fund that a part of a special purpose is paid from: `“三公”经费 X 万元（其中：一般公共预算支出 Y 万元…`. */
function fundIn(walk: Walk, event: Printed): string {
  if (walk.fresh) return '';
  const words = walk.text.slice(Math.max(walk.lastFigureEnd, event.start - 24), event.start);
  return (
    /(一般公共预算|政府性基金|国有资本经营)(?:预算)?(?:财政)?(?:拨款)?(?:支出|收入)?(?:为)?$/.exec(
      words,
    )?.[1] ?? ''
  );
}

/** Income or expenditure named inside “三公”经费, procurement or another special purpose is that purpose's part. */
function isPartOnly({ address: whole, meanings = [] }: Occurrence, part: string): boolean {
  // 事业收入 X，其中医疗收入 Y: another name of the whole is here one of its parts.
  if (whole === part) return !meanings.some((m) => m.address.includes('/grand/'));
  if (/^T0[35]\/ALL\/(?:basic|project)/.test(whole)) return /^T0[35]\/\d{3}\//.test(part);
  return /^(?:T09|procurement|runningCost|other)\//.test(whole) && /^T0[1-8]\//.test(part);
}

/** An amount behind words that name something the lexicon does not know. */
function readUnknown(walk: Walk, event: Printed, subject: Subject, name: string): void {
  const facet = facetFor(walk);
  walk.facet = undefined;
  walk.turn = undefined;
  walk.fresh = false;
  const because = `“${name}”未识别`;
  const meanings = facet
    ? [facetAfterAll(subject, facet, 0.15, because)]
    : [ownAfterAll(subject, 0.15, because)];
  walk.subject = { address: `?/${name}`, what: name };
  walk.last = walk.record.bind(event, facet ? facetOf(walk.subject, facet) : walk.subject, {
    doubt: { code: 'unknown-words', label: name },
    meanings,
  });
  walk.counts = [];
}

/** `本年收入 X 万元，支出 Y 万元`: bare 支出 behind an income is the other side of it. */
function otherSide(walk: Walk, event: Printed): Subject | undefined {
  if (walk.fresh || !/^[，、；]支出(?:合计)?(?:为)?$/.test(walk.text.slice(walk.lastFigureEnd, event.start)))
    return undefined;
  const side = TWIN[walk.record.lastOf()?.address ?? ''];
  if (side) walk.turnTo(side);
  return side;
}

/** Words by which an amount is what the things counted before it are worth. */
const WORTH = /^，?(?:账面)?(?:总?价值|原值|净值)(?:为|共计?)?$/;

/** `车辆10辆，价值…万元`, `处置房屋…平方米，账面原值…万元`. */
function assetValue(walk: Walk, event: Printed): Subject | undefined {
  if (!walk.about('assets')) return undefined;
  const before = walk.text.slice(walk.lastFigureEnd, event.start);
  const counted = walk.record.lastOf();
  const key = /^assets\/(\w+)\/count$/.exec(counted?.address ?? '')?.[1];
  if (counted && key && WORTH.test(before)) {
    walk.fresh = true;
    return VALUE_OF[key] ?? { address: `assets/${key}Value/amount`, what: `${counted.what}的价值` };
  }
  // 车辆10辆（其中…）, 价值: of several things counted before it the nearest named.
  if (!/价值(?:为|共计?)?$/.test(before)) return undefined;
  walk.fresh = true;
  const near = walk.text.slice(Math.max(0, walk.lastFigureEnd - 24), event.start);
  return /房屋|平方米/.test(near) && !/辆，?价值$/.test(before) ? VALUE_OF.houseArea : VALUE_OF.cars;
}

const VALUE_OF: Readonly<Record<string, Subject>> = {
  houseArea: { address: 'assets/houseValue/amount', what: '房屋价值' },
  cars: { address: 'assets/carValue/amount', what: '车辆价值' },
};
