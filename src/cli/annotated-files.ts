import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import {
  type AnnotatedFormat,
  type Originals,
  type ReportOptions,
  shown,
  suits,
} from '../check/report-formats.ts';
import type { CheckedReport, FileReport } from '../report/file-report.ts';
import { HEADINGS } from '../report/headings.ts';
import type { Destination } from './destination.ts';
import type { KeptFiles } from './kept-files.ts';
import { standardOutput, writeFile } from './output.ts';
import { told } from './told.ts';
import { UsageError } from './usage-error.ts';

/** What originals must be, as users call it. */
const TAKES: Readonly<Record<string, string>> = { docx: ' Word 文档（.docx）', pdf: ' PDF' };

/**
 * Annotated copies (批注本) of the files of a run: of one file at the path given or on standard output, of several in a
 * folder. On standard output, where it is free, stands which copy tells what.
 */
export class AnnotatedFiles implements Destination {
  /** The path of each copy by the path of its original; empty where the copy goes to standard output. */
  private readonly targets: ReadonlyMap<string, string>;
  /** Files that cannot be annotated so; they are audited all the same. */
  private readonly left: readonly string[];
  private readonly stdout = standardOutput();

  /** @throws UsageError when no input is such a document, or a copy has no place to go */
  constructor(
    private readonly format: AnnotatedFormat,
    path: string | undefined,
    inputs: readonly (readonly string[])[],
    private readonly kept: KeptFiles,
    private readonly looks: Pick<ReportOptions, 'severity'>,
  ) {
    const files = inputs.flatMap((paths) => this.suitable(paths));
    const [first] = inputs.flat();
    if (files.length === 0 && first !== undefined)
      throw new UsageError(
        `${first} 不是${this.taken}，不能写入批注；--format ${format.name} 只用于${this.taken}。`,
      );
    this.left = inputs.filter((paths) => !paths.some((file) => files.includes(file))).flat();
    this.targets = this.placed(path, files, inputs.length > 1);
    for (const target of this.targets.values())
      if (target === '') kept.mustNotBeStandardOutput();
      else kept.mustNotBe(target);
  }

  async begin(): Promise<void> {
    for (const file of this.left)
      process.stderr.write(`! ${file}：不是${this.taken}，没有批注本，只审核。\n`);
  }

  async result(report: FileReport, originals: Originals): Promise<void> {
    if (report.status === 'unreadable') {
      process.stderr.write(`✗ ${report.file}：${report.error.message}\n`);
      return;
    }
    for (const { rule, reason } of report.rules.crashed)
      process.stderr.write(`${report.file}：${HEADINGS.crashed(rule, reason)}\n`);
    const given = (await originals()).filter(({ file }) => this.targets.has(file));
    const annotated = given.map(({ file }) => file);
    if (annotated.length === 0) await this.stdout.write(`${report.file}　${report.verdict}\n`);
    for (const { file, bytes } of given) {
      const target = this.targets.get(file)!;
      const own = shown(ofFile(report, file, annotated), this.looks);
      if (own.status !== 'checked') continue;
      const copy = await this.format.annotate(bytes, own);
      if (target === '') await this.stdout.write(copy);
      else {
        writeFile(target, copy, this.kept);
        await this.stdout.write(`✓ 批注本写入 ${target}：${report.verdict}\n`);
      }
    }
  }

  async end(): Promise<void> {}

  async close(): Promise<void> {}

  /** The files of one disclosure that can be annotated; its statements may lie in a workbook beside them. */
  private suitable(paths: readonly string[]): string[] {
    return paths.filter((file) => {
      try {
        return suits(this.format, { file, bytes: readFileSync(file) });
      } catch {
        // The audit tells why it cannot be read.
        return true;
      }
    });
  }

  private get taken(): string {
    return TAKES[this.format.takes]!;
  }

  /** @param several whether several disclosures were given: a path without an ending is then a folder for them */
  private placed(path: string | undefined, files: readonly string[], several: boolean): Map<string, string> {
    const { name } = this.format;
    const toStandardOutput = path === undefined || path === '-';
    const folder =
      !toStandardOutput && (/[/\\]$/.test(path) || isFolder(path) || (several && extname(path) === ''));
    if (toStandardOutput && files.length <= 1 && !this.stdout.terminal)
      return new Map(files.map((file) => [file, '']));
    if (toStandardOutput)
      throw new UsageError(
        files.length > 1
          ? `有${files.length}个文件，--format ${name} 每个写一份批注本；请加 -o 文件夹。`
          : `${name} 不是文字格式，不能显示在屏幕上；请加 -o 文件名.${name}。`,
      );
    if (files.length <= 1 && !folder) return new Map(files.map((file) => [file, path]));
    told(() => mkdirSync(path, { recursive: true }), `无法写入文件夹 ${path}`);
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

/** Of several files read together, what stands in one; the first tells also what stands in none that is annotated. */
function ofFile(report: CheckedReport, file: string, annotated: readonly string[]): FileReport {
  if (report.files === undefined) return report;
  const findings = report.findings.flatMap((finding) => {
    const [place] = finding.locations;
    const where = place?.file ?? report.files?.[0] ?? file;
    if (where === file) return [finding];
    if (annotated.includes(where) || file !== annotated[0]) return [];
    // Its line, page or cell is that of another file.
    const quote = [where, place?.sheet, place?.cell, place?.quote].filter(Boolean).join(' ');
    return [{ ...finding, locations: [{ quote }] }];
  });
  return { ...report, findings };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
