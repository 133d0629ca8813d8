import type { Severity } from '../audit/finding.ts';
import { acceptRules } from '../audit/rule-glob.ts';
import { audit } from '../check/audit.ts';
import { scoreOf } from '../check/report-of.ts';
import { hostFile } from '../host/host-file.ts';
import { atLeast } from '../report/file-report.ts';
import { HEADINGS } from '../report/headings.ts';
import { prettyScore } from '../report/terminal/pretty-score.ts';
import { disclosuresOf, gatherInputs, pathsOf } from './inputs.ts';
import { KeptFiles } from './kept-files.ts';
import { openOutput } from './output.ts';
import { EXIT, UsageError } from './usage-error.ts';

export interface ScoreOptions {
  readonly format: string;
  readonly output?: string;
  readonly dialect: string;
  readonly failOn: Severity | 'never';
  readonly together?: boolean;
  readonly debug?: boolean;
}

/**
 * `mingzhang score`: computes and checks the self-evaluation forms of disclosures. One disclosure becomes one JSON
 * document, several one a line.
 * @returns the exit code
 * @throws UsageError for wrong options, no input, or an output that cannot be written
 */
export async function score(given: readonly string[], options: ScoreOptions): Promise<number> {
  const { format, failOn } = options;
  if (format !== 'pretty' && format !== 'json')
    throw new UsageError(`不认识 --format ${format}；可用 pretty、json。`);
  const inputs = await gatherInputs(given, process.stdin);
  let code: number = EXIT.clean;
  const refuse = (path: string, message: string): void => {
    process.stderr.write(`✗ ${path}：${message}\n`);
    code = EXIT.failed;
  };
  const groups = disclosuresOf(inputs, options.together ?? false, refuse);
  const output = openOutput(options.output, new KeptFiles({ 要读取的文件: pathsOf(inputs) }));
  try {
    let first = true;
    for (const paths of groups) {
      const audited = await audit(paths.map(hostFile), {
        dialect: options.dialect,
        rules: acceptRules(['performance']),
        debug: options.debug ?? false,
      });
      if (audited.status === 'unreadable') {
        const { message, stack } = audited.error;
        refuse(paths[0]!, stack === undefined ? message : `${message}\n${stack}`);
        continue;
      }
      for (const outcome of audited.audit.outcomes)
        if (outcome.outcome === 'crashed') refuse(paths[0]!, HEADINGS.crashed(outcome.rule, outcome.error));
      const report = scoreOf(audited);
      const findings = [...report.findings, ...report.projects.flatMap((project) => project.findings)];
      if (failOn !== 'never' && findings.some((f) => atLeast(f.severity, failOn)))
        code = Math.max(code, EXIT.found);
      if (format === 'pretty') await output.write(`${first ? '' : '\n'}${prettyScore(report)}`);
      else await output.write(`${JSON.stringify(report, null, groups.length === 1 ? 2 : 0)}\n`);
      if (format === 'json' && report.projects.length === 0)
        process.stderr.write(`${report.file}：没有读到绩效自评表。\n`);
      first = false;
    }
    await output.finish();
  } finally {
    await output.close();
  }
  return code;
}
