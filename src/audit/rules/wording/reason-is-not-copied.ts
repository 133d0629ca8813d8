import type { Disclosure } from '../../../model/disclosure.ts';
import { normalise } from '../../../model/normalise.ts';
import { disclosure, section } from '../../example.ts';
import type { Draft, Location } from '../../finding.ts';
import { locationIn, passagesOf } from '../../passages.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

/** One cause may well move an income, its expenditure and their total; from the third item on it is worth asking. */
const OFTEN = 3;
/** Nothing was spent, or the budget was kept to: true of every such item alike. */
const PLAIN = /^(?:本年度?|本单位|本部门|今年)*(?:无|未|没有|持平|不涉及|与上年)|无变化|无差异|一致|预算执行/;

function check(found: Disclosure): Checked | Unchecked {
  const passages = new Map(passagesOf(found).map((p) => [p.paragraph, p]));
  const reasons = new Map<string, { locations: Location[]; items: Set<string> }>();
  let looked = 0;
  for (const claim of found.claims) {
    // Totals repeat the reasons of their parts by right; functional items (项) stand each for itself.
    if (claim.kind !== 'change' || !claim.reason || claim.direction === 'same') continue;
    looked++;
    const item = /(?:^|\/)(\d{7})(?:\/|$)/.exec(claim.subject)?.[1];
    const words = normalise(claim.reason).text.replace(/[。；，]+$/, '');
    const passage = passages.get(claim.paragraph);
    if (!item || !passage || words.length < 6 || PLAIN.test(words)) continue;
    const { text } = passage.normal;
    const near = text.indexOf(words, claim.start);
    const start = near >= 0 ? near : text.indexOf(words);
    if (start < 0) continue;
    const entry = reasons.get(words) ?? { locations: [], items: new Set<string>() };
    if (!entry.items.has(item)) entry.locations.push(locationIn(passage, start, start + words.length));
    entry.items.add(item);
    reasons.set(words, entry);
  }
  if (looked === 0) return { unchecked: 'no-changes-with-reason' };
  const drafts = [...reasons]
    .filter(([, { items }]) => items.size >= OFTEN)
    .map(
      ([words, { locations, items }]): Draft => ({
        message: `${items.size}个不同的支出项目写了同一个原因“${words}”，是否各有其实际原因？`,
        actual: words,
        locations,
      }),
    );
  return { found: drafts, compared: [], looked };
}

/** Functional items of one section with the reason of each. */
function items(...reasons: readonly string[]): string {
  const names = [
    '一般公共服务支出（类）财政事务（款）行政运行（项）',
    '一般公共服务支出（类）财政事务（款）一般行政管理事务（项）',
    '卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）',
  ];
  return disclosure(
    section(
      '五、一般公共预算财政拨款支出决算情况说明',
      ...reasons.map(
        (reason, i) =>
          `${i + 1}.${names[i]}：支出决算数为20.00万元，比上年决算增加10.00万元，增长100.00%，主要原因是：${reason}。`,
      ),
    ),
  );
}

export default defineRule({
  id: 'wording/reason-is-not-copied',
  title: '各项原因不照抄',
  severity: 'info',
  appliesToBlankForms: true,
  what: '查找三个以上不同的支出功能分类项级科目逐字写着同一个原因的情况，合并为一处提问。',
  why: '不同科目的资金用途不同，原因逐字相同往往是复制后没有修改。',
  source: '实际公开文本中的常见做法；没有法规规定',
  mend: '逐项写明各自的实际原因；确属同一原因的可以保留。',
  check,
  examples: {
    wrong: [
      {
        finds: ['本年新增人员三名'],
        text: items('本年新增人员三名', '本年新增人员三名', '本年新增人员三名'),
      },
      {
        finds: ['工资标准统一调整'],
        text: items('工资标准统一调整', '工资标准统一调整', '工资标准统一调整'),
      },
    ],
    right: [
      items('本年新增人员三名', '本年新增人员三名', '医疗缴费基数上调'),
      items('新增信息系统维护项目', '本年新增人员三名', '医疗缴费基数上调'),
    ],
  },
});
