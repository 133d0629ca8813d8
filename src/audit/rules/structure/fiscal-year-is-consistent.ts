import type { Disclosure } from '../../../model/disclosure.ts';
import { matchesOf } from '../../../model/matches.ts';
import { plain } from '../../../model/normalise.ts';
import { disclosure, section, statement } from '../../example.ts';
import type { Draft } from '../../finding.ts';
import { isProse, locationIn, passagesOf } from '../../passages.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

/** A year that lost or gained a digit. */
const MAIMED = /(?<![\d.,])(?:20\d|2\d{4,5}|20\d年\d)年度/g;
/** A sentence about the account of a year begins with the year, perhaps after the unit's name. */
const SENTENCE =
  /(?:^|。)(?:[^，。；：\d]{0,30})(?<year>20\d\d)年度?(?:[^，。；：\d]{0,24})(?<of>收入支出总计|收、支总计|收入总计|支出总计|本年收入|本年支出|财政拨款支出|基本支出|机关运行经费|政府采购|三公”?经费|部门决算编制范围)/g;
const COMPARES = /(?:与|较|比|和|同|从|自|截[至止]|上年)[^，。；]{0,24}$/;

function check(disclosure: Disclosure): readonly Draft[] | Unchecked {
  const { year } = disclosure;
  if (year === undefined) return { unchecked: 'no-year' };
  const found: Draft[] = [];
  const wrong = (printed: string, where: string) =>
    `${where}写“${printed}”，而本决算是${year}年度，疑似沿用了其他年度的文字`;
  for (const passage of passagesOf(disclosure)) {
    const { text } = passage.normal;
    for (const match of matchesOf(text, MAIMED))
      found.push({
        message: `年份“${match[0]}”不完整或多了数字，应为“${year}年度”`,
        expected: `${year}年度`,
        actual: match[0],
        locations: [locationIn(passage, match.index, match.index + match[0].length, 6)],
      });
    if (passage.kind === 'heading' || passage.kind === 'title' || passage.kind === 'contents') {
      const match = /(20\d\d)年(?:度|(?!\d{1,2}月))/.exec(text);
      const other = match && Number(match[1]) !== year;
      // Dates of issue, plans and laws name years of their own.
      if (
        other &&
        /决算|支出|收入|三公|绩效|采购|运行经费/.test(text) &&
        !/预算公开|规划|办法|通知/.test(text)
      )
        found.push({
          message: wrong(match[0], passage.kind === 'contents' ? '目录' : '标题'),
          expected: `${year}年度`,
          actual: match[0],
          locations: [locationIn(passage, match.index, match.index + match[0].length, 20)],
        });
      continue;
    }
    if (!isProse(passage) || passage.kind !== 'body') continue;
    for (const match of matchesOf(text, SENTENCE)) {
      const printed = Number(match.groups!.year);
      const at = match.index + match[0].indexOf(match.groups!.year!);
      if (printed === year || COMPARES.test(text.slice(0, at))) continue;
      // Last year's figures beside this year's: the same is said of the account's own year in this section.
      if (printed === year - 1 && saysOf(disclosure, passage.section, year, match.groups!.of!)) continue;
      found.push({
        message: wrong(`${printed}年`, '正文'),
        expected: `${year}年`,
        actual: `${printed}年`,
        locations: [locationIn(passage, at, at + 5, 12)],
      });
    }
  }
  for (const { title, place } of disclosure.statements) {
    const match = /(20\d\d)年/.exec(plain(title));
    if (match && Number(match[1]) !== year)
      found.push({
        message: wrong(match[0], '表名'),
        actual: match[0],
        locations: [{ place, quote: title }],
      });
  }
  return found;
}

/** Whether a section says something of a year. */
function saysOf(disclosure: Disclosure, section: number | undefined, year: number, of: string): boolean {
  const said = new RegExp(`${year}年度?[^，。；：\\d]{0,24}${of}`);
  return disclosure.paragraphs.some(
    (p) => p.role === 'body' && p.section === (section ?? -1) && said.test(plain(p.paragraph.text)),
  );
}

export default defineRule({
  id: 'structure/fiscal-year-is-consistent',
  title: '年度前后一致',
  severity: 'warning',
  appliesToBlankForms: true,
  what: '检查标题、目录、表名和叙述本年数的句子中的年份是否与决算年度相同，以及残缺的年份。与上年比较的年份、日期、文件和规划的年份不计。',
  why: '标题或正文留有上年的年份，说明沿用旧稿没有改净，其中的数字也可能是旧的。',
  source: '实际公开文本中的常见差错',
  mend: '改为本决算年度，并核对该处数字是否也是旧的。',
  check,
  examples: {
    wrong: [
      {
        finds: ['2023', '2024'],
        text: disclosure(section('一、收入支出决算总体情况说明', '青山县档案馆2023年度收入总计10.00万元。')),
      },
      {
        finds: ['202年度', '2024年度'],
        text: disclosure(
          '目录\n第一部分 单位概况\n第二部分 202年度部门决算情况说明',
          section('第一部分 单位概况'),
        ),
      },
      {
        finds: ['2023年度', '2024年度'],
        text: disclosure(section('第二部分 2023年度部门决算情况说明', '2024年度收入总计10.00万元。')),
      },
      {
        finds: ['2023'],
        text: disclosure(
          statement(
            '2023年度收入支出决算总表',
            '项目|决算数|项目|决算数',
            '一、一般公共预算财政拨款收入|10.00|一、一般公共服务支出|10.00',
            '本年收入合计|10.00|本年支出合计|10.00',
            '总计|10.00|总计|10.00',
          ),
        ),
      },
    ],
    right: [
      disclosure(
        section(
          '一、收入支出决算总体情况说明',
          '2024年度收入总计10.00万元。与2023年度相比，收入总计增加1.00万元。截至2023年12月31日的往来款项均已结清。',
        ),
      ),
      disclosure(
        section('一、主要职能', '2019年机构改革时组建，落实2021—2025年规划和《2023年度考核办法》。'),
      ),
    ],
  },
});
