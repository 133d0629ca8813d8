import type { Severity } from '../../audit/finding.ts';
import type { Rule } from '../../audit/rule.ts';
import { xmlText } from '../../format/xml-text.ts';
import type { FileReport, Summary } from '../file-report.ts';
import { HEADINGS } from '../headings.ts';
import { GROUP_TITLE } from '../markdown/rule-page.ts';
import { ruleAnchor, words } from './finding-entry.ts';
import { HtmlDocument, SEVERITIES } from './html-document.ts';
import type { Pictures } from './pictured-pages.ts';
import { REPORT_SCRIPT } from './report-script.ts';
import { REPORT_STYLE } from './report-style.ts';

/** A report as one page that needs nothing beside it: `begin`, a `result` for each disclosure, `end`. */
export interface HtmlReport {
  begin(): string;
  /** @param pictures of the pages of the original, where it can be had */
  result(report: FileReport, pictures?: Pictures): Promise<string>;
  end(summary: Summary): string;
}

const WORDS = HEADINGS;
/** Bytes of pictures in one report; beyond it places are told in words. */
const MOST_PICTURES = 24 * 2 ** 20;
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** @param rules explain themselves below the findings */
export function htmlReport(rules: readonly Rule[]): HtmlReport {
  const byId = new Map<string, Rule>(rules.map((rule) => [rule.id, rule]));
  const used = new Set<string>();
  const rows: string[] = [];
  let left = MOST_PICTURES;
  return {
    begin: () =>
      `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>部门决算公开审核报告</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<a class="skip" href="#findings">跳到问题清单</a>
<header class="top"><h1>部门决算公开审核报告</h1><p class="meta">由明账核对。错误可以证明；疑点请复核；四舍五入的尾差不作差错。没有核对的，逐项列出原因。</p></header>
<main id="findings" tabindex="-1">
${filterBar()}`,
    result: async (report, pictures) => {
      const number = rows.push(summaryRow(report, rows.length + 1));
      if (report.status === 'unreadable')
        return `<section class="document" data-doc="${number}" aria-labelledby="d${number}"><header class="head error"><h2 id="d${number}">${words(report.file)}</h2><div class="panel"><p class="verdict">${WORDS.unreadable}：${words(report.error.message)}</p></div></header></section>\n`;
      for (const { rule, echoes = [] } of report.findings) for (const id of [rule, ...echoes]) used.add(id);
      const document = new HtmlDocument(report, number);
      if (pictures) left = await document.illustrate(pictures, left);
      return document.write((id) => byId.get(id));
    },
    end: (summary) =>
      `${rows.length > 1 ? summaryTable(rows, summary) : ''}${explained([...used].sort().flatMap((id) => byId.get(id) ?? []))}</main>
<script>${REPORT_SCRIPT}</script>
</body>
</html>
`,
  };
}

/** One line of the table over all documents. */
function summaryRow(report: FileReport, number: number): string {
  const name = `<th scope="row"><a href="#d${number}">${words(report.file)}</a></th>`;
  if (report.status === 'unreadable')
    return `<tr class="error">${name}<td colspan="6">${WORDS.unreadable}：${words(report.error.message)}</td></tr>`;
  const count = (severity: Severity): number => report.findings.filter((f) => f.severity === severity).length;
  const { unit = '', year } = report.document;
  const { figures, verified } = report.coverage;
  const counts = SEVERITIES.map((s) => `<td class="n ${count(s) > 0 ? s : 'none'}">${count(s)}</td>`);
  return `<tr${report.rules.crashed.length > 0 ? ' class="error"' : ''}>${name}<td>${words(unit)}</td><td class="n">${year ?? ''}</td>${counts.join('')}<td class="n">${verified}/${figures}</td></tr>`;
}

/** The script moves it to the top: it is known last, and a long report is written as it comes. */
function summaryTable(rows: readonly string[], summary: Summary): string {
  const heads = WORDS.table.map((h, i) => `<th scope="col"${i > 1 ? ' class="n"' : ''}>${h}</th>`);
  const total = WORDS.total(summary);
  return `<section class="summary" aria-labelledby="summary"><h2 id="summary">各份汇总</h2><p class="meta">${xmlText(total)}</p><div class="scroll" tabindex="0" role="region" aria-label="各份汇总"><table><thead><tr>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div></section>\n`;
}

/** Hidden until the script runs: without it there is nothing to filter with. */
function filterBar(): string {
  const boxes = SEVERITIES.map(
    (s) =>
      `<label class="${s}"><input type="checkbox" name="severity" value="${s}" checked> ${WORDS.severity[s]}</label>`,
  );
  const groups = Object.entries(GROUP_TITLE).map(([id, title]) => `<option value="${id}">${title}</option>`);
  return `<form class="bar" role="search" aria-label="筛选" hidden><div class="boxes">${boxes.join('')}</div><select name="group" aria-label="类别"><option value="">全部类别</option>${groups.join('')}</select><select name="doc" aria-label="文件" hidden><option value="">全部文件</option></select><input type="search" placeholder="查找" aria-label="在问题中查找" aria-keyshortcuts="/"><output aria-live="polite"></output><span class="keys"><kbd>j</kbd> <kbd>k</kbd> 下一条、上一条　<kbd>/</kbd> 查找</span></form>\n`;
}

/** What the rules with findings check, why, on what they rest and how to mend. */
function explained(rules: readonly Rule[]): string {
  if (rules.length === 0) return '';
  const entries = rules.map((rule) => {
    const parts = [
      ['查什么', rule.what],
      ['为什么', rule.why],
      ['依据', rule.source],
      ['怎样改', rule.mend],
    ].map(([name, text]) => `<dt>${name}</dt><dd>${words(text!)}</dd>`);
    return `<details id="${ruleAnchor(rule.id)}"><summary>${words(rule.title)} <code>${xmlText(rule.id)}</code></summary><dl class="why">${parts.join('')}</dl></details>`;
  });
  return `<section class="rules" aria-labelledby="rules"><h2 id="rules">涉及的规则</h2>\n${entries.join('\n')}\n</section>\n`;
}
