import type { Severity } from '../audit/finding.ts';
import type { Summary } from './file-report.ts';

/** What a reader types to be told more, where that is possible: the options of a command line. */
export interface Hints {
  /** Lists milder findings too. */
  readonly infos: string;
  /** Lists what could not be checked, and what was let stand. */
  readonly unchecked: string;
}

/** Fixed words of the terminal report; what is found is always told in Chinese. */
export interface Headings {
  readonly severity: Readonly<Record<Severity, string>>;
  readonly page: (page: number) => string;
  readonly line: (line: number) => string;
  readonly arithmetic: string;
  readonly evidence: string;
  readonly suggestion: (confidence: string) => string;
  readonly echoes: string;
  readonly folded: (infos: number, tails: number, hint?: string) => string;
  readonly figures: (all: number, understood: number, verified: number) => string;
  readonly unverified: (count: number, reason: string) => string;
  readonly unreadTables: (count: number) => string;
  readonly unreadTable: (title: string | undefined, figures: number) => string;
  readonly showUnchecked: (hint: string) => string;
  readonly statements: (found: number, missing: readonly string[]) => string;
  readonly unverifiedRules: (count: number, reason: string) => string;
  readonly rules: (passed: number, failed: number, unchecked: number) => string;
  readonly otherRules: (count: number, hint?: string) => string;
  readonly uncheckedRules: string;
  readonly crashed: (rule: string, reason: string) => string;
  readonly unreadable: string;
  readonly pages: (pages: number) => string;
  readonly total: (summary: Summary) => string;
  readonly more: (count: number) => string;
  /** Heads of the table over several files. */
  readonly table: readonly string[];
  readonly accepted: (count: number, by: string, hint?: string) => string;
  readonly acceptedBy: Readonly<Record<'inline' | 'config' | 'baseline', string>>;
}

export const HEADINGS: Headings = {
  severity: { error: '错误', warning: '疑点', info: '提示' },
  page: (page) => `第${page}页`,
  line: (line) => `第${line}行`,
  arithmetic: '算式',
  evidence: '依据',
  suggestion: (confidence) => `建议（把握${confidence}）`,
  echoes: '同一原因还涉及',
  folded: (infos, tails, hint) =>
    `另有提示${infos}条${tails > 0 ? `（其中四舍五入尾差${tails}条，不是差错）` : ''}${hint ? `，加 ${hint} 逐条列出` : ''}`,
  figures: (all, understood, verified) =>
    `核对范围：${all}个数字，识别含义${understood}个，核对${verified}个`,
  unverified: (count, reason) => `未核对${count}个：${reason}`,
  unreadTables: (count) => `没有读的表格${count}张（不是九张决算表，也不是认识的附表）：`,
  unreadTable: (title, figures) =>
    `${title === undefined ? '没有标题的表格' : `《${title}》`}，${figures}个数字`,
  showUnchecked: (hint) => `加 ${hint} 逐个列出未核对的数字`,
  statements: (found, missing) =>
    missing.length === 0
      ? '决算表：九张齐全'
      : found === 0
        ? '决算表：文件中一张也没有，报表与正文无从核对'
        : `决算表：找到${found}张，缺${missing.join('')}`,
  unverifiedRules: (count, reason) => `${count}条：${reason}`,
  rules: (passed, failed, unchecked) =>
    `规则：${passed}条没有查出问题，${failed}条有提示以上的问题，${unchecked}条无从核对`,
  otherRules: (count, hint) => `另${count}条${hint ? `：加 ${hint} 逐条列出原因` : ''}`,
  uncheckedRules: '无从核对的规则',
  crashed: (rule, reason) => `规则 ${rule} 运行出错，未能判断；这是明账自身的问题，请反馈（${reason}）`,
  unreadable: '无法审核',
  pages: (pages) => `${pages}页`,
  total: ({ files, errors, warnings, unreadable, crashed = 0 }) =>
    `共${files}份：错误${errors}处，疑点${warnings}处${unreadable > 0 ? `，无法审核${unreadable}份` : ''}${crashed > 0 ? `，明账自身出错、审核不完整${crashed}份` : ''}`,
  more: (count) => `……另${count}处`,
  table: ['文件', '单位', '年度', '错误', '疑点', '提示', '核对/数字'],
  accepted: (count, by, hint) => `另有${count}处按${by}不再列出${hint ? `（加 ${hint} 逐条列出）` : ''}`,
  acceptedBy: { inline: '文内注记', config: '配置', baseline: '基线' },
};
