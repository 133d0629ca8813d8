export {
  type Acceptance,
  type Ignore,
  type KnownFinding,
  knownFinding,
} from './audit/acceptance.ts';
export type { Companions } from './audit/audit.ts';
export type { Companion } from './audit/context.ts';
export type { Audit, Coverage, RuleOutcome } from './audit/outcome.ts';
export { NATIONAL, PROFILES, type Profile, profileFor } from './audit/profile.ts';
export type { Finding, Rule, RuleGroup, Severity } from './audit/rule.ts';
export { acceptRules } from './audit/rule-glob.ts';
export { RULES } from './audit/rules/index.ts';
export { type AuditOptions, audit } from './check/audit.ts';
export { type CheckOptions, type CheckSettings, check } from './check/check.ts';
export type { CompanionFiles } from './check/companions.ts';
export { disclosureWorkbook } from './check/disclosure-workbook.ts';
export type { DeferredFile, GivenFile, InputFile } from './check/given-file.ts';
export { type ReadOptions, readDisclosure } from './check/read-disclosure.ts';
export { reportOf, scoreOf } from './check/report-of.ts';
export { reportedError } from './check/reported-error.ts';
export type { Progress, Step, Watch } from './check/steps.ts';
export { accountOf } from './compose/account-of.ts';
export type { EntryBookRead } from './compose/entry-book/read-entry-book.ts';
export { writeEntryBook } from './compose/entry-book/write-entry-book.ts';
export type { Disclosure } from './model/disclosure.ts';
export type { SourceDocument } from './model/document.ts';
export { UnreadableError } from './model/document.ts';
export { decodeDisclosure, disclosureSchema, disclosureText, encodeDisclosure } from './model/interchange.ts';
export { readAccountWorkbook } from './publish/account-workbook.ts';
export { dataPackage, dataPackageZip } from './report/data/data-package.ts';
export { factsCsv } from './report/data/facts-csv.ts';
export { jsonBegin, jsonEnd, jsonResult, ndjsonLine } from './report/data/json.ts';
export { annotateDocx } from './report/docx/annotate-docx.ts';
export {
  type AuditedFile,
  atLeast,
  type CheckedReport,
  type FileReport,
  shownFrom,
  summarise,
} from './report/file-report.ts';
export { type HtmlReport, htmlReport } from './report/html/html-report.ts';
export { ruleList, rulePage } from './report/markdown/rule-page.ts';
export { annotatePdf } from './report/pdf/annotate-pdf.ts';
export { type SarifLog, sarifLog, type TextLines } from './report/sarif/sarif.ts';
export type { ReportedProject, ReportedScore, ScoreReport } from './report/score-report.ts';
export { pretty, prettySummary } from './report/terminal/pretty.ts';
export { prettyScore } from './report/terminal/pretty-score.ts';
export { prettyTable, type TableRow, tableRow } from './report/terminal/pretty-table.ts';
export { type Ledger, ledger } from './report/xlsx/ledger.ts';
export {
  NATIONAL_SCORING,
  SCORING_PROFILES,
  type ScoringProfile,
  scoringProfileFor,
} from './score/profiles.ts';
export { type FormScore, gradeOf, scoreForm } from './score/score-form.ts';
export { type Score, scoreIndicator } from './score/score-indicator.ts';
export { parseTarget, type Target } from './score/target.ts';
export { initPdf } from './source/pdf/read-pdf.ts';
export { renderPages } from './source/pdf/render-pages.ts';
