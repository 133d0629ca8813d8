import type { Severity } from '../../audit/finding.ts';
import type { Example, Rule, WrongExample } from '../../audit/rule.ts';

const SEVERITY: Readonly<Record<Severity, string>> = { error: '错误', warning: '疑点', info: '提示' };

/** Chinese names of the rule groups, in the order of the list. */
export const GROUP_TITLE: Readonly<Record<string, string>> = {
  structure: '结构与完整性',
  statement: '表内勾稽',
  cross: '表间勾稽',
  text: '正文与报表、正文前后',
  change: '增减变化与预决算差异',
  sangong: '“三公”经费',
  assets: '国有资产占用',
  procurement: '政府采购',
  performance: '预算绩效',
  history: '与上年公开核对',
  budget: '与预算公开核对',
  rollup: '部门与所属单位汇总',
  wording: '文字与标点',
  privacy: '个人信息',
};

/** A rule's page as Markdown: what, why, on what it rests, how to mend, and its examples. */
export function rulePage(rule: Rule): string {
  const parts = [
    `# ${rule.title}`,
    `规则：\`${rule.id}\`　级别：${SEVERITY[rule.severity]}`,
    `## 查什么\n\n${rule.what}`,
    `## 为什么\n\n${rule.why}`,
    `## 依据\n\n${rule.source}`,
    `## 怎样改\n\n${rule.mend}`,
    examples('错误的例子', rule.examples.wrong),
    examples('正确的例子', rule.examples.right),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

/** Examples are whole small disclosures; tabs divide the cells of a table. */
function examples(heading: string, given: readonly (Example | WrongExample)[]): string {
  if (given.length === 0) return '';
  return `## ${heading}\n\n${given.map(example).join('\n\n')}`;
}

function example(given: Example | WrongExample): string {
  if (typeof given === 'string') return fenced(given);
  const { text, lastYear, budget, children } = given;
  return [
    fenced(text),
    ...(lastYear === undefined ? [] : [`上年度决算公开：\n\n${fenced(lastYear)}`]),
    ...(budget === undefined ? [] : [`预算公开：\n\n${fenced(budget)}`]),
    ...(children ?? []).map((child, i) => `所属单位 ${i + 1}：\n\n${fenced(child)}`),
    ...('finds' in given ? [`应查出：${given.finds.map((word) => `“${word}”`).join('、')}`] : []),
  ].join('\n\n');
}

function fenced(text: string): string {
  return `\`\`\`text\n${text.trim().replaceAll('\t', ' | ')}\n\`\`\``;
}

/** The list of the rules as Markdown, by group; `link` gives the address of a rule's page. */
export function ruleList(rules: readonly Rule[], link?: (id: string) => string): string {
  const groups = Object.keys(GROUP_TITLE).filter((g) => rules.some((r) => r.id.startsWith(`${g}/`)));
  const parts = groups.map((group) => {
    const lines = rules
      .filter((r) => r.id.startsWith(`${group}/`))
      .map((r) => {
        const id = link ? `[\`${r.id}\`](${link(r.id)})` : `\`${r.id}\``;
        return `| ${id} | ${SEVERITY[r.severity]} | ${r.title} |`;
      });
    return `## ${GROUP_TITLE[group]} \`${group}/\`\n\n| 规则 | 级别 | 要求 |\n|---|---|---|\n${lines.join('\n')}`;
  });
  return `# 规则\n\n共 ${rules.length} 条。级别：错误——可以证明不对；疑点——很可能不对，或缺少应有的内容；提示——尾差、写法等，供参考。\n\n${parts.join('\n\n')}\n`;
}
