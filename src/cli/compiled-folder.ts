import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DraftFile, writeWhole } from '../host/draft-file.ts';
import { systemRefusal } from '../host/system-refusal.ts';
import type { KeptFiles } from './kept-files.ts';
import { told } from './told.ts';
import { UsageError } from './usage-error.ts';

/** What a folder remembers: by the name of each file, the hashes of the last two that were written there. */
const RECORD = '.明账.json';
type Record_ = Readonly<Record<string, readonly string[]>>;

interface Written {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/**
 * Puts files into a folder, all of them written beside their places first. One that somebody has changed since it was
 * written, or that was not written by this program, is not replaced unless forced.
 * @param kept what was read: none of it is replaced, forced or not
 * @throws UsageError when something must not be replaced, or cannot be written
 */
export function placeInFolder(
  folder: string,
  files: readonly Written[],
  { kept, force }: { readonly kept: KeptFiles; readonly force: boolean },
): void {
  told(() => mkdirSync(folder, { recursive: true }), `无法写入文件夹 ${folder}`);
  for (const { file } of files) kept.mustNotBe(join(folder, file));
  const before = recordIn(folder);
  const hashes = new Map(files.map(({ file, bytes }) => [file, hashOf(bytes)]));
  if (!force) refuseChanged(folder, hashes, before);
  const record: Record<string, readonly string[]> = { ...before };
  for (const [file, hash] of hashes)
    record[file] = [hash, ...(before[file] ?? []).filter((old) => old !== hash)].slice(0, 2);
  const drafts: DraftFile[] = [];
  try {
    for (const { file, bytes } of files) {
      const draft = DraftFile.at(join(folder, file));
      drafts.push(draft);
      draft.write(bytes);
      draft.seal();
    }
    // Before they are placed: whatever happens in between, none of them is taken for changed.
    writeWhole(join(folder, RECORD), Buffer.from(`${JSON.stringify(record, null, 1)}\n`));
    for (const draft of drafts) draft.place();
  } catch (error) {
    throw new UsageError(`写入文件夹 ${folder} 时出错：${systemRefusal(error)}；没有留下写了一半的文件。`);
  } finally {
    for (const draft of drafts) draft.discard();
  }
}

function refuseChanged(folder: string, hashes: ReadonlyMap<string, string>, before: Record_): void {
  const changed = [...hashes].filter(([file, hash]) => {
    const there = hashAt(join(folder, file));
    return there !== undefined && there !== hash && !before[file]?.includes(there);
  });
  if (changed.length === 0) return;
  const names = changed.map(([file]) => file).join('、');
  throw new UsageError(
    `${folder} 里的 ${names} 已经存在，不是上次编制写出的样子，可能手工改过；请换一个文件夹，确要覆盖的加 --force。`,
  );
}

function recordIn(folder: string): Record_ {
  try {
    const record: unknown = JSON.parse(readFileSync(join(folder, RECORD), 'utf8'));
    if (typeof record !== 'object' || record === null) return {};
    return Object.fromEntries(Object.entries(record).filter(([, hashes]) => Array.isArray(hashes)));
  } catch {
    // Nothing is remembered.
    return {};
  }
}

function hashAt(path: string): string | undefined {
  try {
    return hashOf(readFileSync(path));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new UsageError(`无法写入 ${path}：${systemRefusal(error)}。`);
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
