import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { ReportedError } from '../report/file-report.ts';
import { SOUGHT_ENDINGS, TOLD_ENDINGS } from '../source/readers.ts';
import { systemRefusal } from './system-refusal.ts';

const TOLD = `${TOLD_ENDINGS.join('、')} 或 disclosure.json`;

/** What was found at a path: a file, or why there is nothing to do. */
export type Found = { readonly path: string } | { readonly path: string; readonly error: ReportedError };

/** Finds the files at paths, in the order given; a folder's by name, recursively. A file reached twice counts once. */
export async function findFiles(paths: readonly string[]): Promise<Found[]> {
  const search = new Search();
  for (const path of paths) await search.add(path);
  return search.found;
}

class Search {
  readonly found: Found[] = [];
  private readonly seen = new Set<string>();

  async add(path: string): Promise<void> {
    let real: string;
    let folder: boolean;
    try {
      real = await realpath(path);
      const status = await stat(path);
      folder = status.isDirectory();
      if (!folder && !status.isFile()) {
        this.refuse(path, 'unknown-format', '不是普通文件，无法读取。');
        return;
      }
    } catch (error) {
      this.refuseBy(path, error);
      return;
    }
    if (folder) {
      const before = this.found.length;
      const known = await this.addFolder(path, real);
      if (!known && this.found.length === before)
        this.refuse(path, 'no-documents', `文件夹里没有可以审核的文件（${TOLD}）。`);
    } else if (this.fresh(real)) this.found.push({ path });
  }

  /** Whether the folder holds any file to audit, be it one that was already taken. */
  private async addFolder(path: string, real: string): Promise<boolean> {
    if (!this.fresh(real)) return true;
    let entries: Dirent[];
    try {
      entries = await readdir(path, { withFileTypes: true });
    } catch (error) {
      this.refuseBy(path, error);
      return true;
    }
    let known = false;
    for (const { name } of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      // Hidden files, and the lock files that office programs leave beside an open document.
      if (name.startsWith('.') || name.startsWith('~$')) continue;
      const child = join(path, name);
      try {
        const childReal = await realpath(child);
        const status = await stat(child);
        if (status.isDirectory()) known = (await this.addFolder(child, childReal)) || known;
        else if (status.isFile() && isKnown(name)) {
          known = true;
          if (this.fresh(childReal)) this.found.push({ path: child });
        }
      } catch (error) {
        this.refuseBy(child, error);
        known = true;
      }
    }
    return known;
  }

  private fresh(real: string): boolean {
    if (this.seen.has(real)) return false;
    this.seen.add(real);
    return true;
  }

  private refuseBy(path: string, error: unknown): void {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (missing) this.refuse(path, 'not-found', '没有这个文件或文件夹。');
    else this.refuse(path, 'no-permission', `无法打开：${systemRefusal(error)}。`);
  }

  private refuse(path: string, code: string, message: string): void {
    this.found.push({ path, error: { code, message } });
  }
}

function isKnown(name: string): boolean {
  return SOUGHT_ENDINGS.has(extname(name).slice(1).toLowerCase()) || /disclosure\.json$/i.test(name);
}
