import type { Disclosure } from '../../../model/disclosure.ts';
import { SCALE, showFigure } from '../../../money/figure.ts';
import { locate } from '../../describe.ts';
import { evaluationsOf, NO_FORMS } from '../../evaluations.ts';
import { disclosure, evaluation, section } from '../../example.ts';
import { factsOf } from '../../facts.ts';
import type { Draft } from '../../finding.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

const FULL = 100n * SCALE;
const HEADING = '(?:发现的?|存在的?)(?:主要)?(?:问题|不足)(?:及(?:其)?原因)?(?:分析)?';
const NONE = '(?!\\s*(?:无|暂无|没有|未发现|尚未发现|不存在))';
/** 发现的问题及原因：一是…, and the same as a heading of its own above the paragraph that lists them. */
const PROBLEMS = new RegExp(`${HEADING}(?:(?:是|有|为|如下)?[：:]${NONE}|[，,]?(?=一是))\\s*\\S{6}`);
const PROBLEMS_HEADING = new RegExp(`^[（(]?[一二三四五六七八九十\\d]*[)）、.．]?\\s*${HEADING}[：:。]?$`);
const LISTED = new RegExp(`^${NONE}.{6}`);

/** Where the narrative of 预算绩效 lists problems: the index of the paragraph and where in it. */
function listed(disclosure: Disclosure): { readonly index: number; readonly start: number } | undefined {
  let headed = false;
  for (const [index, { role, paragraph, section }] of disclosure.paragraphs.entries()) {
    if (disclosure.sections[section]?.kind !== 'performance') continue;
    const text = paragraph.text.trim();
    if (role === 'body' && headed && LISTED.test(text)) return { index, start: 0 };
    headed = PROBLEMS_HEADING.test(text);
    const match = role === 'body' && !headed ? PROBLEMS.exec(paragraph.text) : null;
    if (match) return { index, start: match.index };
  }
  return undefined;
}

function check(disclosure: Disclosure): Checked | Unchecked {
  const evaluations = evaluationsOf(disclosure);
  if (evaluations.length === 0) return NO_FORMS;
  const facts = factsOf(disclosure);
  const found: Draft[] = [];
  const totals = evaluations.flatMap(({ at, form, name }) => {
    const total = at('total/score');
    return total?.occurrence ? [{ value: total.figure.value, occurrence: total.occurrence, form, name }] : [];
  });
  const related = totals
    .slice(0, 20)
    .map(({ occurrence, name }) => ({ what: `${name}总分`, ...locate(occurrence) }));
  const perfect = totals.length === evaluations.length && totals.every((total) => total.value === FULL);
  const list = perfect ? listed(disclosure) : undefined;
  if (list) {
    const { paragraph, section } = disclosure.paragraphs[list.index]!;
    const span = paragraph.spans.findLast((s) => s.start <= list.start) ?? paragraph.spans[0];
    if (span)
      found.push({
        message: `预算绩效情况说明列出了发现的问题，所附${totals.length}份自评表却都是满分100分，请核对问题是否在扣分中反映`,
        explanation: '问题与得分应相互印证；没有对应指标的问题，也应说明',
        locations: [{ place: span.place, quote: paragraph.text.slice(list.start, list.start + 40), section }],
        related,
      });
  }
  const problems = facts.at('performance/problems/count');
  const lost = totals.filter((total) => total.value < 90n * SCALE);
  if (problems?.occurrence && problems.figure.value === 0n && lost.length > 0)
    found.push({
      message: `正文写发现问题${showFigure(problems.figure)}，自评表${lost[0]!.name}总分却只有${showFigure(lost[0]!.occurrence.figure)}${lost[0]!.occurrence.figure.unit ? '' : '分'}，请核对`,
      locations: [locate(problems.occurrence)],
      related,
    });
  return { found, compared: [], looked: totals.length };
}

const LINES = [
  '产出指标|数量指标|数字化卷数|≥100卷|100卷|50|50|',
  '效益指标|社会效益指标|查阅效率|有效提升|完全达到预期|40|40|',
];
const LOST = ['产出指标|数量指标|数字化卷数|≥100卷|76卷|50|38|设备检修', LINES[1]!];
const stated = (text: string) => section('十一、预算绩效的情况说明', text);

export default defineRule({
  id: 'performance/problems-cost-points',
  title: '发现的问题与自评得分相互印证',
  severity: 'warning',
  what: '正文列出绩效管理中发现的问题，看自评表是否全部满分；正文写没有发现问题，看自评表是否扣分较多。',
  why: '问题归问题、满分归满分，自评就没有发挥作用。',
  source: '绩效情况说明与自评表的一致性；财预〔2020〕10号关于分析原因、反映问题的要求',
  mend: '按问题扣减相应指标的得分；问题没有对应指标的，补充指标。',

  check,
  examples: {
    wrong: [
      {
        finds: ['发现的问题及原因：一是扫描进度不均衡；二是设备老化。下一步改进措施：更新扫描设备'],
        text: disclosure(
          stated(
            '本单位预算绩效评价项目1个。发现的问题及原因：一是扫描进度不均衡；二是设备老化。下一步改进措施：更新扫描设备，按月安排进度。',
          ),
          evaluation({ lines: LINES }),
        ),
      },
      {
        finds: ['发现的主要问题及原因：部分档案尚未数字化，进度慢于计划。'],
        text: disclosure(
          section(
            '十一、预算绩效的情况说明',
            '本单位预算绩效评价项目1个。',
            '发现的主要问题及原因：部分档案尚未数字化，进度慢于计划。',
          ),
          evaluation({ lines: LINES }),
        ),
      },
      {
        finds: ['发现问题0个'],
        text: disclosure(
          stated('2024年度本单位开展绩效自评的项目1个，发现问题0个。'),
          evaluation({ lines: LOST, total: '88.00' }),
        ),
      },
    ],
    right: [
      disclosure(
        stated(
          '本单位预算绩效评价项目1个。发现的问题及原因：一是扫描进度不均衡。下一步改进措施：按月安排进度。',
        ),
        evaluation({ lines: LOST, total: '88.00' }),
      ),
      disclosure(stated('本单位预算绩效评价项目1个。没有发现问题。'), evaluation({ lines: LINES })),
      disclosure(stated('本单位预算绩效评价项目1个。存在的问题：无。'), evaluation({ lines: LINES })),
    ],
  },
});
