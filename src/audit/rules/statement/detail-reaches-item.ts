import type { Disclosure } from '../../../model/disclosure.ts';
import { titleOf } from '../../describe.ts';
import { disclosure } from '../../example.ts';
import { ONE_CLASS_EXPENDITURE, ONE_CLASS_GENERAL_BUDGET } from '../../example-statements.ts';
import { factsOf } from '../../facts.ts';
import type { Draft } from '../../finding.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

const VALUE: Readonly<Record<string, string>> = {
  T02: 'total',
  T03: 'total',
  T05: 'total',
  T06: 'amount',
  T07: 'exp',
  T08: 'exp',
};

function check(disclosure: Disclosure): readonly Draft[] | Unchecked {
  const facts = factsOf(disclosure);
  const coded = disclosure.statements.filter((s) => s.codedRows.length > 0);
  if (coded.length === 0) return { unchecked: 'no-coded-statements' };
  return coded.flatMap((statement): Draft[] => {
    const depth = statement.id === 'T06' ? 5 : 7;
    const codes = statement.codedRows.map((row) => row.code);
    const shallow = statement.codedRows.filter((row) => {
      const value =
        facts.inStatement(`${statement.id}/${row.code}/${VALUE[statement.id]}`)?.figure.value ?? 0n;
      return (
        row.code.length < depth &&
        value !== 0n &&
        !codes.some((c) => c !== row.code && c.startsWith(row.code))
      );
    });
    const first = shallow[0];
    // Economic classes that hold money directly have no 款 in some editions of the form.
    if (!first || (statement.id === 'T06' && shallow.every((row) => !/^30[123]/.test(row.code)))) return [];
    return [
      {
        message: `《${titleOf(statement.id)}》中${shallow.map((row) => `${row.code}${row.name}`).join('、')}没有列到${depth === 7 ? '项级' : '款级'}科目，应补列`,
        locations: [{ place: first.place, quote: `${first.code} ${first.name}` }],
        related: shallow
          .slice(1)
          .map((row) => ({ place: row.place, quote: `${row.code} ${row.name}`, what: '未列到底的科目' })),
      },
    ];
  });
}

export default defineRule({
  id: 'statement/detail-reaches-item',
  title: '支出公开到功能分类的项',
  severity: 'error',
  what: '检查各表有金额的功能分类科目是否列到项（7位编码），基本支出是否列到经济分类的款（5位编码）。',
  why: '只公开到类、款，看不出钱具体花在哪里。',
  source:
    '预算法第十四条及部门决算公开规定：支出应公开到功能分类项级科目，基本支出公开到经济性质分类款级科目',
  mend: '补列下级科目。',

  check,
  examples: {
    wrong: [
      {
        finds: ['20126 档案事务'],
        text: disclosure(ONE_CLASS_EXPENDITURE.without('2012601', '2012604')),
      },
      {
        finds: ['201 一般公共服务支出'],
        text: disclosure(ONE_CLASS_GENERAL_BUDGET.without('20126', '2012601', '2012604')),
      },
    ],
    right: [disclosure(ONE_CLASS_EXPENDITURE), disclosure(ONE_CLASS_GENERAL_BUDGET)],
  },
});
