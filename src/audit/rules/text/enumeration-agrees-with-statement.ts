import type { Disclosure, EnumerationClaim } from '../../../model/disclosure.ts';
import { plain } from '../../../model/normalise.ts';
import { showFigure } from '../../../money/figure.ts';
import { locateText, relate } from '../../describe.ts';
import { disclosure, section, statement } from '../../example.ts';
import { type Facts, factsOf } from '../../facts.ts';
import type { Draft, Related } from '../../finding.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

interface Row {
  readonly code: string;
  readonly name: string;
  readonly value: bigint;
}

function check(disclosure: Disclosure): Checked | Unchecked {
  const facts = factsOf(disclosure);
  if (!facts.found('T06')) return { unchecked: 'no-basic-statement' };
  const claims = disclosure.claims.filter((c) => c.kind === 'enumeration' && c.subject.startsWith('T06/'));
  if (claims.length === 0) return { unchecked: 'no-enumerations' };
  const found: Draft[] = [];
  const compared: number[] = [];
  for (const claim of claims as EnumerationClaim[]) {
    const rows = rowsOf(facts, claim.subject);
    const related: Related[] = [];
    const listed = new Set<string>();
    const empty: string[] = [];
    for (const { name } of claim.names) {
      const row =
        rows.find((r) => same(r.name, name)) ?? rows.find((r) => r.value !== 0n && alike(r.name, name));
      if (!row) continue;
      listed.add(row.code);
      if (row.value === 0n) empty.push(row.name);
      const cell = facts.inStatement(`T06/${row.code}/amount`)?.occurrence;
      if (cell) compared.push(cell.id);
    }
    const open = /等[。；]?$/.test(plain(facts.text(claim))) || claim.names.some((n) => /等$/.test(n.name));
    const missing = open ? [] : rows.filter((r) => r.value !== 0n && !listed.has(r.code));
    if (empty.length === 0 && (missing.length === 0 || listed.size === 0)) continue;
    for (const row of missing) {
      const cell = facts.inStatement(`T06/${row.code}/amount`)?.occurrence;
      if (cell) related.push(relate(cell, `表中“${row.name}”${showFigure(cell.figure)}`));
    }
    const first = disclosure.occurrences.find(
      (o) => o.address === claim.subject && o.paragraph === claim.paragraph,
    );
    const place = first?.place ?? disclosure.paragraphs[claim.paragraph]?.paragraph.spans[0]?.place ?? {};
    found.push({
      message: `${claim.subject.includes('personnel') ? '人员经费' : '公用经费'}所列科目与基本支出决算表不一致：${[
        empty.length > 0 ? `列了“${empty.join('、')}”，表中该款没有金额` : '',
        missing.length > 0 ? `表中有金额的“${missing.map((r) => r.name).join('、')}”没有列` : '',
      ]
        .filter(Boolean)
        .join('；')}。应按表中有金额的款列示`,
      locations: [locateText(disclosure, claim, place)],
      related,
    });
  }
  return { found, compared };
}

const PERSONNEL = /^30[13]/;

function rowsOf(facts: Facts, subject: string): Row[] {
  const personnel = subject.includes('personnel');
  return (facts.statements.get('T06')?.codedRows ?? []).flatMap((row): Row[] => {
    if (row.code.length !== 5 || PERSONNEL.test(row.code) !== personnel) return [];
    const value = facts.inStatement(`T06/${row.code}/amount`)?.figure.value;
    return value === undefined ? [] : [{ code: row.code, name: row.name, value }];
  });
}

/** Names are shortened freely: 维修(护)费 and 维修费, 津补贴 and 津贴补贴, 离休费支出 and 离休费. */
function stem(name: string): string {
  return plain(name)
    .replace(/\([^)]*\)/g, '')
    .replace(/(?:支出|费用|费)$/, '')
    .replace('津补贴', '津贴补贴')
    .replace(/^(?:其他)?用于/, '');
}

function same(a: string, b: string): boolean {
  return plain(a) === plain(b) || stem(a) === stem(b);
}

function alike(a: string, b: string): boolean {
  const x = stem(a);
  const y = stem(b);
  return x.length > 1 && y.length > 1 && (x.includes(y) || y.includes(x));
}

const BASIC = statement(
  '一般公共预算财政拨款基本支出决算表',
  '人员经费|||公用经费||',
  '经济分类科目编码|科目名称|决算数|经济分类科目编码|科目名称|决算数',
  '301|工资福利支出|40.00|302|商品和服务支出|20.00',
  '30101|基本工资|30.00|30201|办公费|15.00',
  '30102|津贴补贴|10.00|30202|印刷费|',
  '303|对个人和家庭的补助|5.00|30211|差旅费|5.00',
  '30309|奖励金|5.00|||',
  '30310|个人农业生产补贴||||',
  '人员经费合计||45.00|公用经费合计||20.00',
);

export default defineRule({
  id: 'text/enumeration-agrees-with-statement',
  title: '所列经济科目与基本支出表一致',
  severity: 'warning',
  what: '核对人员经费、公用经费“包括：……”所列的款与基本支出决算表中有金额的款是否相同。',
  why: '正文列的科目没有金额、有金额的科目没有列，说明是照搬模板。',
  source: '基本支出决算表按经济分类款级公开的要求',
  mend: '按表中有金额的款逐一列示，无金额的不列。',

  check,
  examples: {
    wrong: [
      {
        finds: ['包括：基本工资、津贴补贴、个人农业生产补贴'],
        text: disclosure(
          BASIC,
          section(
            '六、一般公共预算财政拨款基本支出决算情况说明',
            '2024年度一般公共预算财政拨款基本支出65.00万元，其中：人员经费45.00万元，包括：基本工资、津贴补贴、个人农业生产补贴。',
            '公用经费20.00万元，包括：办公费、差旅费。',
          ),
        ),
      },
      {
        finds: ['包括：办公费、印刷费、差旅费'],
        text: disclosure(
          BASIC,
          section(
            '六、一般公共预算财政拨款基本支出决算情况说明',
            '2024年度一般公共预算财政拨款基本支出65.00万元，其中：人员经费45.00万元，包括：基本工资、津贴补贴、奖励金。',
            '公用经费20.00万元，包括：办公费、印刷费、差旅费。',
          ),
        ),
      },
    ],
    right: [
      disclosure(
        BASIC,
        section(
          '六、一般公共预算财政拨款基本支出决算情况说明',
          '2024年度一般公共预算财政拨款基本支出65.00万元，其中：人员经费45.00万元，包括：基本工资、津贴补贴、奖励金。',
          '公用经费20.00万元，包括：办公费、差旅费。',
        ),
      ),
      disclosure(
        BASIC,
        section(
          '六、一般公共预算财政拨款基本支出决算情况说明',
          '2024年度一般公共预算财政拨款基本支出65.00万元，其中：人员经费45.00万元，包括：基本工资、津补贴、奖励金支出。',
          '公用经费20.00万元，包括：办公费、差旅费。',
        ),
      ),
    ],
  },
});
