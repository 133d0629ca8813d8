import type { ReportedFinding } from './file-report.ts';
import { HEADINGS } from './headings.ts';

/** What a note on the original says of a finding, a line each; `quote` where the note does not stand at the words. */
export function findingLines(finding: ReportedFinding, quote = ''): string[] {
  const words = HEADINGS;
  const { severity, message, expected, explanation, culprit, rule } = finding;
  return [
    `${words.severity[severity]}：${message}`,
    ...(quote === '' ? [] : [`原文：${quote}`]),
    ...(expected === undefined ? [] : [`应为：${expected}`]),
    ...(explanation === undefined ? [] : `${words.arithmetic}：${explanation}`.split('\n')),
    ...(culprit === undefined
      ? []
      : [
          `${words.suggestion(`${Math.round(culprit.confidence * 100)}%`)}：${culprit.quote} → ${culprit.suggestion}`,
        ]),
    `规则：${rule}`,
  ];
}
