import type { Disclosure } from '../../../model/disclosure.ts';
import { abs, show, showFigure } from '../../../money/figure.ts';
import { locate, relate } from '../../describe.ts';
import { disclosure, section } from '../../example.ts';
import { factsOf } from '../../facts.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

const ITEM = /^T05\/(\d{7})\/total(@initial)?$/;

function check(disclosure: Disclosure): Checked | Unchecked {
  const facts = factsOf(disclosure);
  const total = facts.at('T05/ALL/total@initial')?.occurrence;
  const finals = new Set<string>();
  const initial = new Map<string, ReturnType<typeof facts.inText>[number]>();
  for (const address of facts.textAddresses()) {
    const [, code, budget] = ITEM.exec(address) ?? [];
    const occurrence = code === undefined ? undefined : facts.inText(address)[0];
    if (code === undefined || !occurrence) continue;
    if (budget) initial.set(code, occurrence);
    else finals.add(code);
  }
  // A text that gives the budget of some items only says nothing of the sum.
  if (!total || initial.size < 2 || [...finals].some((code) => !initial.has(code)))
    return { unchecked: 'no-initial-budgets-of-items' };
  const items = [...initial.values()];
  const sum = items.reduce((s, o) => s + o.figure.value, 0n);
  const gap = total.figure.value - sum;
  const slack = items.reduce((s, o) => s + o.figure.ulp, total.figure.ulp) / 2n;
  const compared = [total, ...items].map((o) => o.id);
  if (abs(gap) <= slack) return { found: [], compared, looked: compared.length };
  return {
    found: [
      {
        message: `年初预算${showFigure(total.figure)}与所列${items.length}项的年初预算之和${show(sum, total.figure)}不等，相差${show(abs(gap), total.figure)}，请核对${gap > 0n ? '；有年初预算而没有支出的项，也应列出' : ''}`,
        expected: show(sum, total.figure),
        actual: showFigure(total.figure),
        locations: [locate(total)],
        related: items.map((o) => relate(o)),
      },
    ],
    compared,
    looked: compared.length,
  };
}

const text = (total: string) =>
  disclosure(
    section(
      '五、一般公共预算财政拨款支出决算情况说明',
      `一般公共预算财政拨款支出年初预算为${total}万元，支出决算为90.00万元。其中：`,
      '1.一般公共服务支出（类）档案事务（款）行政运行（项）年初预算为52.00万元，支出决算为50.00万元。',
      '2.一般公共服务支出（类）档案事务（款）档案馆（项）年初预算为41.00万元，支出决算为40.00万元。',
    ),
  );

export default defineRule({
  id: 'change/initial-budgets-of-items-add-up',
  title: '各项年初预算之和等于年初预算',
  severity: 'warning',
  what: '一般公共预算支出逐项写有年初预算的，把各项年初预算相加，与写出的年初预算总数核对。',
  why: '对不上，不是漏列了项，就是有一项的年初预算写错。',
  source: '年初预算总数由各项组成；检查中的常见问题',
  mend: '用批复的预算核对；年初有预算、年中调减为零的项也应列出。',
  check,
  examples: {
    wrong: [
      { finds: ['95.00', '93.00', '2.00'], text: text('95.00') },
      { finds: ['92.00', '93.00', '1.00'], text: text('92.00') },
    ],
    right: [text('93.00'), text('93.00').replaceAll('52.00', '52.10').replaceAll('93.00', '93.10')],
  },
});
