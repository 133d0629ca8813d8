/** Automatic numbers as Word prints them: ECMA-376 Part 1, 17.18.59 (ST_NumberFormat). */

const DIGITS = '〇一二三四五六七八九';
const LEGAL = '零壹贰叁肆伍陆柒捌玖';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';

/**
 * A number in a format of the numbering part (`chineseCounting` → 十二). Formats of other scripts and values a format
 * has no sign for (㉑ above 50) fall back to decimal digits, as Word does. `bullet` and `none` give nothing.
 */
export function formatNumber(value: number, format: string): string {
  const decimal = String(value);
  switch (format) {
    case 'bullet':
    case 'none':
      return '';
    case 'decimalZero':
      return value < 10 ? `0${decimal}` : decimal;
    case 'upperRoman':
      return roman(value);
    case 'lowerRoman':
      return roman(value).toLowerCase();
    case 'upperLetter':
      return letters(value);
    case 'lowerLetter':
      return letters(value).toLowerCase();
    case 'chineseCounting':
    case 'taiwaneseCounting':
    case 'japaneseCounting':
    case 'chineseCountingThousand':
    case 'taiwaneseCountingThousand':
      return counting(value, DIGITS, '十百千', '零');
    case 'chineseLegalSimplified':
    case 'ideographLegalTraditional':
      return counting(value, LEGAL, '拾佰仟', '零', true);
    case 'ideographDigital':
    case 'taiwaneseDigital':
    case 'japaneseDigitalTenThousand':
      return [...decimal].map((d) => DIGITS[Number(d)] ?? d).join('');
    case 'ideographTraditional':
      return value >= 1 && value <= 10 ? STEMS[value - 1]! : decimal;
    case 'ideographZodiac':
      return value >= 1 && value <= 12 ? BRANCHES[value - 1]! : decimal;
    case 'ideographEnclosedCircle':
      return value >= 1 && value <= 10 ? String.fromCodePoint(0x3280 + value - 1) : decimal;
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return circled(value) ?? decimal;
    case 'decimalEnclosedParen':
      return value >= 1 && value <= 20 ? String.fromCodePoint(0x2474 + value - 1) : decimal;
    case 'decimalEnclosedFullstop':
      return value >= 1 && value <= 20 ? String.fromCodePoint(0x2488 + value - 1) : decimal;
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return [...decimal].map((d) => String.fromCodePoint(0xff10 + Number(d))).join('');
    case 'numberInDash':
      return `- ${decimal} -`;
    default:
      return decimal;
  }
}

function circled(value: number): string | undefined {
  if (value >= 1 && value <= 20) return String.fromCodePoint(0x2460 + value - 1);
  if (value >= 21 && value <= 35) return String.fromCodePoint(0x3251 + value - 21);
  if (value >= 36 && value <= 50) return String.fromCodePoint(0x32b1 + value - 36);
  return undefined;
}

/** Word repeats the letter: … Z, AA, BB. */
function letters(value: number): string {
  if (value < 1 || value > 780) return String(value);
  return String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.floor((value - 1) / 26) + 1);
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  let rest = value;
  let text = '';
  for (const [worth, sign] of ROMAN) {
    while (rest >= worth) {
      text += sign;
      rest -= worth;
    }
  }
  return text;
}

/** 十二, 二十, 一百零五; `spelled` keeps the one of 壹拾贰. */
function counting(value: number, digits: string, units: string, zero: string, spelled = false): string {
  if (value < 0 || value > 9999) return String(value);
  if (value === 0) return zero;
  const figures = [...String(value)].map(Number);
  let text = '';
  let gap = false;
  figures.forEach((figure, i) => {
    const place = figures.length - 1 - i;
    if (figure === 0) {
      gap = true;
      return;
    }
    if (gap) text += zero;
    gap = false;
    const one = figure === 1 && place === 1 && i === 0 && !spelled;
    text += (one ? '' : digits[figure]!) + (place > 0 ? units[place - 1]! : '');
  });
  return text;
}
