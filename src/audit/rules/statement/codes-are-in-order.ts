import type { Disclosure } from '../../../model/disclosure.ts';
import type { CodedRow, Statement } from '../../../model/statement.ts';
import { titleOf } from '../../describe.ts';
import { disclosure, statement } from '../../example.ts';
import { ONE_CLASS_EXPENDITURE, ONE_CLASS_GENERAL_BUDGET } from '../../example-statements.ts';
import type { Draft, Severity } from '../../finding.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

function check(disclosure: Disclosure): readonly Draft[] | Unchecked {
  const coded = disclosure.statements.filter((s) => s.id !== 'T06' && s.codedRows.length > 0);
  if (coded.length === 0) return { unchecked: 'no-statements-by-function' };
  return coded.flatMap(judge);
}

function judge(statement: Statement): Draft[] {
  const found: Draft[] = [];
  const note = (row: CodedRow, severity: Severity, message: string) =>
    found.push({
      severity,
      message: `《${titleOf(statement.id)}》${message}`,
      locations: [{ place: row.place, quote: `${row.code} ${row.name}` }],
    });
  const seen = new Set<string>();
  const levels = new Set(statement.codedRows.map((row) => row.code.length));
  const all = new Set(statement.codedRows.map((row) => row.code));
  let before: CodedRow | undefined;
  for (const row of statement.codedRows) {
    const { code } = row;
    if (seen.has(code)) {
      note(row, 'error', `科目${code}${row.name}重复出现，请核对是否重复计算`);
      continue;
    }
    seen.add(code);
    for (let length = code.length - 2; length >= 3; length -= 2) {
      // A statement that prints no row of a level at all leaves it out on purpose.
      if (!levels.has(length) || all.has(code.slice(0, length))) continue;
      note(row, 'warning', `科目${code}${row.name}没有上级科目${code.slice(0, length)}，请补上`);
      break;
    }
    // As words: a parent stands before its children.
    if (before && code < before.code)
      note(row, 'info', `科目${code}${row.name}排在${before.code}之后，未按编码顺序排列`);
    else before = row;
  }
  return found;
}

export default defineRule({
  id: 'statement/codes-are-in-order',
  title: '科目编码不重复、上下级相连、按序排列',
  severity: 'warning',
  what: '检查各表科目编码是否重复、是否有上级科目、是否按编码顺序排列。',
  why: '重复的科目会重复计算，缺上级科目的表无法逐级汇总。',
  source: '政府收支分类科目的类、款、项层级',
  mend: '删去重复的科目行，补上上级科目，按编码顺序排列。',

  check,
  examples: {
    wrong: [
      {
        finds: ['2012604 档案馆'],
        text: disclosure(
          statement(
            '支出决算表',
            '项目||本年支出合计|基本支出|项目支出|上缴上级支出|经营支出|对附属单位补助支出',
            '功能分类科目编码|科目名称||||||',
            '合计||90.00|50.00|40.00|||',
            '201|一般公共服务支出|90.00|50.00|40.00|||',
            '20126|档案事务|90.00|50.00|40.00|||',
            '2012601|行政运行|50.00|50.00||||',
            '2012604|档案馆|40.00||40.00|||',
            '2012604|档案馆|40.00||40.00|||',
          ),
        ),
      },
      {
        finds: ['2012601 行政运行'],
        text: disclosure(
          statement(
            '一般公共预算财政拨款支出决算表',
            '项目||本年支出合计|基本支出|项目支出',
            '功能分类科目编码|科目名称|||',
            '合计||90.00|50.00|40.00',
            '201|一般公共服务支出|90.00|50.00|40.00',
            '2012601|行政运行|50.00|50.00|',
            '2012604|档案馆|40.00||40.00',
            '208|社会保障和就业支出|15.00|15.00|',
            '2080505|机关事业单位基本养老保险缴费支出|15.00|15.00|',
            '20805|行政事业单位养老支出|15.00|15.00|',
          ),
        ),
      },
    ],
    right: [disclosure(ONE_CLASS_EXPENDITURE), disclosure(ONE_CLASS_GENERAL_BUDGET)],
  },
});
