import { Readable } from 'node:stream';
import { runCommand } from '../src/cli/run-command.ts';

/** What a command left behind. */
export interface Ran {
  readonly status: number;
  readonly out: Buffer;
  readonly err: string;
}

/**
 * Runs a command line in this process, its streams caught: a process of its own would load everything once more. Exit
 * codes, pipes, signals and threads are the business of `cli.test.ts`, which starts the program itself.
 */
export async function command(
  args: readonly string[],
  { cwd, input = '' }: { readonly cwd?: string; readonly input?: string } = {},
): Promise<Ran> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  const before = process.cwd();
  const stdin = Object.getOwnPropertyDescriptor(process, 'stdin')!;
  const restore = [catchInto(process.stdout, out), catchInto(process.stderr, err)];
  Object.defineProperty(process, 'stdin', { ...stdin, get: () => Readable.from([Buffer.from(input)]) });
  if (cwd !== undefined) process.chdir(cwd);
  try {
    // Threads need the compiled program.
    const single = args[0] === 'check' && !args.includes('--jobs') ? ['--jobs', '1'] : [];
    const { code, refusal } = await runCommand([...args.slice(0, 1), ...single, ...args.slice(1)]);
    if (refusal !== undefined) err.push(Buffer.from(`${refusal}\n`));
    return { status: code, out: Buffer.concat(out), err: Buffer.concat(err).toString('utf8') };
  } finally {
    process.chdir(before);
    Object.defineProperty(process, 'stdin', stdin);
    for (const undo of restore) undo();
  }
}

function catchInto(stream: NodeJS.WriteStream, pieces: Buffer[]): () => void {
  const write = stream.write;
  stream.write = (piece: string | Uint8Array, ...rest: unknown[]) => {
    pieces.push(Buffer.from(piece as string));
    const done = rest.find((argument) => typeof argument === 'function') as (() => void) | undefined;
    done?.();
    return true;
  };
  return () => {
    stream.write = write;
  };
}
