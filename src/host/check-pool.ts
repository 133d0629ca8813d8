import { Worker } from 'node:worker_threads';
import { unreadable } from '../check/report-of.ts';
import type { Watch } from '../check/steps.ts';
import type { FileReport } from '../report/file-report.ts';
import { type CheckJob, checkJob } from './check-job.ts';
import type { Asked, Told } from './check-worker.ts';

export interface PoolOptions {
  readonly threads: number;
  /** Seconds that one disclosure may take before its thread is given up. */
  readonly timeLimit: number;
  /** The thread's program; its own unless told (for tests). */
  readonly program?: URL;
  /** Largest heap of a thread in MiB. */
  readonly memoryLimit?: number;
}

const OWN_PROGRAM = new URL('./check-worker.js', import.meta.url);

interface Task {
  readonly job: CheckJob;
  readonly watch: Watch;
  readonly resolve: (report: FileReport) => void;
  readonly reject: (reason: unknown) => void;
}

/** A pool was closed before it was done with a job. */
export class PoolClosedError extends Error {
  constructor() {
    super('the pool is closed');
    this.name = 'PoolClosedError';
  }
}

/**
 * Worker threads that check one disclosure each at a time and stay for the next. A thread that dies or hangs costs its
 * own disclosure only: that one is reported, and a new thread takes the next.
 */
export class CheckPool {
  private readonly waiting: Task[] = [];
  private readonly idle: Thread[] = [];
  private readonly threads = new Set<Thread>();
  private closing = false;

  constructor(private readonly options: PoolOptions) {}

  /**
   * Checks one disclosure on the next free thread. An abort ends the thread, whatever it is at.
   * @throws the reason of the signal when it is aborted, PoolClosedError when the pool is closed before it is done
   */
  check(job: CheckJob, watch: Watch = {}): Promise<FileReport> {
    return new Promise((resolve, reject) => {
      const { signal } = watch;
      signal?.throwIfAborted();
      if (this.closing) throw new PoolClosedError();
      const abort = () => this.abort(task);
      const task: Task = {
        job,
        watch,
        resolve: (report) => {
          signal?.removeEventListener('abort', abort);
          resolve(report);
        },
        reject: (reason) => {
          signal?.removeEventListener('abort', abort);
          reject(reason);
        },
      };
      signal?.addEventListener('abort', abort, { once: true });
      this.waiting.push(task);
      this.next();
    });
  }

  /** Ends all threads; what waits or is under way is rejected. */
  async close(): Promise<void> {
    this.closing = true;
    const threads = [...this.threads];
    const lost = [...this.waiting.splice(0), ...threads.flatMap(({ task }) => task ?? [])];
    for (const thread of threads) this.drop(thread);
    for (const task of lost) task.reject(new PoolClosedError());
    await Promise.all(threads.map((thread) => thread.worker.terminate()));
  }

  private next(): void {
    while (this.waiting.length > 0 && !this.closing) {
      let thread = this.idle.pop();
      if (!thread) {
        if (this.threads.size >= this.options.threads) return;
        thread = this.start();
      }
      this.give(thread, this.waiting.shift()!);
    }
  }

  private start(): Thread {
    const worker = new Worker(this.options.program ?? OWN_PROGRAM, {
      // How the caller's program was begun (`--input-type`, `-e`) is no way to begin this one.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: this.options.memoryLimit ?? 2048 },
    });
    const thread: Thread = { worker, task: undefined, timer: undefined };
    this.threads.add(thread);
    worker.on('message', (told: Told) => {
      const { task } = thread;
      if (!task) return;
      if ('progress' in told) {
        task.watch.onProgress?.(told.progress);
        return;
      }
      clearTimeout(thread.timer);
      thread.task = undefined;
      this.idle.push(thread);
      this.next();
      task.resolve(told.report);
    });
    worker.on('error', (error: Error & { code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
        this.fail(thread, 'too-large', '审核所需的内存超过上限，已放弃。');
      else
        this.fail(
          thread,
          'crashed',
          `明账自身出错，审核线程退出（${error.message}）；这不是文件的问题，请向开发者反馈。`,
        );
    });
    worker.on('exit', () => this.fail(thread, 'crashed', '审核线程意外退出，未能审核；请向开发者反馈。'));
    return thread;
  }

  private give(thread: Thread, task: Task): void {
    const { timeLimit } = this.options;
    thread.task = task;
    thread.timer = setTimeout(() => {
      this.fail(thread, 'timeout', `超过${timeLimit}秒仍未审核完，已放弃。`);
    }, timeLimit * 1000);
    const asked: Asked = { job: task.job, watched: task.watch.onProgress !== undefined };
    thread.worker.postMessage(asked);
  }

  private fail(thread: Thread, code: string, message: string): void {
    if (!this.drop(thread)) return;
    const { task } = thread;
    task?.resolve(unreadable(namesOf(task.job), { code, message }));
    this.next();
  }

  private abort(task: Task): void {
    const at = this.waiting.indexOf(task);
    if (at >= 0) this.waiting.splice(at, 1);
    for (const thread of this.threads) if (thread.task === task) this.drop(thread);
    task.reject(task.watch.signal?.reason);
    this.next();
  }

  /** Ends a thread. @returns whether it was still there */
  private drop(thread: Thread): boolean {
    clearTimeout(thread.timer);
    if (!this.threads.delete(thread)) return false;
    const at = this.idle.indexOf(thread);
    if (at >= 0) this.idle.splice(at, 1);
    void thread.worker.terminate();
    return true;
  }
}

interface Thread {
  readonly worker: Worker;
  task: Task | undefined;
  timer: NodeJS.Timeout | undefined;
}

function namesOf({ files }: CheckJob): string[] {
  return files.map((file) => (typeof file === 'string' ? file : file.file));
}

/** How far ahead of the first unfinished job others may run: what is finished waits in memory for its turn. */
const AHEAD = 64;

/** Checks on worker threads; yields `[index of the job, report]` as they finish. */
export async function* checkInPool(
  jobs: readonly CheckJob[],
  options: PoolOptions,
): AsyncGenerator<[number, FileReport]> {
  const pool = new CheckPool(options);
  const finished: [number, FileReport][] = [];
  let wake: () => void = () => {};
  const unfinished = new Set<number>();
  let given = 0;
  const giveMore = () => {
    while (given < jobs.length) {
      const first = unfinished.values().next().value ?? given;
      if (given - first >= AHEAD + options.threads) return;
      const index = given++;
      unfinished.add(index);
      pool.check(jobs[index]!).then(
        (report) => {
          unfinished.delete(index);
          finished.push([index, report]);
          wake();
        },
        // Left early: nobody waits for it.
        () => {},
      );
    }
  };
  try {
    giveMore();
    for (let told = 0; told < jobs.length; ) {
      const done = finished.shift();
      if (done) {
        told++;
        yield done;
        giveMore();
      } else
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (finished.length > 0) resolve();
        });
    }
  } finally {
    await pool.close();
  }
}

/** Checks in this thread where one is enough, else on worker threads; yields `[index of the job, report]`. */
export async function* checkAll(
  jobs: readonly CheckJob[],
  options: PoolOptions,
): AsyncGenerator<[number, FileReport]> {
  const threads = Math.min(options.threads, jobs.length);
  if (threads > 1) yield* checkInPool(jobs, { ...options, threads });
  else for (const [i, job] of jobs.entries()) yield [i, await checkJob(job)];
}
