import type { Disclosure } from '../../../model/disclosure.ts';
import { disclosure, section } from '../../example.ts';
import type { Location } from '../../finding.ts';
import { locationIn, passagesOf } from '../../passages.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

/** Terms that a lay reader cannot know, and the shortest words by which a glossary (名词解释) may explain them. */
const TERMS: readonly { readonly term: string; readonly explained: RegExp }[] = [
  { term: '使用非财政拨款结余', explained: /使用非财政拨款|用事业基金弥补/ },
  { term: '结余分配', explained: /结余分配/ },
  { term: '上缴上级支出', explained: /上缴上级/ },
  { term: '对附属单位补助支出', explained: /附属单位补助/ },
  { term: '附属单位上缴收入', explained: /附属单位上缴/ },
  { term: '上级补助收入', explained: /上级补助/ },
  { term: '机关运行经费', explained: /运行经费/ },
];
const USES = TERMS.map(({ term }) => new RegExp(`(?<!年初)${term}(?:\\([^()]*\\))?(?:支出|决算)?为?[\\d.,]`));

function check(found: Disclosure): Checked | Unchecked {
  const passages = passagesOf(found);
  const first = passages.find(
    (p) => p.section !== undefined && found.sections[p.section]?.kind === 'glossary',
  );
  if (!first) return { unchecked: 'no-glossary' };
  // A glossary closes the narrative; its entries may be headings with sections of their own.
  const from = passages.indexOf(first);
  const glossary = passages
    .slice(from)
    .map((p) => p.normal.text)
    .join('\n');
  const missing: string[] = [];
  const locations: Location[] = [];
  TERMS.forEach(({ term, explained }, i) => {
    if (explained.test(glossary)) return;
    for (const passage of passages.slice(0, from)) {
      const use = passage.kind === 'body' ? USES[i]!.exec(passage.normal.text) : null;
      if (!use) continue;
      missing.push(term);
      locations.push(locationIn(passage, use.index, use.index + term.length));
      return;
    }
  });
  return {
    found:
      missing.length === 0
        ? []
        : [{ message: `名词解释没有说明正文用到的“${missing.join('”“')}”，是否补充？`, locations }],
    compared: [],
    looked: TERMS.length,
  };
}

export default defineRule({
  id: 'structure/glossary-covers-terms',
  title: '名词解释包括正文用到的专业名词',
  severity: 'info',
  appliesToBlankForms: true,
  what: '正文给出金额的专业名词（如使用非财政拨款结余、结余分配、上缴上级支出、机关运行经费），名词解释中应有说明。',
  why: '这些名词不解释，一般读者无法读懂。',
  source: '决算公开对专业性较强的名词进行解释的要求',
  mend: '在名词解释中补充说明。',
  check,
  examples: {
    wrong: [
      {
        finds: ['结余分配'],
        text: disclosure(
          section('一、收入支出决算总体情况说明', '支出总计10.00万元，其中：结余分配1.00万元。'),
          section('第三部分 名词解释', '基本支出：指保障机构正常运转的支出。'),
        ),
      },
      {
        finds: ['上缴上级支出'],
        text: disclosure(
          section('三、支出决算情况说明', '上缴上级支出2.00万元，占20.00%。'),
          section('第三部分 名词解释', '基本支出：指保障机构正常运转的支出。'),
        ),
      },
    ],
    right: [
      disclosure(
        section('三、支出决算情况说明', '上缴上级支出2.00万元，占20.00%。'),
        section('第三部分 名词解释', '上缴上级支出：指事业单位按规定上缴上级单位的支出。'),
      ),
      disclosure(
        section('三、支出决算情况说明', '本单位没有上缴上级支出。'),
        section('第三部分 名词解释', '基本支出：指保障机构正常运转的支出。'),
      ),
    ],
  },
});
