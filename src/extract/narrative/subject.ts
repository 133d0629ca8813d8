import type { Base, Section, SectionKind } from '../../model/disclosure.ts';
import { enclosingSections } from '../../model/enclosing-sections.ts';
import { DEFAULT_SUBJECT, type Term } from './lexicon.ts';

/** What a stretch of the narrative speaks of. */
export interface Subject {
  readonly address: string;
  readonly what: string;
}

/** What may be stated of a subject beside its final figure. */
export type BudgetOrPast = 'initial' | 'adjusted' | 'budget' | 'last-year' | 'other-year';

/** What a facet is called behind the name of its subject. */
export const FACET_WORD: Record<string, string> = {
  initial: '年初预算数',
  adjusted: '全年预算数',
  budget: '预算数',
  'last-year': '上年数',
  'other-year': '（其他年度）',
  change: '增减额',
  rate: '增减率',
  share: '占比',
  completion: '完成率',
  variance: '预决算差异率',
};

/** Where a budget or last year's figure of a subject belongs: 三公 budgets are cells of their statement. */
export function facetOf(subject: Subject, facet: BudgetOrPast): Subject {
  const what = `${subject.what}${FACET_WORD[facet]}`;
  if (facet !== 'last-year' && facet !== 'other-year' && /^T09\/\w+\/final$/.test(subject.address)) {
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
  const topics = enclosingSections(sections, index).map((section) => section.kind);
  return topics.length > 0 ? topics : ['unknown'];
}

/** Headings that name no subject of their own: below them the words alone decide. */
const GENERAL: ReadonlySet<SectionKind> = new Set([
  'unknown',
  'explanation',
  'other-matters',
  'remarks',
  'profile',
  'statements',
  'attachments',
]);

/** Whether the nearest heading leaves open what the text below it speaks of. */
export function isGeneral(headings: readonly SectionKind[]): boolean {
  return GENERAL.has(headings[0] ?? 'unknown');
}

/** Words by which a sentence tells its topic without a heading. */
const SPEAKS_OF: readonly (readonly [SectionKind, RegExp])[] = [
  [
    'sangong',
    /三公|会议费|培训费|公务接待|出国|(?<!一般)公(?:务用?)?车|车辆(?:购置|运行)|(?:外事|外宾|国内|来访|来宾)[^，。；]{0,6}接待|接待\d|保有量/,
  ],
  ['procurement', /政府采购|中小企业|小微企业/],
  ['running-cost', /机关运行经费/],
  [
    'assets',
    /车辆\d+[辆台]|国有资产|单[位价](?:价值)?(?:在)?\d+万元|房屋|(?:一般公务|执法执勤|特种专业技术|其他)用车/,
  ],
];

/** The topics of a sentence: those of its headings, before them what its own words say where the heading says nothing. */
export function topicsOfSentence(sentence: string, headings: readonly SectionKind[]): readonly SectionKind[] {
  if (!isGeneral(headings)) return headings;
  const own = SPEAKS_OF.filter(([, words]) => words.test(sentence)).map(([topic]) => topic);
  return own.length > 0 ? [...own, ...headings] : headings;
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
  general: boolean,
): Term | undefined {
  for (const topic of topics) {
    const bound = terms.find((t) => t.in?.includes(topic));
    if (bound) return bound;
  }
  // Under a heading that says nothing the words alone must do, when there are enough of them.
  return terms.find((t) => !t.in) ?? (general && text.length >= 4 ? terms[0] : undefined);
}
