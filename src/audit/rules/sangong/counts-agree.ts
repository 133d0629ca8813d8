import type { Disclosure } from '../../../model/disclosure.ts';
import { showFigure } from '../../../money/figure.ts';
import { locate, relate } from '../../describe.ts';
import { disclosure, section } from '../../example.ts';
import { factsOf } from '../../facts.ts';
import type { Draft } from '../../finding.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

/** Money and the number of things it was spent on: one without the other wants an explanation. */
const PAIRS: readonly (readonly [amount: string, count: string, name: string, both: boolean])[] = [
  ['T09/abroad/final', 'sangong/groups/count', '因公出国（境）', true],
  ['T09/carPurchase/final', 'sangong/bought/count', '公务用车购置', true],
  ['T09/reception/final', 'sangong/batches/count', '公务接待', true],
  ['T09/carOperate/final', 'sangong/held/count', '公务用车运行维护', false],
];
/** The second is never fewer than the first: every group has a person in it. */
const AT_LEAST: readonly (readonly [string, string])[] = [
  ['sangong/groups/count', 'sangong/persons/count'],
  ['sangong/batches/count', 'sangong/visitors/count'],
  ['sangong/foreignBatches/count', 'sangong/foreignVisitors/count'],
];

function check(disclosure: Disclosure): Checked | Unchecked {
  const facts = factsOf(disclosure);
  const found: Draft[] = [];
  let looked = 0;
  for (const [address, counted, name, both] of PAIRS) {
    const amount = facts.at(address);
    const count = facts.at(counted);
    if (!amount || !count?.occurrence) continue;
    looked++;
    const here = count.occurrence;
    const spent = amount.figure.value !== 0n;
    const some = count.figure.value !== 0n;
    const explained = /租赁|租用|社会化|其他单位承担|未发生费用|上年/.test(
      here.paragraph === undefined ? '' : (disclosure.paragraphs[here.paragraph]?.paragraph.text ?? ''),
    );
    if (spent === some || (some && !both) || explained) continue;
    found.push({
      message: spent
        ? `${name}费支出${showFigure(amount.figure)}，而${here.what}为${showFigure(count.figure)}，请核对或说明`
        : `${here.what}为${showFigure(count.figure)}，而${name}费支出为0，请核对或说明`,
      locations: [locate(here)],
      related: amount.occurrence ? [relate(amount.occurrence)] : [],
    });
  }
  for (const [fewer, more] of AT_LEAST) {
    const groups = facts.at(fewer)?.occurrence;
    const persons = facts.at(more)?.occurrence;
    if (!groups || !persons) continue;
    looked++;
    if (persons.figure.value >= groups.figure.value) continue;
    found.push({
      message: `${persons.what}${showFigure(persons.figure)}少于${groups.what}${showFigure(groups.figure)}，请核对`,
      locations: [locate(persons)],
      related: [relate(groups)],
    });
  }
  if (looked === 0) return { unchecked: 'no-sangong-counts' };
  return { found, compared: [], looked };
}

export default defineRule({
  id: 'sangong/counts-agree',
  title: '“三公”经费的金额与人次、辆数、批次相符',
  severity: 'warning',
  what: '核对出国（境）经费与团组数、人次，购车经费与购置数，运行维护费与保有量，接待费与批次、人次是否相符。',
  why: '有钱无事或有事无钱，都需要说明。',
  source: '“三公”经费公开应说明团组、人次、车辆和接待批次、人次的要求',
  mend: '核对金额与数量；费用由其他单位承担等情形应作说明。',

  check,
  examples: {
    wrong: [
      {
        finds: ['单位全年安排的国内公务接待0批次'],
        text: disclosure(
          section(
            '九、财政拨款“三公”经费支出决算情况说明',
            '2024年度财政拨款“三公”经费支出8.00万元，其中：因公出国（境）费支出0.00万元；公务用车购置及运行维护费支出5.00万元；公务接待费支出3.00万元。',
            '因公出国（境）费支出0.00万元。单位全年安排的因公出国（境）团组0个，因公出国（境）0人次。',
            '公务用车购置及运行维护费5.00万元，其中：公务用车购置费0.00万元，公务用车运行维护费5.00万元。公务用车购置数0辆，公务用车保有量2辆。',
            '公务接待费3.00万元。单位全年安排的国内公务接待0批次，0人次。',
          ),
        ),
      },
      {
        finds: ['20人次'],
        text: disclosure(
          section(
            '九、财政拨款“三公”经费支出决算情况说明',
            '2024年度财政拨款“三公”经费支出8.00万元，其中：因公出国（境）费支出0.00万元；公务用车购置及运行维护费支出5.00万元；公务接待费支出3.00万元。',
            '因公出国（境）费支出0.00万元。单位全年安排的因公出国（境）团组0个，因公出国（境）0人次。',
            '公务用车购置及运行维护费5.00万元，其中：公务用车购置费0.00万元，公务用车运行维护费5.00万元。公务用车购置数0辆，公务用车保有量2辆。',
            '公务接待费3.00万元。单位全年安排的国内公务接待120批次，20人次。',
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
          '2024年度财政拨款“三公”经费支出0.00万元，其中：因公出国（境）费支出0.00万元；公务用车购置及运行维护费支出0.00万元；公务接待费支出0.00万元。',
          '公务接待费0.00万元。单位全年安排的国内公务接待0批次，0人次。',
        ),
      ),
    ],
  },
});
