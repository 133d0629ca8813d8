import type { Disclosure } from '../../../model/disclosure.ts';
import { baseName, changesOf, type ResolvedChange } from '../../claims.ts';
import { type Constraint, sums } from '../../constraint.ts';
import { disclosure, section } from '../../example.ts';
import { defineRule } from '../../rule.ts';
import { wrongWay } from '../../wrong-way.ts';

const RULE = 'change/amount';

function constraints(disclosure: Disclosure): Constraint[] {
  const changes = changesOf(disclosure);
  const found = changes.flatMap((change): Constraint[] => {
    const { claim, current, base, amount } = change;
    const sign = wrongWay(change)?.proven ? (-change.sign as 1 | -1) : change.sign;
    if (!amount || !current || !base || claim.direction === 'same') return [];
    if (amount.figure.kind !== current.figure.kind || base.figure.kind !== current.figure.kind) return [];
    const title = `本年数=${baseName(claim.base)}${sign > 0 ? '+增加额' : '-减少额'}`;
    return [
      sums({ rule: RULE, equation: 'DIFF', title }, current, [
        base,
        { figure: amount.figure, occurrence: amount, sign },
      ]),
    ];
  });
  const sangong = ofSangong(changes);
  return sangong ? [...found, sangong] : found;
}

/** The change of the whole 三公 expenditure is the sum of its items' changes. */
function ofSangong(changes: readonly ResolvedChange[]): Constraint | undefined {
  const of = (row: string) =>
    changes.find(
      (c) =>
        c.claim.base === 'last-year' &&
        c.claim.subject === `T09/${row}/final` &&
        (c.amount || c.claim.direction === 'same'),
    );
  const total = of('total');
  const car = of('carTotal');
  const cars = car ? [car] : [of('carPurchase'), of('carOperate')];
  const parts = [of('abroad'), ...cars, of('reception')];
  if (!total?.amount || parts.some((p) => p === undefined)) return undefined;
  const terms = parts.flatMap((p) =>
    p?.amount
      ? [{ figure: p.amount.figure, occurrence: p.amount, sign: (p.sign * total.sign) as 1 | -1 }]
      : [],
  );
  if (terms.length === 0) return undefined;
  return sums(
    { rule: RULE, equation: 'TT-16', title: '“三公”经费增减额=各项增减额之和' },
    { figure: total.amount.figure, occurrence: total.amount },
    terms,
    2,
  );
}

export default defineRule({
  id: 'change/amount',
  title: '增减额等于两数之差',
  severity: 'error',
  what: '正文同时给出本年数和对比数（上年数、预算数）时，核对增减额是否等于两者之差；“三公”经费增减额是否等于各项增减额之和。',
  why: '增减额与两数之差不符，必有一处错误。',
  source: '增减额=本年数−对比数',
  mend: '核对本年数、对比数和增减额。',
  otherwise: 'no-levels-and-change',
  constraints,
  examples: {
    wrong: [
      {
        finds: ['1.30', '1.80'],
        text: disclosure(
          section(
            '九、财政拨款“三公”经费支出决算情况说明',
            '2024年度财政拨款“三公”经费支出23.40万元，比上年减少1.30万元，下降5.26%。其中：因公出国（境）费支出0.00万元，比上年增加0.00万元，增长0.00%；公务用车购置及运行维护费支出20.40万元，比上年减少2.30万元，下降10.13%；公务接待费支出3.00万元，比上年增加0.50万元，增长20.00%。',
          ),
        ),
      },
      {
        finds: ['56.71', '55.71'],
        text: disclosure(
          section('二、机构设置及人员情况', '编制内容略。'),
          section(
            '十、其他重要事项的情况说明',
            '（一）机关运行经费支出情况',
            '2024年度机关运行经费支出56.71万元，上年决算数50.00万元，比上年增加5.71万元，增长11.42%。',
          ),
        ),
      },
    ],
    right: [
      disclosure(
        section(
          '九、财政拨款“三公”经费支出决算情况说明',
          '2024年度财政拨款“三公”经费支出23.40万元，比上年减少1.30万元，下降5.26%。其中：因公出国（境）费支出0.00万元，比上年增加0.00万元，增长0.00%；公务用车购置及运行维护费支出20.40万元，比上年减少1.80万元，下降8.11%；公务接待费支出3.00万元，比上年增加0.50万元，增长20.00%。',
        ),
      ),
      disclosure(
        section(
          '十、其他重要事项的情况说明',
          '（一）机关运行经费支出情况',
          '2024年度机关运行经费支出56.71万元，上年决算数50.00万元，比上年增加6.71万元，增长13.42%。',
        ),
      ),
    ],
  },
});
