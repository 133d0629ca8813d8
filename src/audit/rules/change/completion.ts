import type { Disclosure } from '../../../model/disclosure.ts';
import { baseName, executionsOf, otherBudget } from '../../claims.ts';
import { type Constraint, completes } from '../../constraint.ts';
import { disclosure, section } from '../../example.ts';
import { defineRule } from '../../rule.ts';

const RULE = 'change/completion';

function constraints(disclosure: Disclosure): Constraint[] {
  return executionsOf(disclosure).flatMap((execution) => {
    const { claim, rate, final, budget } = execution;
    // A budget of 0 and a budget of another name are judged by rules of their own.
    if (claim.kind !== 'completion' || !final || !budget || budget.figure.value === 0n) return [];
    if (otherBudget(disclosure, execution)) return [];
    const title = `完成率=决算数÷${baseName(claim.base)}`;
    return [
      completes(
        { rule: RULE, equation: 'N5-5', title },
        { figure: rate.figure, occurrence: rate },
        final,
        budget,
      ),
    ];
  });
}

export default defineRule({
  id: 'change/completion',
  title: '完成率与预算数、决算数相符',
  severity: 'error',
  what: '核对“完成预算的p%”是否等于决算数除以预算数。',
  why: '完成率由两数算出，不符必有一处错误。',
  source: '完成率=决算数÷预算数×100%',
  mend: '核对预算数、决算数，重新计算完成率。',
  otherwise: 'no-completion-of-budget',
  constraints,
  examples: {
    wrong: [
      {
        finds: ['85.00', '75.00'],
        text: disclosure(
          section(
            '五、一般公共预算财政拨款支出决算情况说明',
            '（三）一般公共预算财政拨款支出决算具体情况',
            '1. 一般公共服务支出（类）档案事务（款）行政运行（项）：年初预算为200.00万元，支出决算为150.00万元，完成年初预算的85.00%。决算数小于预算数的主要原因：压减开支。',
          ),
        ),
      },
      {
        finds: ['105.00', '125.00'],
        text: disclosure(
          section(
            '五、一般公共预算财政拨款支出决算情况说明',
            '（三）一般公共预算财政拨款支出决算具体情况',
            '1. 一般公共服务支出（类）档案事务（款）行政运行（项）：年初预算为200.00万元，支出决算为250.00万元，完成年初预算的105.00%。决算数大于预算数的主要原因：追加经费。',
          ),
        ),
      },
    ],
    right: [
      disclosure(
        section(
          '五、一般公共预算财政拨款支出决算情况说明',
          '（三）一般公共预算财政拨款支出决算具体情况',
          '1. 一般公共服务支出（类）档案事务（款）行政运行（项）：年初预算为200.00万元，支出决算为150.00万元，完成年初预算的75.00%。决算数小于预算数的主要原因：压减开支。',
        ),
      ),
      disclosure(
        section(
          '五、一般公共预算财政拨款支出决算情况说明',
          '（三）一般公共预算财政拨款支出决算具体情况',
          '1. 一般公共服务支出（类）档案事务（款）行政运行（项）：年初预算为200.00万元，支出决算为250.00万元，完成年初预算的125.00%。决算数大于预算数的主要原因：追加经费。',
        ),
      ),
    ],
  },
});
