import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Place } from '../model/document.ts';
import type { FormCell, Indicator } from '../model/performance.ts';
import { SCALE } from '../money/figure.ts';
import { parseFigure } from '../money/parse-figure.ts';
import { NATIONAL_SCORING, scoringProfileFor } from './profiles.ts';
import { scoreIndicator, showPoints } from './score-indicator.ts';

const PLACE = { source: 0, part: 0, line: 1 } as unknown as Place;

function cell(text: string): FormCell {
  const figure = parseFigure(text);
  return { text, place: PLACE, ...(figure ? { figure } : {}) };
}

function line(target: string, actual: string, weight: string, path = '产出指标/数量指标/事项'): Indicator {
  const [first = '', second = '', third = ''] = path.split('/');
  return {
    first,
    second,
    third,
    target: cell(target),
    actual: cell(actual),
    weight: cell(weight),
    score: cell(weight),
    note: '',
    place: PLACE,
  };
}

const FULL = '财预〔2020〕10号：完成指标值的记满分';
const SHARE = '财预〔2020〕10号：未完成的按完成值与指标值的比例记分';
const INVERSE = '反向指标：得分=权重×指标值÷完成值，不突破权重';
const HIGH = '财预〔2020〕10号：完成值高于指标值较多的，按偏离度适度调减；偏离30%起给区间';
const EXACT = '“等于”的指标，超过部分按超额完成分析';
const BAND = '财预〔2020〕10号：定性指标三档 100–80%（含）、80–60%（含）、60–0%';
const MANUAL = '没有可比的值，由人判断';
const LATE = '时效指标：晚于期限按比例或不得分';
const OPPOSITE = '是否类指标：一致满分，相反不得分';
const COST = '成本指标是反向指标';

type Row = readonly [
  target: string,
  actual: string,
  weight: string,
  min: string,
  max: string,
  source: string,
  path?: string,
];

const TABLE: readonly Row[] = [
  ['≥95%', '98%', '10', '10', '10', FULL],
  ['≥95%', '95%', '10', '10', '10', FULL],
  ['>=11 人', '=13 人', '10', '10', '10', `${FULL}；偏离 18.18% 不到 20%`],
  ['≥ 650 人', '$= 652$ 人', '10', '10', '10', FULL],
  ['=>5 次', '5次', '8', '8', '8', FULL],
  ['＞＝90％', '９０％', '8', '8', '8', FULL],
  ['不少于3次', '3次', '10', '10', '10', FULL],
  ['不低于90%', '92%', '10', '10', '10', FULL],
  ['3次以上', '3次', '10', '10', '10', FULL],
  ['80分以上', '85分', '5', '5', '5', FULL],
  ['大于等于20项', '20项', '5', '5', '5', FULL],
  ['完成率≥95%', '96%', '5', '5', '5', FULL],
  ['≥100卷', '80卷', '50', '40', '40', SHARE],
  ['≥3次', '2次', '10', '6.67', '6.67', `${SHARE}，保留两位小数`],
  ['≥95%', '0%', '10', '0', '0', SHARE],
  ['>100人', '100人', '10', '10', '10', `${FULL}；恰等于`],
  ['≥8.5亿元', '68000万元', '10', '8', '8', `${SHARE}；亿元与万元同为金额`],
  ['1000元', '0.08万元', '10', '8', '8', SHARE],
  ['1,200人次', '1200人次', '10', '10', '10', FULL],
  ['12个月', '11个月', '12', '11', '11', SHARE],
  ['达到95%', '96%', '5', '5', '5', FULL],
  ['≥10次', '13次', '10', '7', '10', HIGH],
  ['≥10次', '12次', '10', '10', '10', `${HIGH}；20% 只须说明`],
  ['≥10次', '12.9次', '10', '10', '10', `${HIGH}；29% 不到 30%`],
  ['≥10次', '25次', '10', '0', '10', `${HIGH}；偏离超过 100%`],
  ['=10人', '=13人', '10', '7', '10', EXACT],
  ['$= 10$ 人', '$= 13$ 人', '10', '7', '10', EXACT],
  ['=10人', '11人', '10', '9', '10', EXACT],
  ['=10人', '8人', '10', '8', '8', SHARE],
  ['=890.10 平方米', '=890.1 平方米', '10', '10', '10', FULL],
  ['$= 100\\%$', '$= 100\\%$', '10', '10', '10', FULL],
  ['=3天', '2天', '6', '4', '6', '时长短于“等于”的指标值，是否提前完成要看含义'],
  ['100%', '100%', '10', '10', '10', FULL],
  ['100%', '98%', '10', '9.8', '9.8', SHARE],
  ['10人', '11人', '10', '10', '10', `${FULL}；没有写“等于”`],
  ['100人左右', '95人', '10', '9.5', '9.5', SHARE],
  ['≤3天', '3天', '10', '10', '10', FULL],
  ['≤3天', '4天', '10', '7.5', '7.5', INVERSE],
  ['≤24.85 万元', '=24.85 万元', '5', '5', '5', FULL, '成本指标/经济成本指标/运行成本'],
  ['不超过10万元', '12.5万元', '10', '8', '8', INVERSE],
  ['控制在3万元以内', '3万元', '5', '5', '5', FULL],
  ['10人以内', '9人', '5', '5', '5', FULL],
  ['≤10万元', '6万元', '10', '6', '10', `${HIGH}；节约也按偏离度`, '成本指标/经济成本指标/运行成本'],
  ['≤1起', '0起', '10', '10', '10', '不许超过的次数为 0，不说明指标偏低'],
  ['≤2%', '4%', '10', '5', '5', INVERSE],
  ['30万元', '28万元', '10', '10', '10', COST, '成本指标/经济成本指标/维修费'],
  ['30万元', '40万元', '10', '7.5', '7.5', COST, '成本指标/经济成本指标/维修费'],
  ['≥95%', '=98.69%', '20', '20', '20', FULL, '成本指标/经济成本指标/核算准确率(%)'],
  ['0起', '0起', '10', '10', '10', FULL],
  ['0起', '无', '10', '10', '10', FULL],
  ['=0起', '2起', '10', '0', '0', '指标值为 0 而发生，无比例可言，不得分', '产出指标/质量指标/事故'],
  ['90%-95%', '93%', '10', '10', '10', FULL],
  ['90～95%', '81%', '10', '9', '9', SHARE],
  ['≥90%且≤95%', '95%', '10', '10', '10', FULL],
  ['5-10次', '11次', '10', '9', '10', EXACT],
  ['5-10万元', '12.5万元', '10', '8', '8', COST, '成本指标/经济成本指标/设备费'],
  ['2024年12月31日前', '2024年12月20日', '10', '10', '10', FULL],
  ['12月底前', '12月', '10', '10', '10', FULL],
  ['2024年6月底前', '2024年9月30日', '10', '0', '6.64', `${LATE}；闰年第182天与第274天`],
  ['2024年12月31日前', '2025年3月', '10', '0', '0', LATE],
  ['2024年12月底前', '按时完成', '10', '10', '10', FULL],
  ['年底前完成', '已完成', '10', '10', '10', FULL],
  ['第二季度', '6月15日', '10', '10', '10', FULL],
  ['≤ 12 月', '$= 12$ 月', '10', '10', '10', FULL],
  ['是', '是', '5', '5', '5', OPPOSITE],
  ['是', '否', '5', '0', '0', OPPOSITE],
  ['达标', '不达标', '5', '0', '0', OPPOSITE],
  ['无', '0起', '5', '5', '5', OPPOSITE],
  ['有效提升', '完全达到预期', '30', '30', '30', `${BAND}；完全达到即 100%`],
  ['有效提升', '有效提升', '30', '30', '30', `${BAND}；与指标值相同`],
  ['有效提升', '达成预期指标', '10', '8', '10', BAND],
  ['有效提升', '部分达成预期指标并具有一定效果', '10', '6', '8', BAND],
  ['有效提升', '未达成预期指标且效果较差', '10', '0', '6', BAND],
  ['有效提升', '基本达到预期', '10', '6', '10', '基本达到在前两档之间'],
  ['基本达成目标', '基本达成目标', '10', '10', '10', BAND],
  ['全部达成', '未完全达到', '10', '6', '8', BAND],
  ['优良中低差', '优', '10', '8', '10', BAND],
  ['优良中低差', '中', '10', '6', '8', BAND],
  ['优良中低差', '差', '10', '0', '6', BAND],
  ['有效提升', '100%', '10', '10', '10', BAND],
  ['≥1个', '已完成1个', '10', '10', '10', FULL],
  ['≥1200人（次）', '1140人次', '10', '9.5', '9.5', SHARE],
  ['30000人次', '2.7万人次', '10', '9', '9', `${SHARE}；万人次与人次同为人次`],
  ['≥4次/年', '3次', '10', '7.5', '7.5', SHARE],
  ['3天', '72小时', '10', '10', '10', `${FULL}；三天即72小时`],
  ['≤1年', '15个月', '10', '8', '8', INVERSE],
  ['≥5个工作日', '5个工作日', '10', '10', '10', FULL],
  ['2024年1-12月', '2024年12月', '10', '10', '10', `${FULL}；期间以末日为限`],
  ['零投诉', '0次', '10', '10', '10', OPPOSITE],
  ['不发生', '未发生', '10', '10', '10', OPPOSITE],
  ['无重大事故', '2起', '10', '0', '0', OPPOSITE],
  ['100', '98.2%', '10', '9.82', '9.82', SHARE],
  ['5年', '长期', '10', '0', '10', MANUAL],
  ['≥2次', '2次，完成率100%', '10', '0', '10', MANUAL],
  ['有效提升', '', '10', '0', '10', MANUAL],
  ['', '13人', '10', '0', '10', MANUAL],
  ['≥10人', '5台', '10', '0', '10', MANUAL],
  ['≥95%', '0.98', '10', '0', '10', MANUAL],
  ['有效提升', '详见附件', '10', '0', '10', MANUAL],
];

describe('every kind of target, scored', () => {
  for (const [target, actual, weight, min, max, source, path] of TABLE)
    it(`${target} ← ${actual} of ${weight}: ${min} to ${max} (${source})`, () => {
      const score = scoreIndicator(line(target, actual, weight, path), NATIONAL_SCORING, 2024)!;
      expect({ min: showPoints(score.min), max: showPoints(score.max) }, score.why).toEqual({ min, max });
      expect(score.why.length).toBeGreaterThan(4);
    });

  it('says the arithmetic', () => {
    const why = (target: string, actual: string) =>
      scoreIndicator(line(target, actual, '10'), NATIONAL_SCORING)!.why;
    expect(why('≥3次', '2次')).toBe('完成值2次未达到指标值3次，按比例计分：10×2次÷3次=6.67分');
    expect(why('=10 人', '=13 人')).toContain('10×(1−30.00%)=7分至10分');
    expect(why('≤3天', '4天')).toContain('10×3天÷4天=7.5分');
  });

  it('takes the bands of the place', () => {
    const partly = line('有效提升', '部分达成预期指标', '10');
    expect(scoreIndicator(partly, scoringProfileFor('hubei'))).toMatchObject({
      min: 5n * SCALE,
      max: 8n * SCALE,
    });
    expect(scoreIndicator(partly, scoringProfileFor('anhui'))).toMatchObject({
      min: 6n * SCALE,
      max: 8n * SCALE,
    });
  });

  it('leaves a line without points alone', () => {
    const { weight: _, ...bare } = line('≥1', '1', '10');
    expect(scoreIndicator(bare, NATIONAL_SCORING)).toBeUndefined();
  });
});

describe('whatever is printed', () => {
  const sign = fc.constantFrom('≥', '≤', '=', '>', '<', '', '不少于', '不超过');
  const number = fc.integer({ min: 0, max: 100_000 }).map((n) => (n / 100).toFixed(2));
  it('points lie between 0 and the weight', () => {
    fc.assert(
      fc.property(sign, number, number, fc.integer({ min: 0, max: 100 }), (mark, target, actual, weight) => {
        const score = scoreIndicator(
          line(`${mark}${target}个`, `${actual}个`, String(weight)),
          NATIONAL_SCORING,
        )!;
        expect(score.min).toBeGreaterThanOrEqual(0n);
        expect(score.max).toBeGreaterThanOrEqual(score.min);
        expect(score.max).toBeLessThanOrEqual(BigInt(weight) * SCALE);
      }),
    );
  });
  it('a nearer miss never gets less', () => {
    fc.assert(
      fc.property(number, number, number, (target, one, other) => {
        const [far, near] = [one, other].sort((a, b) => Number(a) - Number(b));
        const of = (actual: string) =>
          scoreIndicator(line(`≥${target}个`, `${actual}个`, '10'), NATIONAL_SCORING)!;
        expect(of(near!).max).toBeGreaterThanOrEqual(of(far!).max);
      }),
    );
  });
  it('any text has a score and a reason', () => {
    const text = fc.oneof(
      fc.string(),
      fc.stringMatching(/^[≥≤=<>~\-年月日前底以上内0-9.%人万元达到不少于未完成部分]{0,12}$/),
    );
    fc.assert(
      fc.property(text, text, (target, actual) => {
        const score = scoreIndicator(line(target, actual, '10'), NATIONAL_SCORING)!;
        expect(score.max).toBeLessThanOrEqual(10n * SCALE);
        expect(score.why).not.toBe('');
      }),
      { numRuns: 500 },
    );
  });
});
