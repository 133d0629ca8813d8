/** `mingzhang/host`: the core on Node, with files by path, engines and threads; no command line. */
export { type CheckJob, checkJob } from '../host/check-job.ts';
export { CheckPool, checkAll, checkInPool, PoolClosedError, type PoolOptions } from '../host/check-pool.ts';
export { type Found, findFiles } from '../host/find-files.ts';
export { type FileReference, hostFile, readPaths } from '../host/host-file.ts';
export { preparePdf } from '../host/prepare-pdf.ts';
export { TOOL } from '../host/tool.ts';
export { NoTypesetter, typesetting } from '../host/typesetting.ts';
