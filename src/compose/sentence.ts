import type { AccountTexts } from '../model/account.ts';
import type { Run } from './document.ts';
import type { Voice } from './voice.ts';

/**
 * Declared sentences (句式): words with typed slots. A sentence is a function from a voice to runs, so that a dialect
 * reads like its published wording, one line a sentence.
 */
export type Sentence = (voice: Voice) => readonly Run[];

/** What may stand in a sentence: words, a number, another sentence. */
export type Slot = string | number | Sentence;

/** `say` + template: the words as they stand, the slots filled. */
export function say(words: TemplateStringsArray, ...slots: readonly Slot[]): Sentence {
  return (voice) =>
    words.flatMap((text, i): readonly Run[] => {
      const slot = slots[i];
      const head: Run[] = text === '' ? [] : [{ text }];
      if (slot === undefined) return head;
      return [...head, ...(typeof slot === 'function' ? slot(voice) : [{ text: String(slot) }])];
    });
}

export const unit: Sentence = (voice) => [
  voice.account.unit === '' ? voice.gap('单位名称', 'unit') : { text: voice.account.unit },
];
export const year: Sentence = ({ account }) => [{ text: String(account.year) }];
export const yearBefore: Sentence = ({ account }) => [{ text: String(account.year - 1) }];

/** An amount, the unit with it. */
export const money =
  (address: string): Sentence =>
  (voice) => [voice.amount(address), { text: moneyUnit(voice) }];

const moneyUnit = (voice: Voice): string => voice.habits.unit ?? '万元';

export const count =
  (address: string): Sentence =>
  (voice) => [voice.count(address)];

export const area =
  (address: string): Sentence =>
  (voice) => [voice.area(address)];

/** 占比: the part's percentage of the whole, from the printed amounts. */
export const share =
  (part: string, whole: string): Sentence =>
  (voice) => [voice.percent(voice.printed(part), voice.printed(whole), `${part}@share`), { text: '%' }];

/** 完成率: final of budget. */
export const completion =
  (final: string, budget: string): Sentence =>
  (voice) => [
    voice.percent(voice.printed(final), voice.printed(budget), `${final}@completion`),
    { text: '%' },
  ];

/** 预决算差异率: (final − budget) ÷ budget, signed. */
export const variance =
  (final: string, budget: string): Sentence =>
  (voice) => {
    const [f, b] = [voice.printed(final), voice.printed(budget)];
    const over = f === undefined || b === undefined ? undefined : f - b;
    return [voice.percent(over, b, `${final}@variance`), { text: '%' }];
  };

/** 增加 X 万元，增长 p%: from the printed values of both years; a base of 0 has no rate. */
export const change =
  (address: string, words: { readonly up?: string; readonly down?: string } = {}): Sentence =>
  (voice) => {
    const now = voice.printed(address);
    const before = voice.printed(`${address}@last-year`);
    if (now === undefined || before === undefined) return [voice.gap('增减额和增减率')];
    const moved = now - before;
    if (moved === 0n && voice.habits.equal === 'words') return [{ text: '持平' }];
    const [verb, rate] = moved < 0n ? ['减少', words.down ?? '下降'] : ['增加', words.up ?? '增长'];
    const size = moved < 0n ? -moved : moved;
    const amount: Run[] = [
      { text: verb },
      { text: voice.money(size), address: `${address}@change` },
      { text: moneyUnit(voice) },
    ];
    if (before === 0n && now !== 0n)
      return [...amount, { text: `，上年数为0.00${moneyUnit(voice)}，增长率无可比性` }];
    return [...amount, { text: `，${rate}` }, voice.percent(size, before, `${address}@rate`), { text: '%' }];
  };

/** 增加 n 人 of a count. */
export const counted =
  (address: string): Sentence =>
  (voice) => {
    const [now, before] = [voice.printed(address), voice.printed(`${address}@last-year`)];
    if (now === undefined || before === undefined) return [voice.gap('增减')];
    const moved = now - before;
    const size = voice.decimals(moved < 0n ? -moved : moved, 0);
    return [{ text: moved < 0n ? '减少' : '增加' }, { text: size, address: `${address}@change` }];
  };

/** 主要原因: what the unit wrote, else a marked gap. `tells` is the sentence that it explains. */
export const why =
  (key: string, tells: Slot = ''): Sentence =>
  (voice) => [
    voice.reason(key, () =>
      typeof tells === 'function'
        ? tells(voice)
            .map((run) => run.text)
            .join('')
        : String(tells),
    ),
  ];

/** A sentence only where something holds of the account. */
export const when =
  (holds: (voice: Voice) => boolean, yes: Sentence, no: Sentence = () => []): Sentence =>
  (voice) =>
    holds(voice) ? yes(voice) : no(voice);

export const isZero =
  (address: string) =>
  (voice: Voice): boolean =>
    voice.printed(address) === 0n;

export const isEqual =
  (address: string, base: string) =>
  (voice: Voice): boolean =>
    voice.printed(address) !== undefined && voice.printed(address) === voice.printed(base);

/** 大于 or 小于. */
export const moreOrLess =
  (address: string, base: string): Sentence =>
  (voice) => {
    const [value, than] = [voice.printed(address), voice.printed(base)];
    if (value === undefined || than === undefined) return [voice.gap('大于或小于')];
    return [{ text: value > than ? '大于' : '小于' }];
  };

/** One sentence after the other. */
export const all =
  (...sentences: readonly Sentence[]): Sentence =>
  (voice) =>
    sentences.flatMap((sentence) => sentence(voice));

/** A sentence for each, divided by `by`. */
export const each =
  <T>(
    list: (voice: Voice) => readonly T[],
    sentence: (item: T, index: number) => Sentence,
    by = '',
  ): Sentence =>
  (voice) =>
    list(voice).flatMap((item, i): readonly Run[] => [
      ...(i > 0 && by !== '' ? [{ text: by }] : []),
      ...sentence(item, i)(voice),
    ]);

/** Passages that the account may have none of, and says so (an empty list); a gap where it says nothing. */
export const remarks =
  (none: string): Sentence =>
  (voice) => {
    const given = voice.account.texts.remarks;
    if (given === undefined) return [voice.gap('其他需说明的事项', 'text:remarks:0')];
    return [{ text: given.join('') || none }];
  };

/** 主要职能, a paragraph each. */
export const duties = (voice: Voice): readonly Sentence[] => {
  const given = voice.account.texts.duties;
  return given === undefined || given.length === 0
    ? [() => [voice.gap('主要职能', 'text:duties:0')]]
    : given.map((text) => say`${text}`);
};

/** Words that the account must give: a marked gap where it does not. @param key as `AccountValues` has it */
export const given =
  (key: string, pick: (texts: AccountTexts) => string | undefined, what: string): Sentence =>
  (voice) => {
    const text = pick(voice.account.texts)?.trim();
    return [text ? { text } : voice.gap(what, key)];
  };

/** 取得的成效、发现的问题及原因、下一步改进措施. */
export const achievements = given('text:achievements', (texts) => texts.achievements, '取得的成效');
export const problems = given('text:problems', (texts) => texts.problems, '发现的问题及原因');
export const measures = given('text:measures', (texts) => texts.measures, '下一步改进措施');

/** Whether the account says that no project was self-evaluated. */
export const noEvaluations = (voice: Voice): boolean =>
  voice.account.forms.length === 0 && isZero('performance/projects/count')(voice);

/** Whether there is something to tell of self-evaluations, or it is not known that there is not. */
export const tellsOfEvaluations = (voice: Voice): boolean =>
  voice.account.texts.achievements !== undefined || !noEvaluations(voice);

/** 授予中小企业、小微企业的合同金额, each with its share of the year's procurement. */
export const smallFirms: Sentence = say`授予中小企业合同金额${money('procurement/sme/amount')}，占政府采购支出总额的${share('procurement/sme/amount', 'procurement/total/amount')}，其中：授予小微企业合同金额${money('procurement/micro/amount')}，占政府采购支出总额的${share('procurement/micro/amount', 'procurement/total/amount')}。`;
