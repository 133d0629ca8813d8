import type { Disclosure } from '../../../model/disclosure.ts';
import { matchesOf } from '../../../model/matches.ts';
import { disclosure, section } from '../../example.ts';
import type { Draft } from '../../finding.ts';
import { isProse, locationIn, passagesOf } from '../../passages.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

/** 截至 a day, what is there: vehicles, equipment, assets, staff. */
const STOCK =
  /(?<!与|较|比|和)(?:截[至止]到?|到|至)(?<day>(?<year>20\d\d)年(?:12月(?:31日|底|末)|底|末|年底|年末))(?<rest>[^。；]{0,60})/g;
const HELD = /共有|车辆|设备|资产|房屋|土地|保有|在职|实有|编制|人员/;

function check(disclosure: Disclosure): Checked | Unchecked {
  const { year } = disclosure;
  if (year === undefined) return { unchecked: 'no-year' };
  const found: Draft[] = [];
  let looked = 0;
  for (const passage of passagesOf(disclosure)) {
    if (!isProse(passage) || passage.kind !== 'body') continue;
    for (const match of matchesOf(passage.normal.text, STOCK)) {
      const { day, year: printed, rest } = match.groups as Record<string, string>;
      if (!HELD.test(rest!)) continue;
      looked++;
      // A day further back is told on purpose, and so is last year's beside this year's.
      if (Number(printed) !== year - 1 || passage.normal.text.includes(`至${year}年`)) continue;
      const at = match.index + match[0].indexOf(day!);
      found.push({
        message: `数量写“截至${day}”，而本决算是${year}年度，应为${year}年年末的数，疑沿用上年的文字，请核对日期和数字`,
        expected: day!.replace(printed!, String(year)),
        actual: day!,
        locations: [locationIn(passage, at, at + day!.length, 16)],
      });
    }
  }
  return looked === 0 ? { unchecked: 'no-cut-off-days' } : { found, compared: [], looked };
}

const assets = (text: string) => disclosure(section('（二）国有资产占用情况说明', text));

export default defineRule({
  id: 'structure/cut-off-day-is-year-end',
  title: '存量的截止日期是本年年末',
  severity: 'warning',
  what: '检查“截至某年12月31日，共有车辆、设备、人员”的年份是否为决算年度。',
  why: '写成上年年末，说明沿用旧稿，其中的数量也可能是旧的。',
  source: '资产、车辆、人员按年末数公开；检查中的常见问题',
  mend: '改为决算年度年末，并核对数量。',
  check,
  examples: {
    wrong: [
      {
        finds: ['2023年12月31日', '2024年12月31日'],
        text: assets('截至2023年12月31日，青山县档案馆共有车辆3辆。'),
      },
      { finds: ['2023年12月底', '2024年12月底'], text: assets('至2023年12月底，占用房屋1200平方米。') },
      { finds: ['2023年底', '2024年底'], text: assets('截止2023年底，单价100万元以上设备0台。') },
    ],
    right: [
      assets('截至2024年12月31日，青山县档案馆共有车辆3辆，与截至2023年12月31日的车辆数相同。'),
      assets('截至2023年12月31日共有车辆6辆，本年报废1辆，截至2024年12月31日共有车辆5辆。'),
      assets('截至2023年12月31日的往来款项已结清。截至2024年12月31日，房屋1处。'),
    ],
  },
});
