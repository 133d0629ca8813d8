// Audits one PDF twice in a fresh process; prints the time of the second audit and the peak of memory.
import { auditPaths } from '../dist/cli/audit-paths.js';

const job = { paths: [process.argv[2]], dialect: 'auto', rules: [], debug: false };
await auditPaths(job);
const start = performance.now();
const report = await auditPaths(job);
console.log(
  JSON.stringify({
    ms: performance.now() - start,
    mib: process.resourceUsage().maxRSS / 1024,
    pages: report.document?.pages,
    error: report.error?.message,
  }),
);
