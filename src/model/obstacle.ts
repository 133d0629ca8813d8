import type { Place } from './document.ts';

/**
 * Obstacles by code, each with its words; “{label}” stands for printed words that the obstacle speaks of. Decisions
 * are made by code. Words are for people and for disclosure.json, which holds nothing else.
 */
const WORDS = {
  'not-understood': '未识别含义',
  'not-compared': '已识别含义，但没有可与之核对的数字',
  'only-bounded': '只核对了不大于另一数，没有可与之核对的相等关系',
  // Narrative
  'in-prose': '叙述文字中的数字，未识别所指',
  'in-reason': '变动原因叙述中的数字，没有可核对的对象',
  'points-of-what': '百分点，未识别所比较的两个比率',
  'share-of-what': '占比所指的金额未识别',
  'unknown-words': '“{label}”未识别',
  'no-subject': '句中没有写明项目',
  'from-context': '按上文推定',
  'only-presumed': '含义是推定的，不作为核对的依据',
  'of-another-year': '其他年度的增减，没有可核对的数字',
  // Beside the account
  'in-title': '标题中的数字',
  'in-contents': '目录中的数字',
  'in-note': '表题或表注中的数字',
  'in-condition': '界限或条件（如“单价100万元以上”），不是本单位的数',
  'in-duties': '职责说明中的数字，不是本年度的收支',
  'in-glossary': '名词解释中的数字，不是本单位的数',
  'passed-over': '叙述文字中的数字，不在可识别的句式内',
  'in-cell': '表内文字中的数字',
  // Statements
  'no-number': '单元格里的内容不是一个数',
  'no-row-code': '这一行没有科目编码，也不是合计',
  'no-row-label': '这一行没有项目名称',
  'no-code-beside': '这个数旁边没有科目编码和名称',
  'unknown-row': '不认识的项目“{label}”',
  'unknown-column': '不认识这一栏的表头',
  'foreign-column': '表内另附的支出性质或经济分类栏，不属于公开表的内容',
  'said-twice': '“{label}”在表中不止一处',
  'not-in-annex': '附表中没有认出的行或列',
  // Self-evaluation forms
  unnamed: '该数字所在的行或列没有可识别的名称',
  'no-source-of-funds': '“{label}”不是资金来源的分项，不参与合计',
  'nested-fund': '“{label}”是上一行的其中项，不参与合计',
  'no-fund-column': '该栏不是预算数、执行数、分值、执行率或得分',
  'no-indicator-column': '该栏不是指标值、完成值、分值或得分',
  'no-field': '“{label}”栏的内容，不是金额、指标或分数',
  'in-goal': '年度总体目标栏中的数字',
  'in-words': '文字栏中的数字',
  'changed-target': '年中调整前后的指标值只取调整后的一个',
  'no-single-target': '指标值不是单独一个数（日期、区间或一段文字）',
  'points-of-first-level': '一级指标的分值小计',
  'execution-line': '预算执行率一行，已由项目资金栏的执行率和分值表示',
  'second-total': '总分已在前面读到',
  /** From a disclosure.json of another version: its words as they are. Last, because any words fit it. */
  'as-told': '{label}',
} as const;

export type ObstacleCode = keyof typeof WORDS;

/** Of figures that state nothing of the account, so that there is nothing to understand. */
export const BESIDE_THE_ACCOUNT: ReadonlySet<ObstacleCode> = new Set([
  'in-title',
  'in-contents',
  'in-note',
  'in-condition',
  'in-duties',
  'in-glossary',
  'passed-over',
  'in-cell',
]);

/** What kept a printed figure from being understood, or, once understood, from being verified. */
export interface Obstacle {
  readonly code: ObstacleCode;
  /** Printed words that it speaks of, where its own words have a place for them. */
  readonly label?: string;
}

/** A number printed in a statement or a form that no meaning was found for. */
export interface Unbound {
  readonly text: string;
  readonly place: Place;
  readonly reason: Obstacle;
}

/** The obstacle in Chinese, a clause without a full stop. */
export function obstacleWords({ code, label = '' }: Obstacle): string {
  return WORDS[code].replace('{label}', () => label);
}

/** The obstacle that is worded so; any words are one, if only `as-told`. */
export function obstacleOf(words: string): Obstacle {
  for (const [code, template] of Object.entries(WORDS) as [ObstacleCode, string][]) {
    const [before = '', after] = template.split('{label}');
    if (after === undefined) {
      if (words === template) return { code };
    } else if (words.startsWith(before) && words.endsWith(after)) {
      return { code, label: words.slice(before.length, words.length - after.length) };
    }
  }
  return { code: 'as-told', label: words };
}
