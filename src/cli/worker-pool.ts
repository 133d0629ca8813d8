import { Worker } from 'node:worker_threads';
import type { FileReport } from '../report/file-report.ts';
import { type AuditJob, unreadable } from './audit-paths.ts';

export interface PoolOptions {
  readonly threads: number;
  /** Seconds that one disclosure may take before its thread is given up. */
  readonly timeLimit: number;
  /** The thread's program; its own unless told (for tests). */
  readonly program?: URL;
  /** Largest heap of a thread in MiB. */
  readonly memoryLimit?: number;
}

const OWN_PROGRAM = new URL('./audit-worker.js', import.meta.url);

interface Task {
  readonly job: AuditJob;
  readonly resolve: (report: FileReport) => void;
}

/**
 * Worker threads that audit one disclosure each at a time and stay for the next. A thread that dies or hangs costs its
 * own disclosure only: that one is reported, and a new thread takes the next.
 */
export class AuditPool {
  private readonly waiting: Task[] = [];
  private readonly idle: Thread[] = [];
  private readonly threads = new Set<Thread>();
  private closing = false;

  constructor(private readonly options: PoolOptions) {}

  /** Audits one disclosure on the next free thread. Never rejects. */
  audit(job: AuditJob): Promise<FileReport> {
    return new Promise((resolve) => {
      this.waiting.push({ job, resolve });
      this.next();
    });
  }

  /** Ends all threads; what is under way is lost. */
  async close(): Promise<void> {
    this.closing = true;
    await Promise.all([...this.threads].map((thread) => thread.worker.terminate()));
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
      resourceLimits: { maxOldGenerationSizeMb: this.options.memoryLimit ?? 2048 },
    });
    const thread: Thread = { worker, task: undefined, timer: undefined };
    this.threads.add(thread);
    worker.on('message', (report: FileReport) => {
      const { task } = thread;
      if (!task) return;
      clearTimeout(thread.timer);
      thread.task = undefined;
      this.idle.push(thread);
      this.next();
      task.resolve(report);
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
      this.fail(thread, 'timeout', `超过${timeLimit}秒仍未审核完，已放弃；可用 --time-limit 放宽。`);
    }, timeLimit * 1000);
    thread.worker.postMessage(task.job);
  }

  private fail(thread: Thread, code: string, message: string): void {
    clearTimeout(thread.timer);
    if (!this.threads.delete(thread)) return;
    const at = this.idle.indexOf(thread);
    if (at >= 0) this.idle.splice(at, 1);
    void thread.worker.terminate();
    thread.task?.resolve(unreadable(thread.task.job.paths, { code, message }));
    this.next();
  }
}

interface Thread {
  readonly worker: Worker;
  task: Task | undefined;
  timer: NodeJS.Timeout | undefined;
}

/** How far ahead of the first unfinished job others may run: what is finished waits in memory for its turn. */
const AHEAD = 64;

/** Audits on worker threads; yields `[index of the job, report]` as they finish. */
export async function* auditInPool(
  jobs: readonly AuditJob[],
  options: PoolOptions,
): AsyncGenerator<[number, FileReport]> {
  const pool = new AuditPool(options);
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
      void pool.audit(jobs[index]!).then((report) => {
        unfinished.delete(index);
        finished.push([index, report]);
        wake();
      });
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
