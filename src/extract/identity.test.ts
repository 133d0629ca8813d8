import { describe, expect, it } from 'vitest';
import { auditDisclosure } from '../audit/audit.ts';
import type { Disclosure } from '../model/disclosure.ts';
import { UnreadableError } from '../model/document.ts';
import { readText } from '../source/text/read-text.ts';
import { extractDisclosure } from './extract.ts';

const read = (...lines: string[]): Disclosure =>
  extractDisclosure([readText(new TextEncoder().encode(lines.join('\n\n')), 'page.md')]);

const refused = (...lines: string[]): string => {
  try {
    read(...lines);
  } catch (error) {
    if (error instanceof UnreadableError && error.code === 'not-a-disclosure') return error.message;
    throw error;
  }
  return 'read';
};

const INCOME =
  '本年收入合计120.00万元，其中：财政拨款收入100.00万元，占83.33%；其他收入20.00万元，占16.67%。';

describe('the unit and the year', () => {
  const cases: readonly (readonly [string, number, readonly string[]])[] = [
    ['苍溪湾区图书馆', 2023, ['# 苍溪湾区图书馆2023年度部门决算公开', '一、收入决算情况说明', INCOME]],
    ['苍溪湾区图书馆', 2023, ['# 2023年度苍溪湾区图书馆部门决算', '一、收入决算情况说明', INCOME]],
    ['苍溪湾区图书馆', 2022, ['2022年度', '部门决算公开', '苍溪湾区图书馆', '一、收入决算情况说明', INCOME]],
    ['苍溪湾区图书馆', 2022, ['苍溪湾区图书馆', '2022年度部门决算', '一、收入决算情况说明', INCOME]],
    [
      '苍溪湾区图书馆',
      2022,
      ['附件1：', '关于苍溪湾区图书馆2022年度部门决算公开的说明', '一、收入决算情况说明', INCOME],
    ],
    [
      '中共苍溪湾区委政法委员会',
      2021,
      ['第二部分', '一、收入决算情况说明', `中共苍溪湾区委政法委员会2021年度${INCOME}`],
    ],
    [
      '苍溪湾区非税收入管理局',
      2021,
      [
        '一、收入决算情况说明',
        `2021年度${INCOME}`,
        '截至2021年12月31日，苍溪湾区非税收入管理局共有车辆2辆，其中：其他用车2辆。',
      ],
    ],
    [
      '苍溪湾区第二人民医院',
      2020,
      [
        '# 2020年度决算公开',
        '收入决算表',
        '编制单位：苍溪湾区第二人民医院　金额单位：万元',
        '| 科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 | 事业收入 |\n|---|---|---|---|---|\n| 合计 |  | 20.00 | 15.00 | 5.00 |\n| 210 | 卫生健康支出 | 20.00 | 15.00 | 5.00 |\n| 21002 | 公立医院 | 20.00 | 15.00 | 5.00 |',
      ],
    ],
    // Most places against one clause.
    [
      '苍溪湾区水利局',
      2024,
      [
        '第一部分 苍溪湾区水利局概况',
        '一、主要职能',
        '1.负责全区水资源管理。',
        '根据区委要求，我局对2024年度决算进行了公开。',
        '二、收入决算情况说明',
        `苍溪湾区水利局2024年度${INCOME}`,
      ],
    ],
    [
      '苍溪湾乡财政所',
      2019,
      [
        '# 苍溪湾乡财政所2019年“三公”经费情况',
        '2019年公务接待费支出3.40万元，公务用车运行维护费支出1.20万元，“三公”经费支出合计4.60万元。',
      ],
    ],
  ];
  it.each(cases)('%s %i', (unit, year, lines) => {
    expect(read(...lines)).toMatchObject({ unit, year });
  });

  it('are never a clause, a line of figures or a heading', () => {
    for (const line of [
      '收入总计2645.30万元，与2022年度相比增加3.00万元。',
      '一般公共预算财政拨款2023年度支出决算100.00万元。',
      '与上年相比，2023年度收入增加3.00万元。',
      '因公出国（境）费2023年度支出0万元。',
    ])
      expect(read('2023年度部门决算情况说明', '一、收入决算情况说明', line, INCOME).unit).toBeUndefined();
  });
});

describe('the kind of a document', () => {
  it('is told where it is no account of a unit', () => {
    expect(
      refused('# 苍溪湾区图书馆2024年部门预算公开', '2024年收入预算120.00万元，支出预算120.00万元。'),
    ).toContain('预算公开');
    expect(
      refused(
        '# 关于做好2023年度部门决算公开工作的通知',
        '各部门、各单位：',
        '请于9月20日前完成2023年度部门决算公开，公开内容包括决算报表和情况说明。',
        '特此通知。',
      ),
    ).toContain('通知');
    expect(
      refused(
        '# 苍溪湾区2023年财政决算（草案）的报告',
        '全区一般公共预算收入完成12.30亿元，增长4.10%。其中：税收收入8.10亿元，非税收入4.20亿元。',
      ),
    ).toContain('政府');
    expect(
      refused('# 2023年度审计工作报告', '审计发现，3个部门预算编制不细，涉及金额210.00万元。'),
    ).toContain('审计');
    expect(refused('# 通讯录', '办公室在二楼。')).toContain('没有部门决算的内容');
  });

  it('is an account where the text is one, whatever its title', () => {
    const body = [
      '一、收入决算情况说明',
      INCOME,
      '二、支出决算情况说明',
      '本年支出合计119.00万元，其中：基本支出80.00万元，占67.23%；项目支出39.00万元，占32.77%。',
    ];
    for (const title of [
      '# 关于苍溪湾区图书馆2023年度部门决算的公告',
      '# 2023年财务收支情况',
      '# 苍溪湾区图书馆2023年度部门决算情况报告',
      '# 苍溪湾区图书馆2023年部门预算公开',
    ])
      expect(refused(title, ...body), title).toBe('read');
  });

  it('is a blank form where placeholders stand for figures', () => {
    const form = read(
      '# ××局2024年度部门决算公开',
      '一、收入决算情况说明',
      '本年收入合计××万元，其中：财政拨款收入××万元，占××%；事业收入××万元，占××%；其他收入××万元，占××%。',
    );
    expect(form.blankForm).toBe(true);
    expect(read('# 某局2024年度部门决算', '一、收入决算情况说明', INCOME).blankForm).toBe(false);
  });
});

it('is never found free of faults where there is nothing to judge', () => {
  for (const lines of [
    ['# 苍溪湾区图书馆2023年度部门决算'],
    ['# 苍溪湾区图书馆2023年度部门决算', '附件下载：部门决算.pdf'],
  ]) {
    const { verdict } = auditDisclosure(read(...lines));
    expect(verdict).toContain('没有可以核对的内容');
    expect(verdict).not.toContain('未发现');
  }
});

describe('traditional script', () => {
  it('is read in simplified characters, and said', () => {
    const page = read(
      '# 蒼溪灣區圖書館2023年度部門決算公開說明',
      '一、收入決算情況說明',
      '本年收入合計120.00萬元，其中：財政撥款收入100.00萬元，佔83.33%；其他收入20.00萬元，佔16.67%。',
    );
    expect(page).toMatchObject({ unit: '苍溪湾区图书馆', year: 2023 });
    expect(page.remarks.map((r) => r.code)).toContain('traditional-script');
    expect(page.ledger.every((e) => e.occurrence !== undefined)).toBe(true);
    const quoted = read('# 某局2023年度部门决算', '一、收入决算情况说明', INCOME, '参见《預算決算說明》。');
    expect(quoted.remarks).toEqual([]);
  });
});
