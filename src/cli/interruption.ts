import { EXIT } from './usage-error.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Ends at once with a sentence on standard error. */
export function give(message: string, code: number): never {
  try {
    process.stderr.write(`${message}\n`);
  } catch {
    // Nobody is left to tell.
  }
  process.exit(code);
}

/**
 * While this thread waits for others or for input, a signal ends the process with a sentence. While it works itself
 * nothing of ours could run, and a work that hangs would take the signal and go on: there the system ends it.
 * @returns what ends that
 */
export function tellInterruption(): () => void {
  const tell = (): void => give('已中断，结果不完整。', EXIT.failed);
  for (const signal of SIGNALS) process.on(signal, tell);
  return () => {
    for (const signal of SIGNALS) process.removeListener(signal, tell);
  };
}
