import type { StatementId } from '../../model/statement.ts';
import { STATEMENTS } from '../../model/statements/index.ts';
import type { Content } from '../dialect.ts';
import type { Run } from '../document.ts';
import { type Sentence, say } from '../sentence.ts';

/** Kinds of income (收入) with their columns in T02. */
export const INCOME = [
  ['财政拨款收入', 'fiscal'],
  ['上级补助收入', 'superior'],
  ['事业收入', 'business'],
  ['经营收入', 'operating'],
  ['附属单位上缴收入', 'affiliate'],
  ['其他收入', 'other'],
] as const;

/** Kinds of expenditure (支出) with their columns in T03. */
export const EXPENDITURE = [
  ['基本支出', 'basic'],
  ['项目支出', 'project'],
  ['上缴上级支出', 'remit'],
  ['经营支出', 'operating'],
  ['对附属单位补助支出', 'subsidy'],
] as const;

/** Kinds of vehicles (车辆) of the asset report. */
export const CARS = [
  ['副部（省）级及以上领导用车', 'ministerial'],
  ['主要负责人用车', 'principal'],
  ['机要通信用车', 'confidential'],
  ['应急保障用车', 'emergency'],
  ['执法执勤用车', 'enforcement'],
  ['特种专业技术用车', 'special'],
  ['离退休干部服务用车', 'retired'],
  ['其他用车', 'other'],
] as const;

/** “三公” items with their rows in T09. */
export const SANGONG = [
  ['因公出国（境）费', 'abroad'],
  ['公务用车购置及运行维护费', 'carTotal'],
  ['公务接待费', 'reception'],
] as const;

/** 一般公共服务支出（类）财政事务（款）行政运行（项） */
export const func =
  (code: string): Sentence =>
  (voice) => [
    {
      text: `${voice.name(code.slice(0, 3))}（类）${voice.name(code.slice(0, 5))}（款）${voice.name(code)}（项）`,
    },
  ];

type NameList = 'divisions' | 'units';

const WHAT = { divisions: '内设机构', units: '所属单位' } as const;

/** The names of a list, 、 between them; 无 where the account says that there are none. */
export function names(list: NameList): Sentence {
  return (voice) => {
    const given = voice.account.texts[list];
    return [
      given === undefined ? voice.gap(WHAT[list], `text:${list}:0`) : { text: given.join('、') || '无' },
    ];
  };
}

names.size =
  (list: NameList): Sentence =>
  (voice): Run[] => {
    const given = voice.account.texts[list];
    return [
      given === undefined
        ? voice.gap('', `text:${list}:0`)
        : { text: String(given.length), address: `organisation/${list}/count` },
    ];
  };

/** The 款 of the given economic classes that hold money, in the order of their codes, after a lead-in. */
names.economic =
  (lead: string, classes: readonly string[]): Sentence =>
  (voice) => {
    const listed = voice
      .codes('T06', 'amount', 5)
      .filter((code) => classes.includes(code.slice(0, 3)))
      .map((code) => voice.name(code));
    return listed.length > 0 ? [{ text: `${lead}${listed.join('、')}` }] : [];
  };

const ORDINALS = '一二三四五六七八九';

/** The list of the statements by name, a paragraph each. */
export function statementList(order: readonly StatementId[]): Content {
  return { paragraphs: () => order.map((id, i) => say`${ORDINALS[i]!}、《${STATEMENTS[id].title}》`) };
}
