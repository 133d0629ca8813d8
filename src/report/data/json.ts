import type { FileReport, Summary } from '../file-report.ts';

/** Who wrote a report. */
export interface Tool {
  readonly name: string;
  readonly version: string;
}

/** The beginning of `--format json`: results follow by `jsonResult`, then `jsonEnd`, so that long runs need no memory. */
export function jsonBegin(tool: Tool): string {
  return `{\n  "tool": ${JSON.stringify(tool)},\n  "results": [`;
}

/** One element of `results`; `index` counts from 0. */
export function jsonResult(report: FileReport, index: number): string {
  const text = JSON.stringify(report, null, 2).replaceAll('\n', '\n    ');
  return `${index === 0 ? '' : ','}\n    ${text}`;
}

/** The end of `--format json`. */
export function jsonEnd(summary: Summary): string {
  return `${summary.files === 0 ? '' : '\n  '}],\n  "summary": ${JSON.stringify(summary)}\n}\n`;
}

/** `--format ndjson`: one result, one line. */
export function ndjsonLine(report: FileReport): string {
  return `${JSON.stringify(report)}\n`;
}
