import { acceptRules } from '../audit/rule-glob.ts';
import { RULES } from '../audit/rules/index.ts';
import { ruleList, rulePage } from '../report/markdown/rule-page.ts';
import { openOutput } from './output.ts';
import { EXIT, UsageError } from './usage-error.ts';

/**
 * `mingzhang explain`: a rule's page, the pages of the rules that a glob names, or the list of all.
 * @throws UsageError when no rule has that name
 */
export async function explain(rule: string | undefined): Promise<number> {
  const output = openOutput(undefined);
  if (rule === undefined) {
    await output.write(ruleList(RULES));
    return EXIT.clean;
  }
  const accept = acceptRules([rule]);
  const found = RULES.filter((r) => accept(r.id));
  if (found.length === 0) {
    const near = RULES.filter((r) => r.id.includes(rule) || r.title.includes(rule)).map((r) => r.id);
    const hint =
      near.length > 0 ? `是不是：${near.slice(0, 5).join('、')}？` : 'mingzhang explain 列出全部规则。';
    throw new UsageError(`没有规则 ${rule}。${hint}`);
  }
  await output.write(found.map(rulePage).join('\n---\n\n'));
  return EXIT.clean;
}
