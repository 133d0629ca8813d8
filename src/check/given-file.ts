import { UnreadableError } from '../model/document.ts';

/** A file's bytes with the path as the user gave it. */
export interface GivenFile {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** A file that is opened when its turn comes: a department may have hundreds of units. */
export interface DeferredFile {
  readonly file: string;
  /** @throws UnreadableError with one sentence for the user */
  open(): Promise<Uint8Array>;
}

/** A file to be read. */
export type InputFile = GivenFile | DeferredFile;

/**
 * The bytes of the files of one disclosure, all or none.
 * @throws UnreadableError as the first file that cannot be opened does; of several it is named. The reason of the
 * signal when it is aborted.
 */
export async function opened(
  files: readonly InputFile[],
  signal?: AbortSignal,
): Promise<readonly GivenFile[]> {
  const given: GivenFile[] = [];
  for (const file of files) {
    signal?.throwIfAborted();
    if ('bytes' in file) given.push(file);
    else
      try {
        given.push({ file: file.file, bytes: await file.open() });
      } catch (error) {
        if (files.length === 1 || !(error instanceof UnreadableError)) throw error;
        throw new UnreadableError(error.code, `${file.file} ${error.message}`);
      }
  }
  return given;
}
