import type { Readable } from 'node:stream';
import { findFiles } from '../host/find-files.ts';
import type { ReportedError } from '../report/file-report.ts';
import { tellInterruption } from './interruption.ts';
import { UsageError } from './usage-error.ts';

/** One thing to do: the files of a disclosure, or why there is nothing to do at a path. */
export type Input =
  | { readonly paths: readonly string[] }
  | { readonly path: string; readonly error: ReportedError };

/**
 * Turns what the user gave into files, in the order given; a folder's files by name. A file reached twice counts once.
 * @param stdin read for `-`: one path a line
 * @throws UsageError when nothing was given
 */
export async function gatherInputs(given: readonly string[], stdin: Readable): Promise<Input[]> {
  const paths: string[] = [];
  for (const path of given) {
    if (path !== '-') paths.push(path);
    else paths.push(...(await linesOf(stdin)));
  }
  if (paths.length === 0)
    throw new UsageError(given.includes('-') ? '标准输入里没有路径。' : '没有给出文件。');
  return (await findFiles(paths)).map((found) => ('error' in found ? found : { paths: [found.path] }));
}

/**
 * The disclosures to read: a file each, or all files as one.
 * @param refuse is told what there is nothing to do at
 */
export function disclosuresOf(
  inputs: readonly Input[],
  together: boolean,
  refuse: (path: string, message: string) => void,
): (readonly string[])[] {
  const groups: (readonly string[])[] = [];
  for (const input of inputs) {
    if ('error' in input) refuse(input.path, input.error.message);
    else if (together && groups[0]) groups[0] = [...groups[0], ...input.paths];
    else groups.push(input.paths);
  }
  return groups;
}

/** Every path of them, also of what there is nothing to do at. */
export function pathsOf(inputs: readonly Input[]): string[] {
  return inputs.flatMap((input) => ('paths' in input ? input.paths : [input.path]));
}

async function linesOf(stream: Readable): Promise<string[]> {
  const chunks: Buffer[] = [];
  const told = tellInterruption();
  try {
    for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  } finally {
    told();
  }
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .split('\n')
    .map((line) => line.replace(/\r$/, ''))
    .filter((line) => line.trim() !== '');
}
