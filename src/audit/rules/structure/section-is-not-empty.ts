import type { Disclosure, Section } from '../../../model/disclosure.ts';
import type { Place } from '../../../model/document.ts';
import { plain } from '../../../model/normalise.ts';
import { disclosure, section } from '../../example.ts';
import type { Draft } from '../../finding.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

/** Sections whose content often lies in tables or files of their own. */
const ELSEWHERE: ReadonlySet<Section['kind']> = new Set(['contents', 'statements', 'attachments', 'unknown']);

/** A heading that says itself that there is nothing: `…情况说明：无`. */
const SAYS_NONE = /：(?:无|没有|不涉及|无此项[^，]*)。?$/;

function check(disclosure: Disclosure): readonly Draft[] | Unchecked {
  if (disclosure.blankForm) return { unchecked: 'blank-form' };
  if (disclosure.sections.length < 2) return { unchecked: 'no-headings' };
  const filled = new Set<number>();
  for (const p of disclosure.paragraphs)
    if (p.role !== 'heading' && p.role !== 'contents' && p.section >= 0) filled.add(p.section);
  const tables = [
    ...disclosure.statements.flatMap((s) => [s.place, ...s.cells.slice(0, 1).map((c) => c.place)]),
    ...disclosure.forms.map((f) => f.place),
    ...disclosure.otherTables.map((t) => t.place),
  ];
  return disclosure.sections.flatMap((here, i): Draft[] => {
    const next = disclosure.sections[i + 1];
    if (filled.has(here.index) || ELSEWHERE.has(here.kind) || SAYS_NONE.test(plain(here.title))) return [];
    // A subheading is content; so is a table that stands before the next heading.
    if (next && next.level > here.level) return [];
    if (tables.some((t) => isBefore(here.place, t) && (!next || isBefore(t, next.place)))) return [];
    return [
      {
        message: `“${here.title}”下面没有内容`,
        actual: '空',
        locations: [{ place: here.place, quote: here.title, section: here.index }],
      },
    ];
  });
}

/** Printed order by file, page, height and line. */
function isBefore(a: Place, b: Place): boolean {
  const keys = (p: Place) => [p.file ?? 0, p.page ?? 0, p.box?.[1] ?? 0, p.line ?? 0];
  const x = keys(a);
  const y = keys(b);
  for (let i = 0; i < x.length; i++) if (x[i] !== y[i]) return x[i]! < y[i]!;
  return true;
}

export default defineRule({
  id: 'structure/section-is-not-empty',
  title: '标题下有内容',
  severity: 'warning',
  appliesToBlankForms: true,
  what: '检查每个标题之下是否有正文、表格或下级标题。决算表、附件等可能另附的部分除外。',
  why: '有标题没有内容，说明漏填了一节。',
  source: '实际公开文本中的常见差错',
  mend: '补上内容；没有此项的，写明没有。',
  check,
  examples: {
    wrong: [
      { finds: ['空'], text: disclosure(section('一、主要职能'), section('二、机构设置', '内设2个科室。')) },
      {
        finds: ['空'],
        text: disclosure(
          section('十、其他重要事项的情况说明'),
          section('（一）机关运行经费支出情况', '机关运行经费支出1.00万元。'),
          section('（二）政府采购情况'),
          section('（三）国有资产占用情况说明', '共有车辆0辆。'),
        ),
      },
    ],
    right: [
      disclosure(
        section('十、其他重要事项的情况说明'),
        section('（一）机关运行经费支出情况', '机关运行经费支出1.00万元。'),
      ),
      disclosure(
        section('一、机构设置', '单位构成如下：'),
        section('二、收入决算情况说明', '本年收入10.00万元。'),
      ),
    ],
  },
});
