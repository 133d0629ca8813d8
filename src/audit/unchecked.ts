import type { Need } from './context.ts';

/**
 * What keeps a rule from judging, by code, each with its words; “{label}” stands for what is particular to the case.
 * Rules and the engine give codes; the words are for people.
 */
const WORDS = {
  // Of every rule
  'blank-form-without-data': '空白模板没有数据',
  'switched-off': '审核口径“{label}”不检查此项',
  'nothing-to-compare': '没有可以相互核对的数字',
  'blank-form': '空白模板',
  'no-prose': '文件里没有文字说明',
  // Other documents
  'no-last-year': '没有给出上年度决算公开',
  'no-budget': '没有给出本年度预算公开',
  'no-children': '没有给出所属单位的决算公开',
  'last-year-of-another-unit': '所给的上年公开是别的单位的',
  'last-year-of-another-year': '所给的是{label}年度的公开，不是上一年度的',
  'nothing-in-last-year': '两年的公开没有可以对照的数字',
  'no-carry-over-in-last-year': '两年的公开没有可以对照的结转和结余',
  'no-reasons-in-last-year': '两年的公开没有可以对照的增减原因',
  'no-vehicles-in-last-year': '两年的公开没有都给出公务用车保有量和购置数',
  'nothing-in-budget': '预算公开与本公开没有可以对照的数字，或不是同一单位、同一年度',
  'nothing-in-children': '部门与所属单位的公开没有可以对照的决算表',
  // Shape of the document
  'no-unit': '没有识别出单位名称',
  'no-year': '没有识别出决算年度',
  'not-the-account-of-a-unit': '标题不是单位决算',
  'no-year-for-names': '不知道决算年度，无法判断科目名称是否仍在使用',
  'no-contents': '文件没有目录',
  'no-headings': '没有分节的标题',
  'no-numbered-headings': '没有连续编号的标题',
  'no-glossary': '没有名词解释',
  // Statements
  'no-statements': '没有决算表',
  'no-figures-in-statements': '没有决算表，或表中没有数字',
  'no-statements-to-compare': '没有相应的决算表，或表中没有可以比较的数字',
  'no-other-tables': '没有九张表以外的表，或其中没有可以核对的合计',
  'no-filled-statements': '没有带数据的决算表',
  'no-coded-statements': '没有带科目编码的决算表',
  'no-statements-by-function': '没有带功能分类科目编码的决算表',
  'no-notes-of-empty-statements': '没有说明空表的注',
  'no-general-budget-statement': '没有一般公共预算财政拨款支出决算表',
  'no-basic-statement': '没有基本支出决算表',
  'no-codes': '支出决算表中没有科目',
  'no-statement-or-no-quote': '没有决算表可与正文核对，或正文没有引用决算表的数字',
  // Narrative
  'no-repeated-figures': '正文没有重复出现的同一数字',
  'no-wholes-and-parts': '正文没有给出可比较的整体与部分',
  'no-compositions': '正文没有“其中”一类的构成说明',
  'no-shares': '正文没有可核对的占比',
  'no-groups-of-shares': '正文没有成组的占比',
  'no-lists-of-names': '正文没有“N个，分别是：……”一类的名单',
  'no-items': '正文没有提到支出功能科目',
  'no-items-explained': '正文没有按科目说明一般公共预算财政拨款支出',
  'no-uses': '正文没有说明各支出功能科目（项）的用途',
  'no-enumerations': '正文没有列出人员经费、公用经费的内容',
  'no-running-cost': '没有机关运行经费或公用经费的数字',
  'no-changes': '正文没有增减变化的表述',
  'no-levels-and-change': '正文没有同时给出本年数、对比数和增减额',
  'no-change-and-rate': '正文没有同时给出增减额和增减率',
  'no-rates-on-last-year': '正文没有与上年相比的增减率',
  'no-rates': '正文没有增减率、完成率或差异率',
  'no-completion': '正文没有完成率',
  'no-completion-of-budget': '正文没有给出预算完成率',
  'no-variance': '正文没有给出预决算差异率',
  'no-completion-or-variance': '正文没有完成率或预决算差异率',
  'no-comparisons': '正文没有“决算数大于（小于）预算数”的表述，或没有给出两个数字',
  'zero-base-allowed': '审核口径“{label}”允许上年数为0时写增长率',
  'no-changes-with-reason': '正文没有写有原因的变动',
  'no-changes-or-budgets-with-reason': '正文没有与上年相比并写有原因的支出变动，也没有与预算的差异',
  'no-changes-on-last-year-with-reason': '正文没有与上年相比并写有原因的变动',
  'no-equal-totals-with-changes': '正文没有给出相等的收支总计各自的增减',
  'no-changes-of-sangong': '“三公”经费没有增减，也没有与预算的比较',
  'no-initial-budgets-of-items': '正文没有逐项给出年初预算',
  'no-sangong-section': '没有“三公”经费支出决算情况说明',
  'no-sangong': '本单位没有“三公”经费支出，或正文没有给出总额',
  'no-sangong-counts': '正文没有给出“三公”经费的人次、辆数或批次',
  'no-vehicle-kinds': '正文没有给出车辆总数及其分类',
  'no-vehicles-twice': '正文没有同时给出公务用车保有量和国有资产中的车辆数',
  'no-procurement-parts': '正文没有给出政府采购总额及其分类',
  'no-small-business': '正文没有给出中小企业合同金额',
  'no-procurement-total': '正文没有给出政府采购支出总额',
  'no-procurement': '本年没有政府采购支出',
  'no-cut-off-days': '正文没有写明截止日期的数量',
  'no-headcount': '正文没有给出在职人数',
  // Self-evaluation
  'no-forms': '文件中没有绩效自评表',
  'no-forms-announced': '正文没有说附有自评表',
  'no-achievements': '正文没有写绩效管理的成效',
  'no-project-forms': '文件中没有项目支出绩效自评表',
  'no-project-forms-or-indicators': '文件中没有项目支出绩效自评表，或表中没有指标',
  'one-form': '只有一份绩效自评表',
  'not-all-forms': '所附自评表不是全部自评项目，等级不能逐一核对',
  'no-grades': '正文没有给出绩效自评的等级分布',
  'no-summaries': '正文没有按项目写自评综述，或没有附自评表',
  'no-problems-and-measures': '正文没有同时写出绩效问题和改进措施',
  'no-project-expenditure': '没有项目支出决算数，或没有本单位的项目自评表',
} as const;

export type UncheckedCode = keyof typeof WORDS;

/** A rule that could not judge says why; silence would read as "checked and right". */
export interface Unchecked {
  readonly unchecked: UncheckedCode;
  /** What its words leave open. */
  readonly label?: string;
}

/** Why a rule did not judge, where its companion was not given. */
export const NOT_GIVEN: Readonly<Record<Need, UncheckedCode>> = {
  lastYear: 'no-last-year',
  budget: 'no-budget',
  children: 'no-children',
};

/** How a reader may give each companion: an option of a command line, a button. */
export type CompanionHints = Readonly<Partial<Record<Need, string>>>;

/** Why the rule did not judge, in Chinese, a clause without a full stop. */
export function uncheckedWords({ unchecked, label = '' }: Unchecked, hints: CompanionHints = {}): string {
  const words = WORDS[unchecked].replace('{label}', () => label);
  const need = (Object.keys(NOT_GIVEN) as Need[]).find((n) => NOT_GIVEN[n] === unchecked);
  const hint = need && hints[need];
  return hint ? `${words}（${hint}）` : words;
}
