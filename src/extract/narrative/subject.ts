import type { Base, Section, SectionKind } from '../../model/disclosure.ts';
import { DEFAULT_SUBJECT, type Term } from './lexicon.ts';

/** What a stretch of the narrative speaks of. */
export interface Subject {
  readonly address: string;
  readonly what: string;
}

/** What may be stated of a subject beside its final figure. */
export type BudgetOrPast = 'initial' | 'adjusted' | 'budget' | 'last-year';

/** What a facet is called behind the name of its subject. */
export const FACET_WORD: Record<string, string> = {
  initial: '年初预算数',
  adjusted: '全年预算数',
  budget: '预算数',
  'last-year': '上年数',
  change: '增减额',
  rate: '增减率',
  share: '占比',
  completion: '完成率',
  variance: '预决算差异率',
};

/** Where a budget or last year's figure of a subject belongs: 三公 budgets are cells of their statement. */
export function facetOf(subject: Subject, facet: BudgetOrPast): Subject {
  const what = `${subject.what}${FACET_WORD[facet]}`;
  if (facet !== 'last-year' && /^T09\/\w+\/final$/.test(subject.address)) {
    return { address: subject.address.replace(/final$/, 'budget'), what };
  }
  return { address: `${subject.address}@${facet}`, what };
}

/** Changes against the budget are other figures than those against last year. */
export function againstOf(base: Base | undefined): string {
  return base === undefined || base === 'last-year' ? '' : `.${base}`;
}

/** Topics of a section and its parents, nearest first. */
export function topicsOf(sections: readonly Section[], index: number): SectionKind[] {
  const topics: SectionKind[] = [];
  for (let i: number | undefined = index; i !== undefined && i >= 0; i = sections[i]?.parent) {
    const kind = sections[i]?.kind;
    if (kind) topics.push(kind);
  }
  return topics.length > 0 ? topics : ['unknown'];
}

/** What a sentence of these topics speaks of when it names nothing. */
export function defaultSubject(topics: readonly SectionKind[]): Subject | undefined {
  for (const topic of topics) if (DEFAULT_SUBJECT[topic]) return DEFAULT_SUBJECT[topic];
  return undefined;
}

/** The meaning of a term under these topics; undefined where it has none here. */
export function resolve(
  terms: readonly Term[],
  topics: readonly SectionKind[],
  text: string,
): Term | undefined {
  for (const topic of topics) {
    const bound = terms.find((t) => t.in?.includes(topic));
    if (bound) return bound;
  }
  const general = terms.find((t) => !t.in);
  if (general) return general;
  // Under a heading that is not known the words alone must do, when there are enough of them.
  if ((topics[0] === 'unknown' || topics[0] === 'other-matters') && text.length >= 4) return terms[0];
  return undefined;
}
