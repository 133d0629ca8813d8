import type { Disclosure } from '../../../model/disclosure.ts';
import { baseName, changesOf } from '../../claims.ts';
import { type Constraint, grows, growsBetween } from '../../constraint.ts';
import { disclosure, section } from '../../example.ts';
import { defineRule } from '../../rule.ts';
import { wrongWay } from '../../wrong-way.ts';

const RULE = 'change/rate';

function constraints(disclosure: Disclosure): Constraint[] {
  return changesOf(disclosure).flatMap((change) => {
    const { claim, current, base, amount, rate } = change;
    const wrong = wrongWay(change);
    // Where the word alone is wrong the rate may be right; where more is, change/direction tells it.
    if (wrong && !wrong.proven) return [];
    const sign = wrong ? (-change.sign as 1 | -1) : change.sign;
    if (!rate || !current || claim.direction === 'same' || rate.figure.kind !== 'percent') return [];
    const stated = { figure: rate.figure, occurrence: rate };
    const head = { rule: RULE, equation: 'RATE', title: `增减率=增减额÷${baseName(claim.base)}` };
    if (amount && amount.figure.value >= 0n && amount.figure.kind === current.figure.kind) {
      // Growth on nothing is judged by change/zero-base; a rate with a sign by change/direction.
      if (rate.figure.value < 0n) return [];
      if (current.figure.value === BigInt(sign) * amount.figure.value && amount.figure.value !== 0n)
        return [];
      return [grows(head, stated, { figure: amount.figure, occurrence: amount }, current, sign)];
    }
    if (!amount && base && base.figure.value !== 0n && rate.figure.value >= 0n)
      return [growsBetween(head, stated, current, base, sign)];
    return [];
  });
}

export default defineRule({
  id: 'change/rate',
  title: '增减率与增减额相符',
  severity: 'error',
  what: '由本年数和增减额推算上年数，核对“增长（下降）p%”是否相符。',
  why: '增减率由增减额算出，两者不符必有一处错误。',
  source: '增长率=增减额÷上年数×100%',
  mend: '按上年决算数重新计算增减额和增减率。',
  otherwise: 'no-change-and-rate',
  constraints,
  examples: {
    wrong: [
      {
        finds: ['43.21', '42.31'],
        text: disclosure(
          section(
            '一、收入支出决算总体情况说明',
            '2024年度收入总计550.53万元，其中：本年收入合计550.53万元，使用非财政拨款结余0.00万元，年初结转和结余0.00万元。',
            '收入支出总体与上年相比，减少403.74万元，下降43.21%，主要原因是：事业收入减少。',
          ),
        ),
      },
      {
        finds: ['31.44', '13.44'],
        text: disclosure(
          section(
            '五、一般公共预算财政拨款支出决算情况说明',
            '（三）一般公共预算财政拨款支出决算具体情况',
            '1. 一般公共服务支出（类）档案事务（款）行政运行（项）：支出决算数为272.36万元，比上年决算增加32.27万元，增长31.44%，主要原因是：工资调增。',
          ),
        ),
      },
    ],
    right: [
      disclosure(
        section(
          '一、收入支出决算总体情况说明',
          '2024年度收入总计550.53万元，其中：本年收入合计550.53万元，使用非财政拨款结余0.00万元，年初结转和结余0.00万元。',
          '收入支出总体与上年相比，减少403.74万元，下降42.31%，主要原因是：事业收入减少。',
        ),
      ),
      disclosure(
        section(
          '五、一般公共预算财政拨款支出决算情况说明',
          '（三）一般公共预算财政拨款支出决算具体情况',
          '1. 一般公共服务支出（类）档案事务（款）行政运行（项）：支出决算数为272.36万元，比上年决算增加32.27万元，增长13.44%，主要原因是：工资调增。',
        ),
      ),
    ],
  },
});
