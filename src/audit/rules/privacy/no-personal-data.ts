import type { Disclosure } from '../../../model/disclosure.ts';
import { matchesOf } from '../../../model/matches.ts';
import { disclosure, section } from '../../example.ts';
import type { Draft, Location, Severity } from '../../finding.ts';
import { inProse, locationIn, type Passage, passagesOf } from '../../passages.ts';
import { defineRule } from '../../rule.ts';

/** Digits that other digits, letters or a decimal point do not continue. */
const IDENTITY = /(?<![\dA-Za-z.])[1-9]\d{16}[\dXx](?![\dA-Za-z])/g;
const CARD = /(?<![\dA-Za-z.])[3-6]\d{15,18}(?![\dA-Za-z.])/g;
const MOBILE = /(?<![\dA-Za-z.,-])1[3-9]\d{9}(?![\dA-Za-z.,%]|万|元)/g;
const PASSPORT = /护照(?:号码?|编号)?(?:为|是)?：?([EGDSP][A-Z]?\d{7,8})(?![\dA-Za-z])/g;
const HOME =
  /(?:家庭住址|家庭地址|家住|现住址|户籍地址|居住地址)(?:为|是|在)?：?([^，。；：]{2,30}?\d+(?:室|号楼|单元|号))/g;

const CARD_CONTEXT = /卡号|银行卡|工资卡|账号|账户|开户/;
/** A line that an office gives to be called: 联系电话, 监督电话, 公开电话. */
const OFFICE_CONTEXT = /电话|热线|传真|联系方式|联系人|咨询|监督|举报|投诉/;

/** A person's own: 退休职工马某，手机…. */
const PERSON_CONTEXT = /(?:某|同志|本人|职工|先生|女士)[^。；]{0,6}(?:手机|电话)号?码?[：:]?$/;

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** 公民身份号码: a real date of birth and the check character of GB 11643 (ISO 7064, MOD 11-2). */
function isIdentity(number: string): boolean {
  const year = Number(number.slice(6, 10));
  const month = Number(number.slice(10, 12));
  const day = Number(number.slice(12, 14));
  if (year < 1900 || year > 2099 || month < 1 || month > 12) return false;
  if (day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return false;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
  return '10X98765432'[sum % 11] === number[17]!.toUpperCase();
}

/** The Luhn check (GB/T 17552) that bank cards carry. */
function isLuhn(number: string): boolean {
  let sum = 0;
  for (let i = 0; i < number.length; i++) {
    const digit = Number(number[number.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

interface Personal {
  readonly what: string;
  readonly severity: Severity;
  readonly start: number;
  readonly words: string;
}

function personalIn(text: string): Personal[] {
  const found: Personal[] = [];
  for (const match of matchesOf(text, IDENTITY))
    if (isIdentity(match[0]))
      found.push({ what: '身份证号码', severity: 'error', start: match.index, words: match[0] });
  for (const match of matchesOf(text, CARD)) {
    const before = text.slice(Math.max(0, match.index - 16), match.index);
    if (CARD_CONTEXT.test(before) && isLuhn(match[0]) && !found.some((f) => f.start === match.index))
      found.push({ what: '银行卡号', severity: 'error', start: match.index, words: match[0] });
  }
  for (const match of matchesOf(text, MOBILE)) {
    const before = text.slice(Math.max(0, match.index - 24), match.index);
    if (!OFFICE_CONTEXT.test(before) || PERSON_CONTEXT.test(before))
      found.push({ what: '手机号码', severity: 'warning', start: match.index, words: match[0] });
  }
  for (const [pattern, what, severity] of [
    [PASSPORT, '护照号码', 'error'],
    [HOME, '家庭住址', 'warning'],
  ] as const)
    for (const match of matchesOf(text, pattern)) {
      const words = match[1]!;
      found.push({ what, severity, start: match.index + match[0].length - words.length, words });
    }
  return found;
}

/** Enough to find it by, too little to use it: the report must not publish it once more. */
function masked(words: string): string {
  const kept = words.length > 10 ? 3 : 2;
  return `${words.slice(0, kept)}${'*'.repeat(words.length - kept - 2)}${words.slice(-2)}`;
}

function located(passage: Passage, { start, words }: Personal): Location {
  return { ...locationIn(passage, start, start + words.length), quote: masked(words) };
}

function check(disclosure: Disclosure): Draft[] {
  return passagesOf(disclosure).flatMap((passage) =>
    personalIn(passage.normal.text).map((personal) => ({
      message: `写有${personal.what}“${masked(personal.words)}”，属于个人信息，公开前应当删去`,
      severity: personal.severity,
      locations: [located(passage, personal)],
    })),
  );
}

export default defineRule({
  id: 'privacy/no-personal-data',
  title: '不公开个人信息',
  severity: 'error',
  what: '查找正文和绩效自评表中的身份证号码（核对校验码）、银行卡号（核对校验位，且上文写明是卡号或账号）、护照号码、手机号码和家庭住址。单位的联系电话、监督电话不算。报告只显示首尾几位。',
  why: '公开后难以收回，会损害个人权益。',
  source: '《中华人民共和国个人信息保护法》；《中华人民共和国政府信息公开条例》关于个人隐私的规定',
  mend: '删去，或只保留不能识别个人的内容。',
  check: inProse(check),
  examples: {
    wrong: [
      {
        finds: ['110*************2X'],
        text: disclosure(section('一、基本情况', '慰问退休人员张某，身份证号11010519491231002X。')),
      },
      {
        finds: ['411***********11'],
        text: disclosure(section('一、基本情况', '补助发放至银行卡号4111111111111111。')),
      },
      {
        finds: ['138******00'],
        text: disclosure(section('一、基本情况', '受益人李某，13800138000，已领取补助。')),
      },
      {
        finds: ['E1*****78'],
        text: disclosure(section('一、基本情况', '出访人员王某，护照号码：E12345678。')),
      },
      {
        finds: ['幸福*8号'],
        text: disclosure(section('一、基本情况', '困难职工赵某，家庭住址：幸福路8号院3号楼501室。')),
      },
    ],
    right: [
      disclosure(section('一、基本情况', '监督电话：13800138000。办公地址：幸福路8号3号楼501室。')),
      disclosure(section('一、基本情况', '统一社会信用代码11110000000000000X，项目编号110105194912310021。')),
      disclosure(section('一、基本情况', '收入总计13800138000元，合同编号4111111111111112。')),
    ],
  },
});
