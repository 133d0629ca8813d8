import { isOutdatedName } from '../../../model/codes/codes.ts';
import type { Disclosure } from '../../../model/disclosure.ts';
import { locateText } from '../../describe.ts';
import { disclosure, section } from '../../example.ts';
import type { Draft, Location } from '../../finding.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

function check(disclosure: Disclosure): Checked | Unchecked {
  const { year } = disclosure;
  if (year === undefined) return { unchecked: 'no-year-for-names' };
  if (disclosure.items.length === 0) return { unchecked: 'no-items' };
  const old = new Map<string, { current: string; since: number; code: string; locations: Location[] }>();
  for (const item of disclosure.items) {
    for (const name of [item.className, item.groupName, item.itemName]) {
      const outdated = name ? isOutdatedName(name, year) : undefined;
      if (!name || !outdated) continue;
      const entry = old.get(name) ?? { locations: [], ...outdated };
      const place = disclosure.paragraphs[item.paragraph]?.paragraph.spans[0]?.place ?? {};
      entry.locations.push(locateText(disclosure, item, place));
      old.set(name, entry);
    }
  }
  const found = [...old].map(
    ([name, { current, since, code, locations }]): Draft => ({
      message: `科目“${name}”从${since}年度起已改名，${year}年度应为“${current}”（${code}）`,
      expected: current,
      actual: name,
      locations,
    }),
  );
  return { found, compared: [] };
}

export default defineRule({
  id: 'wording/names-are-current',
  title: '正文的科目名称是当年的名称',
  severity: 'warning',
  appliesToBlankForms: true,
  what: '把正文提到的支出功能分类科目名称与决算年度的科目对照，查找已经改名的旧名称。',
  why: '旧名称多半是沿用了前几年的文本，后面的说明也可能是旧的。',
  source: '当年《政府收支分类科目》',
  mend: '改用当年的科目名称，并核对该段说明是否为当年内容。',
  check,
  examples: {
    wrong: [
      {
        finds: ['文化体育与传媒支出', '文化旅游体育与传媒支出'],
        text: disclosure(
          section(
            '五、一般公共预算财政拨款支出决算情况说明',
            '（二）一般公共预算财政拨款支出决算结构情况',
            '1. 文化体育与传媒支出（类）10.00万元，占100.00%。',
          ),
        ),
      },
      {
        finds: ['医疗卫生与计划生育支出', '卫生健康支出'],
        text: disclosure(
          section(
            '五、一般公共预算财政拨款支出决算情况说明',
            '（二）一般公共预算财政拨款支出决算结构情况',
            '1. 医疗卫生与计划生育支出（类）10.00万元，占100.00%。',
          ),
        ),
      },
    ],
    right: [
      disclosure(
        section(
          '五、一般公共预算财政拨款支出决算情况说明',
          '（二）一般公共预算财政拨款支出决算结构情况',
          '1. 文化旅游体育与传媒支出（类）10.00万元，占100.00%。',
        ),
      ),
      disclosure(
        section(
          '五、一般公共预算财政拨款支出决算情况说明',
          '（二）一般公共预算财政拨款支出决算结构情况',
          '1. 卫生健康支出（类）10.00万元，占100.00%。',
        ),
      ),
    ],
  },
});
