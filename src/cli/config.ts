import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { READ_DIALECTS } from '../extract/identity.ts';
import { type Ignore, NATIONAL, PROFILES, type Profile } from '../index.ts';
import { UsageError } from './usage-error.ts';

/** The file that is looked for in the working folder and those above it. */
export const CONFIG_FILE = 'mingzhang.config.json';

const severity = z.enum(['error', 'warning', 'info', 'off']);

/** What `mingzhang.config.json` may say; `schema/config.schema.json` is generated from it. */
export const configSchema = z
  .strictObject({
    $schema: z.string().optional(),
    profile: z.string().optional().describe('审核口径的名称；不写则按地方格式和年度自动选择'),
    zeroBase: z.enum(['warn', 'error', 'allow']).optional().describe('上年数为0仍写增长率：疑点、错误或允许'),
    sangongBudget: z.enum(['initial', 'adjusted']).optional().describe('“三公”经费预算数的口径'),
    reason: z
      .strictObject({
        changeFrom: z.number().min(0).optional().describe('与上年相比，变动达到百分之几须说明原因'),
        budgetFrom: z.number().min(0).optional().describe('与预算相比，差异达到百分之几须说明原因'),
      })
      .optional(),
    severities: z.record(z.string(), severity).optional().describe('规则的级别；off 为不检查'),
    ignore: z
      .array(
        z.strictObject({
          rule: z.string().describe('规则、规则组或通配符'),
          file: z.string().optional().describe('只用于名称含有这些字的文件'),
          quote: z.string().optional().describe('只用于原文或说明含有这些字的问题'),
          reason: z.string().min(1).describe('为什么不算问题'),
        }),
      )
      .optional()
      .describe('不再列出的问题'),
    baseline: z.string().optional().describe('基线文件，相对于本文件'),
    rules: z.array(z.string()).optional(),
    failOn: z.enum(['error', 'warning', 'info', 'never']).optional(),
    severity: z.enum(['error', 'warning', 'info']).optional(),
    dialect: z
      .enum(['auto', ...READ_DIALECTS])
      .optional()
      .describe('地方格式；auto 自动识别'),
  })
  .meta({ id: 'Config', title: 'mingzhang.config.json' });

type ConfigJson = z.infer<typeof configSchema>;

/** The configuration of a run. */
export interface Config extends Omit<ConfigJson, 'baseline'> {
  /** Absolute. */
  readonly baseline?: string;
}

/**
 * Reads the configuration: the given file, else the nearest `mingzhang.config.json`, else nothing.
 * @throws UsageError when it cannot be read, with the key that is wrong
 */
export function loadConfig(given: string | undefined, folder: string): Config {
  const path = given ?? nearest(folder);
  if (path === undefined) return {};
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
  const parsed = configSchema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys.join('、') : '';
    const where = issue.path.join('.');
    const allowed = issue.code === 'invalid_value' ? `，可用 ${issue.values.map(String).join('、')}` : '';
    throw new UsageError(
      unknown
        ? `配置文件 ${path}：不认识 ${[where, unknown].filter(Boolean).join('.')}。`
        : `配置文件 ${path}：${where || '顶层'} 的值不对${allowed}。`,
    );
  }
  const { baseline, ...rest } = parsed.data;
  return baseline === undefined ? rest : { ...rest, baseline: resolve(dirname(path), baseline) };
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

/** What a configuration changes in whichever profile is chosen; plain data for threads. */
export interface ProfileChange {
  readonly id?: string;
  readonly change: Partial<Pick<Profile, 'zeroBase' | 'sangongBudget' | 'severities'>> & {
    readonly reason?: Partial<Profile['reason']>;
  };
}

/** @throws UsageError for a profile that does not exist */
export function profileChange(config: Config): ProfileChange {
  const { profile: id, zeroBase, sangongBudget, severities, reason } = config;
  if (id !== undefined && !PROFILES.some((p) => p.id === id))
    throw new UsageError(
      `没有审核口径 ${id}；可用 ${PROFILES.map((p) => `${p.id}（${p.name}）`).join('、')}。`,
    );
  return {
    ...(id === undefined ? {} : { id }),
    change: {
      ...(zeroBase === undefined ? {} : { zeroBase }),
      ...(sangongBudget === undefined ? {} : { sangongBudget }),
      ...(severities === undefined ? {} : { severities }),
      ...(reason === undefined ? {} : { reason: defined(reason) }),
    },
  };
}

function defined(reason: NonNullable<ConfigJson['reason']>): Partial<Profile['reason']> {
  return {
    ...(reason.changeFrom === undefined ? {} : { changeFrom: reason.changeFrom }),
    ...(reason.budgetFrom === undefined ? {} : { budgetFrom: reason.budgetFrom }),
  };
}

/** The profile with the changes; `chosen` is what the disclosure itself suggests. */
export function applyChange({ id, change }: ProfileChange, chosen: Profile): Profile {
  const base = id === undefined ? chosen : (PROFILES.find((p) => p.id === id) ?? NATIONAL);
  return {
    ...base,
    ...change,
    reason: { ...base.reason, ...change.reason },
    severities: { ...base.severities, ...change.severities },
  };
}

/** The ignores that speak of a file. */
export function ignoresFor(config: Config, paths: readonly string[]): Ignore[] {
  return (config.ignore ?? [])
    .filter((i) => i.file === undefined || paths.some((p) => p.includes(i.file!)))
    .map(({ rule, quote, reason }) => ({ rule, reason, ...(quote === undefined ? {} : { quote }) }));
}
