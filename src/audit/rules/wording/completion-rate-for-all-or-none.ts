import type { Disclosure } from '../../../model/disclosure.ts';
import { disclosure, section } from '../../example.ts';
import type { Draft } from '../../finding.ts';
import { inProse, locationIn, type Passage, passagesOf } from '../../passages.ts';
import { defineRule } from '../../rule.ts';

const ITEM = /\(项\)/g;
const BUDGET = /(?:年初|全年|调整)?预算数?为?(\d[\d,.]*)(?:万)?元/;
const FINAL = /决算数?为?\d/;
const RATE = /完成[^，。；]{0,10}?的?\d+(?:\.\d+)?%|(?:完成率|执行率|差异率)[^，。；]{0,4}\d/;

function check(disclosure: Disclosure): Draft[] {
  const bySection = new Map<number | undefined, Passage[]>();
  for (const item of passagesOf(disclosure).filter(isItem))
    bySection.set(item.section, [...(bySection.get(item.section) ?? []), item]);
  const found: Draft[] = [];
  for (const items of bySection.values()) {
    const without = items.filter((p) => !RATE.test(p.normal.text));
    if (without.length === 0 || without.length === items.length) continue;
    found.push({
      message: `${items.length}个科目中，${items.length - without.length}个写了完成预算的百分比，${without.length}个没有写，请统一`,
      locations: without.map((p) => locationIn(p, 0, p.normal.text.indexOf('(项)') + 3)),
    });
  }
  return found;
}

/** A paragraph on one item with a budget other than zero (of which no rate can be given) and a final figure. */
function isItem({ kind, normal: { text } }: Passage): boolean {
  if (kind !== 'body' || (text.match(ITEM)?.length ?? 0) !== 1) return false;
  const budget = BUDGET.exec(text)?.[1];
  return budget !== undefined && /[1-9]/.test(budget) && FINAL.test(text);
}

export default defineRule({
  id: 'wording/completion-rate-for-all-or-none',
  title: '完成率要么都写要么都不写',
  severity: 'info',
  appliesToBlankForms: true,
  what: '逐项说明支出时，核对是否有的科目写“完成预算的百分之几”而有的不写。预算为零的科目算不出完成率，不计。',
  why: '只写一部分，读者无法比较，也容易让人以为有意略去。',
  source: '前后一致的基本要求；实际公开文本中的常见差错',
  mend: '给每个科目补上完成率，或全部不写。',
  check: inProse(check),
  examples: {
    wrong: [
      {
        finds: ['2、一般公共服务支出（类）档案事务（款）档案馆（项）'],
        text: disclosure(
          section(
            '五、一般公共预算财政拨款支出决算情况说明',
            '（三）一般公共预算财政拨款支出决算具体情况',
            '1、一般公共服务支出（类）档案事务（款）行政运行（项）。全年预算为52.00万元，支出决算为51.32万元，完成全年预算数的98.69%。',
            '2、一般公共服务支出（类）档案事务（款）档案馆（项）。全年预算为17.68万元，支出决算为11.31万元。',
          ),
        ),
      },
      {
        finds: ['2、一般公共服务支出（类）档案事务（款）档案馆（项）'],
        text: disclosure(
          section(
            '五、一般公共预算财政拨款支出决算情况说明',
            '（三）一般公共预算财政拨款支出决算具体情况',
            '1、一般公共服务支出（类）档案事务（款）行政运行（项）。年初预算52.00万元，支出决算52.00万元，完成年初预算的100%。',
            '2、一般公共服务支出（类）档案事务（款）档案馆（项）。年初预算17.68万元，支出决算11.31万元，决算数小于预算数。',
          ),
        ),
      },
    ],
    right: [
      disclosure(
        section(
          '五、一般公共预算财政拨款支出决算情况说明',
          '（三）一般公共预算财政拨款支出决算具体情况',
          '1、一般公共服务支出（类）档案事务（款）行政运行（项）。年初预算为52.00万元，支出决算为51.32万元，完成年初预算的98.69%。',
          '2、一般公共服务支出（类）档案事务（款）档案馆（项）。年初预算为0.00万元，支出决算为11.31万元。',
        ),
      ),
      disclosure(
        section(
          '五、一般公共预算财政拨款支出决算情况说明',
          '（三）一般公共预算财政拨款支出决算具体情况',
          '一般公共预算财政拨款支出年初预算为69.68万元，支出决算为62.63万元，完成年初预算的89.88%。其中：',
          '1、一般公共服务支出（类）档案事务（款）行政运行（项）。年初预算为52.00万元，支出决算为51.32万元。',
          '2、一般公共服务支出（类）档案事务（款）档案馆（项）。年初预算为17.68万元，支出决算为11.31万元。',
        ),
      ),
    ],
  },
});
