import type { Disclosure } from '../../../model/disclosure.ts';
import { disclosure, evaluation, section } from '../../example.ts';
import { locationIn, passagesOf } from '../../passages.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

/** Words that say the form stands in this document: 具体附项目支出绩效自评表, 自评表附后. */
const ANNOUNCED =
  /(?:(?:具体|后|现)附|附后的?|附(?:有|上))[^。；，]{0,16}(?:绩效)?自评表|自评表(?:见附后|附后|如下)/;

function check(disclosure: Disclosure): Checked | Unchecked {
  const announced = passagesOf(disclosure).flatMap((passage) => {
    const match = passage.kind === 'body' ? ANNOUNCED.exec(passage.normal.text) : null;
    return match ? [locationIn(passage, match.index, match.index + match[0].length, 8)] : [];
  });
  if (announced.length === 0) return { unchecked: 'no-forms-announced' };
  const attached = disclosure.forms.length > 0 || disclosure.otherTables.some((t) => isForm(t.cells));
  if (attached) return { found: [], compared: [], looked: announced.length };
  return {
    found: [
      {
        message: '正文说附有绩效自评表，本文件中没有找到，请补附；另外公开的，请写明在哪里',
        locations: announced,
      },
    ],
    compared: [],
    looked: announced.length,
  };
}

/** A form that was not read is attached all the same. */
function isForm(cells: readonly { readonly text: string }[]): boolean {
  return cells.some((cell) => /自评表|绩效指标|一级指标/.test(cell.text));
}

const text = section(
  '十一、预算绩效的情况说明',
  '本单位预算绩效评价项目1个，全年预算数30.00万元，全年执行数30.00万元。具体附项目支出绩效自评表。',
);

export default defineRule({
  id: 'performance/announced-forms-are-attached',
  title: '说附有的自评表确已附上',
  severity: 'warning',
  what: '正文写“具体附绩效自评表”“自评表附后”的，检查本文件中有没有自评表。',
  why: '自评表是规定公开的内容；说附而未附，等于没有公开。',
  source: '预算绩效信息公开的要求；检查中的常见问题',
  mend: '附上自评表；另外公开的，写明位置。',
  check,
  examples: {
    wrong: [
      { finds: ['具体附项目支出绩效自评表'], text: disclosure(text) },
      {
        finds: ['自评表附后'],
        text: disclosure(section('十一、预算绩效的情况说明', '本单位开展绩效自评的项目1个，自评表附后。')),
      },
    ],
    right: [
      disclosure(text, evaluation({ lines: ['产出指标|数量指标|数字化卷数|≥100卷|100卷|90|90|'] })),
      disclosure(section('十一、预算绩效的情况说明', '绩效自评结果另见本单位门户网站的绩效信息专栏。')),
    ],
  },
});
