import { describe, expect, it } from 'vitest';
import type { FileReport } from '../report/file-report.ts';
import type { CheckJob } from './check-job.ts';
import { CheckPool, checkAll, checkInPool, PoolClosedError } from './check-pool.ts';

/** A thread that dies, hangs, fills its memory or answers, as the name of the file says. */
const PROGRAM = new URL(
  `data:text/javascript,${encodeURIComponent(`
import { parentPort } from 'node:worker_threads';
parentPort.on('message', ({ job, watched }) => {
  const [name] = job.files;
  if (watched) parentPort.postMessage({ progress: { step: 'read', file: name } });
  if (name.startsWith('throw')) throw new Error('sorry');
  if (name.startsWith('exit')) process.exit(0);
  if (name.startsWith('hang')) for (;;);
  if (name.startsWith('fill')) { const kept = []; for (;;) kept.push(new Array(100000).fill(Math.random())); }
  setTimeout(() => parentPort.postMessage({ report: { file: name, status: 'checked' } }), name.length);
});
`)}`,
);

const job = (path: string): CheckJob => ({ files: [path] });

async function run(names: readonly string[], threads: number): Promise<Map<number, FileReport>> {
  const found = new Map<number, FileReport>();
  const pool = checkInPool(names.map(job), { threads, timeLimit: 2, program: PROGRAM, memoryLimit: 32 });
  for await (const [index, report] of pool) {
    expect(found.has(index)).toBe(false);
    found.set(index, report);
  }
  return found;
}

const outcome = (report: FileReport | undefined): string =>
  report === undefined ? 'lost' : report.status === 'checked' ? report.file : report.error.code;

describe('the pool of threads', () => {
  it.each([1, 2, 4])(
    'loses only the file that kills, hangs or fills its thread (%i threads)',
    async (threads) => {
      const names = ['a', 'throw', 'b', 'exit', 'hang', 'c', 'fill', 'd', 'throw again', 'e'];
      const found = await run(names, threads);
      expect(names.map((_, i) => outcome(found.get(i)))).toEqual([
        'a',
        'crashed',
        'b',
        'crashed',
        'timeout',
        'c',
        'too-large',
        'd',
        'crashed',
        'e',
      ]);
    },
  );

  it('tells a fault of ours as ours', async () => {
    const report = (await run(['throw'], 1)).get(0);
    expect(report?.status === 'unreadable' && report.error.message).toMatch(/明账自身出错.*sorry/);
  });

  it('does nothing for no files', async () => {
    expect((await run([], 2)).size).toBe(0);
  });

  it('can be left early', async () => {
    const pool = checkInPool(['a', 'hang', 'b'].map(job), { threads: 2, timeLimit: 60, program: PROGRAM });
    for await (const [index] of pool) {
      expect(index).toBe(0);
      break;
    }
  });

  it('tells the steps of a job that is watched', async () => {
    const pool = new CheckPool({ threads: 1, timeLimit: 60, program: PROGRAM });
    const steps: string[] = [];
    await pool.check(job('a'), { onProgress: ({ step, file }) => steps.push(`${step} ${file}`) });
    await pool.check(job('b'));
    await pool.close();
    expect(steps).toEqual(['read a']);
  });

  it('ends the thread of a job that is aborted, drops one that waits, and goes on with the rest', async () => {
    const pool = new CheckPool({ threads: 1, timeLimit: 60, program: PROGRAM });
    const [under, waiting] = [new AbortController(), new AbortController()];
    const begun = new Promise<void>((resolve) => {
      const hang = pool.check(job('hang'), { signal: under.signal, onProgress: () => resolve() });
      hang.catch(() => {});
      aborted.push(hang);
    });
    aborted.push(pool.check(job('b'), { signal: waiting.signal }));
    const last = pool.check(job('c'));
    await begun;
    waiting.abort(new Error('not wanted'));
    under.abort(new Error('too long'));
    await expect(aborted[0]).rejects.toThrow('too long');
    await expect(aborted[1]).rejects.toThrow('not wanted');
    expect(outcome(await last)).toBe('c');
    await expect(pool.check(job('d'), { signal: AbortSignal.abort(new Error('before')) })).rejects.toThrow(
      'before',
    );
    await pool.close();
  });

  it('rejects what it has not done when it is closed, and takes nothing after', async () => {
    const pool = new CheckPool({ threads: 1, timeLimit: 60, program: PROGRAM });
    const lost = [pool.check(job('hang')), pool.check(job('b'))];
    const settled = Promise.allSettled(lost);
    await pool.close();
    expect((await settled).map((s) => s.status === 'rejected' && s.reason.name)).toEqual([
      'PoolClosedError',
      'PoolClosedError',
    ]);
    await expect(pool.check(job('c'))).rejects.toThrow(PoolClosedError);
  });

  it('is not needed for one job', async () => {
    const bytes = new TextEncoder().encode('');
    const found: unknown[] = [];
    const jobs = [{ files: [{ file: 'a.txt', bytes }] }];
    for await (const one of checkAll(jobs, { threads: 4, timeLimit: 1, program: PROGRAM })) found.push(one);
    expect(found).toEqual([[0, expect.objectContaining({ file: 'a.txt', status: 'unreadable' })]]);
  });
});

const aborted: Promise<FileReport>[] = [];
