import type { Disclosure, Occurrence } from '../../../model/disclosure.ts';
import { showFigure } from '../../../money/figure.ts';
import { type Constraint, copies } from '../../constraint.ts';
import { locate, relate } from '../../describe.ts';
import { disclosure, section } from '../../example.ts';
import { factsOf } from '../../facts.ts';
import type { Draft } from '../../finding.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

function check(disclosure: Disclosure): Checked | Unchecked {
  const facts = factsOf(disclosure);
  const held = facts.at('sangong/held/count')?.occurrence;
  const stated = facts.at('sangong/assetCars/count')?.occurrence;
  const cars = facts.at('assets/cars/count')?.occurrence;
  const found: Draft[] = [];
  const given = [held, stated, cars].flatMap((o) => (o ? [o.id] : []));
  if (given.length < 2) return { unchecked: 'no-vehicles-twice' };
  const all = cars ?? stated;
  if (held && all && held.figure.value !== all.figure.value) {
    const wordsAt = ({ paragraph }: Occurrence): string =>
      paragraph === undefined ? '' : (disclosure.paragraphs[paragraph]?.paragraph.text ?? '');
    // A reason that says there is no difference explains none; a list of kinds beside the assets is no reason.
    const explained =
      (/差异原因|差异的?原因|原因[是为：:]|不一致/.test(wordsAt(held) + wordsAt(all)) ||
        /其中.{0,40}(?:特种|执法|租赁|事业)/.test(wordsAt(held))) &&
      !/一致无差异|无差异/.test(wordsAt(held) + wordsAt(all));
    const more = held.figure.value > all.figure.value;
    if (!explained) {
      found.push({
        message: `公务用车保有量${showFigure(held.figure)}，国有资产占用情况中的车辆${showFigure(all.figure)}，两数不同而没有说明差异原因，请核对或说明`,
        locations: [locate(held)],
        related: [relate(all)],
        // Cars that are not paid for by fiscal appropriation are no part of the first number.
        ...(more ? {} : { severity: 'info' as const }),
      });
    }
  }
  const same = held && all && held.figure.value === all.figure.value;
  return { found, compared: same ? [held.id, all.id] : [], looked: given.length };
}

/** The text's own sentence about the assets says the same number as the assets themselves. */
function constraints(disclosure: Disclosure): Constraint[] {
  const facts = factsOf(disclosure);
  const stated = facts.at('sangong/assetCars/count');
  const cars = facts.at('assets/cars/count');
  if (!stated?.occurrence || !cars?.occurrence) return [];
  const title = '“三公”经费中所述固定资产车辆=国有资产占用情况中的车辆';
  return [
    copies({ rule: 'assets/vehicles-agree', equation: 'TT-20', title, severity: 'error' }, stated, cars),
  ];
}

export default defineRule({
  id: 'assets/vehicles-agree',
  title: '车辆数在“三公”经费与国有资产两处相符',
  severity: 'warning',
  what: '核对公务用车保有量、“三公”经费中所述固定资产车辆与国有资产占用情况中的车辆数。',
  why: '同一批车辆两处数字不同，需要说明差异原因。',
  source: '公务用车保有量与国有资产占用情况公开的对应关系',
  mend: '核对车辆台账；口径不同的写明差异原因。',

  constraints,
  check,
  examples: {
    wrong: [
      {
        finds: ['公务用车保有量12辆'],
        text: disclosure(
          section('九、财政拨款“三公”经费支出决算情况说明', '公务用车购置数0辆，公务用车保有量12辆。'),
          section(
            '十、其他重要事项的情况说明',
            '（三）国有资产占用情况说明',
            '截至2024年12月31日，车辆10辆，价值399.74万元，其中：其他用车10辆。',
          ),
        ),
      },
      {
        finds: ['11', '10'],
        text: disclosure(
          section(
            '九、财政拨款“三公”经费支出决算情况说明',
            '公务用车购置数0辆，公务用车保有量10辆。国有资产占用情况中固定资产车辆11辆，与公务用车保有量差异原因是：无差异。',
          ),
          section(
            '十、其他重要事项的情况说明',
            '（三）国有资产占用情况说明',
            '截至2024年12月31日，车辆10辆，价值399.74万元，其中：其他用车10辆。',
          ),
        ),
      },
    ],
    right: [
      disclosure(
        section('九、财政拨款“三公”经费支出决算情况说明', '公务用车购置数0辆，公务用车保有量10辆。'),
        section(
          '十、其他重要事项的情况说明',
          '（三）国有资产占用情况说明',
          '截至2024年12月31日，车辆10辆，价值399.74万元，其中：其他用车10辆。',
        ),
      ),
      disclosure(
        section(
          '九、财政拨款“三公”经费支出决算情况说明',
          '公务用车购置数0辆，公务用车保有量8辆。国有资产占用情况中固定资产车辆10辆，与公务用车保有量差异原因是：2辆为特种车辆。',
        ),
        section(
          '十、其他重要事项的情况说明',
          '（三）国有资产占用情况说明',
          '截至2024年12月31日，车辆10辆，价值399.74万元，其中：其他用车10辆。',
        ),
      ),
    ],
  },
});
