import type { Rule } from '../../audit/rule.ts';
import type { CheckedReport, ReportedStatement } from '../file-report.ts';
import { fingerprints } from '../fingerprints.ts';
import { HEADINGS } from '../headings.ts';
import { placeWords } from '../place-words.ts';
import { baseName } from './base-name.ts';
import { findingEntry, words } from './finding-entry.ts';
import { PicturedPages, type Pictures } from './pictured-pages.ts';

const WORDS = HEADINGS;
/** Places, or rules, told of one reason. */
const UNFOLDED = 6;
export const SEVERITIES = ['error', 'warning', 'info'] as const;

/** One disclosure on the page: verdict, findings, what was not checked. */
export class HtmlDocument {
  private readonly pages: PicturedPages;
  /** The gravest first. */
  private readonly findings: CheckedReport['findings'];

  constructor(
    private readonly report: CheckedReport,
    private readonly number: number,
  ) {
    this.pages = new PicturedPages(report, `p${number}`);
    this.findings = [...report.findings].sort((a, b) => graveness(a) - graveness(b));
  }

  /** @returns the bytes left of the room for pictures */
  illustrate(pictures: Pictures, room: number): Promise<number> {
    return this.pages.take(this.findings, pictures, room);
  }

  /** @param rule by its id */
  write(rule: (id: string) => Rule | undefined): string {
    const { findings, number, pages, report } = this;
    const { unit, year } = report.document;
    const fingerprint = fingerprints(unit ?? report.file, year);
    const frame = { document: number, pages, rule, fingerprint };
    const entries = findings.map((f, i) => findingEntry(f, i + 1, report.findings.indexOf(f) + 1, frame));
    const left =
      pages.leftOut === 0
        ? ''
        : `<p class="left-out">为控制文件大小，这一份有${pages.leftOut}页没有附页面图像；问题的位置以页码和原文为准。</p>\n`;
    return `<section class="document" data-doc="${number}" aria-labelledby="d${number}">
${this.head()}${left}${entries.join('')}${pages.whole()}${this.ledger()}</section>
`;
  }

  private head(): string {
    const { report, number } = this;
    const { unit, year, pages } = report.document;
    const files = (report.files ?? [report.file])
      .map((file) => `<span title="${words(file)}">${words(baseName(file))}</span>`)
      .join('、');
    const about = [files, pages === undefined ? '' : WORDS.pages(pages)].filter(Boolean).join(' · ');
    const counts = SEVERITIES.map((s) => ({ s, n: this.findings.filter((f) => f.severity === s).length }));
    const worst =
      report.rules.crashed.length > 0
        ? 'error'
        : (counts.find(({ s, n }) => s !== 'info' && n > 0)?.s ?? 'good');
    const tally = counts.map(
      ({ s, n }) => `<div class="${s}"><dt>${WORDS.severity[s]}</dt><dd>${n}</dd></div>`,
    );
    return `<header class="head ${worst}">
<h2 id="d${number}">${words(unit ?? baseName(report.file))}${year === undefined ? '' : ` <span class="year">${year}年度</span>`}</h2>
<p class="meta">${about}</p>
<div class="panel"><p class="verdict">${words(report.verdict)}</p><dl class="tally">${tally.join('')}</dl>
${this.coverage()}${this.statements()}</div>
${report.remarks.map((r) => `<p class="left-out">${words(r.message)}</p>`).join('')}</header>
`;
  }

  private coverage(): string {
    const { figures, understood, verified } = this.report.coverage;
    if (figures === 0) return '';
    const share = (n: number): string => ((n * 1000) / figures).toFixed(0);
    return `<div class="coverage"><svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true"><rect class="rest" width="1000" height="10"/><rect class="understood" width="${share(understood)}" height="10"/><rect class="verified" width="${share(verified)}" height="10"/></svg><p>${WORDS.figures(figures, understood, verified)}，未能核对${figures - verified}个</p></div>`;
  }

  private statements(): string {
    const { statements } = this.report;
    const missing = statements.filter((s) => !s.found);
    const items = statements.map(
      (s) => `<li class="${s.found ? 'found' : 'missing'}">${words(s.title)} <small>${state(s)}</small></li>`,
    );
    const summary = WORDS.statements(
      statements.length - missing.length,
      missing.map((s) => `《${s.title}》`),
    );
    return `<details class="statements"><summary>${words(summary)}</summary><ol>${items.join('')}</ol></details>`;
  }

  /** What was not judged: a row for each reason. */
  private ledger(): string {
    const { coverage, rules, accepted } = this.report;
    const { unreadTables = [] } = coverage;
    const figures = byReason(coverage.unverified).map(([reason, list]) => [
      words(reason),
      `${list.length}`,
      listed(list.map((u) => [placeWords(u, WORDS), u.quote].filter(Boolean).join(' '))),
    ]);
    const tables = unreadTables.map(({ title, figures, ...place }) => [
      words(title ?? '没有标题的表格'),
      `${figures}`,
      words(placeWords(place, WORDS)),
    ]);
    const crashed = rules.crashed.map((g) => [words(WORDS.crashed(g.rule, g.reason)), words(g.title)]);
    const gaps = byReason(rules.unchecked).map(([reason, list]) => [
      words(reason),
      `${list.length}`,
      listed(list.map((g) => g.title)),
    ]);
    const stood = accepted.map((f) => [words(f.message), WORDS.acceptedBy[f.by], words(f.reason)]);
    const reasons = [
      foldedTable(`没有核对的${coverage.unverified.length}个数字`, ['原因', '个数', '位置'], figures),
      foldedTable(`没有读的${tables.length}张表格`, ['表题', '数字', '位置'], tables),
      foldedTable(`无从核对的${rules.unchecked.length}条规则`, ['原因', '条数', '规则'], gaps),
      foldedTable(`运行出错的${crashed.length}条规则`, ['说明', '要求'], crashed),
      foldedTable(`已接受的${stood.length}处`, ['问题', '凭什么', '理由'], stood),
    ];
    return `<div class="ledger"><p class="meta">${WORDS.rules(rules.passed, rules.failed, rules.unchecked.length)}</p>
${reasons.join('')}</div>
`;
  }
}

/** Errors first; among them what moves a whole block. */
function graveness({ severity, block }: CheckedReport['findings'][number]): number {
  return SEVERITIES.indexOf(severity) * 2 + (block ? 0 : 1);
}

/** The most frequent reason first. */
function byReason<T extends { readonly reason: string }>(all: readonly T[]): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(one.reason, [...(groups.get(one.reason) ?? []), one]);
  return [...groups].sort(([, a], [, b]) => b.length - a.length);
}

/** The first few, the rest on demand. */
function listed(all: readonly string[]): string {
  const [first, rest] = [all.slice(0, UNFOLDED), all.slice(UNFOLDED)];
  const told = words(first.join('；'));
  return rest.length === 0
    ? told
    : `${told}<details><summary>${WORDS.more(rest.length)}</summary>${words(rest.join('；'))}</details>`;
}

function state({ found, empty, pages }: ReportedStatement): string {
  if (!found) return '未找到';
  const where = pages.length === 0 ? '' : `第${pages.join('、')}页`;
  return [where, empty ? '空表' : ''].filter(Boolean).join('，') || '已找到';
}

/** A table that opens on demand, a card for each row where it is narrow; nothing without rows. `rows` are HTML. */
function foldedTable(title: string, heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const head = heads.map((h) => `<th scope="col">${h}</th>`).join('');
  const body = rows.map(
    (cells) => `<tr>${cells.map((c, i) => `<td data-label="${heads[i]}">${c}</td>`).join('')}</tr>`,
  );
  return `<details><summary>${title}</summary><table class="cards"><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></details>\n`;
}
