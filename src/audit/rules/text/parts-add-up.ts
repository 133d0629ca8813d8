import type { CompositionClaim, Disclosure, Occurrence } from '../../../model/disclosure.ts';
import { sum } from '../../../money/judge.ts';
import { bounded, type Constraint, sums } from '../../constraint.ts';
import { disclosure, section } from '../../example.ts';
import { factsOf } from '../../facts.ts';
import { identitiesOf } from '../../identities.ts';
import { defineRule } from '../../rule.ts';
import { SLIP, slipOf } from '../../slip.ts';

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
  [/^T05\/ALL\/total$/, /^T05\/\d{7}\/total$/],
  [/^T05\/ALL\/basic$/, /^T06\/(?:personnel|public)\/amount$/],
  [/^T0[78]\/ALL\/exp$/, /^T0[78]\/ALL\/(?:basic|project)$/],
  [/^T09\/total\/final$/, /^T09\/(?:abroad|carTotal|reception)\/final$/],
  [/^T09\/total\/final$/, /^T09\/(?:abroad|carPurchase|carOperate|reception)\/final$/],
  [/^T09\/carTotal\/final$/, /^T09\/car(?:Purchase|Operate)\/final$/],
  [/^T02\/ALL\/fiscal$/, /^T02\/ALL\/fiscal\.\w+$/],
  [/^staff\/total\/count$/, /^staff\/(?:active|lixiu|retired)\/count$/],
  [/^sangong\/held\/count$/, /^assets\/cars\.\w+\/count$/],
];
/** Judged by rules of their own. */
const ELSEWHERE = /^(?:assets\/cars|procurement\/total)/;

function constraints(disclosure: Disclosure): Constraint[] {
  const facts = factsOf(disclosure);
  const found: Constraint[] = [...identitiesOf(disclosure, RULE)];
  for (const claim of disclosure.claims) {
    if (claim.kind !== 'composition') continue;
    const total = disclosure.occurrences[claim.total];
    if (!total || ELSEWHERE.test(total.address)) continue;
    const [whole, facet] = split(total.address);
    // A budget has budgets for its parts: of a list that tells several facets of each member those of the whole's count.
    const parts = claim.parts
      .flatMap((id) => disclosure.occurrences[id] ?? [])
      .filter((p) => p.figure.kind === total.figure.kind && split(p.address)[1] === facet);
    if (parts.length === 0) continue;
    if (facet.startsWith('change')) {
      found.push(...changesListed(disclosure, total, parts));
      continue;
    }
    const members = once(parts);
    found.push(
      listed(total, whole, members, claim.open === true, besides(disclosure, claim, members.length)),
    );
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

/** What a list asserts of its head: that its members make it up, or, where that is not known, do not exceed it. */
function listed(
  total: Occurrence,
  whole: string,
  parts: readonly Occurrence[],
  open: boolean,
  beside: boolean,
): Constraint {
  const head = { rule: RULE, equation: 'TT-03', title: `${total.what}=所列各项之和` };
  const family = familyOf(whole, parts);
  // What each fund pays makes up the whole.
  const byFund = parts.length > 1 && parts.every((p) => p.address.startsWith('fund.'));
  if (byFund && !open) return sums(head, quantity(total), parts.map(quantity));
  const known = family.length > 1;
  // Members of no family go by names of their own: they may be what is missing, or parts of the others.
  const all = known && family.length < parts.length && !holds(total, family) && holds(total, parts);
  const members = known && !all ? family : parts;
  const ownNames = parts.some((p) => PART.test(p.address));
  if (known && !open && (all || !ownNames))
    return sums({ declared: true, ...head }, quantity(total), members.map(quantity));
  if (members.length > 1 && holds(total, members))
    return sums({ fitted: true, ...head }, quantity(total), members.map(quantity));
  if (!open && (beside || isOneSlipOff(total, members, members.length > 2 ? SLIP : SURE_SLIP)))
    return sums({ severity: 'warning', ...head }, quantity(total), members.map(quantity));
  const [first, ...rest] = members.map(quantity);
  return bounded({ ...head, title: `所列各项之和≤${total.what}` }, first!, [
    quantity(total),
    ...rest.map((q) => ({ sign: -1 as const, ...q })),
  ]);
}

/** The members of a list that belong to one family which makes up the whole. */
function familyOf(whole: string, parts: readonly Occurrence[]): readonly Occurrence[] {
  return FAMILIES.map(([of, part]) =>
    of.test(whole) ? parts.filter((p) => part.test(split(p.address)[0])) : [],
  ).reduce((a, b) => (b.length > a.length ? b : a), []);
}

/**
 * Changes told of the members of a list make up the whole's where they add up, or where one slip of the pen keeps them
 * from it: what else changed may be left out.
 */
function changesListed(
  disclosure: Disclosure,
  total: Occurrence,
  parts: readonly Occurrence[],
): Constraint[] {
  const changeOf = (id: number) =>
    disclosure.claims.find((c) => c.kind === 'change' && c.amount === id && c.direction !== 'same');
  const claims = [total, ...parts].map(({ id }) => changeOf(id));
  const [first] = claims;
  const together = claims.every(
    (c) => c?.kind === 'change' && first?.kind === 'change' && c.direction === first.direction,
  );
  if (!together || parts.length < 2) return [];
  const head = { rule: RULE, equation: 'TT-04', title: `${total.what}=所列各项增减之和` };
  if (holds(total, parts)) return [sums({ fitted: true, ...head }, quantity(total), parts.map(quantity))];
  const known = familyOf(split(total.address)[0], parts).length === parts.length;
  return isOneSlipOff(total, parts, known || parts.length > 2 ? SLIP : SURE_SLIP)
    ? [sums({ severity: 'warning', ...head }, quantity(total), parts.map(quantity))]
    : [];
}

/** Whether the list told beside this one adds up: of `20批次180人次，其中 5批次40人次…` the batches are complete if the persons are. */
function besides(disclosure: Disclosure, claim: CompositionClaim, members: number): boolean {
  return disclosure.claims.some((other) => {
    if (other.kind !== 'composition' || other === claim || other.open) return false;
    if (other.paragraph !== claim.paragraph || other.start !== claim.start || other.end !== claim.end)
      return false;
    const total = disclosure.occurrences[other.total]!;
    const parts = other.parts.map((id) => disclosure.occurrences[id]!);
    return parts.length > 1 && parts.length === members && holds(total, parts);
  });
}

const PART = /^(?:part|fund)\./;

function holds(total: Occurrence, parts: readonly Occurrence[]): boolean {
  return (
    sum(
      total.figure,
      parts.map((p) => ({ figure: p.figure, sign: 1 as const })),
    ).outcome !== 'impossible'
  );
}

/** Likelihood of a slip that tells more than two members could by chance. */
const SURE_SLIP = 0.85;

/** Whether one digit, or two exchanged, would make the list add up: then it was meant to. */
function isOneSlipOff(total: Occurrence, parts: readonly Occurrence[], least: number): boolean {
  const gap = total.figure.value - parts.reduce((s, p) => s + p.figure.value, 0n);
  return (
    slipOf(total.figure, total.figure.value - gap).likelihood >= least ||
    parts.some((p) => slipOf(p.figure, p.figure.value + gap).likelihood >= least)
  );
}

/** Measure and facet of an address: `T09/total/budget` is the budget of `T09/total/final`. */
function split(address: string): readonly [measure: string, facet: string] {
  const at = address.indexOf('@');
  if (at >= 0) return [address.slice(0, at), address.slice(at + 1)];
  return /^(?:part\.)?T09\/\w+\/budget$/.test(address)
    ? [address.replace('budget', 'final'), 'budget']
    : [address, ''];
}

const quantity = (occurrence: Occurrence) => ({ figure: occurrence.figure, occurrence });

/** A part named twice in one list (with its share, then with its use) counts once. */
function once(parts: readonly Occurrence[]): Occurrence[] {
  const seen = new Set<string>();
  return parts.filter((p) => PART.test(p.address) || (!seen.has(p.address) && seen.add(p.address)));
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
