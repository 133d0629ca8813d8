import type { Disclosure } from '../../../model/disclosure.ts';
import { lastYearOf } from '../../companions.ts';
import type { Context } from '../../context.ts';
import { disclosure, section } from '../../example.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import { uncheckedWords } from '../../unchecked.ts';

function check(disclosure: Disclosure, context: Context): Checked {
  const before = lastYearOf(disclosure, context);
  if (!('unchecked' in before)) return { found: [], compared: [], looked: 1 };
  const { file, disclosure: given } = context.lastYear!;
  const [title] = disclosure.titles;
  return {
    found: [
      {
        message: `${uncheckedWords(before)}（${given.unit ?? '未写单位'}${given.year ?? ''}年度），与上年的核对没有做；请换成本单位上一年度的决算公开`,
        locations: [{ place: title?.place ?? {}, quote: title?.text ?? disclosure.unit ?? '' }],
        related: [
          {
            place: given.titles[0]?.place ?? {},
            quote: given.titles[0]?.text ?? given.unit ?? '',
            what: '所给的上年公开',
            document: file,
          },
        ],
      },
    ],
    compared: [],
    looked: 1,
  };
}

const text = disclosure(
  section('一、收入支出决算总体情况说明', '2024年度收入总计12.00万元，支出总计12.00万元。'),
);

export default defineRule({
  id: 'history/companion-is-last-year',
  title: '所给的上年公开是本单位上一年度的',
  severity: 'warning',
  what: '核对所给的上年度决算公开与本公开是否同一单位、相邻年度。',
  why: '拿错了文件，其余与上年的核对都没有意义。',
  source: '比较的前提：同一单位、相邻年度',
  mend: '换成本单位上一年度的决算公开。',
  needs: 'lastYear',
  check,
  examples: {
    wrong: [
      { finds: ['青山县档案馆2024年度部门决算'], text, lastYear: text.replaceAll('2024', '2022') },
      {
        finds: ['青山县档案馆2024年度部门决算'],
        text,
        lastYear: text.replaceAll('2024', '2023').replaceAll('青山县档案馆', '青山县图书馆'),
      },
    ],
    right: [
      { text, lastYear: text.replaceAll('2024', '2023') },
      { text, lastYear: text.replaceAll('2024', '2023').replace('12.00', '11.00') },
    ],
  },
});
