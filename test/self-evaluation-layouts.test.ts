import { describe, expect, it } from 'vitest';
import { NATIONAL_SCORING, readDisclosure, scoreForm } from '../src/index.ts';
import type { PerformanceForm } from '../src/model/performance.ts';
import { showPoints } from '../src/score/score-indicator.ts';

/** A table in html: cells divided by `|`, `text@2x3` spans two rows and three columns, `/` breaks a line in a cell. */
function table(...rows: readonly string[]): string {
  const cells = (row: string) =>
    row
      .split('|')
      .map((cell) => {
        const [, text = '', down = '1', across = '1'] = /^(.*?)(?:@(\d+)x(\d+))?$/.exec(cell)!;
        return `<td rowspan="${down}" colspan="${across}">${text.replaceAll('/', '<br>')}</td>`;
      })
      .join('');
  return `<table>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('')}</table>`;
}

async function read(...body: readonly string[]): Promise<readonly PerformanceForm[]> {
  const html = `<html><head><meta charset="utf-8"></head><body><h1>青山镇人民政府2023年度部门决算</h1><p>十、预算绩效情况说明</p><p>本部门对2023年度项目开展了绩效自评。</p>${body.join('')}</body></html>`;
  const bytes = new TextEncoder().encode(html);
  return (await readDisclosure([{ file: 'forms.html', bytes }])).forms;
}

/** Lines of a form with their spans: 一级/二级/三级 target actual weight score → min…max. */
function told(form: PerformanceForm): string[] {
  const scored = scoreForm(form, NATIONAL_SCORING);
  return [
    `执行率 ${showPoints(scored.execution!.score.min)}`,
    ...scored.lines.map(({ indicator, score }) => {
      const { first, second, third, target, actual, weight } = indicator;
      const span = [...new Set([score!.min, score!.max].map(showPoints))].join('…');
      return `${first}/${second}/${third} ${target.text} ${actual.text} ${weight!.text} ${indicator.score!.text} → ${span}`;
    }),
    `总分 ${scored.form.totalScore?.text} → ${showPoints(scored.total.min)}…${showPoints(scored.total.max)}`,
  ];
}

const HEAD = [
  '项目支出绩效自评表@1x9',
  '（2023年度）@1x9',
  '项目名称@1x2|农村饮水安全巩固提升@1x7',
  '主管部门@1x2|县水利局@1x3|实施单位@1x2|青山镇人民政府@1x2',
  '项目资金/（万元）@4x2||年初/预算数|全年/预算数|全年/执行数|分值|执行率|得分',
  '年度资金总额|120.00|100.00|96.50|10|96.5%|9.65',
  '其中：当年财政拨款|100.00|80.00|76.50|—|—|—',
  '上年结转资金|20.00|20.00|20.00|—|—|—',
  '年度/总体/目标@2x2|预期目标@1x4|实际完成情况@1x3',
  '改造管网，解决饮水。@1x4|已改造管网。@1x3',
];
const COLUMNS = '一级指标|二级指标|三级指标|年度/指标值|实际/完成值|分值|得分|偏差原因分析及改进措施';

describe('forms as offices lay them out', () => {
  it('merged cells, and a heading repeated on the next page', async () => {
    const [form, ...others] = await read(
      table(
        ...HEAD,
        `绩/效/指/标@5x1|${COLUMNS}`,
        '产出/指标@3x1|数量/指标@2x1|改造管网长度|≥3公里|3.2公里|15|15|',
        '新建蓄水池|=2座|2座|15|15|',
        '时效指标|完工时间|2023年10月底前|2023年11月20日|10|8|雨季停工',
        '成本/指标|经济成本指标|工程造价|≤100万元|96.5万元|20|20|',
      ),
      '<p>- 12 -</p>',
      table(
        COLUMNS,
        '效益指标|社会效益指标|受益人口|≥1200人|1260人|20|20|',
        '满意度指标|服务对象满意度|群众满意度|≥90%|91.3%|10|10|',
        '总分@1x5|100|97.65|',
      ),
    );
    expect(others).toEqual([]);
    expect(form!.funds.map((f) => f.source)).toEqual(['total', 'fiscal', 'carry']);
    expect(told(form!)).toEqual([
      '执行率 9.65',
      '产出指标/数量指标/改造管网长度 ≥3公里 3.2公里 15 15 → 15',
      '产出指标/数量指标/新建蓄水池 =2座 2座 15 15 → 15',
      '产出指标/时效指标/完工时间 2023年10月底前 2023年11月20日 10 8 → 0…9.38',
      '成本指标/经济成本指标/工程造价 ≤100万元 96.5万元 20 20 → 20',
      '效益指标/社会效益指标/受益人口 ≥1200人 1260人 20 20 → 20',
      '满意度指标/服务对象满意度/群众满意度 ≥90% 91.3% 10 10 → 10',
      '总分 97.65 → 89.65…99.03',
    ]);
  });

  it('a cell cut by the end of the page, and a next page without a heading', async () => {
    const [form, ...others] = await read(
      table(
        ...HEAD,
        `绩效指标@3x1|${COLUMNS}`,
        '产出指标@2x1|数量指标@2x1|改造管网长度|≥3公里|3.2公里|15|15|',
        '新建蓄水池及配套|=2座|2座|15|15|',
      ),
      table(
        '|||设施|||||',
        '||时效指标|完工时间|2023年10月底前|2023年9月|20|20|',
        '|效益指标|社会效益指标|受益人口|≥1200人|1260人|30|30|',
        '|满意度指标|服务对象满意度指标|群众满意度|≥90%|91.3%|10|10|',
        '总分@1x6|100|99.65|',
      ),
    );
    expect(others).toEqual([]);
    expect(told(form!)).toEqual([
      '执行率 9.65',
      '产出指标/数量指标/改造管网长度 ≥3公里 3.2公里 15 15 → 15',
      '产出指标/数量指标/新建蓄水池及配套设施 =2座 2座 15 15 → 15',
      '产出指标/时效指标/完工时间 2023年10月底前 2023年9月 20 20 → 20',
      '效益指标/社会效益指标/受益人口 ≥1200人 1260人 30 30 → 30',
      '满意度指标/服务对象满意度指标/群众满意度 ≥90% 91.3% 10 10 → 10',
      '总分 99.65 → 99.65…99.65',
    ]);
  });

  it('signs and units in columns of their own', async () => {
    const [form] = await read(
      table(
        '项目绩效自评表（2023年度）@1x12',
        '项目名称@1x3|基层治理专项@1x9',
        '主管部门@1x3|县民政局@1x4|实施单位（盖章）@1x2|青山镇人民政府@1x3',
        '预算执行情况（10分）@5x1|年度预算数（万元）@1x2|年初预算|调整后预算数|预算执行数|预算执行率|权重|得分|原因@1x3',
        '总额@1x2|50.00|48.00|48.00|100.00%|10|10|@1x3',
        '其中：财政资金@1x2|50.00|48.00|48.00|100.00%|*|*|@1x3',
        '财政专户管理资金@1x2|0.00|0.00|0.00||*|*|@1x3',
        '单位资金@1x2|0.00|0.00|0.00||*|*|@1x3',
        '绩效指标（90分）@4x1|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|完成值|权重|得分|未完成原因分析@1x2',
        '产出指标@2x1|数量指标|社区个数|=|12|个|12|30|30|@1x2',
        '质量指标|验收合格率|≥|95|%|94|20|20|@1x2',
        '效益指标|社会效益指标|治理水平|定性|好坏||好|40|40|@1x2',
        '合计@1x8|100|100|@1x2',
        '评价结论@1x3|总体良好。@1x9',
      ),
    );
    expect(told(form!)).toEqual([
      '执行率 10',
      '产出指标/数量指标/社区个数 =12个 12 30 30 → 30',
      '产出指标/质量指标/验收合格率 ≥95% 94 20 20 → 19.79',
      '效益指标/社会效益指标/治理水平 好坏 好 40 40 → 32…40',
      '总分 100 → 91.79…99.79',
    ]);
  });

  it('the overall expenditure of a department', async () => {
    const [form] = await read(
      '<h3>部门整体支出绩效自评表</h3><p>（2023年度）</p>',
      table(
        '部门名称@1x2|青山镇人民政府@1x7',
        '部门整体支出（万元）@4x1|资金来源|年初预算数|全年预算数（A）|全年执行数（B）|分值|执行率（B/A）|得分@1x2',
        '年度资金总额|2,000.00|2,400.00|2,280.00|10|95.00%|9.5@1x2',
        '其中：基本支出|1,500.00|1,600.00|1,600.00|—|—|—@1x2',
        '项目支出|500.00|800.00|680.00|—|—|—@1x2',
        '年度总体目标@2x1|预期目标@1x4|实际完成情况@1x4',
        '保障运转。@1x4|运转正常。@1x4',
        `绩效指标@4x1|${COLUMNS}`,
        '产出指标（50分）|数量指标|召开会议|≥12次|12次|50|50|',
        '效益指标（30分）|社会效益指标|政务服务|优良中低差|良|30|25|',
        '满意度指标（10分）|服务对象满意度指标|群众满意度|≥95%|96%|10|10|',
        '总分@1x6|100|94.5|',
      ),
    );
    expect(form!.title).toBe('部门整体支出绩效自评表');
    expect(told(form!)).toEqual([
      '执行率 9.5',
      '产出指标/数量指标/召开会议 ≥12次 12次 50 50 → 50',
      '效益指标/社会效益指标/政务服务 优良中低差 良 30 25 → 18…30',
      '满意度指标/服务对象满意度指标/群众满意度 ≥95% 96% 10 10 → 10',
      '总分 94.5 → 87.5…99.5',
    ]);
  });
});
