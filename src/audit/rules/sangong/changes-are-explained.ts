import type { Base, ChangeClaim, Disclosure } from '../../../model/disclosure.ts';
import { plain } from '../../../model/normalise.ts';
import { showFigure } from '../../../money/figure.ts';
import { baseOf, changesOf } from '../../claims.ts';
import { locate, relate } from '../../describe.ts';
import { disclosure, section } from '../../example.ts';
import { factsOf } from '../../facts.ts';
import type { Draft } from '../../finding.ts';
import { isUnder } from '../../passages.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

const TOTAL = 'T09/total/final';
const NAME: Readonly<Record<string, string>> = {
  'T09/total/final': '“三公”经费',
  'T09/abroad/final': '因公出国（境）费',
  'T09/carTotal/final': '公务用车购置及运行维护费',
  'T09/carPurchase/final': '公务用车购置费',
  'T09/carOperate/final': '公务用车运行维护费',
  'T09/reception/final': '公务接待费',
};
const REASON = /原因|主要是|由于|因为|主要系/;
const CHANGED = /增加|减少|增长|下降|变动|变化|增减|持平/;

/** The paragraphs of the section; of the whole text, where a page of 三公 alone has no heading. */
function proseOf(disclosure: Disclosure): string[] {
  const body = disclosure.paragraphs.filter((p) => p.role === 'body');
  const own = body.filter((p) => isUnder(disclosure, p.section, ['sangong']));
  return (own.length > 0 ? own : body).map((p) => plain(p.paragraph.text));
}

/** A reason that names no item: 减少的主要原因是：…. It speaks of what was told just before. */
const SPEAKS_ON =
  /^(?:上述)?(?:支出)?(?:决算数?)?(?:(?:较|比|同)(?:上年|去年|20\d\d年)度?)?(?:增加|减少|增长|下降|增减|变动|变化)?的?(?:主要)?(?:原因|是由于|由于|因为)/;

/** Whether a reason follows in the claim's own sentence or in one below that names no item. */
function isReasoned({ paragraphs }: Disclosure, claim: ChangeClaim): boolean {
  if (claim.reason) return true;
  const text = paragraphs[claim.paragraph]?.paragraph.text.slice(claim.end) ?? '';
  const [own = '', ...after] = plain(text).split('。');
  const rest = own.split(/；|其中/)[0] ?? '';
  const next = after.findIndex((sentence) => SPEAKS_ON.test(sentence));
  return (
    (REASON.test(rest) && !/预算[^，]*原因/.test(rest)) ||
    (next >= 0 && !after.slice(0, next).some((sentence) => /预算/.test(sentence)))
  );
}

function check(disclosure: Disclosure): Checked | Unchecked {
  const facts = factsOf(disclosure);
  const prose = proseOf(disclosure);
  const sentences = prose.flatMap((p) => p.split('。')).filter((sentence) => REASON.test(sentence));
  const ofBudget = sentences.some((sentence) => /预算/.test(sentence.slice(0, sentence.search(REASON))));
  /** A sentence of its own: 公务用车购置及运行维护费支出增加的主要原因是…. */
  const named = (subject: string) =>
    sentences.some((sentence) => {
      const before = sentence.slice(0, sentence.search(REASON));
      return (
        before.includes(NAME[subject]!) &&
        CHANGED.test(before) &&
        (!/预算/.test(before) || /上年|去年|20\d\d年/.test(before))
      );
    });
  const changes = changesOf(disclosure).filter(
    ({ claim, amount }) =>
      claim.base === 'last-year' && NAME[claim.subject] && claim.direction !== 'same' && amount?.figure.value,
  );
  // A paragraph of its own below the list: the whole is meant.
  const ofAll = prose.some((paragraph) => SPEAKS_ON.test(paragraph));
  const told = new Map(
    changes.map(({ claim }) => [claim.subject, isReasoned(disclosure, claim) || named(claim.subject)]),
  );
  const items = [...told].filter(([subject]) => subject !== TOTAL);
  // A reason for the whole speaks for its parts, and reasons for every part that changed for the whole.
  const whole = ofAll || (told.get(TOTAL) ?? false);
  const parts = items.length > 0 && items.every(([, reasoned]) => reasoned);
  const untold = changes.filter(
    ({ claim: { subject } }) => !told.get(subject) && !whole && !(subject === TOTAL && parts),
  );
  const found: Draft[] = [];
  let looked = changes.length;
  const [first] = untold;
  if (first?.amount) {
    const word = first.claim.direction === 'up' ? '增加' : '减少';
    found.push({
      message: `${NAME[first.claim.subject]}比上年${word}${showFigure(first.amount.figure)}${untold.length > 1 ? `等${untold.length}处变动` : ''}没有说明原因，应补充${ofBudget ? '（与预算比较的原因不能代替）' : ''}`,
      actual: showFigure(first.amount.figure),
      locations: untold.flatMap(({ amount }) => (amount ? [locate(amount)] : [])),
    });
  }
  for (const subject of Object.keys(NAME)) {
    const final = facts.at(subject);
    const budget = (['initial', 'adjusted', 'budget'] as Base[]).flatMap((base) => {
      const of = baseOf(disclosure, subject, base);
      return of?.occurrence?.origin === 'narrative' ? [of] : [];
    })[0];
    if (!final?.occurrence || !budget?.occurrence || final.occurrence === budget.occurrence) continue;
    looked++;
    if (final.figure.value <= budget.figure.value || ofBudget) continue;
    found.push({
      message: `${NAME[subject]}决算${showFigure(final.figure)}超过预算${showFigure(budget.figure)}，没有说明原因，应补充${sentences.length > 0 ? '（与上年比较的原因不能代替）' : ''}`,
      actual: showFigure(final.figure),
      locations: [locate(final.occurrence)],
      related: [relate(budget.occurrence)],
    });
    break;
  }
  return looked === 0 ? { unchecked: 'no-changes-of-sangong' } : { found, compared: [], looked };
}

const text = (words: string) =>
  disclosure(
    section('七、财政拨款“三公”经费支出决算情况说明', `2024年度财政拨款“三公”经费支出15.00万元，${words}`),
  );

export default defineRule({
  id: 'sangong/changes-are-explained',
  title: '“三公”经费的增减和超预算写有原因',
  severity: 'warning',
  what: '“三公”经费与上年相比有增减的，检查本节是否写有原因；决算超过预算的，检查是否写有超预算的原因。与预算比较的原因不能代替与上年比较的原因，反过来也一样。',
  why: '“三公”经费的增减原因是规定公开的内容，不论变动大小。',
  source: '“三公”经费公开应说明增减变化原因的要求；检查中的常见问题',
  mend: '分别写明与上年、与预算相比的原因。',
  check,
  examples: {
    wrong: [
      {
        finds: ['0.43', '原因'],
        text: text(
          '比上年减少0.43万元，下降2.79%。全年预算数17.00万元，决算数15.00万元，决算数小于预算数的主要原因是：接待减少。',
        ),
      },
      {
        finds: ['15.00', '13.00', '原因'],
        text: text(
          '比上年减少0.43万元，下降2.79%，主要原因是：接待减少。与全年预算相比，财政拨款“三公”经费支出全年预算数13.00万元，决算数15.00万元，预决算差异率15.38%。',
        ),
      },
    ],
    right: [
      text('比上年减少0.43万元，下降2.79%，主要原因是：接待减少。'),
      text('与上年持平。全年预算数17.00万元，决算数15.00万元。'),
    ],
  },
});
