import { xinjiang as locality } from '../../model/localities/xinjiang.ts';
import { STATEMENT_IDS } from '../../model/statement.ts';
import { type Dialect, heading } from '../dialect.ts';
import {
  achievements,
  all,
  area,
  change,
  count,
  counted,
  duties,
  each,
  given,
  isEqual,
  isZero,
  measures,
  money,
  noEvaluations,
  problems,
  remarks,
  type Sentence,
  say,
  share,
  smallFirms,
  unit,
  variance,
  when,
  why,
  year,
} from '../sentence.ts';
import type { Voice } from '../voice.ts';
import { definitions } from './definitions.ts';
import { CARS, EXPENDITURE, func, INCOME, names, statementList } from './fragments.ts';

const onLastYear = (subject: string): Sentence => {
  const changed = change(subject);
  return say`${changed}，主要原因是：${why(`${subject}@last-year`, changed)}`;
};

const onInitial = (subject: string): Sentence => {
  const rate = variance(subject, `${subject}@initial`);
  const said = say`年初预算数${money(`${subject}@initial`)}，决算数${money(subject)}，预决算差异率${rate}`;
  return say`与年初预算相比，${said}，主要原因是：${why(`${subject}@initial`, said)}`;
};

const sangongItem = (name: string, row: string): Sentence =>
  say`${name}支出${money(`T09/${row}/final`)}，占${share(`T09/${row}/final`, 'T09/total/final')}，比上年${onLastYear(`T09/${row}/final`)}`;

const sangongBudget = (name: string, row: string): Sentence => {
  const final = `T09/${row}/final`;
  const budget = `T09/${row}/budget`;
  const said = say`全年预算数${money(budget)}，决算数${money(final)}，预决算差异率${variance(final, budget)}`;
  return say`${name}${said}，主要原因是：${why(`${final}@budget`, said)}`;
};

const use = (row: string, none: string): Sentence =>
  when(
    isZero(`T09/${row}/final`),
    say`${none}，无开支内容`,
    say`开支内容包括${given(`text:sangongUses:${row}`, (texts) => texts.sangongUses?.get(row), '开支内容')}`,
  );

/** 政府性基金, 国有资本经营: the empty form, or the whole and its items. */
const fund = (name: string, id: 'T07' | 'T08', title: string): Sentence => {
  const expenditure = `${id}/ALL/exp`;
  return when(
    (voice) => isZero(expenditure)(voice) && isZero(`${id}/ALL/income`)(voice),
    say`本单位本年度无${name}财政拨款收入、支出及结转和结余，${title}为空表。`,
    say`${year}年度${name}财政拨款收入总计${money(`${id}/ALL/income`)}，支出总计${money(expenditure)}。${name}财政拨款支出与上年相比，${onLastYear(expenditure)}。`,
  );
};

const institution = ({ account }: Voice): boolean => account.nature === 'institution';

/** 新疆: zeros are kept, both years and the budget compared, differences as signed rates. */
export const xinjiang: Dialect = {
  name: locality.id,
  label: locality.label,
  habits: { grouped: true, equal: 'zeros' },
  title: say`${unit}${year}年度部门决算公开说明`,
  statements: {},
  parts: [
    heading(
      '单位概况',
      heading('主要职能', {
        paragraphs: duties,
      }),
      heading(
        '机构设置及人员情况',
        say`${unit}${year}年度，实有人数${count('staff/total/count')}人，其中：在职人员${count('staff/active/count')}人，${counted('staff/active/count')}人；离休人员${count('staff/lixiu/count')}人，${counted('staff/lixiu/count')}人；退休人员${count('staff/retired/count')}人，${counted('staff/retired/count')}人。`,
        when(
          ({ account: { texts, scope } }) => (texts.units ? texts.units.length === 0 : scope === 'unit'),
          say`${unit}无下属预算单位，下设${names.size('divisions')}个科室，分别是：${names('divisions')}。`,
          say`${unit}部门决算包括${names.size('units')}个单位，分别是：${names('units')}。`,
        ),
      ),
    ),
    heading(
      '部门决算情况说明',
      heading(
        '收入支出决算总体情况说明',
        say`${year}年度收入总计${money('T01/grand/income')}，其中：本年收入合计${money('T01/total/income')}，使用非财政拨款结余（含专用结余）${money('T01/useNonFiscal/income')}，年初结转和结余${money('T01/carryIn/income')}。`,
        say`${year}年度支出总计${money('T01/grand/expenditure')}，其中：本年支出合计${money('T01/total/expenditure')}，结余分配${money('T01/distribution/expenditure')}，年末结转和结余${money('T01/carryOut/expenditure')}。`,
        say`收入支出总体与上年相比，${onLastYear('T01/grand/income')}。`,
      ),
      heading(
        '收入决算情况说明',
        say`本年收入${money('T02/ALL/total')}，其中：${each(
          () => INCOME,
          ([name, column]) =>
            say`${name}${money(`T02/ALL/${column}`)}，占${share(`T02/ALL/${column}`, 'T02/ALL/total')}`,
          '；',
        )}。`,
      ),
      heading(
        '支出决算情况说明',
        say`本年支出${money('T03/ALL/total')}，其中：${each(
          () => EXPENDITURE,
          ([name, column]) =>
            say`${name}${money(`T03/ALL/${column}`)}，占${share(`T03/ALL/${column}`, 'T03/ALL/total')}`,
          '；',
        )}。`,
      ),
      heading(
        '财政拨款收入支出决算总体情况说明',
        say`${year}年度财政拨款收入总计${money('T04/grand/income')}，其中：年初财政拨款结转和结余${money('T04/carryIn/income')}，本年财政拨款收入${money('T04/total/income')}。财政拨款支出总计${money('T04/grand/total')}，其中：年末财政拨款结转和结余${money('T04/carryOut/total')}，本年财政拨款支出${money('T04/total/total')}。`,
        say`财政拨款收入支出总体与上年相比，${onLastYear('T04/grand/income')}。${onInitial('T04/grand/income')}。`,
      ),
      heading(
        '一般公共预算财政拨款支出决算情况说明',
        heading(
          '一般公共预算财政拨款支出决算总体情况',
          say`${year}年度一般公共预算财政拨款支出${money('T05/ALL/total')}，占本年支出合计的${share('T05/ALL/total', 'T03/ALL/total')}。与上年相比，${onLastYear('T05/ALL/total')}。${onInitial('T05/ALL/total')}。`,
        ),
        heading('一般公共预算财政拨款支出决算结构情况', {
          paragraphs: (voice) =>
            voice
              .codes('T05', 'total', 3)
              .map(
                (code, i) =>
                  say`${i + 1}.${voice.name(code)}（类）${money(`T05/${code}/total`)}，占${share(`T05/${code}/total`, 'T05/ALL/total')}。`,
              ),
        }),
        heading('一般公共预算财政拨款支出决算具体情况', {
          paragraphs: (voice) =>
            voice
              .codes('T05', 'total', 7)
              .map(
                (code, i) =>
                  say`${i + 1}.${func(code)}：支出决算数为${money(`T05/${code}/total`)}，比上年决算${onLastYear(`T05/${code}/total`)}。`,
              ),
        }),
      ),
      heading(
        '一般公共预算财政拨款基本支出决算情况说明',
        say`${year}年度一般公共预算财政拨款基本支出${money('T05/ALL/basic')}，其中：人员经费${money('T06/personnel/amount')}${names.economic('，包括：', ['301', '303'])}。公用经费${money('T06/public/amount')}${names.economic('，包括：', ['302', '307', '310', '399'])}。`,
      ),
      heading(
        '政府性基金预算财政拨款收入支出决算情况说明',
        fund('政府性基金预算', 'T07', '政府性基金预算财政拨款收入支出决算表'),
      ),
      heading(
        '国有资本经营预算财政拨款收入支出决算情况说明',
        fund('国有资本经营预算', 'T08', '国有资本经营预算财政拨款收入支出决算表'),
      ),
      heading(
        '财政拨款“三公”经费支出决算情况说明',
        say`${year}年度财政拨款“三公”经费支出${money('T09/total/final')}，比上年${onLastYear('T09/total/final')}。其中：${sangongItem('因公出国（境）费', 'abroad')}。${sangongItem('公务用车购置及运行维护费', 'carTotal')}。${sangongItem('公务接待费', 'reception')}。`,
        say`具体情况如下：`,
        say`因公出国（境）费支出${money('T09/abroad/final')}，${use('abroad', '本单位无因公出国（境）')}。单位全年安排的因公出国（境）团组${count('sangong/groups/count')}个，因公出国（境）${count('sangong/persons/count')}人次。`,
        say`公务用车购置及运行维护费${money('T09/carTotal/final')}，其中：公务用车购置费${money('T09/carPurchase/final')}，公务用车运行维护费${money('T09/carOperate/final')}。公务用车运行维护费${use('carOperate', '本单位无公务用车运行维护费')}。公务用车购置数${count('sangong/bought/count')}辆，公务用车保有量${count('sangong/held/count')}辆。国有资产占用情况中固定资产车辆${count('assets/cars/count')}辆，${when(
          (voice) =>
            isEqual('sangong/held/count', 'assets/cars/count')(voice) &&
            voice.account.texts.carDifference === undefined,
          say`与公务用车保有量一致`,
          say`与公务用车保有量差异原因是：${given('text:carDifference', (texts) => texts.carDifference, '差异原因')}`,
        )}。`,
        say`公务接待费${money('T09/reception/final')}，${use('reception', '本单位无公务接待')}。单位全年安排的国内公务接待${count('sangong/batches/count')}批次，${count('sangong/visitors/count')}人次。`,
        say`与全年预算相比，${sangongBudget('财政拨款“三公”经费支出', 'total')}。其中：${all(
          say`${sangongBudget('因公出国（境）费', 'abroad')}。`,
          say`${sangongBudget('公务用车购置费', 'carPurchase')}。`,
          say`${sangongBudget('公务用车运行维护费', 'carOperate')}。`,
          say`${sangongBudget('公务接待费', 'reception')}。`,
        )}`,
      ),
      heading(
        '其他重要事项的情况说明',
        heading(
          '机关运行经费及公用经费支出情况',
          when(
            institution,
            say`${year}年度${unit}（事业单位）公用经费${money('T06/public/amount')}。`,
            say`${year}年度${unit}（行政单位和参照公务员法管理事业单位）机关运行经费支出${money('runningCost/total/amount')}，比上年${onLastYear('runningCost/total/amount')}。`,
          ),
        ),
        heading(
          '政府采购情况',
          say`${year}年度政府采购支出总额${money('procurement/total/amount')}，其中：政府采购货物支出${money('procurement/goods/amount')}、政府采购工程支出${money('procurement/works/amount')}、政府采购服务支出${money('procurement/services/amount')}。`,
          smallFirms,
        ),
        heading(
          '国有资产占用情况说明',
          say`截至${year}年12月31日，房屋${area('assets/houseArea/count')}平方米，价值${money('assets/houseValue/amount')}。车辆${count('assets/cars/count')}辆，价值${money('assets/carValue/amount')}，其中：${each(
            () => CARS,
            ([name, kind]) => say`${name}${count(`assets/cars.${kind}/count`)}辆`,
            '、',
          )}，其他用车主要是：${when(
            isZero('assets/cars.other/count'),
            say`无`,
            given('text:otherCars', (texts) => texts.otherCars, '其他用车的用途'),
          )}。单价100万元（含）以上设备（不含车辆）${count('assets/equipment/count')}台（套）。`,
        ),
      ),
      heading(
        '预算绩效的情况说明',
        when(
          (voice) => !noEvaluations(voice),
          say`根据预算绩效管理要求，本单位预算绩效评价项目${count('performance/projects/count')}个，全年预算数${money('performance/fullBudget/amount')}，全年执行数${money('performance/executed/amount')}。预算绩效管理取得的成效：${achievements}发现的问题及原因：${problems}下一步改进措施：${measures}具体附项目支出绩效自评表。`,
          say`本单位本年度没有纳入预算绩效评价的项目。`,
        ),
        { forms: true },
      ),
      heading('其他需说明的事项', remarks('本单位无其他需说明的事项。')),
    ),
    heading('专业名词解释', { paragraphs: definitions }),
    heading('部门决算报表', statementList(STATEMENT_IDS), { statements: STATEMENT_IDS }),
  ],
};
