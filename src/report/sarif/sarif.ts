import type { Severity } from '../../audit/finding.ts';
import type { Rule } from '../../audit/rule.ts';
import type { Tool } from '../data/json.ts';
import type { FileReport, ReportedFinding, ReportedLocation, Summary } from '../file-report.ts';
import { fingerprints } from '../fingerprints.ts';
import { HEADINGS } from '../headings.ts';
import { placeWords } from '../place-words.ts';
import { printable } from '../quote.ts';
import { fixOf } from './sarif-fix.ts';

/** The lines of a text file by its path, without their ends; undefined for other formats. */
export type TextLines = (file: string) => readonly string[] | undefined;

/** A SARIF log under way: `begin`, a `result` for each disclosure, `end`; together they are one JSON text. */
export interface SarifLog {
  begin(): string;
  /** @param lines lets a repair be told as a fix where the file is plain text */
  result(report: FileReport, lines?: TextLines): string;
  end(summary: Summary): string;
}

const LEVEL: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};
const PROBLEM: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'recommendation',
};
const WORDS = HEADINGS;

/**
 * SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), as code scanning services take it: one run over any
 * number of files, the same bytes for the same findings. Findings that were let stand are suppressed results; files
 * that could not be read, and faults of our own, are notifications of the invocation.
 * @param fromRoot a file's path as seen from the root of the sources; of one that stays absolute the root is left out
 */
export function sarifLog(
  tool: Tool,
  rules: readonly Rule[],
  fromRoot: (path: string) => string = (path) => path,
): SarifLog {
  const artifact: Artifact = (file) => ({ uri: uriOf(fromRoot(file)), uriBaseId: '%SRCROOT%' });
  const indexOf = new Map<string, number>(rules.map((rule, i) => [rule.id, i]));
  const notifications: object[] = [];
  let successful = true;
  let first = true;
  return {
    begin: () => {
      const driver = {
        name: tool.name,
        fullName: '明账：部门决算公开的审核',
        version: tool.version,
        semanticVersion: tool.version,
        language: 'zh-CN',
        rules: rules.map(describedRule),
      };
      return `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":${JSON.stringify({ driver })},"columnKind":"utf16CodeUnits","results":[`;
    },
    result: (report, lines = () => undefined) => {
      if (report.status === 'unreadable') {
        successful = false;
        notifications.push(
          notification(report.error.code, 'error', report.error.message, artifact(report.file)),
        );
        return '';
      }
      if (report.rules.crashed.length > 0) successful = false;
      for (const { rule, reason } of report.rules.crashed)
        notifications.push(notification(rule, 'error', WORDS.crashed(rule, reason), artifact(report.file)));
      for (const { code, message, page } of report.remarks) {
        const where = page === undefined ? '' : `${WORDS.page(page)}：`;
        notifications.push(notification(code, 'warning', where + message, artifact(report.file)));
      }
      const fingerprint = fingerprints(report.document.unit, report.document.year);
      const told = (finding: ReportedFinding): object => ({
        ruleId: finding.rule,
        ...(indexOf.has(finding.rule) ? { ruleIndex: indexOf.get(finding.rule) } : {}),
        ...describedFinding(finding, report.file, artifact, lines),
        partialFingerprints: { primaryLocationLineHash: fingerprint(finding) },
      });
      const results = [
        ...report.findings.map(told),
        ...report.accepted.map((finding) => ({
          ...told(finding),
          suppressions: [
            {
              kind: finding.by === 'inline' ? 'inSource' : 'external',
              status: 'accepted',
              justification: finding.reason,
            },
          ],
        })),
      ];
      if (results.length === 0) return '';
      const text = results.map((result) => `\n${JSON.stringify(result)}`).join(',');
      const separator = first ? '' : ',';
      first = false;
      return separator + text;
    },
    end: () => {
      const invocation = {
        executionSuccessful: successful,
        ...(notifications.length > 0 ? { toolExecutionNotifications: notifications } : {}),
      };
      return `${first ? '' : '\n'}],"invocations":[${JSON.stringify(invocation)}]}]}\n`;
    },
  };
}

/** A relative page would be no valid helpUri (it must be absolute), so the page goes whole into `help`. */
function describedRule(rule: Rule): object {
  const parts: readonly (readonly [string, string])[] = [
    ['查什么', rule.what],
    ['为什么', rule.why],
    ['依据', rule.source],
    ['怎样改', rule.mend],
  ];
  return {
    id: rule.id,
    name: rule.title,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.what },
    help: {
      text: parts.map(([title, text]) => `${title}：${text}`).join('\n'),
      markdown: parts.map(([title, text]) => `**${title}**\n\n${text}`).join('\n\n'),
    },
    defaultConfiguration: { level: LEVEL[rule.severity] },
    properties: {
      tags: [rule.id.slice(0, rule.id.indexOf('/'))],
      'problem.severity': PROBLEM[rule.severity],
      page: `docs/rules/${rule.id}.md`,
    },
  };
}

function describedFinding(
  finding: ReportedFinding,
  file: string,
  artifact: Artifact,
  lines: TextLines,
): object {
  const { culprit, expected, actual, explanation, echoes } = finding;
  const place = finding.locations[0];
  // Where the location has no line of its own, the words must say where.
  const where = place && lineOf(place, file) === undefined ? whereWithin(place) : '';
  const text = [
    [where, finding.message].filter(Boolean).join('　'),
    ...(explanation === undefined ? [] : [`${WORDS.arithmetic}：${explanation}`]),
    ...(culprit === undefined
      ? []
      : [
          `${WORDS.suggestion(`${Math.round(culprit.confidence * 100)}%`)}：${culprit.quote} → ${culprit.suggestion}`,
        ]),
  ];
  const fix =
    culprit && place
      ? fixOf(place, culprit, lines(place.file ?? file), artifact(place.file ?? file))
      : undefined;
  const properties = {
    ...(expected === undefined ? {} : { expected }),
    ...(actual === undefined ? {} : { actual }),
    ...(culprit === undefined || fix ? {} : { culprit: culprit.quote, suggestion: culprit.suggestion }),
    ...(echoes === undefined ? {} : { echoes }),
  };
  return {
    level: LEVEL[finding.severity],
    ...(culprit === undefined ? {} : { rank: Math.round(culprit.confidence * 1000) / 10 }),
    message: { text: text.join('\n') },
    // One place for a result, as code scanning shows; the others are evidence.
    locations: [locationOf(place ?? { quote: '' }, file, artifact)],
    ...relatedLocations(finding, file, artifact),
    ...(fix ? { fixes: [fix] } : {}),
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
  };
}

function relatedLocations(finding: ReportedFinding, file: string, artifact: Artifact): object {
  const all = [
    ...finding.locations.slice(1).map((location) => ({ ...location, what: location.quote || finding.title })),
    ...finding.related,
  ];
  if (all.length === 0) return {};
  return {
    relatedLocations: all.map((location, i) => ({
      id: i + 1,
      ...locationOf(location, file, artifact),
      message: { text: printable(location.what) },
    })),
  };
}

/**
 * Lines of a text, and paragraphs of a docx counted likewise, are a region; pages and cells are logical locations,
 * since a region counts characters and bytes that such a place does not tell.
 */
function locationOf(location: ReportedLocation, file: string, artifact: Artifact): object {
  const { page, box, section, heading, quote } = location;
  const line = lineOf(location, file);
  const snippet = quote === '' ? {} : { snippet: { text: quote } };
  const logical = line === undefined ? whereWithin(location) : [section, heading].filter(Boolean).join(' ');
  const kind = location.cell !== undefined ? 'cell' : page !== undefined ? 'page' : 'section';
  const properties = {
    ...(page === undefined ? {} : { page }),
    ...(box === undefined ? {} : { box }),
    ...(line === undefined && quote !== '' ? { quote } : {}),
  };
  return {
    physicalLocation: {
      artifactLocation: artifact(location.file ?? file),
      ...(line === undefined ? {} : { region: { startLine: line, ...snippet } }),
    },
    ...(logical === ''
      ? {}
      : { logicalLocations: [{ ...(heading ? { name: heading } : {}), fullyQualifiedName: logical, kind }] }),
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
  };
}

/** Lines of an html are its source's, and its places count paragraphs. */
function lineOf(location: ReportedLocation, file: string): number | undefined {
  return /\.[xm]?html?$/i.test(location.file ?? file) ? undefined : location.line;
}

/** Where in its file a location is; the file has an entry of its own. */
function whereWithin({ file: _, ...place }: ReportedLocation): string {
  return placeWords(place, WORDS);
}

type Artifact = (file: string) => { readonly uri: string; readonly uriBaseId: string };

/** A path as a relative reference, percent-encoded. */
function uriOf(path: string): string {
  const steps: string[] = [];
  for (const step of path
    .replaceAll('\\', '/')
    .replace(/^[a-z]:/i, '')
    .split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step.replace(/\p{Surrogate}/gu, '\ufffd'));
  }
  const percent = (c: string): string => `%${c.charCodeAt(0).toString(16).toUpperCase()}`;
  return steps.map((step) => encodeURIComponent(step).replace(/[!'()*]/g, percent)).join('/');
}

function notification(
  id: string,
  level: 'error' | 'warning',
  text: string,
  artifactLocation: object,
): object {
  return {
    descriptor: { id },
    level,
    message: { text },
    locations: [{ physicalLocation: { artifactLocation } }],
  };
}
