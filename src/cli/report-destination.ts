import { isAbsolute, relative } from 'node:path';
import { REPORT_FORMATS, type ReportFormat, type ReportOptions } from '../check/report-formats.ts';
import { TOOL } from '../host/tool.ts';
import { AnnotatedFiles } from './annotated-files.ts';
import type { Destination } from './destination.ts';
import type { KeptFiles } from './kept-files.ts';
import { OPTION_HINTS } from './option-hints.ts';
import { openOutput } from './output.ts';
import { UsageError } from './usage-error.ts';

/** How a report is to look, as the command line says it; colours are the terminal's choice unless told. */
export type AskedLooks = Omit<ReportOptions, 'tool' | 'fromRoot' | 'hints' | 'colour' | 'columns'> & {
  readonly colour: boolean | undefined;
};

/**
 * @returns the format of that name
 * @throws UsageError when there is none
 */
export function formatNamed(name: string): ReportFormat {
  const format = REPORT_FORMATS.find((f) => f.name === name);
  if (format) return format;
  throw new UsageError(`不认识 --format ${name}；可用 ${REPORT_FORMATS.map((f) => f.name).join('、')}。`);
}

/**
 * Opens what a run writes to, before any work is done.
 * @param inputs the paths of every disclosure to read
 * @param kept everything that is read
 * @throws UsageError when it cannot be written, would overwrite what is read, or a file cannot be annotated so
 */
export function openDestination(
  format: ReportFormat,
  path: string | undefined,
  looks: AskedLooks,
  inputs: readonly (readonly string[])[],
  kept: KeptFiles,
): Destination {
  if ('annotate' in format) return new AnnotatedFiles(format, path, inputs, kept, looks);
  const output = openOutput(path, kept);
  if (format.binary && output.terminal)
    throw new UsageError(`${format.name} 不是文字格式，不能显示在屏幕上；请加 -o 文件名.${format.name}。`);
  const writer = format.writer({
    ...looks,
    tool: TOOL,
    fromRoot: fromHere,
    hints: OPTION_HINTS,
    ...(output.columns === undefined ? {} : { columns: output.columns }),
    colour: looks.colour ?? (output.terminal && !process.env.NO_COLOR),
  });
  return {
    ...(path === undefined || path === '-' ? {} : { path }),
    begin: () => output.write(writer.begin()),
    result: async (report, originals) => output.write(await writer.result(report, originals)),
    end: async (summary) => {
      await output.write(await writer.end(summary));
      await output.finish();
    },
    close: () => output.close(),
  };
}

/** A path as seen from the current folder, where it lies in it. */
function fromHere(path: string): string {
  const from = relative(process.cwd(), path);
  return from.startsWith('..') || isAbsolute(from) ? path : from;
}
