import { readFileSync } from 'node:fs';
import { type DeferredFile, type GivenFile, opened } from '../check/given-file.ts';
import { UnreadableError } from '../model/document.ts';
import { isPdf, preparePdf } from './prepare-pdf.ts';
import { systemRefusal } from './system-refusal.ts';

/** A file by its path, or its bytes with a name. */
export type FileReference = string | GivenFile;

/** A file as the core reads it: opened when its turn comes, with the engine ready that it needs. */
export function hostFile(given: FileReference): DeferredFile {
  const file = typeof given === 'string' ? given : given.file;
  return {
    file,
    async open() {
      const bytes = typeof given === 'string' ? bytesAt(file) : given.bytes;
      if (isPdf(bytes)) await preparePdf();
      return bytes;
    },
  };
}

/**
 * Reads the files of one disclosure, all or none.
 * @throws UnreadableError with one sentence for the first that cannot be opened
 */
export function readPaths(paths: readonly string[]): Promise<readonly GivenFile[]> {
  return opened(paths.map(hostFile));
}

function bytesAt(path: string): Uint8Array {
  try {
    // At once: reading in slices costs several times the reading, and a thread has nothing else to do.
    return readFileSync(path);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (missing) throw new UnreadableError('not-found', '没有这个文件。');
    throw new UnreadableError('no-permission', `无法打开：${systemRefusal(error)}。`);
  }
}
