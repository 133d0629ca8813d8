import type { Disclosure } from '../../../model/disclosure.ts';
import { plain } from '../../../model/normalise.ts';
import { titleOf } from '../../describe.ts';
import { disclosure, statement } from '../../example.ts';
import type { Draft } from '../../finding.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

/** Statements that are often empty, and the money that a note below one speaks of. */
const MONEY: readonly { readonly id: string; readonly name: string; readonly words: RegExp }[] = [
  { id: 'T07', name: '政府性基金', words: /政府性基金/ },
  { id: 'T08', name: '国有资本经营', words: /国有资本/ },
  { id: 'T09', name: '“三公”经费', words: /三公/ },
];
/** A note that says why a statement is empty. */
const SAYS_EMPTY =
  /(?:无|没有|未安排|未发生|不涉及).*(?:本表|此表|空表|无数据|为空)|^注?[：:]?.{0,40}(?:无|没有).{0,20}(?:收入|支出|经费)/;

function check(disclosure: Disclosure): Checked | Unchecked {
  const found: Draft[] = [];
  let looked = 0;
  for (const { id, notes, place } of disclosure.statements) {
    const own = MONEY.find((m) => m.id === id);
    if (!own) continue;
    for (const note of notes) {
      const text = plain(note.text);
      if (!SAYS_EMPTY.test(text)) continue;
      looked++;
      const other = MONEY.find((m) => m.words.test(text));
      if (!other || own.words.test(text)) continue;
      found.push({
        message: `《${titleOf(id)}》下的说明讲的是${other.name}，不是本表的${own.name}，疑从别的表套用，应改为本表的说明`,
        actual: other.name,
        expected: own.name,
        locations: [{ place: note.place ?? place, quote: note.text }],
      });
    }
  }
  return looked === 0 ? { unchecked: 'no-notes-of-empty-statements' } : { found, compared: [], looked };
}

const capital = (note: string) =>
  disclosure(
    statement('国有资本经营预算财政拨款支出决算表', '科目编码|科目名称|合计|基本支出|项目支出', '合计||||'),
    note,
  );
const fund = (note: string) =>
  disclosure(
    statement(
      '政府性基金预算财政拨款收入支出决算表',
      '科目编码|科目名称|年初结转和结余|本年收入|本年支出|年末结转和结余',
      '合计|||||',
    ),
    note,
  );

export default defineRule({
  id: 'statement/note-is-of-its-statement',
  title: '表下的说明讲的是本表',
  severity: 'warning',
  what: '检查政府性基金、国有资本经营、“三公”经费各表下“无此项、本表为空”的说明，讲的是不是这张表。',
  why: '说明套用了别的表，等于这张空表没有说明。',
  source: '没有数据的表应列出空表并说明的要求；检查中的常见问题',
  mend: '改为本表的说明。',
  check,
  examples: {
    wrong: [
      {
        finds: ['政府性基金', '国有资本经营'],
        text: capital('注：本单位2024年度无政府性基金预算财政拨款收入和支出，故本表无数据。'),
      },
      {
        finds: ['国有资本经营', '政府性基金'],
        text: fund('说明：本单位没有国有资本经营预算财政拨款支出，本表为空表。'),
      },
    ],
    right: [
      capital('注：本单位2024年度无国有资本经营预算财政拨款支出，故本表无数据。'),
      fund('注：本单位2024年度无政府性基金预算财政拨款收入、支出及结转和结余，故本表无数据。'),
    ],
  },
});
