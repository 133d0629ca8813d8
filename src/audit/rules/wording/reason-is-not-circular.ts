import type { Disclosure } from '../../../model/disclosure.ts';
import { normalise } from '../../../model/normalise.ts';
import { abs, SCALE } from '../../../money/figure.ts';
import { changesOf, type ResolvedChange } from '../../claims.ts';
import type { Context } from '../../context.ts';
import { disclosure, section } from '../../example.ts';
import type { Draft, Location } from '../../finding.ts';
import { locationIn, passagesOf } from '../../passages.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

const UP = /增加|增长|上升|提高|增多|增大/;
const DOWN = /减少|下降|降低|缩减/;
/** Years, comparisons, degrees and connectives: they tell when and how much, never why. */
const FRAME =
  /\d{4}年度?|本年度?|今年|当年|上年度?|去年|同期|年度|相比|相较|对比|比较|由于|因为|因此|从而|导致|使得|使|造成|相应|相关|有所|大幅度?|小幅度?|略有|明显|同步|增加|增长|上升|提高|增多|增大|减少|下降|降低|缩减/g;
/** Money and what it was given for, in the words of the accounts themselves: the thing that is to be explained. */
const SUBJECT =
  /本?(?:单位|部门)|财政|拨款|补助|运行|公用|机关|专项|项目|经费|资金|费用|支出|收入|决算|预算|金额|总额|业务量|工作量/g;
const PARTICLE = /[较比与和及同的了也而故数各均，、；。：:,\s]/g;
/** Naming the part of a total that changed explains the total, though not the part. */
const PART = /基本支出|项目支出|人员经费|公用经费|财政拨款收入|其他收入|事业收入|经营收入/;

/** Whether a reason, taken apart, holds nothing beside the direction and words for money. */
function isCircular({ claim }: ResolvedChange, reason: string): boolean {
  const same = claim.direction === 'up' ? UP : DOWN;
  const contrary = claim.direction === 'up' ? DOWN : UP;
  if (!same.test(reason) || contrary.test(reason)) return false;
  if (PART.test(reason) && !/工作量|业务量/.test(reason)) return false;
  return reason.replace(FRAME, '').replace(SUBJECT, '').replace(PARTICLE, '') === '';
}

function check(found: Disclosure, { profile }: Context): Checked | Unchecked {
  const passages = new Map(passagesOf(found).map((p) => [p.paragraph, p]));
  const reasons = new Map<string, { locations: Location[]; grave: boolean }>();
  let looked = 0;
  for (const change of changesOf(found)) {
    const { claim, rate } = change;
    const { reason } = claim;
    if (!reason || claim.base !== 'last-year' || (claim.direction !== 'up' && claim.direction !== 'down'))
      continue;
    looked++;
    const words = normalise(reason).text.replace(/[。；，]+$/, '');
    if (!isCircular(change, words)) continue;
    const passage = passages.get(claim.paragraph);
    if (!passage) continue;
    const { text } = passage.normal;
    const near = text.indexOf(words, Math.max(0, claim.start));
    const start = near >= 0 ? near : text.indexOf(words);
    if (start < 0) continue;
    const entry = reasons.get(words) ?? { locations: [], grave: false };
    entry.locations.push(locationIn(passage, start, start + words.length));
    if (rate && abs(rate.figure.value) >= BigInt(profile.reason.changeFrom) * SCALE) entry.grave = true;
    reasons.set(words, entry);
  }
  if (looked === 0) return { unchecked: 'no-changes-on-last-year-with-reason' };
  const drafts = [...reasons].map(
    ([words, { locations, grave }]): Draft => ({
      message: `“${words}”只是重复了变动本身，没有说明原因${locations.length > 1 ? `，共${locations.length}处` : ''}`,
      severity: grave ? 'warning' : 'info',
      actual: words,
      locations,
    }),
  );
  return { found: drafts, compared: [], looked };
}

export default defineRule({
  id: 'wording/reason-is-not-circular',
  title: '原因不重复变动本身',
  severity: 'warning',
  appliesToBlankForms: true,
  what: '与上年相比的增减所写的原因，除去年度、比较词、增减词和“经费”“项目资金”一类指代资金的词以后，应当还有别的内容。增减率达到审核口径的为警告，其余为提示。',
  why: '“支出增加，主要原因是经费增加”等于没有说明原因。',
  source: '决算公开对增减变化说明的要求',
  mend: '写明引起变动的事项，如人员、政策标准、具体任务的变化。',
  check,
  examples: {
    wrong: [
      {
        finds: ['本年运行补助经费项目资金较上年增加'],
        text: disclosure(
          section(
            '一、收入支出决算总体情况说明',
            '2024年度收入总计20.00万元，与上年相比增加10.00万元，增长100.00%，主要原因是：本年运行补助经费项目资金较上年增加。',
          ),
        ),
      },
      {
        finds: ['本年业务量增加，公用经费增加'],
        text: disclosure(
          section(
            '十、其他重要事项的情况说明',
            '机关运行经费支出10.10万元，比上年增加0.10万元，增长1.00%，主要原因是：本年业务量增加，公用经费增加。',
          ),
        ),
      },
      {
        finds: ['项目经费减少'],
        text: disclosure(
          section(
            '一、收入支出决算总体情况说明',
            '2024年度收入总计8.00万元，与上年相比减少2.00万元，下降20.00%，主要原因是：项目经费减少。',
          ),
        ),
      },
    ],
    right: [
      disclosure(
        section(
          '一、收入支出决算总体情况说明',
          '2024年度收入总计20.00万元，与上年相比增加10.00万元，增长100.00%，主要原因是：本年新增办公楼维修项目，项目资金较上年增加。',
        ),
      ),
      disclosure(
        section(
          '一、收入支出决算总体情况说明',
          '2024年度收入总计11.00万元，与上年相比增加1.00万元，增长10.00%，主要原因是：在职人员增加，人员经费相应增加。',
        ),
      ),
      disclosure(
        section(
          '一、收入支出决算总体情况说明',
          '2024年度收入总计11.00万元，与上年相比增加1.00万元，增长10.00%，主要原因是：基本支出增加。',
        ),
      ),
    ],
  },
});
