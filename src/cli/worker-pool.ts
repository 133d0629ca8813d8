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

/**
 * Audits on worker threads, one disclosure each at a time; yields `[index of the job, report]` as they finish. A thread
 * that dies or hangs costs its own disclosure only: that one is reported, and a new thread takes the next.
 */
export async function* auditInPool(
  jobs: readonly AuditJob[],
  options: PoolOptions,
): AsyncGenerator<[number, FileReport]> {
  const finished: [number, FileReport][] = [];
  let wake: () => void = () => {};
  let next = 0;
  const running = new Set<Worker>();
  let closing = false;

  const finish = (index: number, report: FileReport): void => {
    finished.push([index, report]);
    wake();
  };

  const start = (): void => {
    if (next >= jobs.length || closing) return;
    const worker = new Worker(options.program ?? OWN_PROGRAM, {
      resourceLimits: { maxOldGenerationSizeMb: options.memoryLimit ?? 2048 },
    });
    running.add(worker);
    let current: number | undefined;
    let timer: NodeJS.Timeout | undefined;

    const take = (): void => {
      clearTimeout(timer);
      if (next >= jobs.length || closing) {
        current = undefined;
        running.delete(worker);
        void worker.terminate();
        return;
      }
      const index = next++;
      current = index;
      timer = setTimeout(() => {
        fail('timeout', `超过${options.timeLimit}秒仍未审核完，已放弃；可用 --time-limit 放宽。`);
      }, options.timeLimit * 1000);
      worker.postMessage(jobs[index]);
    };
    const fail = (code: string, message: string): void => {
      clearTimeout(timer);
      if (!running.delete(worker)) return;
      const index = current;
      current = undefined;
      void worker.terminate();
      if (index !== undefined) finish(index, unreadable(jobs[index]!.paths, { code, message }));
      start();
    };

    worker.on('message', (report: FileReport) => {
      if (current === undefined) return;
      const index = current;
      take();
      finish(index, report);
    });
    worker.on('error', (error: Error & { code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') fail('too-large', '审核所需的内存超过上限，已放弃。');
      else
        fail('crashed', `明账自身出错，审核线程退出（${error.message}）；这不是文件的问题，请向开发者反馈。`);
    });
    worker.on('exit', () => {
      fail('crashed', '审核线程意外退出，未能审核；请向开发者反馈。');
    });
    take();
  };

  for (let i = 0; i < Math.min(options.threads, jobs.length); i++) start();
  try {
    for (let told = 0; told < jobs.length; ) {
      const done = finished.shift();
      if (done) {
        told++;
        yield done;
      } else
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (finished.length > 0) resolve();
        });
    }
  } finally {
    closing = true;
    await Promise.all([...running].map((worker) => worker.terminate()));
  }
}
