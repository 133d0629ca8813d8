import type { Disclosure } from '../../../model/disclosure.ts';
import { plain } from '../../../model/normalise.ts';
import { SCALE, showFigure } from '../../../money/figure.ts';
import { locate } from '../../describe.ts';
import { disclosure, section } from '../../example.ts';
import { factsOf } from '../../facts.ts';
import type { Draft } from '../../finding.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

function check(disclosure: Disclosure): Checked | Unchecked {
  const facts = factsOf(disclosure);
  const found: Draft[] = [];
  const compared: number[] = [];
  for (const claim of disclosure.claims) {
    if (claim.kind !== 'named-count') continue;
    const count = disclosure.occurrences[claim.count];
    const names = claim.names.map((n) => n.trim()).filter(Boolean);
    // 等 leaves the list open; a list without 、 was not taken apart.
    if (!count || names.length < 2 || /等[。；，)]*$/.test(plain(facts.text(claim)))) continue;
    compared.push(count.id);
    if (count.figure.value === BigInt(names.length) * SCALE) continue;
    found.push({
      message: `写${showFigure(count.figure)}，实际列出${names.length}个（${names.join('、')}），请核对个数或名单`,
      expected: `${names.length}${count.figure.unit}`,
      actual: showFigure(count.figure),
      locations: [locate(count)],
    });
  }
  if (compared.length === 0) return { unchecked: 'no-lists-of-names' };
  return { found, compared };
}

export default defineRule({
  id: 'text/names-count',
  title: '所列名称的个数与所写的数相符',
  severity: 'warning',
  what: '“下设N个科室，分别是：……”一类的句子，核对N与所列名称的个数是否相同。',
  why: '个数与名单不符，必有漏列或写错。',
  source: '前后一致的基本要求',
  mend: '核对机构名单和个数。',

  check,
  examples: {
    wrong: [
      {
        finds: ['5', '4'],
        text: disclosure(
          section(
            '二、机构设置及人员情况',
            '本单位无下属预算单位，下设5个科室，分别是：办公室、接待科、综合科、业务科。',
          ),
        ),
      },
      {
        finds: ['3', '4'],
        text: disclosure(
          section(
            '二、机构设置及人员情况',
            '本单位无下属预算单位，下设3个科室，分别是：办公室、接待科、综合科、业务科。',
          ),
        ),
      },
    ],
    right: [
      disclosure(
        section(
          '二、机构设置及人员情况',
          '本单位无下属预算单位，下设4个科室，分别是：办公室、接待科、综合科、业务科。',
        ),
      ),
      disclosure(
        section(
          '二、机构设置及人员情况',
          '本单位无下属预算单位，下设9个科室，分别是：办公室、接待科、综合科、业务科等。',
        ),
      ),
    ],
  },
});
