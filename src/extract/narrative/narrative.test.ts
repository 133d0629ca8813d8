import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Disclosure } from '../../model/disclosure.ts';
import type { Paragraph } from '../../model/document.ts';
import { decimalOf, show } from '../../money/figure.ts';
import { extractDisclosure } from '../extract.ts';

function disclosure(text: string): Disclosure {
  const blocks = text
    .trim()
    .split('\n')
    .map((line, i): Paragraph => {
      const trimmed = line.trim();
      return {
        kind: 'paragraph',
        text: trimmed,
        spans: [{ start: 0, end: trimmed.length, place: { line: i + 1 } }],
      };
    });
  return extractDisclosure([{ format: 'text', file: 'x.txt', blocks, remarks: [] }]);
}

/** `address value` of every figure of one sentence below one heading. */
function figures(heading: string, sentence: string): string[] {
  const d = disclosure(`某县水利局2024年度部门决算\n第二部分 决算情况说明\n${heading}\n${sentence}`);
  const understood = d.occurrences.map((o) => `${o.address} ${decimalOf(o.figure)}`);
  const open = d.ledger.filter((l) => l.occurrence === undefined).map((l) => `? ${l.quote}`);
  return [...understood, ...open];
}

describe('the claims grammar reads the wording of many places', () => {
  const cases: readonly [string, string, string, readonly string[]][] = [
    [
      '双总计',
      '一、收入支出决算总体情况说明',
      '2024年度收、支总计均为1,234.56万元。与2023年相比，收、支总计各增加100.00万元，增长8.81%。',
      ['T01/grand/income 1234.56', 'T01/grand/income@change 100.00', 'T01/grand/income@rate 8.81'],
    ],
    [
      '收支两侧各有增减额',
      '一、收入支出决算总体情况说明',
      '2024年度收入总计70.00万元，支出总计60.00万元，与2023年度相比，收入、支出总计各增加7.00万元、5.00万元，增长11.11%、9.09%。',
      [
        'T01/grand/income 70.00',
        'T01/grand/expenditure 60.00',
        'T01/grand/income@change 7.00',
        'T01/grand/expenditure@change 5.00',
        'T01/grand/income@rate 11.11',
        'T01/grand/expenditure@rate 9.09',
      ],
    ],
    [
      '元为单位',
      '一、收入决算情况说明',
      '本局2024年度收入合计3,528,143.20元。其中：财政拨款收入3,500,000.00元，占总收入的99.20%；事业收入0元（含教育收费0元），占总收入的0.00%。',
      [
        'T02/ALL/total 352.814320',
        'T02/ALL/fiscal 350.000000',
        'T02/ALL/fiscal@share 99.20',
        'T02/ALL/business 0.0000',
        'T02/ALL/business.education 0.0000',
        'T02/ALL/business@share 0.00',
      ],
    ],
    [
      '按科目编号标注',
      '（三）一般公共预算财政拨款支出决算具体情况',
      '2.卫生健康支出（210类）行政事业单位医疗（11款）行政单位医疗（01项）。年初预算为50万元，支出决算为45万元，完成年初预算的90%。',
      ['T05/2101101/total@initial 50', 'T05/2101101/total 45', 'T05/2101101/total@completion 90'],
    ],
    [
      '较预算与较上年并存',
      '六、一般公共预算财政拨款基本支出决算情况说明',
      '人员经费280.00万元，较上年决算数增加20.00万元，增长7.7%，较年初预算数减少10.00万元，下降3.4%。',
      [
        'T06/personnel/amount 280.00',
        'T06/personnel/amount@change 20.00',
        'T06/personnel/amount@rate 7.7',
        'T06/personnel/amount@change.initial 10.00',
        'T06/personnel/amount@rate.initial 3.4',
      ],
    ],
    [
      '接待批次人次',
      '九、财政拨款“三公”经费支出决算情况说明',
      '因公出国（境）共计0个团组，0人；公务用车购置0辆，公务车保有量为2辆；国内公务接待10批次100人，其中：外事接待0批次，0人。',
      [
        'sangong/groups/count 0',
        'sangong/persons/count 0',
        'sangong/bought/count 0',
        'sangong/held/count 2',
        'sangong/batches/count 10',
        'sangong/visitors/count 100',
        'sangong/foreignBatches/count 0',
        'sangong/foreignVisitors/count 0',
      ],
    ],
    [
      '资产',
      '（三）国有资产占用情况说明',
      '截至2024年12月31日，房屋1,200.50平方米，价值300.00万元。车辆3辆，价值60.00万元，其中：机要通信用车1辆、其他用车2辆。单价100万元（含）以上设备（不含车辆）1台（套）。',
      [
        'assets/houseArea/count 1200.50',
        'assets/houseValue/amount 300.00',
        'assets/cars/count 3',
        'assets/carValue/amount 60.00',
        'assets/cars.confidential/count 1',
        'assets/cars.other/count 2',
        'assets/equipment/count 1',
        '? 单价100万元',
      ],
    ],
  ];
  it.each(cases)('%s', (_name, heading, sentence, expected) => {
    expect(figures(heading, sentence)).toEqual(expected);
  });
});

describe('what is not understood is said, never guessed', () => {
  it('leaves figures of free prose and of reasons open', () => {
    expect(
      figures('一、收入支出决算总体情况说明', '本年新建水库3座，节约电费12.50万元，占电费的30%。'),
    ).toEqual(['? 本年新建水库3座', '? 节约电费12.50万元', '? 占电费的30%']);
    expect(
      figures(
        '二、收入决算情况说明',
        '本年收入合计100.00万元，比上年增加20.00万元，增长25.00%，主要原因是：新增项目经费18.00万元。',
      ).at(-1),
    ).toBe('? 新增项目经费18.00万元');
  });

  it('takes no share for an earlier amount after one that it did not understand', () => {
    const found = figures('二、收入决算情况说明', '其他收入5.00万元，占5.00%；某某返还款3.00万元，占3.00%。');
    expect(found.filter((f) => f.includes('@share'))).toEqual(['T02/ALL/other@share 5.00']);
  });

  it('takes no threshold for a figure of the account, and no year, ordinal or date for a figure at all', () => {
    expect(
      figures('二、收入决算情况说明', '2024年12月31日前，第3项规定单价100万元（含）以上设备须登记。'),
    ).toEqual(['? 第3项规定单价100万元']);
  });
});

describe('claims', () => {
  const d = disclosure(`某区审计局2024年度部门决算
第二部分 决算情况说明
五、一般公共预算财政拨款支出决算情况说明
（一）一般公共预算财政拨款支出决算总体情况
一般公共预算财政拨款支出年初预算为80.00万元，支出决算为76.00万元，完成年初预算的95.00%。决算数小于预算数的主要原因：压减会议。
六、一般公共预算财政拨款基本支出决算情况说明
基本支出60.00万元，其中：人员经费50.00万元，主要包括：基本工资、津贴补贴；公用经费10.00万元，主要包括：办公费、维修（护）费等。`);

  it('ties completion to the budget that the sentence names', () => {
    const claim = d.claims.find((c) => c.kind === 'completion');
    expect(claim).toMatchObject({ subject: 'T05/ALL/total', base: 'initial' });
    if (claim?.kind !== 'completion') throw new Error('no completion claim');
    expect(d.occurrences[claim.budget ?? -1]?.address).toBe('T05/ALL/total@initial');
    expect(d.occurrences[claim.final ?? -1]?.address).toBe('T05/ALL/total');
  });

  it('keeps the comparison word with its reason', () => {
    expect(d.claims.find((c) => c.kind === 'comparison')).toMatchObject({
      direction: 'down',
      base: 'budget',
      reason: '压减会议',
    });
  });

  it('reads the lists of economic items', () => {
    const lists = d.claims.filter((c) => c.kind === 'enumeration');
    expect(lists.map((l) => [l.subject, l.names.map((n) => n.name)])).toEqual([
      ['T06/personnel/amount', ['基本工资', '津贴补贴']],
      ['T06/public/amount', ['办公费', '维修(护)费']],
    ]);
  });

  it('knows the parts of a whole', () => {
    const claim = d.claims.find((c) => c.kind === 'composition');
    if (claim?.kind !== 'composition') throw new Error('no composition');
    expect([claim.total, ...claim.parts].map((id) => d.occurrences[id]?.address)).toEqual([
      'T05/ALL/basic',
      'T06/personnel/amount',
      'T06/public/amount',
    ]);
  });
});

it('reads back whatever amounts, changes and shares a sentence states', () => {
  const cents = fc.bigInt({ min: 0n, max: 99_999_999n });
  fc.assert(
    fc.property(cents, cents, fc.integer({ min: 0, max: 99999 }), fc.boolean(), (total, part, share, up) => {
      const money = (v: bigint) => show(v * 10_000n, { kind: 'amount', decimals: 2, unit: '万元' });
      const percent = `${Math.floor(share / 100)}.${String(share % 100).padStart(2, '0')}%`;
      const sentence = `本年收入合计${money(total)}，比上年${up ? '增加' : '减少'}${money(part)}，${up ? '增长' : '下降'}${percent}。其中：其他收入${money(part)}，占${percent}。`;
      const found = figures('二、收入决算情况说明', sentence);
      const plain = (v: bigint) =>
        show(v * 10_000n, { kind: 'amount', decimals: 2, unit: '万元' }, false).replaceAll(',', '');
      expect(found).toEqual([
        `T02/ALL/total ${plain(total)}`,
        `T02/ALL/total@change ${plain(part)}`,
        `T02/ALL/total@rate ${percent.slice(0, -1)}`,
        `T02/ALL/other ${plain(part)}`,
        `T02/ALL/other@share ${percent.slice(0, -1)}`,
      ]);
    }),
    { numRuns: 200 },
  );
});

describe('a side without a name is supposed to be that of the heading', () => {
  const certainty = (heading: string, sentence: string) =>
    disclosure(`某县水利局2024年度部门决算\n第二部分 决算情况说明\n${heading}\n${sentence}`).occurrences.map(
      (o) => `${o.address} ${o.certainty}`,
    );

  it.each([
    ['二、收入决算情况说明', '支出决算100.00万元。', 'T02/ALL/total guess'],
    ['（二）一般公共预算财政拨款支出决算情况', '2024年支出决算200.00万元。', 'T05/ALL/total guess'],
    ['七、政府采购支出情况', '支出决算300.00万元。', 'procurement/total/amount guess'],
    ['六、“三公”经费支出决算情况说明', '“三公”经费支出决算30.00万元。', 'T09/total/final lexicon'],
  ])('%s：%s', (heading, sentence, expected) => {
    expect(certainty(heading, sentence)).toEqual([expected]);
  });
});
