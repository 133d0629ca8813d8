import { matchesOf } from '../../model/matches.ts';
import type { Record } from './record.ts';

const ABSENCE =
  /(?:无|没有|未发生|未安排)(?:使用)?(因公出国(?=\(境\)|费|支出|经费|，|。|；|$)|公务接待费?(?=支出|，|。|；|$)|政府性基金|国有资本经营|[“”]?三公[“”]?经费|机关运行经费|政府采购)[^，。；]{0,24}(?:收入|支出|安排|经费|拨款|情况)?/g;

const ABSENT: readonly (readonly [RegExp, string])[] = [
  [/^政府性/, 'T07'],
  [/^国有/, 'T08'],
  [/三公/, 'T09'],
  [/^因公/, 'T09/abroad'],
  [/^公务接待/, 'T09/reception'],
  [/^机关/, 'runningCost'],
  [/^政府采购/, 'procurement'],
];

/** `无政府性基金预算财政拨款收入和支出`, `…为空表`. */
export function readAbsences(record: Record): void {
  for (const match of matchesOf(record.n.text, ABSENCE)) {
    const subject = ABSENT.find(([words]) => words.test(match[1]!))![1];
    record.claim({
      kind: 'absence',
      ...record.source(match.index, match.index + match[0].length),
      subject,
    });
  }
}
