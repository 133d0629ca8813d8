import { closeSync, openSync, realpathSync, writeSync } from 'node:fs';
import { systemRefusal } from '../host/system-refusal.ts';
import { UsageError } from './usage-error.ts';

/** Where results go: a file or standard output. */
export interface Output {
  /** @throws UsageError when it cannot be written. */
  write(piece: string | Uint8Array): Promise<void>;
  close(): Promise<void>;
  /** Whether a person is reading along. */
  readonly terminal: boolean;
}

/**
 * Opens the output before any work is done, so that a path that cannot be written is told at once.
 * @param inputs paths that are going to be read: an output that would overwrite one is refused
 * @throws UsageError when it cannot be opened.
 */
export function openOutput(path: string | undefined, inputs: readonly string[] = []): Output {
  if (path === undefined || path === '-') return standardOutput();
  const target = realPath(path);
  if (target !== undefined && inputs.some((input) => realPath(input) === target))
    throw new UsageError(`${path} 是要审核的文件，不能用作输出。`);
  let file: number;
  try {
    file = openSync(path, 'w');
  } catch (error) {
    throw new UsageError(`无法写入 ${path}：${systemRefusal(error)}。`);
  }
  return {
    terminal: false,
    async write(piece) {
      try {
        const bytes = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
        for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
      } catch (error) {
        throw new UsageError(`写入 ${path} 时出错：${systemRefusal(error)}；文件不完整。`);
      }
    },
    async close() {
      try {
        closeSync(file);
      } catch (error) {
        throw new UsageError(`写入 ${path} 时出错：${systemRefusal(error)}；文件不完整。`);
      }
    },
  };
}

/** The path without links, or undefined where nothing is there. */
function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/** Standard output (标准输出), a pipe or a terminal. */
export function standardOutput(): Output {
  const stream = process.stdout;
  return {
    terminal: stream.isTTY === true,
    write: (piece) =>
      new Promise((resolve, reject) => {
        stream.write(piece, (error) => {
          if (error) reject(new UsageError(brokenOutput(error)));
          else resolve();
        });
      }),
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
