// Audits every file of a folder in a fresh process; prints time, processor time, peak of memory and what was found.
// Usage: node bench/many.mjs FOLDER THREADS
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkJob } from '../dist/host/check-job.js';
import { checkInPool } from '../dist/host/check-pool.js';

const [folder, threads] = process.argv.slice(2);
const jobs = readdirSync(folder)
  .sort()
  .map((name) => ({ files: [join(folder, name)] }));
const found = { checked: 0, unreadable: 0, doubts: 0 };
const note = (report) => {
  found[report.status]++;
  if (report.status === 'checked')
    found.doubts += report.findings.filter((f) => f.severity !== 'info').length;
};
const peaks = [];
const start = performance.now();
let done = 0;
const step = (report) => {
  note(report);
  if (++done % (jobs.length / 4) === 0) peaks.push(Math.round(process.memoryUsage.rss() / 2 ** 20));
};
if (threads === '1') for (const job of jobs) step(await checkJob(job));
else
  for await (const [, report] of checkInPool(jobs, { threads: Number(threads), timeLimit: 120 }))
    step(report);
const ms = performance.now() - start;
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
console.log(
  JSON.stringify({ ms, cpu: (userCPUTime + systemCPUTime) / 1000, mib: maxRSS / 1024, peaks, ...found }),
);
