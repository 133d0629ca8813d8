import type { OtherMeaning } from '../../model/disclosure.ts';
import type { BudgetOrPast, Subject } from './subject.ts';
import { facetOf } from './subject.ts';

/** Words that may mean one of several things: what the relations between figures decide. */
interface OpenWords {
  readonly words: RegExp;
  /** The meaning that the words have at first sight. */
  readonly of: RegExp;
  readonly alternatives: readonly (Subject & { readonly weight: number })[];
  readonly because: string;
}

const INCOME = '本年收入合计';
const EXPENDITURE = '本年支出合计';

const OPEN_WORDS: readonly OpenWords[] = [
  {
    words: /总收入|收入总[额数]|本(?:单位|部门)收入/,
    of: /^T01\/grand\/income$/,
    alternatives: [{ address: 'T02/ALL/total', what: INCOME, weight: 0.5 }],
    because: '“总收入”可指收入总计，也可指本年收入合计',
  },
  {
    words: /总支出|支出总[额数]|本(?:单位|部门)支出/,
    of: /^T01\/grand\/expenditure$/,
    alternatives: [{ address: 'T03/ALL/total', what: EXPENDITURE, weight: 0.5 }],
    because: '“总支出”可指支出总计，也可指本年支出合计',
  },
  {
    words: /总收入|收入总额|收入总数|^收入$/,
    of: /^T0[12]\/(?:ALL\/total|total\/income)$/,
    alternatives: [{ address: 'T01/grand/income', what: '收入总计', weight: 0.5 }],
    because: '可指本年收入合计，也可指收入总计',
  },
  {
    words: /总支出|支出总额|支出总数|^支出$/,
    of: /^T0[13]\/(?:ALL\/total|total\/expenditure)$/,
    alternatives: [{ address: 'T01/grand/expenditure', what: '支出总计', weight: 0.5 }],
    because: '可指本年支出合计，也可指支出总计',
  },
  {
    words: /^本年度?收入(?:合计)?$/,
    of: /^T04\/total\/income$/,
    alternatives: [{ address: 'T02/ALL/total', what: INCOME, weight: 0.5 }],
    because: '可指本年财政拨款收入，也可指本年收入合计',
  },
  {
    words: /^本年度?支出(?:合计)?$/,
    of: /^T04\/total\/total$/,
    alternatives: [{ address: 'T03/ALL/total', what: EXPENDITURE, weight: 0.5 }],
    because: '可指本年财政拨款支出，也可指本年支出合计',
  },
];

/** Other subjects that the words of a subject may name. */
export function otherSubjects(words: string, { address }: Subject): OtherMeaning[] {
  return OPEN_WORDS.filter((open) => open.of.test(address) && open.words.test(words)).flatMap(
    ({ alternatives, because }) =>
      alternatives.map(({ address: other, what, weight }) => ({ address: other, what, weight, because })),
  );
}

/** That a figure may be the subject's own, where a word made it a budget's or another year's. */
export function ownAfterAll(subject: Subject, weight: number, because: string): OtherMeaning {
  return { address: subject.address, what: subject.what, weight, because };
}

/** That a figure may be a budget's or another year's. */
export function facetAfterAll(
  subject: Subject,
  facet: BudgetOrPast,
  weight: number,
  because: string,
): OtherMeaning {
  const { address, what } = facetOf(subject, facet);
  return { address, what, weight, because, facet };
}
