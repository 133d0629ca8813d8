import type { Timing } from '../report/file-report.ts';

/** What a check does one after the other. */
export type Step = keyof Timing;

/** A step that begins. */
export interface Progress {
  readonly step: Step;
  /** What it is done with: the file read, or the first of the files understood or checked together. */
  readonly file: string;
}

/** How a caller follows what is under way, and stops it. */
export interface Watch {
  /** No further step is begun once it is aborted; the call rejects with its reason. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** The steps of one check: each is told and timed, in milliseconds to a hundredth. */
export class Steps {
  private readonly spent: Record<Step, number> = { read: 0, understand: 0, check: 0 };
  private current: Step | undefined;
  private since = 0;

  constructor(private readonly watch: Watch) {}

  /** @throws the reason of the signal, when it is aborted */
  begin(step: Step, file: string): void {
    this.stop();
    this.watch.signal?.throwIfAborted();
    this.watch.onProgress?.({ step, file });
    this.current = step;
    this.since = performance.now();
  }

  /** Time of each step so far; the clock stands still until the next one. */
  timing(): Timing {
    this.stop();
    const { read, understand, check } = this.spent;
    return { read: hundredths(read), understand: hundredths(understand), check: hundredths(check) };
  }

  private stop(): void {
    if (this.current) this.spent[this.current] += performance.now() - this.since;
    this.current = undefined;
  }
}

function hundredths(ms: number): number {
  return Math.round(ms * 100) / 100;
}
