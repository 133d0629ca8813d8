import type { Disclosure } from '../model/disclosure.ts';
import { isUnfamiliar } from './doubt.ts';
import type { Finding, Severity } from './finding.ts';
import type { Coverage, RuleOutcome } from './outcome.ts';

/**
 * One sentence, the first line of every report: 未发现差错 / 应改正后公开 ….
 * @param accepted how many findings somebody let stand
 */
export function verdictOf(
  disclosure: Disclosure,
  findings: readonly Finding[],
  coverage: Coverage,
  accepted: number,
  outcomes: readonly RuleOutcome[],
): string {
  const crashes = outcomes.filter((o) => o.outcome === 'crashed').length;
  if (disclosure.blankForm && crashes === 0) return '这是空白模板（尚未填写），没有可以审核的数据。';
  const count = (severity: Severity) => findings.filter((f) => f.severity === severity).length;
  const errors = count('error');
  const warnings = count('warning');
  const missing = 9 - new Set(disclosure.statements.map((s) => s.id)).size;
  const unknown = coverage.figures - coverage.verified;
  const parts = [
    crashes > 0 ? `明账自身出错，${crashes}条规则未能判断，结论不完整` : '',
    errors > 0
      ? `发现${errors}处错误${warnings > 0 ? `、${warnings}处疑点` : ''}，应改正后公开`
      : [
          coverage.verified === 0
            ? nothingJudged(disclosure, coverage)
            : warnings > 0
              ? '未发现数字差错'
              : crashes > 0
                ? '其余规则未发现差错'
                : '未发现差错',
          warnings > 0 ? `有${warnings}处疑点待核实` : '',
        ]
          .filter(Boolean)
          .join('，'),
    accepted > 0 ? `另有${accepted}处已接受` : '',
    isUnfamiliar(disclosure) ? '正文的写法不熟悉，未能识别的数字较多，正文各数之间的不符只作提示' : '',
    missing === 9
      ? coverage.figures > 0
        ? '文件中没有九张决算表，只核对了正文'
        : ''
      : missing > 0
        ? `缺少${missing}张决算表`
        : '',
    unknown > 0 ? `${coverage.figures}个数字中有${unknown}个未能核对` : '',
    coverage.unreadTables ? `另有${coverage.unreadTables.length}张表格没有读` : '',
  ];
  return `${parts.filter(Boolean).join('；')}。`;
}

/** What is said where no figure was held against another: never that no fault was found. */
function nothingJudged(disclosure: Disclosure, coverage: Coverage): string {
  const empty = coverage.figures === 0 && disclosure.sections.length === 0 && !coverage.unreadTables;
  return empty
    ? '文件里没有数字，也没有决算情况说明，没有可以核对的内容（正文和报表如在附件里，请换成附件）'
    : '没有可以核对的数字';
}
