import { availableParallelism } from 'node:os';
import type { Severity } from '../audit/finding.ts';
import { acceptRules } from '../audit/rule-glob.ts';
import { RULES } from '../audit/rules/index.ts';
import type { CompanionFiles } from '../check/companions.ts';
import type { Config } from '../check/config.ts';
import type { GivenFile } from '../check/given-file.ts';
import { ignoresFor } from '../check/ignores-for.ts';
import { type PolicyChange, policyChange } from '../check/policy.ts';
import { unreadable } from '../check/report-of.ts';
import { reportedError } from '../check/reported-error.ts';
import { lastYears } from '../check/years.ts';
import type { CheckJob } from '../host/check-job.ts';
import { checkAll } from '../host/check-pool.ts';
import { hostFile, readPaths } from '../host/host-file.ts';
import { atLeast, type FileReport, type Summary, summarise } from '../report/file-report.ts';
import type { BaselineFile } from './baseline-file.ts';
import { loadConfig, mustBeProfile } from './config.ts';
import { gatherInputs, type Input, pathsOf } from './inputs.ts';
import { tellInterruption } from './interruption.ts';
import { KeptFiles } from './kept-files.ts';
import { COMPANION_OPTIONS } from './option-hints.ts';
import { Progress } from './progress.ts';
import { formatNamed, openDestination } from './report-destination.ts';
import { EXIT, UsageError } from './usage-error.ts';
import { written } from './written.ts';

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
  readonly lastYear?: string;
  readonly budget?: string;
  readonly children?: string;
  readonly years?: boolean;
  readonly profile?: string;
  readonly config?: string;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly together?: boolean;
  readonly showUnchecked?: boolean;
  readonly colour: boolean | undefined;
  readonly debug?: boolean;
}

/** Options as given: what is absent may come from the configuration. */
export type AskedOptions = Omit<CheckOptions, 'failOn' | 'dialect'> &
  Partial<Pick<CheckOptions, 'failOn' | 'dialect'>>;

/**
 * `mingzhang check`: audits and writes the report.
 * @returns the exit code
 * @throws UsageError for wrong options, no input, or an output that cannot be written
 */
export async function check(given: readonly string[], asked: AskedOptions): Promise<number> {
  const { config, path: configFile } = await loadConfig(asked.config, process.cwd());
  const options = withConfig(asked, config);
  const format = formatNamed(options.format ?? 'pretty');
  const rules = options.rules ?? [];
  if (rules.length > 0 && !RULES.some((rule) => acceptRules(rules)(rule.id)))
    throw new UsageError(`没有规则符合 --rules ${rules.join(',')}；mingzhang explain 列出全部规则。`);

  const inputs = joined(await gatherInputs(given, process.stdin), options.together ?? false);
  const frame = await frameOf(inputs, options, config, configFile);
  const destination = openDestination(
    format,
    options.output,
    options,
    inputs.flatMap((input) => ('paths' in input ? [input.paths] : [])),
    frame.kept,
  );
  const progress = new Progress(inputs.length);
  const tally: Summary[] = [];
  const codes: number[] = [];
  try {
    await destination.begin();
    const reports = results(inputs, options, frame);
    for await (const report of 'writer' in format && format.anyOrder ? anyOrder(reports) : inOrder(reports)) {
      progress.step(report.file);
      if (report.status === 'checked') frame.baseline?.note(report);
      tally.push(summarise([report]));
      codes.push(exitCode(report, options.failOn));
      progress.clear();
      // What could not be used is told before what was written; the report itself is not seen yet.
      if (destination.path !== undefined && report.status === 'unreadable')
        process.stderr.write(`✗ ${report.file}：${report.error.message}\n`);
      await destination.result(report, () => filesOf(report));
    }
    progress.clear();
    await destination.end(total(tally));
    if (options.updateBaseline) frame.baseline?.write();
  } finally {
    progress.clear();
    await destination.close();
  }
  if (destination.path !== undefined) process.stderr.write(written(destination.path, total(tally)));
  return Math.max(EXIT.clean, ...codes);
}

/** What the configuration says where the command line is silent. */
function withConfig(asked: AskedOptions, config: Config): CheckOptions {
  return {
    ...asked,
    failOn: asked.failOn ?? config.failOn ?? 'error',
    dialect: asked.dialect ?? config.dialect ?? 'auto',
    ...((asked.severity ?? config.severity) ? { severity: asked.severity ?? config.severity! } : {}),
    ...((asked.rules ?? config.rules) ? { rules: asked.rules ?? config.rules! } : {}),
  };
}

/** What every audit of a run is told beside its own files. */
interface Frame {
  readonly policy: PolicyChange;
  readonly baseline?: BaselineFile;
  readonly kept: KeptFiles;
  readonly of: (paths: readonly string[]) => Pick<CheckJob, 'companions' | 'acceptance'>;
}

async function frameOf(
  inputs: readonly Input[],
  options: CheckOptions,
  config: Config,
  configFile: string | undefined,
): Promise<Frame> {
  const path = options.baseline ?? config.baseline;
  if (options.updateBaseline && path === undefined)
    throw new UsageError('--update-baseline 要和 --baseline 文件一起用。');
  const companions = await companionsOf(inputs, options);
  const kept = new KeptFiles({
    要审核的文件: pathsOf(inputs),
    '--last-year 给出的文件': [options.lastYear],
    '--budget 给出的文件': [options.budget],
    '--children 给出的文件': [...companions.values()].flatMap(({ children }) => children?.flat() ?? []),
    配置文件: [configFile],
  });
  if (path !== undefined && options.updateBaseline) kept.mustNotBe(path);
  const baseline = path === undefined ? undefined : await baselineAt(path, options.updateBaseline ?? false);
  if (path !== undefined) kept.keep(path, '基线文件');
  const profile = options.profile ?? config.profile;
  if (profile !== undefined) mustBeProfile(profile);
  return {
    policy: policyChange(profile === undefined ? config : { ...config, profile }),
    ...(baseline ? { baseline } : {}),
    kept,
    of: (paths) => {
      const found = companions.get(paths);
      const ignores = ignoresFor(config, paths);
      const known = baseline?.known(paths) ?? [];
      return {
        ...(found ? { companions: found } : {}),
        ...(ignores.length + known.length > 0 ? { acceptance: { ignores, known } } : {}),
      };
    },
  };
}

async function baselineAt(path: string, mayBeMissing: boolean): Promise<BaselineFile> {
  const { BaselineFile } = await import('./baseline-file.ts');
  return BaselineFile.read(path, mayBeMissing);
}

/** The documents that each disclosure is held against. */
async function companionsOf(
  inputs: readonly Input[],
  options: CheckOptions,
): Promise<ReadonlyMap<readonly string[], CompanionFiles<string>>> {
  const found = new Map<readonly string[], CompanionFiles<string>>();
  const all = inputs.flatMap((input) => ('paths' in input ? [input.paths] : []));
  const { lastYear, budget, children, years } = options;
  const given = [lastYear && '--last-year', budget && '--budget', children && '--children'].filter(Boolean);
  if (given.length > 0 && all.length > 1)
    throw new UsageError(
      `${given.join('、')} 只能用于一份公开；这里有${all.length}份。同一份公开的几个文件加 --together，同一单位的各年公开加 --years。`,
    );
  if (years) {
    const before = await lastYears(
      all.map((paths) => paths.map(hostFile)),
      { dialect: options.dialect },
    );
    all.forEach((paths, i) => {
      const lastYear = all[before[i] ?? -1];
      if (lastYear) found.set(paths, { lastYear });
    });
  }
  const [only] = all;
  if (given.length > 0 && only)
    found.set(only, {
      ...found.get(only),
      ...(lastYear === undefined ? {} : { lastYear: [lastYear] }),
      ...(budget === undefined ? {} : { budget: [budget] }),
      ...(children === undefined ? {} : { children: await childrenIn(children, only) }),
    });
  return found;
}

/** The disclosures in a folder, but for the department's own. */
async function childrenIn(folder: string, own: readonly string[]): Promise<(readonly string[])[]> {
  const inputs = await gatherInputs([folder], process.stdin);
  const refused = inputs.find((input) => 'error' in input);
  if (refused && 'error' in refused) throw new UsageError(`--children ${folder}：${refused.error.message}`);
  return inputs.flatMap((input) =>
    'paths' in input && !input.paths.some((p) => own.includes(p)) ? [input.paths] : [],
  );
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
  frame: Frame,
): AsyncGenerator<[number, FileReport]> {
  const jobs: CheckJob[] = [];
  const indices: number[] = [];
  for (const [i, input] of inputs.entries()) {
    if ('error' in input) yield [i, unreadable([input.path], input.error)];
    else {
      indices.push(i);
      jobs.push({
        files: input.paths,
        dialect: options.dialect,
        rules: options.rules ?? [],
        debug: options.debug ?? false,
        policy: frame.policy,
        companionHints: COMPANION_OPTIONS,
        ...frame.of(input.paths),
      });
    }
  }
  const { jobs: threads = availableParallelism(), timeLimit } = options;
  const told = Math.min(threads, jobs.length) > 1 ? tellInterruption() : () => {};
  try {
    for await (const [i, report] of checkAll(jobs, { threads, timeLimit }))
      yield [indices[i]!, advised(report)];
  } finally {
    told();
  }
}

/** The report with what the command line offers against a timeout. */
function advised(report: FileReport): FileReport {
  if (report.status === 'checked' || report.error.code !== 'timeout') return report;
  const message = report.error.message.replace(/。$/, '；可用 --time-limit 放宽。');
  return { ...report, error: { ...report.error, message } };
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

/** 0, 1 where something is found, 2 where the file (or a companion) could not be read or a rule failed by our fault. */
export function exitCode(report: FileReport, failOn: Severity | 'never'): number {
  if (
    report.status === 'unreadable' ||
    report.rules.crashed.length > 0 ||
    report.remarks.some((r) => r.code === 'companion')
  )
    return EXIT.failed;
  if (failOn === 'never') return EXIT.clean;
  return report.findings.some((f) => atLeast(f.severity, failOn)) ? EXIT.found : EXIT.clean;
}

function total(parts: readonly Summary[]): Summary {
  const add = (key: keyof Summary): number => parts.reduce((sum, part) => sum + (part[key] ?? 0), 0);
  const crashed = add('crashed');
  return {
    files: add('files'),
    errors: add('errors'),
    warnings: add('warnings'),
    infos: add('infos'),
    unreadable: add('unreadable'),
    ...(crashed > 0 ? { crashed } : {}),
  };
}

/** The files of a report, read again: threads hand over the report alone. */
async function filesOf(report: FileReport): Promise<readonly GivenFile[]> {
  const paths = report.files ?? [report.file];
  try {
    return await readPaths(paths);
  } catch (error) {
    throw new UsageError(`${paths[0]}：${reportedError(error, false).message}`);
  }
}
