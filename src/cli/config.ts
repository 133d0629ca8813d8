import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { PROFILES } from '../audit/profile.ts';
import type { Config, ConfigFault } from '../check/config.ts';
import { UsageError } from './usage-error.ts';

/** The file that is looked for in the working folder and those above it. */
export const CONFIG_FILE = 'mingzhang.config.json';

/** A configuration, and the file that it stands in. */
interface Loaded {
  readonly config: Config;
  readonly path?: string;
}

/**
 * Reads the configuration: the given file, else the nearest `mingzhang.config.json`, else nothing. The baseline's path
 * comes back absolute, beside that of the file.
 * @throws UsageError when it cannot be read, with the key that is wrong
 */
export async function loadConfig(given: string | undefined, folder: string): Promise<Loaded> {
  const path = given ?? nearest(folder);
  if (path === undefined) return { config: {} };
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new UsageError(`配置文件 ${path} 无法打开。`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new UsageError(
      `配置文件 ${path} 不是完整的 JSON：${error instanceof Error ? error.message : ''}。`,
    );
  }
  // The schema is large; most runs have no configuration.
  const { parseConfig } = await import('../check/config.ts');
  const parsed = parseConfig(json);
  if ('fault' in parsed) throw new UsageError(`配置文件 ${path}：${faultWords(parsed.fault)}`);
  const { baseline, ...rest } = parsed.config;
  return {
    path,
    config: baseline === undefined ? rest : { ...rest, baseline: resolve(dirname(path), baseline) },
  };
}

function faultWords(fault: ConfigFault): string {
  if (fault.code === 'unknown-key') return `不认识 ${fault.at}。`;
  const allowed = fault.allowed ? `，可用 ${fault.allowed.join('、')}` : '';
  return `${fault.at || '顶层'} 的值不对${allowed}。`;
}

function nearest(folder: string): string | undefined {
  for (let at = resolve(folder); ; ) {
    const path = join(at, CONFIG_FILE);
    if (existsSync(path)) return path;
    const above = dirname(at);
    if (above === at) return undefined;
    at = above;
  }
}

/** @throws UsageError for a profile (审核口径) that there is not */
export function mustBeProfile(id: string): void {
  if (PROFILES.some((p) => p.id === id)) return;
  throw new UsageError(
    `没有审核口径 ${id}；可用 ${PROFILES.map((p) => `${p.id}（${p.name}）`).join('、')}。`,
  );
}
