import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { type CheckedReport, type KnownFinding, knownFinding } from '../index.ts';
import { refusal, UsageError } from './usage-error.ts';

const FORMAT = 'mingzhang-baseline';

const schema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(1),
  files: z.record(
    z.string(),
    z.array(
      z.object({
        rule: z.string(),
        quote: z.string(),
        message: z.string(),
        reason: z.string().optional(),
      }),
    ),
  ),
});

/**
 * The findings already known (基线): a later run shows only what is new. Kept by the file's name, so that folders may
 * move; a page that shifts changes nothing.
 */
export class Baseline {
  private readonly updated = new Map<string, KnownFinding[]>();

  private constructor(
    private readonly path: string,
    private readonly files: ReadonlyMap<string, readonly KnownFinding[]>,
  ) {}

  /**
   * @param mayBeMissing a baseline that is about to be written need not exist
   * @throws UsageError when it cannot be read
   */
  static read(path: string, mayBeMissing: boolean): Baseline {
    if (!existsSync(path)) {
      if (mayBeMissing) return new Baseline(path, new Map());
      throw new UsageError(`没有基线文件 ${path}；加 --update-baseline 生成。`);
    }
    try {
      const { files } = schema.parse(JSON.parse(readFileSync(path, 'utf8')));
      const known = Object.entries(files).map(
        ([file, list]) =>
          [
            file,
            list.map(({ reason, ...rest }) => (reason === undefined ? rest : { ...rest, reason })),
          ] as const,
      );
      return new Baseline(path, new Map(known));
    } catch {
      throw new UsageError(`基线文件 ${path} 已损坏或不是基线文件；可删除后用 --update-baseline 重新生成。`);
    }
  }

  /** What is known of a disclosure. */
  known(paths: readonly string[]): readonly KnownFinding[] {
    return this.files.get(keyOf(paths)) ?? [];
  }

  /** Takes down everything that a report lists, known or new; reasons already given are kept. */
  note(report: CheckedReport): void {
    const key = keyOf(report.files ?? [report.file]);
    const before = new Map(this.known([key]).map((k) => [JSON.stringify([k.rule, k.quote, k.message]), k]));
    const all = [...report.findings, ...report.accepted.filter((f) => f.by === 'baseline')];
    const list = all.map((finding) => {
      const known = knownFinding(finding);
      return before.get(JSON.stringify([known.rule, known.quote, known.message])) ?? known;
    });
    this.updated.set(key, list);
  }

  /** @throws UsageError when it cannot be written */
  write(): void {
    const files = new Map([...this.files, ...this.updated]);
    const sorted = Object.fromEntries(
      [...files].filter(([, l]) => l.length > 0).sort(([a], [b]) => (a < b ? -1 : 1)),
    );
    const text = JSON.stringify({ format: FORMAT, version: 1, files: sorted }, null, 2);
    try {
      writeFileSync(this.path, `${text}\n`);
    } catch (error) {
      throw new UsageError(`无法写入基线文件 ${this.path}：${refusal(error)}。`);
    }
  }
}

function keyOf(paths: readonly string[]): string {
  return basename(paths[0] ?? '');
}
