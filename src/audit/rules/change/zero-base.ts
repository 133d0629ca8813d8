import type { Disclosure, Occurrence } from '../../../model/disclosure.ts';
import { showFigure } from '../../../money/figure.ts';
import { changesOf } from '../../claims.ts';
import type { Context } from '../../context.ts';
import { locate, nameOf, relate } from '../../describe.ts';
import { disclosure, section } from '../../example.ts';
import type { Draft, Severity } from '../../finding.ts';
import type { Checked } from '../../rule.ts';
import { defineRule } from '../../rule.ts';
import type { Unchecked } from '../../unchecked.ts';

interface Baseless {
  readonly rate: Occurrence;
  readonly current: Occurrence | undefined;
  readonly amount: Occurrence | undefined;
  readonly shown: string;
}

function check(disclosure: Disclosure, { profile }: Context): Checked | Unchecked {
  if (profile.zeroBase === 'allow') return { unchecked: 'zero-base-allowed', label: profile.name };
  const baseless: Baseless[] = [];
  let looked = 0;
  for (const { claim, current, base, amount, rate } of changesOf(disclosure)) {
    if (!rate || !current || claim.base !== 'last-year') continue;
    looked++;
    const zero =
      (base && base.figure.value === 0n) ||
      (amount !== undefined && claim.direction === 'up' && current.figure.value === amount.figure.value);
    if (!zero || current.figure.value === 0n || rate.figure.value === 0n) continue;
    const shown = showFigure(current.figure);
    baseless.push({ rate, current: current.occurrence, amount, shown });
  }
  if (looked === 0) return { unchecked: 'no-rates-on-last-year' };
  return {
    found: baseless.length > 0 ? [drafted(baseless, profile.zeroBase === 'error' ? 'error' : 'warning')] : [],
    compared: [],
    looked,
  };
}

/** A unit in its first year writes the same wherever it compares: one remark with every place. */
function drafted(baseless: readonly Baseless[], severity: Severity): Draft {
  const [first] = baseless as readonly [Baseless, ...Baseless[]];
  const { rate, current, amount, shown } = first;
  const places = baseless.length > 1 ? `（${baseless.length}处）` : '';
  return {
    severity,
    message: `上年数为0（${current ? nameOf(current) : ''}本年${shown}${amount ? `，增加${showFigure(amount.figure)}` : ''}），不能写“增长${showFigure(rate.figure)}”${places}；改为“上年无此项，不作比较”`,
    actual: showFigure(rate.figure),
    explanation: baseless
      .flatMap((b) =>
        b.amount ? [`${nameOf(b.rate)}：上年数=${b.shown}-${showFigure(b.amount.figure)}=0`] : [],
      )
      .join('\n'),
    locations: baseless.map((b) => locate(b.rate)),
    related: baseless.flatMap((b) => [b.current, b.amount].flatMap((o) => (o ? [relate(o)] : []))),
  };
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
      {
        finds: ['100.00'],
        text: disclosure(
          section(
            '五、一般公共预算财政拨款支出决算情况说明',
            '（三）一般公共预算财政拨款支出决算具体情况',
            '1. 一般公共服务支出（类）档案事务（款）行政运行（项）：支出决算数为30.00万元，比上年决算增加30.00万元，增长100.00%，主要原因是：本年新增项目。',
          ),
        ),
      },
      {
        finds: ['100'],
        text: disclosure(
          section(
            '一、收入支出决算总体情况说明',
            '2024年度收入总计550.53万元，其中：本年收入合计550.53万元，使用非财政拨款结余0.00万元，年初结转和结余0.00万元。',
            '收入支出总体与上年相比，增加550.53万元，增长100%，主要原因是：本年新设单位。',
          ),
        ),
      },
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
