import type { Disclosure } from '../../../model/disclosure.ts';
import { type Place, placeOf } from '../../../model/document.ts';
import { plain } from '../../../model/normalise.ts';
import { STATEMENT_IDS } from '../../../model/statement.ts';
import { STATEMENTS } from '../../../model/statements/index.ts';
import type { Context } from '../../context.ts';
import { disclosure, section, statement } from '../../example.ts';
import {
  BASIC,
  EXPENDITURE,
  FISCAL_SUMMARY,
  GENERAL_BUDGET,
  INCOME,
  SANGONG,
  SUMMARY,
} from '../../example-statements.ts';
import type { Draft, Location } from '../../finding.ts';
import { defineRule } from '../../rule.ts';

function check(disclosure: Disclosure, { profile }: Context): Draft[] {
  const found = new Set(disclosure.statements.map((s) => s.id));
  const missing = STATEMENT_IDS.filter((id) => profile.statements.includes(id) && !found.has(id));
  if (missing.length === 0) return [];
  const at = [whereTheyShouldBe(disclosure)];
  const scanned = disclosure.remarks.filter((r) => r.code === 'scanned-page').length;
  const pressed = disclosure.otherTables.filter((table) => table.trust === 'flattened').length;
  const unread =
    scanned > 0
      ? `（有${scanned}页是扫描图像，没有读取，报表可能在其中）`
      : pressed > 0
        ? `（有${pressed}张表格各列分不清，没有读，报表可能在其中）`
        : '';
  if (missing.length === STATEMENT_IDS.length)
    return [
      {
        message: `${pressed > 0 ? '没有读到九张决算公开表' : '九张决算公开表不在本文件中'}，报表与正文未能核对${unread}；请确认已随同公开，并把附表一并交来检查`,
        locations: at,
      },
    ];
  // A fund that the text says there is none of still needs its empty form; its lack hides no figure.
  const absent = new Set(disclosure.claims.flatMap((c) => (c.kind === 'absence' ? [c.subject] : [])));
  const grave = missing.filter((id) => !((id === 'T07' || id === 'T08') && absent.has(id)));
  const names = missing.map((id) => `《${STATEMENTS[id].title}》`).join('、');
  return [
    {
      severity: grave.length > 0 && scanned === 0 && pressed === 0 ? 'warning' : 'info',
      message: `没有找到${names}${unread}；没有数据的表也应列出空表并说明`,
      expected: '九张决算公开表',
      actual: `${found.size}张`,
      locations: at,
    },
  ];
}

/** The words that announce the statements, else the first that were found, else the title. */
function whereTheyShouldBe(disclosure: Disclosure): Location {
  const heading = disclosure.sections.find((s) => s.kind === 'statements');
  if (heading) return { place: heading.place, quote: heading.title, section: heading.index };
  const words = disclosure.paragraphs.find(
    (p) =>
      p.role !== 'contents' && /(?:见|详见)?附(?:表|件)|决算(?:公开)?(?:报)?表/.test(plain(p.paragraph.text)),
  );
  if (words) return { place: placeOf(words.paragraph), quote: words.paragraph.text.trim().slice(0, 40) };
  const [first] = disclosure.statements;
  if (first) return { place: first.place, quote: first.title };
  const [title] = disclosure.titles;
  const place: Place = title?.place ?? {};
  return { place, quote: title?.text ?? disclosure.unit ?? '' };
}

const NINE = [SUMMARY, INCOME, EXPENDITURE, FISCAL_SUMMARY, GENERAL_BUDGET, BASIC, SANGONG];
const FUNDS = [
  statement(
    '政府性基金预算财政拨款收入支出决算表',
    '科目编码|科目名称|年初结转和结余|本年收入|本年支出|年末结转和结余',
    '合计|||||',
  ),
  statement('国有资本经营预算财政拨款支出决算表', '科目编码|科目名称|合计|基本支出|项目支出', '合计||||'),
];

export default defineRule({
  id: 'structure/statements-are-present',
  title: '九张决算公开表齐全',
  severity: 'warning',
  appliesToBlankForms: true,
  what: '检查公开01表至公开09表（按表名和表头识别，不按表号和顺序）是否都在文件中。缺几张合为一条；一张也没有时，只说明未能核对。',
  why: '缺表就无从核对，公众也看不到数据；没有数据的表应当列出空表并说明。',
  source: '部门决算公开的规定内容（收支总体情况表、财政拨款收支情况表）',
  mend: '补上缺少的表；附表单独成文的，与正文一并检查。',
  check,
  examples: {
    wrong: [
      {
        finds: ['第四部分 部门决算报表（见附表）'],
        text: disclosure(section('第四部分 部门决算报表（见附表）')),
      },
      { finds: ['7张', '九张决算公开表'], text: disclosure(...NINE) },
      { finds: ['8张', '九张决算公开表'], text: disclosure(...NINE.slice(1), ...FUNDS) },
    ],
    right: [disclosure(...NINE, ...FUNDS), disclosure(...FUNDS, ...NINE)],
  },
});
