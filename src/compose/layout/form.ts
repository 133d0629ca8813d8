import type { Account } from '../../model/account.ts';
import type { Indicator, PerformanceForm } from '../../model/performance.ts';
import type { Sheet, SheetCell } from '../document.ts';

const FUND_LABEL = {
  total: '年度资金总额',
  fiscal: '其中：当年财政拨款',
  carry: '上年结转资金',
  other: '其他资金',
} as const;
const FUND_HEADS = ['年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'];
const INDICATOR_HEADS = [
  '一级指标',
  '二级指标',
  '三级指标',
  '年度指标值',
  '实际完成值',
  '分值',
  '得分',
  '偏差原因分析及改进措施',
];

/**
 * Lays a self-evaluation form (项目支出绩效自评表) out as the central form of 财预〔2021〕101号 prints it: project, funds in
 * 万元, goals, indicators whose first two levels are merged downwards, total.
 * @param account whose year the form has when it names none
 */
export function layoutForm(form: PerformanceForm, account: Pick<Account, 'year'>): Sheet {
  const grid = new FormGrid();
  grid.row(['label', '项目名称', 1], ['text', form.name, 8]);
  grid.row(
    ['label', '主管部门', 1],
    ['text', form.department, 3],
    ['label', '实施单位', 2],
    ['text', form.unit, 3],
  );

  grid.beside('项目资金\n（万元）', 1 + form.funds.length);
  grid.row(['label', '', 2], ...FUND_HEADS.map((text) => ['label', text, 1] as const));
  for (const fund of form.funds) {
    const parts = [fund.initial, fund.full, fund.executed, fund.weight, fund.rate, fund.score];
    grid.row(
      ['text', fund.label || FUND_LABEL[fund.source], 2],
      ...parts.map((part, i) => ['figure', part?.text ?? (i < 3 ? '' : '—'), 1] as const),
    );
  }

  grid.beside('年度总体目标', 2);
  grid.row(['label', '预期目标', 4], ['label', '实际完成情况', 4]);
  grid.row(['text', form.goal.text, 4], ['text', form.result.text, 4]);

  grid.beside('年度绩效指标', 1 + form.indicators.length);
  grid.row(...INDICATOR_HEADS.map((text) => ['label', text, 1] as const));
  grid.indicators(form.indicators);
  grid.row(
    ['label', '总分', 6],
    ['figure', form.totalWeight?.text ?? '', 1],
    ['figure', form.totalScore?.text ?? '', 1],
    ['text', '', 1],
  );
  const title = form.title || '项目支出绩效自评表';
  return {
    title,
    ...(form.name ? { entry: `${title}（${form.name}）` } : {}),
    subtitle: `（${form.year ?? account.year}年度）`,
    widths: [20, 23, 25, 28, 25, 24, 12, 17, 30],
    rows: grid.rows,
    headerRows: 0,
    cells: grid.cells,
    notes: [],
    landscape: false,
  };
}

type Part = readonly [kind: 'label' | 'text' | 'figure', text: string, columns: number];

/** Rows of the form, one after the other; what stands beside several of them shifts them by a column. */
class FormGrid {
  readonly cells: SheetCell[] = [];
  rows = 0;
  /** The first row below the label that stands at the left. */
  private shiftedTo = 0;

  beside(text: string, rows: number): void {
    this.put(this.rows, 0, ['label', text, 1], rows);
    this.shiftedTo = this.rows + rows;
  }

  row(...parts: readonly Part[]): void {
    let column = this.rows < this.shiftedTo ? 1 : 0;
    for (const part of parts) {
      this.put(this.rows, column, part);
      column += part[2];
    }
    this.rows++;
  }

  /** Lines of indicators; equal first and second levels that follow each other are one cell. */
  indicators(list: readonly Indicator[]): void {
    const start = this.rows;
    const merge = (column: number, text: (i: Indicator) => string, key: (i: Indicator) => string) => {
      for (let i = 0; i < list.length; ) {
        let end = i + 1;
        while (end < list.length && key(list[end]!) === key(list[i]!)) end++;
        this.put(start + i, column, ['label', text(list[i]!), 1], end - i);
        i = end;
      }
    };
    merge(
      1,
      (i) => i.first,
      (i) => i.first,
    );
    merge(
      2,
      (i) => i.second,
      (i) => `${i.first}/${i.second}`,
    );
    list.forEach((indicator, i) => {
      const { third, target, actual, weight, score, note } = indicator;
      const parts: readonly Part[] = [
        ['text', third, 1],
        ['figure', target.text, 1],
        ['figure', actual.text, 1],
        ['figure', weight?.text ?? '', 1],
        ['figure', score?.text ?? '', 1],
        ['text', note, 1],
      ];
      parts.forEach((part, p) => {
        this.put(start + i, 3 + p, part);
      });
    });
    this.rows = start + list.length;
  }

  private put(row: number, column: number, [kind, text, columnSpan]: Part, rowSpan = 1): void {
    this.cells.push({
      row,
      column,
      rowSpan,
      columnSpan,
      text: text.replace(/>=/g, '≥').replace(/<=/g, '≤'),
      role: kind,
      align: kind === 'text' ? 'left' : 'centre',
    });
  }
}
