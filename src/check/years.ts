import type { InputFile } from './given-file.ts';
import { type ReadOptions, readDisclosure } from './read-disclosure.ts';
import type { Watch } from './steps.ts';

/**
 * Finds last year's disclosure of each among those given (同一单位的上年公开), by unit and fiscal year.
 * @returns for each of `disclosures`, the index of its last year, where it is among them
 */
export async function lastYears(
  disclosures: readonly (readonly InputFile[])[],
  options: Pick<ReadOptions, 'dialect'> & Watch = {},
): Promise<(number | undefined)[]> {
  const identities: ({ unit: string; year: number } | undefined)[] = [];
  const byKey = new Map<string, number>();
  for (const [i, files] of disclosures.entries()) {
    const identity = await identify(files, options);
    identities.push(identity);
    if (identity) byKey.set(`${identity.unit}/${identity.year}`, i);
  }
  return identities.map((identity) => identity && byKey.get(`${identity.unit}/${identity.year - 1}`));
}

/** Unit and year; undefined for what cannot be read, which the audit will tell. */
async function identify(
  files: readonly InputFile[],
  options: Pick<ReadOptions, 'dialect'> & Watch,
): Promise<{ unit: string; year: number } | undefined> {
  try {
    const { unit, year } = await readDisclosure(files, options);
    return unit !== undefined && year !== undefined ? { unit: unit.replace(/\s/g, ''), year } : undefined;
  } catch {
    options.signal?.throwIfAborted();
    return undefined;
  }
}
