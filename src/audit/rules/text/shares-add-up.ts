import type { Disclosure, Occurrence, ShareClaim } from '../../../model/disclosure.ts';
import { abs, SCALE } from '../../../money/figure.ts';
import { sum } from '../../../money/judge.ts';
import { type Constraint, percentsAddUp } from '../../constraint.ts';
import { disclosure, section } from '../../example.ts';
import { factsOf } from '../../facts.ts';
import { defineRule } from '../../rule.ts';

const RULE = 'text/shares-add-up';

function constraints(disclosure: Disclosure): Constraint[] {
  const facts = factsOf(disclosure);
  const groups = new Map<string, ShareClaim[]>();
  for (const claim of disclosure.claims) {
    if (claim.kind !== 'share') continue;
    const section = disclosure.paragraphs[claim.paragraph]?.section ?? -1;
    const key = claim.whole === undefined ? `${section}/${claim.wholeAddress}` : `#${claim.whole}`;
    const list = groups.get(key);
    if (list) list.push(claim);
    else groups.set(key, [claim]);
  }
  return [...groups.values()].flatMap((group) => {
    const claims = once(disclosure, group);
    const first = claims[0];
    if (!first || claims.length < 2) return [];
    const whole =
      first.whole === undefined
        ? facts.atAny(first.wholeAddress ?? '')?.figure
        : disclosure.occurrences[first.whole]?.figure;
    const parts = claims.map((c) => disclosure.occurrences[c.part]!);
    const percents = claims.map((c) => disclosure.occurrences[c.percent]!);
    if (!whole || whole.value === 0n) return [];
    const { outcome, gap } = sum(
      whole,
      parts.map((p) => p.figure),
    );
    // Only shares of parts that are the whole together must make 100 %: a tail of a small whole moves them visibly.
    const coarsest = percents[0]!.figure.ulp;
    if (outcome === 'impossible' || 2n * abs(gap) * 100n * SCALE >= whole.value * coarsest) return [];
    return [
      percentsAddUp(
        { rule: RULE, equation: 'PCTSUM', title: '各项占比之和=100%' },
        percents.map((occurrence: Occurrence) => ({ figure: occurrence.figure, occurrence })),
      ),
    ];
  });
}

function once(disclosure: Disclosure, claims: readonly ShareClaim[]): ShareClaim[] {
  const seen = new Set<string>();
  return claims.filter((c) => {
    const address = disclosure.occurrences[c.part]?.address ?? '';
    return !seen.has(address) && seen.add(address);
  });
}

export default defineRule({
  id: 'text/shares-add-up',
  title: '各项占比之和为100%',
  severity: 'error',
  what: '一组占比的分项合起来就是总额时，核对各占比之和是否为100%（允许四舍五入的尾差）。',
  why: '分项齐全而占比之和不是100%，必有占比算错。',
  source: '占比的构成关系',
  mend: '逐项重算占比。',
  otherwise: 'no-groups-of-shares',
  constraints,
  examples: {
    wrong: [
      {
        finds: ['89.16'],
        text: disclosure(
          section(
            '二、收入决算情况说明',
            '本年收入550.53万元，其中：财政拨款收入490.88万元，占89.16%；其他收入59.65万元，占11.84%。',
          ),
        ),
      },
      {
        finds: ['71.73'],
        text: disclosure(
          section(
            '三、支出决算情况说明',
            '本年支出2940.05万元，其中：基本支出2106.66万元，占71.73%；项目支出833.39万元，占28.35%。',
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
          '三、支出决算情况说明',
          '本年支出300.00万元，其中：基本支出100.00万元，占33.33%；项目支出100.00万元，占33.33%；经营支出100.00万元，占33.33%。',
        ),
      ),
    ],
  },
});
