import { fstatSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError } from './usage-error.ts';

/** What a run reads a file for, as users call it. */
export type Purpose = '要审核的文件' | '要读取的文件' | '配置文件' | '基线文件' | `${string} 给出的文件`;

/** The files that a run reads, by whatever names: nothing that it writes may take their place. */
export class KeptFiles {
  private readonly purposes = new Map<string, Purpose>();

  /** @param purposes the paths read for each */
  constructor(purposes: Partial<Readonly<Record<Purpose, readonly (string | undefined)[]>>> = {}) {
    for (const [purpose, paths] of Object.entries(purposes))
      for (const path of paths ?? []) if (path !== undefined) this.keep(path, purpose as Purpose);
  }

  keep(path: string, purpose: Purpose): void {
    const file = identity(path);
    if (!this.purposes.has(file)) this.purposes.set(file, purpose);
  }

  /** @throws UsageError when the file at that path is one of them */
  mustNotBe(path: string): void {
    const purpose = this.purposes.get(identity(path));
    if (purpose !== undefined) throw new UsageError(`${path} 是${spaced(purpose)}，不能用作输出。`);
  }

  /** @throws UsageError when standard output was led into one of them */
  mustNotBeStandardOutput(): void {
    try {
      const { dev, ino } = fstatSync(1, { bigint: true });
      const purpose = this.purposes.get(`${dev}:${ino}`);
      if (purpose !== undefined) throw new UsageError(`标准输出指向${spaced(purpose)}，不能用作输出。`);
    } catch (error) {
      if (error instanceof UsageError) throw error;
      // Standard output is closed: writing to it tells.
    }
  }
}

function spaced(purpose: Purpose): string {
  return purpose.startsWith('-') ? ` ${purpose}` : purpose;
}

/** The same for every name of a file: links of both kinds, and upper and lower case where the system takes them alike. */
function identity(path: string): string {
  try {
    const status = statSync(path, { bigint: true, throwIfNoEntry: false });
    if (status) return `${status.dev}:${status.ino}`;
    // Not there yet: its name in its folder.
    return join(realpathSync(dirname(resolve(path))), basename(path));
  } catch {
    return resolve(path);
  }
}
