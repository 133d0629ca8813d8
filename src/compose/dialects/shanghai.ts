import { shanghai as locality } from '../../model/localities/shanghai.ts';
import { type Dialect, heading } from '../dialect.ts';
import {
  achievements,
  area,
  change,
  completion,
  count,
  duties,
  each,
  given,
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
  tellsOfEvaluations,
  unit,
  when,
  why,
  year,
  yearBefore,
} from '../sentence.ts';
import type { Voice } from '../voice.ts';
import { definitions } from './definitions.ts';
import { EXPENDITURE, func, INCOME, names, SANGONG } from './fragments.ts';

const ORDER = ['T01', 'T02', 'T03', 'T04', 'T05', 'T06', 'T09', 'T07', 'T08'] as const;
const CARS = [
  ['部级领导干部用车', 'ministerial'],
  ['主要领导干部用车', 'principal'],
  ['机要通信用车', 'confidential'],
  ['应急保障用车', 'emergency'],
  ['执法执勤用车', 'enforcement'],
  ['特种专业技术用车', 'special'],
  ['离退休干部用车', 'retired'],
  ['其他用车', 'other'],
] as const;

const onLastYear = (subject: string, name: string): Sentence => {
  const changed = say`与${yearBefore}年度相比，${name}${change(subject)}`;
  return when(
    isEqual(subject, `${subject}@last-year`),
    say`与${yearBefore}年度相比，${name}持平`,
    say`${changed}。主要原因：${why(`${subject}@last-year`, changed)}`,
  );
};

/** Parts that are nothing are left out. */
const parts = (statement: 'T02' | 'T03', columns: readonly (readonly [string, string])[]): Sentence =>
  each(
    (voice) => columns.filter(([, column]) => voice.printed(`${statement}/ALL/${column}`) !== 0n),
    ([name, column]) =>
      say`${name}${money(`${statement}/ALL/${column}`)}，占${share(`${statement}/ALL/${column}`, `${statement}/ALL/total`)}`,
    '；',
  );

const onBudget = (final: string, budget: string, key: string): Sentence => {
  const compared = moreOrLess(final, budget);
  const rate = when(isZero(budget), () => [], say`，完成年初预算的${completion(final, budget)}`);
  const said = say`年初预算为${money(budget)}，支出决算为${money(final)}${rate}。`;
  return when(
    isEqual(final, budget),
    say`${said}决算数与预算数持平。`,
    say`${said}决算数${compared}预算数的主要原因：${why(key, said)}。`,
  );
};

const sangongDone = (row: string): Sentence =>
  when(
    isZero(`T09/${row}/budget`),
    () => [],
    say`，完成预算的${completion(`T09/${row}/final`, `T09/${row}/budget`)}`,
  );

const noSangong = (voice: Voice): boolean =>
  isZero('T09/total/final')(voice) &&
  isZero('T09/total/budget')(voice) &&
  isZero('T09/total/final@last-year')(voice);

const sangongChange = (name: string, row: string): Sentence => {
  const final = `T09/${row}/final`;
  return when(
    isEqual(final, `${final}@last-year`),
    say`${name}支出决算与${yearBefore}年度持平`,
    say`${name}支出决算${change(final)}`,
  );
};

const fund = (name: string, id: 'T07' | 'T08'): Sentence =>
  when(
    (voice) => isZero(`${id}/ALL/exp`)(voice) && isZero(`${id}/ALL/income`)(voice),
    say`${unit}${year}年度无${name}财政拨款收入和支出。`,
    say`${unit}${year}年度${name}财政拨款收入${money(`${id}/ALL/income`)}，支出${money(`${id}/ALL/exp`)}，支出具体情况如下：${each(
      (voice) => voice.codes(id, 'exp', 7),
      (code) => say`${func(code)}支出${money(`${id}/${code}/exp`)}`,
      '；',
    )}。`,
  );

/** 上海: items of nothing are left out, compared with the initial budget as completion rates. */
export const shanghai: Dialect = {
  name: locality.id,
  label: locality.label,
  habits: { grouped: false, equal: 'words' },
  title: say`${unit}${year}年度部门决算`,
  statements: {
    T07: { number: '' },
    T08: { number: '' },
    T09: { number: '' },
  },
  parts: [
    heading(
      '概况',
      heading('主要职能', {
        paragraphs: duties,
      }),
      heading('机构设置', say`${unit}内设${names.size('divisions')}个机构，分别是：${names('divisions')}。`),
    ),
    heading('决算表', { statements: ORDER }),
    heading(
      '部门决算情况说明',
      heading(
        '收入支出决算总体情况说明',
        say`${unit}${year}年度收入支出总计${money('T01/grand/income')}。${onLastYear('T01/grand/income', '收入支出总计')}。`,
      ),
      heading(
        '收入决算情况说明',
        say`本年收入合计${money('T02/ALL/total')}，其中：${parts('T02', INCOME)}。`,
      ),
      heading(
        '支出决算情况说明',
        say`本年支出合计${money('T03/ALL/total')}，其中：${parts('T03', EXPENDITURE)}。`,
      ),
      heading(
        '财政拨款收入支出决算总体情况说明',
        say`${unit}${year}年度财政拨款收入支出总计${money('T04/grand/income')}。${onLastYear('T04/grand/income', '财政拨款收入支出总计')}。`,
      ),
      heading(
        '一般公共预算财政拨款支出决算情况说明',
        heading(
          '一般公共预算财政拨款支出决算总体情况',
          say`一般公共预算财政拨款支出${money('T05/ALL/total')}，占本年支出合计的${share('T05/ALL/total', 'T03/ALL/total')}。${onLastYear('T05/ALL/total', '一般公共预算财政拨款支出')}。`,
        ),
        heading(
          '一般公共预算财政拨款支出决算结构情况',
          say`一般公共预算财政拨款支出${money('T05/ALL/total')}，主要用于以下方面：${each(
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
          say`一般公共预算财政拨款支出${onBudget('T05/ALL/total', 'T05/ALL/total@initial', 'T05/ALL/total@initial')}其中：`,
          {
            paragraphs: (voice) =>
              voice.codes('T05', 'total', 7).map((code, i) => {
                const final = `T05/${code}/total`;
                const purpose = given(`text:uses:${code}`, (texts) => texts.uses?.get(code), '用途');
                return say`${i + 1}、${func(code)}。主要用于：${purpose}。${onBudget(final, `${final}@initial`, `${final}@initial`)}`;
              }),
          },
        ),
      ),
      heading(
        '一般公共预算财政拨款基本支出决算情况说明',
        say`一般公共预算财政拨款基本支出${money('T05/ALL/basic')}。其中：人员经费${money('T06/personnel/amount')}${names.economic('，主要包括：', ['301', '303'])}；公用经费${money('T06/public/amount')}${names.economic('，主要包括：', ['302', '307', '310', '399'])}。`,
      ),
      heading(
        '财政拨款“三公”经费支出决算情况说明',
        when(
          noSangong,
          say`${unit}${year}年度无“三公”经费财政拨款支出。`,
          say`“三公”经费财政拨款支出年初预算为${money('T09/total/budget')}，支出决算为${money('T09/total/final')}${sangongDone('total')}，其中：${each(
            () => SANGONG,
            ([name, row]) => say`${name}决算为${money(`T09/${row}/final`)}${sangongDone(row)}`,
            '；',
          )}。${when(
            isEqual('T09/total/final', 'T09/total/budget'),
            say`${year}年度“三公”经费支出决算数与预算数持平。`,
            say`${year}年度“三公”经费支出决算数${moreOrLess('T09/total/final', 'T09/total/budget')}预算数的主要原因：${why('T09/total/final@budget')}。`,
          )}`,
        ),
        when(
          noSangong,
          () => [],
          say`${year}年度“三公”经费财政拨款支出决算数比${yearBefore}年度${change('T09/total/final')}，其中：${each(
            () => SANGONG,
            ([name, row]) => sangongChange(name, row),
            '；',
          )}。${when(
            isEqual('T09/total/final', 'T09/total/final@last-year'),
            () => [],
            say`“三公”经费支出变动的主要原因是${why('T09/total/final@last-year')}。`,
          )}`,
        ),
        when(
          noSangong,
          () => [],
          say`1、因公出国（境）费支出${money('T09/abroad/final')}。全年安排因公出国（境）团组${count('sangong/groups/count')}个，累计${count('sangong/persons/count')}人次。`,
        ),
        when(
          noSangong,
          () => [],
          say`2、公务用车购置及运行维护费支出${money('T09/carTotal/final')}。其中：公务用车购置支出为${money('T09/carPurchase/final')}，公务用车购置数${count('sangong/bought/count')}辆；公务用车运行维护支出${money('T09/carOperate/final')}。${year}年，${unit}开支财政拨款的公务用车保有量为${count('sangong/held/count')}辆。`,
        ),
        when(
          noSangong,
          () => [],
          say`3、公务接待费支出${money('T09/reception/final')}。国内公务接待${count('sangong/batches/count')}批次，${count('sangong/visitors/count')}人次。`,
        ),
      ),
      heading('政府性基金预算财政拨款收入支出决算情况说明', fund('政府性基金预算', 'T07')),
      heading('国有资本经营预算财政拨款收入支出决算情况说明', fund('国有资本经营预算', 'T08')),
      heading(
        '预算绩效管理情况',
        when(
          tellsOfEvaluations,
          say`预算绩效管理取得的成效：${achievements}发现的问题及原因：${problems}下一步改进措施：${measures}`,
          say`${unit}${year}年度没有纳入绩效自评的项目。`,
        ),
        { forms: true },
      ),
      heading(
        '其他重要事项的情况说明',
        heading(
          '机关运行经费支出情况',
          when(
            isZero('runningCost/total/amount'),
            say`${unit}${year}年度无机关运行经费支出。`,
            when(
              isEqual('runningCost/total/amount', 'runningCost/total/amount@last-year'),
              say`机关运行经费支出${money('runningCost/total/amount')}，与${yearBefore}年度持平。`,
              say`机关运行经费支出${money('runningCost/total/amount')}，比${yearBefore}年度${change('runningCost/total/amount')}。主要原因是${why('runningCost/total/amount@last-year')}。`,
            ),
          ),
        ),
        heading(
          '政府采购支出情况',
          when(
            isZero('procurement/total/amount'),
            say`${unit}${year}年度无政府采购支出。`,
            say`${unit}${year}年度政府采购金额（以合同签订为准）为${money('procurement/total/amount')}，其中：货物采购金额${money('procurement/goods/amount')}、工程采购金额${money('procurement/works/amount')}、服务采购金额${money('procurement/services/amount')}。授予中小企业合同金额${money('procurement/sme/amount')}，占政府采购金额的${share('procurement/sme/amount', 'procurement/total/amount')}，其中：授予小微企业合同金额${money('procurement/micro/amount')}，占政府采购金额的${share('procurement/micro/amount', 'procurement/total/amount')}。`,
          ),
        ),
        heading(
          '国有资产占用情况',
          say`截至${year}年12月31日，${unit}共有车辆${count('assets/cars/count')}辆，其中：${each(
            () => CARS,
            ([name, kind]) => say`${name}${count(`assets/cars.${kind}/count`)}辆`,
            '、',
          )}。单价100万元（含）以上设备（不含车辆）${count('assets/equipment/count')}台（套）。房屋面积${area('assets/houseArea/count')}平方米。`,
        ),
        heading('其他', remarks('无其他需说明的事项。')),
      ),
    ),
    heading('名词解释', { paragraphs: definitions }),
  ],
};
