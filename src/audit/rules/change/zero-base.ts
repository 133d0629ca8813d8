import type { Disclosure } from '../../../model/disclosure.ts';
import { showFigure } from '../../../money/figure.ts';
import { changesOf } from '../../claims.ts';
import { locate, nameOf, relate } from '../../describe.ts';
import { disclosure, section } from '../../example.ts';
import type { Checked, Draft, Unchecked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';

function check(disclosure: Disclosure): Checked | Unchecked {
  const found: Draft[] = [];
  const compared: number[] = [];
  for (const { claim, current, base, amount, rate } of changesOf(disclosure)) {
    if (!rate || !current || claim.base !== 'last-year') continue;
    compared.push(rate.id);
    const zero =
      (base && base.figure.value === 0n) ||
      (amount !== undefined && claim.direction === 'up' && current.figure.value === amount.figure.value);
    if (!zero || current.figure.value === 0n || rate.figure.value === 0n) continue;
    found.push({
      message: `${nameOf(rate)}写${showFigure(rate.figure)}，而上年数为0（本年${showFigure(current.figure)}${amount ? `，增加${showFigure(amount.figure)}` : ''}），增长率没有意义；应写“上年无此项支出，无可比性”`,
      actual: showFigure(rate.figure),
      ...(amount
        ? { explanation: `上年数=${showFigure(current.figure)}-${showFigure(amount.figure)}=0` }
        : {}),
      locations: [locate(rate)],
      related: [current.occurrence, amount].flatMap((o) => (o ? [relate(o)] : [])),
    });
  }
  if (compared.length === 0) return { unchecked: '正文没有与上年相比的增减率' };
  return { found, compared };
}

export default defineRule({
  id: 'change/zero-base',
  title: '上年数为0时不写增长率',
  severity: 'warning',
  what: '由本年数和增加额推算上年数为0时，检查是否仍写“增长100%”一类的增长率。',
  why: '以0为基数的增长率没有意义，“增长100%”会让人以为翻了一番。',
  source: '增长率的定义（基数为0时无意义）',
  mend: '写明上年无此项支出，增长率无可比性。',

  check,
  examples: {
    wrong: [
      disclosure(
        section(
          '五、一般公共预算财政拨款支出决算情况说明',
          '（三）一般公共预算财政拨款支出决算具体情况',
          '1. 一般公共服务支出（类）档案事务（款）行政运行（项）：支出决算数为30.00万元，比上年决算增加30.00万元，增长100.00%，主要原因是：本年新增项目。',
        ),
      ),
      disclosure(
        section(
          '一、收入支出决算总体情况说明',
          '2024年度收入总计550.53万元，其中：本年收入合计550.53万元，使用非财政拨款结余0.00万元，年初结转和结余0.00万元。',
          '收入支出总体与上年相比，增加550.53万元，增长100%，主要原因是：本年新设单位。',
        ),
      ),
    ],
    right: [
      disclosure(
        section(
          '五、一般公共预算财政拨款支出决算情况说明',
          '（三）一般公共预算财政拨款支出决算具体情况',
          '1. 一般公共服务支出（类）档案事务（款）行政运行（项）：支出决算数为30.00万元，比上年决算增加15.00万元，增长100.00%，主要原因是：本年新增项目。',
        ),
      ),
      disclosure(
        section(
          '一、收入支出决算总体情况说明',
          '2024年度收入总计550.53万元，其中：本年收入合计550.53万元，使用非财政拨款结余0.00万元，年初结转和结余0.00万元。',
          '收入支出总体与上年相比，增加550.53万元，上年无此项，增长率无可比性。',
        ),
      ),
    ],
  },
});
