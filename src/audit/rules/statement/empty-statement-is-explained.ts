import type { Disclosure } from '../../../model/disclosure.ts';
import { plain } from '../../../model/normalise.ts';
import type { Statement } from '../../../model/statement.ts';
import { titleOf } from '../../describe.ts';
import { disclosure, section, statement } from '../../example.ts';
import type { Draft } from '../../finding.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

const WORDS: Readonly<Record<string, RegExp>> = {
  T06: /基本支出/,
  T07: /政府性基金/,
  T08: /国有资本经营/,
  T09: /三公/,
};
const NONE = /(?:^|[^有])无|没有|未使用|未发生|未安排|空表|为零|不涉及|无数据/;
/** The instruction that a form prints for those who fill it in says nothing of this unit. */
const INSTRUCTION = /仍保留|作下述说明|如无|若无/;

function check(disclosure: Disclosure): readonly Draft[] | Unchecked {
  if (disclosure.blankForm) return { unchecked: 'blank-form' };
  if (disclosure.statements.length === 0) return { unchecked: 'no-statements' };
  return disclosure.statements.flatMap((statement): Draft[] => {
    if (!statement.empty || statement.unbound.length > 0 || explained(disclosure, statement)) return [];
    return [
      {
        message: `《${titleOf(statement.id)}》没有数据，表下和正文都没有说明，应注明本表为空表及原因`,
        locations: [{ place: statement.place, quote: statement.title }],
      },
    ];
  });
}

function explained(disclosure: Disclosure, statement: Statement): boolean {
  if (statement.notes.some((n) => NONE.test(plain(n.text)) && !INSTRUCTION.test(n.text))) return true;
  if (disclosure.claims.some((c) => c.kind === 'absence' && c.subject === statement.id)) return true;
  const words = WORDS[statement.id] ?? new RegExp(titleOf(statement.id));
  return disclosure.paragraphs.some((p) => {
    if (p.role === 'contents' || p.role === 'title') return false;
    return plain(p.paragraph.text)
      .split('。')
      .some((sentence) => words.test(sentence) && NONE.test(sentence) && !INSTRUCTION.test(sentence));
  });
}

const FUND = statement(
  '政府性基金预算财政拨款收入支出决算表',
  '项目||年初结转和结余|本年收入|本年支出|||年末结转和结余',
  '功能分类科目编码|科目名称|||小计|基本支出|项目支出|',
  '合计|||||||',
);

export default defineRule({
  id: 'statement/empty-statement-is-explained',
  title: '空表有说明',
  severity: 'warning',
  what: '没有数据的决算表，检查表下或正文是否说明为空表。',
  why: '没有数据的表格应当列出空表并说明，否则读者不知道是没有还是漏填。',
  source: '部门决算公开操作规程：没有数据的表格应当列出空表并说明',
  mend: '在表下注明“本单位无××收入和支出，故本表无数据”，并在正文说明。',

  check,
  examples: {
    wrong: [
      { finds: ['政府性基金预算财政拨款收入支出决算表'], text: disclosure(FUND) },
      {
        finds: ['国有资本经营预算财政拨款收入支出决算表'],
        text: disclosure(
          statement(
            '国有资本经营预算财政拨款收入支出决算表',
            '项目||年初结转和结余|本年收入|本年支出|||年末结转和结余',
            '功能分类科目编码|科目名称|||小计|基本支出|项目支出|',
            '合计|||||||',
          ),
        ),
      },
    ],
    right: [
      disclosure(FUND, '注：本单位2024年度无政府性基金预算财政拨款收入、支出及结转和结余，故本表无数据。'),
      disclosure(
        FUND,
        section(
          '七、政府性基金预算财政拨款收入支出决算情况说明',
          '本单位本年度无政府性基金预算财政拨款收入、支出及结转和结余，政府性基金预算财政拨款收入支出决算表为空表。',
        ),
      ),
    ],
  },
});
