import type { Disclosure } from '../../../model/disclosure.ts';
import { show, showFigure } from '../../../money/figure.ts';
import { completion } from '../../../money/judge.ts';
import { baseName, executionsOf, otherBudget } from '../../claims.ts';
import { locate, relate } from '../../describe.ts';
import { disclosure, section } from '../../example.ts';
import type { Draft } from '../../finding.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

function check(disclosure: Disclosure): Checked | Unchecked {
  const executions = executionsOf(disclosure).filter((e) => e.claim.kind === 'completion');
  if (executions.length === 0) return { unchecked: 'no-completion' };
  const found: Draft[] = [];
  const compared: number[] = [];
  for (const execution of executions) {
    const other = otherBudget(disclosure, execution);
    if (execution.final && execution.budget) compared.push(execution.rate.id);
    if (!other) continue;
    const { claim, rate, final, budget } = execution;
    const judged = completion(rate.figure, final!.figure, other.budget.figure);
    compared.push(
      rate.id,
      ...[final, other.budget, budget].flatMap((q) => (q?.occurrence ? [q.occurrence.id] : [])),
    );
    const own = budget
      ? budget.figure.value === 0n
        ? `${baseName(claim.base)}为0，`
        : `按${baseName(claim.base)}${showFigure(budget.figure)}算应为${show(completion(rate.figure, final!.figure, budget.figure).expected ?? 0n, rate.figure)}，`
      : '';
    found.push({
      message: `${own}${showFigure(rate.figure)}是按${baseName(other.base)}${showFigure(other.budget.figure)}算的（${judged.arithmetic}）；把“${baseName(claim.base)}”改为“${baseName(other.base)}”${budget && budget.figure.value !== 0n ? '，或重算完成率' : ''}`,
      actual: `${baseName(claim.base)}`,
      expected: `${baseName(other.base)}`,
      explanation: judged.arithmetic,
      locations: [locate(rate)],
      related: [final, other.budget, budget].flatMap((q) => (q?.occurrence ? [relate(q.occurrence)] : [])),
    });
  }
  return { found, compared };
}

export default defineRule({
  id: 'change/budget-basis',
  title: '完成率的分母与所写的预算相符',
  severity: 'error',
  what: '一句话里同时给出年初预算和全年预算时，核对完成率是按所写的预算算的，还是误用了另一个预算。',
  why: '说是完成年初预算，用的却是调整后的预算，读者会误解预算执行情况。',
  source: '年初预算数与全年（调整）预算数是两个不同的口径',
  mend: '改正分母的名称，或按所写的预算重算。',

  check,
  examples: {
    wrong: [
      {
        finds: ['年初预算数', '全年预算数'],
        text: disclosure(
          section(
            '五、一般公共预算财政拨款支出决算情况说明',
            '（三）一般公共预算财政拨款支出决算具体情况',
            '1. 一般公共服务支出（类）档案事务（款）行政运行（项）：年初预算为0万元，全年预算为321.02万元，支出决算为307.82万元，完成年初预算的95.89%。',
          ),
        ),
      },
      {
        finds: ['年初预算数', '全年预算数'],
        text: disclosure(
          section(
            '五、一般公共预算财政拨款支出决算情况说明',
            '（三）一般公共预算财政拨款支出决算具体情况',
            '1. 一般公共服务支出（类）档案事务（款）行政运行（项）：年初预算为300.00万元，全年预算为200.00万元，支出决算为150.00万元，完成年初预算的75.00%。',
          ),
        ),
      },
    ],
    right: [
      disclosure(
        section(
          '五、一般公共预算财政拨款支出决算情况说明',
          '（三）一般公共预算财政拨款支出决算具体情况',
          '1. 一般公共服务支出（类）档案事务（款）行政运行（项）：年初预算为0万元，全年预算为321.02万元，支出决算为307.82万元，完成全年预算的95.89%。',
        ),
      ),
      disclosure(
        section(
          '五、一般公共预算财政拨款支出决算情况说明',
          '（三）一般公共预算财政拨款支出决算具体情况',
          '1. 一般公共服务支出（类）档案事务（款）行政运行（项）：年初预算为200.00万元，全年预算为300.00万元，支出决算为150.00万元，完成年初预算的75.00%。',
        ),
      ),
    ],
  },
});
