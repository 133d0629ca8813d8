import type { ChangeClaim, Disclosure, ExecutionClaim } from '../../../model/disclosure.ts';
import { plain } from '../../../model/normalise.ts';
import { abs, SCALE, showFigure } from '../../../money/figure.ts';
import { changesOf, executionsOf } from '../../claims.ts';
import type { Context } from '../../context.ts';
import { locate } from '../../describe.ts';
import { disclosure, section } from '../../example.ts';
import type { Draft, Location } from '../../finding.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

/** Words that bring a reason, or say that nothing needs one. */
const GIVEN = /原因|主要是|由于|因为|主要系|主要用于|无可比性|新增单位|机构改革|口径/;

interface Bare {
  readonly claim: ChangeClaim | ExecutionClaim;
  readonly location: Location;
  readonly words: string;
  readonly grave: boolean;
}

function check(disclosure: Disclosure, { profile }: Context): Checked | Unchecked {
  const explained = new Set(
    disclosure.claims.flatMap((c) => ('reason' in c && c.reason ? [`${c.subject}@${c.base}`] : [])),
  );
  const hasReason = (claim: ChangeClaim | ExecutionClaim): boolean =>
    explained.has(`${claim.subject}@${claim.base}`) || isFollowed(disclosure, claim);
  const bare: Bare[] = [];
  let looked = 0;
  for (const { claim, amount, rate } of changesOf(disclosure)) {
    if (!rate || claim.direction === 'same' || claim.subject.startsWith('staff/')) continue;
    looked++;
    const percent = abs(rate.figure.value) / SCALE;
    const small = amount !== undefined && abs(amount.figure.value) < SCALE;
    if (percent < BigInt(Math.ceil(profile.reason.changeFrom)) || small || hasReason(claim)) continue;
    bare.push({ claim, location: locate(rate), words: showFigure(rate.figure), grave: true });
  }
  for (const { claim, rate, final } of executionsOf(disclosure)) {
    looked++;
    const hundred = claim.kind === 'completion' ? 100n * SCALE : 0n;
    const percent = abs(rate.figure.value - hundred) / SCALE;
    const small = final !== undefined && abs(final.figure.value) < SCALE;
    if (percent < BigInt(Math.ceil(profile.reason.budgetFrom)) || small || hasReason(claim)) continue;
    bare.push({ claim, location: locate(rate), words: showFigure(rate.figure), grave: false });
  }
  if (looked === 0) return { unchecked: 'no-rates' };
  const bySection = new Map<number, Bare[]>();
  for (const b of bare) {
    const at = disclosure.paragraphs[b.claim.paragraph]?.section ?? -1;
    bySection.set(at, [...(bySection.get(at) ?? []), b]);
  }
  return { found: [...bySection.values()].map(drafted), compared: [], looked };
}

/** Whether a reason comes in the rest of the paragraph, or opens the next one of the section. */
function isFollowed({ paragraphs }: Disclosure, claim: ChangeClaim | ExecutionClaim): boolean {
  const own = paragraphs[claim.paragraph];
  if (!own) return true;
  if (GIVEN.test(plain(own.paragraph.text.slice(claim.start)))) return true;
  const next = paragraphs[claim.paragraph + 1];
  return next?.section === own.section && GIVEN.test(plain(next.paragraph.text).slice(0, 40));
}

function drafted(bare: readonly Bare[]): Draft {
  const [first] = bare as readonly [Bare, ...Bare[]];
  const several = bare.length > 1 ? `等${bare.length}处` : '';
  const { claim, words } = first;
  const fact = first.grave
    ? `变动${words}${several}较大`
    : claim.kind === 'completion'
      ? `完成预算的${words}${several}，与预算相差较大`
      : `与预算的差异${words}${several}较大`;
  return {
    severity: bare.some((b) => b.grave) ? 'warning' : 'info',
    message: `${fact}，没有说明原因，应补充主要原因`,
    actual: first.words,
    locations: bare.map((b) => b.location),
  };
}

const on = (change: string): string =>
  disclosure(
    section(
      '一、收入支出决算总体情况说明',
      `2024年度收入总计150.00万元，支出总计150.00万元。收入支出总体与上年相比，${change}`,
    ),
  );

export default defineRule({
  id: 'wording/reason-is-required',
  title: '较大的变动和差异写有原因',
  severity: 'warning',
  appliesToBlankForms: true,
  what: '与上年相比的变动、与预算相比的差异达到审核口径规定的比例（可在配置中调整）时，检查本句、本段或下一段开头是否写有原因；同一项目在别处说明过的也算。',
  why: '数字变动大而不说原因，公众无从理解，也是检查中最常见的问题。',
  source: '决算公开对增减变化说明的要求；比例是通行做法，不是法定数',
  mend: '写明具体原因：哪个项目、因何增减。',
  check,
  examples: {
    wrong: [
      { finds: ['50.00'], text: on('增加50.00万元，增长50.00%。') },
      { finds: ['50.00'], text: on('减少150.00万元，下降50.00%。') },
    ],
    right: [
      on('增加50.00万元，增长50.00%，主要原因是：档案库房搬迁。'),
      on('增加5.00万元，增长3.45%。'),
      on('增加50.00万元，增长50.00%。\n主要原因是档案库房搬迁。'),
    ],
  },
});
