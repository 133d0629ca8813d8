import { SCALE } from '../../money/figure.ts';
import type { Entry } from './topics.ts';

/** What stands in a cell, or why it cannot stand there. */
export type EntryRead = { readonly value: string | bigint } | { readonly wrong: string };

/** Reads what was filled in: words as they are, numbers exactly, choices by their words. */
export function readEntry(entry: Entry, text: string): EntryRead {
  if (/^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)/.test(text))
    return { wrong: `公式出错，显示为${text}，请改好公式或直接填数` };
  switch (entry.kind) {
    case 'amount':
      return number(text, 6, '万元');
    case 'area':
      return number(text, 6, '平方米');
    case 'count':
      return number(text, 0, '');
    case 'year':
      return year(text);
    case 'choice':
      return choice(entry, text);
    case 'code':
      return /^2\d{2}(?:\d{2}){0,2}$/.test(text)
        ? { value: text }
        : { wrong: `“${shortened(text)}”不是功能分类科目编码，应为3位、5位或7位数字，如2010301` };
    default:
      return { value: text };
  }
}

/** Excel's own 1.2E+3 is a number that does not fit its cell, not a number that was typed. */
function number(text: string, decimals: number, unit: string): EntryRead {
  const digits = text.normalize('NFKC').replace(/[,\s]/g, '');
  const m = /^(-?)(\d+)(?:\.(\d+))?$/.exec(digits);
  const example = unit === '' ? '整数' : `数字（单位${unit}）`;
  if (!m) return { wrong: `“${shortened(text)}”不是数字，这里只填${example}，没有的填0` };
  const [, sign, whole = '', fraction = ''] = m;
  const value = BigInt(whole) * SCALE + BigInt(fraction.slice(0, 6).padEnd(6, '0'));
  if (sign === '-' && value !== 0n) return { wrong: `“${text}”是负数，这里不能为负` };
  if (fraction.slice(decimals).replace(/0+$/, '') !== '')
    return {
      wrong:
        decimals === 0
          ? `“${text}”应为整数`
          : `“${text}”的小数超过${decimals}位：金额最多到分（0.000001万元）`,
    };
  return { value };
}

function year(text: string): EntryRead {
  const m = /^((?:19|20)\d\d)(?:年度?)?$/.exec(text.normalize('NFKC').replace(/\s/g, ''));
  if (m) return { value: m[1]! };
  return /\d[-/年]\d/.test(text)
    ? { wrong: `“${text}”是日期，这里只填年度，如2024` }
    : { wrong: `“${shortened(text)}”不是年度，应为四位数字，如2024` };
}

function choice({ choices = {} }: Entry, text: string): EntryRead {
  const found = Object.entries(choices).find(([id, words]) => words === text || id === text);
  return found
    ? { value: found[0] }
    : { wrong: `“${shortened(text)}”不在可选的内容之中，请选${Object.values(choices).join('、')}` };
}

function shortened(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}
