import type { Occurrence } from '../../model/disclosure.ts';
import type { FormCell, PerformanceForm } from '../../model/performance.ts';

const FUND_COLUMNS = [
  ['initial', '年初预算数'],
  ['full', '全年预算数'],
  ['executed', '全年执行数'],
  ['weight', '预算执行率分值'],
  ['rate', '预算执行率'],
  ['score', '预算执行率得分'],
] as const;

const INDICATOR_COLUMNS = [
  ['target', '年度指标值'],
  ['actual', '实际完成值'],
  ['weight', '分值'],
  ['score', '得分'],
] as const;

/**
 * Every figure of a form as an occurrence, in the order of the form.
 *
 * Addresses are `form<N>/<total|fiscal|carry|other>/<initial|full|executed>`, with `weight`, `rate` and `score` of the
 * execution rate under `form<N>/execution/…`; `form<N>/indicator<k>/<target|actual|weight|score>`; and
 * `form<N>/total/<weight|score>` for 总分. N and k count from 1; a second line of the same source is `other2`.
 *
 * @param index of the form in the disclosure, from 0.
 * @param nextId id of the first occurrence; the others follow it.
 */
export function occurrencesOf(form: PerformanceForm, index: number, nextId: number): Occurrence[] {
  const found: Occurrence[] = [];
  const name = form.name || form.title;
  const push = (cell: FormCell | undefined, address: string, label: string, what: string): void => {
    if (!cell?.figure) return;
    found.push({
      id: nextId + found.length,
      address: `form${index + 1}/${address}`,
      figure: cell.figure,
      place: cell.place,
      quote: label ? `${label} ${cell.text}` : cell.text,
      what: `“${name}”${what}`,
      origin: 'form',
    });
  };
  const count = new Map<string, number>();
  for (const line of form.funds) {
    const seen = (count.get(line.source) ?? 0) + 1;
    count.set(line.source, seen);
    const part = seen > 1 ? `${line.source}${seen}` : line.source;
    const label = line.label || '年度资金总额';
    for (const [key, meaning] of FUND_COLUMNS) {
      if (key === 'initial' || key === 'full' || key === 'executed')
        push(line[key], `${part}/${key}`, label, `${label.replace(/^其中[:：]/, '')}${meaning}`);
      // The points of 项目资金 are those of the execution rate, not the form's total.
      else
        push(
          line[key],
          line.source === 'total' ? `execution/${key}` : `execution-${part}/${key}`,
          label,
          meaning,
        );
    }
  }
  form.indicators.forEach((indicator, k) => {
    for (const [key, meaning] of INDICATOR_COLUMNS)
      push(
        indicator[key],
        `indicator${k + 1}/${key}`,
        indicator.third,
        `${indicator.third || indicator.second}${meaning}`,
      );
  });
  push(form.totalWeight, 'total/weight', '总分', '总分分值');
  push(form.totalScore, 'total/score', '总分', '总分得分');
  return found;
}
