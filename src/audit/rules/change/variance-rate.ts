import type { Disclosure } from '../../../model/disclosure.ts';
import { baseName, executionsOf } from '../../claims.ts';
import { type Constraint, varies } from '../../constraint.ts';
import { disclosure, section } from '../../example.ts';
import { defineRule } from '../../rule.ts';

const RULE = 'change/variance-rate';

function constraints(disclosure: Disclosure): Constraint[] {
  return executionsOf(disclosure).flatMap(({ claim, rate, final, budget }) => {
    if (claim.kind !== 'variance' || !final || !budget || budget.figure.value === 0n) return [];
    const title = `预决算差异率=（决算数−${baseName(claim.base)}）÷${baseName(claim.base)}`;
    return [
      varies(
        { rule: RULE, equation: 'N4-2', title },
        { figure: rate.figure, occurrence: rate },
        final,
        budget,
      ),
    ];
  });
}

export default defineRule({
  id: 'change/variance-rate',
  title: '预决算差异率与预算数、决算数相符',
  severity: 'error',
  what: '核对“预决算差异率p%”是否等于（决算数−预算数）÷预算数，正负号是否正确。',
  why: '差异率由两数算出，不符必有一处错误；差异率不是完成率。',
  source: '预决算差异率=（决算数−预算数）÷预算数×100%',
  mend: '核对预算数、决算数，重新计算差异率。',
  otherwise: 'no-variance',
  constraints,
  examples: {
    wrong: [
      {
        finds: ['9.77', '-9.77'],
        text: disclosure(
          section(
            '四、财政拨款收入支出决算总体情况说明',
            '2024年度财政拨款收入总计490.88万元，其中：年初财政拨款结转和结余0.00万元，本年财政拨款收入490.88万元。',
            '财政拨款收入支出总体与年初预算相比，年初预算数544.01万元，决算数490.88万元，预决算差异率9.77%，主要原因是：压减项目。',
          ),
        ),
      },
      {
        finds: ['90.23', '-9.77'],
        text: disclosure(
          section(
            '四、财政拨款收入支出决算总体情况说明',
            '2024年度财政拨款收入总计490.88万元，其中：年初财政拨款结转和结余0.00万元，本年财政拨款收入490.88万元。',
            '财政拨款收入支出总体与年初预算相比，年初预算数544.01万元，决算数490.88万元，预决算差异率90.23%，主要原因是：压减项目。',
          ),
        ),
      },
    ],
    right: [
      disclosure(
        section(
          '四、财政拨款收入支出决算总体情况说明',
          '2024年度财政拨款收入总计490.88万元，其中：年初财政拨款结转和结余0.00万元，本年财政拨款收入490.88万元。',
          '财政拨款收入支出总体与年初预算相比，年初预算数544.01万元，决算数490.88万元，预决算差异率-9.77%，主要原因是：压减项目。',
        ),
      ),
      disclosure(
        section(
          '四、财政拨款收入支出决算总体情况说明',
          '2024年度财政拨款收入总计490.88万元，其中：年初财政拨款结转和结余0.00万元，本年财政拨款收入490.88万元。',
          '财政拨款收入支出总体与年初预算相比，年初预算数490.88万元，决算数490.88万元，预决算差异率0.00%，主要原因是：无差异。',
        ),
      ),
    ],
  },
});
