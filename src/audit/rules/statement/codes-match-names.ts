import type { Disclosure } from '../../../model/disclosure.ts';
import { plain } from '../../../model/normalise.ts';
import type { CodedRow, Statement } from '../../../model/statement.ts';
import { STATEMENT_TITLE } from '../../describe.ts';
import { disclosure, statement } from '../../example.ts';
import type { Draft, Unchecked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';

/** Names of the classes (类) that have not changed their subject since 2007; the part that every edition shares. */
const CLASSES: Readonly<Record<string, RegExp>> = {
  '201': /一般公共服务/,
  '202': /外交/,
  '203': /国防/,
  '204': /公共安全/,
  '205': /教育/,
  '206': /科学技术/,
  '207': /文化/,
  '208': /社会保障/,
  '210': /卫生/,
  '211': /节能环保/,
  '212': /城乡社区/,
  '213': /农林水/,
  '214': /交通运输/,
  '215': /资源勘探/,
  '216': /商业服务/,
  '217': /金融/,
  '219': /援助/,
  '220': /自然资源|国土/,
  '221': /住房保障/,
  '222': /粮油物资/,
  '223': /国有资本经营/,
  '224': /灾害防治/,
  '229': /其他支出/,
  '231': /债务还本/,
  '232': /债务付息/,
  '234': /抗疫特别国债/,
  '301': /工资福利/,
  '302': /商品和服务/,
  '303': /对个人和家庭/,
  '307': /债务利息/,
  '309': /资本性支出/,
  '310': /资本性支出/,
  '399': /其他支出/,
};

function check(disclosure: Disclosure): readonly Draft[] | Unchecked {
  const rows = disclosure.statements.flatMap((s) => s.codedRows.map((row) => ({ row, of: s })));
  if (rows.length === 0) return { unchecked: '没有带科目编码的决算表' };
  const found: Draft[] = [];
  const first = new Map<string, { row: CodedRow; of: Statement }>();
  for (const entry of rows) {
    const { row, of } = entry;
    const name = stem(row.name);
    if (name === '') continue;
    const official = CLASSES[row.code];
    if (official && !official.test(plain(row.name))) {
      found.push({
        message: `《${STATEMENT_TITLE[of.id]}》编码${row.code}的名称为“${row.name}”，与政府收支分类科目不符，请核对编码和名称`,
        actual: row.name,
        locations: [{ place: row.place, quote: `${row.code} ${row.name}` }],
      });
      continue;
    }
    const before = first.get(row.code);
    if (!before) {
      first.set(row.code, entry);
      continue;
    }
    const other = stem(before.row.name);
    // A name cut short by the cell or by the reader is the same name.
    if (other === name || other.startsWith(name) || name.startsWith(other)) continue;
    found.push({
      message: `编码${row.code}在《${STATEMENT_TITLE[before.of.id]}》名为“${before.row.name}”，在《${STATEMENT_TITLE[of.id]}》名为“${row.name}”，请统一`,
      expected: before.row.name,
      actual: row.name,
      locations: [{ place: row.place, quote: `${row.code} ${row.name}` }],
      related: [
        {
          place: before.row.place,
          quote: `${before.row.code} ${before.row.name}`,
          what: `《${STATEMENT_TITLE[before.of.id]}》`,
        },
      ],
    });
  }
  return found;
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
  what: '核对各表的功能分类、经济分类科目编码与名称：同一编码在各表名称一致，类级编码的名称与政府收支分类科目一致。',
  why: '编码与名称不符，读者不知道钱花在哪里。',
  source: '政府收支分类科目（财政部每年印发）',
  mend: '按当年政府收支分类科目改正编码或名称。',

  check,
  examples: {
    wrong: [
      disclosure(
        statement(
          '支出决算表',
          '项目||本年支出合计|基本支出|项目支出|上缴上级支出|经营支出|对附属单位补助支出',
          '功能分类科目编码|科目名称||||||',
          '合计||90.00|50.00|40.00|||',
          '201|社会保障和就业支出|90.00|50.00|40.00|||',
          '20126|档案事务|90.00|50.00|40.00|||',
          '2012601|行政运行|50.00|50.00||||',
          '2012604|档案馆|40.00||40.00|||',
        ),
      ),
      disclosure(
        statement(
          '支出决算表',
          '项目||本年支出合计|基本支出|项目支出|上缴上级支出|经营支出|对附属单位补助支出',
          '功能分类科目编码|科目名称||||||',
          '合计||90.00|50.00|40.00|||',
          '201|一般公共服务支出|90.00|50.00|40.00|||',
          '20126|档案事务|90.00|50.00|40.00|||',
          '2012601|行政运行|50.00|50.00||||',
          '2012604|档案馆|40.00||40.00|||',
        ),
        statement(
          '一般公共预算财政拨款支出决算表',
          '项目||本年支出合计|基本支出|项目支出',
          '功能分类科目编码|科目名称|||',
          '合计||90.00|50.00|40.00',
          '201|一般公共服务支出|90.00|50.00|40.00',
          '20126|档案事务|90.00|50.00|40.00',
          '2012601|行政运行|50.00|50.00|',
          '2012604|一般行政管理事务|40.00||40.00',
        ),
      ),
    ],
    right: [
      disclosure(
        statement(
          '支出决算表',
          '项目||本年支出合计|基本支出|项目支出|上缴上级支出|经营支出|对附属单位补助支出',
          '功能分类科目编码|科目名称||||||',
          '合计||90.00|50.00|40.00|||',
          '201|一般公共服务支出|90.00|50.00|40.00|||',
          '20126|档案事务|90.00|50.00|40.00|||',
          '2012601|行政运行|50.00|50.00||||',
          '2012604|档案馆|40.00||40.00|||',
        ),
        statement(
          '一般公共预算财政拨款支出决算表',
          '项目||本年支出合计|基本支出|项目支出',
          '功能分类科目编码|科目名称|||',
          '合计||90.00|50.00|40.00',
          '201|一般公共服务支出|90.00|50.00|40.00',
          '20126|档案事务|90.00|50.00|40.00',
          '2012601|行政运行|50.00|50.00|',
          '2012604|档案馆|40.00||40.00',
        ),
      ),
      disclosure(
        statement(
          '一般公共预算财政拨款支出决算表',
          '项目||本年支出合计|基本支出|项目支出',
          '功能分类科目编码|科目名称|||',
          '合计||90.00|50.00|40.00',
          '201|一般公共服务支出|90.00|50.00|40.00',
          '20126|档案事务|90.00|50.00|40.00',
          '2012601|行政运行|50.00|50.00|',
          '2012604|档案馆|40.00||40.00',
        ),
      ),
    ],
  },
});
