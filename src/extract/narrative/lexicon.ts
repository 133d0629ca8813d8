import type { SectionKind } from '../../model/disclosure.ts';
import { CLASS_ROWS } from '../../model/statements/class-rows.ts';

/**
 * The lexicon (财政用语词表): what a term of the narrative stands for. A new province usually needs lines here and
 * nothing else. Patterns are regular expressions over normalised text (no blanks, half-width brackets).
 *
 * `in` names the topics in which the term has this meaning; without it the term means this everywhere. Where several
 * terms fit, one bound to the topic wins over a general one, then the longer match.
 */
export interface Term {
  /** Semantic address of the subject (statement cell, or a narrative one). */
  readonly address: string;
  /** What it is, for a person. */
  readonly what: string;
  readonly pattern: string;
  readonly in?: readonly SectionKind[];
  /** Only where the words stand alone, directly before their figure: `2023年支出 X 万元`, but not `医疗支出 X 万元`. */
  readonly alone?: boolean;
}

const SANGONG = "[“”‘’']{0,2}三公[“”‘’']{0,2}";
const USE_NON_FISCAL = '使用非财政拨款结余(?:\\(含专用结余\\)|和专用结余)?|用事业基金弥补收支差额';
const CARRY_IN = '(?:年初|上年)(?:累计)?结转(?:和|、|与|及)?结余(?:资金)?|(?:上年|年初)结转(?:资金)?';
const CARRY_OUT =
  '(?:年末|期末|本年末)(?:累计)?结转(?:和|、|与|及)?结余(?:资金)?|结转(?:至)?下年(?:资金|支出)?|年末结转';
const PERSONNEL = '人员(?:经费(?:支出)?|支出)(?:合计)?';
const PUBLIC = '(?:日常)?公用(?:经费(?:支出)?|支出)(?:合计)?';
const FISCAL = '财政拨款';
const GPB = '一般公共预算(?:当年)?(?:财政)?(?:拨款)?';
const GF = '政府性基金(?:预算)?(?:当年)?(?:财政)?(?:拨款)?';
const SOC = '国有资本经营(?:预算)?(?:当年)?(?:财政)?(?:拨款)?';
const BOTH = '(?:收入?(?:、|和|与|及)?支出?|总收支|收支)';

const WHOLE: readonly SectionKind[] = [
  'overview',
  'income',
  'expenditure',
  'explanation',
  'unknown',
  'profile',
];
const INCOME: readonly SectionKind[] = ['income', 'overview', 'explanation', 'unknown', 'profile'];
const FISCAL_IN: readonly SectionKind[] = ['fiscal'];
const GENERAL: readonly SectionKind[] = [
  'general-budget',
  'general-budget-total',
  'general-budget-structure',
  'general-budget-items',
  'fiscal',
];
const ASSETS_IN: readonly SectionKind[] = ['assets'];
const SANGONG_IN: readonly SectionKind[] = ['sangong'];

/** Classes of a whole government's budget (预备费, 转移性支出, 债务发行费用支出): no department accounts for them. */
const OF_GOVERNMENTS: ReadonlySet<string> = new Set(['227', '230', '233']);
const CLASSES = CLASS_ROWS.filter(({ key }) => !OF_GOVERNMENTS.has(key));

export const TERMS: readonly Term[] = [
  // 收入支出决算总体
  {
    address: 'T01/grand/income',
    what: '收入支出总计',
    pattern: `(?:本年度?|年度)?${BOTH}(?:决算)?总(?:计|体)(?:情况)?|总收入(?:和|、|与)?总支出|收支总额|收(?:入)?、?支(?:出)?`,
    in: WHOLE,
  },
  {
    address: 'T01/total/income',
    what: '本年收入、支出合计',
    pattern: `(?:本年度?|年度)?${BOTH}(?:决算)?合计`,
    in: WHOLE,
  },
  {
    address: 'T01/grand/income',
    what: '收入总计',
    pattern: '(?:本年度?)?收入(?:决算)?总计',
    in: WHOLE,
  },
  {
    address: 'T01/grand/expenditure',
    what: '支出总计',
    pattern: '(?:本年度?)?支出(?:决算)?总计',
    in: WHOLE,
  },
  {
    address: 'T01/grand/income',
    what: '收入总计',
    pattern: '(?:全年)?总收入(?:合计)?|收入总[额数]|本(?:单位|部门)收入',
    in: ['overview', 'profile'],
  },
  {
    address: 'T01/grand/expenditure',
    what: '支出总计',
    pattern: '(?:全年)?总支出(?:合计)?|支出总[额数]|本(?:单位|部门)支出',
    in: ['overview', 'profile'],
  },
  {
    address: 'T01/total/income',
    what: '本年收入合计',
    pattern: '(?:本年度?)收入(?:决算)?(?:合计)?|收入(?:决算)?合计',
    in: ['overview'],
  },
  {
    address: 'T01/total/expenditure',
    what: '本年支出合计',
    pattern: '(?:本年度?)支出(?:决算)?(?:合计)?|支出(?:决算)?合计',
    in: ['overview'],
  },
  { address: 'T01/total/income', what: '本年收入合计', pattern: '收入', in: ['overview'], alone: true },
  { address: 'T01/total/expenditure', what: '本年支出合计', pattern: '支出', in: ['overview'], alone: true },
  { address: 'T01/useNonFiscal/income', what: '使用非财政拨款结余', pattern: USE_NON_FISCAL },
  { address: 'T01/carryIn/income', what: '年初结转和结余', pattern: CARRY_IN, in: [...WHOLE] },
  { address: 'T01/distribution/expenditure', what: '结余分配', pattern: '结余分配' },
  { address: 'T01/carryOut/expenditure', what: '年末结转和结余', pattern: CARRY_OUT, in: [...WHOLE] },

  // 收入决算
  {
    address: 'T02/ALL/total',
    what: '本年收入合计',
    pattern: '(?:本年度?|全年)收入(?:决算)?(?:总?合?计)?|收入(?:决算)?(?:合计|总数|总额)|总收入',
    in: ['income', 'explanation', 'unknown', 'general-budget-total'],
  },
  {
    address: 'T02/ALL/total',
    what: '本年收入合计',
    pattern: '收入',
    in: ['income', 'explanation', 'unknown'],
    alone: true,
  },
  {
    address: 'T02/ALL/fiscal',
    what: '财政拨款收入',
    pattern: `${FISCAL}(?:补助)?(?:收入(?:合计)?)?|财政补助收入`,
    in: INCOME,
  },
  {
    address: 'T02/ALL/fiscal.basic',
    what: '财政基本补助收入',
    pattern: '财政(?:拨款)?基本(?:支出)?补助收入',
    in: INCOME,
  },
  {
    address: 'T02/ALL/fiscal.project',
    what: '财政项目补助收入',
    pattern: '财政(?:拨款)?项目(?:支出)?补助收入',
    in: INCOME,
  },
  {
    address: 'T01/gpb/income',
    what: '一般公共预算财政拨款收入',
    pattern: `${GPB}收入`,
    in: [...INCOME, 'general-budget', 'general-budget-total'],
  },
  { address: 'T01/gf/income', what: '政府性基金预算财政拨款收入', pattern: `${GF}收入`, in: INCOME },
  { address: 'T01/soc/income', what: '国有资本经营预算财政拨款收入', pattern: `${SOC}收入`, in: INCOME },
  { address: 'T02/ALL/superior', what: '上级补助收入', pattern: '上级补助收入' },
  {
    address: 'T02/ALL/business',
    what: '事业收入',
    pattern: '(?:教育|医疗|科研|科教)?事业收入(?:\\(不含专户资金\\))?|医疗(?:业务)?收入',
  },
  { address: 'T02/ALL/operating', what: '经营收入', pattern: '(?:事业单位)?经营收入' },
  { address: 'T02/ALL/affiliate', what: '附属单位上缴收入', pattern: '附属单位(?:上缴|缴款)收入' },
  { address: 'T02/ALL/other', what: '其他收入', pattern: '其他收入' },

  // 支出决算
  {
    address: 'T03/ALL/total',
    what: '本年支出合计',
    pattern: '(?:本年度?|全年|当年)支出(?:决算)?(?:总?合?计)?|支出(?:决算)?(?:合计|总数|总额)|总支出',
    in: [
      'expenditure',
      'explanation',
      'unknown',
      'general-budget',
      'general-budget-total',
      'general-budget-structure',
    ],
  },
  {
    address: 'T03/ALL/total',
    what: '本年支出合计',
    pattern: '支出',
    in: ['expenditure', 'explanation', 'unknown'],
    alone: true,
  },
  {
    address: 'T03/ALL/basic',
    what: '基本支出',
    pattern: '基本支出(?:决算)?(?:合计)?',
    in: ['expenditure', 'overview', 'explanation', 'unknown', 'profile'],
  },
  {
    address: 'T03/ALL/project',
    what: '项目支出',
    pattern: '项目支出(?:决算)?(?:合计)?',
    in: ['expenditure', 'overview', 'explanation', 'unknown', 'profile'],
  },
  { address: 'T03/ALL/remit', what: '上缴上级支出', pattern: '上缴上级(?:单位)?支出' },
  { address: 'T03/ALL/operating', what: '经营支出', pattern: '(?:事业单位)?经营支出' },
  { address: 'T03/ALL/subsidy', what: '对附属单位补助支出', pattern: '对附属单位补助(?:支出)?' },

  // 财政拨款收入支出决算总体
  {
    address: 'T04/grand/income',
    what: '财政拨款收入支出总计',
    pattern: `(?:本年度?)?${FISCAL}${BOTH}(?:决算)?总(?:计|体|额)(?:情况)?`,
  },
  { address: 'T04/grand/income', what: '财政拨款收入总计', pattern: `${FISCAL}(?:总收入|收入(?:决算)?总计)` },
  { address: 'T04/grand/total', what: '财政拨款支出总计', pattern: `${FISCAL}(?:总支出|支出(?:决算)?总计)` },
  {
    address: 'T04/carryIn/income',
    what: '年初财政拨款结转和结余',
    pattern: `(?:年初|上年)${FISCAL}结转(?:和|、)?结余`,
  },
  { address: 'T04/carryIn/income', what: '年初财政拨款结转和结余', pattern: CARRY_IN, in: FISCAL_IN },
  { address: 'T04/total/income', what: '本年财政拨款收入', pattern: `本年度?${FISCAL}收入(?:合计)?` },
  { address: 'T04/total/income', what: '本年财政拨款收入', pattern: `本年度?${FISCAL}`, in: FISCAL_IN },
  {
    address: 'T04/grand/income',
    what: '财政拨款收入支出总计',
    pattern: `${BOTH}(?:决算)?总(?:计|额)`,
    in: FISCAL_IN,
  },
  { address: 'T04/grand/income', what: '财政拨款收入总计', pattern: '收入(?:决算)?总计', in: FISCAL_IN },
  { address: 'T04/grand/total', what: '财政拨款支出总计', pattern: '支出(?:决算)?总计', in: FISCAL_IN },
  {
    address: 'T04/total/income',
    what: '本年财政拨款收入',
    pattern: `(?:${FISCAL}收入|本年度?收入)(?:决算)?(?:合计)?`,
    in: FISCAL_IN,
  },
  {
    address: 'T04/carryOut/total',
    what: '年末财政拨款结转和结余',
    pattern: `(?:年末|期末)${FISCAL}结转(?:和|、)?结余`,
  },
  { address: 'T04/carryOut/total', what: '年末财政拨款结转和结余', pattern: CARRY_OUT, in: FISCAL_IN },
  { address: 'T04/total/total', what: '本年财政拨款支出', pattern: `本年度?${FISCAL}支出(?:合计)?` },
  {
    address: 'T04/total/total',
    what: '本年财政拨款支出',
    pattern: `(?:${FISCAL}支出|本年度?支出)(?:决算)?(?:合计)?`,
    in: FISCAL_IN,
  },
  {
    address: 'T04/gpb/income',
    what: '一般公共预算财政拨款（收入）',
    pattern: `${GPB}(?:财政拨款)?收入`,
    in: FISCAL_IN,
  },
  {
    address: 'T04/gf/income',
    what: '政府性基金预算财政拨款（收入）',
    pattern: `${GF}(?:财政拨款)?收入`,
    in: FISCAL_IN,
  },
  {
    address: 'T04/soc/income',
    what: '国有资本经营预算财政拨款（收入）',
    pattern: `${SOC}(?:财政拨款)?收入`,
    in: FISCAL_IN,
  },
  {
    address: 'T04/total/gf',
    what: '政府性基金预算财政拨款支出',
    pattern: `${GF}(?:财政拨款)?支出`,
    in: [...FISCAL_IN, 'general-budget', 'general-budget-total', 'expenditure', 'explanation', 'unknown'],
  },
  {
    address: 'T04/total/soc',
    what: '国有资本经营预算财政拨款支出',
    pattern: `${SOC}(?:财政拨款)?支出`,
    in: [...FISCAL_IN, 'general-budget', 'general-budget-total', 'expenditure', 'explanation', 'unknown'],
  },

  // 一般公共预算财政拨款支出
  {
    address: 'T05/ALL/total',
    what: '一般公共预算财政拨款支出',
    pattern: `${GPB}总?支出(?:决算)?(?:合计|总额|总计)?`,
    in: [...GENERAL, 'explanation', 'unknown', 'expenditure'],
  },
  {
    address: 'T05/ALL/total',
    what: '一般公共预算财政拨款支出',
    pattern: `${FISCAL}支出(?:决算)?(?:合计|总额|总计)?`,
    in: ['general-budget', 'general-budget-total', 'general-budget-structure', 'general-budget-items'],
  },
  {
    address: 'T05/ALL/basic',
    what: '一般公共预算财政拨款基本支出',
    pattern: `(?:${GPB}|${FISCAL})(?:安排的?)?基本支出(?:决算)?(?:合计|总额)?`,
  },
  {
    address: 'T05/ALL/basic',
    what: '一般公共预算财政拨款基本支出',
    pattern: '基本支出(?:决算)?(?:合计|总额)?',
    in: ['basic', ...GENERAL],
  },
  {
    address: 'T05/ALL/project',
    what: '一般公共预算财政拨款项目支出',
    pattern: `(?:${GPB}|${FISCAL})(?:安排的?)?项目支出(?:总额|合计)?`,
  },
  {
    address: 'T05/ALL/project',
    what: '一般公共预算财政拨款项目支出',
    pattern: '项目支出(?:决算)?(?:合计|总额)?',
    in: ['basic', ...GENERAL],
  },
  {
    address: 'T06/personnel/amount',
    what: '人员经费',
    pattern: PERSONNEL,
    in: ['basic', 'general-budget', 'general-budget-total', 'unknown'],
  },
  {
    address: 'T06/public/amount',
    what: '公用经费',
    pattern: PUBLIC,
    in: ['basic', 'general-budget', 'general-budget-total', 'unknown'],
  },

  // 功能分类的类，不带“（类）”时
  ...CLASSES.flatMap(({ key: code, label: name }): Term[] => {
    const stem = name.replace(/支出$/, '').replaceAll('和', '[和与及]');
    const pattern = stem.length >= 4 ? `${stem}(?:支出)?` : `${stem}支出`;
    return [
      {
        address: `T05/${code}/total`,
        what: name,
        pattern,
        in: [...GENERAL.filter((k) => k !== 'fiscal'), 'unknown'],
      },
      { address: `T03/${code}/total`, what: name, pattern, in: ['expenditure'] },
      { address: `T04/${code}/total`, what: name, pattern, in: ['fiscal'] },
      { address: `T01/${code}/expenditure`, what: name, pattern, in: ['overview'] },
    ];
  }),

  // 政府性基金、国有资本经营预算
  ...(['T07', 'T08'] as const).flatMap((id): Term[] => {
    const fund = id === 'T07' ? GF : SOC;
    const name = id === 'T07' ? '政府性基金预算' : '国有资本经营预算';
    const topic: readonly SectionKind[] = id === 'T07' ? ['government-fund'] : ['state-capital'];
    return [
      {
        address: `${id}/ALL/income`,
        what: `${name}财政拨款本年收入`,
        pattern: `(?:本年度?)?(?:${fund})?(?:本年)?收入(?:决算)?(?:总?合?计|总额)?`,
        in: topic,
      },
      {
        address: `${id}/ALL/exp`,
        what: `${name}财政拨款本年支出`,
        pattern: `(?:本年度?)?(?:${fund})?(?:本年)?支出(?:决算|收入)?(?:总?合?计|总额)?`,
        in: topic,
      },
      {
        address: `${id}/ALL/carryIn`,
        what: `${name}财政拨款年初结转和结余`,
        pattern: `(?:${fund})?(?:${CARRY_IN})`,
        in: topic,
      },
      {
        address: `${id}/ALL/carryOut`,
        what: `${name}财政拨款年末结转和结余`,
        pattern: `(?:${fund})?(?:${CARRY_OUT})`,
        in: topic,
      },
      { address: `${id}/ALL/basic`, what: `${name}财政拨款基本支出`, pattern: '基本支出', in: topic },
      { address: `${id}/ALL/project`, what: `${name}财政拨款项目支出`, pattern: '项目支出', in: topic },
    ];
  }),

  // “三公”经费
  {
    address: 'T09/total/final',
    what: '“三公”经费',
    pattern: `(?:${GPB}|${FISCAL})?(?:安排的?)?${SANGONG}经费(?:${GPB}|${FISCAL})?(?:总?支出)?(?:合计|总额)?`,
  },
  {
    address: 'T09/abroad/final',
    what: '因公出国（境）费',
    pattern: '因公出国(?:\\(境\\))?(?:费用?|经费)?(?:支出)?|出国\\(境\\)(?:费用?|经费)(?:支出)?',
    in: SANGONG_IN,
  },
  {
    address: 'T09/carTotal/final',
    what: '公务用车购置及运行维护费',
    pattern:
      '(?:公(?:务用?)?车|车辆)(?:购置)?(?:费用?)?(?:及|和|与|、)(?:公(?:务用?)?车)?运(?:行(?:和|及)?(?:维护)?|维|维护)(?:费用?|经费)?(?:支出)?|公(?:务用?)?车费用?(?:支出)?',
    in: SANGONG_IN,
  },
  {
    address: 'T09/carPurchase/final',
    what: '公务用车购置费',
    pattern:
      '(?:公(?:务用?)?车|车辆)(?:\\(含[^)]*\\))?购置(?:费用?(?:支出)?|支出|经费)|公(?:务用?)?车购置|购置费用?(?:支出)?',
    in: SANGONG_IN,
  },
  {
    address: 'T09/carOperate/final',
    what: '公务用车运行维护费',
    pattern:
      '(?:(?:公(?:务用?)?车|车辆)(?:\\(含[^)]*\\))?)?运(?:行(?:和|及)?维护|维)(?:费用?(?:支出)?|支出|经费)|公(?:务用?)?车运行(?:和|及)?维护|(?:公(?:务用?)?车|车辆)(?:\\(含[^)]*\\))?运行(?:费用?(?:支出)?|支出|经费)',
    in: SANGONG_IN,
  },
  {
    address: 'T09/reception/final',
    what: '公务接待费',
    pattern: '公务接待(?:费用?|经费)?(?:支出)?|接待费用?(?:支出)?',
    in: SANGONG_IN,
  },
  {
    address: 'sangong/domestic/amount',
    what: '国内公务接待支出',
    pattern: '国内(?:公务)?接待(?:费用?)?(?:支出)?',
    in: SANGONG_IN,
  },
  {
    address: 'sangong/foreign/amount',
    what: '外事（外宾）接待支出',
    pattern: '(?:外宾|外事|国\\(境\\)外(?:公务)?)接待(?:费用?)?(?:支出)?',
    in: SANGONG_IN,
  },

  {
    address: 'sangong/perVisitor/amount',
    what: '人均接待费',
    pattern: '人均(?:公务)?接待费',
    in: SANGONG_IN,
  },
  { address: 'sangong/perCarPurchase/amount', what: '车均购置费', pattern: '车均购置费', in: SANGONG_IN },
  {
    address: 'sangong/perCarOperate/amount',
    what: '车均运行维护费',
    pattern: '车均(?:运行)?维护费',
    in: SANGONG_IN,
  },
  {
    address: 'other/meeting/amount',
    what: '会议费',
    pattern: '会议费(?:支出)?',
    in: [...SANGONG_IN, 'remarks', 'other-matters', 'running-cost', 'unknown'],
  },
  {
    address: 'other/training/amount',
    what: '培训费',
    pattern: '培训费(?:支出)?',
    in: [...SANGONG_IN, 'remarks', 'other-matters', 'running-cost', 'unknown'],
  },
  { address: 'T02/ALL/business.education', what: '教育收费', pattern: '教育收费(?:收入)?', in: INCOME },
  {
    address: 'T03/ALL/basic',
    what: '基本支出',
    pattern: '(?:机关机构|单位|机构)?正常运转的日常支出',
    in: ['expenditure'],
  },
  { address: 'T03/ALL/project', what: '项目支出', pattern: '专项业务工作的经费支出', in: ['expenditure'] },
  { address: 'other/capitalProject/amount', what: '基本建设类项目支出', pattern: '基本建设类?项目支出' },
  {
    address: 'expenditure/personnel/amount',
    what: '基本支出中的人员经费',
    pattern: PERSONNEL,
    in: ['expenditure', 'overview'],
  },
  {
    address: 'expenditure/public/amount',
    what: '基本支出中的公用经费',
    pattern: PUBLIC,
    in: ['expenditure', 'overview'],
  },
  {
    address: 'T04/carryIn.gpb/income',
    what: '年初一般公共预算财政拨款结转和结余',
    pattern: `(?:年初|上年)${GPB}结转(?:和|、)?结余`,
  },
  {
    address: 'T04/carryOut/gpb',
    what: '年末一般公共预算财政拨款结转和结余',
    pattern: `(?:年末|期末)${GPB}结转(?:和|、)?结余`,
  },

  // 机关运行经费
  {
    address: 'runningCost/total/amount',
    what: '机关运行经费',
    pattern: '机关运行经费(?:支出)?(?:合计|总额)?',
  },
  {
    address: 'runningCost/total/amount',
    what: '公用经费',
    pattern: PUBLIC,
    in: ['running-cost'],
  },

  // 政府采购
  {
    address: 'procurement/total/amount',
    what: '政府采购支出总额',
    pattern: '政府采购(?:支出)?(?:总额|总金额|合计|金额)(?:\\(以合同签订为准\\))?|政府采购支出',
  },
  {
    address: 'procurement/goods/amount',
    what: '政府采购货物支出',
    pattern: '(?:政府采购)?货物(?:类)?(?:采购)?(?:支出)?(?:金额)?',
    in: ['procurement'],
  },
  {
    address: 'procurement/works/amount',
    what: '政府采购工程支出',
    pattern: '(?:政府采购)?工程(?:类)?(?:采购)?(?:支出)?(?:金额)?',
    in: ['procurement'],
  },
  {
    address: 'procurement/services/amount',
    what: '政府采购服务支出',
    pattern: '(?:政府采购)?服务(?:类)?(?:采购)?(?:支出)?(?:金额)?',
    in: ['procurement'],
  },
  {
    address: 'procurement/sme/amount',
    what: '授予中小企业合同金额',
    pattern: '授予中小企业(?:的)?合同(?:总)?(?:金额)?',
    in: ['procurement', 'remarks', 'other-matters'],
  },
  {
    address: 'procurement/micro/amount',
    what: '授予小微企业合同金额',
    pattern: '授予小(?:型|微)?(?:、|和)?(?:微型?)?企业(?:的)?合同(?:总)?(?:金额)?',
    in: ['procurement', 'remarks', 'other-matters'],
  },
  {
    address: 'procurement/reservedSme/amount',
    what: '面向中小企业预留政府采购项目预算金额',
    pattern: '面向中小企业预留(?:的)?政府采购项目预算(?:金额)?',
    in: ['procurement'],
  },
  {
    address: 'procurement/reservedMicro/amount',
    what: '面向小微企业预留政府采购项目预算金额',
    pattern: '面向小微企业预留(?:的)?政府采购项目预算(?:金额)?',
    in: ['procurement'],
  },
  {
    address: 'procurement/smeOfReserved/amount',
    what: '预留项目中由中小企业成交的采购金额',
    pattern: '面向中小企业预留(?:的)?政府采购项目中，由中小企业供应商中标或成交的，采购金额',
    in: ['procurement'],
  },
  {
    address: 'procurement/microOfReserved/amount',
    what: '预留项目中由小微企业成交的采购金额',
    pattern: '面向小微企业预留(?:的)?政府采购项目中，由小微企业供应商中标或成交的，采购金额',
    in: ['procurement'],
  },
  {
    address: 'procurement/smeOfOther/amount',
    what: '其他项目中由中小企业成交的采购金额',
    pattern: '其他政府采购项目中，由中小企业供应商中标或成交的，采购金额',
    in: ['procurement'],
  },

  // 国有资产
  { address: 'assets/total/amount', what: '资产总额', pattern: '资产总(?:额|计|值)', in: ASSETS_IN },
  { address: 'assets/current/amount', what: '流动资产', pattern: '流动资产', in: ASSETS_IN },
  { address: 'assets/fixed/amount', what: '固定资产', pattern: '固定资产(?:净值|净额)?', in: ASSETS_IN },
  { address: 'assets/fixedGross/amount', what: '固定资产原值', pattern: '固定资产原值', in: ASSETS_IN },
  {
    address: 'assets/invested/amount',
    what: '对外投资',
    pattern: '对外投资(?:(?:及|和|、)有价证券)?|长期投资',
    in: ASSETS_IN,
  },
  { address: 'assets/construction/amount', what: '在建工程', pattern: '在建工程', in: ASSETS_IN },
  { address: 'assets/intangible/amount', what: '无形资产', pattern: '无形资产(?:净值|净额)?', in: ASSETS_IN },
  { address: 'assets/others/amount', what: '其他资产', pattern: '其他(?:类)?资产', in: ASSETS_IN },
  { address: 'assets/disposal/amount', what: '资产处置收入', pattern: '资产处置收入', in: ASSETS_IN },
  {
    address: 'assets/letting/amount',
    what: '资产出租（使用）收入',
    pattern: '资产(?:使用|出租|出租出借)收入',
    in: ASSETS_IN,
  },
  {
    address: 'assets/houseArea/count',
    what: '房屋面积',
    pattern: '(?:共有)?房屋(?:建筑)?(?:面积)?',
    in: ['assets'],
  },
  {
    address: 'assets/cars/count',
    what: '车辆',
    pattern: '(?:共有)?(?:公务用)?车辆(?:共(?:有|计)|合计|总数)?',
    in: ['assets'],
  },

  // 预算绩效
  {
    address: 'performance/executed/amount',
    what: '绩效评价项目全年执行数',
    pattern: '全年执行数',
    in: ['performance'],
  },
];

/** The default subject of a topic: what `与上年相比，增加…` speaks of when the sentence names nothing. */
export const DEFAULT_SUBJECT: Partial<Record<SectionKind, { address: string; what: string }>> = {
  overview: { address: 'T01/grand/income', what: '收入支出总计' },
  income: { address: 'T02/ALL/total', what: '本年收入合计' },
  expenditure: { address: 'T03/ALL/total', what: '本年支出合计' },
  fiscal: { address: 'T04/grand/income', what: '财政拨款收入支出总计' },
  'general-budget': { address: 'T05/ALL/total', what: '一般公共预算财政拨款支出' },
  'general-budget-total': { address: 'T05/ALL/total', what: '一般公共预算财政拨款支出' },
  'general-budget-structure': { address: 'T05/ALL/total', what: '一般公共预算财政拨款支出' },
  'general-budget-items': { address: 'T05/ALL/total', what: '一般公共预算财政拨款支出' },
  basic: { address: 'T05/ALL/basic', what: '一般公共预算财政拨款基本支出' },
  'government-fund': { address: 'T07/ALL/exp', what: '政府性基金预算财政拨款支出' },
  'state-capital': { address: 'T08/ALL/exp', what: '国有资本经营预算财政拨款支出' },
  sangong: { address: 'T09/total/final', what: '“三公”经费' },
  'running-cost': { address: 'runningCost/total/amount', what: '机关运行经费' },
  procurement: { address: 'procurement/total/amount', what: '政府采购支出总额' },
};

/** The whole that a bare `占 p%` of this part refers to. */
export function wholeOf(address: string): string | undefined {
  const [statement, row] = address.split('/');
  if (statement === 'T01') return address.endsWith('/income') ? 'T02/ALL/total' : 'T03/ALL/total';
  if (statement === 'T02') return 'T02/ALL/total';
  if (statement === 'T03') return 'T03/ALL/total';
  if (statement === 'T04') return address.endsWith('/income') ? 'T04/total/income' : 'T04/total/total';
  if (statement === 'T05') return row === 'ALL' ? undefined : 'T05/ALL/total';
  if (statement === 'T06') return 'T05/ALL/basic';
  if (statement === 'expenditure') return 'T03/ALL/basic';
  if (statement === 'T07' || statement === 'T08') return `${statement}/ALL/exp`;
  if (statement === 'T09') return 'T09/total/final';
  if (statement === 'procurement') return 'procurement/total/amount';
  return undefined;
}

/** A count (数量) of the narrative: told by its unit and the words just before (or after) it. */
export interface CountTerm {
  readonly address: string;
  readonly what: string;
  /** Units that the count may carry. */
  readonly unit: string;
  /** Must match at the end of the words before the number (same sentence). */
  readonly before: string;
  /** Must match at the start of the words after the unit, when given. */
  readonly after?: string;
  readonly in: readonly SectionKind[];
}

const AFTER_LABEL = '(?:数量?|量|总数|数目)?(?:为|共计?|共有|是|：|有|计|合计|累计)?';
const STAFF_IN: readonly SectionKind[] = [
  'organisation',
  'profile',
  'duties',
  'unknown',
  'remarks',
  'overview',
];
const car = (key: string, what: string, label: string): CountTerm => ({
  address: `assets/cars.${key}/count`,
  what,
  unit: '辆|台',
  before: `${label}(?:\\([^()]*\\))?${AFTER_LABEL}`,
  in: ['assets', 'sangong', 'other-matters'],
});

/** In order of trial: the first that fits wins. */
export const COUNTS: readonly CountTerm[] = [
  // 人员
  {
    address: 'staff/total/count',
    what: '实有人数',
    unit: '人|名',
    before: `(?:实有(?:人员|人数)|年末实有人[员数]|人员总数|总人数|职工总数)${AFTER_LABEL}`,
    in: STAFF_IN,
  },
  {
    address: 'staff/active/count',
    what: '在职人员',
    unit: '人|名',
    before: `在(?:职|编)(?:在编)?(?:人员|职工|人数|干部职工)?(?:实有)?${AFTER_LABEL}`,
    in: STAFF_IN,
  },
  {
    address: 'staff/lixiu/count',
    what: '离休人员',
    unit: '人|名',
    before: `离休(?:人员|干部|人数)?${AFTER_LABEL}`,
    in: STAFF_IN,
  },
  {
    address: 'staff/retired/count',
    what: '退休人员',
    unit: '人|名',
    before: `退休(?:人员|干部|职工|人数)?${AFTER_LABEL}`,
    in: STAFF_IN,
  },
  {
    address: 'staff/quota/count',
    what: '编制数',
    unit: '人|名|个',
    before: `(?:核定)?(?:总)?编制(?:人数|数|名额)?${AFTER_LABEL}`,
    in: STAFF_IN,
  },
  {
    address: 'staff/administrativeQuota/count',
    what: '行政编制',
    unit: '人|名|个',
    before: `行政编制${AFTER_LABEL}`,
    in: STAFF_IN,
  },
  {
    address: 'staff/businessQuota/count',
    what: '事业编制',
    unit: '人|名|个',
    before: `事业编制${AFTER_LABEL}`,
    in: STAFF_IN,
  },
  {
    address: 'organisation/divisions/count',
    what: '内设机构数',
    unit: '个',
    before: `内设(?:职能)?(?:机构|科室|处室|部门)${AFTER_LABEL}`,
    in: STAFF_IN,
  },
  {
    address: 'organisation/divisions/count',
    what: '内设机构数',
    unit: '个',
    before: '(?:下设|内设|设有|设立|设)(?:职能)?(?:机构|科室|处室|部门)?(?:共|有|为)?',
    after: '(?:内设|职能|正科级|副科级|股级|处级|业务)?(?:科|处|机构|部门|办公室|股|中心|站|大队|委室)',
    in: STAFF_IN,
  },
  {
    address: 'organisation/units/count',
    what: '所属单位数',
    unit: '个|家',
    before:
      '(?:下属|所属|包括|纳入|共有|共|下设|范围的(?:独立核算)?单位(?:共)?|单位)(?:预算)?(?:单位)?(?:共|有|为)?',
    after: '(?:下属|所属|二级|独立|预算|行政|参公|事业|单位|，|。)',
    in: STAFF_IN,
  },

  // “三公”
  {
    address: 'sangong/groups/count',
    what: '因公出国（境）团组数',
    unit: '个|批|次|批次',
    before: `团组?${AFTER_LABEL}|团组\\(含[^)]*\\)${AFTER_LABEL}`,
    in: SANGONG_IN,
  },
  {
    address: 'sangong/groups/count',
    what: '因公出国（境）团组数',
    unit: '个',
    before: '(?:组织|安排|参加|涉及|出国(?:\\(境\\))?)(?:的)?(?:因公)?(?:出国(?:\\(境\\))?)?(?:共计?)?',
    after: '团组',
    in: SANGONG_IN,
  },
  {
    address: 'sangong/foreignBatches/count',
    what: '外事接待批次',
    unit: '批次|批|个',
    before: `(?:外宾|外事|国\\(境\\)外公务)接待(?:来访团组|团组|批次)?${AFTER_LABEL}`,
    in: SANGONG_IN,
  },
  {
    address: 'sangong/foreignBatches/count',
    what: '外事接待批次',
    unit: '批次|批|个',
    before: `接待(?:外宾|外事|国\\(境\\)外来访)(?:团组|来访团组|批次)?${AFTER_LABEL}`,
    in: SANGONG_IN,
  },
  {
    address: 'sangong/batches/count',
    what: '国内公务接待批次',
    unit: '批次|批|个',
    before: `(?:接待|批次|接待批次)${AFTER_LABEL}`,
    in: SANGONG_IN,
  },
  {
    address: 'sangong/bought/count',
    what: '公务用车购置数',
    unit: '辆|台',
    before: `(?:购置|更新|购入|新购)(?:\\(更新\\)|公(?:务用?)?车|车辆|公务车辆?)*${AFTER_LABEL}`,
    in: [...SANGONG_IN, 'assets'],
  },
  {
    address: 'sangong/assetCars/count',
    what: '国有资产占用情况中固定资产车辆',
    unit: '辆|台',
    before: `固定资产车辆${AFTER_LABEL}`,
    in: SANGONG_IN,
  },
  {
    address: 'sangong/held/count',
    what: '公务用车保有量',
    unit: '辆|台',
    before: `(?:保有量|保有|(?:共有|实有|现有|尚有|年末有)(?:公务(?:用)?车辆?|车辆)?)${AFTER_LABEL}|(?<!购置|更新|购入|新购|一般|增)(?:公(?:务用?)?车(?:辆)?|车辆)${AFTER_LABEL}`,
    in: SANGONG_IN,
  },

  // 资产
  {
    address: 'assets/disposedArea/count',
    what: '处置房屋面积',
    unit: '平方米',
    before: '(?:处置|出售|拆除)[^，。；]{0,14}',
    in: ASSETS_IN,
  },
  {
    address: 'assets/letArea/count',
    what: '出租、出借房屋面积',
    unit: '平方米',
    before: '(?:出租|出借)[^，。；]{0,14}',
    in: ASSETS_IN,
  },
  {
    address: 'assets/disposedCars/count',
    what: '处置车辆',
    unit: '辆|台',
    before: `(?:处置|报废|拍卖|核销)(?:公务)?(?:用车|车辆|车)${AFTER_LABEL}`,
    in: ASSETS_IN,
  },
  {
    address: 'assets/disposedItems/count',
    what: '报废、处置资产项数',
    unit: '项|件|台\\(套\\)|台套',
    before: '(?:报废|报损|处置)[^，。；]{0,8}',
    in: ASSETS_IN,
  },
  car(
    'ministerial',
    '副部（省）级及以上领导用车',
    '(?:副?[部省](?:\\([部省]\\))?级|副部\\(省\\)级|省级)(?:及?以上)?(?:领导)?(?:干部)?用车',
  ),
  car('principal', '主要负责人用车', '主要(?:负责人|领导)(?:干部)?用车'),
  car('confidential', '机要通信用车', '机要通信(?:应急)?用车'),
  car('emergency', '应急保障用车', '应急保障用车'),
  car('enforcement', '执法执勤用车', '(?:一般)?(?:执法执勤|执勤执法)用车'),
  car('special', '特种专业技术用车', '特种(?:专业)?(?:技术|作业)?(?:用车|车辆?)'),
  car('retired', '离退休干部用车', '离退休干部(?:服务)?用车'),
  car('general', '一般公务用车', '一般公务用车'),
  car('other', '其他用车', '其他(?:类型)?(?:用车|车辆)'),
  {
    address: 'assets/cars/count',
    what: '车辆',
    unit: '辆|台',
    before: `(?<!购置|更新|购入|新购)车辆(?:共有|共计|总数|合计)?${AFTER_LABEL}`,
    in: ['assets'],
  },
  {
    address: 'assets/houseArea/count',
    what: '房屋面积',
    unit: '平方米',
    before: '(?:房屋|面积|用房)[^，。；]{0,12}',
    in: ['assets'],
  },
  {
    address: 'assets/equipment50/count',
    what: '单价50万元以上通用设备',
    unit: '台\\(套\\)|台|套',
    before: '(?:单价|单位价值)(?:在)?50万元[^，。；]{0,24}',
    in: ['assets'],
  },
  {
    address: 'assets/equipment/count',
    what: '单价100万元以上设备',
    unit: '台\\(套\\)|台|套',
    before: '(?:单价|单位价值)(?:在)?100万元[^，。；]{0,24}',
    in: ['assets'],
  },

  // 绩效
  {
    address: 'performance/goals/count',
    what: '编报绩效目标的项目数',
    unit: '个',
    before: '编报(?:的)?绩效目标[^，。；]{0,12}项目',
    in: ['performance'],
  },
  {
    address: 'performance/tracked/count',
    what: '绩效跟踪评价的项目数',
    unit: '个',
    before: '绩效(?:跟踪|运行监控)[^，。；]{0,14}项目',
    in: ['performance'],
  },
  {
    address: 'performance/evaluated/count',
    what: '绩效自评的项目数',
    unit: '个',
    before: '绩效自评[^，。；评]{0,14}项目',
    in: ['performance'],
  },
  {
    address: 'performance/gradeD/count',
    what: '评级为“不合格（差）”的项目数',
    unit: '个',
    before: '(?:评级|等级)?为?“(?:不合格|差)[”“]的?(?:项目)?',
    in: ['performance'],
  },
  {
    address: 'performance/gradeC/count',
    what: '评级为“合格（中）”的项目数',
    unit: '个',
    before: '(?:评级|等级)?为?“(?:合格|中)[”“]的?(?:项目)?',
    in: ['performance'],
  },
  {
    address: 'performance/gradeB/count',
    what: '评级为“良”的项目数',
    unit: '个',
    before: '(?:评级|等级)?为?“良好?[”“]的?(?:项目)?',
    in: ['performance'],
  },
  {
    address: 'performance/gradeA/count',
    what: '评级为“优”的项目数',
    unit: '个',
    before: '(?:评级|等级)?为?“优秀?[”“]的?(?:项目)?',
    in: ['performance'],
  },
  {
    address: 'performance/solved/count',
    what: '已完成整改的问题数',
    unit: '个',
    before: '已经?完成整改(?:的)?(?:问题)?',
    in: ['performance'],
  },
  {
    address: 'performance/solving/count',
    what: '正在整改的问题数',
    unit: '个',
    before: '正在整改(?:的)?(?:问题)?',
    in: ['performance'],
  },
  {
    address: 'performance/problems/count',
    what: '绩效自评发现的问题数',
    unit: '个',
    before: '发现(?:的)?问题',
    in: ['performance'],
  },
  {
    address: 'performance/average/count',
    what: '绩效自评平均得分',
    unit: '分',
    before: '(?:平均(?:得)?分|平均得分为?|自评平均得?分)(?:数)?(?:为|是)?',
    in: ['performance'],
  },
  {
    address: 'performance/score/count',
    what: '项目自评得分',
    unit: '分',
    before: '(?:自评|评价|综合)?得分(?:数)?(?:为|是|：)?',
    in: ['performance'],
  },
  {
    address: 'performance/firstLevel/count',
    what: '一级项目数',
    unit: '个',
    before: '一级项目(?:共)?',
    in: ['performance'],
  },
  {
    address: 'performance/secondLevel/count',
    what: '二级项目数',
    unit: '个',
    before: '二级项目(?:共)?',
    in: ['performance'],
  },
  {
    address: 'performance/projects/count',
    what: '绩效评价项目数',
    unit: '个',
    before: '(?:预算)?(?:绩效)?(?:评价|自评|管理|目标)?(?:的)?(?:项目|项目支出)(?:共|共计|数|数量|为|有)?',
    in: ['performance'],
  },
  {
    address: 'performance/projects/count',
    what: '绩效评价项目数',
    unit: '个',
    before: '(?:对|共对|组织对|涉及|开展)(?:\\d{4}年度)?(?:共)?',
    after: '(?:预算)?项目',
    in: ['performance'],
  },
];
