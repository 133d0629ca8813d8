import type { Disclosure } from '../../../model/disclosure.ts';
import { type Constraint, copies } from '../../constraint.ts';
import { nameOf } from '../../describe.ts';
import { disclosure, section, statement } from '../../example.ts';
import { factsOf } from '../../facts.ts';
import { defineRule } from '../../rule.ts';

const RULE = 'text/figure-agrees-with-statement';

/** What some localities add to the statement of 三公, by the text's address of the same measure. */
const BESIDE_SANGONG: Readonly<Record<string, string>> = {
  'other/meeting/amount': 'T09/meeting/final',
  'other/meeting/amount@budget': 'T09/meeting/budget',
  'other/training/amount': 'T09/training/final',
  'other/training/amount@budget': 'T09/training/budget',
  'runningCost/total/amount': 'T09/runningCost/final',
  'sangong/groups/count': 'T09/groups/count',
  'sangong/persons/count': 'T09/persons/count',
  'sangong/bought/count': 'T09/bought/count',
  'sangong/held/count': 'T09/held/count',
  'sangong/batches/count': 'T09/batches/count',
  'sangong/visitors/count': 'T09/recPersons/count',
};

function constraints(disclosure: Disclosure): Constraint[] {
  const facts = factsOf(disclosure);
  const found: Constraint[] = [];
  for (const address of facts.textAddresses()) {
    const beside = BESIDE_SANGONG[address];
    if (address.includes('@') && beside === undefined) continue;
    const doubt = address.startsWith('T09/') && address.endsWith('/budget') ? otherBasis(disclosure) : 'none';
    if (doubt === 'sure') continue;
    const severity = doubt === 'maybe' ? { severity: 'warning' as const } : {};
    const cell = facts.inStatement(beside ?? address);
    if (!cell || (beside !== undefined && !cell.occurrence)) continue;
    for (const occurrence of facts.inText(address)) {
      const title = cell.occurrence ? `正文与${nameOf(cell.occurrence)}一致` : '正文与决算表一致';
      found.push(
        copies(
          { rule: RULE, equation: 'N', title, ...severity },
          { figure: occurrence.figure, occurrence },
          cell,
        ),
      );
    }
  }
  return found;
}

/**
 * The statement's 预算数 is the initial budget in some localities and the adjusted one in others; the text may give
 * either. Where most of the text's figures agree with the statement's they are the same measure; where none of several
 * does, they are not.
 */
function otherBasis(disclosure: Disclosure): 'none' | 'maybe' | 'sure' {
  const facts = factsOf(disclosure);
  let same = 0;
  let other = 0;
  for (const address of facts.textAddresses()) {
    if (!/^T09\/\w+\/budget$/.test(address)) continue;
    const cell = facts.inStatement(address);
    for (const occurrence of facts.inText(address)) {
      if (!cell || (cell.figure.value === 0n && occurrence.figure.value === 0n)) continue;
      if (cell.figure.value === occurrence.figure.value) same++;
      else other++;
    }
  }
  if (same >= other) return 'none';
  return same === 0 && other > 1 ? 'sure' : 'maybe';
}

const EXPENDITURE = statement(
  '支出决算表',
  '项目||本年支出合计|基本支出|项目支出|上缴上级支出|经营支出|对附属单位补助支出',
  '功能分类科目编码|科目名称||||||',
  '合计||115.00|75.00|40.00|||',
  '201|一般公共服务支出|115.00|75.00|40.00|||',
  '20126|档案事务|115.00|75.00|40.00|||',
  '2012601|行政运行|115.00|75.00|40.00|||',
);

export default defineRule({
  id: 'text/figure-agrees-with-statement',
  title: '正文数字与决算表一致',
  severity: 'error',
  what: '核对正文引用的每个决算数与决算表对应单元格是否一致。',
  why: '正文说明的就是决算表；两处不同，读者无从知道哪个是真的。',
  source: '决算公开中情况说明与决算报表的对应关系',
  mend: '以决算表为准改正正文；决算表有误的，改表。',
  otherwise: 'no-statement-or-no-quote',
  constraints,
  examples: {
    wrong: [
      {
        finds: ['116.00', '115.00'],
        text: disclosure(
          section(
            '三、支出决算情况说明',
            '本年支出116.00万元，其中：基本支出75.00万元，占65.22%；项目支出40.00万元，占34.78%。',
          ),
          EXPENDITURE,
        ),
      },
      {
        finds: ['41.00', '40.00'],
        text: disclosure(
          section(
            '三、支出决算情况说明',
            '本年支出115.00万元，其中：基本支出75.00万元，占65.22%；项目支出41.00万元，占35.65%。',
          ),
          EXPENDITURE,
        ),
      },
    ],
    right: [
      disclosure(
        section(
          '三、支出决算情况说明',
          '本年支出115.00万元，其中：基本支出75.00万元，占65.22%；项目支出40.00万元，占34.78%。',
        ),
        EXPENDITURE,
      ),
      disclosure(
        section(
          '三、支出决算情况说明',
          '本年支出115.01万元，其中：基本支出75.00万元，占65.22%；项目支出40.00万元，占34.78%。',
        ),
        EXPENDITURE,
      ),
    ],
  },
});
