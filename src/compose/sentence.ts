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

export const unit: Sentence = ({ account }) => [{ text: account.unit }];
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
    return [voice.percent(f - b, b, `${final}@variance`), { text: '%' }];
  };

/** 增加 X 万元，增长 p%: from the printed values of both years; a base of 0 has no rate. */
export const change =
  (address: string, words: { readonly up?: string; readonly down?: string } = {}): Sentence =>
  (voice) => {
    const now = voice.printed(address);
    const before = voice.printed(`${address}@last-year`);
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
    const moved = voice.printed(address) - voice.printed(`${address}@last-year`);
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
    voice.printed(address) === voice.printed(base);

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

/** Words that the account gives, or others where it gives none. */
export const words =
  (pick: (voice: Voice) => string | undefined, otherwise: string): Sentence =>
  (voice) => [{ text: pick(voice) ?? otherwise }];

/** Words that the account must give: a marked gap where it does not. */
export const given =
  (pick: (voice: Voice) => string | undefined, what: string): Sentence =>
  (voice) => {
    const text = pick(voice)?.trim();
    return [text ? { text } : { text: `（待填写${what}）`, missing: true }];
  };
