import { DraftFile, writeWhole } from '../host/draft-file.ts';
import { systemRefusal } from '../host/system-refusal.ts';
import type { KeptFiles } from './kept-files.ts';
import { told } from './told.ts';
import { UsageError } from './usage-error.ts';

/** Where results go: a file or standard output. */
export interface Output {
  /** @throws UsageError when it cannot be written. */
  write(piece: string | Uint8Array): Promise<void>;
  /**
   * Everything is written: a file takes its place.
   * @throws UsageError when it cannot
   */
  finish(): Promise<void>;
  /** Takes back a file that is not finished: what stood there before stands. */
  close(): Promise<void>;
  /** Whether a person is reading along. */
  readonly terminal: boolean;
  /** Columns of that person's screen, or those that the variable COLUMNS asks for; none where text is passed on. */
  readonly columns?: number;
}

/**
 * Opens the output before any work is done, so that a path that cannot be written is told at once.
 * @param kept what is read: an output that would take its place is refused
 * @throws UsageError when it cannot be opened.
 */
export function openOutput(path?: string, kept?: KeptFiles): Output {
  if (path === undefined || path === '-') {
    kept?.mustNotBeStandardOutput();
    return standardOutput();
  }
  kept?.mustNotBe(path);
  const file = told(() => DraftFile.at(path), `无法写入 ${path}`);
  const writing = `写入 ${path} 时出错`;
  return {
    terminal: false,
    async write(piece) {
      told(() => file.write(typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece), writing);
    },
    async finish() {
      told(() => file.place(), writing);
    },
    async close() {
      told(() => file.discard(), writing);
    },
  };
}

/**
 * Writes a whole file at once.
 * @param kept what is read: a path that would take its place is refused
 * @throws UsageError when it cannot be written; what stood there stands
 */
export function writeFile(path: string, bytes: Uint8Array, kept: KeptFiles): void {
  kept.mustNotBe(path);
  told(() => writeWhole(path, bytes), `无法写入 ${path}`);
}

/** Standard output (标准输出), a pipe or a terminal. */
export function standardOutput(): Output {
  const stream = process.stdout;
  const columns = Number(process.env.COLUMNS) || (stream.isTTY ? stream.columns : 0);
  return {
    terminal: stream.isTTY === true,
    ...(columns >= 40 ? { columns } : {}),
    write: (piece) =>
      new Promise((resolve, reject) => {
        stream.write(piece, (error) => {
          if (error) reject(new UsageError(brokenOutput(error)));
          else resolve();
        });
      }),
    finish: async () => {},
    close: async () => {},
  };
}

/** What to say when standard output is gone. */
export function brokenOutput(error: unknown): string {
  const gone = error instanceof Error && 'code' in error && error.code === 'EPIPE';
  return gone
    ? '接收输出的程序已退出，结果没有写完。'
    : `写标准输出时出错：${systemRefusal(error)}；结果没有写完。`;
}
