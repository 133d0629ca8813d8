import { existsSync, mkdirSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { readDisclosure } from '../check/read-disclosure.ts';
import { reportedError } from '../check/reported-error.ts';
import { hostFile } from '../host/host-file.ts';
import { systemRefusal } from '../host/system-refusal.ts';
import { type Disclosure, dataPackageZip, disclosureText, disclosureWorkbook, factsCsv } from '../index.ts';
import { gatherInputs } from './inputs.ts';
import { type Output, openOutput } from './output.ts';
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
  close(): Promise<void>;
}

/** Disclosures of a run: the paths of each. */
type Groups = readonly (readonly string[])[];

const FORMATS: Readonly<Record<string, (path: string | undefined, groups: Groups) => Writer>> = {
  json: (path, groups) => {
    const output = openOutput(path, groups.flat());
    const one = groups.length === 1;
    return {
      add: (disclosure) => {
        const text = disclosureText(disclosure);
        return output.write(one ? text : `${JSON.stringify(JSON.parse(text))}\n`);
      },
      close: () => output.close(),
    };
  },
  csv: (path, groups) => {
    const output = openOutput(path, groups.flat());
    let first = true;
    return {
      add: async (disclosure) => {
        await output.write(`${first ? '\ufeff' : ''}${factsCsv(disclosure, first)}`);
        first = false;
      },
      close: () => output.close(),
    };
  },
  xlsx: workbooks,
  datapackage: (path, groups) => {
    const output = binaryOutput('datapackage', 'zip', path, groups);
    const disclosures: Disclosure[] = [];
    return {
      add: async (disclosure) => {
        disclosures.push(disclosure);
      },
      close: async () => {
        if (disclosures.length > 0) await output.write(dataPackageZip(disclosures));
        await output.close();
      },
    };
  },
};

/**
 * `mingzhang extract`: a disclosure as data. Several disclosures become one CSV, one JSON document a line, one data
 * package, or one workbook each in a folder.
 * @returns the exit code
 * @throws UsageError for wrong options, no input, or an output that cannot be written
 */
export async function extract(given: readonly string[], options: ExtractOptions): Promise<number> {
  const { format } = options;
  const open = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  if (!open) throw new UsageError(`不认识 --format ${format}；可用 ${Object.keys(FORMATS).join('、')}。`);
  const inputs = await gatherInputs(given, process.stdin);
  let code: number = EXIT.clean;
  const refuse = (path: string, message: string): void => {
    process.stderr.write(`${path}：${message}\n`);
    code = EXIT.failed;
  };
  const groups: (readonly string[])[] = [];
  for (const input of inputs) {
    if ('error' in input) refuse(input.path, input.error.message);
    else if (options.together && groups[0]) groups[0] = [...groups[0], ...input.paths];
    else groups.push(input.paths);
  }
  const writer = open(options.output, groups);
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
    }
  } finally {
    await writer.close();
  }
  return code;
}

/** One workbook at the path given, or of several disclosures each its own in the folder given. */
function workbooks(path: string | undefined, groups: Groups): Writer {
  const toFile = path !== undefined && path !== '-';
  if (groups.length <= 1 && !(toFile && isFolder(path))) {
    const output = binaryOutput('xlsx', 'xlsx', path, groups);
    return {
      add: (disclosure) => output.write(disclosureWorkbook(disclosure)),
      close: () => output.close(),
    };
  }
  if (!toFile)
    throw new UsageError(`有${groups.length}份公开，--format xlsx 每份写一个工作簿；请加 -o 文件夹。`);
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw new UsageError(`无法写入文件夹 ${path}：${systemRefusal(error)}。`);
  }
  const taken = new Set<string>();
  return {
    add: async (disclosure, from) => {
      const output = openOutput(join(path, freeName(from, taken)), groups.flat());
      await output.write(disclosureWorkbook(disclosure));
      await output.close();
    },
    close: async () => {},
  };
}

/** 决算公开.xlsx for 决算公开.pdf; a second one of that name gets a number. Upper and lower case are alike to many systems. */
function freeName(from: string, taken: Set<string>): string {
  const stem = basename(from, extname(from));
  let free = stem;
  for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${stem}${n}`;
  taken.add(free.toLowerCase());
  return `${free}.xlsx`;
}

/** @throws UsageError where bytes would go to a screen. */
function binaryOutput(format: string, extension: string, path: string | undefined, groups: Groups): Output {
  const output = openOutput(path, groups.flat());
  if (output.terminal)
    throw new UsageError(`${format} 不是文字格式，不能显示在屏幕上；请加 -o 文件名.${extension}。`);
  return output;
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}
