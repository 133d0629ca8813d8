import type { Printed } from './record.ts';
import type { Subject } from './subject.ts';
import type { Walk } from './walk.ts';

/** An amount of 预算绩效: a project's own, or what the evaluated projects come to. */
export function performanceAmount(walk: Walk, event: Printed): Subject | undefined {
  if (!walk.about('performance')) return undefined;
  const before = walk.text.slice(walk.lastFigureEnd, event.start);
  const { facet } = walk;
  const taken = (address: string, what: string): Subject => {
    walk.facet = undefined;
    walk.fresh = true;
    return { address, what };
  };
  const project = ownProject(walk);
  if (project && (facet === 'adjusted' || /执行数(?:为|是)?$/.test(before)))
    return facet === 'adjusted'
      ? taken(`${project}/full/amount`, '项目全年预算数')
      : taken(`${project}/executed/amount`, '项目全年执行数');
  if (facet === 'adjusted') return taken('performance/fullBudget/amount', '绩效评价项目全年预算数');
  if (facet === 'initial') return taken('performance/initialBudget/amount', '绩效评价项目年初预算数');
  if (!/(?:涉及|预算)(?:的)?(?:预算)?(?:资金|金额)(?:共计?|为)?$/.test(before)) return undefined;
  const last = walk.record.lastOf();
  const group = /^performance\/(\w+)\/count$/.exec(last?.address ?? '')?.[1] ?? 'projects';
  return taken(`performance/${group}/amount`, `${last?.what.replace(/数$/, '') ?? '绩效项目'}涉及金额`);
}

/** A paragraph that tells one project's own self-evaluation (绩效自评综述): its figures are that project's. */
function ownProject(walk: Walk): string | undefined {
  if (!walk.about('performance') || !/自评综述|自评得分|绩效自评得/.test(walk.text)) return undefined;
  return /执行数/.test(walk.text) && !/平均/.test(walk.text)
    ? `performance.p${walk.record.paragraph.index}`
    : undefined;
}

/** 完成预算的 p% of one project: executed ÷ full-year budget, both of this paragraph. */
export function readProjectCompletion(walk: Walk, event: Printed, start: number): boolean {
  const project = ownProject(walk);
  if (!project) return false;
  const { record } = walk;
  const subject = `${project}/executed/amount`;
  const final = record.finalOf(subject);
  const budget = record.finalOf(`${project}/full/amount`);
  if (final === undefined || budget === undefined) return false;
  const rate = record.bind(event, { address: `${subject}@completion`, what: '项目预算执行率' });
  record.claim({
    kind: 'completion',
    ...record.source(start, event.end),
    subject,
    base: 'adjusted',
    rate,
    final,
    budget,
  });
  return true;
}
