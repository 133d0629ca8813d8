import { parentPort } from 'node:worker_threads';
import { type AuditJob, auditPaths } from './audit-paths.ts';

parentPort?.on('message', (job: AuditJob) => {
  void auditPaths(job).then((report) => parentPort?.postMessage(report));
});
