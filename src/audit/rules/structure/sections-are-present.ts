import type { Disclosure, SectionKind } from '../../../model/disclosure.ts';
import type { Context } from '../../context.ts';
import { disclosure, section } from '../../example.ts';
import type { Draft } from '../../finding.ts';
import { inProse, isUnder, passagesOf } from '../../passages.ts';
import { defineRule } from '../../rule.ts';

interface Topic {
  readonly name: string;
  readonly kinds: readonly SectionKind[];
  /** Words that state the topic wherever they stand. */
  readonly words: RegExp;
  /** Topics under which the words are a mention in passing, and do not explain it. */
  readonly notUnder?: readonly SectionKind[];
}

/** What a disclosure must explain, whatever it calls or orders it. */
const TOPICS: readonly Topic[] = [
  { name: '部门（单位）职责', kinds: ['duties'], words: /职能|职责|主要任务/ },
  {
    name: '机构设置',
    kinds: ['organisation'],
    words: /机构设置|单位构成|编制范围|内设|下设|下属|所属|机构情况/,
  },
  {
    name: '收支总体情况',
    kinds: ['overview'],
    words: /收入?、?支出?(?:决算)?总[体计]|收入总计|支出总计|总收入|收支(?:决算)?(?:总体|增减)/,
  },
  {
    name: '一般公共预算财政拨款支出情况',
    kinds: ['general-budget', 'general-budget-total', 'general-budget-items'],
    words: /一般公共预算(?:财政拨款)?(?:本年)?支出|公共财政预算拨款支出/,
  },
  { name: '一般公共预算财政拨款基本支出情况', kinds: ['basic'], words: /基本支出/ },
  { name: '“三公”经费支出情况', kinds: ['sangong'], words: /三公/ },
  {
    name: '机关运行经费情况',
    kinds: ['running-cost'],
    words: /机关运行(?:经费|费)/,
    notUnder: ['glossary', 'sangong', 'basic', 'duties', 'organisation'],
  },
  { name: '政府采购情况', kinds: ['procurement'], words: /政府采购/ },
  {
    name: '名词解释',
    kinds: ['glossary'],
    words:
      /名词解释|名词说明|指标解释|专业名词|[一二三四五六七八九十]、财政拨款收入：|是?指.{0,20}从.{0,12}财政部门取得/,
  },
  {
    name: '国有资产占用情况',
    kinds: ['assets'],
    words: /国有资产|车辆\d|共有车辆|固定资产/,
    notUnder: ['glossary', 'sangong', 'duties', 'organisation'],
  },
  { name: '预算绩效情况', kinds: ['performance'], words: /绩效/ },
];

function check(disclosure: Disclosure, { profile }: Context): Draft[] {
  const { required, mild } = profile.sections;
  const kinds = new Set(disclosure.sections.map((s) => s.kind));
  const passages = passagesOf(disclosure).filter((p) => /heading|body|title|note/.test(p.kind));
  const stated = ({ words, notUnder }: Topic) =>
    passages.some(
      (p) => words.test(p.normal.text) && !(notUnder && isUnder(disclosure, p.section, notUnder)),
    );
  const asked = (topic: Topic, kinds: readonly SectionKind[]) => topic.kinds.some((k) => kinds.includes(k));
  const missing = TOPICS.filter(
    (t) => asked(t, [...required, ...mild]) && !t.kinds.some((kind) => kinds.has(kind)) && !stated(t),
  );
  if (missing.length === 0) return [];
  const [title] = disclosure.titles;
  const quote = title?.text ?? disclosure.unit ?? '';
  return [
    {
      severity: missing.every((t) => !asked(t, required)) ? 'info' : 'warning',
      message: `没有找到${missing.map((t) => t.name).join('、')}的说明`,
      locations: [{ place: title?.place ?? disclosure.sections[0]?.place ?? {}, quote }],
    },
  ];
}

const ALL = [
  section('一、主要职责', '负责档案管理工作。'),
  section('二、机构设置', '内设2个科室，分别是：办公室、保管科。'),
  section('三、收入支出决算总体情况说明', '2024年度收入总计10.00万元，支出总计10.00万元。'),
  section('四、一般公共预算财政拨款支出决算情况说明', '一般公共预算财政拨款支出10.00万元。'),
  section('五、一般公共预算财政拨款基本支出决算情况说明', '一般公共预算财政拨款基本支出10.00万元。'),
  section('六、“三公”经费支出决算情况说明', '“三公”经费支出0.00万元。'),
  section('七、机关运行经费支出情况', '机关运行经费支出1.00万元。'),
  section('八、政府采购支出情况', '政府采购支出总额0.00万元。'),
  section('九、国有资产占用情况', '共有车辆0辆。'),
  section('十、预算绩效情况', '开展绩效自评1个项目。'),
  section('十一、名词解释', '基本支出：指保障机构正常运转的支出。'),
];

export default defineRule({
  id: 'structure/sections-are-present',
  title: '应说明的内容齐全',
  severity: 'warning',
  appliesToBlankForms: true,
  what: '检查职责、机构设置、收支总体、一般公共预算支出、基本支出、“三公”经费、机关运行经费、政府采购、名词解释等内容是否都有说明，不论标题和顺序；国有资产和绩效只作提示。',
  why: '缺少规定的内容，公开就不完整。',
  source: '部门决算公开的规定内容（职责、机构、收支增减、机关运行经费、政府采购、名词解释等）',
  mend: '补上缺少的说明；没有此项的，写明没有。',
  check: inProse(check),
  examples: {
    wrong: [
      { finds: ['青山县档案馆2024年度部门决算'], text: disclosure(...ALL.slice(0, 6), ...ALL.slice(8)) },
      { finds: ['青山县档案馆2024年度部门决算'], text: disclosure(...ALL.slice(0, 10)) },
    ],
    right: [
      disclosure(...ALL),
      disclosure(
        '一、部门概况',
        '主要职能是管理档案，下属单位0个。',
        '二、收支决算总体情况',
        '收、支总计10.00万元。一般公共预算财政拨款支出10.00万元，其中基本支出10.00万元。',
        '三、其他重要事项',
        '“三公”经费、机关运行经费、政府采购均为0.00万元；国有资产占用、绩效评价情况见附件。',
        '四、名词解释',
        '基本支出：指保障机构正常运转的支出。',
      ),
    ],
  },
});
