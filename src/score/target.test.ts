import { describe, expect, it } from 'vitest';
import { showFigure } from '../money/figure.ts';
import { parseTarget, type Target } from './target.ts';

/** A target in one line, for the table. */
function told(target: Target): string {
  switch (target.kind) {
    case 'blank':
      return 'blank';
    case 'number':
      return `${target.stated ? target.comparison : '?'} ${showFigure(target.figure)}`;
    case 'range':
      return `${showFigure(target.low)} … ${showFigure(target.high)}`;
    case 'date':
      return [target.date.year ?? '*', target.date.month, target.date.day].join('-');
    case 'truth':
      return String(target.yes);
    case 'quality':
      return `quality ${target.text}`;
  }
}

const READ: readonly (readonly [string, string])[] = [
  ['≥95%', '≥ 95%'],
  ['≧95％', '≥ 95%'],
  ['>=11 人', '≥ 11人'],
  ['=>11人', '≥ 11人'],
  ['\\geq 95\\%', '≥ 95%'],
  ['$\\leq 3$ 天', '≤ 3天'],
  ['＜5', '< 5'],
  ['大于5次', '> 5次'],
  ['小于等于3天', '≤ 3天'],
  ['等于4个', '= 4个'],
  ['$= 652$ 人', '= 652人'],
  ['=890.10 平方米', '= 890.10平方米'],
  ['≥ 6，055.90 平方米', '≥ 6,055.90平方米'],
  ['不少于3次', '≥ 3次'],
  ['至少3次', '≥ 3次'],
  ['不得超过5%', '≤ 5%'],
  ['3次及以上', '≥ 3次'],
  ['95%以上（含）', '≥ 95%'],
  ['10人以下', '≤ 10人'],
  ['30天内', '≤ 30天'],
  ['1年内', '≤ 1年'],
  ['约100人', '≈ 100人'],
  ['100人左右', '≈ 100人'],
  ['控制在≤3万元', '≤ 3万元'],
  ['100', '? 100'],
  ['12个月', '? 12个月'],
  ['12月', '? 12月'],
  ['≤12月', '≤ 12月'],
  ['≥3次/年', '≥ 3次/年'],
  ['满意度≥90%', '≥ 90%'],
  ['达标率100%', '? 100%'],
  ['90%-95%', '90% … 95%'],
  ['90～95%', '90% … 95%'],
  ['90%至95%', '90% … 95%'],
  ['≥90%且≤95%', '90% … 95%'],
  ['90%≤X≤95%', '90% … 95%'],
  ['1-2个', '1个 … 2个'],
  ['在5和10人之间', '5人 … 10人'],
  ['95%-90%', 'quality 95%-90%'],
  ['12月底前', '*-12-31'],
  ['2月底前', '*-2-28'],
  ['2024年2月底前', '2024-2-29'],
  ['2024年12月31日前', '2024-12-31'],
  ['2024年12月', '2024-12-31'],
  ['2024-12-31', '2024-12-31'],
  ['2024.6.30', '2024-6-30'],
  ['2024年6月中旬前完成', '2024-6-20'],
  ['≤2024年12月31日', '2024-12-31'],
  ['年底前', '*-12-31'],
  ['2024年', '2024-12-31'],
  ['2024年上半年', '2024-6-30'],
  ['第三季度', '*-9-30'],
  ['2024年13月', 'quality 2024年13月'],
  ['2024年2月30日', 'quality 2024年2月30日'],
  ['是', 'true'],
  ['无', 'false'],
  ['不达标', 'false'],
  ['', 'blank'],
  ['—', 'blank'],
  ['/', 'blank'],
  ['有效提升', 'quality 有效提升'],
  ['优良中低差', 'quality 优良中低差'],
  ['培训3次', 'quality 培训3次'],
  ['1：3', 'quality 1：3'],
];

describe('targets', () => {
  it.each(READ)('%s', (text, expected) => {
    expect(told(parseTarget(text))).toBe(expected);
  });

  it('take the unit of another column', () => {
    expect(told(parseTarget('≥95', '%'))).toBe('≥ 95%');
    expect(told(parseTarget('59.65', '万元'))).toBe('? 59.65万元');
    expect(told(parseTarget('≥95%', '人'))).toBe('≥ 95%');
  });
});
