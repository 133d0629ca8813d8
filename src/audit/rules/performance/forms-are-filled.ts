import type { Disclosure } from '../../../model/disclosure.ts';
import { evaluationsOf, indicatorName, inLine, NO_FORMS } from '../../evaluations.ts';
import { disclosure, evaluation } from '../../example.ts';
import type { Draft } from '../../finding.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

function check(disclosure: Disclosure): Checked | Unchecked {
  const evaluations = evaluationsOf(disclosure);
  if (evaluations.length === 0) return NO_FORMS;
  const found: Draft[] = [];
  let looked = 0;
  for (const { form, name } of evaluations) {
    const asked = form.indicators.filter((i) => i.target.text.trim() !== '');
    looked += asked.length;
    const actual = asked.filter((i) => i.actual.text.trim() === '');
    const score = asked.filter((i) => i.weight?.figure && (i.score?.text ?? '').trim() === '');
    const [first] = actual.length > 0 ? actual : score;
    if (!first) continue;
    const blank = [
      actual.length > 0 ? `实际完成值（${actual.length}项）` : '',
      score.length > 0 ? `得分（${score.length}项）` : '',
    ].filter(Boolean);
    found.push({
      message: `自评表${name}${asked.length}项指标中没有填写${blank.join('、')}，如“${indicatorName(first)}”，应补充`,
      locations: [...new Set([...actual, ...score])].slice(0, 20).map((i) => inLine(i, i.target)),
    });
  }
  return { found, compared: [], looked };
}

const FULL = '产出指标|数量指标|数字化卷数|≥100卷|100卷|50|50|';

export default defineRule({
  id: 'performance/forms-are-filled',
  title: '自评表的完成值和得分已填写',
  severity: 'warning',
  what: '检查自评表中有指标值的各项，实际完成值、得分是否空着。',
  why: '没有完成值和得分，自评等于没有做。',
  source: '《项目支出绩效评价管理办法》（财预〔2020〕10号）；检查中的常见问题',
  mend: '按实际完成情况填写并打分。',
  check,
  examples: {
    wrong: [
      {
        finds: ['查档人员满意度', '实际完成值'],
        text: disclosure(
          evaluation({ lines: [FULL, '满意度指标|服务对象满意度指标|查档人员满意度|≥95%||40|40|'] }),
        ),
      },
      {
        finds: ['查档人员满意度', '得分'],
        text: disclosure(
          evaluation({
            lines: [FULL, '满意度指标|服务对象满意度指标|查档人员满意度|≥95%|96%|40||'],
            total: '60.00',
          }),
        ),
      },
    ],
    right: [
      disclosure(
        evaluation({ lines: [FULL, '满意度指标|服务对象满意度指标|查档人员满意度|≥95%|96%|40|40|'] }),
      ),
      disclosure(
        evaluation({
          name: '库房维修费',
          lines: [FULL, '效益指标|社会效益指标|库房安全|提升|达到预期|40|40|'],
        }),
      ),
    ],
  },
});
