import type { Disclosure, NamedItem, Occurrence } from '../../../model/disclosure.ts';
import { enclosingSections } from '../../../model/enclosing-sections.ts';
import { plain } from '../../../model/normalise.ts';
import { showFigure } from '../../../money/figure.ts';
import { locateText, relate } from '../../describe.ts';
import { disclosure, section } from '../../example.ts';
import { GENERAL_BUDGET } from '../../example-statements.ts';
import { factsOf, type Quantity } from '../../facts.ts';
import type { Draft, Related } from '../../finding.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

function check(disclosure: Disclosure): Checked | Unchecked {
  const facts = factsOf(disclosure);
  const statement = facts.statements.get('T05');
  if (!statement) return { unchecked: 'no-general-budget-statement' };
  const printed = new Map(statement.codedRows.map((row) => [row.code, row.name]));
  if (printed.size === 0) return { unchecked: 'no-codes' };
  const items = disclosure.items.filter((item) => inGeneralBudget(disclosure, item));
  const found: Draft[] = [];
  const compared: number[] = [];
  for (const [length, level] of [
    [3, '类'],
    [7, '项'],
  ] as const) {
    const named = items.filter((item) => depth(item) === length);
    const codes = new Set(
      [...named.flatMap((item) => item.code ?? []), ...textCodes(disclosure)].filter(
        (code) => code.length === length,
      ),
    );
    if (codes.size === 0) continue;
    for (const item of named) {
      if (!item.code || item.code.length !== length || printed.has(item.code)) continue;
      const paragraph = disclosure.paragraphs[item.paragraph]?.paragraph;
      const place = placeOfItem(disclosure, item) ?? paragraph?.spans[0]?.place ?? {};
      found.push({
        message: `正文列有“${item.itemName ?? item.groupName ?? item.className}”（${item.code}），《一般公共预算财政拨款支出决算表》中没有这一${level}，请核对科目`,
        locations: [locateText(disclosure, item, place)],
      });
    }
    const likely = new Set<string>();
    const told = new Set<NamedItem>();
    for (const item of length === 7 ? named : []) {
      const wrongGroup = otherGroup(item, printed);
      if (wrongGroup) found.push(nameDraft(disclosure, item, wrongGroup));
      if (item.code) continue;
      const row = rowOf(disclosure, item, printed, codes);
      if (row) likely.add(row.code);
      told.add(item);
      found.push(nameDraft(disclosure, item, unknownName(item, row)));
    }
    const missing: Related[] = [];
    for (const [code, name] of printed) {
      if (code.length !== length) continue;
      const cell = facts.inStatement(`T05/${code}/total`);
      if (!cell?.occurrence || cell.figure.value === 0n) continue;
      if (codes.has(code)) compared.push(cell.occurrence.id);
      // A name that the code book does not know may well be this one, spelt otherwise.
      else if (!likely.has(code) && !named.some((item) => !item.code && !told.has(item)))
        missing.push(relate(cell.occurrence, `${code} ${name} ${showFigure(cell.figure)}`));
    }
    const first = missing[0];
    if (first) {
      found.push({
        severity: 'warning',
        message: `《一般公共预算财政拨款支出决算表》中有金额的${level}，正文没有说明：${missing.map((m) => m.what).join('、')}`,
        locations: [first],
        related: missing.slice(1),
      });
    }
  }
  if (compared.length === 0 && found.length === 0) return { unchecked: 'no-items-explained' };
  return { found, compared };
}

/** A row of the statement that an item of the text is likely to mean. */
interface Row {
  readonly code: string;
  readonly name: string;
  readonly cell: Quantity;
  readonly stated?: Occurrence;
}

/** The row of the statement behind a name that nobody knows: of the same group, not told of otherwise, best with its amount. */
function rowOf(
  disclosure: Disclosure,
  item: NamedItem,
  printed: ReadonlyMap<string, string>,
  codes: ReadonlySet<string>,
): Row | undefined {
  const facts = factsOf(disclosure);
  const group = [...printed].find(
    ([code, name]) => code.length === 5 && item.groupName && sameName(name, item.groupName),
  )?.[0];
  const of =
    group ?? [...printed].find(([code, name]) => code.length === 3 && sameName(name, item.className))?.[0];
  const stated = disclosure.occurrences.find(
    (o) => o.paragraph === item.paragraph && (o.start ?? 0) >= item.end && /^T05\/\?[^@]*$/.test(o.address),
  );
  const rows = [...printed].flatMap(([code, name]): Row[] => {
    if (code.length !== 7 || codes.has(code) || of === undefined || !code.startsWith(of)) return [];
    const cell = facts.inStatement(`T05/${code}/total`);
    if (!cell?.occurrence || cell.figure.value === 0n) return [];
    return [stated ? { code, name, cell, stated } : { code, name, cell }];
  });
  const equal = rows.filter((row) => row.stated && row.cell.figure.value === row.stated.figure.value);
  return equal.length === 1 ? equal[0] : rows.length === 1 ? rows[0] : undefined;
}

function unknownName(item: NamedItem, row: Row | undefined): string {
  const name = `“${item.itemName}”（项）不是《一般公共预算财政拨款支出决算表》中的科目名称`;
  if (!row) return `正文${name}，请核对`;
  const { stated, cell } = row;
  const same = stated && stated.figure.value === cell.figure.value;
  return `正文${name}，疑为“${row.name}”（${row.code}）${same ? '，金额相同，请改正名称' : `；表中为${showFigure(cell.figure)}${stated ? `，正文为${showFigure(stated.figure)}` : ''}，请核对名称和金额`}`;
}

/** `住房保障支出（款）住房公积金（项）`: the item is right, its group is another. */
function otherGroup(item: NamedItem, printed: ReadonlyMap<string, string>): string | undefined {
  const right = item.code && printed.get(item.code.slice(0, 5));
  if (!right || !item.groupName || sameName(right, item.groupName)) return undefined;
  return `正文“${item.itemName}”（项）写在“${item.groupName}”（款）之下，《一般公共预算财政拨款支出决算表》中它属于“${right}”（款），请改正`;
}

function nameDraft(disclosure: Disclosure, item: NamedItem, message: string): Draft {
  const place =
    placeOfItem(disclosure, item) ?? disclosure.paragraphs[item.paragraph]?.paragraph.spans[0]?.place ?? {};
  return { severity: 'warning', message, locations: [locateText(disclosure, item, place)] };
}

/** Names but for marks, a final 支出, and one character. */
function sameName(a: string, b: string): boolean {
  const [x, y] = [a, b].map((name) =>
    plain(name)
      .replace(/[^\u4e00-\u9fff]/g, '')
      .replace(/支出$/, ''),
  ) as [string, string];
  if (x.includes(y) || y.includes(x)) return true;
  if (x.length !== y.length) return false;
  return [...x].filter((c, i) => c !== y[i]).length <= 1;
}

function depth(item: NamedItem): number {
  return item.itemName ? 7 : item.groupName ? 5 : 3;
}

/** Codes of figures that the text gives for rows of the statement without （类） after their names. */
function textCodes(disclosure: Disclosure): string[] {
  return disclosure.occurrences.flatMap((o) => {
    const code = o.origin === 'narrative' ? /^T05\/(\d+)\/total$/.exec(o.address)?.[1] : undefined;
    return code ? [code] : [];
  });
}

function inGeneralBudget(disclosure: Disclosure, item: NamedItem): boolean {
  const { sections, paragraphs } = disclosure;
  return enclosingSections(sections, paragraphs[item.paragraph]?.section).some((section) =>
    section.kind.startsWith('general-budget'),
  );
}

function placeOfItem(disclosure: Disclosure, item: NamedItem) {
  return disclosure.occurrences.find((o) => o.paragraph === item.paragraph && (o.start ?? 0) >= item.end)
    ?.place;
}

export default defineRule({
  id: 'text/items-agree-with-statement',
  title: '正文所列科目与支出决算表一致',
  severity: 'error',
  what: '核对一般公共预算财政拨款支出的结构、具体情况所列的类、项与支出决算表中的科目是否相同。',
  why: '漏列或多列科目，说明与表对不上，多半是沿用了上年文字。',
  source: '一般公共预算财政拨款支出决算公开到功能分类项级科目的要求',
  mend: '按支出决算表逐类、逐项说明。',

  check,
  examples: {
    wrong: [
      {
        finds: ['30.00'],
        text: disclosure(
          GENERAL_BUDGET,
          section(
            '五、一般公共预算财政拨款支出决算情况说明',
            '（三）一般公共预算财政拨款支出决算具体情况',
            '1. 一般公共服务支出（类）档案事务（款）行政运行（项）：支出决算数为50.00万元。',
            '3. 社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）：支出决算数为15.00万元。',
          ),
        ),
      },
      {
        finds: ['15.00'],
        text: disclosure(
          GENERAL_BUDGET,
          section(
            '五、一般公共预算财政拨款支出决算情况说明',
            '（三）一般公共预算财政拨款支出决算具体情况',
            '1. 一般公共服务支出（类）档案事务（款）行政运行（项）：支出决算数为50.00万元。',
            '2. 一般公共服务支出（类）档案事务（款）档案馆（项）：支出决算数为30.00万元。',
            '3. 卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）：支出决算数为15.00万元。',
          ),
        ),
      },
    ],
    right: [
      disclosure(
        GENERAL_BUDGET,
        section(
          '五、一般公共预算财政拨款支出决算情况说明',
          '（三）一般公共预算财政拨款支出决算具体情况',
          '1. 一般公共服务支出（类）档案事务（款）行政运行（项）：支出决算数为50.00万元。',
          '2. 一般公共服务支出（类）档案事务（款）档案馆（项）：支出决算数为30.00万元。',
          '3. 社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）：支出决算数为15.00万元。',
        ),
      ),
      disclosure(
        GENERAL_BUDGET,
        section(
          '五、一般公共预算财政拨款支出决算情况说明',
          '（二）一般公共预算财政拨款支出决算结构情况',
          '1. 一般公共服务支出（类）80.00万元，占84.21%。',
          '2. 社会保障和就业支出（类）15.00万元，占15.79%。',
        ),
      ),
    ],
  },
});
