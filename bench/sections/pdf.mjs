import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { checkJob } from '../../dist/host/check-job.js';
import { CheckPool, checkInPool } from '../../dist/host/check-pool.js';
import { job, median, timed } from './measure.mjs';
import { samples } from './samples.mjs';

/** Speed of whole audits of PDFs against `pdftotext -layout`. */
export async function pdf({ root, folder }) {
  const { kind, files } = samples({ root, folder });
  const installed = spawnSync('pdftotext', ['-v']).error === undefined;
  if (!installed) console.log('pdftotext is not installed: no ratio, only times');
  const batch = Array.from({ length: 6 }, () => files).flat();
  const pdftotext = async () => {
    for (const file of batch) spawnSync('pdftotext', ['-layout', file, join(folder, 'out.txt')]);
  };
  const one = async () => {
    for (const file of batch) await checkJob(job(file));
  };
  // The resident process: two threads that stay, warmed up before the clock runs.
  const pool = new CheckPool({ threads: 2, timeLimit: 120 });
  const long = Array.from({ length: 30 }, () => files).flat();
  const two = () => Promise.all(long.map((file) => pool.check(job(file))));
  const all = async () => {
    for await (const _ of checkInPool(long.map(job), { threads: 2, timeLimit: 120 }));
  };
  await two();
  for (const file of files) await checkJob(job(file));
  const times = { pdftotext: [], one: [], two: [], all: [] };
  for (let round = 0; round < 5; round++) {
    if (installed) times.pdftotext.push(await timed(pdftotext));
    times.one.push(await timed(one));
    times.two.push(await timed(two));
    if (round === 0) times.all.push(await timed(all));
  }
  await pool.close();
  const counts = { two: long.length, all: long.length };
  const each = (name) => median(times[name]) / (counts[name] ?? batch.length);
  console.log(
    `\nWhole audits of ${files.length} ${kind} PDFs, ${batch.length} a round, medians of 5 alternating rounds`,
  );
  const row = (name, ms) => {
    const ratio = installed ? `   ratio ${(ms / each('pdftotext')).toFixed(2)}` : '';
    console.log(`  ${name.padEnd(52)} ${ms.toFixed(1).padStart(7)} ms a file${ratio}`);
  };
  if (installed) row('pdftotext -layout, a process each', each('pdftotext'));
  row('audit, one resident thread', each('one'));
  row('audit, two resident threads', each('two'));
  row(`audit, two threads, their start included, ${counts.all} files`, each('all'));
}
