import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { KnownFinding } from '../audit/acceptance.ts';
import { Baseline } from '../check/baseline.ts';
import { writeWhole } from '../host/draft-file.ts';
import type { CheckedReport } from '../report/file-report.ts';
import { told } from './told.ts';
import { UsageError } from './usage-error.ts';

/** A baseline (基线) in its file. Disclosures are kept by the name of their first file, so that folders may move. */
export class BaselineFile {
  private constructor(
    private readonly path: string,
    private readonly baseline: Baseline,
  ) {}

  /**
   * @param mayBeMissing one that is about to be written need not exist
   * @throws UsageError when it cannot be read
   */
  static read(path: string, mayBeMissing: boolean): BaselineFile {
    if (!existsSync(path)) {
      if (mayBeMissing) return new BaselineFile(path, Baseline.empty());
      throw new UsageError(`没有基线文件 ${path}；加 --update-baseline 生成。`);
    }
    const baseline = Baseline.parse(textAt(path));
    if (!baseline)
      throw new UsageError(`基线文件 ${path} 已损坏或不是基线文件；可删除后用 --update-baseline 重新生成。`);
    return new BaselineFile(path, baseline);
  }

  known(paths: readonly string[]): readonly KnownFinding[] {
    return this.baseline.known(nameOf(paths));
  }

  note(report: CheckedReport): void {
    this.baseline.note(nameOf(report.files ?? [report.file]), report);
  }

  /** @throws UsageError when it cannot be written */
  write(): void {
    told(() => writeWhole(this.path, Buffer.from(this.baseline.text())), `无法写入基线文件 ${this.path}`);
  }
}

/** What a file that cannot be read holds is no baseline. */
function textAt(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function nameOf(paths: readonly string[]): string {
  return basename(paths[0] ?? '');
}
