import type { Disclosure } from '../../../model/disclosure.ts';
import { matchesOf } from '../../../model/matches.ts';
import { disclosure, section } from '../../example.ts';
import type { Draft, Location } from '../../finding.ts';
import { inProse, locationIn, type Passage, passagesOf } from '../../passages.ts';
import { defineRule } from '../../rule.ts';

const AMOUNT = /(?<!\d,*)(?<number>\d[\d,]*(?:\.\d+)?)(?<unit>万元|亿元|元)/g;
/** Amounts that are in 元 by their nature: prices, rates, standards, thresholds. */
const BY_NATURE = /人均|每|单价|标准|均价|限额|起付|补贴?标准|单位成本|折合|约合|即|\(|面值|罚款/;

interface Amount {
  readonly start: number;
  readonly end: number;
  readonly number: string;
  readonly unit: string;
}

function amountsIn(passage: Passage): Amount[] {
  return matchesOf(passage.normal.text, AMOUNT).map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
    number: (m.groups?.number ?? '').replaceAll(',', ''),
    unit: m.groups?.unit ?? '',
  }));
}

function check(disclosure: Disclosure): Draft[] {
  const found: Draft[] = [];
  const mixed: Location[] = [];
  const units = passagesOf(disclosure)
    .filter((p) => p.kind === 'body')
    .flatMap((p) => amountsIn(p).map((a) => a.unit));
  const inWide = units.filter((u) => u === '万元').length > 4 * units.filter((u) => u === '元').length;
  for (const passage of passagesOf(disclosure)) {
    if (passage.kind !== 'body') continue;
    const { text } = passage.normal;
    const amounts = amountsIn(passage);
    const wide = amounts.filter((a) => a.unit === '万元');
    const alone = wide.length === 0;
    if (wide.length < 2 && !(alone && inWide)) continue;
    for (const { start, end, number, unit } of amounts) {
      if (unit !== '元' || !/[1-9]/.test(number)) continue;
      const clause = text.slice(Math.max(0, start - 12), start).replace(/^.*[，。；：]/, '');
      const location = locationIn(passage, start, end, 8);
      // Nobody accounts for a year's expenditure, or a vehicle's, of less than a hundred yuan.
      const tiny = number.includes('.') && Number(number) < 100;
      if (tiny && (!BY_NATURE.test(clause) || /车均|辆均/.test(clause))) {
        found.push({
          severity: alone ? 'info' : 'warning',
          message: `“${text.slice(Math.max(0, start - 12), end).replace(/^.*[，。；：]/, '')}”数额过小，${alone ? '全文' : '同一段里其他'}金额以万元为单位，疑少写了“万”，请核对是否应为${number}万元`,
          actual: `${number}元`,
          locations: [location],
        });
        continue;
      }
      if (alone || BY_NATURE.test(clause) || /^[/)]|^(?:每|人|次|以上|以下)/.test(text.slice(end))) continue;
      // The same digits once in 万元 and once in 元 cannot both be meant.
      const twin = wide.find((a) => a.number === number && number.includes('.'));
      if (twin)
        found.push({
          severity: 'warning',
          message: `同一段里“${number}万元”和“${number}元”并存，相差一万倍，多半是少写了“万”`,
          expected: `${number}万元`,
          actual: `${number}元`,
          locations: [location],
          related: [{ what: '以万元为单位的同一数字', ...locationIn(passage, twin.start, twin.end, 8) }],
        });
      else mixed.push(location);
    }
  }
  if (mixed.length > 0)
    found.push({
      message: `同一段里多数金额以万元为单位，${mixed.length > 1 ? `另有${mixed.length}处` : '有一处'}以元为单位，请核对单位是否写错`,
      locations: mixed,
    });
  return found;
}

export default defineRule({
  id: 'wording/money-unit-is-consistent',
  title: '同一段金额的单位一致',
  severity: 'info',
  appliesToBlankForms: true,
  what: '查找以万元为单位的段落里个别写成“元”的金额；同一数字既写万元又写元的，提升为警告。单价、人均、标准等本来以元计的不算。',
  why: '“万”字写漏，金额就差一万倍。',
  source: '前后一致的基本要求；实际公开文本中的常见差错',
  mend: '核对金额，统一写成万元。',
  check: inProse(check),
  examples: {
    wrong: [
      {
        finds: ['23.40'],
        text: disclosure(
          section(
            '九、“三公”经费支出决算情况说明',
            '“三公”经费支出23.40万元，其中：公务接待费0.00万元，公务用车运行维护费23.40元。',
          ),
        ),
      },
      {
        finds: ['25%；其他收入4.50元，占3.75%。'],
        text: disclosure(
          section(
            '二、收入决算情况说明',
            '本年收入合计120.00万元，其中：财政拨款收入115.50万元，占96.25%；其他收入4.50元，占3.75%。',
          ),
        ),
      },
    ],
    right: [
      disclosure(
        section(
          '九、“三公”经费支出决算情况说明',
          '公务接待费支出2.00万元，比上年减少1.00万元，人均接待费56.30元，会议标准每人每天450.00元。',
        ),
      ),
      disclosure(
        section(
          '二、收入决算情况说明',
          '本年收入合计1200000.00元，其中：财政拨款收入1155000.00元，其他收入45000.00元。',
        ),
      ),
    ],
  },
});
