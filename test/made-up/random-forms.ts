import type { Account } from '../../src/model/account.ts';
import type { FormCell, FundLine, Indicator, PerformanceForm } from '../../src/model/performance.ts';
import { parseFigure } from '../../src/money/parse-figure.ts';
import { dice } from './random-account.ts';

type Roll = (n: number) => number;

/** A 三级指标 with its target and its actual value, drawn. */
type Draw = (roll: Roll) => readonly [third: string, target: string, actual: string];

/** Every kind of target expression under the 二级指标 where it is used. */
const KINDS: readonly (readonly [first: string, second: string, draws: readonly Draw[]])[] = [
  [
    '产出指标',
    '数量指标',
    [
      (roll) => number('数字化档案卷数', '≥', 100 + roll(900), roll(120), '卷'),
      (roll) => number('接待查档人次', '>=', 1000 + roll(9000), roll(100), '人次'),
      (roll) => number('供暖面积', '=', 500 + roll(500), 0, '平方米'),
      (roll) => number('开展培训场次', '不少于', 3 + roll(20), roll(4), '场次'),
      (roll) => [`编目条目数`, `${200 + roll(50)}条以上`, `${200 + roll(90)}条`],
      (roll) => [`巡查次数`, `${4 + roll(4)}-${9 + roll(4)}次`, `${3 + roll(12)}次`],
      (roll) => [`整理照片`, `${300 + roll(9)}张左右`, `${300 + roll(9)}张`],
      (roll) => number('采购密集架', '＝', 2 + roll(9), roll(3), '组'),
    ],
  ],
  [
    '产出指标',
    '质量指标',
    [
      (roll) => [`著录准确率`, `≥${90 + roll(9)}%`, `${88 + roll(12)}.${10 + roll(90)}%`],
      (roll) => [`验收合格率`, '100%', roll(2) === 0 ? '100%' : '98.5%'],
      (roll) => [`差错率`, `<=${1 + roll(3)}%`, `${roll(4)}.${10 + roll(90)}%`],
      (roll) => [`抽检合格率`, '90%-95%', `${88 + roll(9)}%`],
      (roll) => ['是否通过验收', '是', roll(4) === 0 ? '否' : '是'],
      (roll) => ['系统安全等级', '达标', roll(4) === 0 ? '不达标' : '达标'],
    ],
  ],
  [
    '产出指标',
    '时效指标',
    [
      (roll) => ['项目完成时间', '2024年12月31日前', `2024年${10 + roll(3)}月${10 + roll(18)}日`],
      (roll) => ['设备采购时间', `${6 + roll(4)}月底前`, `${5 + roll(6)}月`],
      () => ['资料归档时间', '年底前完成', '已完成'],
      (roll) => number('平均办结时间', '≤', 3 + roll(5), -roll(2), '个工作日'),
      (roll) => ['故障响应时间', '2小时以内', `${1 + roll(3)}小时`],
    ],
  ],
  [
    '成本指标',
    '经济成本指标',
    [
      (roll) => money('数字化加工费', '≤', 1000 + roll(90_000), roll(300)),
      (roll) => money('耗材购置费', '不超过', 500 + roll(9000), roll(100)),
      (roll) => money('运行维护费', '＜＝', 500 + roll(9000), 0),
    ],
  ],
  [
    '效益指标',
    '社会效益指标',
    [
      () => ['查档便利程度', '有效提升', '完全达到预期'],
      (roll) => [
        '档案利用水平',
        '显著提高',
        roll(2) === 0 ? '基本达到预期' : '部分达成预期指标并具有一定效果',
      ],
      (roll) => ['馆藏保护状况', '优良中低差', ['优', '良', '中'][roll(3)]!],
      () => ['档案工作影响', '基本达成目标', '基本达成目标'],
    ],
  ],
  [
    '满意度指标',
    '服务对象满意度指标',
    [(roll) => [`查档群众满意度`, `≥${90 + roll(5)}%`, `${88 + roll(12)}%`]],
  ],
];

function number(third: string, mark: string, target: number, over: number, unit: string): ReturnType<Draw> {
  return [third, `${mark}${target}${unit}`, `${Math.max(1, target + over - 2)}${unit}`];
}

/** Cents of 万元 as an amount, the actual value lower by `saved`. */
function money(third: string, mark: string, cents: number, saved: number): ReturnType<Draw> {
  const show = (n: number) => `${Math.floor(n / 100)}.${String(n % 100).padStart(2, '0')}万元`;
  return [third, `${mark}${show(cents)}`, show(Math.max(1, cents - saved))];
}

function cell(text: string, unit = ''): FormCell {
  const figure = parseFigure(text, unit);
  return { text, place: {}, ...(figure ? { figure } : {}) };
}

/** Self-evaluation forms (绩效自评表) of an account, the same for the same seed, with every kind of target among them. */
export function randomForms(
  seed: number,
  account: Pick<Account, 'unit' | 'department' | 'year'>,
): PerformanceForm[] {
  const roll = dice(seed);
  for (let i = 0; i < 5; i++) roll(2);
  return ['档案数字化经费', '馆藏保护专项经费', '查档服务运行经费']
    .slice(0, 1 + roll(3))
    .map((name) => formOf(name, roll, account));
}

function formOf(
  name: string,
  roll: Roll,
  { unit, department, year }: Parameters<typeof randomForms>[1],
): PerformanceForm {
  const drawn = KINDS.flatMap(([first, second, draws]) => {
    const count = first === '产出指标' ? 1 + roll(2) : 1;
    const from = roll(draws.length);
    return Array.from({ length: Math.min(count, draws.length) }, (_, i) => ({
      first,
      second,
      values: draws[(from + i) % draws.length]!(roll),
    }));
  });
  const each = Math.floor(90 / drawn.length);
  const indicators = drawn.map(({ first, second, values: [third, target, actual] }, i): Indicator => {
    const weight = i === 0 ? 90 - each * (drawn.length - 1) : each;
    return {
      first,
      second,
      third,
      target: cell(target),
      actual: cell(actual),
      weight: cell(String(weight)),
      score: cell(String(weight - roll(3))),
      note: roll(3) === 0 ? '进度受设备检修影响，下年提前安排' : '',
      place: {},
    };
  });
  const scores = indicators.reduce((sum, line) => sum + Number(line.score!.text), 0);
  return {
    title: '项目支出绩效自评表',
    year,
    name,
    department: department ?? unit,
    unit,
    funds: fundsOf(roll),
    goal: cell('完成馆藏档案数字化和保护，方便群众查阅。'),
    result: cell('各项任务基本完成。'),
    indicators,
    totalWeight: cell('100'),
    totalScore: cell((scores + 10).toFixed(2)),
    place: {},
    unbound: [],
  };
}

function fundsOf(roll: Roll): FundLine[] {
  const amount = (cents: number) =>
    cell(`${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`, '万元');
  const [fiscal, other] = [100 + roll(900_000), roll(2) === 0 ? 0 : roll(9000)];
  const line = (source: FundLine['source'], label: string, cents: number) => ({
    source,
    label,
    initial: amount(cents),
    full: amount(cents),
    executed: amount(cents),
  });
  const none = { weight: cell('—'), rate: cell('—'), score: cell('—') };
  return [
    {
      ...line('total', '年度资金总额', fiscal + other),
      weight: cell('10'),
      rate: cell('100.00%'),
      score: cell('10.00'),
    },
    { ...line('fiscal', '其中：当年财政拨款', fiscal), ...none },
    { ...line('other', '其他资金', other), ...none },
  ];
}
