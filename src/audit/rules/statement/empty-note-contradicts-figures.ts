import type { Disclosure } from '../../../model/disclosure.ts';
import { plain } from '../../../model/normalise.ts';
import type { Statement } from '../../../model/statement.ts';
import { locateText, relate, titleOf } from '../../describe.ts';
import { disclosure, section, statement } from '../../example.ts';
import { FUND } from '../../example-statements.ts';
import { factsOf } from '../../facts.ts';
import type { Draft } from '../../finding.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

const EMPTY_NOTE = /(?:本表)(?:无数据|为空)|为空表/;
const INSTRUCTION = /仍保留|作下述说明|如无|若无/;

function check(disclosure: Disclosure): readonly Draft[] | Unchecked {
  const filled = disclosure.statements.filter((s) => !s.empty);
  if (filled.length === 0) return { unchecked: 'no-filled-statements' };
  return filled.flatMap((statement) => [...inNotes(statement, disclosure), ...inText(statement, disclosure)]);
}

function inNotes(statement: Statement, disclosure: Disclosure): Draft[] {
  const cell = disclosure.occurrences.find(
    (o) => o.origin === 'statement' && o.address.startsWith(`${statement.id}/`) && o.figure.value !== 0n,
  );
  if (!cell) return [];
  return statement.notes.flatMap((note): Draft[] => {
    const text = plain(note.text);
    if (!EMPTY_NOTE.test(text) || INSTRUCTION.test(text)) return [];
    return [
      {
        message: `《${titleOf(statement.id)}》下注明没有数据，表中却有数字，请核对说明与表`,
        locations: [{ place: note.place, quote: note.text }],
        related: [relate(cell)],
      },
    ];
  });
}

function inText(statement: Statement, disclosure: Disclosure): Draft[] {
  const facts = factsOf(disclosure);
  return disclosure.claims.flatMap((claim): Draft[] => {
    if (claim.kind !== 'absence' || claim.subject !== statement.id) return [];
    const words = plain(facts.text(claim));
    // Only what the words deny: a unit without income may well spend what it carried over.
    const denied = [
      ...(/收入|收支/.test(words) ? ['income'] : []),
      ...(/支出|收支/.test(words) ? ['exp', 'final'] : []),
    ];
    const cell = denied
      .map((column) =>
        facts.inStatement(`${statement.id}/${statement.id === 'T09' ? 'total' : 'ALL'}/${column}`),
      )
      .find((q) => q?.occurrence && q.figure.value !== 0n)?.occurrence;
    if (!cell) return [];
    const place = disclosure.paragraphs[claim.paragraph]?.paragraph.spans[0]?.place ?? {};
    return [
      {
        message: `正文说“${words.slice(0, 30)}”，《${titleOf(statement.id)}》却有数字，请核对说明与表`,
        locations: [locateText(disclosure, claim, place)],
        related: [relate(cell)],
      },
    ];
  });
}

export default defineRule({
  id: 'statement/empty-note-contradicts-figures',
  title: '说是空表的表里没有数据',
  severity: 'error',
  what: '表下注明“本表无数据”或正文说明无此类收支时，检查表中是否却有数字。',
  why: '说明与表矛盾，读者无从判断。',
  source: '空表说明与报表数据应当一致',
  mend: '核对表中数据，改正说明或改正表。',

  check,
  examples: {
    wrong: [
      {
        finds: ['注：本单位2024年度无政府性基金预算财政拨款收入、支出及结转和结余，故本表无数据。'],
        text: disclosure(
          FUND,
          '注：本单位2024年度无政府性基金预算财政拨款收入、支出及结转和结余，故本表无数据。',
        ),
      },
      {
        finds: ['无政府性基金预算财政拨款收入、支出及结转和结余'],
        text: disclosure(
          FUND,
          section(
            '七、政府性基金预算财政拨款收入支出决算情况说明',
            '本单位本年度无政府性基金预算财政拨款收入、支出及结转和结余，政府性基金预算财政拨款收入支出决算表为空表。',
          ),
        ),
      },
    ],
    right: [
      disclosure(
        statement(
          '政府性基金预算财政拨款收入支出决算表',
          '项目||年初结转和结余|本年收入|本年支出|||年末结转和结余',
          '功能分类科目编码|科目名称|||小计|基本支出|项目支出|',
          '合计|||||||',
        ),
        '注：本单位2024年度无政府性基金预算财政拨款收入、支出及结转和结余，故本表无数据。',
      ),
      disclosure(
        FUND,
        section(
          '七、政府性基金预算财政拨款收入支出决算情况说明',
          '2024年度政府性基金预算财政拨款收入8.00万元，支出8.00万元。',
        ),
      ),
    ],
  },
});
