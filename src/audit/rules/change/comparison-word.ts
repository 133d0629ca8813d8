import type { ComparisonClaim, Direction, Disclosure } from '../../../model/disclosure.ts';
import { abs, showFigure } from '../../../money/figure.ts';
import { baseName, levels } from '../../claims.ts';
import { locateText, relate } from '../../describe.ts';
import { disclosure, section } from '../../example.ts';
import { factsOf } from '../../facts.ts';
import type { Draft } from '../../finding.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

const WORD: Readonly<Record<Direction, string>> = { up: '大于', down: '小于', same: '等于' };

function check(disclosure: Disclosure): Checked | Unchecked {
  const found: Draft[] = [];
  const compared: number[] = [];
  let looked = 0;
  for (const claim of disclosure.claims) {
    if (claim.kind !== 'comparison') continue;
    const { final, budget } = levels(disclosure, claim);
    if (!final || !budget || final.figure.kind !== budget.figure.kind) continue;
    looked++;
    const gap = final.figure.value - budget.figure.value;
    const real: Direction = gap > 0n ? 'up' : gap < 0n ? 'down' : 'same';
    // Only words that say the two are equal pin them down.
    if (claim.direction === 'same' && !claim.nearly)
      compared.push(...[final, budget].flatMap((q) => (q.occurrence ? [q.occurrence.id] : [])));
    if (real === claim.direction || (claim.nearly && near(gap, budget.figure.value))) continue;
    if (twoBudgets(disclosure, claim, final.figure.value)) continue;
    const place = final.occurrence?.place ?? budget.occurrence?.place ?? {};
    // A gap that rounding hides may be on either side.
    const hidden = abs(gap) * 2n <= final.figure.ulp + budget.figure.ulp;
    found.push({
      message: `写“决算数${WORD[claim.direction]}${baseName(claim.base)}”，而决算数${showFigure(final.figure)}、${baseName(claim.base)}${showFigure(budget.figure)}，应为“${WORD[real]}”`,
      expected: WORD[real],
      actual: WORD[claim.direction],
      locations: [
        locateText(
          disclosure,
          claim,
          disclosure.paragraphs[claim.paragraph]?.paragraph.spans[0]?.place ?? place,
        ),
      ],
      related: [final, budget].flatMap((q) => (q.occurrence ? [relate(q.occurrence)] : [])),
      ...(hidden ? { severity: 'warning' as const } : {}),
    });
  }
  if (looked === 0) return { unchecked: 'no-comparisons' };
  return { found, compared, looked };
}

function near(gap: bigint, budget: bigint): boolean {
  return abs(gap) * 20n <= abs(budget);
}

/** Where the text gives both budgets and says only 预算数, the word may speak of the other one. */
function twoBudgets(disclosure: Disclosure, claim: ComparisonClaim, final: bigint): boolean {
  if (claim.base !== 'budget') return false;
  const facts = factsOf(disclosure);
  return (['initial', 'adjusted'] as const).some((facet) => {
    const other = facts.at(`${claim.subject}@${facet}`);
    if (!other) return false;
    const gap = final - other.figure.value;
    return claim.direction === (gap > 0n ? 'up' : gap < 0n ? 'down' : 'same');
  });
}

export default defineRule({
  id: 'change/comparison-word',
  title: '“大于、小于、等于预算数”与数字一致',
  severity: 'error',
  what: '核对“决算数大于（小于、等于）预算数”的说法与两个数字的大小是否一致。',
  why: '比较词写反，后面的原因也就说反了。',
  source: '决算公开情况说明的表述要求',
  mend: '按两数大小改正比较词，并核对原因。',

  check,
  examples: {
    wrong: [
      {
        finds: ['大于', '小于'],
        text: disclosure(
          section(
            '五、一般公共预算财政拨款支出决算情况说明',
            '（三）一般公共预算财政拨款支出决算具体情况',
            '1. 一般公共服务支出（类）档案事务（款）行政运行（项）：年初预算为200.00万元，支出决算为150.00万元，完成年初预算的75.00%。决算数大于预算数的主要原因：追加经费。',
          ),
        ),
      },
      {
        finds: ['小于', '大于'],
        text: disclosure(
          section(
            '五、一般公共预算财政拨款支出决算情况说明',
            '（三）一般公共预算财政拨款支出决算具体情况',
            '1. 一般公共服务支出（类）档案事务（款）行政运行（项）：年初预算为200.00万元，支出决算为250.00万元，完成年初预算的125.00%。决算数小于预算数的主要原因：压减开支。',
          ),
        ),
      },
    ],
    right: [
      disclosure(
        section(
          '五、一般公共预算财政拨款支出决算情况说明',
          '（三）一般公共预算财政拨款支出决算具体情况',
          '1. 一般公共服务支出（类）档案事务（款）行政运行（项）：年初预算为200.00万元，支出决算为150.00万元，完成年初预算的75.00%。决算数小于预算数的主要原因：压减开支。',
        ),
      ),
      disclosure(
        section(
          '五、一般公共预算财政拨款支出决算情况说明',
          '（三）一般公共预算财政拨款支出决算具体情况',
          '1. 一般公共服务支出（类）档案事务（款）行政运行（项）：年初预算为200.00万元，支出决算为199.00万元，完成年初预算的99.50%。决算数与预算数基本持平。',
        ),
      ),
    ],
  },
});
