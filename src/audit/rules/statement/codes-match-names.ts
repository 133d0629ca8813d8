import {
  economicCodeByName,
  economicNameFits,
  functionalCodeByNames,
  functionalNameFits,
  lookUpEconomic,
  lookUpFunctional,
} from '../../../model/codes/codes.ts';
import type { Disclosure } from '../../../model/disclosure.ts';
import { plain } from '../../../model/normalise.ts';
import type { CodedRow, Statement } from '../../../model/statement.ts';
import { titleOf } from '../../describe.ts';
import { disclosure, statement } from '../../example.ts';
import { ONE_CLASS_EXPENDITURE, ONE_CLASS_GENERAL_BUDGET } from '../../example-statements.ts';
import type { Draft } from '../../finding.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

function check(disclosure: Disclosure): readonly Draft[] | Unchecked {
  const rows = disclosure.statements.flatMap((s) => s.codedRows.map((row) => ({ row, of: s })));
  if (rows.length === 0) return { unchecked: 'no-coded-statements' };
  const found: Draft[] = [];
  const first = new Map<string, { row: CodedRow; of: Statement }>();
  for (const entry of rows) {
    const { row, of } = entry;
    const name = stem(row.name);
    if (name === '') continue;
    const before = first.get(row.code);
    const against = contradiction(row, disclosure.year);
    // A doubt is worth one question; that the account disagrees with itself is worth more.
    if (against && (against.severity === undefined || !before)) {
      found.push({
        actual: row.name,
        locations: [{ place: row.place, quote: `${row.code} ${row.name}` }],
        ...against,
        message: `《${titleOf(of.id)}》编码${row.code}的名称为“${row.name}”，${against.message}`,
      });
      if (against.severity === undefined) continue;
    }
    if (!before) {
      first.set(row.code, entry);
      continue;
    }
    const other = stem(before.row.name);
    // A name cut short by the cell or by the reader is the same name.
    if (other === name || other.startsWith(name) || name.startsWith(other)) continue;
    found.push({
      message: `编码${row.code}在《${titleOf(before.of.id)}》名为“${before.row.name}”，在《${titleOf(of.id)}》名为“${row.name}”，请统一`,
      expected: before.row.name,
      actual: row.name,
      locations: [{ place: row.place, quote: `${row.code} ${row.name}` }],
      related: [
        {
          place: before.row.place,
          quote: `${before.row.code} ${before.row.name}`,
          what: `《${titleOf(before.of.id)}》`,
        },
      ],
    });
  }
  return found;
}

/** First fiscal year of the classification that `codes.ts` knows; classes kept their subjects before it. */
const FIRST_YEAR = 2018;

/**
 * What the classification says against a row's name, if anything: an error (no severity of its own) where the official
 * name was read in print and the row's is another code's or shares little with it; a question where the official name
 * was not read in print but the row's is another item's. Local and newer names are no fault, nor are unknown codes.
 */
function contradiction(
  { code, name }: CodedRow,
  year: number | undefined,
): Pick<Draft, 'message' | 'expected' | 'severity'> | undefined {
  const economic = code.startsWith('3');
  if (code.length > 3 && (year ?? FIRST_YEAR) < FIRST_YEAR) return undefined;
  const official = economic ? lookUpEconomic(code) : lookUpFunctional(code);
  if (!official || (economic ? economicNameFits(code, name) : functionalNameFits(code, name)))
    return undefined;
  // The name of the row's year; a code that the year does not have keeps its own.
  const expected = ((economic ? lookUpEconomic(code, year) : lookUpFunctional(code, year)) ?? official).name;
  const printed = stem(name);
  const full = stem(expected);
  // A name cut short by the cell or by the reader, or with words of a locality around it, is the same name.
  if (full.startsWith(printed) || printed.includes(full)) return undefined;
  const other = economic ? otherEconomic(code, name, year) : otherItem(code, name, year);
  const verified = official.status === 'verified';
  if (other === undefined && !(verified && differs(printed, full))) return undefined;
  const message = `政府收支分类科目中为“${expected}”${other === undefined ? '' : `（“${name}”的编码为${other}）`}，请核对编码和名称`;
  return { message, expected, ...(verified ? {} : { severity: 'warning' as const }) };
}

/** Whether two names share so few characters that they are not two wordings of one name. */
function differs(a: string, b: string): boolean {
  const characters = new Set(b);
  const shared = [...new Set(a)].filter((c) => characters.has(c)).length;
  return shared * 2 < Math.min(new Set(a).size, characters.size);
}

/** Another economic item of the same group that has the name. */
function otherEconomic(code: string, name: string, year: number | undefined): string | undefined {
  if (code.length !== 5) return undefined;
  const other = economicCodeByName(name, year, code.slice(0, 3));
  return other === code ? undefined : other;
}

/** Another functional item of the same group that has the name. */
function otherItem(code: string, name: string, year: number | undefined): string | undefined {
  const groupName = lookUpFunctional(code.slice(0, 5))?.name;
  const className = lookUpFunctional(code.slice(0, 3))?.name;
  if (code.length !== 7 || groupName === undefined || className === undefined) return undefined;
  const other = functionalCodeByNames({ className, groupName, itemName: name }, year);
  return other === code ? undefined : other;
}

function stem(name: string): string {
  return plain(name)
    .replace(/[()、，\-—·\s]/g, '')
    .replace(/支出$/, '');
}

export default defineRule({
  id: 'statement/codes-match-names',
  title: '科目编码与名称相符',
  severity: 'error',
  what: '核对各表的功能分类、经济分类科目编码与名称：同一编码在各表名称一致，编码的名称与政府收支分类科目一致；名称未经印本核对的编码只作疑点，科目中没有的编码不作判断。',
  why: '编码与名称不符，读者不知道钱花在哪里。',
  source: '政府收支分类科目（财政部每年印发）',
  mend: '按当年政府收支分类科目改正编码或名称。',

  check,
  examples: {
    wrong: [
      {
        finds: ['机关事业单位职业年金缴费支出', '机关事业单位基本养老保险缴费支出'],
        text: disclosure(
          statement(
            '一般公共预算财政拨款支出决算表',
            '项目||本年支出合计|基本支出|项目支出',
            '功能分类科目编码|科目名称|||',
            '合计||90.00|90.00|',
            '208|社会保障和就业支出|90.00|90.00|',
            '20805|行政事业单位养老支出|90.00|90.00|',
            '2080505|机关事业单位职业年金缴费支出|90.00|90.00|',
          ),
        ),
      },
      {
        finds: ['对外贸易管理', '招商引资'],
        text: disclosure(
          statement(
            '一般公共预算财政拨款支出决算表',
            '项目||本年支出合计|基本支出|项目支出',
            '功能分类科目编码|科目名称|||',
            '合计||40.00||40.00',
            '201|一般公共服务支出|40.00||40.00',
            '20113|商贸事务|40.00||40.00',
            '2011308|对外贸易管理|40.00||40.00',
          ),
        ),
      },
      {
        finds: ['社会保障和就业支出', '一般公共服务支出'],
        text: disclosure(ONE_CLASS_EXPENDITURE.with('201', '一般公共服务支出→社会保障和就业支出')),
      },
      {
        finds: ['一般行政管理事务', '档案馆'],
        text: disclosure(
          ONE_CLASS_EXPENDITURE,
          ONE_CLASS_GENERAL_BUDGET.with('2012604', '档案馆→一般行政管理事务'),
        ),
      },
    ],
    right: [
      disclosure(
        statement(
          '一般公共预算财政拨款支出决算表',
          '项目||本年支出合计|基本支出|项目支出',
          '功能分类科目编码|科目名称|||',
          '合计||90.00|50.00|40.00',
          '201|一般公共服务|80.00|40.00|40.00',
          '20103|政府办公厅(室)及相关机构事务|40.00|40.00|',
          '2010301|行政运行|40.00|40.00|',
          '20198|本地新设事务|40.00||40.00',
          '2019804|本地新设业务|40.00||40.00',
          '208|社会保障和就业支出|10.00|10.00|',
          '20805|行政事业单位养老支出|10.00|10.00|',
          '2080505|机关事业单位基本养老保险缴费|10.00|10.00|',
        ),
      ),
      disclosure(ONE_CLASS_EXPENDITURE, ONE_CLASS_GENERAL_BUDGET),
      disclosure(ONE_CLASS_GENERAL_BUDGET),
    ],
  },
});
