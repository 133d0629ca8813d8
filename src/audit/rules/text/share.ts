import type { Disclosure, ShareClaim } from '../../../model/disclosure.ts';
import { share } from '../../../money/judge.ts';
import { namesWhole } from '../../claims.ts';
import { type Constraint, shares } from '../../constraint.ts';
import { disclosure, section } from '../../example.ts';
import { factsOf, type Quantity } from '../../facts.ts';
import { defineRule } from '../../rule.ts';

const RULE = 'text/share';

/** Wholes that a bare 占 may also refer to, when the nearest does not fit. */
const WHOLES = [
  'T02/ALL/total',
  'T03/ALL/total',
  'T04/total/total',
  'T05/ALL/total',
  'T05/ALL/basic',
  'T09/total/final',
  'procurement/total/amount',
  'procurement/sme/amount',
];

function constraints(disclosure: Disclosure): Constraint[] {
  return disclosure.claims.flatMap((claim) => {
    if (claim.kind !== 'share') return [];
    const percent = disclosure.occurrences[claim.percent];
    const part = disclosure.occurrences[claim.part];
    const whole = wholeOf(disclosure, claim);
    if (!percent || !part || !whole || whole.occurrence?.id === part.id) return [];
    const title = `${part.what}占${whole.occurrence?.what ?? '总额'}的比重`;
    return [
      shares(
        { rule: RULE, equation: 'PCT', title },
        { figure: percent.figure, occurrence: percent },
        { figure: part.figure, occurrence: part },
        whole,
      ),
    ];
  });
}

function wholeOf(disclosure: Disclosure, claim: ShareClaim): Quantity | undefined {
  const facts = factsOf(disclosure);
  const printed = claim.whole === undefined ? undefined : disclosure.occurrences[claim.whole];
  const own: Quantity | undefined = printed
    ? { figure: printed.figure, occurrence: printed }
    : claim.wholeAddress
      ? nearest(disclosure, claim, claim.wholeAddress)
      : undefined;
  if (namesWhole(disclosure, claim) && own) return own;
  const percent = disclosure.occurrences[claim.percent]?.figure;
  const part = disclosure.occurrences[claim.part]?.figure;
  if (!percent || !part || part.value === 0n) return own;
  const fits = (q: Quantity | undefined) =>
    q !== undefined && q.figure.kind === part.kind && share(percent, part, q.figure).outcome === 'exact';
  if (fits(own)) return own;
  return WHOLES.map((address) => facts.atAny(address)).find(fits) ?? own;
}

/** The whole as the text itself gives it in the same section, else as the account has it. */
function nearest(disclosure: Disclosure, claim: ShareClaim, address: string): Quantity | undefined {
  const facts = factsOf(disclosure);
  const section = disclosure.paragraphs[claim.paragraph]?.section;
  const near = facts
    .inText(address)
    .findLast((o) => o.section === section && (o.paragraph ?? 0) <= claim.paragraph);
  return near ? { figure: near.figure, occurrence: near } : facts.atAny(address);
}

export default defineRule({
  id: 'text/share',
  title: '占比与金额相符',
  severity: 'error',
  what: '核对“占p%”是否等于该项金额除以总额。',
  why: '占比由金额算出，算错会误导读者。',
  source: '占比=分项金额÷总额×100%',
  mend: '按金额重新计算占比。',
  otherwise: 'no-shares',
  constraints,
  examples: {
    wrong: [
      {
        finds: ['91.16', '89.16'],
        text: disclosure(
          section(
            '二、收入决算情况说明',
            '本年收入550.53万元，其中：财政拨款收入490.88万元，占91.16%；其他收入59.65万元，占10.84%。',
          ),
        ),
      },
      {
        finds: ['71.73', '71.65'],
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
          '本年支出2940.05万元，其中：基本支出2106.66万元，占71.65%；项目支出833.39万元，占28.35%。',
        ),
      ),
    ],
  },
});
