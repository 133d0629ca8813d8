import type { Disclosure } from '../../../model/disclosure.ts';
import { matchesOf } from '../../../model/matches.ts';
import { disclosure, evaluation, section } from '../../example.ts';
import type { Draft, Location } from '../../finding.ts';
import { inProse, isProse, locationIn, type Passage, passagesOf } from '../../passages.ts';
import { defineRule } from '../../rule.ts';

/** Words of a template (模板) that a finished text no longer has, over normalised text. */
const RESIDUES: readonly { readonly kind: string; readonly pattern: RegExp }[] = [
  // Latin neighbours make an address or a model number: xxgk, XXL.
  { kind: '占位符', pattern: /(?<![A-Za-z./_-])(?:[Xx]{2,}|[×╳✕]{2,})(?![A-Za-z./_-])/g },
  { kind: '占位符', pattern: /(?<![A-Za-z\d.])[X×](?=万元|亿元|元|个|辆|年度|%)/g },
  { kind: '占位符', pattern: /(?:\*{2,}|_{2,}|[〇○]{2,})(?=万元|元|%|个|辆|人|年度|单位|部门|局)/g },
  { kind: '占位符', pattern: /某某(?=单位|部门|局|委|县|市|区|镇|乡)/g },
  { kind: '占位符', pattern: /[([](?:本)?(?:单位|部门)(?:名称|全称)[)\]]/g },
  // 占 %, 比上年减少 万元: the figure was never filled in.
  {
    kind: '空格',
    pattern:
      /(?:占|增长|下降|完成(?:年初|全年)?预算数?的)%(?=[，。；、)]|$)|(?:增加|减少|决算|预算|支出|收入|合计|总计)(?:为|了|共)?万元(?=[，。；])/g,
  },
  {
    kind: '待选的词',
    pattern:
      /(?:(?:增加|增长|上升|提高|增)\((?:或)?(?:减少|下降|降低|减)\)|(?:减少|下降|降低|减)\((?:或)?(?:增加|增长|上升|提高|增)\)|(?:增加|增长|上升)\/(?:减少|下降|降低)|(?:减少|下降|降低)\/(?:增加|增长|上升))(?=的?主要|了?[-\d_*×X]|万元|[，。；]|$)/g,
  },
  {
    kind: '待选的词',
    pattern:
      /(?:大\(小\)|小\(大\)|多\(少\)|少\(多\)|高\(低\)|低\(高\))于|(?:大|高|多)于[(/](?:或)?(?:小|低|少|等)于|(?:小|低|少)于[(/](?:或)?(?:大|高|多|等)于|大小于|小大于|大于小于|小于大于/g,
  },
  { kind: '填写说明', pattern: /\(?如(?:无变化|持平)[，]?(?:则|请|可)?作(?:无变化|持平)表述\)?/g },
  {
    kind: '填写说明',
    pattern:
      /\((?:如)?(?:不涉及|没有|无此项|未发生|无)的?(?:项目|内容|科目|款级科目)?(?:请|可|则)?(?:不列|删除|删去|不填|省略|不写)\)/g,
  },
  {
    kind: '填写说明',
    pattern: /(?<=[，。；：(])(?:请)?列明[^，。；：()]{0,14}(?:数量|批次|人次|人数|团组数|保有量|原因)/g,
  },
  {
    kind: '填写说明',
    pattern: /无[^，。；]{0,30}的(?:部门|单位)?，(?:仍|应|需|仍需|仍应)?保留该表格?格式[^。；]{0,30}/g,
  },
  {
    kind: '填写说明',
    pattern: /(?:无|没有)[^，。；]{0,30}的(?:部门|单位)?，(?:请)?作(?:如下|下述|以下)说明：?/g,
  },
  {
    kind: '填写说明',
    pattern: /按(?:照)?上述格式[^，。；]{0,6}(?:依次|逐项|逐一|分别)?(?:说明|填列|填写)[^。；]{0,30}/g,
  },
  {
    kind: '填写说明',
    pattern:
      /\((?:注：)?(?:请|此处|如有|如无|若有|若无|如不|可|应|据实|按实际|根据实际|根据本)[^()]{0,36}(?:填写|填列|删除|删去|不填|列示|表述|补充|修改|选填|选择|说明)[^()]{0,12}\)/g,
  },
  {
    kind: '填写说明',
    pattern:
      /(?:由主管部门|根据“?三定”?方案)[^。；]{0,36}填写|此处(?:填写|填列|插入|省略)|(?:二|三|任)选(?:一|其一)填写?/g,
  },
  {
    kind: '待选的词',
    pattern:
      /(?:增加|减少|增长|下降)持平|持平(?:增加|减少|增长|下降)|减增加|增减少|(?:减少|增加)为0(?:\.0+)?(?:万元|元)?/g,
  },
  { kind: '待选的词', pattern: /本(?:部门\(单位\)|单位\(部门\))/g },
  { kind: '填写说明', pattern: /[(，](?:限)?\d{2,4}字(?:以内|左右|以上)\)?/g },
  {
    kind: '填写说明',
    pattern: /(?:没有|无)的(?:请)?(?:删除|删去)|由各(?:单位|部门)根据实际情况[^。；()]{0,8}(?:填写|补充)/g,
  },
  { kind: '待选的词', pattern: /(?<![入、])支出收入(?=总计|合计)/g },
  { kind: '占位符', pattern: /^\([一二三四五六七八九十]+\)(?:。{2,}|…+|\.{3,})$/g },
  { kind: '填写说明', pattern: /\((?:示例|样例|范例|参考样式|参考模板)\)/g },
];

interface Residue {
  readonly kind: string;
  readonly words: string;
  readonly locations: Location[];
}

function residuesOf(passages: readonly Passage[]): Residue[] {
  const residues = new Map<string, Residue>();
  for (const passage of passages) {
    const { text } = passage.normal;
    const taken: [number, number][] = [];
    for (const { kind, pattern } of RESIDUES) {
      for (const match of matchesOf(text, pattern)) {
        const start = match.index;
        const end = start + match[0].length;
        if (taken.some(([a, b]) => start < b && a < end)) continue;
        taken.push([start, end]);
        const words = kind === '占位符' ? match[0].replace(/(.)\1+/g, '$1$1') : match[0];
        const residue = residues.get(words) ?? { kind, words, locations: [] };
        residue.locations.push(locationIn(passage, start, end, kind === '填写说明' ? 0 : 10));
        residues.set(words, residue);
      }
    }
  }
  return [...residues.values()];
}

const UNDONE: Readonly<Record<string, string>> = {
  占位符: '是模板的占位符，没有改成本单位的内容',
  空格: '里没有填数字',
  待选的词: '是模板里待选的词，应按实际情况只留一个',
  填写说明: '是模板的填写说明，应删去',
};

function check(disclosure: Disclosure): Draft[] {
  const residues = residuesOf(passagesOf(disclosure).filter(isProse));
  if (residues.length === 0) return [];
  if (disclosure.blankForm) {
    const locations = residues.flatMap((r) => r.locations);
    return [
      {
        message: `这是没有填写的模板：正文有${locations.length}处占位符（XX）、待选的词或填写说明，填写后再检查`,
        locations: locations.slice(0, 20),
      },
    ];
  }
  return residues.map(({ kind, words, locations }) => ({
    message: `“${shown(words)}”${UNDONE[kind]}${locations.length > 1 ? `，共${locations.length}处` : ''}`,
    actual: shown(words),
    locations,
  }));
}

function shown(words: string): string {
  const text = words.replaceAll('(', '（').replaceAll(')', '）');
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

export default defineRule({
  id: 'wording/no-template-residue',
  title: '没有模板残留',
  severity: 'warning',
  appliesToBlankForms: true,
  what: '查找模板的占位符（XX、××）、待选的词（“增加（减少）”“大小于”）和填写说明（“如持平作持平表述”“不涉及的不列”“仍保留该表格式，并在本表下方作下述说明”）。整篇都是占位符的，作为一份未填写的模板只报一次。',
  why: '残留说明文本没有填完或没有校对，读者无法知道实际情况。',
  source: '决算公开模板本身的填写要求；实际公开文本中的常见差错',
  mend: '按本单位实际情况填写，二者择一，并删去填写说明。',
  check: inProse(check),
  examples: {
    wrong: [
      {
        finds: ['增加持平'],
        text: disclosure(section('九、机关运行经费支出情况', '机关运行经费支出10.00万元，比上年增加持平。')),
      },
      {
        finds: ['减少为0.00万元'],
        text: disclosure(
          section('九、“三公”经费支出决算情况说明', '公务接待费支出减少为0.00万元，与上年持平。'),
        ),
      },
      {
        finds: ['本部门（单位）'],
        text: disclosure(section('九、机关运行经费支出情况', '本部门（单位）机关运行经费支出10.00万元。')),
      },
      {
        finds: ['（200字以内）'],
        text: disclosure(section('十、预算绩效情况说明', '项目实施情况（200字以内）：已完成。')),
      },
      {
        finds: ['（150字以内）'],
        text: disclosure(
          evaluation({
            above: '项目实施内容及过程概述|简要说明实施过程（150字以内）|||||||',
            lines: ['产出指标|数量指标|数字化卷数|≥100卷|100卷|90|90|'],
          }),
        ),
      },
      {
        finds: ['支出收入'],
        text: disclosure(section('一、收入支出决算总体情况说明', '2024年度支出收入总计10.00万元。')),
      },
      {
        finds: ['（九）。。。。'],
        text: disclosure(section('九、机关运行经费支出情况', '（九）。。。。')),
      },
      {
        finds: ['XX'],
        text: disclosure(section('一、收入支出决算总体情况说明', '收入总计XXX万元，与2023年度持平。')),
      },
      {
        finds: ['增加（减少）'],
        text: disclosure(
          section(
            '五、一般公共预算财政拨款支出决算情况说明',
            '一般公共预算财政拨款支出10.00万元，比上年增加（减少）1.00万元。',
          ),
        ),
      },
      {
        finds: ['大小于'],
        text: disclosure(section('四、决算情况说明', '决算数大小于预算数的主要原因：人员变动。')),
      },
      {
        finds: ['（不涉及的不列）'],
        text: disclosure(
          section('二、收入决算情况说明', '财政拨款收入10.00万元，占100.00%（不涉及的不列）。'),
        ),
      },
      {
        finds: ['无政府性基金预算财政拨款收入支出的，仍保留该表格式，并在本表下方作下述说明：'],
        text: disclosure(
          section(
            '八、政府性基金预算财政拨款收入支出决算情况说明',
            '无政府性基金预算财政拨款收入支出的，仍保留该表格式，并在本表下方作下述说明：',
          ),
        ),
      },
      {
        finds: ['减少万元'],
        text: disclosure(
          section('九、“三公”经费支出决算情况说明', '公务接待费2.00万元，占 %，比上年减少 万元。'),
        ),
      },
      {
        finds: ['列明公务用车购置数量'],
        text: disclosure(section('三、公务用车', '主要用于车辆更新，列明公务用车购置数量。')),
      },
    ],
    right: [
      // The length asked for stands in the label; the cell beside it is filled in.
      disclosure(
        evaluation({
          above: '项目实施内容及过程概述（150字以内）|三月招标，十月验收。|||||||',
          lines: ['产出指标|数量指标|数字化卷数|≥100卷|100卷|90|90|'],
        }),
      ),
      disclosure(
        section(
          '一、收入支出决算总体情况说明',
          '收入总计10.00万元，比上年减少1.00万元。网址：www.example.gov.cn/xxgk/index.html，标本尺寸10×20厘米。',
        ),
      ),
      disclosure(
        section(
          '十三、名词解释',
          '年末结转和结余：反映本年预算增加（减少）后的余额变动。执行数大于预算数的，应在合同中列明并说明原因。',
        ),
      ),
      disclosure(
        section('五、支出决算情况说明', '本部门没有国有资本经营预算拨款，故本表无数据。采购XXL号工作服5套。'),
      ),
    ],
  },
});
