import type { Disclosure, UseClaim } from '../../../model/disclosure.ts';
import { plain } from '../../../model/normalise.ts';
import { locateText } from '../../describe.ts';
import { disclosure, section } from '../../example.ts';
import type { Draft } from '../../finding.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

/** A purpose that an item of expenditure (项) has by its name alone, and the words that tell of it in 主要用于. */
interface Purpose {
  readonly name: string;
  /** Names of items. */
  readonly item: RegExp;
  /** Words of a use. */
  readonly use: RegExp;
  /** Purposes that may stand there too. */
  readonly alongside?: readonly string[];
}

const PURPOSES: readonly Purpose[] = [
  { name: '基本养老保险', item: /基本养老保险/, use: /养老保险/ },
  { name: '职业年金', item: /职业年金/, use: /职业年金/ },
  {
    name: '医疗',
    item: /^(?:行政|事业)单位医疗$|公务员医疗补助|基本医疗保险基金/,
    use: /医疗|医保|医药/,
    alongside: ['工伤保险', '失业保险'],
  },
  { name: '住房公积金', item: /^住房公积金$/, use: /公积金/ },
  { name: '购房补贴', item: /^购房补贴$/, use: /购房补贴/ },
  { name: '提租补贴', item: /^提租补贴$/, use: /提租补贴/ },
  {
    name: '离退休',
    item: /^(?:行政|事业)单位离退休$|离退休人员管理机构/,
    use: /离退休|离休|退休/,
    alongside: ['医疗', '基本养老保险', '职业年金', '提租补贴', '购房补贴'],
  },
  { name: '失业保险', item: /失业保险/, use: /失业保险/, alongside: ['工伤保险', '基本养老保险'] },
  { name: '工伤保险', item: /工伤保险/, use: /工伤保险/, alongside: ['失业保险', '基本养老保险'] },
  { name: '抚恤', item: /^(?:死亡|伤残)抚恤$/, use: /抚恤|丧葬|遗属|优抚/ },
];

function check(disclosure: Disclosure): Checked | Unchecked {
  const claims = disclosure.claims.filter((c): c is UseClaim => c.kind === 'use');
  if (claims.length === 0) return { unchecked: 'no-uses' };
  const found: Draft[] = [];
  for (const claim of claims) {
    const item = plain(claim.itemName);
    const text = plain(claim.text);
    const own = PURPOSES.find((p) => p.item.test(item));
    if (!own || own.use.test(text)) continue;
    // 退休 tells whom the money is for, not what it is: only the other words name another purpose.
    const told = PURPOSES.filter(
      (p) => p !== own && p.name !== '离退休' && p.use.test(text) && !own.alongside?.includes(p.name),
    );
    const other = told[0];
    if (!other) continue;
    const paragraph = disclosure.paragraphs[claim.paragraph]?.paragraph;
    found.push({
      message: `科目“${claim.itemName}”的用途写成了${other.name}（“${claim.text}”），应是${own.name}方面的支出，疑为照抄其他科目`,
      expected: `${own.name}方面的支出`,
      actual: claim.text,
      locations: [locateText(disclosure, claim, paragraph?.spans[0]?.place ?? {})],
    });
  }
  return { found, compared: [] };
}

export default defineRule({
  id: 'wording/use-agrees-with-item',
  title: '“主要用于”与科目的用途相符',
  severity: 'error',
  appliesToBlankForms: true,
  what: '科目名称已经表明用途的（养老保险、职业年金、医疗、住房公积金、购房补贴等），核对“主要用于”是否说的是另一项用途。',
  why: '用途与科目矛盾，多半照抄了另一个科目的说明；也可能是科目用错。',
  source: '《政府收支分类科目》各科目的使用范围；实际公开文本中的差错',
  mend: '按本科目的实际支出改写用途；科目用错的，更正科目。',
  check,
  examples: {
    wrong: [
      {
        finds: ['事业单位医疗保险支出', '住房公积金方面的支出'],
        text: disclosure(
          section(
            '五、一般公共预算财政拨款支出决算情况说明',
            '（三）一般公共预算财政拨款支出决算具体情况',
            '1、住房保障支出（类）住房改革支出（款）住房公积金（项）。主要用于：事业单位医疗保险支出。年初预算为18.12万元，支出决算为17.70万元。',
          ),
        ),
      },
      {
        finds: ['在职人员基本养老保险缴费', '职业年金方面的支出'],
        text: disclosure(
          section(
            '五、一般公共预算财政拨款支出决算情况说明',
            '（三）一般公共预算财政拨款支出决算具体情况',
            '1、社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位职业年金缴费支出（项）。主要用于：在职人员基本养老保险缴费。年初预算为18.12万元，支出决算为17.70万元。',
          ),
        ),
      },
    ],
    right: [
      disclosure(
        section(
          '五、一般公共预算财政拨款支出决算情况说明',
          '（三）一般公共预算财政拨款支出决算具体情况',
          '1、住房保障支出（类）住房改革支出（款）住房公积金（项）。主要用于：缴纳在职人员住房公积金。年初预算为18.12万元，支出决算为17.70万元。',
          '2、卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）。主要用于：在职人员及退休人员的医疗保险、工伤保险缴费。年初预算为8.12万元，支出决算为7.70万元。',
        ),
      ),
      disclosure(
        section(
          '五、一般公共预算财政拨款支出决算情况说明',
          '（三）一般公共预算财政拨款支出决算具体情况',
          '1、社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）。主要用于：离休干部的医药费和生活补助。年初预算为8.12万元，支出决算为7.70万元。',
          '2、住房保障支出（类）住房改革支出（款）购房补贴（项）。主要用于：按房改政策发放的补贴。年初预算为8.12万元，支出决算为7.70万元。',
        ),
      ),
    ],
  },
});
