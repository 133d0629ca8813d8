import { readChangeAmount, readTwin } from './changes.ts';
import { performanceAmount } from './performance.ts';
import type { Printed } from './record.ts';
import { facetOf, type Subject } from './subject.ts';
import type { Walk } from './walk.ts';

/** An amount: the subject's own, its budget or last year's, or a change of it. */
export function readAmount(walk: Walk, event: Printed): void {
  if (!walk.fresh && !walk.facet && !walk.turn && readTwin(walk, event)) return;
  const subject = subjectOf(walk, event);
  walk.ratio = undefined;
  if (walk.turn && !walk.facet && subject) {
    readChangeAmount(walk, event, subject, walk.turn);
    return;
  }
  if (!subject || !(walk.fresh || walk.facet)) {
    walk.leave(event);
    return;
  }
  const { facet } = walk;
  walk.facet = undefined;
  walk.turn = undefined;
  walk.fresh = false;
  if (facet && facet !== 'final') {
    walk.record.bind(event, facetOf(subject, facet));
    return;
  }
  walk.last = walk.record.bindFinal(event, subject);
  walk.lists.add(walk.last);
}

/** The subject of an amount; some amounts are told by the words just before them. */
function subjectOf(walk: Walk, event: Printed): Subject | undefined {
  return performanceAmount(walk, event) ?? assetValue(walk, event) ?? walk.subject;
}

/** `车辆10辆，价值…万元`, `房屋…平方米，价值…万元`. */
function assetValue(walk: Walk, event: Printed): Subject | undefined {
  const before = walk.text.slice(walk.lastFigureEnd, event.start);
  if (!walk.about('assets') || !/价值(?:为|共计?)?$/.test(before)) return undefined;
  walk.fresh = true;
  const house = /房屋|平方米/.test(walk.text.slice(Math.max(0, walk.lastFigureEnd - 24), event.start));
  const near = walk.text.slice(Math.max(0, event.start - 6), event.start).replace(/[\d.,]/g, '');
  return house && !/辆[，,]?价值$/.test(near)
    ? { address: 'assets/houseValue/amount', what: '房屋价值' }
    : { address: 'assets/carValue/amount', what: '车辆价值' };
}
