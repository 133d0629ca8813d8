import { extractDisclosure } from '../extract/extract.ts';
import type { Disclosure } from '../model/disclosure.ts';
import type { SourceDocument } from '../model/document.ts';
import { looksLikeDisclosureJson } from '../model/interchange-mark.ts';
import { readSource } from '../source/read.ts';
import { type InputFile, opened } from './given-file.ts';
import { Steps, type Watch } from './steps.ts';

/** How files are understood. */
export interface ReadOptions {
  /** A dialect's name, or `auto` (default). */
  readonly dialect?: string;
  /** Reads a budget disclosure (预算公开) instead. */
  readonly budget?: boolean;
}

/**
 * Reads one disclosure, which may lie in several files, into the model without auditing it.
 * @throws UnreadableError when a file cannot be read or is no disclosure; the reason of the signal when it is aborted
 */
export async function readDisclosure(
  files: readonly InputFile[],
  options: ReadOptions & Watch = {},
): Promise<Disclosure> {
  const disclosure = await understand(files, options, new Steps(options));
  if (disclosure.blankForm || !disclosure.occurrences.some((o) => o.meanings)) return disclosure;
  // Only open words need the rules, and a disclosure that leaves none open need not load them.
  return (await import('../audit/settled-disclosure.ts')).settledDisclosure(disclosure);
}

/** The same, as a part of steps under way. */
export async function understand(
  files: readonly InputFile[],
  options: ReadOptions & Watch,
  steps: Steps,
): Promise<Disclosure> {
  const given = await opened(files, options.signal);
  const only = given.length === 1 ? given[0] : undefined;
  if (only && looksLikeDisclosureJson(only.bytes)) {
    steps.begin('read', only.file);
    // The schema is large; most files are documents.
    return (await import('../model/interchange.ts')).decodeDisclosure(only.bytes);
  }
  const sources: SourceDocument[] = [];
  for (const { bytes, file } of given) {
    steps.begin('read', file);
    sources.push(await readSource(bytes, file));
  }
  steps.begin('understand', given[0]?.file ?? '');
  return extractDisclosure(sources, {
    dialect: options.dialect ?? 'auto',
    ...(options.budget ? { budget: true } : {}),
  });
}
