import type { Severity } from '../../audit/finding.ts';
import {
  atLeast,
  type CheckedReport,
  type FileReport,
  type ReportedFinding,
  type Summary,
} from '../file-report.ts';
import { HEADINGS, type Headings, type Hints } from '../headings.ts';
import { placeWords } from '../place-words.ts';
import { printable, quoteLines, width } from '../quote.ts';
import { blockTable } from './block-table.ts';
import { wrap } from './wrap.ts';

export interface PrettyOptions {
  /** Lowest severity told one by one; `warning` unless told, milder ones are counted on one line. */
  readonly severity?: Severity;
  /** Lists every figure that nothing confirmed or refuted. */
  readonly showUnchecked?: boolean;
  /** ANSI colours. */
  readonly colour?: boolean;
  /** Columns of the terminal; nothing is broken where none are known. */
  readonly columns?: number;
  /** Says how to be told more. */
  readonly hints?: Hints;
}

/** What stands under a finding stands under its words. */
const INDENT = ' '.repeat(5);
/** Places of evidence told before the rest is counted. */
const EVIDENCE = 4;
/** Lines of arithmetic told before the rest is counted. */
const ARITHMETIC = 6;
/** Reasons why rules could not judge told before the rest is counted. */
const REASONS = 3;

/** A report for the terminal. The first line is the verdict. */
export function pretty(report: FileReport, options: PrettyOptions = {}): string {
  return `${new Screen(options).report(report).join('\n')}\n`;
}

/** The last line over several files. */
export function prettySummary(summary: Summary, { columns }: PrettyOptions = {}): string {
  return `${wrap('', HEADINGS.total(summary), columns).join('\n')}\n`;
}

/** Lines of a report, broken to the width of a screen and painted as it allows. */
class Screen {
  private readonly paint: Painter;

  constructor(private readonly options: PrettyOptions) {
    this.paint = painter(options.colour ?? false);
  }

  report(report: FileReport): string[] {
    if (report.status === 'unreadable') {
      const { message, stack } = report.error;
      return [
        ...this.hang('✗ ', `${HEADINGS.unreadable}：${printable(message)}`, 'red'),
        ...this.hang('  ', report.file),
        ...(stack ? ['', stack] : []),
      ];
    }
    const shown = report.findings.filter((f) => atLeast(f.severity, this.options.severity ?? 'warning'));
    const groups = (['error', 'warning', 'info'] as const).flatMap((severity) =>
      this.group(
        severity,
        shown.filter((f) => f.severity === severity),
      ),
    );
    const parts = [
      [...this.verdict(report), ...this.hang('  ', identity(report))],
      ...groups,
      [...this.folded(report, shown), ...this.ledger(report)],
    ];
    return parts.flatMap((lines, i) => (i === 0 ? lines : ['', ...lines]));
  }

  /** Text behind a lead, its further lines hanging under its first. */
  private hang(lead: string, text: string, colour?: keyof Painter): string[] {
    const lines = wrap(lead, text, this.options.columns);
    return colour === undefined ? lines : lines.map(this.paint[colour]);
  }

  private verdict(report: CheckedReport): string[] {
    if (report.rules.crashed.length > 0 || report.findings.some((f) => f.severity === 'error'))
      return this.hang('✗ ', report.verdict, 'red');
    const doubtful = report.findings.some((f) => f.severity === 'warning') || report.coverage.verified === 0;
    return doubtful ? this.hang('! ', report.verdict, 'yellow') : this.hang('✓ ', report.verdict, 'green');
  }

  private group(severity: Severity, findings: readonly ReportedFinding[]): string[][] {
    if (findings.length === 0) return [];
    const colour = severity === 'error' ? 'red' : severity === 'warning' ? 'yellow' : 'blue';
    return [
      [this.paint[colour](`${HEADINGS.severity[severity]} ${findings.length}`)],
      ...findings.map((f, i) => this.finding(f, i + 1)),
    ];
  }

  private finding(finding: ReportedFinding, number: number): string[] {
    const first = finding.locations[0];
    const where = first ? placeWords(first, HEADINGS, finding.message) : '';
    const head = [where, printable(finding.message)].filter(Boolean).join('　');
    const lines = this.hang(`${String(number).padStart(3)}. `, head, 'bold');
    if (first) {
      const [quote, caret] = quoteLines(first.quote, finding.culprit?.quote ?? finding.actual);
      if (quote !== undefined) lines.push(`${INDENT}│ ${quote}`);
      if (caret !== undefined) lines.push(`${INDENT}│ ${this.paint.red(caret)}`);
    }
    const sums = (finding.explanation ?? '').split('\n').filter(Boolean);
    const arithmetic = [
      ...sums.slice(0, ARITHMETIC).map(printable),
      ...(sums.length > ARITHMETIC ? [HEADINGS.more(sums.length - ARITHMETIC)] : []),
    ];
    lines.push(...this.labelled(HEADINGS.arithmetic, arithmetic));
    const { related, culprit, echoes = [] } = finding;
    const evidence = [
      ...related.slice(0, EVIDENCE).map((place) => evidenceWords(place)),
      ...(related.length > EVIDENCE ? [HEADINGS.more(related.length - EVIDENCE)] : []),
    ];
    lines.push(...this.labelled(HEADINGS.evidence, evidence));
    if (finding.block) lines.push(...blockTable(finding.block).map((line) => INDENT + line));
    if (culprit) {
      const label = HEADINGS.suggestion(`${Math.round(culprit.confidence * 100)}%`);
      const change = `${printable(culprit.quote)} → ${printable(culprit.suggestion)}`;
      lines.push(...this.hang(`${INDENT}${label}：`, change, 'green'));
    }
    if (echoes.length > 0) lines.push(...this.hang(`${INDENT}${HEADINGS.echoes}：`, echoes.join('、')));
    return [...lines, INDENT + this.paint.dim(finding.rule)];
  }

  /** Lines under a label that stands before the first. */
  private labelled(label: string, texts: readonly string[]): string[] {
    const lead = `${INDENT}${label}：`;
    return texts.flatMap((text, i) => this.hang(i === 0 ? lead : ' '.repeat(width(lead)), text));
  }

  /** Rounding remarks and other mild ones, on one line. */
  private folded(report: CheckedReport, shown: readonly ReportedFinding[]): string[] {
    const hidden = report.findings.filter((f) => f.severity === 'info' && !shown.includes(f));
    if (hidden.length === 0) return [];
    const tails = hidden.filter((f) => f.roundingOnly).length;
    return this.hang('', HEADINGS.folded(hidden.length, tails, this.options.hints?.infos));
  }

  private ledger(report: CheckedReport): string[] {
    const { coverage, statements, rules, remarks } = report;
    const { showUnchecked, hints } = this.options;
    const lines = this.hang('', HEADINGS.figures(coverage.figures, coverage.understood, coverage.verified));
    if (showUnchecked) {
      for (const { quote, reason, ...place } of coverage.unverified)
        lines.push(
          ...this.hang(
            '  ',
            `${placeWords(place, HEADINGS)} ${quoteLines(quote)[0] ?? ''}　${printable(reason)}`,
          ),
        );
    } else {
      for (const [reason, count] of tally(coverage.unverified.map((u) => u.reason)))
        lines.push(...this.hang('  ', HEADINGS.unverified(count, printable(reason))));
      if (coverage.unverified.length > 0 && hints)
        lines.push(...this.hang('  ', HEADINGS.showUnchecked(hints.unchecked), 'dim'));
    }
    const tables = coverage.unreadTables ?? [];
    if (tables.length > 0) lines.push(...this.hang('', HEADINGS.unreadTables(tables.length)));
    for (const { title, figures, ...place } of tables) {
      const named = HEADINGS.unreadTable(title === undefined ? undefined : printable(title), figures);
      lines.push(...this.hang('  ', [placeWords(place, HEADINGS), named].filter(Boolean).join('　')));
    }
    const missing = statements.filter((s) => !s.found);
    const found = statements.length - missing.length;
    lines.push(
      ...this.hang(
        '',
        HEADINGS.statements(
          found,
          missing.map((s) => `《${s.title}》`),
        ),
      ),
      ...this.hang('', HEADINGS.rules(rules.passed, rules.failed, rules.unchecked.length)),
      ...this.uncheckedRules(report),
      ...this.letStand(report),
    );
    for (const { rule, reason } of rules.crashed)
      lines.push(...this.hang('', HEADINGS.crashed(rule, printable(reason)), 'red'));
    for (const { page, message } of remarks) {
      const where = page === undefined ? '' : HEADINGS.page(page);
      lines.push(...this.hang('', [where, printable(message)].filter(Boolean).join(' '), 'yellow'));
    }
    return lines;
  }

  private uncheckedRules({ rules: { unchecked } }: CheckedReport): string[] {
    if (unchecked.length === 0) return [];
    if (this.options.showUnchecked)
      return [
        `${HEADINGS.uncheckedRules}：`,
        ...unchecked.flatMap(({ rule, title, reason }) =>
          this.hang('  ', `${rule} ${title}　${printable(reason)}`),
        ),
      ];
    const reasons = tally(unchecked.map((u) => u.reason));
    const rest = reasons.slice(REASONS).reduce((sum, [, count]) => sum + count, 0);
    return [
      ...reasons
        .slice(0, REASONS)
        .map(([reason, count]) => HEADINGS.unverifiedRules(count, printable(reason))),
      ...(rest > 0 ? [HEADINGS.otherRules(rest, this.options.hints?.unchecked)] : []),
    ].flatMap((text) => this.hang('  ', text, 'dim'));
  }

  /** What was let stand is said, by whose word and how often. */
  private letStand({ accepted }: CheckedReport): string[] {
    if (this.options.showUnchecked)
      return accepted.flatMap((f) =>
        this.hang(
          '  ',
          `${HEADINGS.acceptedBy[f.by]} ${f.rule}　${printable(f.message)}　${printable(f.reason)}`,
        ),
      );
    return tally(accepted.map((f) => f.by)).flatMap(([by, count]) => {
      const who = HEADINGS.acceptedBy[by as keyof Headings['acceptedBy']];
      return this.hang('', HEADINGS.accepted(count, who, this.options.hints?.unchecked), 'dim');
    });
  }
}

function identity(report: CheckedReport): string {
  const { unit, year, pages, dialect } = report.document;
  return [
    (report.files ?? [report.file]).join('、'),
    unit === undefined ? '' : printable(unit),
    year?.toString() ?? '',
    pages === undefined ? '' : HEADINGS.pages(pages),
    dialect,
  ]
    .filter(Boolean)
    .join(' · ');
}

function evidenceWords(place: ReportedFinding['related'][number]): string {
  const quote = quoteLines(place.quote)[0] ?? '';
  return [placeWords(place, HEADINGS, place.what), printable(place.what), quote].filter(Boolean).join(' ');
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
