import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Drafts of this process that have not got their place: nothing of them is left when it ends. */
const open = new Set<DraftFile>();
let numbered = 0;

/** What a draft is called: with the process that writes it, so that those of dead ones are known. */
const NAME = /^\.明账-(\d+)-\d+\.写入中$/;

/**
 * A file that is written beside its place and takes it in one step when it is whole: whatever happens before, what
 * stood there stands. Devices and pipes are written to as they are.
 */
export class DraftFile {
  private constructor(
    private readonly descriptor: number,
    /** Where it stands until it is placed; none for a device. */
    private readonly draft: string | undefined,
    private readonly target: string,
  ) {}

  private closed = false;

  /** @throws the system's error when the place cannot be written */
  static at(path: string): DraftFile {
    const status = statSync(path, { throwIfNoEntry: false });
    // A folder is refused by the system, in its own words.
    if (status && !status.isFile()) return new DraftFile(openSync(path, 'w'), undefined, path);
    // The file that a link leads to is replaced, not the link.
    const target = status ? realpathSync(path) : resolve(path);
    if (status) accessSync(target, constants.W_OK);
    const folder = dirname(target);
    removeForsaken(folder);
    const draft = join(folder, `.明账-${process.pid}-${++numbered}.写入中`);
    const file = new DraftFile(openSync(draft, 'wx'), draft, target);
    if (open.size === 0) process.once('exit', discardAll);
    open.add(file);
    return file;
  }

  /** @throws the system's error */
  write(bytes: Uint8Array): void {
    for (let done = 0; done < bytes.length; ) done += writeSync(this.descriptor, bytes, done);
  }

  /**
   * Makes the disk hold all of it; nothing more can be written.
   * @throws the system's error
   */
  seal(): void {
    if (this.closed) return;
    if (this.draft !== undefined) {
      fsyncSync(this.descriptor);
      const before = statSync(this.target, { throwIfNoEntry: false });
      if (before && before.mode !== fstatSync(this.descriptor).mode)
        chmodSync(this.draft, before.mode & 0o7777);
    }
    this.close();
  }

  /**
   * Gives it its place, in one step.
   * @throws the system's error; what stood there stands
   */
  place(): void {
    this.seal();
    if (this.draft !== undefined && open.has(this)) renameSync(this.draft, this.target);
    this.forget();
  }

  /** Takes back what has not got its place; after that, nothing. */
  discard(): void {
    if (this.draft !== undefined && open.has(this)) {
      try {
        this.close();
      } finally {
        rmSync(this.draft, { force: true });
      }
    } else this.close();
    this.forget();
  }

  private close(): void {
    if (this.closed) return;
    this.closed = true;
    closeSync(this.descriptor);
  }

  private forget(): void {
    open.delete(this);
    if (open.size === 0) process.removeListener('exit', discardAll);
  }
}

/**
 * Writes a whole file, or leaves what stood there.
 * @throws the system's error
 */
export function writeWhole(path: string, bytes: Uint8Array): void {
  const file = DraftFile.at(path);
  try {
    file.write(bytes);
    file.place();
  } finally {
    file.discard();
  }
}

function discardAll(): void {
  for (const file of [...open]) {
    try {
      file.discard();
    } catch {
      // The process ends; the next one that writes here removes it.
    }
  }
}

/** Removes the drafts of processes that were killed. */
function removeForsaken(folder: string): void {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return;
  }
  for (const name of names) {
    const writer = Number(NAME.exec(name)?.[1] ?? 0);
    if (writer === 0 || writer === process.pid || lives(writer)) continue;
    try {
      rmSync(join(folder, name), { force: true });
    } catch {
      // Somebody else's.
    }
  }
}

function lives(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
