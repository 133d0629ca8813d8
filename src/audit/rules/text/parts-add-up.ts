import type { Disclosure, Occurrence } from '../../../model/disclosure.ts';
import { sum } from '../../../money/judge.ts';
import { bounded, type Constraint, sums } from '../../constraint.ts';
import { disclosure, section } from '../../example.ts';
import { factsOf } from '../../facts.ts';
import { identitiesOf } from '../../identities.ts';
import { defineRule } from '../../rule.ts';

const RULE = 'text/parts-add-up';

/** Parts that make up a measure completely: a list of them must reach the whole. */
const FAMILIES: readonly (readonly [RegExp, RegExp])[] = [
  [/^T01\/grand\/income$/, /^(?:T01\/(?:total|useNonFiscal|carryIn)\/income|T02\/ALL\/total)$/],
  [/^T01\/grand\/expenditure$/, /^(?:T01\/(?:total|distribution|carryOut)\/expenditure|T03\/ALL\/total)$/],
  [/^(?:T02\/ALL\/total|T01\/total\/income)$/, /^T02\/ALL\/(?!total)\w+$/],
  // Some localities tell appropriations apart by fund instead.
  [
    /^(?:T02\/ALL\/total|T01\/total\/income)$/,
    /^(?:T02\/ALL\/(?!total|fiscal)\w+|T01\/(?:gpb|gf|soc)\/income)$/,
  ],
  [/^(?:T03\/ALL\/total|T01\/total\/expenditure)$/, /^T03\/ALL\/(?!total)\w+$/],
  [/^T04\/grand\/income$/, /^T04\/(?:total|carryIn)\/income$/],
  [/^T04\/grand\/total$/, /^T04\/(?:total|carryOut)\/total$/],
  [/^T04\/total\/income$/, /^T04\/(?:gpb|gf|soc)\/income$/],
  [/^T05\/ALL\/total$/, /^T05\/ALL\/(?:basic|project)$/],
  [/^T05\/ALL\/total$/, /^T05\/\d{3}\/total$/],
  [/^T05\/ALL\/basic$/, /^T06\/(?:personnel|public)\/amount$/],
  [/^T09\/total\/final$/, /^T09\/(?:abroad|carTotal|reception)\/final$/],
  [/^T09\/total\/final$/, /^T09\/(?:abroad|carPurchase|carOperate|reception)\/final$/],
  [/^T09\/carTotal\/final$/, /^T09\/car(?:Purchase|Operate)\/final$/],
];
/** Judged by rules of their own. */
const ELSEWHERE = /^(?:assets\/cars|procurement\/total|staff\/total)/;

function constraints(disclosure: Disclosure): Constraint[] {
  const facts = factsOf(disclosure);
  const found: Constraint[] = [...identitiesOf(disclosure, RULE)];
  for (const claim of disclosure.claims) {
    if (claim.kind !== 'composition') continue;
    const total = disclosure.occurrences[claim.total];
    const parts = claim.parts.flatMap((id) => disclosure.occurrences[id] ?? []);
    if (!total || parts.length === 0 || ELSEWHERE.test(total.address)) continue;
    const title = `${total.what}=所列各项之和`;
    const head = { rule: RULE, equation: 'TT-03', title };
    const family = FAMILIES.map(([whole, part]) =>
      whole.test(total.address) ? parts.filter((p) => part.test(p.address)) : [],
    ).reduce((a, b) => (b.length > a.length ? b : a), [] as Occurrence[]);
    if (family.length > 1) {
      found.push(sums(head, quantity(total), once(family).map(quantity)));
    } else if (parts.length > 1 && parts.every((p) => p.figure.kind === total.figure.kind)) {
      // A list of which it is not known that it is complete must not exceed its whole.
      const [first, ...rest] = parts.map(quantity);
      const holds =
        sum(
          total.figure,
          parts.map((p) => p.figure),
        ).outcome !== 'impossible';
      found.push(
        holds
          ? sums(head, quantity(total), parts.map(quantity))
          : bounded({ ...head, title: `所列各项之和≤${total.what}` }, first!, [
              quantity(total),
              ...rest.map((q) => ({ sign: -1 as const, ...q })),
            ]),
      );
    }
  }
  const initial = facts.at('T05/ALL/total@initial');
  const items = facts.codes('T05').filter((code) => code.length === 7);
  const budgets = items.map((code) => facts.at(`T05/${code}/total@initial`));
  if (initial && budgets.length > 1 && budgets.every((b) => b !== undefined)) {
    // Items with a budget and no expenditure may be left out: together they cannot exceed the whole.
    const [first, ...rest] = budgets;
    found.push(
      bounded({ rule: RULE, equation: 'N5-6', title: '各项年初预算之和≤年初预算总额' }, first!, [
        initial,
        ...rest.map((q) => ({ sign: -1 as const, ...q })),
      ]),
    );
  }
  return found;
}

const quantity = (occurrence: Occurrence) => ({ figure: occurrence.figure, occurrence });

/** A part named twice in one list (with its share, then with its use) counts once. */
function once(parts: readonly Occurrence[]): Occurrence[] {
  const seen = new Set<string>();
  return parts.filter((p) => !seen.has(p.address) && seen.add(p.address));
}

export default defineRule({
  id: 'text/parts-add-up',
  title: '“其中”各项之和等于总数',
  severity: 'error',
  what: '核对“其中：”所列各项之和与总数是否相符，正文列出的各类、各项支出之和与支出总额是否相符。',
  why: '分项与总数不符，必有一处数字错误或遗漏。',
  source: '决算数字的构成关系',
  mend: '核对总数与各分项。',
  otherwise: 'no-compositions',
  constraints,
  examples: {
    wrong: [
      {
        finds: ['550.53', '560.53'],
        text: disclosure(
          section(
            '二、收入决算情况说明',
            '本年收入550.53万元，其中：财政拨款收入490.88万元，占89.16%；其他收入69.65万元，占12.65%。',
          ),
        ),
      },
      {
        finds: ['15', '14'],
        text: disclosure(
          section(
            '二、机构设置及人员情况',
            '本单位2024年度实有人数15人，其中：在职人员13人，离休人员0人，退休人员1人。',
          ),
        ),
      },
    ],
    right: [
      disclosure(
        section(
          '二、收入决算情况说明',
          '本年收入550.53万元，其中：财政拨款收入490.88万元，占89.16%；其他收入59.65万元，占10.84%。',
        ),
      ),
      disclosure(
        section(
          '二、收入决算情况说明',
          '本年收入合计616.03万元，其中：一般公共预算财政拨款收入600.03万元，占97.40%；事业收入16.00万元，占2.60%；经营收入0.00万元，占0.00%。',
        ),
      ),
      disclosure(
        section(
          '二、机构设置及人员情况',
          '本单位2024年度实有人数14人，其中：在职人员13人，离休人员0人，退休人员1人。',
        ),
      ),
    ],
  },
});
