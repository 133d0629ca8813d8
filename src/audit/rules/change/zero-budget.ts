import type { Disclosure } from '../../../model/disclosure.ts';
import { showFigure } from '../../../money/figure.ts';
import { baseName, executionsOf, otherBudget } from '../../claims.ts';
import { locate, nameOf, relate } from '../../describe.ts';
import { disclosure, section } from '../../example.ts';
import type { Draft } from '../../finding.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

function check(disclosure: Disclosure): Checked | Unchecked {
  const executions = executionsOf(disclosure);
  if (executions.length === 0) return { unchecked: 'no-completion-or-variance' };
  const found: Draft[] = [];
  let looked = 0;
  for (const execution of executions) {
    const { claim, rate, final, budget } = execution;
    if (!budget) continue;
    looked++;
    if (budget.figure.value !== 0n || otherBudget(disclosure, execution)) continue;
    const nothing = rate.figure.value === 0n;
    // 0 compared with 0 is printed as a difference of 0.00% everywhere.
    if (nothing && claim.kind === 'variance' && (!final || final.figure.value === 0n)) continue;
    const name = claim.kind === 'completion' ? '完成率' : '预决算差异率';
    found.push({
      message:
        nothing && claim.kind === 'completion'
          ? `${final?.occurrence ? `${nameOf(final.occurrence)}的` : ''}${baseName(claim.base)}为0，“完成预算的0%”没有意义，建议删去`
          : `${nameOf(rate)}写${showFigure(rate.figure)}，而${baseName(claim.base)}为0，${name}没有意义；应写明预算未安排`,
      actual: showFigure(rate.figure),
      locations: [locate(rate)],
      related: [final, budget].flatMap((q) => (q?.occurrence ? [relate(q.occurrence)] : [])),
      ...(nothing
        ? { severity: claim.kind === 'completion' ? ('info' as const) : ('warning' as const) }
        : {}),
    });
  }
  return { found, compared: [], looked };
}

export default defineRule({
  id: 'change/zero-budget',
  title: '预算为0时不写完成率',
  severity: 'error',
  what: '检查预算数为0时是否仍写“完成预算的p%”或预决算差异率。',
  why: '预算为0，没有完成率可言。',
  source: '完成率的定义（预算为0时无意义）',
  mend: '预算为0的，写明年初未安排预算，不写完成率。',

  check,
  examples: {
    wrong: [
      {
        finds: ['100.00'],
        text: disclosure(
          section(
            '五、一般公共预算财政拨款支出决算情况说明',
            '（三）一般公共预算财政拨款支出决算具体情况',
            '1. 一般公共服务支出（类）档案事务（款）行政运行（项）：年初预算为0.00万元，支出决算为30.00万元，完成年初预算的100.00%。决算数大于预算数的主要原因：年中追加。',
          ),
        ),
      },
      {
        finds: ['0'],
        text: disclosure(
          section(
            '五、一般公共预算财政拨款支出决算情况说明',
            '（三）一般公共预算财政拨款支出决算具体情况',
            '1. 一般公共服务支出（类）档案事务（款）行政运行（项）：年初预算为0万元，支出决算为0万元，完成年初预算的0%。',
          ),
        ),
      },
    ],
    right: [
      disclosure(
        section(
          '五、一般公共预算财政拨款支出决算情况说明',
          '（三）一般公共预算财政拨款支出决算具体情况',
          '1. 一般公共服务支出（类）档案事务（款）行政运行（项）：年初预算为0.00万元，支出决算为30.00万元。决算数大于预算数的主要原因：年中追加。',
        ),
      ),
      disclosure(
        section(
          '五、一般公共预算财政拨款支出决算情况说明',
          '（三）一般公共预算财政拨款支出决算具体情况',
          '1. 一般公共服务支出（类）档案事务（款）行政运行（项）：年初预算为60.00万元，支出决算为30.00万元，完成年初预算的50.00%。决算数小于预算数的主要原因：压减开支。',
        ),
      ),
    ],
  },
});
