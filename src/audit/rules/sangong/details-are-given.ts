import type { Disclosure } from '../../../model/disclosure.ts';
import { disclosure, section } from '../../example.ts';
import { type Facts, factsOf } from '../../facts.ts';
import { passagesUnder } from '../../passages.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

const AMOUNTS: readonly (readonly [string, string])[] = [
  ['T09/abroad/final', '因公出国（境）费金额'],
  ['T09/carPurchase/final', '公务用车购置费金额'],
  ['T09/carOperate/final', '公务用车运行维护费金额'],
  ['T09/reception/final', '公务接待费金额'],
];
/**
 * What must be told in numbers, 0 where nothing was done; the words that say so though no figure was read. Guests from
 * abroad are no domestic reception, and a vehicle that was repaired was not bought.
 */
const COUNTS: readonly (readonly [address: string, name: string, amount: string, words: RegExp])[] = [
  [
    'sangong/groups/count',
    '因公出国（境）团组数',
    'T09/abroad/final',
    /团组?(?:数|次)?(?:为|共)?\d|\d+个?(?:出国|因公|团)|(?:未|没有|无)(?:安排|组织|发生)?[^。；，]{0,6}(?:出国|出境|团组)/,
  ],
  [
    'sangong/persons/count',
    '因公出国（境）人次',
    'T09/abroad/final',
    /(?:出国|出境|团组)[^。；]*\d+人|(?:未|没有|无)(?:安排|组织|发生)?[^。；，]{0,6}(?:出国|出境|团组)/,
  ],
  [
    'sangong/bought/count',
    '公务用车购置数',
    'T09/carPurchase/final',
    /(?:购置|购入|购买|更新)[^。；，]*\d+辆|(?:未|没有|无)(?:安排|新)?(?:购置|购入|购买|更新)/,
  ],
  ['sangong/held/count', '公务用车保有量', 'T09/carOperate/final', /保有|\d+辆|(?:没有|无)(?:公务用)?车/],
  [
    'sangong/batches/count',
    '国内公务接待批次',
    'T09/reception/final',
    /(?:接待|来访)(?!外)[^。；外]{0,12}\d+个?(?:批|团组|次)|(?:未|没有|无)(?:安排|发生)?[^。；，]{0,6}接待/,
  ],
  [
    'sangong/visitors/count',
    '国内公务接待人次',
    'T09/reception/final',
    /(?:接待|来访)(?!外)[^。；外]*\d+余?人|(?:未|没有|无)(?:安排|发生)?[^。；，]{0,6}接待/,
  ],
];

/** Why an amount changed is no count: 主要原因是：未安排因公出国（境）. */
const REASON = /原因(?:主要)?(?:是|为|系|:)[^。；]*/g;

function check(disclosure: Disclosure): Checked | Unchecked {
  const section = disclosure.sections.find((s) => s.kind === 'sangong');
  if (!section || disclosure.blankForm) return { unchecked: 'no-sangong-section' };
  const facts = factsOf(disclosure);
  const text = passagesUnder(disclosure, 'sangong')
    .map((p) => p.normal.text.replace(REASON, ''))
    .join('');
  const absences = disclosure.claims.flatMap((c) => (c.kind === 'absence' ? c.subject : []));
  const absent = absences.includes('T09');
  const total = facts.at('T09/total/final')?.figure.value;
  if (absent || total === undefined) return { unchecked: 'no-sangong' };
  const missing = total === 0n ? [] : missingIn(facts, text, absences);
  const looked = AMOUNTS.length + COUNTS.length;
  if (missing.length === 0) return { found: [], compared: [], looked };
  return {
    found: [
      {
        message: `“三公”经费说明缺少${missing.join('、')}，应补充（没有发生的写0）`,
        locations: [{ place: section.place, quote: section.title, section: section.index }],
      },
    ],
    compared: [],
    looked,
  };
}

/** What is asked for and not told. A count of nothing is asked of those who count: of a text that gives some of them. */
function missingIn(facts: Facts, text: string, absences: readonly string[]): string[] {
  const given = COUNTS.filter(([address]) => facts.inText(address).length > 0).length;
  const untold = COUNTS.filter(
    ([address, , amount, words]) =>
      !facts.at(address) &&
      !words.test(text) &&
      ((facts.at(amount)?.figure.value ?? 0n) !== 0n || (given >= 2 && facts.at(amount) !== undefined)),
  );
  return [
    ...AMOUNTS.filter(
      ([address]) =>
        !facts.at(address) &&
        !followsOfCars(facts, address) &&
        !absences.some((subject) => address.startsWith(subject)),
    ).map(([, name]) => name),
    ...untold.map(([, name]) => name),
  ];
}

/** Of the two items of vehicles one follows from the other, from the count of those bought, and from their total. */
function followsOfCars(facts: Facts, address: string): boolean {
  if (address !== 'T09/carPurchase/final' && address !== 'T09/carOperate/final') return false;
  const none = facts.at('sangong/bought/count')?.figure.value === 0n;
  const total = facts.at('T09/carTotal/final') !== undefined;
  const other = facts.at(
    address === 'T09/carPurchase/final' ? 'T09/carOperate/final' : 'T09/carPurchase/final',
  );
  return address === 'T09/carPurchase/final'
    ? none || (total && other !== undefined)
    : total && (none || other !== undefined);
}

export default defineRule({
  id: 'sangong/details-are-given',
  title: '“三公”经费四项和数量都已说明',
  severity: 'warning',
  what: '检查“三公”经费说明是否给出出国（境）、购车、车辆运行、接待四项金额，以及团组人次、购置数、保有量、接待批次人次；没有发生的写0也算说明。',
  why: '这些数量是“三公”经费公开的必备内容。',
  source:
    '“三公”经费公开应细化说明因公出国（境）团组数及人数、公务用车购置数及保有量、国内公务接待的批次、人数',
  mend: '补充缺少的金额或数量，没有发生的写明为0。',

  check,
  examples: {
    wrong: [
      {
        finds: ['九、财政拨款“三公”经费支出决算情况说明'],
        text: disclosure(
          section(
            '九、财政拨款“三公”经费支出决算情况说明',
            '2024年度财政拨款“三公”经费支出8.00万元，其中：因公出国（境）费支出0.00万元；公务用车购置及运行维护费支出5.00万元；公务接待费支出3.00万元。',
            '因公出国（境）费支出0.00万元。单位全年安排的因公出国（境）团组0个，因公出国（境）0人次。',
            '公务用车购置及运行维护费5.00万元，其中：公务用车购置费0.00万元，公务用车运行维护费5.00万元。',
            '公务接待费3.00万元。单位全年安排的国内公务接待20批次，120人次。',
          ),
        ),
      },
      {
        finds: ['九、财政拨款“三公”经费支出决算情况说明'],
        text: disclosure(
          section(
            '九、财政拨款“三公”经费支出决算情况说明',
            '2024年度财政拨款“三公”经费支出8.00万元，其中：因公出国（境）费支出0.00万元；公务用车购置及运行维护费支出5.00万元；公务接待费支出3.00万元。',
            '因公出国（境）费支出0.00万元。单位全年安排的因公出国（境）团组0个，因公出国（境）0人次。',
            '公务用车购置及运行维护费5.00万元，其中：公务用车购置费0.00万元，公务用车运行维护费5.00万元。公务用车购置数0辆，公务用车保有量2辆。',
            '公务接待费3.00万元，主要用于接待。',
          ),
        ),
      },
    ],
    right: [
      disclosure(
        section(
          '九、财政拨款“三公”经费支出决算情况说明',
          '2024年度财政拨款“三公”经费支出8.00万元，其中：因公出国（境）费支出0.00万元；公务用车购置及运行维护费支出5.00万元；公务接待费支出3.00万元。',
          '因公出国（境）费支出0.00万元。单位全年安排的因公出国（境）团组0个，因公出国（境）0人次。',
          '公务用车购置及运行维护费5.00万元，其中：公务用车购置费0.00万元，公务用车运行维护费5.00万元。公务用车购置数0辆，公务用车保有量2辆。',
          '公务接待费3.00万元。单位全年安排的国内公务接待20批次，120人次。',
        ),
      ),
      disclosure(
        section(
          '九、财政拨款“三公”经费支出决算情况说明',
          '本单位2024年度未安排“三公”经费支出，无“三公”经费。',
        ),
      ),
    ],
  },
});
