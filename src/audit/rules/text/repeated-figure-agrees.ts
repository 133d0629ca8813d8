import type { Disclosure, Occurrence } from '../../../model/disclosure.ts';
import { type Constraint, copies } from '../../constraint.ts';
import { disclosure, section } from '../../example.ts';
import { factsOf } from '../../facts.ts';
import { identitiesOf } from '../../identities.ts';
import { defineRule } from '../../rule.ts';

const RULE = 'text/repeated-figure-agrees';

/** Measures that a department states again for each of its units, or for each of several lists. */
const OF_MANY = /^(?:staff|organisation|performance|assets\/cars\.|part\.|fund\.)/;
/** Facets that mean the same wherever they stand; a change or a rate may have another base each time. */
const FIXED = /@(?:initial|adjusted|last-year)$/;

function constraints(disclosure: Disclosure): Constraint[] {
  const facts = factsOf(disclosure);
  const found: Constraint[] = identitiesOf(disclosure, RULE);
  for (const address of facts.textAddresses()) {
    if (OF_MANY.test(address) || (address.includes('@') && !FIXED.test(address))) continue;
    // What a statement holds is compared with the statement.
    if (!address.includes('@') && facts.inStatement(address)) continue;
    for (const same of groups(facts.inText(address))) {
      const [first, ...later] = same;
      for (const occurrence of later) {
        const title = `正文各处“${occurrence.what}”一致`;
        found.push(
          copies(
            { rule: RULE, equation: 'TT-25', title },
            { figure: occurrence.figure, occurrence },
            { figure: first!.figure, occurrence: first! },
          ),
        );
      }
    }
  }
  const domestic = facts.at('sangong/domestic/amount');
  const reception = facts.at('T09/reception/final');
  if (domestic?.occurrence && reception?.occurrence && !facts.at('sangong/foreign/amount')) {
    // Without foreign guests all reception is domestic.
    const title = '没有外事接待时，国内公务接待支出=公务接待费';
    found.push(copies({ rule: RULE, equation: 'TT-18', title, severity: 'warning' }, domestic, reception));
  }
  return found;
}

/** 年初预算数 and 全年预算数 of one item are different measures though they share an address. */
function groups(occurrences: readonly Occurrence[]): Occurrence[][] {
  const byName = new Map<string, Occurrence[]>();
  for (const o of occurrences) {
    const key = `${/(?:年初|全年)?预算/.exec(o.what)?.[0] ?? ''}${o.figure.kind}`;
    const list = byName.get(key);
    if (list) list.push(o);
    else byName.set(key, [o]);
  }
  return [...byName.values()];
}

export default defineRule({
  id: 'text/repeated-figure-agrees',
  title: '同一数字前后一致',
  severity: 'error',
  what: '核对正文中多次出现的同一指标（同一年度、同一口径）数字是否相同。',
  why: '同一指标前后两个数，必有一处错误。',
  source: '决算公开前后一致的基本要求',
  mend: '查明正确的数字，统一各处。',
  otherwise: 'no-repeated-figures',
  constraints,
  examples: {
    wrong: [
      {
        finds: ['23.50', '23.40'],
        text: disclosure(
          section(
            '九、财政拨款“三公”经费支出决算情况说明',
            '2024年度财政拨款“三公”经费支出23.40万元，其中：公务用车运行维护费支出23.40万元。',
            '公务用车运行维护费23.50万元，主要用于加油、维修。',
          ),
        ),
      },
      {
        finds: ['45.00', '40.00'],
        text: disclosure(
          section(
            '十、其他重要事项的情况说明',
            '（二）政府采购情况',
            '2024年度政府采购支出总额50.00万元，其中：政府采购货物支出20.00万元、政府采购工程支出5.00万元、政府采购服务支出25.00万元。授予中小企业合同金额40.00万元，占政府采购支出总额的80.00%。',
          ),
          section('十二、其他需说明的事项', '2024年度授予中小企业合同金额45.00万元。'),
        ),
      },
    ],
    right: [
      disclosure(
        section(
          '九、财政拨款“三公”经费支出决算情况说明',
          '2024年度财政拨款“三公”经费支出23.40万元，其中：公务用车运行维护费支出23.40万元。',
          '公务用车运行维护费23.40万元，主要用于加油、维修。',
        ),
      ),
      disclosure(
        section(
          '十、其他重要事项的情况说明',
          '（二）政府采购情况',
          '2024年度政府采购支出总额50.00万元，其中：政府采购货物支出20.00万元、政府采购工程支出5.00万元、政府采购服务支出25.00万元。授予中小企业合同金额40.00万元，占政府采购支出总额的80.00%。',
        ),
        section('十二、其他需说明的事项', '2024年度授予中小企业合同金额40.00万元。'),
      ),
    ],
  },
});
