import type { Disclosure } from '../../../model/disclosure.ts';
import { plain } from '../../../model/normalise.ts';
import { abs, divideHalfUp, SCALE, show, showFigure } from '../../../money/figure.ts';
import { type Evaluation, evaluationsOf, NO_FORMS } from '../../evaluations.ts';
import { disclosure, evaluation, section } from '../../example.ts';
import type { Draft } from '../../finding.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

/** Percent of the initial budget above which an adjustment calls for words. */
const NOTABLE = 20n * SCALE;
const ADJUSTED = /调[整增减]|追[加减]|压[减缩]|核[减增]|削减|收回|统筹|增加(?:了)?预算|年中/;

/** Whether the form's own words, or the narrative where it names the project, speak of an adjustment. */
function explainedIn(evaluation: Evaluation, disclosure: Disclosure): 'form' | 'narrative' | undefined {
  const { form } = evaluation;
  const own = [form.goal.text, form.result.text, ...form.indicators.map((line) => line.note)];
  if (own.some((text) => ADJUSTED.test(text))) return 'form';
  const name = plain(form.name);
  const spoken = disclosure.paragraphs.some(({ role, paragraph, section }) => {
    if (role !== 'body') return false;
    const text = plain(paragraph.text);
    const near = name !== '' && text.includes(name);
    return (near || disclosure.sections[section]?.kind === 'performance') && ADJUSTED.test(text);
  });
  return spoken || (evaluation.at('fiscal/initial')?.figure.value && varianceReason(disclosure))
    ? 'narrative'
    : undefined;
}

/** Whether the narrative gives a reason why fiscal expenditure departs from the initial budget. */
function varianceReason(disclosure: Disclosure): boolean {
  return disclosure.claims.some(
    (claim) =>
      (claim.kind === 'variance' || claim.kind === 'completion' || claim.kind === 'comparison') &&
      claim.base === 'initial' &&
      (claim.reason ?? '').length > 6,
  );
}

function check(disclosure: Disclosure): Checked | Unchecked {
  const evaluations = evaluationsOf(disclosure);
  if (evaluations.length === 0) return NO_FORMS;
  const found: Draft[] = [];
  let looked = 0;
  // A file of statements and forms alone: the reason may stand in the text that was not given.
  const silent = !disclosure.paragraphs.some(({ role }) => role === 'body');
  for (const evaluation of evaluations) {
    const initial = evaluation.at('total/initial');
    const full = evaluation.at('total/full');
    if (!initial?.occurrence || !full?.occurrence || initial.figure.value <= 0n) continue;
    looked++;
    const change = full.figure.value - initial.figure.value;
    const percent = divideHalfUp(abs(change) * 100n * SCALE, initial.figure.value);
    if (percent <= NOTABLE) continue;
    const explained = explainedIn(evaluation, disclosure);
    if (explained === 'form') continue;
    const rate = show(percent, { kind: 'percent', decimals: 2, unit: '%' });
    const said = `全年预算数${showFigure(full.figure)}比年初预算数${showFigure(initial.figure)}${change > 0n ? '增加' : '减少'}${rate}`;
    const [quote, place] = [full.occurrence.quote, full.occurrence.place];
    found.push({
      message: explained
        ? `自评表${evaluation.name}${said}，正文说明了调整，自评表中没有，可一并写明`
        : `自评表${evaluation.name}${said}，自评表${silent ? '' : '和正文都'}没有说明调整原因`,
      explanation: `(${show(full.figure.value, full.figure, false)}−${show(initial.figure.value, initial.figure, false)})÷${show(initial.figure.value, initial.figure, false)}；执行率按全年预算数计算，不受影响`,
      locations: [{ place, quote }],
      related: [{ place: initial.occurrence.place, quote: initial.occurrence.quote, what: '年初预算数' }],
      ...(explained || silent ? { severity: 'info' as const } : {}),
    });
  }
  return { found, compared: [], looked };
}

const LINES = [
  '产出指标|数量指标|数字化卷数|≥100卷|100卷|50|50|',
  '效益指标|社会效益指标|查阅效率|有效提升|完全达到预期|40|40|',
];

export default defineRule({
  id: 'performance/budget-change-is-explained',
  title: '预算调整幅度大的要说明原因',
  severity: 'warning',
  what: '项目全年预算数与年初预算数相差超过20%的，看自评表或正文是否说明调整原因。',
  why: '预算大幅追加或调减，绩效目标是否随之调整，读者有权知道。',
  source: '部分地方自评表填表说明：年中发生预算调整的（追加或调减），应单独说明理由。20%的界限是通行做法',
  mend: '在自评表或预算绩效情况说明中写明调整的原因和批准情况。',

  check,
  examples: {
    wrong: [
      {
        finds: ['年度资金总额 30.00'],
        text: disclosure(evaluation({ funds: '300.00|30.00|30.00|10|100.00%|10.00', lines: LINES })),
      },
      {
        finds: ['年度资金总额 30.00'],
        text: disclosure(evaluation({ funds: '20.00|30.00|30.00|10|100.00%|10.00', lines: LINES })),
      },
    ],
    right: [
      disclosure(evaluation({ funds: '28.00|30.00|30.00|10|100.00%|10.00', lines: LINES })),
      disclosure(
        evaluation({
          funds: '40.00|30.00|30.00|10|100.00%|10.00',
          result: '年中因库房搬迁调减预算10.00万元，已完成。',
          lines: LINES,
        }),
      ),
      disclosure(
        section('十一、预算绩效的情况说明', '本单位预算绩效评价项目1个，全年预算数30.00万元。'),
        evaluation({ funds: '0.00|30.00|30.00|10|100.00%|10.00', lines: LINES }),
      ),
    ],
  },
});
