import { plain } from '../../model/normalise.ts';
import type { StatementId } from '../../model/statement.ts';
import { STATEMENTS } from '../../model/statements/index.ts';
import type { Grid } from './grid.ts';
import { bareLabel } from './names.ts';

/** Statements that only some provinces add, and ones of the accounts software that are not published. */
const OTHERS =
  /项目支出决算(?:明细)?表|(?<!基本)支出决算明细表|项目收入支出决算表|政府性基金.*基本支出|绩效|政府采购|资产(?:占用|负债)|购买服务|预算表/;

/** The most particular titles first. */
const ORDER: readonly StatementId[] = ['T09', 'T08', 'T07', 'T06', 'T05', 'T04', 'T01', 'T02', 'T03'];

/** The statement that a title names; `null` for a title of some other statement; undefined when it is no title. */
export function statementOfTitle(title: string): StatementId | null | undefined {
  const text = bareLabel(title)
    .replace(/\((?:公开|财决|附)[^()]*\)|公开\d+表|财决[\d-]+表|\((?:续|续表)\)|续表$/g, '')
    .replace(/20\d\d年度?|\(20\d\d年度?\)/g, '');
  if (text.length > 60 || !/表/.test(text) || /[。；]/.test(text) || /^(?:注|说明|备注)：/.test(text))
    return undefined;
  if (OTHERS.test(text)) return null;
  return ORDER.find((id) => STATEMENTS[id].named.test(text));
}

/** Sheets of the accounts software (Z01 …), whose names are cut at 31 characters. */
export function statementOfSheet(name: string): StatementId | null | undefined {
  const text = plain(name);
  const byTitle = statementOfTitle(/表/.test(text) ? text : `${text}表`);
  if (byTitle !== undefined) return byTitle;
  const published = /^(?:公开|GK)0?([1-9])表?/i.exec(text);
  if (published) return `T0${published[1]}` as StatementId;
  return undefined;
}

/** Statements whose form the grid has, told by its headings and labels alone. */
export function statementsOfForm(grid: Grid): ReadonlySet<StatementId> {
  const found = new Set<StatementId>();
  let words = '';
  let body = '';
  for (let r = 0; r < grid.height; r++) {
    for (const entry of grid.cellsOf(r)) {
      if (r < 8) words += `${entry.text}\n`;
      body += `${entry.text}\n`;
    }
  }
  const has = (pattern: RegExp) => pattern.test(words);
  const classes = (
    body.match(
      /(?:一般公共服务|外交|国防|公共安全|教育|科学技术|节能环保|农林水|交通运输|住房保障)支出(?:\(类\))?\n/g,
    ) ?? []
  ).length;
  const coded = /(?:^|\n)2\d{2}(?:\d{2}){0,2}(?:\n|[一-鿿])/.test(body) || has(/功能分类|科目编码/);
  const balances = /(?:^|\n)(?:收入)?总计\n/.test(body) && /(?:^|\n)(?:本年)?支出(?:总|合)计\n/.test(body);
  if (balances && (classes >= 3 || /(?:^|\n)(?:本年收入合计|收入总计)\n/.test(body))) {
    found.add(
      /财政拨款结转和结余|政府性基金预算财政拨款\n/.test(body) && !/上级补助收入|事业收入/.test(body)
        ? 'T04'
        : 'T01',
    );
    return found;
  }
  // A short T06 has the items of 三公 among its first rows; its codes tell it from T09.
  if (
    /(?:^|\n)30[123](?:\d{2})?(?:\n|[一-鿿])/.test(body) ||
    (has(/经济分类/) && /工资福利支出/.test(body))
  ) {
    found.add('T06');
    return found;
  }
  if (has(/因公出国/) && has(/公务接待|公务用车/)) {
    found.add('T09');
    return found;
  }
  if (!coded) return found;
  if (has(/上级补助收入/) || has(/附属单位上缴/) || (has(/财政拨款收入/) && has(/事业收入|其他收入/)))
    found.add('T02');
  else if (has(/上缴上级支出|对附属单位补助/)) found.add('T03');
  else if (has(/结转和结余|结转结余|年初结转|上年结转/)) {
    found.add('T07');
    found.add('T08');
    found.add('T05');
  } else if (has(/基本支出/) && has(/项目支出/)) {
    found.add('T05');
    found.add('T07');
    found.add('T08');
    found.add('T03');
  }
  return found;
}

/** Of statements of one form, the one whose codes stand in the grid: 223 is the state's capital, 2xx98 and 212 08 funds. */
export function statementOfCodes(grid: Grid, among: ReadonlySet<StatementId>): StatementId | undefined {
  if (among.size === 1) return [...among][0];
  for (let r = 0; r < grid.height; r++) {
    for (const entry of grid.cellsOf(r)) {
      if (among.has('T08') && /^223(?:\d\d)*$/.test(entry.text)) return 'T08';
      if (
        among.has('T07') &&
        /^(?:21208|21210|21211|21213|21214|22904|22908|22960|20707|20709|23\d{3})/.test(entry.text)
      )
        return 'T07';
    }
  }
  return undefined;
}
