import type { Disclosure } from '../../../model/disclosure.ts';
import { matchesOf } from '../../../model/matches.ts';
import { disclosure, section } from '../../example.ts';
import type { Draft, Location } from '../../finding.ts';
import { inProse, locationIn, passagesOf } from '../../passages.ts';
import { defineRule } from '../../rule.ts';

/** 决算数小于预算数, 决算数与全年预算数持平: the word that names the budget. */
const COMPARED =
  /决算数?(?:大于|小于|等于|高于|低于|超过|与)(?<budget>(?:年初|全年|调整)?预算)数?(?=的|持平|基本持平|相同|一致|相等)/g;
/** Budgets that the paragraph gives figures for. */
const GIVEN = /(?<budget>(?:年初|全年|调整)预算)数?为?\d/g;

function check(disclosure: Disclosure): Draft[] {
  const found: Draft[] = [];
  // By section and by the budget that is given: the names it goes by, and where.
  const groups = new Map<string, { given: string; names: Map<string, Location[]> }>();
  for (const passage of passagesOf(disclosure)) {
    if (passage.kind !== 'body') continue;
    const { text } = passage.normal;
    const [given, other] = new Set(matchesOf(text, GIVEN).map((m) => m.groups?.budget ?? ''));
    // Two budgets in one paragraph: there the names tell them apart.
    if (!given || other) continue;
    const key = `${passage.section} ${given}`;
    const { names } = groups.get(key) ?? { names: new Map<string, Location[]>() };
    groups.set(key, { given, names });
    for (const match of matchesOf(text, COMPARED)) {
      const name = `${match.groups?.budget ?? ''}数`;
      const location = locationIn(passage, match.index, match.index + match[0].length);
      names.set(name, [...(names.get(name) ?? []), location]);
    }
  }
  for (const { given, names } of groups.values()) {
    const [rare, ...usual] = [...names].sort((a, b) => a[1].length - b[1].length);
    if (!rare || usual.length === 0) continue;
    const told = [rare, ...usual].map(([name, at]) => `“${name}”（${at.length}处）`).join('、');
    found.push({
      message: `给出的都是${given}，比较时却混用${told}，请统一称“${given}数”`,
      locations: rare[1],
      related: usual.flatMap(([name, at]) => at.slice(0, 3).map((l) => ({ what: `称“${name}”`, ...l }))),
    });
  }
  return found;
}

export default defineRule({
  id: 'wording/one-name-for-one-thing',
  title: '同一预算数用同一个名称',
  severity: 'info',
  appliesToBlankForms: true,
  what: '各项目都给出同一种预算（年初预算或全年预算）时，核对“决算数小于……”一句里对它的称呼是否统一。',
  why: '年初预算与全年预算是两个数，混称会让人不知道在和哪个比。',
  source: '前后一致的基本要求；实际公开文本中的常见差错',
  mend: '统一写成“年初预算数”或“全年预算数”。',
  check: inProse(check),
  examples: {
    wrong: [
      {
        finds: ['决算数小于全年预算数'],
        text: disclosure(
          section(
            '五、一般公共预算财政拨款支出决算情况说明',
            '（三）一般公共预算财政拨款支出决算具体情况',
            '1、一般公共服务支出（类）档案事务（款）行政运行（项）。全年预算为52.00万元，支出决算为51.32万元。决算数小于全年预算数的主要原因：人员变动。',
            '2、一般公共服务支出（类）档案事务（款）档案馆（项）。全年预算为17.68万元，支出决算为11.31万元。决算数小于预算数的主要原因：人员变动。',
          ),
        ),
      },
      {
        finds: ['决算数与年初预算数'],
        text: disclosure(
          section(
            '五、一般公共预算财政拨款支出决算情况说明',
            '（三）一般公共预算财政拨款支出决算具体情况',
            '1、一般公共服务支出（类）档案事务（款）行政运行（项）。年初预算为52.00万元，支出决算为52.00万元。决算数与年初预算数持平。',
            '2、一般公共服务支出（类）档案事务（款）档案馆（项）。年初预算为17.68万元，支出决算为11.31万元。决算数小于全年预算数的主要原因：人员变动。',
          ),
        ),
      },
    ],
    right: [
      disclosure(
        section(
          '五、一般公共预算财政拨款支出决算情况说明',
          '（三）一般公共预算财政拨款支出决算具体情况',
          '1、一般公共服务支出（类）档案事务（款）行政运行（项）。年初预算为52.00万元，支出决算为51.32万元。决算数小于预算数的主要原因：人员变动。',
          '2、一般公共服务支出（类）档案事务（款）档案馆（项）。年初预算为11.31万元，支出决算为11.31万元。决算数与预算数基本持平。',
        ),
      ),
      disclosure(
        section(
          '五、一般公共预算财政拨款支出决算情况说明',
          '（三）一般公共预算财政拨款支出决算具体情况',
          '1、一般公共服务支出（类）档案事务（款）行政运行（项）。年初预算为52.00万元，全年预算为60.00万元，支出决算为55.32万元。决算数大于年初预算数的主要原因：追加经费；决算数小于全年预算数的主要原因：人员变动。',
          '2、一般公共服务支出（类）档案事务（款）档案馆（项）。年初预算为11.31万元，支出决算为11.31万元。决算数与年初预算数持平。',
        ),
      ),
    ],
  },
});
