import type { Rule } from '../../audit/rule.ts';
import { xmlText } from '../../format/xml-text.ts';
import type { FileReport, Summary } from '../file-report.ts';
import { HEADINGS } from '../headings.ts';
import { GROUP_TITLE } from '../markdown/rule-page.ts';
import { baseName } from './base-name.ts';
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
  const rows: SummaryRow[] = [];
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
      const number = rows.push(summaryRow(report));
      if (report.status === 'unreadable')
        return `<section class="document" data-doc="${number}" aria-labelledby="d${number}"><header class="head error"><h2 id="d${number}">${words(baseName(report.file))}</h2><div class="panel"><p class="verdict">${WORDS.unreadable}：${words(report.error.message)}</p></div></header></section>\n`;
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

/** What the table over all documents tells of one. */
interface SummaryRow {
  readonly file: string;
  /** Not audited, or not wholly. */
  readonly failed: boolean;
  /** The cells after the name, as HTML. */
  readonly cells: string;
}

function summaryRow(report: FileReport): SummaryRow {
  const { file } = report;
  const [, ...labels] = WORDS.table;
  const cell = (i: number, value: string | number, look = ''): string =>
    `<td data-label="${labels[i]}"${look === '' ? '' : ` class="${look}"`}>${value}</td>`;
  if (report.status === 'unreadable') {
    const cells = `<td class="error" colspan="6">${WORDS.unreadable}：${words(report.error.message)}</td>`;
    return { file, failed: true, cells };
  }
  const { unit = '', year } = report.document;
  const { figures, verified } = report.coverage;
  const counts = SEVERITIES.map((s, i) => {
    const count = report.findings.filter((f) => f.severity === s).length;
    return cell(i + 2, count, `n ${count > 0 ? s : 'none'}`);
  });
  const cells =
    cell(0, words(unit)) +
    cell(1, year ?? '', 'n') +
    counts.join('') +
    cell(5, `${verified}/${figures}`, 'n');
  return { file, failed: report.rules.crashed.length > 0, cells };
}

/** The script moves it to the top, and sorts it: it is known last, and a long report is written as it comes. */
function summaryTable(rows: readonly SummaryRow[], summary: Summary): string {
  const heads = WORDS.table.map((h, i) => `<th scope="col"${i > 1 ? ' class="n"' : ''}>${h}</th>`);
  const names = shortNames(rows.map((row) => row.file));
  const body = rows.map(
    ({ file, failed, cells }, i) =>
      `<tr data-doc="${i + 1}"${failed ? ' class="error"' : ''}><th scope="row" data-label="${WORDS.table[0]}"><a href="#d${i + 1}" title="${words(file)}">${words(names[i]!)}</a></th>${cells}</tr>`,
  );
  return `<section class="summary" aria-labelledby="summary"><h2 id="summary">各份汇总</h2><p class="meta">${xmlText(WORDS.total(summary))}</p><table class="cards"><thead><tr>${heads.join('')}</tr></thead><tbody>${body.join('')}</tbody></table></section>\n`;
}

/** Files by their names, with as many folders as tell those of one name apart. */
function shortNames(files: readonly string[]): string[] {
  const shortened = (file: string, kept: number): string => file.split(/[\\/]/).slice(-kept).join('/');
  return files.map((file) => {
    const others = files.filter((other) => other !== file);
    let kept = 1;
    while (shortened(file, kept) !== file && others.some((o) => shortened(o, kept) === shortened(file, kept)))
      kept++;
    return shortened(file, kept);
  });
}

/** Hidden until the script runs: without it there is nothing to filter or sort with. */
function filterBar(): string {
  const boxes = SEVERITIES.map(
    (s) =>
      `<label class="${s}"><input type="checkbox" name="severity" value="${s}" checked> ${WORDS.severity[s]} <b></b></label>`,
  );
  const groups = Object.entries(GROUP_TITLE).map(([id, title]) => `<option value="${id}">${title}</option>`);
  const orders = ['严重的在前', '按原文顺序', '按类别'];
  const values = ['grave', 'place', 'group'];
  const sort = orders.map((title, i) => `<option value="${values[i]}">${title}</option>`);
  return `<form class="bar" role="search" aria-label="筛选和排序" hidden><div class="boxes">${boxes.join('')}<label><input type="checkbox" name="open"> 只看未处理</label></div><select name="doc" aria-label="文件" hidden><option value="">全部文件</option></select><select name="group" aria-label="类别"><option value="">全部类别</option>${groups.join('')}</select><select name="sort" aria-label="排序">${sort.join('')}</select><input type="search" placeholder="查找" aria-label="在问题中查找" aria-keyshortcuts="/"><output aria-live="polite"></output><span class="keys"><kbd>j</kbd> <kbd>k</kbd> 移动　<kbd>x</kbd> 勾选　<kbd>/</kbd> 查找</span></form>\n`;
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
