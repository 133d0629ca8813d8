import { existsSync, mkdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { FileReport, GivenFile } from '../index.ts';
import { standardOutput } from './output.ts';
import type { Annotator, Destination } from './report-writers.ts';
import { refusal, UsageError } from './usage-error.ts';

/**
 * Annotated copies (批注本) of the files of a run: of one file at the path given or on standard output, of several in a
 * folder. On standard output, where it is free, stands which copy tells what.
 */
export class AnnotatedFiles implements Destination {
  /** The path of each copy by the path of its original; empty where the copy goes to standard output. */
  private readonly targets: ReadonlyMap<string, string>;
  private readonly stdout = standardOutput();

  /**
   * @param shown leaves out what is not to be told
   * @throws UsageError when an input is no such document, or a copy has no place to go
   */
  constructor(
    name: string,
    private readonly annotator: Annotator,
    path: string | undefined,
    inputs: readonly (readonly string[])[],
    private readonly shown: (report: FileReport) => FileReport,
  ) {
    const files = inputs.flat();
    for (const file of files) this.refuseOther(name, file);
    this.targets = this.placed(name, path, files);
    const originals = new Set(files.map(realPath));
    for (const target of this.targets.values())
      if (target !== '' && existsSync(target) && originals.has(realPath(target)))
        throw new UsageError(`${target} 是要审核的文件，不能用作输出。`);
  }

  async begin(): Promise<void> {}

  async result(report: FileReport, files: () => Promise<readonly GivenFile[]>): Promise<void> {
    if (report.status === 'unreadable') {
      process.stderr.write(`${report.file}：${report.error.message}\n`);
      return;
    }
    const given = await files();
    for (const { file, bytes } of given) {
      const target = this.targets.get(file);
      if (target === undefined) continue;
      const own = this.shown(ofFile(report, file));
      if (own.status !== 'checked') continue;
      const copy = await this.annotator.annotate(bytes, own);
      if (target === '') await this.stdout.write(copy);
      else {
        write(target, copy);
        await this.stdout.write(`${target}　${report.verdict}\n`);
      }
    }
  }

  async end(): Promise<void> {}

  async close(): Promise<void> {}

  private refuseOther(name: string, file: string): void {
    let bytes: Uint8Array;
    try {
      bytes = readFileSync(file);
    } catch {
      // The audit tells why it cannot be read.
      return;
    }
    if (bytes.length > 0 && !this.annotator.suits({ file, bytes }))
      throw new UsageError(
        `${file} 不是${this.annotator.takes}，不能写入批注；--format ${name} 只用于${this.annotator.takes}。`,
      );
  }

  private placed(name: string, path: string | undefined, files: readonly string[]): Map<string, string> {
    const toStandardOutput = path === undefined || path === '-';
    const folder = !toStandardOutput && (/[/\\]$/.test(path) || isFolder(path));
    if (toStandardOutput && files.length <= 1 && !this.stdout.terminal)
      return new Map(files.map((file) => [file, '']));
    if (toStandardOutput)
      throw new UsageError(
        files.length > 1
          ? `有${files.length}个文件，--format ${name} 每个写一份批注本；请加 -o 文件夹。`
          : `${name} 不是文字格式，不能显示在屏幕上；请加 -o 文件名.${name}。`,
      );
    if (files.length <= 1 && !folder) return new Map(files.map((file) => [file, path]));
    try {
      mkdirSync(path, { recursive: true });
    } catch (error) {
      throw new UsageError(`无法写入文件夹 ${path}：${refusal(error)}。`);
    }
    const taken = new Set<string>();
    return new Map(files.map((file) => [file, join(path, this.freeName(file, taken))]));
  }

  /** 决算公开.批注.docx; a second one of that name gets a number. Upper and lower case are alike to many systems. */
  private freeName(file: string, taken: Set<string>): string {
    const stem = `${basename(file, extname(file))}.批注`;
    let free = stem;
    for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${stem}${n}`;
    taken.add(free.toLowerCase());
    return free + extname(file);
  }
}

/** Of several files read together, what stands in one: findings without a file stand in the first. */
function ofFile(report: FileReport, file: string): FileReport {
  if (report.status !== 'checked' || report.files === undefined) return report;
  const first = report.files[0];
  const here = report.findings.filter((finding) => (finding.locations[0]?.file ?? first) === file);
  return { ...report, findings: here };
}

function write(path: string, bytes: Uint8Array): void {
  try {
    writeFileSync(path, bytes);
  } catch (error) {
    throw new UsageError(`无法写入 ${path}：${refusal(error)}。`);
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
