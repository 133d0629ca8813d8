import type { Disclosure } from '../../../model/disclosure.ts';
import { showFigure } from '../../../money/figure.ts';
import { evidenceOf, LAST_YEAR, lastYearOf } from '../../companions.ts';
import type { Context } from '../../context.ts';
import { locate } from '../../describe.ts';
import { disclosure, section } from '../../example.ts';
import { factsOf } from '../../facts.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

function check(disclosure: Disclosure, context: Context): Checked | Unchecked {
  const before = lastYearOf(disclosure, context);
  if ('unchecked' in before) return before;
  const facts = factsOf(disclosure);
  const held = facts.at('sangong/held/count')?.occurrence;
  const bought = facts.at('sangong/bought/count');
  const then = evidenceOf(before, 'sangong/held/count', LAST_YEAR);
  if (!held || !bought || !then) return { unchecked: 'no-vehicles-in-last-year' };
  const most = then.figure.value + bought.figure.value;
  if (held.figure.value <= most) return { found: [], compared: [], looked: 1 };
  return {
    found: [
      {
        message: `公务用车保有量${showFigure(held.figure)}，多于上年保有量${showFigure(then.figure)}与本年购置${showFigure(bought.figure)}之和；是否有划拨、接收的车辆？请核对或说明`,
        actual: showFigure(held.figure),
        locations: [locate(held)],
        related: then.evidence ? [then.evidence] : [],
      },
    ],
    compared: [],
    looked: 1,
  };
}

const at = (year: number, bought: number, held: number): string =>
  disclosure(
    section(
      '九、“三公”经费支出决算情况说明',
      `公务用车购置及运行维护费5.00万元。公务用车购置数${bought}辆，公务用车保有量${held}辆。`,
    ),
  ).replaceAll('2024', String(year));

export default defineRule({
  id: 'history/vehicles-continue',
  title: '公务用车保有量与上年接得上',
  severity: 'warning',
  what: '核对公务用车保有量是否不多于上年保有量与本年购置数之和。',
  why: '车辆只会因购置、划拨而增加；多出来的要有来历。',
  source: '公务用车保有量的连续性（报废、处置只会减少）',
  mend: '核对车辆台账；有划拨或接收的，写明。',
  needs: 'lastYear',
  check,
  examples: {
    wrong: [
      { finds: ['5'], text: at(2024, 0, 5), lastYear: at(2023, 0, 3) },
      { finds: ['5'], text: at(2024, 1, 5), lastYear: at(2023, 0, 3) },
    ],
    right: [
      { text: at(2024, 2, 5), lastYear: at(2023, 0, 3) },
      { text: at(2024, 0, 2), lastYear: at(2023, 0, 3) },
    ],
  },
});
