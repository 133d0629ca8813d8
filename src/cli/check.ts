import { availableParallelism } from 'node:os';
import type { Severity } from '../audit/rule.ts';
import {
  atLeast,
  type FileReport,
  jsonBegin,
  jsonEnd,
  jsonResult,
  ndjsonLine,
  pretty,
  prettySummary,
  RULES,
  shownFrom,
  summarise,
} from '../index.ts';
import type { Summary } from '../report/file-report.ts';
import type { Locale } from '../report/headings.ts';
import { type AuditJob, auditPaths, unreadable } from './audit-paths.ts';
import { gatherInputs, type Input } from './inputs.ts';
import { openOutput } from './output.ts';
import { Progress } from './progress.ts';
import { acceptRules } from './rule-glob.ts';
import { TOOL } from './tool.ts';
import { EXIT, UsageError } from './usage-error.ts';
import { auditInPool } from './worker-pool.ts';

/** Options of `check` as the command line gives them. */
export interface CheckOptions {
  readonly format?: string;
  readonly output?: string;
  readonly rules?: readonly string[];
  readonly severity?: Severity;
  readonly failOn: Severity | 'never';
  readonly jobs?: number;
  readonly timeLimit: number;
  readonly dialect: string;
  readonly together?: boolean;
  readonly showUnchecked?: boolean;
  readonly locale: Locale;
  readonly colour: boolean | undefined;
  readonly debug?: boolean;
}

/** Formats of later work are known, so that the answer is not "unknown". */
const LATER = new Set(['sarif', 'html', 'xlsx', 'pdf', 'docx']);

/**
 * `mingzhang check`: audits and writes the report.
 * @returns the exit code
 * @throws UsageError for wrong options, no input, or an output that cannot be written
 */
export async function check(given: readonly string[], options: CheckOptions): Promise<number> {
  const format = options.format ?? 'pretty';
  if (LATER.has(format))
    throw new UsageError(`--format ${format} 还没有做好；现在可用 pretty、json、ndjson。`);
  if (!['pretty', 'json', 'ndjson'].includes(format))
    throw new UsageError(`不认识 --format ${format}；可用 pretty、json、ndjson。`);
  const rules = options.rules ?? [];
  if (rules.length > 0 && !RULES.some((rule) => acceptRules(rules)(rule.id)))
    throw new UsageError(`没有规则符合 --rules ${rules.join(',')}；mingzhang explain 列出全部规则。`);

  const inputs = joined(await gatherInputs(given, process.stdin), options.together ?? false);
  const output = openOutput(
    options.output,
    inputs.flatMap((input) => ('paths' in input ? input.paths : [])),
  );
  const progress = new Progress(inputs.length);
  const writer = writerOf(format, output.terminal, options);
  const tally: Summary[] = [];
  const codes: number[] = [];
  try {
    await output.write(writer.begin());
    const reports = results(inputs, options);
    for await (const report of format === 'ndjson' ? anyOrder(reports) : inOrder(reports)) {
      progress.step(report.file);
      tally.push(summarise([report]));
      codes.push(exitCode(report, options.failOn));
      const text = writer.result(report);
      progress.clear();
      await output.write(text);
    }
    progress.clear();
    await output.write(writer.end(total(tally)));
  } finally {
    progress.clear();
    await output.close();
  }
  return Math.max(EXIT.clean, ...codes);
}

/** Several files that are one disclosure, when asked; what could not be opened stays by itself. */
function joined(inputs: readonly Input[], together: boolean): Input[] {
  if (!together) return [...inputs];
  const paths = inputs.flatMap((input) => ('paths' in input ? input.paths : []));
  const refused = inputs.filter((input) => 'error' in input);
  return paths.length === 0 ? refused : [{ paths }, ...refused];
}

async function* results(
  inputs: readonly Input[],
  options: CheckOptions,
): AsyncGenerator<[number, FileReport]> {
  const jobs: AuditJob[] = [];
  const indices: number[] = [];
  for (const [i, input] of inputs.entries()) {
    if ('error' in input) yield [i, unreadable([input.path], input.error)];
    else {
      indices.push(i);
      jobs.push({
        paths: input.paths,
        dialect: options.dialect,
        rules: options.rules ?? [],
        debug: options.debug ?? false,
      });
    }
  }
  const threads = Math.min(options.jobs ?? availableParallelism(), jobs.length);
  if (threads <= 1) {
    for (const [i, job] of jobs.entries()) yield [indices[i]!, await auditPaths(job)];
    return;
  }
  for await (const [i, report] of auditInPool(jobs, { threads, timeLimit: options.timeLimit }))
    yield [indices[i]!, report];
}

async function* anyOrder(source: AsyncIterable<[number, FileReport]>): AsyncGenerator<FileReport> {
  for await (const [, report] of source) yield report;
}

/** Holds back what finished before its turn, so that the order is that of the input whatever the threads do. */
async function* inOrder(source: AsyncIterable<[number, FileReport]>): AsyncGenerator<FileReport> {
  const waiting = new Map<number, FileReport>();
  let next = 0;
  for await (const [index, report] of source) {
    waiting.set(index, report);
    for (let ready = waiting.get(next); ready; ready = waiting.get(next)) {
      waiting.delete(next++);
      yield ready;
    }
  }
}

function exitCode(report: FileReport, failOn: Severity | 'never'): number {
  if (report.status === 'unreadable') return EXIT.failed;
  if (failOn === 'never') return EXIT.clean;
  return report.findings.some((f) => atLeast(f.severity, failOn)) ? EXIT.found : EXIT.clean;
}

function total(parts: readonly Summary[]): Summary {
  const add = (key: keyof Summary): number => parts.reduce((sum, part) => sum + part[key], 0);
  return {
    files: add('files'),
    errors: add('errors'),
    warnings: add('warnings'),
    infos: add('infos'),
    unreadable: add('unreadable'),
  };
}

interface Writer {
  readonly begin: () => string;
  readonly result: (report: FileReport) => string;
  readonly end: (summary: Summary) => string;
}

function writerOf(format: string, terminal: boolean, options: CheckOptions): Writer {
  if (format === 'pretty') {
    const prettyOptions = {
      severity: options.severity ?? 'warning',
      showUnchecked: options.showUnchecked ?? false,
      colour: options.colour ?? (terminal && !process.env.NO_COLOR),
      locale: options.locale,
    };
    let count = 0;
    return {
      begin: () => '',
      result: (report) => (count++ > 0 ? '\n' : '') + pretty(report, prettyOptions),
      end: (summary) => (summary.files > 1 ? `\n${prettySummary(summary, prettyOptions)}` : ''),
    };
  }
  const shown = (report: FileReport): FileReport => shownFrom(report, options.severity ?? 'info');
  if (format === 'ndjson')
    return { begin: () => '', result: (report) => ndjsonLine(shown(report)), end: () => '' };
  let index = 0;
  return {
    begin: () => jsonBegin(TOOL),
    result: (report) => jsonResult(shown(report), index++),
    end: jsonEnd,
  };
}
