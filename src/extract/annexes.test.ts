import { describe, expect, it } from 'vitest';
import { auditDisclosure } from '../audit/audit.ts';
import type { Disclosure } from '../model/disclosure.ts';
import { obstacleWords } from '../model/obstacle.ts';
import { decimalOf } from '../money/figure.ts';
import { readText } from '../source/text/read-text.ts';
import { extractDisclosure } from './extract.ts';

const read = (text: string): Disclosure =>
  extractDisclosure([readText(new TextEncoder().encode(text), 'page.md')]);

const table = (title: string, ...rows: string[]): string => {
  const [head = '', ...body] = rows;
  const rule = `|${head
    .split('|')
    .map(() => '---')
    .join('|')}|`;
  return `\n${title}\n\n|${head}|\n${rule}\n${body.map((row) => `|${row}|`).join('\n')}\n`;
};

const page = (...parts: string[]): string => ['# 苍溪湾区水文站2023年度部门决算', ...parts].join('\n\n');

const figures = (d: Disclosure): string[] =>
  d.occurrences
    .filter((o) => o.origin === 'table')
    .map((o) => `${o.address} ${decimalOf(o.figure)}${o.figure.unit}`);

const loud = (text: string): string[] =>
  auditDisclosure(read(text))
    .findings.filter((f) => f.severity !== 'info' && !/^structure\/|details-are-given/.test(f.rule))
    .map((f) => `${f.severity} ${f.rule}`);

describe('tables beside the nine statements', () => {
  const assets = (cars: string) =>
    table(
      '国有资产占用情况表',
      '项目|行次|单位|数量',
      `一、车辆（辆）|1|辆|${cars}`,
      '1.机要通信用车|2|辆|1',
      '2.业务用车|3|辆|2',
      '3.其他用车|4|辆|4',
      '二、单价100万元以上专用设备|5|台|3',
    );

  it('of assets: vehicles by kind, those that have no name of their own among them', () => {
    expect(figures(read(page(assets('7'))))).toEqual([
      'assets/cars/count 7辆',
      'assets/cars.confidential/count 1辆',
      'assets/cars.kind3/count 2辆',
      'assets/cars.other/count 4辆',
      'assets/equipment/count 3台',
    ]);
    expect(loud(page(assets('7')))).toEqual([]);
    expect(loud(page(assets('8')))).toEqual(['error assets/vehicle-kinds-add-up']);
  });

  const procurement = (goods: string) =>
    table(
      '政府采购情况表',
      '项目|预算数|决算数||',
      '|合计|合计|财政性资金|其他资金',
      '合计|30.00|25.50|20.50|5.00',
      `货物|10.00|${goods}|5.50|3.00`,
      '工程|5.00|4.00|4.00|0.00',
      '服务|15.00|13.00|11.00|2.00',
    );

  it('of procurement: by kind, for each column, and against the text', () => {
    const text =
      '一、政府采购支出情况\n\n2023年度政府采购支出总额25.50万元，其中：政府采购货物支出8.50万元、政府采购工程支出4.00万元、政府采购服务支出13.00万元。';
    expect(figures(read(page(procurement('8.50'))))).toContain('procurement/goods.fiscal/amount 5.50万元');
    expect(loud(page(procurement('8.50'), text))).toEqual([]);
    expect(loud(page(procurement('8.90'), text))).toContain('error procurement/parts-add-up');
    expect(loud(page(procurement('8.50'), text.replaceAll('25.50', '25.60')))).toContain(
      'error text/repeated-figure-agrees',
    );
  });

  it('in two lanes, of running costs beside procurement', () => {
    const both = table(
      '机关运行经费及政府采购情况表',
      '项目|统计数|项目|统计数',
      '一、机关运行经费|60.50|二、政府采购支出|20.00',
      '（一）行政单位|60.50|1.货物|12.00',
      '（二）参照公务员法管理事业单位|0.00|2.工程|0.00',
      '||3.服务|8.00',
    );
    expect(figures(read(page(both)))).toEqual([
      'runningCost/total/amount 60.50万元',
      'runningCost/administrative/amount 60.50万元',
      'runningCost/civilService/amount 0.00万元',
      'procurement/total/amount 20.00万元',
      'procurement/goods/amount 12.00万元',
      'procurement/works/amount 0.00万元',
      'procurement/services/amount 8.00万元',
    ]);
    expect(loud(page(both))).toEqual([]);
  });

  it('that are none of these are listed, and nothing is said of their figures', () => {
    const other = table('政府购买服务支出情况表', '项目|金额', '档案整理|3.20', '物业管理|4.10', '合计|9.99');
    const d = read(page(other));
    expect(figures(d)).toEqual([]);
    const { coverage, verdict } = auditDisclosure(d);
    expect(coverage.unreadTables).toMatchObject([{ title: '政府购买服务支出情况表', figures: 3 }]);
    expect(verdict).toContain('另有1张表格没有读');
  });

  it('say of every number that found no meaning that it has none', () => {
    const d = read(page(assets('7').replace('二、单价100万元以上专用设备', '二、无人机')));
    expect(
      d.ledger.map((e) => `${e.quote} ${e.reason === undefined ? '' : obstacleWords(e.reason)}`),
    ).toContain('3 附表中没有认出的行或列');
    expect(auditDisclosure(d).coverage.unreadTables).toBeUndefined();
  });
});

describe('statements of 三公 in other layouts', () => {
  const turned = (reception: string) =>
    table(
      '一般公共预算财政拨款“三公”经费及会议费、培训费支出决算表',
      '项目|合计|因公出国（境）费|公务接待费|公务用车购置及运行维护费|公务用车购置费|公务用车运行维护费|会议费|培训费',
      '预算数|12.00|0.00|4.00|8.00|0.00|8.00|1.00|2.00',
      `决算数|9.50|0.00|${reception}|6.50|0.00|6.50|0.80|1.60`,
    );

  it('have a row for the budget and one for the final account', () => {
    const d = read(page(turned('3.00')));
    expect(d.statements[0]!.cells.map((c) => c.address)).toContain('T09/training/budget');
    expect(loud(page(turned('3.00')))).toEqual([]);
    expect(loud(page(turned('3.20')))).toEqual(['error statement/totals-add-up']);
    const text = '一、“三公”经费支出决算情况说明\n\n2023年度培训费支出1.60万元。';
    expect(loud(page(turned('3.00'), text))).toEqual([]);
    expect(loud(page(turned('3.00'), text.replace('1.60', '1.90')))).toContain(
      'error text/figure-agrees-with-statement',
    );
  });

  const byFund = (fund: string) =>
    table(
      '财政拨款“三公”经费支出决算表',
      '项目|预算数|||决算数||',
      '|合计|一般公共预算|政府性基金预算|合计|一般公共预算|政府性基金预算',
      '因公出国（境）费|0.00|0.00|0.00|0.00|0.00|0.00',
      '公务接待费|5.00|4.00|1.00|4.50|3.70|0.80',
      '公务用车购置及运行维护费|9.00|9.00|0.00|8.20|8.20|0.00',
      '其中：公务用车购置费|0.00|0.00|0.00|0.00|0.00|0.00',
      '公务用车运行维护费|9.00|9.00|0.00|8.20|8.20|0.00',
      `合计|14.00|13.00|1.00|12.70|11.90|${fund}`,
    );

  it('divide their columns by fund', () => {
    expect(loud(page(byFund('0.80')))).toEqual([]);
    expect(loud(page(byFund('0.90')))).not.toEqual([]);
  });
});

describe('a short statement of basic expenditure', () => {
  it('is not taken for that of 三公 by its items', () => {
    const d = read(
      page(
        table(
          '一般公共预算财政拨款基本支出决算表',
          '科目编码|科目名称|决算数|科目编码|科目名称|决算数',
          '301|工资福利支出|50.00|302|商品和服务支出|9.00',
          '30101|基本工资|50.00|30212|因公出国（境）费用|1.00',
          '|||30217|公务接待费|3.00',
          '|||30231|公务用车运行维护费|5.00',
          '人员经费合计||50.00|公用经费合计||9.00',
        ),
      ),
    );
    expect(d.statements.map((s) => s.id)).toEqual(['T06']);
  });
});
