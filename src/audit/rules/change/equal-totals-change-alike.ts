import type { Disclosure } from '../../../model/disclosure.ts';
import { abs, show, showFigure } from '../../../money/figure.ts';
import { changesOf, type ResolvedChange } from '../../claims.ts';
import { locateText, relate } from '../../describe.ts';
import { disclosure, section } from '../../example.ts';
import type { Draft } from '../../finding.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

/** Totals of income and of expenditure that are one number each year. */
const TWINS: readonly (readonly [income: string, expenditure: string, name: string])[] = [
  ['T01/grand/income', 'T01/grand/expenditure', '收入总计、支出总计'],
  ['T04/grand/income', 'T04/grand/total', '财政拨款收入总计、支出总计'],
];

function check(disclosure: Disclosure): Checked | Unchecked {
  const changes = changesOf(disclosure).filter(({ claim, amount }) => claim.base === 'last-year' && amount);
  const found: Draft[] = [];
  let looked = 0;
  for (const [income, expenditure, name] of TWINS) {
    const [one, other] = [income, expenditure].map((subject) =>
      changes.find((c) => c.claim.subject === subject),
    );
    if (!one?.current || !other?.current || one === other) continue;
    if (one.current.figure.value !== other.current.figure.value) continue;
    looked++;
    const [a, b] = [moved(one), moved(other)];
    const slack = one.amount!.figure.ulp + other.amount!.figure.ulp;
    if (abs(a - b) <= slack) continue;
    const opposite = one.claim.direction !== other.claim.direction && abs(abs(a) - abs(b)) <= slack;
    const at = locateText(disclosure, other.claim, other.amount!.place);
    found.push({
      message: `${name}本年同为${showFigure(one.current.figure)}，上年也应相等，却一处写${words(one)}、一处写${words(other)}，${opposite ? '增减方向相反' : '增减不同'}，必有一处写错`,
      explanation: `按前者上年为${lastYear(one)}，按后者上年为${lastYear(other)}`,
      actual: words(other),
      locations: [at],
      related: [relate(one.amount!)],
    });
  }
  return looked === 0 ? { unchecked: 'no-equal-totals-with-changes' } : { found, compared: [], looked };
}

/** The signed change; 持平 is none. */
function moved({ claim, amount, sign }: ResolvedChange): bigint {
  return claim.direction === 'same' ? 0n : BigInt(sign) * amount!.figure.value;
}

function words({ claim, amount }: ResolvedChange): string {
  return `${{ up: '增加', down: '减少', same: '持平' }[claim.direction]}${showFigure(amount!.figure)}`;
}

function lastYear(change: ResolvedChange): string {
  const { figure } = change.current!;
  return show(figure.value - moved(change), figure);
}

const text = (income: string, expenditure: string) =>
  disclosure(
    section(
      '一、收入支出决算总体情况说明',
      `2024年度收入总计120.00万元，与2023年度相比，收入总计${income}；支出总计120.00万元，与2023年度相比，支出总计${expenditure}。`,
    ),
  );

export default defineRule({
  id: 'change/equal-totals-change-alike',
  title: '相等的收支总计增减也相同',
  severity: 'error',
  what: '收入总计与支出总计每年都相等；两者都写了与上年相比的增减时，检查方向和金额是否相同。',
  why: '本年相等、上年也相等，增减就只能相同；写得不同，必有一处错。',
  source: '收入支出决算总表“收入总计=支出总计”，两年都成立',
  mend: '用上年公开的总计核对，改正写错的一处。',
  check,
  examples: {
    wrong: [
      { finds: ['20.00', '相反'], text: text('减少20.00万元，下降14.29%', '增加20.00万元，增长20.00%') },
      { finds: ['20.00', '30.00'], text: text('增加20.00万元，增长20.00%', '增加30.00万元，增长33.33%') },
    ],
    right: [
      text('增加20.00万元，增长20.00%', '增加20.00万元，增长20.00%'),
      text('减少20.00万元，下降14.29%', '减少20.00万元，下降14.29%'),
    ],
  },
});
