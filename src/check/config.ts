import { z } from 'zod';
import { READ_DIALECTS } from '../model/localities/index.ts';

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

/** What is settled for every check of a place, as data. */
export type Config = z.infer<typeof configSchema>;

/** What is wrong with a configuration. */
export type ConfigFault =
  /** `at` is the path of a key that there is not. */
  | { readonly code: 'unknown-key'; readonly at: string }
  /** `at` is the path of the value, empty for the whole; `allowed` what it may be, where that is a list. */
  | { readonly code: 'wrong-value'; readonly at: string; readonly allowed?: readonly string[] };

/** Takes a configuration from data that anybody may have written. */
export function parseConfig(data: unknown): { readonly config: Config } | { readonly fault: ConfigFault } {
  const parsed = configSchema.safeParse(data);
  if (parsed.success) return { config: parsed.data };
  const issue = parsed.error.issues[0]!;
  const at = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.join('、');
    return { fault: { code: 'unknown-key', at: at === '' ? keys : `${at}.${keys}` } };
  }
  const allowed = issue.code === 'invalid_value' ? { allowed: issue.values.map(String) } : {};
  return { fault: { code: 'wrong-value', at, ...allowed } };
}
