import { parentPort } from 'node:worker_threads';
import type { Progress } from '../check/steps.ts';
import type { FileReport } from '../report/file-report.ts';
import { type CheckJob, checkJob } from './check-job.ts';

/** What a thread is asked: a job, and whether to tell of its steps. */
export interface Asked {
  readonly job: CheckJob;
  readonly watched: boolean;
}

/** What it tells: each step that begins, in the end the report. */
export type Told = { readonly progress: Progress } | { readonly report: FileReport };

/** The program of a thread of the pool: takes a job at a time. */
parentPort?.on('message', ({ job, watched }: Asked) => {
  const tell = (told: Told) => parentPort?.postMessage(told);
  const watch = watched ? { onProgress: (progress: Progress) => tell({ progress }) } : {};
  void checkJob(job, watch).then((report) => tell({ report }));
});
