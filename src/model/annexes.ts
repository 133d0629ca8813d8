/**
 * Tables that localities publish beside the nine statements (附加表): running costs, assets, procurement. Their lines
 * state what the narrative states, so they have the narrative's addresses.
 */
export interface AnnexLine {
  readonly address: string;
  /** What it is, for a person. */
  readonly what: string;
  /** Label of the line without its ordinal, unit and brackets. */
  readonly label: RegExp;
  /** The topic under which the label means this; everywhere unless told. */
  readonly in?: AnnexTopic;
}

export type AnnexTopic = 'running-cost' | 'assets' | 'procurement';

/** Words of a table's title, or of a line that heads others, that set the topic of what follows. */
export const ANNEX_TOPICS: readonly (readonly [AnnexTopic, RegExp])[] = [
  ['procurement', /政府采购|采购(?:支出|情况|信息)/],
  ['assets', /国有资产|资产占[有用]|车辆|设备/],
  ['running-cost', /机关运行/],
];

const car = (key: string, what: string, label: RegExp): AnnexLine => ({
  address: `assets/cars.${key}/count`,
  what,
  label,
});

export const ANNEX_LINES: readonly AnnexLine[] = [
  {
    address: 'runningCost/total/amount',
    what: '机关运行经费',
    label: /^(?:机关运行(?:经费|费)(?:支出)?(?:合计|总额|情况)?)$/,
  },
  {
    address: 'runningCost/administrative/amount',
    what: '行政单位机关运行经费',
    label: /^行政(?:单位|机关)$/,
    in: 'running-cost',
  },
  {
    address: 'runningCost/civilService/amount',
    what: '参照公务员法管理事业单位机关运行经费',
    label: /^参照公务员法管理(?:的)?事业单位$|^参公(?:管理)?事业单位$/,
    in: 'running-cost',
  },
  {
    address: 'assets/cars/count',
    what: '车辆',
    label: /^(?:共有)?(?:公务用车|机动车辆?|车辆)(?:数量?|总数|实有数|保有量)?(?:合计|小计|总计)?$/,
  },
  car('ministerial', '副部（省）级及以上领导用车', /^副(?:部|省).*用车$/),
  car('principal', '主要负责人用车', /^主要(?:负责人|领导干部|领导)用车$/),
  car('confidential', '机要通信用车', /^机要通信(?:应急)?用车$/),
  car('emergency', '应急保障用车', /^应急(?:保障)?用车$/),
  car('enforcement', '执法执勤用车', /^执法执勤用车$/),
  car('special', '特种专业技术用车', /^特种专业(?:技术)?用车$/),
  car('retired', '离退休干部服务用车', /^离退休干部(?:服务)?用车$/),
  car('general', '一般公务用车', /^一般公务(?:用车|车辆)$/),
  car('other', '其他用车', /^其他(?:用车|车辆)$/),
  {
    address: 'assets/equipment50/count',
    what: '单价50万元以上设备',
    label: /^单[价台位].{0,6}50万元(?:以上|及以上)?.{0,4}设备.*$/,
  },
  {
    address: 'assets/equipment/count',
    what: '单价100万元以上设备',
    label: /^单[价台位].{0,6}100万元(?:以上|及以上)?.{0,4}设备.*$/,
  },
  {
    address: 'assets/houseArea/count',
    what: '房屋面积',
    label: /^(?:房屋|土地、?房屋|办公用房)(?:建筑)?(?:面积)?$/,
    in: 'assets',
  },
  {
    address: 'procurement/total/amount',
    what: '政府采购支出总额',
    label: /^政府采购(?:支出)?(?:总额|合计|金额|信息|情况)?$/,
  },
  {
    address: 'procurement/total/amount',
    what: '政府采购支出总额',
    label: /^(?:合计|总计)$/,
    in: 'procurement',
  },
  { address: 'procurement/goods/amount', what: '政府采购货物支出', label: /^政府采购货物(?:类)?(?:支出)?$/ },
  { address: 'procurement/works/amount', what: '政府采购工程支出', label: /^政府采购工程(?:类)?(?:支出)?$/ },
  {
    address: 'procurement/services/amount',
    what: '政府采购服务支出',
    label: /^政府采购服务(?:类)?(?:支出)?$/,
  },
  {
    address: 'procurement/goods/amount',
    what: '政府采购货物支出',
    label: /^货物(?:类|支出)?$/,
    in: 'procurement',
  },
  {
    address: 'procurement/works/amount',
    what: '政府采购工程支出',
    label: /^工程(?:类|支出)?$/,
    in: 'procurement',
  },
  {
    address: 'procurement/services/amount',
    what: '政府采购服务支出',
    label: /^服务(?:类|支出)?$/,
    in: 'procurement',
  },
  {
    address: 'procurement/sme/amount',
    what: '授予中小企业合同金额',
    label: /^(?:其中：)?(?:政府采购)?(?:授予)?中小(?:微)?企业(?:合同)?(?:金额)?$/,
  },
  {
    address: 'procurement/micro/amount',
    what: '授予小微企业合同金额',
    label: /^(?:其中：)?(?:政府采购)?(?:授予)?小微企业(?:合同)?(?:金额)?$/,
  },
];

/** What a column of such a table holds, by its headings; the first that fits. Facets follow the address with `@`. */
export const ANNEX_COLUMNS: readonly (readonly [facet: string, heading: RegExp])[] = [
  ['@last-year', /上年|去年/],
  ['@change', /增减/],
  ['@budget', /预算|计划/],
  ['', /决算|实际|统计数|数量|金额|支出|合计|本年|实有|数额|辆|数$/],
];

/** Parts that divide a column: 财政性资金, 一般公共预算. They follow the key of the line with a dot. */
export const ANNEX_FUNDS: readonly (readonly [part: string, heading: RegExp])[] = [
  ['fiscal', /财政(?:性)?资金|财政拨款/],
  ['gpb', /一般公共预算/],
  ['gf', /政府性基金/],
  ['soc', /国有资本/],
  ['otherFunds', /其他资金|自筹|非财政/],
];
