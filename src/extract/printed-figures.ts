import { matchesOf } from '../model/matches.ts';
import { normalise, originalRange } from '../model/normalise.ts';

/** A number with its unit as printed, and where it stands in the text. */
export interface PrintedFigure {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const NUMBER = '-?(?!0\\d)(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?';
/** Units of figures. Years, days and hours count nothing of an account; nor do classes, grades and terms. */
const UNIT =
  '%|‰|个?百分点|[万亿千百]*(?:美元|元)|万(?=[，。；、)(]|$)|[万千百]?(?:人次|人天|人月|人|名|个(?!月|工作日|小时|年|自然日)|家|辆|台\\(套\\)|台套|台|套|批次|批|平方公里|平方米|立方米|公里|千米|米|项(?!级)|件|户次|户|处(?!室|级)|宗|座|间|栋|幢|所(?!属)|场次|场|次|公顷|亩|吨|千克|公斤|册|份|篇|张|床|块|只|头|株|棵|口|盏|部(?!分|门)|艘|架|笔|例|条|卷)';
const FIGURE = new RegExp(`(?<![\\d.,第〔\\[])${NUMBER}(?:${UNIT})`, 'g');

/** Every number of a text that is printed with a unit; years, dates, ordinals and numbers of documents are none. */
export function printedFigures(text: string): PrintedFigure[] {
  if (!/\d|[０-９]/.test(text)) return [];
  const n = normalise(text);
  const found: PrintedFigure[] = [];
  for (const match of matchesOf(n.text, FIGURE)) {
    const [start, end] = originalRange(n, match.index, match.index + match[0].length);
    found.push({ text: match[0], start, end });
  }
  return found;
}
