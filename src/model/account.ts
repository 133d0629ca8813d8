import type { PerformanceForm } from './performance.ts';

/** Legal nature (单位性质): an administrative unit states 机关运行经费, an institution its 公用经费. */
export type Nature = 'administrative' | 'civil-service' | 'institution';

/**
 * A unit's fiscal year as data (决算数据), free of any layout and wording: what only the unit knows, and whatever was
 * derived from it. A disclosure is composed from it, and read back into it.
 */
export interface Account {
  /** Full name (单位全称). */
  readonly unit: string;
  /** 主管部门 */
  readonly department?: string;
  readonly year: number;
  readonly scope: 'unit' | 'department';
  readonly nature: Nature;
  /**
   * Values by address on the common scale of figures: fen for amounts, millionths for counts and areas. Statement cells
   * (T03/2010301/basic), narrative measures (staff/active/count), and their facets: @last-year, @initial, @adjusted.
   */
  readonly figures: ReadonlyMap<string, bigint>;
  /** Names of codes that the year's book does not have. */
  readonly codeNames?: ReadonlyMap<string, string>;
  /** 主要原因 by subject and base: T05/2010301/total@last-year, T09/total/final@budget. */
  readonly reasons: ReadonlyMap<string, string>;
  readonly texts: AccountTexts;
  readonly forms: readonly PerformanceForm[];
}

/** Sentences that only the unit can write. Absent: nothing was given; an empty list: there is none. */
export interface AccountTexts {
  /** 主要职能, one entry a paragraph. */
  readonly duties?: readonly string[];
  /** 内设机构 */
  readonly divisions?: readonly string[];
  /** 所属单位 that the account covers. */
  readonly units?: readonly string[];
  /** 主要用于, by functional code. */
  readonly uses?: ReadonlyMap<string, string>;
  /** 开支内容 of “三公” items, by row: abroad, carPurchase, carOperate, reception. */
  readonly sangongUses?: ReadonlyMap<string, string>;
  /** Why 公务用车保有量 differs from the cars of 国有资产占用情况. */
  readonly carDifference?: string;
  /** 其他用车主要是 */
  readonly otherCars?: string;
  /** 预算绩效管理取得的成效 */
  readonly achievements?: string;
  /** 发现的问题及原因 */
  readonly problems?: string;
  /** 下一步改进措施 */
  readonly measures?: string;
  /** 其他需说明的事项 */
  readonly remarks?: readonly string[];
}
