/** Builders for the small disclosures that rules carry as examples. */

/** A whole disclosure in text form from its parts. */
export function disclosure(...parts: readonly (string | ExampleStatement)[]): string {
  return ['青山县档案馆2024年度部门决算', ...parts].join('\n\n');
}

/** A statement in text form: its title, its unit, rows of cells divided by `|`. */
export function statement(title: string, ...rows: readonly string[]): ExampleStatement {
  return new ExampleStatement([title, '单位：万元', ...rows]);
}

/** A statement of an example; what is wrong with one is told as its difference from a right one. */
export class ExampleStatement {
  constructor(private readonly lines: readonly string[]) {}

  /**
   * The statement with cells of one row changed.
   * @param row a cell that this row alone has: a code, a name
   * @param change `115.00→116.00`; with neighbours where a cell alone would not be plain: `总计|130.00→总计|131.00`
   * @throws Error where the row or the cells are not there, or more than once
   */
  with(row: string, change: string): ExampleStatement {
    const [from = [], to = []] = change.split('→').map((cells) => cells.split('|'));
    const rows = this.lines.map((line) => line.split('|'));
    const named = rows.filter((cells) => cells.includes(row));
    const [cells = []] = named;
    const starts = cells.flatMap((_, i) => (from.every((text, k) => cells[i + k] === text) ? [i] : []));
    if (named.length !== 1 || starts.length !== 1)
      throw new Error(`“${change}” in row “${row}”: ${named.length} rows, ${starts.length} places`);
    const mended = cells.toSpliced(starts[0]!, from.length, ...to);
    return new ExampleStatement(rows.map((given) => (given === cells ? mended : given).join('|')));
  }

  /**
   * The statement without some rows.
   * @param rows a cell of each that this row alone has
   * @throws Error where a row is not there, or more than once
   */
  without(...rows: readonly string[]): ExampleStatement {
    const gone = rows.map((row) => {
      const [at, ...others] = this.lines.flatMap((line, i) => (line.split('|').includes(row) ? [i] : []));
      if (at === undefined || others.length > 0) throw new Error(`not one row “${row}”`);
      return at;
    });
    return new ExampleStatement(this.lines.filter((_, i) => !gone.includes(i)));
  }

  toString(): string {
    return this.lines.map((line) => line.replaceAll('|', '\t')).join('\n');
  }
}

/** A section of the narrative: its heading, then its paragraphs. */
export function section(heading: string, ...paragraphs: readonly string[]): string {
  return [heading, ...paragraphs].join('\n');
}

/** What an example of a self-evaluation form says beside its lines of indicators. */
export interface EvaluationExample {
  /** 项目名称; 档案数字化经费 unless told. */
  readonly name?: string;
  /** 年度资金总额: 年初预算数|全年预算数|全年执行数|分值|执行率|得分. */
  readonly funds?: string;
  /** A line above 项目资金. */
  readonly above?: string;
  readonly goal?: string;
  readonly result?: string;
  /** 一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施. */
  readonly lines: readonly string[];
  /** 总分得分; 100.00 unless told. */
  readonly total?: string;
}

/** 项目支出绩效自评表 (project self-evaluation form) in text form, all money fiscal. */
export function evaluation(given: EvaluationExample): ExampleStatement {
  const funds = given.funds ?? '30.00|30.00|30.00|10|100.00%|10.00';
  return statement(
    '项目支出绩效自评表',
    '（2024年度）',
    `项目名称|${given.name ?? '档案数字化经费'}|||||||`,
    '主管部门|青山县政府办公室||实施单位|青山县档案馆||||',
    ...(given.above ? [given.above] : []),
    '项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分|',
    `|年度资金总额|${funds}|`,
    `|其中：当年财政拨款|${funds.split('|').slice(0, 3).join('|')}|—|—|—|`,
    '|其他资金|0.00|0.00|0.00|—|—|—|',
    '年度总体目标|预期目标|||实际完成情况||||',
    `|${given.goal ?? '完成馆藏档案数字化。'}|||${given.result ?? '已完成。'}||||`,
    '|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施',
    ...given.lines.map((line, i) => `${i === 0 ? '年度绩效指标' : ''}|${line}`),
    `总分|||||100|${given.total ?? '100.00'}||`,
  );
}
