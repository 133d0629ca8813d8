import type { ContentsEntry, Disclosure } from '../../../model/disclosure.ts';
import { plain } from '../../../model/normalise.ts';
import { disclosure, section } from '../../example.ts';
import type { Draft } from '../../finding.ts';
import { passagesOf } from '../../passages.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

const ORDINAL =
  /^(?:第[一二三四五六七八九十]+(?:部分|章|篇)|[一二三四五六七八九十]+[、.．，]|\([一二三四五六七八九十\d]+\)|\d+[、.．])/;
const MARKS = /[《》“”‘’、，。：；.()\s·…—-]/g;

/** A title's words alone: no ordinal, marks, year, nor the unit's name, which one of the two often leaves out. */
function words(title: string, unit: string | undefined): string {
  const bare = plain(title)
    .replace(ORDINAL, '')
    .replace(MARKS, '')
    .replace(/20\d\d年?度?/g, '');
  return unit ? bare.replaceAll(plain(unit).replace(MARKS, ''), '') : bare;
}

function check(disclosure: Disclosure): readonly Draft[] | Unchecked {
  if (disclosure.contents.length < 3) return { unchecked: 'no-contents' };
  const { unit } = disclosure;
  const printed = [
    ...passagesOf(disclosure)
      .filter((p) => p.kind !== 'contents' && p.normal.text.length <= 80)
      .map((p) => p.normal.original),
    ...disclosure.statements.map((s) => s.title),
    // Forms of one title are told apart by their projects.
    ...disclosure.forms.flatMap((f) => [f.title, `${f.title}（${f.name}）`]),
  ];
  const exact = new Set(printed.map((t) => plain(t).replace(MARKS, '')));
  const gone = disclosure.contents.filter(({ title }) => !exact.has(plain(title).replace(MARKS, '')));
  if (gone.length === 0) return [];
  const byWords = new Map<string, string>();
  for (const title of printed) byWords.set(words(title, unit), title.trim());
  const missing: ContentsEntry[] = [];
  const differing: { entry: ContentsEntry; heading: string }[] = [];
  for (const entry of gone) {
    const own = words(entry.title, unit);
    if (own.length < 2 || byWords.has(own)) continue;
    // A statement in a file of its own is told of elsewhere; here it would be nine more lines.
    if (/表$|附表|附件|报表/.test(own)) continue;
    const near = [...byWords].find(([w]) => w.length >= 4 && similar(w, own));
    if (near) differing.push({ entry, heading: near[1] });
    else missing.push(entry);
  }
  const found: Draft[] = [];
  const [first] = missing;
  if (first)
    found.push({
      message: `目录中的“${missing
        .slice(0, 5)
        .map((e) => e.title)
        .join('”“')}”${missing.length > 5 ? `等${missing.length}项` : ''}在正文中没有找到`,
      locations: missing.map((e) => ({ place: e.place, quote: e.title })),
    });
  if (differing.length > 0)
    found.push({
      severity: 'info',
      message: `目录与正文标题措辞不同：${differing
        .slice(0, 5)
        .map((d) => `“${d.entry.title}”与“${d.heading}”`)
        .join('，')}${differing.length > 5 ? `等${differing.length}处` : ''}`,
      locations: differing.map((d) => ({ place: d.entry.place, quote: d.entry.title })),
    });
  return found;
}

/** One contains the other, or they share nearly all their characters in order. */
function similar(a: string, b: string): boolean {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  if (long.includes(short)) return short.length >= long.length * 0.5;
  let from = 0;
  let shared = 0;
  for (const c of short) {
    const at = long.indexOf(c, from);
    if (at < 0) continue;
    shared++;
    from = at + 1;
  }
  return shared >= short.length * 0.75 && shared >= long.length * 0.6;
}

const CONTENTS = ['目录', '第一部分 单位概况', '一、主要职能', '二、机构设置', '第二部分 名词解释'];

export default defineRule({
  id: 'structure/contents-agree-with-headings',
  title: '目录与正文标题一致',
  severity: 'warning',
  appliesToBlankForms: true,
  what: '逐项查找目录中的标题在正文中是否存在；只是措辞略有不同的作提示。序号、标点、年度和单位名称的有无不计。',
  why: '目录有而正文没有，多半是漏了一节，或目录沿用了上年。',
  source: '公开文本的体例',
  mend: '补上缺少的一节，或更新目录。',
  check,
  examples: {
    wrong: [
      {
        finds: ['二、机构设置'],
        text: disclosure(
          CONTENTS.join('\n'),
          section('第一部分 单位概况'),
          section('一、主要职能', '负责档案管理工作。'),
          section('第二部分 名词解释', '基本支出：指保障机构正常运转的支出。'),
        ),
      },
      {
        finds: ['第三部分预算绩效情况说明'],
        text: disclosure(
          [...CONTENTS, '第三部分 预算绩效情况说明'].join('\n'),
          section('第一部分 单位概况'),
          section('一、主要职能', '负责档案管理工作。'),
          section('二、机构设置', '内设2个科室。'),
          section('第二部分 名词解释', '基本支出：指保障机构正常运转的支出。'),
        ),
      },
    ],
    right: [
      disclosure(
        CONTENTS.join('\n'),
        section('第一部分 青山县档案馆单位概况'),
        section('一、 主要职能', '负责档案管理工作。'),
        section('二、机构设置', '内设2个科室。'),
        section('第二部分 名词解释', '基本支出：指保障机构正常运转的支出。'),
      ),
      disclosure(section('一、主要职能', '负责档案管理工作。')),
    ],
  },
});
