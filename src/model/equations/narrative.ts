import { type Equation, terms } from './equation.ts';

/** Identities between figures that only the narrative states (文字内部勾稽). */
export function equationsOfNarrative(scope: 'unit' | 'department'): Equation[] {
  const p = (key: string) => `procurement/${key}/amount`;
  return [
    {
      id: 'TT-22',
      title: '政府采购支出总额=货物+工程+服务',
      kind: 'sum',
      rule: 'procurement/parts-add-up',
      ofText: true,
      total: p('total'),
      terms: terms(p('goods'), p('works'), p('services')),
    },
    {
      id: 'TT-18',
      title: '公务接待费=国内公务接待支出+外事接待支出',
      kind: 'sum',
      rule: 'text/parts-add-up',
      total: 'T09/reception/final',
      terms: terms('sangong/domestic/amount', 'sangong/foreign/amount'),
    },
    {
      id: 'TT-17/operate',
      title: '公务用车运行维护费≤公务用车购置及运行维护费',
      kind: 'at-most',
      rule: 'text/part-within-whole',
      total: 'T09/carOperate/final',
      terms: terms('T09/carTotal/final'),
    },
    {
      id: 'TT-17/purchase',
      title: '公务用车购置费≤公务用车购置及运行维护费',
      kind: 'at-most',
      rule: 'text/part-within-whole',
      total: 'T09/carPurchase/final',
      terms: terms('T09/carTotal/final'),
    },
    ...[
      '@budget',
      '@last-year',
      ...PARTS.flatMap((part) => ['', '@budget'].map((facet) => `${part}${facet}`)),
    ].map(
      (column): Equation => ({
        id: `TT-22/${column.replace(/^[.@]/, '')}`,
        title: '政府采购总额=货物+工程+服务',
        kind: 'sum',
        rule: 'procurement/parts-add-up',
        total: inColumn(p('total'), column),
        terms: terms(...['goods', 'works', 'services'].map((key) => inColumn(p(key), column))),
      }),
    ),
    {
      id: 'TT-27',
      title: '机关运行经费=行政单位+参照公务员法管理事业单位',
      kind: 'sum',
      rule: 'text/parts-add-up',
      total: 'runningCost/total/amount',
      terms: terms('runningCost/administrative/amount', 'runningCost/civilService/amount'),
    },
    within('TT-23/sme', '授予中小企业合同金额≤政府采购支出总额', p('sme'), p('total')),
    within('TT-23/micro', '授予小微企业合同金额≤授予中小企业合同金额', p('micro'), p('sme')),
    within(
      'TT-24/total',
      '预留项目与其他项目中小企业成交金额之和≤政府采购支出总额',
      p('smeOfReserved'),
      p('total'),
      `-${p('smeOfOther')}`,
    ),
    within(
      'TT-24/reserved',
      '面向小微企业预留预算≤面向中小企业预留预算',
      p('reservedMicro'),
      p('reservedSme'),
    ),
    within(
      'TT-24/micro',
      '预留项目中小微企业成交金额≤中小企业成交金额',
      p('microOfReserved'),
      p('smeOfReserved'),
    ),
    {
      // A contract may exceed what was set apart for it, though it seldom does.
      severity: 'warning',
      ...within('TT-24/award', '预留项目中小企业成交金额≤预留预算', p('smeOfReserved'), p('reservedSme')),
    },
    {
      id: 'TT-26',
      title: '实有人数=在职人员+离休人员+退休人员',
      kind: 'sum',
      rule: 'text/parts-add-up',
      ofText: true,
      total: 'staff/total/count',
      terms: terms('staff/active/count', 'staff/lixiu/count', 'staff/retired/count'),
    },
    scope === 'unit'
      ? {
          id: 'N10-1',
          title: '机关运行经费=一般公共预算基本支出中的公用经费',
          kind: 'copy',
          rule: 'text/running-cost-agrees',
          ofText: true,
          total: 'runningCost/total/amount',
          terms: terms('T06/public/amount'),
          // A 事业单位 has none, and then states 0.
          when: (value) => value('runningCost/total/amount') !== 0n,
        }
      : {
          id: 'N10-1',
          title: '机关运行经费≤一般公共预算基本支出中的公用经费',
          kind: 'at-most',
          rule: 'text/running-cost-agrees',
          ofText: true,
          total: 'runningCost/total/amount',
          terms: terms('T06/public/amount'),
        },
    {
      id: 'TT-29',
      title: '自评项目全年执行数≤项目支出',
      kind: 'at-most',
      rule: 'text/part-within-whole',
      ofText: true,
      total: 'performance/executed/amount',
      terms: terms('T03/ALL/project'),
      severity: 'info',
    },
  ];
}

/** Kinds of money that tables of procurement divide their columns by. */
const PARTS = ['.fiscal', '.gpb', '.gf'];

/** procurement/goods/amount in the column .fiscal@budget: procurement/goods.fiscal/amount@budget. */
function inColumn(address: string, column: string): string {
  const [, part = '', facet = ''] = /^(\.\w+)?(@.+)?$/.exec(column) ?? [];
  const [group, key, kind] = address.split('/');
  return `${group}/${key}${part}/${kind}${facet}`;
}

function within(id: string, title: string, part: string, ...whole: readonly string[]): Equation {
  return {
    id,
    title,
    kind: 'at-most',
    rule: 'procurement/small-business-within-total',
    ofText: true,
    total: part,
    terms: terms(...whole),
  };
}
