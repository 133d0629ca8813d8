import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
  type Acceptance,
  acceptRules,
  audit,
  type Companion,
  type Companions,
  type FileReport,
  type GivenFile,
  initPdf,
  profileFor,
  readDisclosure,
  reportedError,
  reportOf,
  UnreadableError,
} from '../index.ts';
import type { ReportedError } from '../report/file-report.ts';
import { applyChange, type ProfileChange } from './config.ts';
import { refusal } from './usage-error.ts';

/** What a thread needs to know to audit; plain data. */
export interface AuditJob {
  /** The files of one disclosure. */
  readonly paths: readonly string[];
  readonly dialect: string;
  /** Globs over rule ids; empty: all. */
  readonly rules: readonly string[];
  readonly debug: boolean;
  /** Files of the documents to hold it against. */
  readonly companions?: CompanionPaths;
  readonly profile?: ProfileChange;
  readonly acceptance?: Acceptance;
}

/** Files of companion documents; each child is a disclosure of its own. */
export interface CompanionPaths {
  readonly lastYear?: readonly string[];
  readonly budget?: readonly string[];
  readonly children?: readonly (readonly string[])[];
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
  const { companions, failures } = await readCompanions(job);
  const { profile, acceptance } = job;
  const report = reportOf(
    await audit(read.files, {
      dialect: job.dialect,
      debug: job.debug,
      companions,
      ...(job.rules.length === 0 ? {} : { rules: acceptRules(job.rules) }),
      ...(profile ? { profile: (d) => applyChange(profile, profileFor(d)) } : {}),
      ...(acceptance ? { acceptance } : {}),
    }),
  );
  return report.status === 'checked' && failures.length > 0
    ? { ...report, remarks: [...failures, ...report.remarks] }
    : report;
}

type Failure = { readonly code: 'companion'; readonly message: string };

/** Reads the documents to hold a disclosure against; one that cannot be read is told, and the audit goes on. */
async function readCompanions({
  companions: given,
  dialect,
}: AuditJob): Promise<{ companions: Companions; failures: Failure[] }> {
  const failures: Failure[] = [];
  const one = async (
    paths: readonly string[],
    name: string,
    kind: { budget?: boolean } = {},
  ): Promise<Companion | undefined> => {
    const read = await readPaths(paths);
    try {
      if ('error' in read) throw new UnreadableError('not-found', read.error.message);
      return { file: paths[0]!, disclosure: await readDisclosure(read.files, { dialect, ...kind }) };
    } catch (error) {
      const why = reportedError(error, false).message;
      failures.push({ code: 'companion', message: `${name} ${paths[0]} 没有用上：${why}` });
      return undefined;
    }
  };
  const lastYear = given?.lastYear && (await one(given.lastYear, '上年度决算公开'));
  const budget = given?.budget && (await one(given.budget, '预算公开', { budget: true }));
  const children: Companion[] = [];
  for (const paths of given?.children ?? []) {
    const child = await one(paths, '所属单位的决算公开');
    if (child) children.push(child);
  }
  const companions = {
    ...(lastYear ? { lastYear } : {}),
    ...(budget ? { budget } : {}),
    ...(children.length > 0 ? { children } : {}),
  };
  return { companions, failures };
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
