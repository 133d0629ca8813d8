import type { FormCell, Indicator } from '../model/performance.ts';
import { divideHalfUp, type Figure, roundTo, SCALE, show, showFigure } from '../money/figure.ts';
import { type Attainment, attainmentOf } from './attainment.ts';
import type { ScoringProfile } from './profiles.ts';
import { type Comparison, lastDayOf, type PrintedDate, parseTarget, type Target } from './target.ts';

/**
 * met: the target is reached · over: by so much, or against so plain a target (=), that points may be taken off ·
 * missed: it is not reached · unclear: a person must judge.
 */
export type Verdict = 'met' | 'over' | 'missed' | 'unclear';

/** The points that a rule of scoring allows, in millionths of a point, with the arithmetic in Chinese. */
export interface Score {
  readonly min: bigint;
  readonly max: bigint;
  readonly verdict: Verdict;
  /** How far a number departs from its target in the good direction, in millionths of a percent. */
  readonly deviation?: bigint;
  readonly why: string;
}

const HUNDRED = 100n * SCALE;
const CENT_OF_POINT = SCALE / 100n;

/** Points as a person writes them: 10, 9.8, 7.25. */
export function showPoints(value: bigint): string {
  const text = show(value, { kind: 'count', decimals: 2, unit: '' });
  return text.replace(/\.?0+$/, '');
}

/** weight × numerator ÷ denominator, rounded half up to two decimals of a point. */
export function shareOfPoints(weight: bigint, numerator: bigint, denominator: bigint): bigint {
  return roundTo(divideHalfUp(weight * numerator, denominator), CENT_OF_POINT);
}

/**
 * Scores one line of 绩效指标 by 财预〔2020〕10号: reached, full points; a number that is not, in proportion; far above the
 * target, or above an “=” target, a span because the cause decides; a quality by its band.
 * @returns undefined where the line prints no points (分值).
 */
export function scoreIndicator(line: Indicator, profile: ScoringProfile, year?: number): Score | undefined {
  const weight = line.weight?.figure?.value;
  if (weight === undefined || weight < 0n) return undefined;
  return new Scoring(line, weight, profile, year).score();
}

/** A cell's target, with the unit that its column or its heading gave it. */
export function targetOf(cell: FormCell, unit = ''): Target {
  return parseTarget(cell.text, cell.figure?.unit || unit);
}

class Scoring {
  private readonly target: Target;
  private readonly actual: Target;

  constructor(
    private readonly line: Indicator,
    private readonly weight: bigint,
    private readonly profile: ScoringProfile,
    private readonly year: number | undefined,
  ) {
    this.target = targetOf(line.target);
    const unit = this.target.kind === 'number' ? this.target.figure.unit : '';
    this.actual = targetOf(line.actual, this.target.kind === 'range' ? this.target.low.unit : unit);
  }

  score(): Score {
    const { target, actual } = this;
    if (target.kind === 'blank') return this.unclear('没有年度指标值，无法评分');
    if (actual.kind === 'blank') return this.unclear('没有实际完成值，无法评分');
    const dated = this.dates();
    if (dated) return this.byDate(...dated);
    if (target.kind === 'number') {
      if (actual.kind === 'number')
        return this.byNumber(target.comparison, target.stated, target.figure, actual.figure);
      if (actual.kind === 'truth' && !actual.yes && target.figure.value === 0n)
        return this.full(`完成值“${actual.text}”即 0，达到指标值`);
    }
    if (target.kind === 'range' && actual.kind === 'number')
      return this.byRange(target.low, target.high, actual.figure);
    if (
      target.kind === 'range' &&
      actual.kind === 'range' &&
      sameFigure(target.low, actual.low) &&
      sameFigure(target.high, actual.high)
    )
      return this.full('完成值与指标值的区间相同');
    if (target.kind === 'truth') {
      if (actual.kind === 'truth') return this.byTruth(target.yes, actual.yes, actual.text);
      if (actual.kind === 'number' && !target.yes && actual.figure.kind === 'count')
        return this.byTruth(false, actual.figure.value !== 0n, showFigure(actual.figure));
    }
    return this.byQuality();
  }

  /** Both ends as dates; a bare month (12月) beside a date is a date as well. */
  private dates(): [PrintedDate, PrintedDate] | undefined {
    const asDate = (value: Target): PrintedDate | undefined => {
      if (value.kind === 'date') return value.date;
      if (value.kind !== 'number' || value.figure.unit !== '月' || value.figure.decimals > 0)
        return undefined;
      const month = Number(value.figure.value / SCALE);
      return month >= 1 && month <= 12 ? { month, day: lastDayOf(month) } : undefined;
    };
    if (this.target.kind !== 'date' && this.actual.kind !== 'date') return undefined;
    const [target, actual] = [asDate(this.target), asDate(this.actual)];
    return target && actual ? [target, actual] : undefined;
  }

  private byNumber(comparison: Comparison, stated: boolean, asked: Figure, done: Figure): Score {
    const both = inOneMeasure(asked, done);
    if (!both)
      return this.unclear(
        `指标值的单位是${asked.unit || '（无）'}，完成值是${done.unit || '（无）'}，无法比较`,
      );
    const [target, actual] = both;
    // A bare 0.98 beside a percentage may be a quotient.
    if (
      target.kind === 'percent' &&
      actual.value <= SCALE &&
      target.value > SCALE &&
      !/[%％]/.test(this.line.actual.text)
    )
      return this.unclear('完成值没有写明是否百分比，无法比较');
    const open = comparison === '≥' || comparison === '>';
    // A target of 0 (事故 0 起) can only be missed upwards.
    const inverse =
      comparison === '≤' || comparison === '<' || (!open && (target.value === 0n || isCost(this.line)));
    const [a, t] = [showFigure(actual), showFigure(target)];
    if (actual.value === target.value) {
      const [said, bound] = [showFigure(done), showFigure(asked)];
      return this.full(
        /[<>]/.test(comparison)
          ? `完成值${said}恰在指标值${bound}的界限上`
          : `完成值${said}等于指标值${bound}`,
      );
    }
    const below = actual.value < target.value;
    if (below !== inverse) {
      if (comparison === '=' && stated && below && isDuration(target))
        return this.span(
          this.ratio(actual.value, target.value),
          this.weight,
          'unclear',
          `完成值${a}短于指标值${t}，是否算作提前完成要看指标的含义`,
        );
      return this.missed(actual, target, inverse);
    }
    return this.beyond(comparison === '=' && stated, target, actual);
  }

  private missed(actual: Figure, target: Figure, inverse: boolean): Score {
    const [part, whole] = inverse ? [target, actual] : [actual, target];
    const points = part.value <= 0n || whole.value <= 0n ? 0n : this.ratio(part.value, whole.value);
    const arithmetic = `${showPoints(this.weight)}×${showFigure(part)}÷${showFigure(whole)}=${showPoints(points)}分`;
    return {
      min: points,
      max: points,
      verdict: 'missed',
      why: `完成值${showFigure(actual)}${inverse ? '超过' : '未达到'}指标值${showFigure(target)}，按比例计分：${arithmetic}`,
    };
  }

  /** Better than the target: full points unless by very much, or unless the target was to be met exactly. */
  private beyond(exact: boolean, target: Figure, actual: Figure): Score {
    const [a, t] = [showFigure(actual), showFigure(target)];
    // None of what was to stay below a bound (事故≤1起) is no sign of a bound set too low.
    if (target.value <= 0n || (actual.value <= 0n && actual.kind !== 'amount'))
      return this.full(`完成值${a}优于指标值${t}`);
    const gap = actual.value > target.value ? actual.value - target.value : target.value - actual.value;
    const deviation = divideHalfUp(gap * HUNDRED, target.value);
    const percent = show(deviation, { kind: 'percent', decimals: 2, unit: '%' });
    const word = actual.value > target.value ? '高于' : '低于';
    const far = deviation >= BigInt(this.profile.over.deduct) * SCALE;
    if (!far && !exact)
      return { ...this.full(`完成值${a}${word}指标值${t}，偏离${percent}，达到指标值`), deviation };
    const left = deviation >= HUNDRED ? 0n : this.ratio(HUNDRED - deviation, HUNDRED);
    const reason = far
      ? `偏离达到${this.profile.over.deduct}%，如因指标值设定偏低应酌情扣分`
      : '指标值要求“等于”，完成值与它不等，应说明原因';
    return {
      min: left,
      max: this.weight,
      verdict: 'over',
      deviation,
      why: `完成值${a}${word}指标值${t}，偏离${percent}，${reason}：${showPoints(this.weight)}×(1−${percent})=${showPoints(left)}分至${showPoints(this.weight)}分`,
    };
  }

  private byRange(from: Figure, to: Figure, done: Figure): Score {
    const [low, actual] = inOneMeasure(from, done) ?? [];
    const [high] = inOneMeasure(to, done) ?? [];
    if (!low || !high || !actual) return this.unclear('完成值与指标值的单位不同，无法比较');
    const span = `${showFigure(low)}至${showFigure(high)}`;
    if (actual.value < low.value) return this.missed(actual, low, false);
    if (actual.value <= high.value) return this.full(`完成值${showFigure(actual)}在指标值${span}之内`);
    if (isCost(this.line)) return this.missed(actual, high, true);
    return this.beyond(true, high, actual);
  }

  private byDate(target: PrintedDate, actual: PrintedDate): Score {
    const known = target.year ?? actual.year ?? this.year;
    const due = dayCount(target, known);
    const done = dayCount(actual, known);
    const [a, t] = [showDate(actual), showDate(target)];
    if (done <= due) return this.full(`${a}不晚于${t}，按时完成`);
    const yearsEarlier = (target.year ?? known ?? 0) - (actual.year ?? known ?? 0);
    const most = yearsEarlier === 0 ? this.ratio(BigInt(dayOfYear(target)), BigInt(dayOfYear(actual))) : 0n;
    return this.span(
      0n,
      most,
      'missed',
      `${a}晚于${t}，未按时完成：不得分，或按时间比例最多得${showPoints(most)}分`,
    );
  }

  private byTruth(asked: boolean, said: boolean, text: string): Score {
    if (asked === said) return this.full(`完成值“${text}”与指标值一致`);
    return { min: 0n, max: 0n, verdict: 'missed', why: `完成值“${text}”与指标值相反，不得分` };
  }

  private byQuality(): Score {
    const { actual, target } = this.line;
    const percent =
      this.actual.kind === 'number' && this.actual.figure.kind === 'percent' ? this.actual.figure : undefined;
    if (percent && percent.value >= HUNDRED) return this.band('fully', `完成${showFigure(percent)}`);
    if (this.actual.kind !== 'number') {
      // Words beside a number with its own figures (2次，完成率100%) are for a person to weigh.
      const counted = this.target.kind === 'number' || this.target.kind === 'range';
      const attained =
        counted && (/\d/.test(actual.text) || !/完成|达[到成标]|实现/.test(actual.text))
          ? undefined
          : attainmentOf(actual.text, target.text);
      if (this.target.kind === 'date' && attained === 'reached')
        return this.full(`“${actual.text}”，按时完成`);
      if (attained) return this.band(attained, `“${actual.text}”`);
    }
    return this.unclear(`指标值“${target.text}”与完成值“${actual.text}”要由人判断`);
  }

  private band(attained: Attainment, said: string): Score {
    if (attained === 'fully') return this.full(`${said}，完全达到预期`);
    const [reached, partly, missed] = this.profile.bands;
    const { from, to } =
      attained === 'mostly' ? { from: partly.from, to: reached.to } : { reached, partly, missed }[attained];
    const name = { reached: '达成预期', mostly: '基本达成', partly: '部分达成', missed: '未达成' }[attained];
    const min = this.ratio(BigInt(from), 100n);
    const max = this.ratio(BigInt(to), 100n);
    const verdict: Verdict = attained === 'reached' ? 'met' : attained === 'mostly' ? 'unclear' : 'missed';
    return this.span(
      min,
      max,
      verdict,
      `定性指标，${said}属于${name}，得分值的${from}%至${to}%：${showPoints(min)}至${showPoints(max)}分`,
    );
  }

  private ratio(numerator: bigint, denominator: bigint): bigint {
    return shareOfPoints(this.weight, numerator, denominator);
  }

  private full(why: string): Score {
    return {
      min: this.weight,
      max: this.weight,
      verdict: 'met',
      why: `${why}，得满分${showPoints(this.weight)}分`,
    };
  }

  private span(min: bigint, max: bigint, verdict: Verdict, why: string): Score {
    return { min, max, verdict, why };
  }

  private unclear(why: string): Score {
    return { min: 0n, max: this.weight, verdict: 'unclear', why };
  }
}

/** 成本指标: the less the better, whatever the sign. Accuracy and the like (率) under a cost heading are not costs. */
function isCost(line: Indicator): boolean {
  return /成本/.test(`${line.first}${line.second}`) && !/率|度|数量|质量/.test(line.third);
}

function isDuration(figure: Figure): boolean {
  return /^(?:分钟|小时|天|日|工作日|个?月|年)$/.test(figure.unit);
}

const SAME_UNIT: Readonly<Record<string, string>> = {
  百分比: '%',
  名: '人',
  '㎡': '平方米',
  m2: '平方米',
  日: '天',
  个月: '月',
  个工作日: '工作日',
};

/** Lengths of time by a smaller one; months and days do not turn into each other. */
const TIME: Readonly<Record<string, readonly [unit: string, times: bigint]>> = {
  年: ['月', 12n],
  天: ['分钟', 1440n],
  小时: ['分钟', 60n],
};

/** A figure in the common unit of its kind: 万人次 as 人次, years as months, 次/年 as 次. */
function common({ kind, unit, value }: Figure): {
  readonly kind: string;
  readonly unit: string;
  readonly value: bigint;
} {
  if (kind !== 'count') return { kind, unit: kind === 'percent' ? '%' : kind, value };
  const [, many, bare = ''] = /^(万|千|百)?(?=.)(.*?)(?:\/[年月天日])?$/u.exec(unit) ?? [];
  const times = many === '万' ? 10_000n : many === '千' ? 1000n : many === '百' ? 100n : 1n;
  const named = SAME_UNIT[bare] ?? bare;
  const [base, factor] = TIME[named] ?? [named, 1n];
  return { kind: base === '%' ? 'percent' : 'count', unit: base, value: value * times * factor };
}

/** Two figures in one measure; undefined where their units are of different things. */
function inOneMeasure(one: Figure, other: Figure): readonly [Figure, Figure] | undefined {
  if (one.kind === 'amount' && other.kind === 'amount') return [one, other];
  const [a, b] = [common(one), common(other)];
  if (a.unit === b.unit) {
    const same = one.unit === other.unit;
    return same
      ? [one, other]
      : [
          { ...one, value: a.value, unit: a.unit },
          { ...other, value: b.value, unit: b.unit },
        ];
  }
  // A number without a unit is of the other's; 100 beside 98.2% are percent both.
  const bare = [a, b].some((f) => f.kind === 'count' && f.unit === '');
  return bare && one.kind !== 'amount' && other.kind !== 'amount' ? [one, other] : undefined;
}

function sameFigure(one: Figure, other: Figure): boolean {
  const both = inOneMeasure(one, other);
  return both !== undefined && both[0].value === both[1].value;
}

function dayOfYear({ year, month, day }: PrintedDate): number {
  return Math.round((Date.UTC(year ?? 2001, month - 1, day) - Date.UTC(year ?? 2001, 0, 1)) / 86_400_000) + 1;
}

function dayCount(date: PrintedDate, fallback: number | undefined): number {
  return (date.year ?? fallback ?? 0) * 10_000 + date.month * 100 + date.day;
}

function showDate({ year, month, day }: PrintedDate): string {
  return `${year === undefined ? '' : `${year}年`}${month}月${day}日`;
}
