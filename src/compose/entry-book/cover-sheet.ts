import { linkTo, reference } from '../../format/xlsx/references.ts';
import type { Account } from '../../model/account.ts';
import { InputSheet } from './input-sheet.ts';
import { COVER, MARK } from './topics.ts';

interface Counted {
  readonly formula: string;
  readonly now: number;
}

/** How far a sheet is filled in. */
export interface Tally {
  readonly sheet: string;
  readonly wanted?: Counted;
  readonly done?: Counted;
  /** Reasons that the differences ask for and that are not written. */
  readonly reasons?: Counted;
}

const HEADS = ['工作表', '应填', '已填', '还缺', '还缺原因'];
const TOP = 3;
const HELP = [
  '黄色的格子由单位填写，灰色的由公式算出或不必填；标红的是还缺的。',
  '公开01至09表可以整张粘贴从决算软件导出的报表，也可以只填明细科目：合计、小计和各表之间相同的数，编制时自动算出。',
  '报表金额按元导出的，把表头右上方的“金额单位：万元”改成“金额单位：元”。',
  '一个项目一张自评表，复制“自评表1”工作表即可增加；没有自评项目的，自评表留空。',
  '填好后运行：mingzhang compile 本工作簿.xlsx -o 输出文件夹。',
];

/** The first sheet: what is filled in and what is still missing, and how to go on. */
export function coverSheet({ unit, year }: Account, tallies: readonly Tally[]): InputSheet {
  const sheet = new InputSheet(COVER, [44, 12, 12, 12, 14], TOP + 1, true, false);
  sheet.put(0, 0, `${year}年度部门决算公开填报工作簿`, 'title', 1, HEADS.length);
  sheet.height(0, 40);
  sheet.put(1, 0, unit === '' ? '' : `填报单位：${unit}`, 'about', 1, HEADS.length);
  sheet.put(2, 0, '点按工作表的名称前往；“还缺”为0即已填齐。', 'about', 1, HEADS.length);
  HEADS.forEach((text, c) => {
    sheet.put(TOP, c, text, 'head');
  });
  tallies.forEach(({ sheet: name, wanted, done, reasons }, i) => {
    const row = TOP + 1 + i;
    const of = (counted: Counted | undefined) =>
      counted ? { formula: counted.formula, now: String(counted.now) } : '—';
    sheet.put(row, 0, name, 'link');
    sheet.link(row, 0, linkTo(name, 'A1'));
    sheet.put(row, 1, of(wanted), 'tally');
    sheet.put(row, 2, of(done), 'tally');
    sheet.put(
      row,
      3,
      wanted && done
        ? { formula: `${reference(row, 1)}-${reference(row, 2)}`, now: String(wanted.now - done.now) }
        : '—',
      'tally',
    );
    sheet.put(row, 4, of(reasons), 'tally');
  });
  const first = reference(TOP + 1, 3);
  sheet.mark(TOP + 1, 3, tallies.length, 2, `AND(ISNUMBER(${first}),${first}>0)`, 'wanting');
  sheet.mark(TOP + 1, 3, tallies.length, 2, `AND(ISNUMBER(${first}),${first}=0)`, 'done');
  const below = TOP + 2 + tallies.length;
  sheet.put(below, 0, '填写说明', 'title', 1, HEADS.length);
  HELP.forEach((text, i) => {
    sheet.put(below + 1 + i, 0, `${i + 1}．${text}`, 'plain', 1, HEADS.length);
    sheet.height(below + 1 + i, text.length > 44 ? 34 : 18);
  });
  sheet.put(below + 2 + HELP.length, 0, `${MARK} 第1版`, 'about', 1, HEADS.length);
  return sheet;
}
