import type { Severity } from '../audit/finding.ts';
import { acceptRules } from '../audit/rule-glob.ts';
import { audit } from '../check/audit.ts';
import { scoreOf } from '../check/report-of.ts';
import { hostFile } from '../host/host-file.ts';
import { atLeast } from '../report/file-report.ts';
import { HEADINGS } from '../report/headings.ts';
import type { ScoreReport } from '../report/score-report.ts';
import { prettyScore } from '../report/terminal/pretty-score.ts';
import { disclosuresOf, gatherInputs, pathsOf } from './inputs.ts';
import { KeptFiles } from './kept-files.ts';
import { openOutput } from './output.ts';
import { EXIT, UsageError } from './usage-error.ts';

const SCORE_FORMATS = ['pretty', 'json', 'xlsx', 'docx'] as const;

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
  if (!isFormat(format))
    throw new UsageError(`不认识 --format ${format}；可用 ${SCORE_FORMATS.join('、')}。`);
  const inputs = await gatherInputs(given, process.stdin);
  let code: number = EXIT.clean;
  const refuse = (path: string, message: string): void => {
    process.stderr.write(`✗ ${path}：${message}\n`);
    code = EXIT.failed;
  };
  const groups = disclosuresOf(inputs, options.together ?? false, refuse);
  const output = openOutput(options.output, new KeptFiles({ 要读取的文件: pathsOf(inputs) }));
  const paper = format === 'xlsx' || format === 'docx';
  if (paper && output.terminal)
    throw new UsageError(`${format} 不是文字格式，不能显示在屏幕上；请加 -o 文件名.${format}。`);
  const scored: ScoreReport[] = [];
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
      // Nothing to score is no result, whatever the format.
      if (report.projects.length === 0) {
        code = EXIT.failed;
        if (format !== 'pretty') process.stderr.write(`✗ ${report.file}：没有读到绩效自评表。\n`);
      } else scored.push(report);
      if (format === 'pretty')
        await output.write(`${first ? '' : '\n'}${prettyScore(report, output.columns)}`);
      if (format === 'json')
        await output.write(`${JSON.stringify(report, null, groups.length === 1 ? 2 : 0)}\n`);
      first = false;
    }
    if (paper) {
      if (scored.length === 0) return EXIT.failed;
      await output.write(await paperOf(format, scored));
    }
    await output.finish();
  } finally {
    await output.close();
  }
  const { output: path } = options;
  if (path !== undefined && path !== '-') {
    const forms = scored.reduce((sum, { projects }) => sum + projects.length, 0);
    process.stderr.write(`✓ ${forms}张自评表的评分写入 ${path}\n`);
  }
  return code;
}

/** The working paper in a format for offices. */
async function paperOf(format: 'xlsx' | 'docx', scored: readonly ScoreReport[]): Promise<Uint8Array> {
  const { scorePaper } = await import('../publish/score-paper.ts');
  const document = scorePaper(scored);
  return format === 'xlsx'
    ? (await import('../compose/write/xlsx.ts')).writeXlsx(document)
    : (await import('../compose/write/docx.ts')).writeDocx(document);
}

function isFormat(name: string): name is (typeof SCORE_FORMATS)[number] {
  return (SCORE_FORMATS as readonly string[]).includes(name);
}
