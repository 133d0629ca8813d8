import type { ChangeClaim, Disclosure } from '../../../model/disclosure.ts';
import { SCALE, showFigure } from '../../../money/figure.ts';
import { locate } from '../../describe.ts';
import { evaluationsOf, indicatorName, inLine, NO_FORMS, relatedCell } from '../../evaluations.ts';
import { disclosure, evaluation, section } from '../../example.ts';
import { factsOf } from '../../facts.ts';
import type { Draft } from '../../finding.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

const STAFF =
  /(?:在职|在编|干部|职工|办公|工作人员|编制|运转|运行|保障|供养).*(?:人数|人员|职工)|(?:人员|职工)(?:数量|人数)$/;
/** Services to others that also count people. */
const OTHERS = /培训|服务对象|来访|群众|参会|受益|接待|人次|慰问|救助|学员|退休/;
const MORE_STAFF = /调[动入]|新[增进录招]|增加|招录|补充/;

function check(disclosure: Disclosure): Checked | Unchecked {
  const evaluations = evaluationsOf(disclosure);
  if (evaluations.length === 0) return NO_FORMS;
  const facts = factsOf(disclosure);
  const staff = facts.at('staff/active/count');
  if (!staff?.occurrence) return { unchecked: 'no-headcount' };
  const headcount = staff.occurrence;
  const change = disclosure.claims.find(
    (c): c is ChangeClaim =>
      c.kind === 'change' && c.subject === 'staff/active/count' && c.base === 'last-year',
  );
  const found: Draft[] = [];
  const compared: number[] = [];
  for (const { form, name } of evaluations)
    for (const line of form.indicators) {
      const [target, actual] = [line.target.figure, line.actual.figure];
      const label = indicatorName(line);
      if (!target || !actual || !/^[人名]$/.test(actual.unit) || OTHERS.test(label) || !STAFF.test(label))
        continue;
      const grown = actual.value > target.value;
      // Another number of people is another group; a figure equal to the headcount is it.
      if (actual.value !== staff.figure.value) continue;
      compared.push(headcount.id, ...facts.idsOf([line.actual]));
      const related = [
        relatedCell(line, line.target, '年度指标值'),
        { what: '正文在职人员', ...locate(headcount) },
      ];
      if (
        grown &&
        MORE_STAFF.test(line.note) &&
        (change?.direction === 'down' || change?.direction === 'same')
      ) {
        const moved = change.amount === undefined ? undefined : disclosure.occurrences[change.amount];
        const turn =
          change.direction === 'down' ? `减少${moved ? showFigure(moved.figure) : ''}` : '没有增加';
        found.push({
          message: `自评表${name}指标“${label}”以“${line.note}”解释完成值超过指标值，而正文在职人员比上年${turn}，两处不符`,
          explanation: `在职人员${showFigure(staff.figure)}，比上年${turn}；人员减少不能说明完成值为何高于指标值${showFigure(target)}`,
          locations: [inLine(line, line.actual)],
          related,
        });
      }
      if (grown && (actual.value - target.value) * 10n >= target.value && change?.direction !== 'up')
        found.push({
          severity: 'info',
          message: `自评表${name}指标“${label}”的指标值${showFigure(target)}低于实有的在职人员${showFigure(staff.figure)}，请核对指标值是否定得偏低`,
          explanation: `${showFigure(actual)}比${showFigure(target)}多${(actual.value - target.value) / SCALE}${actual.unit}`,
          locations: [inLine(line, line.target)],
          related: [related[1]!],
        });
    }
  return { found, compared };
}

const REST = '效益指标|社会效益指标|查阅效率|有效提升|完全达到预期|40|40|';
const staffed = (text: string) => section('一、单位概况', text);

export default defineRule({
  id: 'performance/staff-targets-agree-with-headcount',
  title: '人员指标与在职人数相符',
  severity: 'warning',
  what: '人员数量类指标的完成值等于正文在职人数的，核对偏差原因是否与人员增减一致，指标值是否低于早已知道的人数。',
  why: '编制绩效目标时人数是已知的；偏差原因与人员情况矛盾，说明自评未经核实。',
  source: '正文人员情况与自评表的一致性',
  mend: '核对人数，如实填写偏差原因，按实有人数设定指标值。',

  check,
  examples: {
    wrong: [
      {
        finds: ['保障办公人员数量 13人'],
        text: disclosure(
          staffed('编制人数15人，其中：在职人员13人，减少1人；退休人员0人，增加0人。'),
          evaluation({ lines: ['产出指标|数量指标|保障办公人员数量|≥11人|13人|50|50|因人员调动', REST] }),
        ),
      },
      {
        finds: ['在职人员人数 ≥10人'],
        text: disclosure(
          staffed('编制人数15人，其中：在职人员13人，减少1人；退休人员0人，增加0人。'),
          evaluation({ lines: ['产出指标|数量指标|在职人员人数|≥10人|13人|50|50|', REST] }),
        ),
      },
    ],
    right: [
      disclosure(
        staffed('编制人数15人，其中：在职人员13人，增加2人；退休人员0人，增加0人。'),
        evaluation({ lines: ['产出指标|数量指标|保障办公人员数量|≥11人|13人|50|50|因人员调动', REST] }),
      ),
      disclosure(
        staffed('编制人数15人，其中：在职人员13人，减少1人；退休人员0人，增加0人。'),
        evaluation({ lines: ['产出指标|数量指标|培训人员数量|≥11人|13人|50|50|因人员调动', REST] }),
      ),
    ],
  },
});
