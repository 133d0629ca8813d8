import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Cell, Table } from '../../model/document.ts';
import type { FormCell, PerformanceForm } from '../../model/performance.ts';
import { decimalOf } from '../../money/figure.ts';
import { parseFigure } from '../../money/parse-figure.ts';
import { occurrencesOf } from './occurrences-of.ts';
import { readForms } from './read-forms.ts';

/** Blocks of a text: lines with tabs or bars are a table, a blank line ends it, other lines are paragraphs. */
function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let rows: { cells: string[]; line: number }[] = [];
  const flush = () => {
    if (rows.length > 0) blocks.push(tableOf(rows));
    rows = [];
  };
  text.split('\n').forEach((line, i) => {
    const mark = line.includes('\t') ? '\t' : '|';
    if (line.includes(mark)) {
      rows.push({ cells: line.split(mark), line: i + 1 });
      return;
    }
    flush();
    const trimmed = line.trim();
    if (trimmed)
      blocks.push({
        kind: 'paragraph',
        text: trimmed,
        spans: [{ start: 0, end: trimmed.length, place: { line: i + 1 } }],
      });
  });
  flush();
  return blocks;
}

/** `→` takes the cell left of it into one merged cell, `↓` the cell above. */
function tableOf(rows: readonly { cells: readonly string[]; line: number }[]): Table {
  const columns = Math.max(...rows.map((r) => r.cells.length));
  const cells: Cell[] = [];
  rows.forEach((r, row) => {
    r.cells.forEach((raw, column) => {
      const text = raw.trim();
      if (text === '→' || text === '↓') return;
      let columnSpan = 1;
      while (r.cells[column + columnSpan]?.trim() === '→') columnSpan++;
      let rowSpan = 1;
      while (rows[row + rowSpan]?.cells[column]?.trim() === '↓') rowSpan++;
      cells.push({
        row,
        column,
        rowSpan,
        columnSpan,
        text,
        place: { line: r.line, cell: `${row}:${column}` },
      });
    });
  });
  return {
    kind: 'table',
    rows: rows.length,
    columns,
    cells,
    pages: [],
    trust: 'native',
    place: { line: rows[0]!.line },
  };
}

const number = (cell: FormCell | undefined) => (cell?.figure ? decimalOf(cell.figure) : undefined);
const unit = (cell: FormCell | undefined) => cell?.figure?.unit;

/** A form in short: [source, initial, full, executed, weight, rate, score] and [first, second, third, target, actual, weight, score]. */
function short(form: PerformanceForm) {
  return {
    name: form.name,
    funds: form.funds.map((f) => [
      f.source,
      ...[f.initial, f.full, f.executed, f.weight, f.rate, f.score].map(number),
    ]),
    indicators: form.indicators.map((i) => [
      i.first,
      i.second,
      i.third,
      i.target.text,
      i.actual.text,
      number(i.weight),
      number(i.score),
    ]),
    total: [number(form.totalWeight), number(form.totalScore)],
    unbound: form.unbound.map((u) => u.text),
  };
}

function only(text: string): PerformanceForm {
  const { forms } = readForms(blocksOf(text));
  expect(forms).toHaveLength(1);
  return forms[0]!;
}

const seeds = join(import.meta.dirname, '../../../../shared/seed');
const texts = existsSync(seeds) ? readdirSync(seeds).filter((f) => f.endsWith('.txt')) : [];

/** Every cell of a form that a meaning was found for. */
function boundCells(form: PerformanceForm): FormCell[] {
  return [
    ...form.funds.flatMap((f) => [f.initial, f.full, f.executed, f.weight, f.rate, f.score]),
    ...form.indicators.flatMap((i) => [i.target, i.actual, i.weight, i.score]),
    form.totalWeight,
    form.totalScore,
  ].filter((c): c is FormCell => c?.figure !== undefined);
}

describe('the published forms at hand', () => {
  for (const file of texts.length > 0 ? texts : ['(none)']) {
    it(`reads every figure of ${file}`, ({ skip }) => {
      if (texts.length === 0) return skip('no published text beside the repository');
      const text = readFileSync(join(seeds, file), 'utf8');
      const blocks = blocksOf(text);
      const { forms, used } = readForms(blocks, 2024);
      expect(forms).toHaveLength(
        text.split('\n').filter((l) => /^项目支出绩效自评表$/.test(l.trim())).length,
      );
      const printed = [...used].flatMap((t) => t.cells.map((c) => c.text)).filter((t) => parseFigure(t));
      const bound = forms.flatMap(boundCells).map((c) => c.text);
      expect(bound.sort()).toEqual(printed.sort());
      for (const form of forms) {
        expect(form.unbound).toEqual([]);
        expect(form.year).toBe(2024);
        expect(form.name).not.toBe('');
        expect(form.department).not.toBe('');
        expect(form.unit).not.toBe('');
        expect(form.goal.text.length).toBeGreaterThan(20);
        expect(form.result.text.length).toBeGreaterThan(20);
        expect(form.funds.map((f) => f.source)).toEqual(['total', 'fiscal', 'other']);
        const [total, ...parts] = form.funds;
        for (const key of ['initial', 'full', 'executed'] as const)
          expect(parts.reduce((sum, p) => sum + p[key]!.figure!.value, 0n)).toBe(total![key]!.figure!.value);
        for (const key of ['weight', 'score'] as const) {
          const added = form.indicators.reduce(
            (sum, i) => sum + i[key]!.figure!.value,
            total![key]!.figure!.value,
          );
          expect(added).toBe((key === 'weight' ? form.totalWeight : form.totalScore)!.figure!.value);
        }
        for (const indicator of form.indicators) {
          expect(indicator.first).toMatch(/^(产出|成本|效益|满意度)指标$/);
          expect(indicator.second).toMatch(/指标$/);
          expect(indicator.third).not.toMatch(/[=<>≥≤]/);
        }
      }
    });
  }
});

const HEAD = ['项目支出绩效自评表', '（2023年度）'];

describe('layouts', () => {
  it('reads the central form with a line of carried-over money', () => {
    const form = only(
      [
        ...HEAD,
        '项目名称|古籍修复||||||||',
        '主管部门|云岭省文化厅|||实施单位|云岭省图书馆||||',
        '项目资金（万元）|||年初预算数|全年预算数|全年执行数|分值|执行率|得分|',
        '|年度资金总额||120.00|135.50|130.08|10|96.00%|9.60|',
        '|其中：当年财政拨款||100.00|110.00|104.58|—|—|—|',
        '|上年结转资金||20.00|25.50|25.50|—|—|—|',
        '|其他资金||0.00|0.00|0.00|—|—|—|',
        '年度总体目标|预期目标||||实际完成情况||||',
        '|修复古籍400册。||||修复古籍412册。||||',
        '绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施|',
        '|产出指标|数量指标|修复册数|≥400册|412册|20|20||',
        '|||修复卷轴|≥30件|27件|20|18|纸张到货晚。|',
        '||时效指标|完成时间|2023年11月底前|2023年11月|10|10||',
        '|效益指标|社会效益指标|开放查阅|明显提高|达成预期指标|30|28.5|宣传不足|',
        '|满意度指标|服务对象满意度指标|读者满意度|≥90%|93.4%|10|10||',
        '总分||||||100|96.10||',
      ].join('\n'),
    );
    expect(short(form)).toEqual({
      name: '古籍修复',
      funds: [
        ['total', '120.00', '135.50', '130.08', '10', '96.00', '9.60'],
        ['fiscal', '100.00', '110.00', '104.58', undefined, undefined, undefined],
        ['carry', '20.00', '25.50', '25.50', undefined, undefined, undefined],
        ['other', '0.00', '0.00', '0.00', undefined, undefined, undefined],
      ],
      indicators: [
        ['产出指标', '数量指标', '修复册数', '≥400册', '412册', '20', '20'],
        ['产出指标', '数量指标', '修复卷轴', '≥30件', '27件', '20', '18'],
        ['产出指标', '时效指标', '完成时间', '2023年11月底前', '2023年11月', '10', '10'],
        ['效益指标', '社会效益指标', '开放查阅', '明显提高', '达成预期指标', '30', '28.5'],
        ['满意度指标', '服务对象满意度指标', '读者满意度', '≥90%', '93.4%', '10', '10'],
      ],
      total: ['100', '96.10'],
      unbound: ['2023年11月底前', '2023年11月'],
    });
    expect(form).toMatchObject({ year: 2023, department: '云岭省文化厅', unit: '云岭省图书馆' });
    expect(form.goal.text).toBe('修复古籍400册。');
    expect(form.result.text).toBe('修复古籍412册。');
    expect(form.indicators[1]!.note).toBe('纸张到货晚。');
    expect(form.indicators.map((i) => unit(i.actual))).toEqual(['册', '件', undefined, undefined, '%']);
    expect(form.funds.map((f) => unit(f.initial))).toEqual(['万元', '万元', '万元', '万元']);
  });

  it('reads operator, value and unit of measure from columns of their own', () => {
    const form = only(
      [
        '部门预算项目支出绩效自评表（2022年度）',
        '项目名称|防汛物资|→|→|→|→|→|→|→|→',
        '主管部门|江北市水务局|→|→|实施单位（盖章）|→|江北市河道所|→|→|→',
        '预算执行情况（元）||年初预算|调整后预算数|预算执行数|执行率|权重|得分|原因|',
        '↓|总额|800000.00|755000.00|750000.00|99.34%|10|9.93|采购结余|',
        '↓|其中：财政资金|800000.00|755000.00|750000.00|/|/|/||',
        '↓|财政专户管理资金|0|0|0|/|/|/||',
        '↓|单位资金|0|0|0|/|/|/||',
        '↓|其他资金|0|0|0|/|/|/||',
        '一级指标|二级指标|三级指标|指标性质|指标值|度量单位|完成值|权重|得分|未完成原因分析',
        '产出指标|数量指标|编织袋|≥|12000|条|12500|30|30|',
        '↓|质量指标|合格率|＝|100|%|100|20|20|',
        '成本指标|经济成本指标|单价|≤|1.85|元|1.8|10|10|',
        '效益指标|社会效益指标|保障能力|定性|优良||优良|20|18|调度不及时',
        '满意度指标|满意度指标|群众满意度|≥|90|百分比|88|10|9.7|宣传少',
        '合计|→|→|→|→|→|→|100|97.63|',
        '评价结论|项目按计划完成，自评97.63分。|→|→|→|→|→|→|→|→',
        '项目负责人：|张三|→|→|财务负责人：|李四|→|→|→|→',
      ].join('\n'),
    );
    expect(short(form)).toEqual({
      name: '防汛物资',
      funds: [
        ['total', '80.000000', '75.500000', '75.000000', '10', '99.34', '9.93'],
        ['fiscal', '80.000000', '75.500000', '75.000000', undefined, undefined, undefined],
        ...Array.from({ length: 3 }, () => [
          'other',
          '0.0000',
          '0.0000',
          '0.0000',
          undefined,
          undefined,
          undefined,
        ]),
      ],
      indicators: [
        ['产出指标', '数量指标', '编织袋', '≥12000条', '12500', '30', '30'],
        ['产出指标', '质量指标', '合格率', '=100%', '100', '20', '20'],
        ['成本指标', '经济成本指标', '单价', '≤1.85元', '1.8', '10', '10'],
        ['效益指标', '社会效益指标', '保障能力', '优良', '优良', '20', '18'],
        ['满意度指标', '满意度指标', '群众满意度', '≥90百分比', '88', '10', '9.7'],
      ],
      total: ['100', '97.63'],
      unbound: [],
    });
    expect(form.indicators.map((i) => [i.target.figure?.kind, i.actual.figure?.kind])).toEqual([
      ['count', 'count'],
      ['percent', 'percent'],
      ['amount', 'amount'],
      [undefined, undefined],
      ['percent', 'percent'],
    ]);
    expect(form).toMatchObject({ year: 2022, unit: '江北市河道所' });
  });

  it('reads merged cells, and a form that goes on in a second grid of another width', () => {
    const form = only(
      [
        ...HEAD,
        '项目名称|→|校舍维修|→|→|→|→|→',
        '主管部门|→|石桥县教育局|→|实施单位|→|石桥县中学|→',
        '项目资金（万元）|→|年初预算数（A）|全年预算数（B）|全年执行数（C）|分值|执行率（C/B）|得分',
        '↓|年度资金总额|60|1,060.00|1,000.00|10|94.34%|9.43',
        '↓|其中：财政拨款|60|1,060.00|1,000.00|—|—|—',
        '绩效指标|一级指标|二级指标|三级指标|指标值|完成值|分值|得分',
        '↓|产出指标(50分)|数量指标|维修面积|≥3000平方米|3,100平方米|25|25',
        '↓|↓|质量指标|验收合格率|100%|100%|25|25',
        '续表',
        '指标|效益指标|可持续影响指标|使用年限|≥5年|8年|→|30|30|',
        '↓|满意度指标|服务对象满意度|师生满意度|≥95%|97%|→|10|10|',
        '总分|→|→|→|→|→|→|100|99.43|',
      ].join('\n'),
    );
    expect(short(form)).toEqual({
      name: '校舍维修',
      funds: [
        ['total', '60', '1060.00', '1000.00', '10', '94.34', '9.43'],
        ['fiscal', '60', '1060.00', '1000.00', undefined, undefined, undefined],
      ],
      indicators: [
        ['产出指标', '数量指标', '维修面积', '≥3000平方米', '3,100平方米', '25', '25'],
        ['产出指标', '质量指标', '验收合格率', '100%', '100%', '25', '25'],
        ['效益指标', '可持续影响指标', '使用年限', '≥5年', '8年', '30', '30'],
        ['满意度指标', '服务对象满意度', '师生满意度', '≥95%', '97%', '10', '10'],
      ],
      total: ['100', '99.43'],
      unbound: ['(50分)'],
    });
  });

  it('reads forms that carry their titles inside one sheet', () => {
    const one = (name: string, score: string) => [
      '项目支出绩效自评表|→|→|→|→|→|→|→',
      '（2021年度）|→|→|→|→|→|→|→',
      `项目名称|${name}|→|→|→|→|→|→`,
      '项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分',
      '|年度资金总额|9|9|9|10|100%|10',
      '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因',
      `产出指标|数量指标|场次|≥4场|4场|90|${score}|`,
      `总分||||||100|${Number(score) + 10}`,
    ];
    const { forms, used } = readForms(blocksOf([...one('讲座', '90'), ...one('展览', '81')].join('\n')));
    expect(used.size).toBe(1);
    expect(forms.map((f) => [f.title, f.year, f.name, number(f.indicators[0]!.score)])).toEqual([
      ['项目支出绩效自评表', 2021, '讲座', '90'],
      ['项目支出绩效自评表', 2021, '展览', '81'],
    ]);
  });

  it('reads a form of a whole department without adding its budget twice', () => {
    const form = only(
      [
        '部门整体支出绩效自评表',
        '（2024年度）',
        '部门名称|临湖区民政局||||||',
        '预算执行情况（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分',
        '|年度资金总额|500.00|520.00|520.00|10|100%|10',
        '|其中：基本支出|300.00|310.00|310.00|||',
        '|项目支出|200.00|210.00|210.00|||',
        '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|未完成原因',
        '产出指标|数量指标|救助人次|≥800人次|812人次|60|60|',
        '效益指标|社会效益指标|覆盖率|≥98%|99%|30|30|',
        '总分|||||100|100|',
      ].join('\n'),
    );
    expect(form.name).toBe('临湖区民政局');
    expect(form.funds.map((f) => f.source)).toEqual(['total']);
    expect(form.unbound.map((u) => u.text)).toEqual([
      '300.00',
      '310.00',
      '310.00',
      '200.00',
      '210.00',
      '210.00',
    ]);
    expect(form.unbound[0]!.reason.label).toContain('基本支出');
  });

  it('keeps a line that divides the fiscal money again out of the sum', () => {
    const form = only(
      [
        ...HEAD,
        '项目名称|道路养护||||||',
        '项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分',
        '|年度资金总额|90.00|90.00|80.00|10|88.89%|8.89',
        '|其中：财政拨款|70.00|70.00|60.00|||',
        '|其中：一般公共预算|70.00|70.00|60.00|||',
        '|其他资金|20.00|20.00|20.00|||',
      ].join('\n'),
    );
    expect(form.funds.map((f) => f.label)).toEqual(['年度资金总额', '其中：财政拨款', '其他资金']);
    expect(form.unbound).toHaveLength(3);
  });

  it('takes the execution rate among the indicators for the score of the money', () => {
    const form = only(
      [
        ...HEAD,
        '项目名称|绿化|||||||',
        '项目资金（万元）||年初预算数|全年预算数|全年执行数|执行率|||',
        '|年度资金总额|8.00|8.00|8.00|100%|||',
        '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因|',
        '预算执行率|预算执行率|预算执行率|100%|100%|10|10||',
        '产出指标|数量指标|植树|≥500棵|500棵|90|88||',
        '总分|||||100|98||',
      ].join('\n'),
    );
    expect(form.indicators).toHaveLength(1);
    expect([number(form.funds[0]!.weight), number(form.funds[0]!.score)]).toEqual(['10', '10']);
    expect(form.unbound.map((u) => u.text)).toEqual(['100%', '100%']);
  });

  it('mends lines whose blank cells were lost', () => {
    const form = only(
      [
        ...HEAD,
        '项目名称|展陈|||||||',
        '|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施',
        '绩效指标|产出指标|数量指标|展品|≥60件|61件|20|20|',
        '讲解员|≥6人|6人|10|10',
        '质量指标|完好率|≥99%|100%|20|20',
        '效益指标|社会效益指标|参观人次|≥2万人次|2.4万人次|30|30',
        '满意度指标|观众满意度指标|观众满意度|≥90%|91%|10|10||',
        '总分|90|90',
      ].join('\n'),
    );
    expect(short(form).indicators).toEqual([
      ['产出指标', '数量指标', '展品', '≥60件', '61件', '20', '20'],
      ['产出指标', '数量指标', '讲解员', '≥6人', '6人', '10', '10'],
      ['产出指标', '质量指标', '完好率', '≥99%', '100%', '20', '20'],
      ['效益指标', '社会效益指标', '参观人次', '≥2万人次', '2.4万人次', '30', '30'],
      ['满意度指标', '观众满意度指标', '观众满意度', '≥90%', '91%', '10', '10'],
    ]);
    expect(short(form).total).toEqual(['90', '90']);
  });

  it('reads forms one under another whose merged cells were lost, with instructions printed in them', () => {
    const one = (name: string, ...cost: readonly string[]) => [
      '报表编号：330000_0099||||||||||',
      '部门预算项目支出绩效自评表（2023年度）||||||||||',
      `项目名称|33000024T000000012345-${name}|||||||||`,
      '主管部门|溪口县司法局部门|实施单位（盖章）|溪口县司法局|||||||',
      '项目基本情况|1.项目年度目标完成情况|项目年度目标|年度目标完成情况|||||||',
      '购置设备7台。|已购置7台。|||||||||',
      '2.项目实施内容及过程概述|2023年5月招标，12月前付款。|||||||||',
      '预算执行情况（10分）|年度预算数（万元）|年初预算|调整后预算数|预算执行数|预算执行率|权重|得分|原因||',
      '总额|0.00|4.27|4.27|100.00%|10|10|1.预算执行率未达到90%的需说明原因（100字以内）。|||',
      '其中：财政资金|0.00|4.27|4.27|100.00%|/|/||||',
      '财政专户管理资金|0.00|0.00|0.00|0.00%|/|/||||',
      '其他资金|||||/|/||||',
      '绩效指标（90分）|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|完成值|权重|得分|未完成原因分析',
      '产出指标|数量指标|设备台数|≥|7|台|7|50|50|||',
      ...cost,
      '合计|100|||||||||',
      '评价结论|自评100分。|||||||||',
      '项目负责人：张某|财务负责人：李某|||||||||',
    ];
    const { forms } = readForms(
      blocksOf(
        [
          ...one('设备', '经济成本指标|成本控制数|≤|4.27|万元|4.27|40|40|||'),
          ...one('装具', '效益指标|社会效益指标|处置能力|定性|优||优|40|38|启用晚||'),
        ].join('\n'),
      ),
    );
    expect(forms.map(short)).toEqual(
      [
        ['设备', ['产出指标', '经济成本指标', '成本控制数', '≤4.27万元', '4.27', '40', '40']],
        ['装具', ['效益指标', '社会效益指标', '处置能力', '优', '优', '40', '38']],
      ].map(([name, indicator]) => ({
        name: `33000024T000000012345-${name as string}`,
        funds: [
          ['total', '0.00', '4.27', '4.27', '10', '100.00', '10'],
          ['fiscal', '0.00', '4.27', '4.27', undefined, '100.00', undefined],
          ['other', '0.00', '0.00', '0.00', undefined, '0.00', undefined],
          ['other', undefined, undefined, undefined, undefined, undefined, undefined],
        ],
        indicators: [['产出指标', '数量指标', '设备台数', '≥7台', '7', '50', '50'], indicator],
        total: ['100', undefined],
        unbound: [],
      })),
    );
    expect(forms.map((f) => [f.unit, f.goal.text, f.result.text, f.year])).toEqual(
      Array.from({ length: 2 }, () => ['溪口县司法局', '购置设备7台。', '已购置7台。', 2023]),
    );
  });

  it('reads two lines of headings, the upper one merged or blank below', () => {
    for (const below of ['↓', '']) {
      const form = only(
        [
          '2023年度项目支出绩效自评表',
          '项目名称|茶园改造|||||||||',
          '绩效指标|||年度指标值|||实际完成值|分值|得分|偏差原因分析及改进措施|',
          `一级指标|二级指标|三级指标|指标性质|指标值|度量单位|${below}|${below}|${below}|${below}|`,
          '产出指标|数量指标|改造面积|>=|1500|亩|1536|45|45||',
          '|质量指标|成活率|>=|92|%|92.5|15|15||',
          '效益指标|经济效益指标|亩均增收|>=|300|元|280|30|28|价格回落|',
          '其他需要说明事项|无|||||||||',
          '总分|||||||90|88|良|',
        ].join('\n'),
      );
      expect(short(form).indicators).toEqual([
        ['产出指标', '数量指标', '改造面积', '>=1500亩', '1536', '45', '45'],
        ['产出指标', '质量指标', '成活率', '>=92%', '92.5', '15', '15'],
        ['效益指标', '经济效益指标', '亩均增收', '>=300元', '280', '30', '28'],
      ]);
      expect(short(form).total).toEqual(['90', '88']);
    }
  });

  it('reads indicators without levels, with a target changed during the year', () => {
    const form = only(
      [
        '2022年度项目绩效自评表',
        '项目名称|河道清淤|项目编码|50000022T000000000077|自评总分|97.5|||||',
        '主管部门|巴山区水利局|||||||||',
        '预算资金情况（万元）||年初预算数|全年（调整）预算数|全年执行数|执行率|执行率权重|执行率得分|||',
        '|年度总金额|300.00|280.00|210.00|75%|10|7.5|||',
        '|其中：市级支出|200.00|180.00|110.00||||||',
        '|补助区县|100.00|100.00|100.00||||||',
        '当年绩效目标|年初绩效目标||全年（调整）绩效目标||全年目标完成情况|||||',
        '|清淤12公里。||清淤10公里。||清淤10公里。|||||',
        '绩效指标|指标名称|计量单位|指标性质|年初指标值|调整指标值|全年完成值|得分系数（%）|权重（分）|得分（分）|说明',
        '|清淤长度|公里|≥|12|10|10|100|50|50|',
        '|群众满意度|%|≥|90||93|100|40|40|',
      ].join('\n'),
    );
    expect(short(form)).toMatchObject({
      funds: [
        ['total', '300.00', '280.00', '210.00', '10', '75', '7.5'],
        ['fiscal', '200.00', '180.00', '110.00', undefined, undefined, undefined],
        ['fiscal', '100.00', '100.00', '100.00', undefined, undefined, undefined],
      ],
      indicators: [
        ['', '', '清淤长度', '≥10公里', '10', '50', '50'],
        ['', '', '群众满意度', '≥90%', '93', '40', '40'],
      ],
      total: [undefined, '97.5'],
    });
    expect(form.unbound.map((u) => u.text).sort()).toEqual(['100', '100', '12']);
    expect([form.goal.text, form.result.text]).toEqual(['清淤12公里。', '清淤10公里。']);
  });

  it('reads a budget and an execution without points of their own', () => {
    const form = only(
      [
        '部门整体绩效自评表',
        '单位名称|沙湖市文联||||||',
        '预算执行情况（万元）（20分）||预算数（A）|执行数（B）|执行率（B/A）|得分||',
        '|年度财政资金总额|640.5|620.4|96.86%|19.37||',
        '年度绩效目标1（40分）|||||||',
        '年度绩效指标|一级指标|二级指标|三级指标|年初目标值（A）|实际完成值（B）|得分|',
        '|产出指标|数量指标|展览场次|12场|12场|40|',
        '|效益指标|社会效益指标|观众人次|2万|1.9万|38|',
        '总分|||||97.37||',
      ].join('\n'),
    );
    expect(short(form)).toMatchObject({
      funds: [['total', undefined, '640.5', '620.4', undefined, '96.86', '19.37']],
      indicators: [
        ['产出指标', '数量指标', '展览场次', '12场', '12场', undefined, '40'],
        ['效益指标', '社会效益指标', '观众人次', '2万', '1.9万', undefined, '38'],
      ],
      total: [undefined, '97.37'],
      unbound: [],
    });
  });

  it('joins the lines of wrapped cells where the grid was known by alignment only', () => {
    const blocks = blocksOf(
      [
        ...HEAD,
        '项目名称|夜校|||||||',
        '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因|',
        '产出指标|数量指标|开设课程|≥40门|43门|50|50||',
        '||门数||||||',
        '效益指标|社会效益指标|职业技能|显著|达到|40|36|报名|',
        '||提升|提高|预期|||不足|',
        '总分|||||90|86||',
      ].join('\n'),
    ).map((b): Block => (b.kind === 'table' ? { ...b, trust: 'aligned' } : b));
    const { forms } = readForms(blocks);
    expect(short(forms[0]!).indicators).toEqual([
      ['产出指标', '数量指标', '开设课程门数', '≥40门', '43门', '50', '50'],
      ['效益指标', '社会效益指标', '职业技能提升', '显著提高', '达到预期', '40', '36'],
    ]);
    expect(forms[0]!.indicators[1]!.note).toBe('报名不足');
  });

  it('ends a form at its foot, and before a table of another kind', () => {
    const broken = [
      '项目名称|年鉴|||||||',
      '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因|',
      '产出指标|数量指标|册数|≥300册|300册|50|50||',
    ];
    const other = ['单位名称|人数|车辆', '本级|12|2', '合计|12|2'];
    const foot = '总分|||||100|95||';
    for (const parts of [
      [...HEAD, ...broken, '', ...other],
      [...HEAD, ...broken, '', foot, '', ...other],
      [...HEAD, ...broken, foot, '', '存在问题|交稿晚', '', ...other],
    ]) {
      const blocks = blocksOf(parts.join('\n'));
      const { forms, used } = readForms(blocks);
      expect(forms).toHaveLength(1);
      expect(number(forms[0]!.totalScore)).toBe(parts.includes(foot) ? '95' : undefined);
      expect(used.has(blocks.at(-1) as Table)).toBe(false);
      expect(blocks.filter((b) => b.kind === 'table' && !used.has(b))).toHaveLength(1);
    }
  });

  it.each([
    [
      'targets alone',
      '项目支出绩效目标表\n项目名称|绿化|||\n一级指标|二级指标|三级指标|指标值|权重\n产出指标|数量指标|植树|≥5棵|90',
    ],
    [
      'a list of projects',
      '项目绩效自评结果汇总表\n序号|项目名称|全年预算数|全年执行数|自评得分\n1|绿化|8.00|8.00|98\n合计||8.00|8.00|',
    ],
    [
      'a statement',
      '收入决算表\n项目|年初预算数|全年预算数|决算数\n一、财政拨款收入|1|1|1\n本年收入合计|1|1|1',
    ],
  ])('leaves %s alone', (_what, text) => {
    const { forms, used } = readForms(blocksOf(text));
    expect([forms.length, used.size]).toEqual([0, 0]);
  });
});

describe('any grid', () => {
  const cell = fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    fc.constantFrom(
      '—',
      '产出指标',
      '数量指标',
      '其他资金',
      '年度资金总额',
      '总分',
      '预期目标',
      '项目名称',
      '指标甲',
    ),
    fc.constantFrom(
      '一级指标',
      '三级指标',
      '年度指标值',
      '实际完成值',
      '分值',
      '得分',
      '年初预算数',
      '全年预算数',
      '执行率',
    ),
    fc.integer({ min: 0, max: 2000 }).map((n) => `${n / 10}`),
    fc.integer({ min: 0, max: 120 }).map((n) => `≥${n}%`),
    fc.integer({ min: 1000, max: 99999 }).map((n) => `${n.toLocaleString('en-US')} 万元`),
  );
  const line = fc.array(cell, { minLength: 1, maxLength: 9 });
  const frame = [
    ['项目名称', '甲'],
    ['项目资金', '', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
    ['', '年度资金总额', '1', '1', '1', '10', '100%', '10'],
    ['', '一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因'],
  ];

  it('never throws and loses no figure', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 3, arbitrary: line }, fc.constantFrom(...frame)), { maxLength: 14 }),
        fc.array(line, { maxLength: 4 }),
        (body, next) => {
          const rows = [...frame, ...body];
          const tables = [rows, next]
            .filter((r) => r.length > 0)
            .map((r) => tableOf(r.map((cells, i) => ({ cells, line: i + 1 }))));
          const { forms, used } = readForms(tables);
          const printed = [...used].flatMap((t) => t.cells.map((c) => c.text)).filter((t) => parseFigure(t));
          const told = forms.flatMap((f) => [
            ...boundCells(f).map((c) => c.text),
            ...f.unbound.map((u) => u.text),
          ]);
          expect(used.size).toBeGreaterThan(0);
          expect(told.sort()).toEqual(printed.sort());
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('occurrencesOf', () => {
  it('gives every bound figure an address of its own', () => {
    const { forms } = readForms(
      blocksOf(
        [
          ...HEAD,
          '项目名称|路灯|||||||',
          '项目资金（元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分|',
          '|年度资金总额|70,000|70,000|69,300|10|99%|9.9|',
          '|财政专户管理资金|30,000|30,000|29,300||||',
          '|单位资金|40,000|40,000|40,000||||',
          '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因|',
          '产出指标|数量指标|灯杆|≥40根|41根|90|90||',
          '总分|||||100|99.9||',
        ].join('\n'),
      ),
    );
    const found = occurrencesOf(forms[0]!, 1, 7);
    expect(
      found.map(
        (o) => `${o.id} ${o.address} ${decimalOf(o.figure)}${o.figure.kind === 'percent' ? '%' : ''}`,
      ),
    ).toEqual([
      '7 form2/total/initial 7.0000',
      '8 form2/total/full 7.0000',
      '9 form2/total/executed 6.9300',
      '10 form2/execution/weight 10',
      '11 form2/execution/rate 99%',
      '12 form2/execution/score 9.9',
      '13 form2/other/initial 3.0000',
      '14 form2/other/full 3.0000',
      '15 form2/other/executed 2.9300',
      '16 form2/other2/initial 4.0000',
      '17 form2/other2/full 4.0000',
      '18 form2/other2/executed 4.0000',
      '19 form2/indicator1/target 40',
      '20 form2/indicator1/actual 41',
      '21 form2/indicator1/weight 90',
      '22 form2/indicator1/score 90',
      '23 form2/total/weight 100',
      '24 form2/total/score 99.9',
    ]);
    expect(found[2]).toMatchObject({
      what: '“路灯”年度资金总额全年执行数',
      quote: '年度资金总额 69,300',
      place: { line: 5 },
      origin: 'form',
    });
  });
});
