import { central as locality } from '../../model/localities/central.ts';
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
  tellsOfEvaluations,
  unit,
  when,
  why,
  year,
  yearBefore,
} from '../sentence.ts';
import { definitions } from './definitions.ts';
import { CARS, EXPENDITURE, func, INCOME, names } from './fragments.ts';

const onLastYear = (subject: string, name: string): Sentence => {
  const changed = say`与${yearBefore}年度相比，${name}${change(subject)}`;
  return when(
    isEqual(subject, `${subject}@last-year`),
    say`与${yearBefore}年度相比，${name}持平`,
    say`${changed}，主要原因是${why(`${subject}@last-year`, changed)}`,
  );
};

const onBudget = (final: string, budget: string, basis: string, key: string): Sentence => {
  const compared = moreOrLess(final, budget);
  const rate = when(isZero(budget), () => [], say`，完成${basis}的${completion(final, budget)}`);
  const said = say`${basis}为${money(budget)}，支出决算为${money(final)}${rate}。`;
  return when(
    isEqual(final, budget),
    say`${said}决算数与${basis}数持平。`,
    say`${said}决算数${compared}${basis}数的主要原因是${why(key, said)}。`,
  );
};

const sangong = (name: string, row: string): Sentence =>
  say`${name}支出${onBudget(`T09/${row}/final`, `T09/${row}/budget`, '全年预算', `T09/${row}/final@budget`)}`;

const fund = (name: string, id: 'T07' | 'T08'): Sentence =>
  when(
    (voice) => isZero(`${id}/ALL/exp`)(voice) && isZero(`${id}/ALL/income`)(voice),
    say`本部门${year}年度无${name}财政拨款收入支出。`,
    say`${year}年度${name}财政拨款年初结转和结余${money(`${id}/ALL/carryIn`)}，本年收入${money(`${id}/ALL/income`)}，本年支出${money(`${id}/ALL/exp`)}，年末结转和结余${money(`${id}/ALL/carryOut`)}。具体支出情况为：${each(
      (voice) => voice.codes(id, 'exp', 7),
      (code) => say`${func(code)}支出${money(`${id}/${code}/exp`)}`,
      '；',
    )}。`,
  );

/** 中央部门: income and expenditure as one total, items against the initial budget, “三公” against the full-year one. */
export const central: Dialect = {
  name: locality.id,
  label: locality.label,
  habits: { grouped: true, equal: 'words' },
  title: say`${unit}${year}年度部门决算`,
  statements: {},
  parts: [
    heading(
      '部门概况',
      heading('主要职能', {
        paragraphs: duties,
      }),
      heading('机构设置', say`${unit}内设${names.size('divisions')}个机构，分别是：${names('divisions')}。`),
    ),
    heading('部门决算表', { statements: STATEMENT_IDS }),
    heading(
      '部门决算情况说明',
      heading(
        '收入支出决算总体情况说明',
        say`${year}年度收入、支出总计均为${money('T01/grand/income')}。${when(
          isEqual('T01/grand/income', 'T01/grand/income@last-year'),
          say`与${yearBefore}年度相比，收、支总计持平`,
          say`与${yearBefore}年度相比，收、支总计各${change('T01/grand/income')}，主要原因是${why('T01/grand/income@last-year')}`,
        )}。`,
      ),
      heading(
        '收入决算情况说明',
        say`${year}年度本年收入合计${money('T02/ALL/total')}，其中：${each(
          () => INCOME,
          ([name, column]) =>
            say`${name}${money(`T02/ALL/${column}`)}，占${share(`T02/ALL/${column}`, 'T02/ALL/total')}`,
          '；',
        )}。`,
      ),
      heading(
        '支出决算情况说明',
        say`${year}年度本年支出合计${money('T03/ALL/total')}，其中：${each(
          () => EXPENDITURE,
          ([name, column]) =>
            say`${name}${money(`T03/ALL/${column}`)}，占${share(`T03/ALL/${column}`, 'T03/ALL/total')}`,
          '；',
        )}。`,
      ),
      heading(
        '财政拨款收入支出决算总体情况说明',
        say`${year}年度财政拨款收入、支出总计均为${money('T04/grand/income')}。${when(
          isEqual('T04/grand/income', 'T04/grand/income@last-year'),
          say`与${yearBefore}年度相比，财政拨款收、支总计持平`,
          say`与${yearBefore}年度相比，财政拨款收、支总计各${change('T04/grand/income')}，主要原因是${why('T04/grand/income@last-year')}`,
        )}。`,
      ),
      heading(
        '一般公共预算财政拨款支出决算情况说明',
        heading(
          '一般公共预算财政拨款支出决算总体情况',
          say`${year}年度一般公共预算财政拨款支出${money('T05/ALL/total')}，占本年支出合计的${share('T05/ALL/total', 'T03/ALL/total')}。${onLastYear('T05/ALL/total', '一般公共预算财政拨款支出')}。`,
        ),
        heading(
          '一般公共预算财政拨款支出决算结构情况',
          say`${year}年度一般公共预算财政拨款支出${money('T05/ALL/total')}，主要用于以下方面：${each(
            (voice) => voice.codes('T05', 'total', 3),
            (code) => (voice) =>
              say`${voice.name(code)}（类）支出${money(`T05/${code}/total`)}，占${share(`T05/${code}/total`, 'T05/ALL/total')}`(
                voice,
              ),
            '；',
          )}。`,
        ),
        heading(
          '一般公共预算财政拨款支出决算具体情况',
          say`${year}年度一般公共预算财政拨款支出${onBudget('T05/ALL/total', 'T05/ALL/total@initial', '年初预算', 'T05/ALL/total@initial')}其中：`,
          {
            paragraphs: (voice) =>
              voice.codes('T05', 'total', 7).map((code, i) => {
                const final = `T05/${code}/total`;
                return say`${i + 1}.${func(code)}。${onBudget(final, `${final}@initial`, '年初预算', `${final}@initial`)}`;
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
      heading('政府性基金预算财政拨款收入支出决算情况说明', fund('政府性基金预算', 'T07')),
      heading('国有资本经营预算财政拨款收入支出决算情况说明', fund('国有资本经营预算', 'T08')),
      heading(
        '财政拨款“三公”经费支出决算情况说明',
        say`${year}年度“三公”经费财政拨款支出${onBudget('T09/total/final', 'T09/total/budget', '全年预算', 'T09/total/final@budget')}${onLastYear('T09/total/final', '“三公”经费财政拨款支出')}。`,
        say`1.${sangong('因公出国（境）费', 'abroad')}全年支出涉及因公出国（境）团组${count('sangong/groups/count')}个，累计${count('sangong/persons/count')}人次。`,
        say`2.${sangong('公务用车购置及运行维护费', 'carTotal')}其中：公务用车购置费支出${money('T09/carPurchase/final')}，购置公务用车${count('sangong/bought/count')}辆；公务用车运行维护费支出${money('T09/carOperate/final')}，年末公务用车保有量${count('sangong/held/count')}辆。`,
        say`3.${sangong('公务接待费', 'reception')}国内公务接待${count('sangong/batches/count')}批次，${count('sangong/visitors/count')}人次。`,
      ),
      heading(
        '机关运行经费支出情况说明',
        when(
          isZero('runningCost/total/amount'),
          say`${year}年度本部门无机关运行经费支出。`,
          when(
            isEqual('runningCost/total/amount', 'runningCost/total/amount@last-year'),
            say`${year}年度机关运行经费支出${money('runningCost/total/amount')}，与${yearBefore}年度持平。`,
            say`${year}年度机关运行经费支出${money('runningCost/total/amount')}，比${yearBefore}年度${change('runningCost/total/amount')}，主要原因是${why('runningCost/total/amount@last-year')}。`,
          ),
        ),
      ),
      heading(
        '政府采购支出情况说明',
        say`${year}年度政府采购支出总额${money('procurement/total/amount')}，其中：政府采购货物支出${money('procurement/goods/amount')}、政府采购工程支出${money('procurement/works/amount')}、政府采购服务支出${money('procurement/services/amount')}。${when(
          isZero('procurement/total/amount'),
          () => [],
          say`授予中小企业合同金额${money('procurement/sme/amount')}，占政府采购支出总额的${share('procurement/sme/amount', 'procurement/total/amount')}，其中：授予小微企业合同金额${money('procurement/micro/amount')}，占授予中小企业合同金额的${share('procurement/micro/amount', 'procurement/sme/amount')}。`,
        )}`,
      ),
      heading(
        '国有资产占用情况说明',
        say`截至${year}年12月31日，本部门共有车辆${count('assets/cars/count')}辆，其中：${each(
          () => CARS,
          ([name, kind]) => say`${name}${count(`assets/cars.${kind}/count`)}辆`,
          '、',
        )}。单价100万元（含）以上设备（不含车辆）${count('assets/equipment/count')}台（套）。`,
      ),
      heading(
        '预算绩效情况说明',
        when(
          tellsOfEvaluations,
          say`预算绩效管理取得的成效：${achievements}发现的主要问题及原因：${problems}下一步改进措施：${measures}`,
          say`本部门${year}年度没有纳入绩效自评的项目。`,
        ),
        { forms: true },
      ),
      heading('其他事项', remarks('本部门无其他需说明的事项。')),
    ),
    heading('名词解释', { paragraphs: definitions }),
  ],
};
