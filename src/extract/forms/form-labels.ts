import { plain } from '../../model/normalise.ts';

/** What a column of 项目资金 holds. `budget` is a 预算数 that does not say which; `reason` and `extra` have no meaning of their own. */
export type FundColumn =
  | 'initial'
  | 'full'
  | 'executed'
  | 'budget'
  | 'weight'
  | 'rate'
  | 'score'
  | 'reason'
  | 'extra';

/**
 * What a column of 绩效指标 holds. `adjusted` is a target changed during the year, `operator` 指标性质 (≥ ≤ = 定性),
 * `measure` 度量单位, `text` prose that explains.
 */
export type IndicatorColumn =
  | 'first'
  | 'second'
  | 'third'
  | 'name'
  | 'target'
  | 'adjusted'
  | 'actual'
  | 'weight'
  | 'score'
  | 'note'
  | 'operator'
  | 'measure'
  | 'text'
  | 'extra';

/** A label as printed, without the blanks that typesetting leaves between Chinese characters. */
export function labelText(text: string): string {
  return text.replace(/(?<=[^\x20-\x7e])\s+|\s+(?=[^\x20-\x7e])/g, '').trim();
}

/** A label without its brackets: 全年执行数（B） and 分值(10分) are 全年执行数 and 分值. */
function bareLabel(text: string): string {
  return plain(text)
    .replace(/\([^()]*\)|\[[^\][]*\]/g, '')
    .replace(/[：*]+$/, '');
}

/** A label without the ordinal before it: 2.项目实施内容. */
function unnumbered(bare: string): string {
  return bare.replace(/^(?:\d{1,2}[.、]|[(]?[一二三四五六七八九十]{1,2}[)、.])/, '');
}

const FUND_COLUMNS: readonly (readonly [FundColumn, RegExp])[] = [
  ['reason', /原因|说明|备注|措施/],
  ['score', /得分|^评分$|自评分/],
  ['weight', /分值|权重|标准分|满分/],
  ['rate', /执行率|完成率|执行进度|支出进度|完成比例/],
  ['extra', /系数|到位|结余|结转|偏差|调整(?:金额|数|额)$|^调整预算$/],
  ['executed', /执行(?:数|金额|额)|支出(?:数|金额|额)|实际(?:支出|执行|使用)|^决算数?$|^执行$/],
  ['initial', /年初(?:预算|安排|数|批复)|初始预算/],
  ['full', /全年预算|(?:调整|变更)后|预算调整|调整预算数/],
  ['budget', /^(?:年度|当年|本年|项目)?预算(?:安排|批复)?(?:数|金额|总?额|资金)?$/],
];

/** The column of 项目资金 that a heading names. */
export function fundColumnOf(text: string): FundColumn | undefined {
  const bare = bareLabel(text);
  if (bare.length === 0 || bare.length > 14) return undefined;
  return FUND_COLUMNS.find(([, pattern]) => pattern.test(bare))?.[0];
}

const INDICATOR_COLUMNS: readonly (readonly [IndicatorColumn, RegExp])[] = [
  ['note', /原因|措施|备注|偏差.*(?:分析|说明)|得分说明|扣分/],
  ['text', /标准$|细则|公式|解释|依据|来源|指标(?:说明|类型|类别)|计算|佐证|证明/],
  ['extra', /系数|^是否/],
  ['score', /得分|^(?:自评分数?|评分|自评)$/],
  ['weight', /分值|权重|标准分|满分|^分数$/],
  ['measure', /(?:度量|计量)单位|^单位$/],
  ['operator', /指标(?:性质|方向|符号)|运算符|比较符|^符号$/],
  ['extra', /完成(?:率|程度|比例?)|偏离|偏差/],
  ['actual', /实际|完成(?:值|情况|数|指标|结果)|全年完成|^完成$/],
  ['adjusted', /调整.*(?:指标|目标)值?$/],
  ['target', /(?:指标|目标|计划|预期|预计|标杆)(?:值|数)|^(?:年度|预期|计划|绩效)?目标$|预期指标/],
  ['first', /^一级/],
  ['second', /^二级/],
  ['third', /^(?:三级|四级)/],
  ['name', /^(?:指标名称|具体指标|指标内容|绩效指标|指标)$/],
];

/** The column of 绩效指标 that a heading names. */
export function indicatorColumnOf(text: string): IndicatorColumn | undefined {
  const bare = bareLabel(text);
  if (bare.length === 0 || bare.length > 16) return undefined;
  return INDICATOR_COLUMNS.find(([, pattern]) => pattern.test(bare))?.[0];
}

/** A 一级指标 (财预〔2021〕101号 and the forms before it), with or without its points in brackets. */
export function isFirstLevel(text: string): boolean {
  return /^(?:产出|效益|效果|成本|满意度?|服务对象满意度|投入|过程|决策|部门管理|履职(?:效能|效果)?|社会效应|可持续影响)(?:类)?(?:指标|情况)?$/.test(
    bareLabel(text),
  );
}

/** The 一级指标 that a 二级指标 can only stand under; undefined where it may stand under several. */
export function firstLevelOf(second: string): string | undefined {
  const bare = bareLabel(second).replace(/指标$/, '');
  if (/^(?:数量|质量|时效)$/.test(bare)) return '产出指标';
  if (/^(?:经济|社会|生态|生态环境)成本$/.test(bare)) return '成本指标';
  if (/^(?:经济|社会|生态|生态环境)效益$|^可持续(?:影响|发展)$/.test(bare)) return '效益指标';
  if (/满意度$/.test(bare)) return '满意度指标';
  return undefined;
}

/** A 二级指标, as far as its words tell. */
export function isSecondLevel(text: string): boolean {
  return firstLevelOf(text) !== undefined || /指标\d?$/.test(bareLabel(text));
}

/** Titles of the forms read here; tables of targets alone (绩效目标表) and lists of several projects are not. */
export function isFormTitle(text: string): boolean {
  const bare = plain(text);
  if (bare.length > 60 || /[。；]/.test(bare)) return false;
  if (/汇总|一览|目录|申报表|填表说明|具体附|详见|见附|如下/.test(bare)) return false;
  return /绩效.{0,12}(?:自评|自我评价).{0,6}表|自评.{0,8}绩效.{0,6}表|绩效目标(?:实际)?完成情况(?:自评)?表/.test(
    bare,
  );
}

/** The year that a title names: （2024年度）. */
export function yearOf(text: string): number | undefined {
  const year = /(20\d\d)年/.exec(plain(text))?.[1];
  return year === undefined ? undefined : Number(year);
}

/** What the head (or foot) of a form tells; `score` is 自评总分 printed there. */
export type Field = 'name' | 'department' | 'unit' | 'score' | 'ignored';

const FIELDS: readonly (readonly [Field, RegExp])[] = [
  ['score', /^(?:项目|部门)?(?:绩效)?自评(?:总分|总得分|得分|分数?)$/],
  ['name', /^(?:预算)?项目(?:支出)?名称$|^(?:部门(?:单位)?|单位)名称$|^专项(?:资金)?名称$/],
  ['department', /^(?:项目)?(?:主管|一级预算)(?:部门|单位)(?:及代码|名称|及编码)?$/],
  [
    'unit',
    /^(?:项目)?(?:具体)?(?:实施|承担|执行|填报|预算|项目)(?:单位|科室|部门|处室)(?:及代码|名称|及编码)?$/,
  ],
  [
    'ignored',
    /^(?:项目(?:代码|编码|编号|类型|属性|类别|期限|负责人|起止时间|年限)|预算(?:代码|编码)|单位(?:代码|编码)|联系人|联系电话|电话|填报人|填表人|填报(?:日期|时间)|填表(?:日期|时间)|财务负责人|单位负责人|负责人|资金性质|评价(?:等级|等次|结论)|自评(?:等级|结论|结果)|存在(?:的)?问题|改进措施|项目概况|立项依据|(?:项目)?实施内容(?:及过程概述)?|(?:项目)?过程概述|(?:报表|表格?)(?:编号|号)|下一步.{0,8}(?:措施|打算)|其他需要?说明的?(?:问题|事项)|备注|说明)$/,
  ],
];

/** The field of the form's head (or foot) that a label names. */
export function fieldOf(text: string): Field | undefined {
  const bare = unnumbered(bareLabel(text));
  return FIELDS.find(([, pattern]) => pattern.test(bare))?.[0];
}

/** 预期目标, 实际完成情况: the headings of 年度总体目标; `other` is a second wording of the target. */
export function goalColumnOf(text: string): 'goal' | 'result' | 'other' | undefined {
  const bare = unnumbered(bareLabel(text));
  if (bare.length > 16) return undefined;
  if (
    /^(?:项目|部门|年初|年度|全年)*(?:总体|绩效|预期)*(?:目标)?(?:的?实际|具体|总体)?完成(?:情况|目标|综述)/.test(
      bare,
    )
  )
    return 'result';
  if (
    /^(?:年初|年度)?(?:设定|预期|预定)(?:绩效|总体|年度)*目标$|^年初(?:绩效|总体)*目标$|^项目年度目标$/.test(
      bare,
    )
  )
    return 'goal';
  return /调整.*目标$|^全年(?:绩效|总体)*目标$/.test(plain(text).replace(/[()]/g, '')) ? 'other' : undefined;
}

/** Side headings that stand left of several rows and name a part of the form. */
export function isPartLabel(text: string): boolean {
  return /^(?:项目|部门|单位)?(?:整体)?(?:资金|预算(?:执行)?(?:情况)?|预算资金)(?:情况|执行情况|投入)?$|^(?:年度|项目|全年|部门)*(?:总体)?(?:绩效)?(?:总体)?目标\d?(?:完成)?(?:情况)?$|^项目基本情况$|^(?:年度|项目|部门|整体)*绩效(?:目标)?指标(?:完成)?(?:情况)?$/.test(
    bareLabel(text),
  );
}

/** A cell left as the form was handed out: how long a text shall be, with no label before it and no text of its own. */
export function isInstruction(text: string): boolean {
  return /^(?:(?:请|简要|结合|根据|对照)[^，。；()]{2,30})?\((?:限|不超过)?\d{2,4}字(?:以内|之内|左右|以上)?\)$/.test(
    plain(text),
  );
}

/** The line 总分 / 合计 at the foot of the indicators. */
export function isTotalLabel(text: string): boolean {
  return /^(?:总分|合计|总计|总得分|自评总?得?分|(?:绩效)?(?:自评)?(?:综合|最终)?得分(?:合计)?|自评总分|总评分?)(?:合计)?(?:$|[：\d])/.test(
    bareLabel(text),
  );
}

/** 预算执行率 as a line among the indicators. */
export function isExecutionLabel(text: string): boolean {
  return /^(?:项目|资金)?预算执行(?:率|情况|进度)?(?:指标)?$|^资金执行率$/.test(bareLabel(text));
}

/** The fund line that a label names; `breakdown` divides another line a second time and must not be added. */
export function fundSourceOf(text: string): 'total' | 'fiscal' | 'carry' | 'other' | 'breakdown' | undefined {
  const bare = bareLabel(text).replace(/^(?:其中：?|\d[.、]|[一二三四五]、)+/, '');
  if (/^(?:年度|项目|全年|本年)*(?:财政|资金|预算|支出|金额|投入)*(?:总额|总计|合计|总金额|总数)$/.test(bare))
    return 'total';
  if (/基本支出|项目支出|人员经费|公用经费|转移支付$/.test(bare)) return 'breakdown';
  if (/结转|结余/.test(bare)) return 'carry';
  if (/专户|单位资金|自有|自筹|其他|其它|社会|事业|经营|捐赠|贷款|非财政/.test(bare)) return 'other';
  if (/财政|中央|省级|市级|县级|区级|本级|上级|地方|一般公共预算|政府性基金|国有资本|补助|拨款/.test(bare))
    return 'fiscal';
  return undefined;
}

/** A part of a fiscal line that a further line divides: 一般公共预算 under 财政拨款. */
export function isFiscalPart(text: string): boolean {
  return /一般公共预算|政府性基金|国有资本/.test(bareLabel(text));
}

/** Unit of money that a heading gives in brackets or after 单位. */
export function moneyUnitOf(text: string): string | undefined {
  return /(?:\((?:金额)?(?:单位：?)?|单位：)(亿元|百万元|万元|千元|百元|元)/.exec(plain(text))?.[1];
}
