import { sichuan as locality } from '../../model/localities/sichuan.ts';
import { STATEMENT_IDS } from '../../model/statement.ts';
import { type Dialect, heading } from '../dialect.ts';
import {
  achievements,
  change,
  completion,
  count,
  duties,
  each,
  isEqual,
  isZero,
  measures,
  money,
  moreOrLess,
  problems,
  remarks,
  type Sentence,
  say,
  share,
  smallFirms,
  tellsOfEvaluations,
  unit,
  when,
  why,
  year,
  yearBefore,
} from '../sentence.ts';
import { definitions } from './definitions.ts';
import { CARS, EXPENDITURE, func, names, SANGONG } from './fragments.ts';

/** Appropriations are told apart by fund, as 公开01表 tells them. */
const INCOME = [
  ['一般公共预算财政拨款收入', 'T01/gpb/income'],
  ['政府性基金预算财政拨款收入', 'T01/gf/income'],
  ['国有资本经营预算财政拨款收入', 'T01/soc/income'],
  ['上级补助收入', 'T02/ALL/superior'],
  ['事业收入', 'T02/ALL/business'],
  ['经营收入', 'T02/ALL/operating'],
  ['附属单位上缴收入', 'T02/ALL/affiliate'],
  ['其他收入', 'T02/ALL/other'],
] as const;

const onLastYear = (subject: string, name: string, each = ''): Sentence => {
  const changed = say`与${yearBefore}年相比，${name}${each}${change(subject)}`;
  return when(
    isEqual(subject, `${subject}@last-year`),
    say`与${yearBefore}年相比，${name}持平。`,
    say`${changed}。主要变动原因是${why(`${subject}@last-year`, changed)}。`,
  );
};

const onBudget = (final: string, budget: string, key: string): Sentence => {
  const done = when(isZero(budget), () => [], say`，完成预算${completion(final, budget)}`);
  const compared = moreOrLess(final, budget);
  const said = say`支出决算为${money(final)}${done}`;
  return when(
    isEqual(final, budget),
    say`${said}，决算数与预算数持平。`,
    say`${said}，决算数${compared}预算数的主要原因是${why(key, said)}。`,
  );
};

const fund = (name: string, id: 'T07' | 'T08'): Sentence =>
  when(
    (voice) => isZero(`${id}/ALL/exp`)(voice) && isZero(`${id}/ALL/income`)(voice),
    say`${year}年度无${name}财政拨款收入和支出。`,
    say`${year}年度${name}财政拨款支出${money(`${id}/ALL/exp`)}。`,
  );

/** 四川: one total of both sides, items by completion of the budget, statements and forms at the end. */
export const sichuan: Dialect = {
  name: locality.id,
  label: locality.label,
  habits: { grouped: false, equal: 'words' },
  title: say`${unit}${year}年度部门决算`,
  statements: {},
  parts: [
    heading(
      '部门概况',
      heading('部门职责', {
        paragraphs: duties,
      }),
      heading('机构设置', say`${unit}内设${names.size('divisions')}个机构，分别是：${names('divisions')}。`),
    ),
    heading(
      '部门决算情况说明',
      heading(
        '收入支出决算总体情况说明',
        say`${year}年度收、支总计均为${money('T01/grand/income')}。${onLastYear('T01/grand/income', '收、支总计', '各')}`,
      ),
      heading(
        '收入决算情况说明',
        say`${year}年本年收入合计${money('T02/ALL/total')}，其中：${each(
          () => INCOME,
          ([name, address]) => say`${name}${money(address)}，占${share(address, 'T02/ALL/total')}`,
          '；',
        )}。`,
      ),
      heading(
        '支出决算情况说明',
        say`${year}年本年支出合计${money('T03/ALL/total')}，其中：${each(
          () => EXPENDITURE,
          ([name, column]) =>
            say`${name}${money(`T03/ALL/${column}`)}，占${share(`T03/ALL/${column}`, 'T03/ALL/total')}`,
          '；',
        )}。`,
      ),
      heading(
        '财政拨款收入支出决算总体情况说明',
        say`${year}年度财政拨款收、支总计均为${money('T04/grand/income')}。${onLastYear('T04/grand/income', '财政拨款收、支总计', '各')}`,
      ),
      heading(
        '一般公共预算财政拨款支出决算情况说明',
        heading(
          '一般公共预算财政拨款支出决算总体情况',
          say`${year}年度一般公共预算财政拨款支出${money('T05/ALL/total')}，占本年支出合计的${share('T05/ALL/total', 'T03/ALL/total')}。${onLastYear('T05/ALL/total', '一般公共预算财政拨款支出')}`,
        ),
        heading(
          '一般公共预算财政拨款支出决算结构情况',
          say`${year}年度一般公共预算财政拨款支出${money('T05/ALL/total')}，主要用于以下方面：${each(
            (voice) => voice.codes('T05', 'total', 3),
            (code) => (voice) =>
              say`${voice.name(code)}（类）${money(`T05/${code}/total`)}，占${share(`T05/${code}/total`, 'T05/ALL/total')}`(
                voice,
              ),
            '；',
          )}。`,
        ),
        heading(
          '一般公共预算财政拨款支出决算具体情况',
          say`${year}年度一般公共预算财政拨款${onBudget('T05/ALL/total', 'T05/ALL/total@initial', 'T05/ALL/total@initial')}其中：`,
          {
            paragraphs: (voice) =>
              voice.codes('T05', 'total', 7).map((code, i) => {
                const final = `T05/${code}/total`;
                return say`${i + 1}.${func(code)}：${onBudget(final, `${final}@initial`, `${final}@initial`)}`;
              }),
          },
        ),
      ),
      heading(
        '一般公共预算财政拨款基本支出决算情况说明',
        say`${year}年度一般公共预算财政拨款基本支出${money('T05/ALL/basic')}，其中：`,
        say`人员经费${money('T06/personnel/amount')}${names.economic('，主要包括：', ['301', '303'])}。`,
        say`公用经费${money('T06/public/amount')}${names.economic('，主要包括：', ['302', '307', '310', '399'])}。`,
      ),
      heading(
        '财政拨款“三公”经费支出决算情况说明',
        say`${year}年度“三公”经费财政拨款${onBudget('T09/total/final', 'T09/total/budget', 'T09/total/final@budget')}${onLastYear('T09/total/final', '“三公”经费财政拨款支出')}`,
        say`${year}年度“三公”经费财政拨款支出决算中，${each(
          () => SANGONG,
          ([name, row]) =>
            say`${name}支出决算${money(`T09/${row}/final`)}，占${share(`T09/${row}/final`, 'T09/total/final')}`,
          '；',
        )}。具体情况如下：`,
        say`1.因公出国（境）费支出${money('T09/abroad/final')}。全年安排因公出国（境）团组${count('sangong/groups/count')}个，出国（境）${count('sangong/persons/count')}人次。`,
        say`2.公务用车购置及运行维护费支出${money('T09/carTotal/final')}。其中：公务用车购置费支出${money('T09/carPurchase/final')}，购置公务用车${count('sangong/bought/count')}辆；公务用车运行维护费支出${money('T09/carOperate/final')}，公务用车保有量${count('sangong/held/count')}辆。`,
        say`3.公务接待费支出${money('T09/reception/final')}。国内公务接待${count('sangong/batches/count')}批次，${count('sangong/visitors/count')}人次。`,
      ),
      heading('政府性基金预算支出决算情况说明', fund('政府性基金预算', 'T07')),
      heading('国有资本经营预算支出决算情况说明', fund('国有资本经营预算', 'T08')),
      heading(
        '其他重要事项的情况说明',
        heading(
          '机关运行经费支出情况',
          when(
            isZero('runningCost/total/amount'),
            say`${year}年度${unit}无机关运行经费支出。`,
            say`${year}年度${unit}机关运行经费支出${money('runningCost/total/amount')}。${onLastYear('runningCost/total/amount', '机关运行经费')}`,
          ),
        ),
        heading(
          '政府采购支出情况',
          say`${year}年度${unit}政府采购支出总额${money('procurement/total/amount')}，其中：政府采购货物支出${money('procurement/goods/amount')}、政府采购工程支出${money('procurement/works/amount')}、政府采购服务支出${money('procurement/services/amount')}。${when(
            isZero('procurement/total/amount'),
            () => [],
            smallFirms,
          )}`,
        ),
        heading(
          '国有资产占有使用情况',
          say`截至${year}年12月31日，${unit}共有车辆${count('assets/cars/count')}辆，其中：${each(
            () => CARS,
            ([name, kind]) => say`${name}${count(`assets/cars.${kind}/count`)}辆`,
            '、',
          )}。单价100万元（含）以上设备（不含车辆）${count('assets/equipment/count')}台（套）。`,
        ),
        heading(
          '预算绩效管理情况',
          when(
            tellsOfEvaluations,
            say`预算绩效管理取得的成效：${achievements}发现的主要问题及原因：${problems}下一步改进措施：${measures}`,
            say`${unit}${year}年度没有纳入绩效自评的项目。`,
          ),
        ),
        heading('其他', remarks('无其他需说明的事项。')),
      ),
    ),
    heading('名词解释', { paragraphs: definitions }),
    heading('附件', { forms: true }),
    heading('附表', { statements: STATEMENT_IDS }),
  ],
};
