import { type Disclosure, factsCsv, readDisclosure, reportedError } from '../index.ts';
import { disclosureText } from '../model/interchange.ts';
import { readPaths } from './audit-paths.ts';
import { gatherInputs } from './inputs.ts';
import { openOutput } from './output.ts';
import { EXIT, UsageError } from './usage-error.ts';

export interface ExtractOptions {
  readonly format: string;
  readonly output?: string;
  readonly dialect: string;
  readonly together?: boolean;
  readonly debug?: boolean;
}

const LATER = new Set(['xlsx', 'datapackage']);

/**
 * `mingzhang extract`: a disclosure as data. Several disclosures become one CSV, or one JSON document a line.
 * @returns the exit code
 * @throws UsageError for wrong options, no input, or an output that cannot be written
 */
export async function extract(given: readonly string[], options: ExtractOptions): Promise<number> {
  const { format } = options;
  if (LATER.has(format)) throw new UsageError(`--format ${format} 还没有做好；现在可用 json、csv。`);
  if (format !== 'json' && format !== 'csv')
    throw new UsageError(`不认识 --format ${format}；可用 json、csv。`);
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
  const output = openOutput(options.output, groups.flat());
  try {
    let first = true;
    for (const paths of groups) {
      const read = await readPaths(paths);
      if ('error' in read) {
        refuse(paths[0]!, read.error.message);
        continue;
      }
      let disclosure: Disclosure;
      try {
        disclosure = await readDisclosure(read.files, { dialect: options.dialect });
      } catch (error) {
        const { message, stack } = reportedError(error, options.debug ?? false);
        refuse(paths[0]!, stack === undefined ? message : `${message}\n${stack}`);
        continue;
      }
      if (format === 'csv') await output.write(`${first ? '\ufeff' : ''}${factsCsv(disclosure, first)}`);
      else if (groups.length === 1) await output.write(disclosureText(disclosure));
      else await output.write(`${JSON.stringify(JSON.parse(disclosureText(disclosure)))}\n`);
      first = false;
    }
  } finally {
    await output.close();
  }
  return code;
}
