// Audits one PDF twice in a fresh process; prints the time of the second audit and the peak of memory.
import { checkJob } from '../dist/host/check-job.js';

const job = { files: [process.argv[2]] };
await checkJob(job);
const start = performance.now();
const report = await checkJob(job);
console.log(
  JSON.stringify({
    ms: performance.now() - start,
    mib: process.resourceUsage().maxRSS / 1024,
    pages: report.document?.pages,
    error: report.error?.message,
  }),
);
