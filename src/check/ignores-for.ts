import type { Ignore } from '../audit/acceptance.ts';
import type { Config } from './config.ts';

/** The ignores of a configuration that speak of a disclosure, by the names of its files. */
export function ignoresFor(config: Config, files: readonly string[]): Ignore[] {
  return (config.ignore ?? [])
    .filter((i) => i.file === undefined || files.some((name) => name.includes(i.file!)))
    .map(({ rule, quote, reason }) => ({ rule, reason, ...(quote === undefined ? {} : { quote }) }));
}
