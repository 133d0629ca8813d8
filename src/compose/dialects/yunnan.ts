import { yunnan as locality } from '../../model/localities/yunnan.ts';
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
} from '../sentence.ts';
import { definitions } from './definitions.ts';
import { CARS, EXPENDITURE, INCOME, names, SANGONG } from './fragments.ts';

const onLastYear = (subject: string, name: string): Sentence => {
  const changed = say`与上年相比，${name}${change(subject)}`;
  return when(
    isEqual(subject, `${subject}@last-year`),
    say`与上年相比，${name}持平。`,
    say`${changed}。主要原因是${why(`${subject}@last-year`, changed)}。`,
  );
};

/** Kinds of money as shares of the whole (占总收入, 占总支出). */
const kinds = (
  statement: 'T02' | 'T03',
  of: string,
  list: readonly (readonly [string, string])[],
): Sentence =>
  each(
    () => list,
    ([name, column]) =>
      say`${name}${money(`${statement}/ALL/${column}`)}，占${of}的${share(`${statement}/ALL/${column}`, `${statement}/ALL/total`)}`,
    '；',
  );

const sangong = (final: string, budget: string): Sentence =>
  when(
    isZero(budget),
    say`支出决算为${money(final)}`,
    say`支出年初预算为${money(budget)}，支出决算为${money(final)}，完成年初预算的${completion(final, budget)}`,
  );

const fund = (name: string, id: 'T07' | 'T08'): Sentence =>
  when(
    (voice) => isZero(`${id}/ALL/exp`)(voice) && isZero(`${id}/ALL/income`)(voice),
    say`${unit}${year}年度无${name}财政拨款收入和支出。`,
    say`${unit}${year}年度${name}财政拨款收入${money(`${id}/ALL/income`)}，支出${money(`${id}/ALL/exp`)}。`,
  );

/** 云南: money in 元, income and expenditure each against last year, other matters in a part of their own. */
export const yunnan: Dialect = {
  name: locality.id,
  label: locality.label,
  habits: { grouped: true, equal: 'words', unit: '元' },
  title: say`${unit}${year}年度部门决算`,
  statements: {},
  parts: [
    heading(
      '单位概况',
      heading('主要职责', {
        paragraphs: duties,
      }),
      heading(
        '单位基本情况',
        say`${unit}内设${names.size('divisions')}个机构，分别是：${names('divisions')}。`,
        say`${unit}${year}年末实有人数${count('staff/total/count')}人，其中：在职人员${count('staff/active/count')}人，离休人员${count('staff/lixiu/count')}人，退休人员${count('staff/retired/count')}人。`,
      ),
    ),
    heading(`部门决算表`, { statements: STATEMENT_IDS }),
    heading(
      '部门决算情况说明',
      heading(
        '收入决算情况说明',
        say`${unit}${year}年度收入合计${money('T02/ALL/total')}。其中：${kinds('T02', '总收入', INCOME)}。${onLastYear('T02/ALL/total', '收入合计')}`,
      ),
      heading(
        '支出决算情况说明',
        say`${unit}${year}年度支出合计${money('T03/ALL/total')}。其中：${kinds('T03', '总支出', EXPENDITURE)}。${onLastYear('T03/ALL/total', '支出合计')}`,
      ),
      heading(
        '一般公共预算财政拨款支出决算情况说明',
        heading(
          '一般公共预算财政拨款支出决算总体情况',
          say`${unit}${year}年度一般公共预算财政拨款支出${money('T05/ALL/total')}，占本年支出合计的${share('T05/ALL/total', 'T03/ALL/total')}。${onLastYear('T05/ALL/total', '一般公共预算财政拨款支出')}`,
        ),
        heading('一般公共预算财政拨款支出决算具体情况', {
          paragraphs: (voice) =>
            voice
              .codes('T05', 'total', 3)
              .map(
                (code, i) =>
                  say`${i + 1}.${voice.name(code)}（类）支出${money(`T05/${code}/total`)}，占一般公共预算财政拨款支出的${share(`T05/${code}/total`, 'T05/ALL/total')}。`,
              ),
        }),
        heading(
          '一般公共预算财政拨款基本支出决算情况',
          say`${year}年度一般公共预算财政拨款基本支出${money('T05/ALL/basic')}，其中：人员经费${money('T06/personnel/amount')}${names.economic('，主要包括：', ['301', '303'])}；公用经费${money('T06/public/amount')}${names.economic('，主要包括：', ['302', '307', '310', '399'])}。`,
        ),
        heading('政府性基金预算财政拨款收入支出决算情况', fund('政府性基金预算', 'T07')),
        heading('国有资本经营预算财政拨款收入支出决算情况', fund('国有资本经营预算', 'T08')),
      ),
      heading(
        '财政拨款“三公”经费支出决算情况说明',
        say`${unit}${year}年度财政拨款“三公”经费${sangong('T09/total/final', 'T09/total/budget')}。其中：${each(
          () => SANGONG,
          ([name, row]) => say`${name}${sangong(`T09/${row}/final`, `T09/${row}/budget`)}`,
          '；',
        )}。${when(
          isEqual('T09/total/final', 'T09/total/budget'),
          say`“三公”经费支出决算数与预算数持平。`,
          say`“三公”经费支出决算数${moreOrLess('T09/total/final', 'T09/total/budget')}预算数的主要原因是${why('T09/total/final@budget')}。`,
        )}`,
        onLastYear('T09/total/final', '“三公”经费财政拨款支出'),
        say`公务用车购置费支出${money('T09/carPurchase/final')}，购置公务用车${count('sangong/bought/count')}辆；公务用车运行维护费支出${money('T09/carOperate/final')}，年末公务用车保有量${count('sangong/held/count')}辆。`,
        say`安排因公出国（境）团组${count('sangong/groups/count')}个，累计${count('sangong/persons/count')}人次。国内公务接待${count('sangong/batches/count')}批次，接待人次${count('sangong/visitors/count')}人。`,
      ),
    ),
    heading(
      '其他重要事项及相关口径情况说明',
      heading(
        '机关运行经费支出情况',
        when(
          isZero('runningCost/total/amount'),
          say`${unit}${year}年度无机关运行经费支出。`,
          say`${unit}${year}年度机关运行经费支出${money('runningCost/total/amount')}。${onLastYear('runningCost/total/amount', '机关运行经费')}`,
        ),
      ),
      heading(
        '国有资产占用情况',
        say`截至${year}年12月31日，${unit}共有车辆${count('assets/cars/count')}辆，其中：${each(
          () => CARS,
          ([name, kind]) => say`${name}${count(`assets/cars.${kind}/count`)}辆`,
          '、',
        )}。单价100万元（含）以上设备（不含车辆）${count('assets/equipment/count')}台（套）。`,
      ),
      heading(
        '政府采购支出情况',
        say`${year}年度，${unit}政府采购支出总额${money('procurement/total/amount')}，其中：政府采购货物支出${money('procurement/goods/amount')}、政府采购工程支出${money('procurement/works/amount')}、政府采购服务支出${money('procurement/services/amount')}。${when(
          isZero('procurement/total/amount'),
          () => [],
          smallFirms,
        )}`,
      ),
      heading(
        '部门绩效自评情况',
        when(
          tellsOfEvaluations,
          say`预算绩效管理取得的成效：${achievements}发现的主要问题及原因：${problems}下一步改进措施：${measures}`,
          say`${unit}${year}年度没有纳入绩效自评的项目。`,
        ),
        { forms: true },
      ),
      heading('其他重要事项情况说明', remarks('无其他需说明的事项。')),
    ),
    heading('名词解释', { paragraphs: definitions }),
  ],
};
