import { describe, expect, it } from 'vitest';
import { extractDisclosure } from '../../extract/extract.ts';
import { readText } from '../../source/text/read-text.ts';
import { auditDisclosure } from '../audit.ts';
import { disclosure, section, statement } from '../example.ts';

const HEAD = ['项目||本年支出合计|基本支出|项目支出', '功能分类科目编码|科目名称|||'] as const;
const ROWS = [
  '合计||640.00|470.00|170.00',
  '207|文化旅游体育与传媒支出|500.00|330.00|170.00',
  '20701|文化和旅游|500.00|330.00|170.00',
  '2070101|行政运行|210.00|210.00|',
  '2070104|图书馆|120.00|90.00|30.00',
  '2070109|群众文化|75.00|30.00|45.00',
  '2070199|其他文化和旅游支出|95.00||95.00',
  '208|社会保障和就业支出|140.00|140.00|',
  '20805|行政事业单位养老支出|140.00|140.00|',
  '2080505|机关事业单位基本养老保险缴费支出|92.00|92.00|',
  '2080506|机关事业单位职业年金缴费支出|48.00|48.00|',
];
const NAMES = ROWS.map((row) => row.split('|').slice(0, 2).join('|'));
const VALUES = ROWS.map((row) => row.split('|').slice(2).join('|'));

const T03 = statement('支出决算表', ...HEAD, ...ROWS);
const ITEM = (name: string, amount: string) => `${name}（项）支出决算为${amount}万元。`;
const CULTURE = '文化旅游体育与传媒支出（类）文化和旅游（款）';
const PENSIONS = '社会保障和就业支出（类）行政事业单位养老支出（款）';
const ITEMS = section(
  '五、一般公共预算财政拨款支出决算情况说明',
  ITEM(`1.${CULTURE}行政运行`, '210.00'),
  ITEM(`2.${CULTURE}图书馆`, '120.00'),
  ITEM(`3.${CULTURE}群众文化`, '75.00'),
  ITEM(`4.${CULTURE}其他文化和旅游支出`, '95.00'),
  ITEM(`5.${PENSIONS}机关事业单位基本养老保险缴费支出`, '92.00'),
  ITEM(`6.${PENSIONS}机关事业单位职业年金缴费支出`, '48.00'),
);

/** What is found above a remark where T05 holds these values. */
function found(values: readonly string[]) {
  const rows = NAMES.map((name, i) => `${name}|${values[i]}`);
  const text = disclosure(T03, statement('一般公共预算财政拨款支出决算表', ...HEAD, ...rows), ITEMS);
  const audit = auditDisclosure(extractDisclosure([readText(new TextEncoder().encode(text), 'a.txt')]));
  return audit.findings.filter((f) => f.severity !== 'info' && !f.rule.startsWith('structure/'));
}

describe('values that do not stand with their names', () => {
  it('are not looked for where all is right', () => {
    expect(found(VALUES)).toEqual([]);
  });

  it('slid by a row: one finding, with the block as it should be', () => {
    const slid = [...VALUES.slice(0, 4), ...VALUES.slice(5), '|'.repeat(2)];
    const [finding, ...others] = found(slid);
    expect(others).toEqual([]);
    expect(finding?.message).toContain('自“2070104 图书馆”行起');
    expect(finding?.message).toContain('上移了1行');
    expect(finding?.block?.rows.map((r) => r.due?.[0])).toEqual(VALUES.slice(4).map((v) => v.split('|')[0]));
  });

  it('of two rows exchanged: one finding that accuses neither the text nor the sums', () => {
    const swapped = VALUES.with(4, VALUES[5]!).with(5, VALUES[4]!);
    const [finding, ...others] = found(swapped);
    expect(others).toEqual([]);
    expect(finding?.message).toContain('“2070104 图书馆”与“2070109 群众文化”两行的数值互换了位置');
    expect(finding?.locations.map((l) => l.quote)).toEqual(['2070104 图书馆', '2070109 群众文化']);
  });

  it('of a column pasted over another: one finding', () => {
    const pasted = VALUES.map((v) => v.replace(/^[^|]*\|([^|]*)/, '$1|$1'));
    const [finding, ...others] = found(pasted);
    expect(others).toEqual([]);
    expect(finding?.message).toContain('“合计”一列照抄了“基本支出”一列的数值');
  });

  it('are one wrong digit where one digit explains as much', () => {
    const findings = found(VALUES.with(4, '129.00|90.00|30.00'));
    expect(findings.map((f) => f.block)).toEqual(findings.map(() => undefined));
    expect(findings[0]?.message).toContain('129.00');
  });
});
