import { readDisclosure } from '../index.ts';
import { readPaths } from './audit-paths.ts';

/**
 * Finds last year's disclosure of each among those given (同一单位的上年公开), by unit and fiscal year.
 * @returns for each of `inputs`, the files of its last year, where they are among them
 */
export async function lastYears(
  inputs: readonly (readonly string[])[],
  dialect: string,
): Promise<(readonly string[] | undefined)[]> {
  const identities: ({ unit: string; year: number } | undefined)[] = [];
  const byKey = new Map<string, readonly string[]>();
  for (const paths of inputs) {
    const identity = await identify(paths, dialect);
    identities.push(identity);
    if (identity) byKey.set(`${identity.unit}/${identity.year}`, paths);
  }
  return identities.map((identity) => identity && byKey.get(`${identity.unit}/${identity.year - 1}`));
}

/** Unit and year; undefined for what cannot be read, which the audit will tell. */
async function identify(
  paths: readonly string[],
  dialect: string,
): Promise<{ unit: string; year: number } | undefined> {
  const read = await readPaths(paths);
  if ('error' in read) return undefined;
  try {
    const { unit, year } = await readDisclosure(read.files, { dialect });
    return unit !== undefined && year !== undefined ? { unit: unit.replace(/\s/g, ''), year } : undefined;
  } catch {
    return undefined;
  }
}
