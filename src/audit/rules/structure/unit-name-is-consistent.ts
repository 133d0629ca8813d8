import type { Disclosure } from '../../../model/disclosure.ts';
import { plain } from '../../../model/normalise.ts';
import { disclosure, section, statement } from '../../example.ts';
import type { Draft, Location } from '../../finding.ts';
import { locationIn, passagesOf } from '../../passages.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

/** Endings of the names of public bodies. */
const BODY =
  /(?:局|委|委员会|办|办公室|院|中心|处|站|校|学校|学院|大学|会|部|所|队|厅|府|馆|园|社|团|室|联|组|法院|检察院|党校|医院|总队|支队|街道|镇|乡|公司|总站)$/;
const PART = /^第[一二三四五六七八九十]+部分/;
const NAMED =
  /^(?<name>[^，。；：、（）()\d]{3,32}?)20\d\d年度?(?:部门|单位|收入|支出|财政拨款|决算|一般公共)/;

function check(disclosure: Disclosure): readonly Draft[] | Unchecked {
  const { unit } = disclosure;
  if (unit === undefined || /[xX×]{2}/.test(unit)) return { unchecked: 'no-unit' };
  const found: Draft[] = [];
  const differs = (name: string): boolean => BODY.test(name) && !isSame(name, plain(unit));
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
  for (const { reporter, place } of disclosure.statements) {
    if (!reporter) continue;
    const name = plain(reporter);
    if (differs(name)) report(name, '报表表头', { place, quote: reporter });
  }
  return found;
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
  what: '检查标题、目录和报表表头中的单位名称是否同一单位；简称、加“本级”“部门”等不计。',
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
