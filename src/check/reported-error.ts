import { UnreadableError } from '../model/document.ts';
import type { ReportedError } from '../report/file-report.ts';

/**
 * What a user is told of an exception: its own sentence for a bad file, an apology for a fault of ours.
 * @param debug adds our stack trace
 */
export function reportedError(error: unknown, debug: boolean): ReportedError {
  if (error instanceof UnreadableError) return { code: error.code, message: error.message };
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    code: 'internal',
    message: `明账自身出错，未能审核这个文件；这不是文件的问题，请向开发者反馈（${what}）。`,
    ...(debug && error instanceof Error && error.stack ? { stack: error.stack } : {}),
  };
}
