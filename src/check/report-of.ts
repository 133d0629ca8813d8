import { evaluationsOf } from '../audit/evaluations.ts';
import { RULES } from '../audit/rules/index.ts';
import { type CompanionHints, uncheckedWords } from '../audit/unchecked.ts';
import { type AuditedFile, type FileReport, fileReport, type ReportedError } from '../report/file-report.ts';
import { type ScoreReport, scoreReport } from '../report/score-report.ts';

/**
 * The plain data that every report format prints.
 * @param hints how a reader may give a companion that a rule has missed
 */
export function reportOf(audited: AuditedFile, hints: CompanionHints = {}): FileReport {
  return fileReport(audited, {
    rule: titleOf,
    unchecked: (why) => uncheckedWords(why, hints),
  });
}

/**
 * The report on files that were not audited.
 * @param files their paths as given
 */
export function unreadable(files: readonly string[], error: ReportedError): FileReport {
  return {
    file: files[0] ?? '',
    ...(files.length > 1 ? { files } : {}),
    status: 'unreadable',
    error,
  };
}

/** The self-evaluation forms (绩效自评表) of an audited disclosure, scored, each with what was found in it. */
export function scoreOf(audited: AuditedFile & { readonly status: 'checked' }): ScoreReport {
  const report = reportOf(audited);
  if (report.status !== 'checked')
    throw new Error(`internal: a checked file without a report: ${report.file}`);
  const scores = evaluationsOf(audited.disclosure).map((evaluation) => evaluation.score);
  return scoreReport(report, audited.audit.findings, scores);
}

const TITLES = new Map<string, string>(RULES.map((rule) => [rule.id, rule.title]));

function titleOf(rule: string): string {
  return TITLES.get(rule) ?? rule;
}
