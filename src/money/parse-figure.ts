import { FEN_PER_UNIT, type Figure, SCALE } from './figure.ts';

const WIDE = /[０-９％，．－＋＝＞＜（）]/g;
const NARROW: Readonly<Record<string, string>> = {
  '％': '%',
  '，': ',',
  '．': '.',
  '－': '-',
  '＋': '+',
  '＝': '=',
  '＞': '>',
  '＜': '<',
  '（': '(',
  '）': ')',
};

/** What a cell prints when it holds no figure on purpose: nothing at all, or a stroke. */
export type Blankness = 'blank' | 'not-applicable';

/** Tells an empty cell (`blank`) and a struck one (—, --, /, 无; `not-applicable`) from text; undefined otherwise. */
export function blanknessOf(text: string): Blankness | undefined {
  const bare = text.replace(/[\s\u00a0\u3000\u200b]/g, '');
  if (bare === '') return 'blank';
  return /^(?:[-—–－─―‐‑\u2212]+|[/／*]+|无|不适用|N\/?A)$/i.test(bare) ? 'not-applicable' : undefined;
}

const COUNTED =
  '[万千百]?(?:人次|人天|人月|人年|人|名|个|家|辆|台\\(套\\)|台套|台|套|批次|批|平方公里|平方米|立方米|公里|千米|米|项|件|户次|户|处|宗|座|间|栋|幢|所|场次|场|次|分钟|分|小时|月|天|日|年|公顷|亩|吨|千克|公斤|克|升|册|份|篇|期|条|块|张|本|只|头|株|棵|口|眼|盏|部|艘|架|支|组|队|团|类|种|级|村|镇|社区|校|班|课时|学时|千瓦时|度|笔|例|床|㎡|m2|kg|km|t)';
const UNIT = new RegExp(
  `^(?:[万亿千百]*(?:元|美元)|万|%|‰|百分比|个?百分点|${COUNTED})(?:/(?:${COUNTED}|[人年月天日次]))?$`,
);
const PRINTED =
  /^(?<sign>[-+−–﹣])?(?<open>\()?[¥￥]?(?<inner>[-−])?(?<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?<u1>[^\d().]{0,6}?)(?<close>\))?(?<u2>[^\d()]{0,8}(?:\([^\d()]{1,4}\))?)?$/;

/**
 * Reads a cell's or a value's text as one figure, in every printed form: thousands commas, full-width digits, 元 / 千元 /
 * 万元 / 亿元, percent, 百分点, a minus sign or brackets for negative amounts, a comparison or equals sign before
 * (`=13 人`, `>=95%`, `≥ 650 人`), and the residue of formula typesetting (`$= 652$`).
 *
 * @param defaultUnit unit of a bare number: 万元 or 元 in statements; '' for a count without a unit.
 * @returns undefined when the text is not exactly one figure.
 */
export function parseFigure(text: string, defaultUnit = ''): Figure | undefined {
  if (text.length > LONGEST) return readFigure(text, defaultUnit);
  const key = `${defaultUnit} ${text}`;
  if (known.has(key)) return known.get(key);
  const figure = readFigure(text, defaultUnit);
  if (known.size >= MOST) known.clear();
  known.set(key, figure);
  return figure;
}

/** Texts read before: the same amounts stand in statement after statement. */
const known = new Map<string, Figure | undefined>();
const MOST = 20_000;
const LONGEST = 32;

function readFigure(text: string, defaultUnit: string): Figure | undefined {
  let bare = text
    .replace(WIDE, (c) => NARROW[c] ?? String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u00a0\u3000\u200b$]|\\(?=%)/g, '');
  bare = bare.replace(/^(?:\\(?:geq?|leq?)|[≥≤≧≦><]=?|==?|约|达到?|不(?:少|高|低|超)[于过])+/, '');
  const match = PRINTED.exec(bare);
  if (!match?.groups) return undefined;
  const { sign, open, inner, number = '', u1 = '', close, u2 = '' } = match.groups;
  if (!open !== !close) return undefined;
  const unit = (u1 || u2).replace(/^[×*]$/, '') || defaultUnit;
  if ((u1 && u2) || (unit !== defaultUnit && !UNIT.test(unit))) return undefined;
  const negative = Boolean(inner) || (sign !== undefined && sign !== '+') || Boolean(open);
  return figureFrom(number, unit, negative);
}

/**
 * The figure of a printed number and its unit.
 * @param number digits with optional thousands commas and decimals, without a sign.
 */
export function figureFrom(number: string, unit: string, negative = false): Figure {
  const [whole = '', fraction = ''] = number.replaceAll(',', '').split('.');
  const decimals = fraction.length;
  const digits = BigInt((whole || '0') + fraction);
  const money = unit === '万' ? '万元' : unit;
  // 分 beside a figure of these documents is a point of a score, not the coin.
  const perUnit = money === '分' ? undefined : FEN_PER_UNIT[money];
  const kind = perUnit
    ? 'amount'
    : /^(?:%|百分比)$/.test(unit)
      ? 'percent'
      : /百分点$/.test(unit)
        ? 'points'
        : 'count';
  const scale = perUnit ?? SCALE;
  const power = 10n ** BigInt(decimals);
  const value = ((negative ? -1n : 1n) * digits * scale) / power;
  const exact = (kind === 'count' && decimals === 0) || (kind === 'amount' && digits === 0n);
  return {
    kind,
    value,
    ulp: exact ? 0n : scale / power || 1n,
    decimals,
    unit: money,
    text: negative ? `-${number}` : number,
  };
}
