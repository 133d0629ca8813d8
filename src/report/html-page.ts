import type { Rule, Severity } from '../audit/rule.ts';
import { xmlText } from '../format/xml-text.ts';
import type { CheckedReport, FileReport, ReportedFinding, ReportedLocation, Summary } from './file-report.ts';
import { HEADINGS } from './headings.ts';
import { REPORT_SCRIPT, REPORT_STYLE } from './html-page-style.ts';
import { placeWords } from './place-words.ts';
import { printable } from './quote.ts';
import { GROUP_TITLE } from './rule-page.ts';

/** The picture of a page of the original. */
export interface Picture {
  readonly page: number;
  /** Points. */
  readonly width: number;
  readonly height: number;
  readonly png: Uint8Array;
}

/** A report as one page that needs nothing beside it: `begin`, a `result` for each disclosure, `end`. */
export interface HtmlReport {
  begin(): string;
  /** @param pictures of the pages with findings, where the original has pages */
  result(report: FileReport, pictures?: readonly Picture[]): string;
  end(summary: Summary): string;
}

const WORDS = HEADINGS.zh;
const SEVERITIES = ['error', 'warning', 'info'] as const;
/** Bytes of pictures in one report; beyond it places are told in words. */
const MOST_PICTURES = 24 * 2 ** 20;

/** @param rules explain themselves below the findings */
export function htmlReport(rules: readonly Rule[]): HtmlReport {
  const byId = new Map<string, Rule>(rules.map((rule) => [rule.id, rule]));
  const used = new Set<string>();
  const rows: string[] = [];
  let documents = 0;
  let left = MOST_PICTURES;
  return {
    begin: () =>
      `<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">\n<title>明账审核报告</title>\n<style>${REPORT_STYLE}</style>\n</head>\n<body>\n<a class="skip" href="#findings">跳到问题清单</a>\n<header class="top"><h1>部门决算公开审核报告</h1><p class="meta">明账 · 数字按区间核对，尾差不作差错；没有核对的逐项列在每份文件之后 · <a href="#summary">各份汇总</a></p></header>\n<main id="findings" tabindex="-1">\n${filterBar()}`,
    result: (report, pictures = []) => {
      documents++;
      rows.push(summaryRow(report, documents));
      if (report.status === 'unreadable')
        return `<section class="document" aria-labelledby="d${documents}"><h2 id="d${documents}">${xmlText(printable(report.file))}</h2><p class="verdict error">${WORDS.unreadable}：${xmlText(printable(report.error.message))}</p></section>\n`;
      for (const { rule } of report.findings) used.add(rule);
      const size = pictures.reduce((sum, p) => sum + p.png.length, 0);
      const fitting = size <= left ? pictures : [];
      if (fitting.length > 0) left -= size;
      return new DocumentSection(report, documents, fitting, fitting.length < pictures.length).write();
    },
    end: (summary) =>
      `${summaryTable(rows)}${explained([...used].sort().flatMap((id) => byId.get(id) ?? []))}<p class="meta">${xmlText(WORDS.total(summary.files, summary.errors, summary.warnings, summary.unreadable))}</p>\n</main>\n<script>${REPORT_SCRIPT}</script>\n</body>\n</html>\n`,
  };
}

/** One line of the table over all documents. */
function summaryRow(report: FileReport, number: number): string {
  const name = `<a href="#d${number}">${xmlText(printable(report.file))}</a>`;
  if (report.status === 'unreadable')
    return `<tr><td>${name}</td><td colspan="6">${WORDS.unreadable}：${xmlText(printable(report.error.message))}</td></tr>`;
  const count = (severity: Severity): number => report.findings.filter((f) => f.severity === severity).length;
  const { unit = '', year } = report.document;
  const { figures, verified } = report.coverage;
  const numbers = [...SEVERITIES.map(count), `${verified}/${figures}`].map((n) => `<td class="n">${n}</td>`);
  return `<tr><td>${name}</td><td>${xmlText(printable(unit))}</td><td class="n">${year ?? ''}</td>${numbers.join('')}</tr>`;
}

function summaryTable(rows: readonly string[]): string {
  const heads = WORDS.table.map((h, i) => `<th scope="col"${i > 1 ? ' class="n"' : ''}>${h}</th>`);
  return `<section aria-labelledby="summary"><h2 id="summary">各份汇总</h2><div class="scroll" tabindex="0" role="region" aria-label="各份汇总"><table><thead><tr>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div></section>\n`;
}

/** Hidden until the script runs: without it there is nothing to filter with. */
function filterBar(): string {
  const boxes = SEVERITIES.map(
    (s) => `<label><input type="checkbox" name="severity" value="${s}" checked> ${WORDS.severity[s]}</label>`,
  );
  const groups = Object.entries(GROUP_TITLE).map(([id, title]) => `<option value="${id}">${title}</option>`);
  return `<form class="bar" role="search" aria-label="筛选" hidden onsubmit="return false">${boxes.join('')}<label>类别 <select name="group"><option value="">全部</option>${groups.join('')}</select></label><input type="search" placeholder="查找（按 / 键）" aria-label="在问题中查找"><output aria-live="polite"></output></form>\n`;
}

/** One disclosure: verdict, findings, what was not checked. */
class DocumentSection {
  private readonly byPage: ReadonlyMap<number, Picture>;

  constructor(
    private readonly report: CheckedReport,
    private readonly number: number,
    pictures: readonly Picture[],
    private readonly leftOut: boolean,
  ) {
    this.byPage = new Map(pictures.map((p) => [p.page, p]));
  }

  write(): string {
    const { report, number } = this;
    const { unit, year, pages, dialect } = report.document;
    const worst = SEVERITIES.find((s) => s !== 'info' && report.findings.some((f) => f.severity === s));
    const about = [
      (report.files ?? [report.file]).map(printable).join('、'),
      year === undefined ? '' : `${year}年度`,
      pages === undefined ? '' : `${pages}页`,
      dialect,
    ].filter(Boolean);
    return `<section class="document" aria-labelledby="d${number}">
<h2 id="d${number}">${xmlText(printable(unit ?? report.file))}</h2>
<p class="meta">${xmlText(about.join(' · '))}</p>
<p class="verdict ${worst ?? 'good'}">${xmlText(report.verdict)}</p>
${this.leftOut ? '<p class="left-out">页面图像太多，这一份没有附上；问题的位置以页码和原文为准。</p>\n' : ''}${SEVERITIES.flatMap(
  (s) => report.findings.filter((f) => f.severity === s),
)
  .map((f, i) => this.finding(f, i + 1))
  .join('')}${this.pictures()}${this.facts()}</section>
`;
  }

  private finding(finding: ReportedFinding, n: number): string {
    const { severity, rule, message, locations } = finding;
    const id = `f${this.number}-${n}`;
    const places = locations.map((l) => placeWords(l, WORDS)).filter(Boolean);
    const first = locations[0];
    return `<article id="${id}" class="${severity}" tabindex="-1" data-severity="${severity}" data-group="${rule.split('/')[0]}" data-doc="${this.number}" aria-labelledby="${id}h">
<h3 id="${id}h"><span class="tag">${WORDS.severity[severity]}</span>${xmlText(printable(message))}</h3>
<p class="place">${n}　${xmlText([...new Set(places)].slice(0, 6).join('；'))}</p>
${first && first.quote.trim() !== '' ? `<blockquote>${quoted(first.quote, finding.culprit?.quote ?? finding.actual)}</blockquote>\n` : ''}${reasons(finding)}${this.page(locations, n)}<p class="rule"><a href="#r-${xmlText(rule.replace('/', '-'))}">${xmlText(rule)}</a> ${xmlText(finding.title)}</p>
</article>
`;
  }

  /** The page with the places boxed, opened on demand. */
  private page(locations: readonly ReportedLocation[], n: number): string {
    const page = locations[0]?.page;
    const picture = page === undefined ? undefined : this.byPage.get(page);
    if (!picture) return '';
    const boxes = locations.flatMap((l) => (l.page === page && l.box ? [l.box] : []));
    if (boxes.length === 0) return '';
    const { width, height } = picture;
    // The strip of the page around the words, as wide as the page.
    const top = Math.max(0, Math.min(...boxes.map((b) => b[1])) - 130);
    const bottom = Math.min(height, Math.max(...boxes.map((b) => b[3])) + 130);
    const drawn = boxes.map(
      ([x0, y0, x1, y1]) =>
        `<rect class="box" x="${fixed(x0 - 2)}" y="${fixed(y0 - 2)}" width="${fixed(x1 - x0 + 4)}" height="${fixed(y1 - y0 + 4)}" rx="1.5"/>`,
    );
    return `<details class="page"><summary>看第${page}页原文</summary><figure><svg viewBox="0 ${fixed(top)} ${fixed(width)} ${fixed(bottom - top)}" role="img" aria-label="第${page}页，问题${n}处以方框标出"><use href="#p${this.number}-${page}"/>${drawn.join('')}</svg><figcaption>第${page}页</figcaption></figure></details>\n`;
  }

  /** Each picture once; the findings show their part of it. */
  private pictures(): string {
    if (this.byPage.size === 0) return '';
    const images = [...this.byPage.values()].map(
      ({ page, width, height, png }) =>
        `<image id="p${this.number}-${page}" width="${fixed(width)}" height="${fixed(height)}" href="data:image/png;base64,${base64(png)}"/>`,
    );
    return `<svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs>${images.join('')}</defs></svg>\n`;
  }

  private facts(): string {
    const { coverage, statements, rules, remarks, accepted } = this.report;
    const missing = statements.filter((s) => !s.found).map((s) => `《${s.title}》`);
    const rows = coverage.unverified.map(
      (u) =>
        `<tr><td>${xmlText(placeWords(u, WORDS))}</td><td>${xmlText(printable(u.quote))}</td><td>${xmlText(u.reason)}</td></tr>`,
    );
    const gaps = [...rules.crashed, ...rules.unchecked].map(
      (g) => `<tr><td>${xmlText(g.rule)}</td><td>${xmlText(g.title)}</td><td>${xmlText(g.reason)}</td></tr>`,
    );
    const stood = accepted.map(
      (f) =>
        `<tr><td>${xmlText(WORDS.acceptedBy[f.by])}</td><td>${xmlText(printable(f.message))}</td><td>${xmlText(printable(f.reason))}</td></tr>`,
    );
    return `<div class="facts"><p>${xmlText(WORDS.figures(coverage.figures, coverage.understood, coverage.verified))}</p><p>${xmlText(WORDS.statements(statements.length - missing.length, missing))}</p>${remarks.map((r) => `<p class="left-out">${xmlText(printable(r.message))}</p>`).join('')}
${table(`没有核对的${rows.length}个数字`, ['位置', '原文', '为什么'], rows)}${table(`无从核对的${gaps.length}条规则`, ['规则', '要求', '为什么'], gaps)}${table(`已接受的${stood.length}处`, ['凭什么', '问题', '理由'], stood)}</div>
`;
  }
}

function reasons(finding: ReportedFinding): string {
  const { expected, actual, explanation, related, culprit, echoes } = finding;
  const rows: [string, string][] = [];
  if (actual !== undefined && actual !== '') rows.push(['现为', xmlText(printable(actual))]);
  if (expected !== undefined) rows.push(['应为', xmlText(printable(expected))]);
  if (explanation)
    rows.push([
      WORDS.arithmetic,
      explanation
        .split('\n')
        .map((line) => xmlText(printable(line)))
        .join('<br>'),
    ]);
  if (related.length > 0)
    rows.push([
      WORDS.evidence,
      related
        .slice(0, 8)
        .map((r) =>
          xmlText([placeWords(r, WORDS), printable(r.what), printable(r.quote)].filter(Boolean).join(' ')),
        )
        .join('<br>') + (related.length > 8 ? `<br>${WORDS.more(related.length - 8)}` : ''),
    ]);
  if (culprit)
    rows.push([
      WORDS.suggestion(`${Math.round(culprit.confidence * 100)}%`),
      xmlText(`${printable(culprit.quote)} → ${printable(culprit.suggestion)}`),
    ]);
  if (echoes && echoes.length > 0) rows.push([WORDS.echoes, xmlText(echoes.join('、'))]);
  if (rows.length === 0) return '';
  return `<dl class="why">${rows.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('')}</dl>\n`;
}

/** The quote with the culprit marked where it stands in it. */
function quoted(quote: string, culprit: string | undefined): string {
  const text = printable(quote).trim();
  const words = culprit === undefined ? '' : printable(culprit).trim();
  const at = words === '' ? -1 : text.indexOf(words);
  if (at < 0) return xmlText(text);
  return `${xmlText(text.slice(0, at))}<mark>${xmlText(words)}</mark>${xmlText(text.slice(at + words.length))}`;
}

function table(title: string, heads: readonly string[], rows: readonly string[]): string {
  if (rows.length === 0) return '';
  const head = heads.map((h) => `<th scope="col">${h}</th>`).join('');
  return `<details><summary>${title}</summary><div class="scroll" tabindex="0" role="region" aria-label="${title}"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div></details>\n`;
}

const LEVEL: Readonly<Record<Severity, string>> = WORDS.severity;

/** What the rules with findings check, why, on what they rest and how to mend. */
function explained(rules: readonly Rule[]): string {
  if (rules.length === 0) return '';
  const entries = rules.map(
    (rule) =>
      `<details id="r-${rule.id.replace('/', '-')}"><summary>${xmlText(rule.id)}　${xmlText(rule.title)}（${LEVEL[rule.severity]}）</summary><dl class="why"><dt>查什么</dt><dd>${xmlText(rule.what)}</dd><dt>为什么</dt><dd>${xmlText(rule.why)}</dd><dt>依据</dt><dd>${xmlText(rule.source)}</dd><dt>怎样改</dt><dd>${xmlText(rule.mend)}</dd></dl></details>`,
  );
  return `<section aria-labelledby="rules"><h2 id="rules">涉及的规则</h2>\n${entries.join('\n')}\n</section>\n`;
}

function fixed(value: number): string {
  return String(Math.round(value * 10) / 10);
}

const SIX = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b, c] = [bytes[i], bytes[i + 1], bytes[i + 2]];
    const n = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    parts.push(
      SIX[n >> 18]! +
        SIX[(n >> 12) & 63]! +
        (b === undefined ? '=' : SIX[(n >> 6) & 63]!) +
        (c === undefined ? '=' : SIX[n & 63]!),
    );
  }
  return parts.join('');
}
