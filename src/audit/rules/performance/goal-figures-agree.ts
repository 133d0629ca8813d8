import type { Disclosure } from '../../../model/disclosure.ts';
import { plain } from '../../../model/normalise.ts';
import type { FormCell, Indicator } from '../../../model/performance.ts';
import { type Figure, showFigure } from '../../../money/figure.ts';
import { figureFrom } from '../../../money/parse-figure.ts';
import { evaluationsOf, indicatorName, inLine, NO_FORMS } from '../../evaluations.ts';
import { disclosure, evaluation } from '../../example.ts';
import { factsOf } from '../../facts.ts';
import type { Draft } from '../../finding.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

/** What may stand between an indicator's name and its figure in prose. */
const LINK =
  '(?:数量|人数|总数|指标)?(?:[≥≤>=<]|为|是|达到?|共计?|不(?:少|低|高|超)[于过]|至少|约|完成|控制在|以上|合计|：|了)*';

/** The figure that prose gives right behind the name of an indicator, in the unit of its cell. */
function toldOf(text: string, line: Indicator, cell: Figure): Figure | undefined {
  const name = plain(indicatorName(line))
    .replace(/[（(].*[)）]$/, '')
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  if (name.length < 3) return undefined;
  const found = new RegExp(`${name}${LINK}(?<value>\\d[\\d，.]*)(?<unit>[^\\d，。；、）)]{0,4})`, 'u').exec(
    text,
  )?.groups;
  if (!found) return undefined;
  const number = found.value!.replaceAll('，', '').replace(/\.$/, '');
  const unit = found.unit!;
  // Things are counted in the cell's own unit, whatever it is; money and percent may be written in another.
  if (cell.kind === 'count')
    return cell.unit !== '' && unit.startsWith(cell.unit) ? figureFrom(number, cell.unit) : undefined;
  const own = /^(?:[万亿千百]*元|%)/.exec(unit)?.[0];
  const figure = own === undefined ? undefined : figureFrom(number, own);
  return figure?.kind === cell.kind ? figure : undefined;
}

function check(disclosure: Disclosure): Checked | Unchecked {
  const evaluations = evaluationsOf(disclosure);
  if (evaluations.length === 0) return NO_FORMS;
  const facts = factsOf(disclosure);
  const found: Draft[] = [];
  const compared: number[] = [];
  for (const { form, name } of evaluations)
    for (const line of form.indicators)
      for (const [prose, cell, where, what] of [
        [form.goal, line.target, '预期目标', '年度指标值'],
        [form.result, line.actual, '实际完成情况', '实际完成值'],
      ] as readonly [FormCell, FormCell, string, string][]) {
        const told = cell.figure && toldOf(plain(prose.text), line, cell.figure);
        if (!told || !cell.figure) continue;
        compared.push(...facts.idsOf([cell]));
        if (told.value === cell.figure.value) continue;
        found.push({
          message: `自评表${name}${where}写“${indicatorName(line)}”${showFigure(told)}，指标的${what}是${showFigure(cell.figure)}，两处不一致`,
          expected: showFigure(cell.figure),
          actual: showFigure(told),
          locations: [{ place: prose.place, quote: `${indicatorName(line)} ${showFigure(told)}` }],
          related: [{ what, ...inLine(line, cell) }],
        });
      }
  return { found, compared };
}

const LINES = [
  '产出指标|数量指标|数字化卷数|≥100卷|102卷|50|50|',
  '效益指标|社会效益指标|查阅效率|有效提升|完全达到预期|40|40|',
];

export default defineRule({
  id: 'performance/goal-figures-agree',
  title: '总体目标中的数字与指标一致',
  severity: 'error',
  what: '年度总体目标的预期目标和实际完成情况中写到指标名称和数字的，核对是否等于该指标的指标值和完成值。',
  why: '同一张表内前后两个数字，至少有一个是错的。',
  source: '《项目支出绩效自评表》表内的一致性',
  mend: '核对事实，统一数字。',

  check,
  examples: {
    wrong: [
      {
        finds: ['120', '100'],
        text: disclosure(evaluation({ goal: '数字化卷数不少于120卷，方便查阅。', lines: LINES })),
      },
      {
        finds: ['98', '102'],
        text: disclosure(evaluation({ result: '全年数字化卷数达到98卷。', lines: LINES })),
      },
    ],
    right: [
      disclosure(
        evaluation({ goal: '数字化卷数不少于100卷，方便查阅。', result: '数字化卷数102卷。', lines: LINES }),
      ),
      disclosure(evaluation({ goal: '馆藏3000卷，数字化100页。', lines: LINES })),
    ],
  },
});
