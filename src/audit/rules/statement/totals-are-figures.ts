import type { Disclosure } from '../../../model/disclosure.ts';
import { equationsFor } from '../../../model/equations/index.ts';
import { partsOf, type Statement, type StatementCell } from '../../../model/statement.ts';
import { show } from '../../../money/figure.ts';
import { titleOf } from '../../describe.ts';
import { disclosure } from '../../example.ts';
import { EXPENDITURE, FUND } from '../../example-statements.ts';
import { factsOf } from '../../facts.ts';
import type { Draft } from '../../finding.ts';
import { type Checked, defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

function check(checked: Disclosure): Checked | Unchecked {
  if (checked.statements.length === 0) return { unchecked: 'no-statements' };
  const found = checked.statements.flatMap((statement) => {
    const words = statement.cells.filter(isWords);
    return words.length === 0 ? [] : [tell(checked, statement, words)];
  });
  return { found, compared: [], looked: checked.statements.length };
}

/** Words where the total's figure should stand. */
function isWords({ address, value, text }: StatementCell): boolean {
  return (
    partsOf(address).row === 'ALL' && value.state === 'unreadable' && /^[\p{Script=Han}（）()]+$/u.test(text)
  );
}

function tell(checked: Disclosure, { id, unit }: Statement, cells: readonly StatementCell[]): Draft {
  const columns = cells.map((cell) => `“${cell.label.split(' · ').slice(1).join('·')}”`);
  const dues = cells.map((cell) => partsOfTotal(checked, cell.address));
  const shown = dues.flatMap((due) =>
    due === undefined ? [] : [show(due, { kind: 'amount', decimals: 2, unit })],
  );
  const due =
    shown.length < cells.length
      ? '请填写金额'
      : `按所属各类相加${shown.length > 1 ? '依次' : ''}应为${shown.join('、')}`;
  const words = cells.map((cell) => cell.text);
  return {
    message: `《${titleOf(id)}》合计行${columns.join('、')}栏是文字“${words.join('”“')}”，不是金额，${due}`,
    actual: words.join('、'),
    locations: cells.map(({ place, text }) => ({ place, quote: text })),
  };
}

/** What the parts of the total in this column add up to; undefined where one is not known. */
function partsOfTotal(checked: Disclosure, address: string): bigint | undefined {
  const facts = factsOf(checked);
  const sum = equationsFor(facts, checked.scope).find(
    (e) => e.kind === 'sum' && e.total === address && e.terms.every((t) => /\/\d{3}\//.test(t.address)),
  );
  let added = 0n;
  for (const { address: part, sign } of sum?.terms ?? []) {
    const value = facts.at(part)?.figure.value;
    if (value === undefined) return undefined;
    added += BigInt(sign) * value;
  }
  return sum && sum.terms.length > 0 ? added : undefined;
}

export default defineRule({
  id: 'statement/totals-are-figures',
  title: '合计行的各栏是金额，不是文字',
  severity: 'error',
  what: '检查合计行的各栏是否误填了表头的文字。',
  why: '复制表头时把“合计”“基本支出”等字样留在合计行，合计数就没有公开。',
  source: '决算公开表样：合计行各栏填列金额',
  mend: '在该栏填上所属各类之和。',

  check,
  examples: {
    wrong: [
      {
        finds: ['“本年支出·合计”、“本年支出·基本支出”、“本年支出·项目支出”栏是文字“小计”', '8.00万元'],
        text: disclosure(FUND.with('合计', '8.00|8.00||8.00→8.00|小计|基本支出|项目支出')),
      },
      {
        finds: ['“本年支出合计”栏是文字“合计”', '115.00万元'],
        text: disclosure(EXPENDITURE.with('合计', '115.00|75.00|40.00→合计|75.00|40.00')),
      },
    ],
    right: [disclosure(EXPENDITURE), disclosure(FUND)],
  },
});
