import { existsSync, mkdirSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { DATA_FORMATS, type DataFormat } from '../check/data-formats.ts';
import { readDisclosure } from '../check/read-disclosure.ts';
import { reportedError } from '../check/reported-error.ts';
import { hostFile } from '../host/host-file.ts';
import type { Disclosure } from '../model/disclosure.ts';
import { disclosuresOf, gatherInputs, pathsOf } from './inputs.ts';
import { KeptFiles } from './kept-files.ts';
import { openOutput } from './output.ts';
import { told } from './told.ts';
import { EXIT, UsageError } from './usage-error.ts';

export interface ExtractOptions {
  readonly format: string;
  readonly output?: string;
  readonly dialect: string;
  readonly together?: boolean;
  readonly debug?: boolean;
}

/** Where the disclosures of a run go, one after the other. */
interface Writer {
  add(disclosure: Disclosure, path: string): Promise<void>;
  finish(): Promise<void>;
  close(): Promise<void>;
}

/** Disclosures of a run: the paths of each. */
type Groups = readonly (readonly string[])[];

/**
 * `mingzhang extract`: a disclosure as data. Several disclosures become one CSV, one JSON document a line, one data
 * package, or one workbook each in a folder.
 * @returns the exit code
 * @throws UsageError for wrong options, no input, or an output that cannot be written
 */
export async function extract(given: readonly string[], options: ExtractOptions): Promise<number> {
  const { format } = options;
  const data = DATA_FORMATS.find(({ name }) => name === format);
  if (!data)
    throw new UsageError(`不认识 --format ${format}；可用 ${DATA_FORMATS.map((f) => f.name).join('、')}。`);
  const inputs = await gatherInputs(given, process.stdin);
  let code: number = EXIT.clean;
  const refuse = (path: string, message: string): void => {
    process.stderr.write(`✗ ${path}：${message}\n`);
    code = EXIT.failed;
  };
  const groups = disclosuresOf(inputs, options.together ?? false, refuse);
  let read = 0;
  const kept = new KeptFiles({ 要读取的文件: pathsOf(inputs) });
  const writer = open(data, options.output, groups, kept);
  try {
    for (const paths of groups) {
      let disclosure: Disclosure;
      try {
        disclosure = await readDisclosure(paths.map(hostFile), { dialect: options.dialect });
      } catch (error) {
        const { message, stack } = reportedError(error, options.debug ?? false);
        refuse(paths[0]!, stack === undefined ? message : `${message}\n${stack}`);
        continue;
      }
      await writer.add(disclosure, paths[0]!);
      read++;
    }
    await writer.finish();
  } finally {
    await writer.close();
  }
  const { output } = options;
  if (output !== undefined && output !== '-' && read > 0)
    process.stderr.write(`✓ ${read}份公开的数据写入 ${output}\n`);
  return code;
}

/** One file at the path given; of a format that cannot join disclosures, a file each in the folder given. */
function open(format: DataFormat, path: string | undefined, groups: Groups, kept: KeptFiles): Writer {
  const toFile = path !== undefined && path !== '-';
  if (format.joins || (groups.length <= 1 && !(toFile && isFolder(path))))
    return oneFile(format, path, groups, kept);
  const { name, extension } = format;
  if (!toFile)
    throw new UsageError(`有${groups.length}份公开，--format ${name} 每份写一个工作簿；请加 -o 文件夹。`);
  told(() => mkdirSync(path, { recursive: true }), `无法写入文件夹 ${path}`);
  const taken = new Set<string>();
  return {
    add: async (disclosure, from) => {
      const file = oneFile(format, join(path, `${freeName(from, taken)}.${extension}`), groups, kept);
      try {
        await file.add(disclosure, from);
        await file.finish();
      } finally {
        await file.close();
      }
    },
    finish: async () => {},
    close: async () => {},
  };
}

/** @throws UsageError where bytes would go to a screen. */
function oneFile(
  { name, extension, binary, writer }: DataFormat,
  path: string | undefined,
  groups: Groups,
  kept: KeptFiles,
): Writer {
  const output = openOutput(path, kept);
  if (binary && output.terminal)
    throw new UsageError(`${name} 不是文字格式，不能显示在屏幕上；请加 -o 文件名.${extension}。`);
  const { add, end } = writer(groups.length === 1);
  return {
    add: async (disclosure) => output.write(add(disclosure)),
    finish: async () => {
      await output.write(end());
      await output.finish();
    },
    close: () => output.close(),
  };
}

/** 决算公开 for 决算公开.pdf; a second one of that name gets a number. Upper and lower case are alike to many systems. */
function freeName(from: string, taken: Set<string>): string {
  const stem = basename(from, extname(from));
  let free = stem;
  for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${stem}${n}`;
  taken.add(free.toLowerCase());
  return free;
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}
