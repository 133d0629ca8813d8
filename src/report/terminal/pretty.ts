import type { Severity } from '../../audit/finding.ts';
import {
  atLeast,
  type CheckedReport,
  type FileReport,
  type ReportedFinding,
  type Summary,
} from '../file-report.ts';
import { HEADINGS, type Headings, type Hints, type Locale } from '../headings.ts';
import { placeWords } from '../place-words.ts';
import { printable, quoteLines } from '../quote.ts';
import { blockTable } from './block-table.ts';

export interface PrettyOptions {
  /** Lowest severity told one by one; `warning` unless told, milder ones are counted on one line. */
  readonly severity?: Severity;
  /** Lists every figure that nothing confirmed or refuted. */
  readonly showUnchecked?: boolean;
  /** ANSI colours. */
  readonly colour?: boolean;
  readonly locale?: Locale;
  /** Says how to be told more. */
  readonly hints?: Hints;
}

/** Places of evidence told before the rest is counted. */
const EVIDENCE = 4;
/** Lines of arithmetic told before the rest is counted. */
const ARITHMETIC = 6;
/** Reasons why rules could not judge told before the rest is counted. */
const REASONS = 3;

/** A report for the terminal. The first line is the verdict. */
export function pretty(report: FileReport, options: PrettyOptions = {}): string {
  const paint = painter(options.colour ?? false);
  const words = HEADINGS[options.locale ?? 'zh'];
  if (report.status === 'unreadable') {
    const lines = [
      paint.red(`✗ ${words.unreadable}：${printable(report.error.message)}`),
      `  ${report.file}`,
    ];
    if (report.error.stack) lines.push('', report.error.stack);
    return `${lines.join('\n')}\n`;
  }
  const shown = report.findings.filter((f) => atLeast(f.severity, options.severity ?? 'warning'));
  const parts = [
    [verdictLine(report, paint), `  ${identity(report, words)}`].join('\n'),
    ...(['error', 'warning', 'info'] as const).flatMap((severity) =>
      group(
        severity,
        shown.filter((f) => f.severity === severity),
        words,
        paint,
      ),
    ),
    [folded(report, shown, words, options.hints), ...ledger(report, options, words, paint)]
      .filter(Boolean)
      .join('\n'),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

/** The last line over several files. */
export function prettySummary(summary: Summary, options: PrettyOptions = {}): string {
  const words = HEADINGS[options.locale ?? 'zh'];
  return `${words.total(summary)}\n`;
}

function verdictLine(report: CheckedReport, paint: Painter): string {
  if (report.rules.crashed.length > 0 || report.findings.some((f) => f.severity === 'error'))
    return paint.red(`✗ ${report.verdict}`);
  const doubtful = report.findings.some((f) => f.severity === 'warning') || report.coverage.verified === 0;
  return doubtful ? paint.yellow(`! ${report.verdict}`) : paint.green(`✓ ${report.verdict}`);
}

function identity(report: CheckedReport, words: Headings): string {
  const { unit, year, pages, dialect } = report.document;
  return [
    (report.files ?? [report.file]).join('、'),
    unit === undefined ? '' : printable(unit),
    year?.toString() ?? '',
    pages === undefined ? '' : words.pages(pages),
    dialect,
  ]
    .filter(Boolean)
    .join(' · ');
}

function group(
  severity: Severity,
  findings: readonly ReportedFinding[],
  words: Headings,
  paint: Painter,
): string[] {
  if (findings.length === 0) return [];
  const colour = severity === 'error' ? paint.red : severity === 'warning' ? paint.yellow : paint.blue;
  return [
    colour(`${words.severity[severity]} ${findings.length}`),
    ...findings.map((f, i) => findingLines(f, i + 1, words, paint).join('\n')),
  ];
}

function findingLines(finding: ReportedFinding, number: number, words: Headings, paint: Painter): string[] {
  const first = finding.locations[0];
  const where = first ? placeWords(first, words) : '';
  const indent = '     ';
  const lines = [
    `${String(number).padStart(3)}. ${paint.bold([where, printable(finding.message)].filter(Boolean).join('　'))}`,
  ];
  if (first) {
    const [quote, caret] = quoteLines(first.quote, finding.culprit?.quote ?? finding.actual);
    if (quote !== undefined) lines.push(`${indent}│ ${quote}`);
    if (caret !== undefined) lines.push(`${indent}│ ${paint.red(caret)}`);
  }
  const arithmetic = (finding.explanation ?? '').split('\n').filter(Boolean);
  arithmetic.slice(0, ARITHMETIC).forEach((line, i) => {
    lines.push(`${indent}${i === 0 ? `${words.arithmetic}：` : '      '}${printable(line)}`);
  });
  if (arithmetic.length > ARITHMETIC)
    lines.push(`${indent}      ${words.more(arithmetic.length - ARITHMETIC)}`);
  for (const related of finding.related.slice(0, EVIDENCE)) {
    const quote = quoteLines(related.quote)[0] ?? '';
    const at = placeWords(related, words);
    lines.push(
      `${indent}${words.evidence}：${[at, printable(related.what), quote].filter(Boolean).join(' ')}`,
    );
  }
  if (finding.related.length > EVIDENCE)
    lines.push(`${indent}      ${words.more(finding.related.length - EVIDENCE)}`);
  if (finding.block) lines.push(...blockTable(finding.block).map((line) => indent + line));
  if (finding.culprit) {
    const { quote, suggestion, confidence } = finding.culprit;
    lines.push(
      `${indent}${words.suggestion(`${Math.round(confidence * 100)}%`)}：${paint.green(`${printable(quote)} → ${printable(suggestion)}`)}`,
    );
  }
  if (finding.echoes && finding.echoes.length > 0)
    lines.push(`${indent}${words.echoes}：${finding.echoes.join('、')}`);
  lines.push(`${indent}${paint.dim(finding.rule)}`);
  return lines;
}

/** Rounding remarks and other mild ones, on one line. */
function folded(
  report: CheckedReport,
  shown: readonly ReportedFinding[],
  words: Headings,
  hints?: Hints,
): string {
  const hidden = report.findings.filter((f) => f.severity === 'info' && !shown.includes(f));
  if (hidden.length === 0) return '';
  return words.folded(hidden.length, hidden.filter((f) => f.roundingOnly).length, hints?.infos);
}

function ledger(report: CheckedReport, options: PrettyOptions, words: Headings, paint: Painter): string[] {
  const { coverage, statements, rules, remarks } = report;
  const missing = statements.filter((s) => !s.found);
  const lines = [words.figures(coverage.figures, coverage.understood, coverage.verified)];
  if (options.showUnchecked) {
    for (const { quote, reason, ...place } of coverage.unverified) {
      const where = placeWords(place, words);
      lines.push(`  ${where} ${quoteLines(quote)[0] ?? ''}　${paint.dim(printable(reason))}`);
    }
  } else {
    for (const [reason, count] of tally(coverage.unverified.map((u) => u.reason)))
      lines.push(`  ${words.unverified(count, printable(reason))}`);
    if (coverage.unverified.length > 0 && options.hints)
      lines.push(paint.dim(`  ${words.showUnchecked(options.hints.unchecked)}`));
  }
  const tables = coverage.unreadTables ?? [];
  if (tables.length > 0) lines.push(words.unreadTables(tables.length));
  for (const { title, figures, ...place } of tables) {
    const named = title === undefined ? undefined : printable(title);
    lines.push(
      `  ${[placeWords(place, words), words.unreadTable(named, figures)].filter(Boolean).join('　')}`,
    );
  }
  lines.push(
    words.statements(
      statements.length - missing.length,
      missing.map((s) => `《${s.title}》`),
    ),
    words.rules(rules.passed, rules.failed, rules.unchecked.length),
  );
  if (rules.unchecked.length > 0) {
    if (options.showUnchecked) {
      lines.push(`${words.uncheckedRules}：`);
      for (const { rule, title, reason } of rules.unchecked)
        lines.push(`  ${rule} ${title}　${paint.dim(printable(reason))}`);
    } else {
      const reasons = tally(rules.unchecked.map((u) => u.reason));
      for (const [reason, count] of reasons.slice(0, REASONS))
        lines.push(paint.dim(`  ${words.unverifiedRules(count, printable(reason))}`));
      const rest = reasons.slice(REASONS).reduce((sum, [, count]) => sum + count, 0);
      if (rest > 0) lines.push(paint.dim(`  ${words.otherRules(rest, options.hints?.unchecked)}`));
    }
  }
  lines.push(...letStand(report, options, words, paint));
  for (const { rule, reason } of rules.crashed) lines.push(paint.red(words.crashed(rule, printable(reason))));
  for (const { page, message } of remarks)
    lines.push(
      paint.yellow(
        [page === undefined ? '' : words.page(page), printable(message)].filter(Boolean).join(' '),
      ),
    );
  return lines;
}

/** What was let stand is said, by whose word and how often. */
function letStand(report: CheckedReport, options: PrettyOptions, words: Headings, paint: Painter): string[] {
  const { accepted } = report;
  if (options.showUnchecked)
    return accepted.map(
      (f) =>
        `  ${words.acceptedBy[f.by]} ${f.rule}　${printable(f.message)}　${paint.dim(printable(f.reason))}`,
    );
  return tally(accepted.map((f) => f.by)).map(([by, count]) =>
    paint.dim(
      words.accepted(count, words.acceptedBy[by as keyof Headings['acceptedBy']], options.hints?.unchecked),
    ),
  );
}

/** Counts of equal texts, the most frequent first. */
function tally(texts: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

type Painter = Readonly<
  Record<'red' | 'yellow' | 'green' | 'blue' | 'bold' | 'dim', (text: string) => string>
>;

function painter(colour: boolean): Painter {
  const sgr = (on: number, off: number) => (text: string) =>
    colour ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  return {
    red: sgr(31, 39),
    yellow: sgr(33, 39),
    green: sgr(32, 39),
    blue: sgr(34, 39),
    bold: sgr(1, 22),
    dim: sgr(2, 22),
  };
}
