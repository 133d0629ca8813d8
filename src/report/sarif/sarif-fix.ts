import type { ReportedFinding, ReportedLocation } from '../file-report.ts';

/**
 * A SARIF fix that replaces the culprit on its line; undefined unless the line is known and the culprit stands at
 * exactly one place of it: a quote over several lines does not.
 * @param lines of the text file, without their ends
 */
export function fixOf(
  location: ReportedLocation,
  culprit: NonNullable<ReportedFinding['culprit']>,
  lines: readonly string[] | undefined,
  artifactLocation: object,
): object | undefined {
  const line = location.line === undefined ? undefined : lines?.[location.line - 1];
  if (line === undefined) return undefined;
  const start = onlyPlace(line, location.quote, culprit.quote);
  if (start === undefined) return undefined;
  const deletedRegion = {
    startLine: location.line,
    startColumn: start + 1,
    endLine: location.line,
    endColumn: start + culprit.quote.length + 1,
  };
  return {
    description: { text: `${culprit.quote} 改为 ${culprit.suggestion}` },
    artifactChanges: [
      {
        artifactLocation,
        replacements: [{ deletedRegion, insertedContent: { text: culprit.suggestion } }],
      },
    ],
  };
}

/** Where the words stand in the line: once within the quote, and that once in the line. */
function onlyPlace(line: string, quote: string, words: string): number | undefined {
  const around = once(line, quote);
  const within = once(quote, words);
  return around === undefined || within === undefined ? undefined : around + within;
}

function once(text: string, words: string): number | undefined {
  const at = words === '' ? -1 : text.indexOf(words);
  return at < 0 || text.indexOf(words, at + 1) >= 0 ? undefined : at;
}
