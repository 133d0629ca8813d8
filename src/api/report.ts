/** `mingzhang/report`: reports on what was checked, in every format. */
export {
  type AnnotatedFormat,
  type Originals,
  type Piece,
  REPORT_FORMATS,
  type ReportFormat,
  type ReportOptions,
  suits,
  type Writer,
  type WrittenFormat,
} from '../check/report-formats.ts';
export { jsonBegin, jsonEnd, jsonResult, ndjsonLine } from '../report/data/json.ts';
export { annotateDocx } from '../report/docx/annotate-docx.ts';
export {
  atLeast,
  type CheckedReport,
  type FileReport,
  type Summary,
  shownFrom,
  summarise,
} from '../report/file-report.ts';
export { type HtmlReport, htmlReport } from '../report/html/html-report.ts';
export { ruleList, rulePage } from '../report/markdown/rule-page.ts';
export { annotatePdf } from '../report/pdf/annotate-pdf.ts';
export { type SarifLog, sarifLog, type TextLines } from '../report/sarif/sarif.ts';
export { pretty, prettySummary } from '../report/terminal/pretty.ts';
export { prettyScore } from '../report/terminal/pretty-score.ts';
export { prettyTable, type TableRow, tableRow } from '../report/terminal/pretty-table.ts';
export { type Ledger, ledger } from '../report/xlsx/ledger.ts';
