import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { audit, type FileReport, type GivenFile, initPdf, reportOf } from '../index.ts';
import type { ReportedError } from '../report/file-report.ts';
import { acceptRules } from './rule-glob.ts';
import { refusal } from './usage-error.ts';

/** What a thread needs to know to audit; plain data. */
export interface AuditJob {
  /** The files of one disclosure. */
  readonly paths: readonly string[];
  readonly dialect: string;
  /** Globs over rule ids; empty: all. */
  readonly rules: readonly string[];
  readonly debug: boolean;
}

let pdfReady: Promise<void> | undefined;

/** Starts the PDF engine from its file in node_modules, once in a thread. */
export function preparePdf(): Promise<void> {
  pdfReady ??= (async () => {
    const entry = createRequire(import.meta.url).resolve('@embedpdf/pdfium');
    await initPdf(await readFile(join(dirname(entry), 'pdfium.wasm')));
  })();
  return pdfReady;
}

/** Reads the files of one disclosure; either all of them or the reason why not. */
export async function readPaths(
  paths: readonly string[],
): Promise<{ readonly files: readonly GivenFile[] } | { readonly error: ReportedError }> {
  const files: GivenFile[] = [];
  for (const path of paths) {
    try {
      // At once: reading in slices costs several times the reading, and a thread has nothing else to do.
      files.push({ file: path, bytes: readFileSync(path) });
    } catch (error) {
      const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      const which = paths.length > 1 ? `${path} ` : '';
      return {
        error: missing
          ? { code: 'not-found', message: `${which}没有这个文件。` }
          : { code: 'no-permission', message: `${which}无法打开：${refusal(error)}。` },
      };
    }
  }
  if (files.some((f) => isPdf(f.bytes))) await preparePdf();
  return { files };
}

function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-');
}

/** Audits one disclosure in this thread. Never throws for a bad file. */
export async function auditPaths(job: AuditJob): Promise<FileReport> {
  const read = await readPaths(job.paths);
  if ('error' in read) return unreadable(job.paths, read.error);
  const rules = job.rules.length === 0 ? {} : { rules: acceptRules(job.rules) };
  return reportOf(await audit(read.files, { dialect: job.dialect, debug: job.debug, ...rules }));
}

/** The report on files that were not audited. */
export function unreadable(paths: readonly string[], error: ReportedError): FileReport {
  return {
    file: paths[0] ?? '',
    ...(paths.length > 1 ? { files: paths } : {}),
    status: 'unreadable',
    error,
  };
}
