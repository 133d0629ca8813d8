/** What a person sees in a workbook's cell: a value put through its number format, as a Chinese office program does. */
import { SSF } from '@e965/xlsx';

/** A workbook has few formats and many cells. */
const plain = new Map<string, string>();

/** No program takes a longer one. */
const LONGEST_FORMAT = 255;

/**
 * The text of a number under a number format. The formatter of the library is right about English formats; here the
 * habits of Chinese workbooks are turned into them: `!` as the escape (`0!.0,`), `G/通用格式`, `[DBNum1][$-804]`, unquoted
 * currency signs, and a negative that is shown only by its red colour, which gets the sign that print in black loses.
 *
 * @param format the format code; undefined or `General` shows the number plainly, without float noise
 * @param days what a date counts more days than from 1900
 */
export function shownNumber(value: number, format: string | undefined, days = 0): string {
  if (!Number.isFinite(value)) return '';
  const code = format === undefined || format.length > LONGEST_FORMAT ? 'General' : format;
  let clean = plain.get(code);
  if (clean === undefined) {
    if (plain.size > 1000) plain.clear();
    clean = plainFormat(code);
    plain.set(code, clean);
  }
  if (/^general$/i.test(clean)) return generalNumber(value);
  try {
    const date = SSF.is_date(clean);
    const shifted = shiftedPoint(clean, value);
    if (shifted !== undefined) return shifted;
    const text: string = SSF.format(withoutGeneral(clean, value), date ? value + days : roundable(value));
    return withLostSign(text, clean, value, date);
  } catch {
    return generalNumber(value);
  }
}

/**
 * A number as `General` shows it, but never in exponents and with all the digits that were entered: fifteen significant
 * digits hold what was typed, and the residue of binary arithmetic (0.1 + 0.2) falls off.
 */
export function generalNumber(value: number): string {
  if (value === 0) return '0';
  for (let digits = 1; digits <= 15; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.abs(rounded - value) <= Math.abs(value) * 2e-15) return plainDecimal(rounded);
  }
  // Nothing short is near: a quotient. Ten places are more than any column shows.
  return plainDecimal(Number(value.toFixed(10)) || value);
}

/** Decimal notation of a number that prints as 1e21 or 1e-7 otherwise. */
function plainDecimal(value: number): string {
  const text = String(value);
  const m = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!m) return text;
  const [, sign = '', whole = '', fraction = '', power = '0'] = m;
  const exponent = Number(power);
  if (Math.abs(exponent) > 40) return text;
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${whole}${fraction}`;
  return `${sign}${whole}${fraction.padEnd(exponent, '0')}`;
}

/**
 * Office programs round the fifteen-digit decimal, half away from zero; 1.005 shows 1.01 though the binary number is a
 * little less. One step up makes binary rounding agree.
 */
function roundable(value: number): number {
  if (Number.isInteger(value)) return value;
  return Number(value.toPrecision(15)) * (1 + Number.EPSILON);
}

/** Unquoted parts changed, quoted ones kept. */
function plainFormat(format: string): string {
  const parts = format.split(/("[^"]*"|\\.)/su);
  return parts
    .map((part, i) =>
      i % 2 === 1
        ? part
        : part
            .replace(/G\/通用格式/gi, 'General')
            .replace(/\[DBNum\d\]/gi, '')
            .replace(/\[\$-[0-9a-f,]+\]/gi, '')
            .replace(/\[(红|红色)\]/g, '[Red]')
            .replace(/\[(黑色?|蓝色?|绿色?|白色?|黄色?|青色?|洋红色?)\]/g, '')
            .replace(/!(.)/gsu, '\\$1')
            .replace(/(\[[^\]]*\])|[^\x20-\x7e]/gu, (c, bracket?: string) => bracket ?? `"${c}"`),
    )
    .join('')
    .trim()
    .replace(/^m\/d\/yy(?= |$)/i, 'yyyy/m/d');
}

/** The library drops what stands beside General: the number goes in as quoted text, with the sign if no section has it. */
function withoutGeneral(format: string, value: number): string {
  if (!/general/i.test(format)) return format;
  const text = generalNumber(format.includes(';') ? Math.abs(value) : value);
  return format.replace(/general/gi, `"${text}"`);
}

function withLostSign(text: string, format: string, value: number, date: boolean): string {
  const negativePart = format.split(';')[1];
  if (date || value >= 0 || negativePart === undefined || !/\[red\]/i.test(negativePart)) return text;
  if (!/[1-9]/.test(text) || /[-−－(（]/.test(text)) return text;
  return text.replace(/\S/, '-$&');
}

/**
 * `0\\.0,` (typed `0!.0,`): 元 shown as 万元 by a point put between the digits of a rounded number. The library cannot
 * put a literal between digits; the same text is the number divided by ten for every digit behind the point.
 */
function shiftedPoint(format: string, value: number): string | undefined {
  const sections = format.split(';');
  const condition = /^\[(>=|>)(\d+)\]/.exec(sections[0]!);
  const chosen =
    condition && !(condition[1] === '>' ? value > Number(condition[2]) : value >= Number(condition[2]))
      ? 1
      : !condition && sections.length > 1 && value < 0
        ? 1
        : 0;
  const m = /^(?:\[[^\]]*\])*([#0,]*[#0])(?:\\\.|"\.")(0+)(,*)(.*)$/su.exec(sections[chosen] ?? '');
  if (!m) return undefined;
  const [, whole = '', places = '', thousands = '', rest = ''] = m;
  const scaled = value / 10 ** places.length / 1000 ** thousands.length;
  return SSF.format(`${whole}.${places}${rest}`, roundable(scaled));
}
