import type { Disclosure } from '../../../model/disclosure.ts';
import { matchesOf } from '../../../model/matches.ts';
import { plain } from '../../../model/normalise.ts';
import { isOfficeName } from '../../../model/office-name.ts';
import { disclosure, section, statement } from '../../example.ts';
import type { Draft, Location } from '../../finding.ts';
import { locationIn, type Passage, passagesOf } from '../../passages.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

const PART = /^第[一二三四五六七八九十]+部分/;
const NAMED =
  /^(?<name>[^，。；：、（）()\d]{3,32}?)20\d\d年度?(?:部门|单位|收入|支出|财政拨款|决算|一般公共)/;

function check(disclosure: Disclosure): readonly Draft[] | Unchecked {
  const { unit } = disclosure;
  if (unit === undefined || /[xX×]{2}/.test(unit)) return { unchecked: 'no-unit' };
  const found: Draft[] = [];
  const differs = (name: string): boolean => isOfficeName(name) && !isSame(name, plain(unit));
  const report = (name: string, where: string, at: Location) =>
    found.push({
      message: `${where}的单位名称“${name}”与本决算的“${unit}”不同，请核对是否沿用了其他单位的文字`,
      expected: unit,
      actual: name,
      locations: [at],
    });
  for (const passage of passagesOf(disclosure)) {
    if (passage.kind !== 'heading' && passage.kind !== 'title' && passage.kind !== 'contents') continue;
    const name = NAMED.exec(passage.normal.text.replace(PART, ''))?.groups?.name;
    if (!name || !differs(name)) continue;
    const at = passage.normal.text.indexOf(name);
    report(name, passage.kind === 'contents' ? '目录' : '标题', locationIn(passage, at, at + name.length));
  }
  // A department may speak of each of its units.
  const others = (passage: Passage) =>
    disclosure.scope === 'department' ? [] : othersOf(plain(unit), passage);
  for (const passage of passagesOf(disclosure)) {
    if (passage.kind !== 'body') continue;
    for (const { name, at } of [...slipsOf(plain(unit), passage), ...others(passage)]) {
      if (found.some((f) => f.actual === name)) continue;
      report(name, '正文', locationIn(passage, at, at + name.length, 6));
    }
  }
  for (const { reporter, place } of disclosure.statements) {
    if (!reporter) continue;
    const name = plain(reporter);
    if (differs(name)) report(name, '报表表头', { place, quote: reporter });
  }
  return found;
}

interface Named {
  readonly name: string;
  readonly at: number;
}

/** A long name with one character more, or another one, is the own name misspelt. */
function slipsOf(unit: string, { normal: { text } }: Passage): Named[] {
  if (unit.length < 7 || /\d/.test(unit)) return [];
  const found: Named[] = [];
  const [head, tail] = [unit.slice(0, 3), unit.slice(-3)];
  for (let at = text.indexOf(head); at >= 0; at = text.indexOf(head, at + 1)) {
    for (const length of [unit.length, unit.length + 1]) {
      const name = text.slice(at, at + length);
      if (name.length !== length || !name.endsWith(tail) || name.includes(unit)) continue;
      if (/[，。；：、（）()“”\d]/.test(name) || !oneApart(unit, name)) continue;
      found.push({ name, at });
    }
  }
  return found;
}

/** Whether one character inserted or changed makes `b` of `a`. */
function oneApart(a: string, b: string): boolean {
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  const rest = a.length === b.length ? a.slice(from + 1) : a.slice(from);
  return from < b.length && rest === b.slice(from + 1);
}

/** Sentences whose subject is the account of another body: 某局2024年度机关运行经费支出…. */
const ACCOUNT_OF =
  /(?:^|[。；])(?:截[至止]20\d\d年12月31日，)?(?<name>[\u4e00-\u9fff]{4,28}?)(?:20\d\d年度?(?:（[^）]*）)?(?:机关运行经费|政府采购|收入总计|支出总计|财政拨款|一般公共预算|“?三公)|共有车辆|房屋\d)/g;

function othersOf(unit: string, { normal: { text } }: Passage): Named[] {
  return matchesOf(text, ACCOUNT_OF).flatMap((match): Named[] => {
    const name = match.groups!.name!.replace(/^(?:其中|本|该|全年|关于)/, '');
    // Bodies of another place or kind: nothing of the own name but its endings.
    if (!isOfficeName(name) || isSame(name, unit) || /本部门|本单位|下属|所属|本级|机关/.test(name))
      return [];
    return [{ name, at: match.index + match[0].indexOf(name) }];
  });
}

/** The same body: one name shortens the other, leaving characters out but changing none. */
function isSame(a: string, b: string): boolean {
  const strip = (name: string) => name.replace(/\([^)]*\)|本级|机关|部门|单位|汇总/g, '');
  const [long, short] = [strip(a), strip(b)].sort((x, y) => y.length - x.length) as [string, string];
  let from = 0;
  for (const c of short) {
    const at = long.indexOf(c, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}

export default defineRule({
  id: 'structure/unit-name-is-consistent',
  title: '单位名称前后一致',
  severity: 'warning',
  appliesToBlankForms: true,
  what: '检查标题、目录、报表表头和正文中的单位名称是否同一单位，正文中的本单位名称有没有写错一个字；简称、加“本级”“部门”等不计。',
  why: '出现别的单位名称，说明套用了别人的文稿，其中的数字和说明也可能不是本单位的。',
  source: '实际公开文本中的常见差错',
  mend: '改为本单位名称，并核对该处内容。',
  check,
  examples: {
    wrong: [
      {
        finds: ['青山县图书馆', '青山县档案馆'],
        text: disclosure(
          section('第二部分 青山县图书馆2024年度部门决算情况说明', '2024年度收入总计10.00万元。'),
        ),
      },
      {
        finds: ['青山县博物馆', '青山县档案馆'],
        text: disclosure(
          [
            '收入支出决算总表',
            '编制单位：青山县博物馆',
            '单位：万元',
            '项目\t决算数\t项目\t决算数',
            '一、一般公共预算财政拨款收入\t10.00\t一、一般公共服务支出\t10.00',
            '本年收入合计\t10.00\t本年支出合计\t10.00',
            '总计\t10.00\t总计\t10.00',
          ].join('\n'),
        ),
      },
      {
        finds: ['青山县交通运输局', '青山县档案馆'],
        text: disclosure(
          section('十、机关运行经费支出情况', '青山县交通运输局2024年度机关运行经费支出10.00万元。'),
        ),
      },
      {
        finds: ['青山县民族与宗教事务局', '青山县民族宗教事务局'],
        text: disclosure(section('（二）国有资产占用情况', '青山县民族与宗教事务局的房屋1处。')).replace(
          '青山县档案馆',
          '青山县民族宗教事务局',
        ),
      },
    ],
    right: [
      disclosure(section('第二部分 档案馆2024年度部门决算情况说明', '2024年度收入总计10.00万元。')),
      disclosure(
        section('第二部分 青山县档案馆（本级）2024年度部门决算情况说明', '本单位与青山县图书馆合署办公。'),
        statement(
          '收入支出决算总表',
          '项目|决算数|项目|决算数',
          '一、一般公共预算财政拨款收入|10.00|一、一般公共服务支出|10.00',
          '本年收入合计|10.00|本年支出合计|10.00',
          '总计|10.00|总计|10.00',
        ),
      ),
    ],
  },
});
