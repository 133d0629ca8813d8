import type { Account, Nature } from '../../src/model/account.ts';
import { SCALE } from '../../src/money/figure.ts';

/** A generator of whole numbers in [0, n), the same for the same seed (mulberry32). */
export function dice(seed: number): (n: number) => number {
  let state = seed >>> 0;
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * n);
  };
}

/** Items that departments have, with whether they hold basic or project expenditure, and the fund that pays. */
const ITEMS: readonly (readonly [code: string, kind: 'basic' | 'project'])[] = [
  ['2010301', 'basic'],
  ['2010302', 'project'],
  ['2010350', 'basic'],
  ['2012601', 'basic'],
  ['2012604', 'project'],
  ['2050202', 'basic'],
  ['2080501', 'basic'],
  ['2080505', 'basic'],
  ['2080506', 'basic'],
  ['2101101', 'basic'],
  ['2101103', 'basic'],
  ['2130205', 'project'],
  ['2210201', 'basic'],
  ['2210203', 'basic'],
];
const PERSONNEL = [
  '30101',
  '30102',
  '30103',
  '30107',
  '30108',
  '30109',
  '30110',
  '30112',
  '30113',
  '30302',
  '30309',
];
const PUBLIC = [
  '30201',
  '30202',
  '30205',
  '30206',
  '30207',
  '30211',
  '30213',
  '30216',
  '30226',
  '30228',
  '30229',
  '30239',
  '30299',
  '31002',
];
const CARS = [
  'ministerial',
  'principal',
  'confidential',
  'emergency',
  'enforcement',
  'special',
  'retired',
  'other',
];
const PLACES = ['档案库房', '办公楼', '东区馆舍', '西区馆舍', '服务大厅', '数字化基地'];
const REASONS = [
  '消防改造上年完工',
  '租期比上年延长两个月',
  '空调机组本年集中更换',
  '物业服务重新招标后价格变动',
  '屋面漏水本年抢修',
  '监控设备分两年购置',
  '水电计价方式本年改变',
  '密集架安装推迟到下年',
];

/**
 * A made-up account in which every declared identity holds, drawn from exact fen: for benches, for tests that must hold
 * for any account, and for trying a dialect.
 * @param seed the same number gives the same account
 */
export function randomAccount(seed: number): Account {
  return new Draw(seed).account();
}

class Draw {
  private readonly roll: (n: number) => number;
  private readonly figures = new Map<string, bigint>();
  private readonly reasons = new Map<string, string>();

  constructor(private readonly seed: number) {
    this.roll = dice(seed);
    // The first numbers of neighbouring seeds are much alike.
    for (let i = 0; i < 5; i++) this.roll(2);
  }

  account(): Account {
    const nature = this.one<Nature>(['administrative', 'civil-service', 'institution']);
    const general = this.items();
    const fund = this.chance(4) ? this.amount() : 0n;
    this.general(general);
    this.basicByEconomy(general);
    this.whole(general, fund);
    if (fund > 0n) this.fund(fund);
    this.sangong();
    this.staff();
    this.procurement();
    this.assets();
    this.runningCost(nature);
    const divisions = ['办公室', '综合科', '业务科', '财务科', '信息科'].slice(0, 1 + this.roll(5));
    return {
      unit: `青山县第${this.seed}档案馆`,
      department: '青山县档案局',
      year: 2024,
      scope: 'unit',
      nature,
      figures: this.figures,
      reasons: this.reasons,
      texts: {
        duties: ['贯彻执行档案工作的法律法规。', '接收、整理和保管本县的档案。', '开展档案的利用和宣传。'],
        divisions,
        units: [],
        uses: new Map(general.map(({ code }) => [code, '保障机构运转和开展业务的支出'])),
        sangongUses: new Map([
          ['abroad', '国际旅费、住宿费'],
          ['carOperate', '燃料费、维修费、保险费'],
          ['reception', '接待来访单位的用餐'],
        ]),
        otherCars: '一般公务用车',
        achievements: '一是档案利用的办结时限缩短；二是库房温湿度达标。',
        problems: '一是数字化进度慢于计划；二是验收资料归档不及时。',
        measures: '一是分批招标数字化服务；二是把归档列为付款条件。',
        remarks: [],
      },
      forms: [],
    };
  }

  private set(address: string, value: bigint): void {
    this.figures.set(address, value);
  }

  private add(address: string, value: bigint): void {
    this.figures.set(address, (this.figures.get(address) ?? 0n) + value);
  }

  private get(address: string): bigint {
    return this.figures.get(address) ?? 0n;
  }

  /** From some thousand 元 to some million, in fen. */
  private amount(): bigint {
    const size = 10 ** (2 + this.roll(3));
    return BigInt(size * 1000 + this.roll(size * 9000)) * 10n + BigInt(this.roll(10));
  }

  private chance(oneIn: number): boolean {
    return this.roll(oneIn) === 0;
  }

  private one<T>(list: readonly T[]): T {
    return list[this.roll(list.length)]!;
  }

  /** A neighbouring value: sometimes the same, sometimes nothing, mostly some way off. */
  private neighbour(value: bigint): bigint {
    const way = this.roll(8);
    if (way === 0) return value;
    if (way === 1) return 0n;
    return (value * BigInt(400 + this.roll(1400))) / 1000n;
  }

  /** Last year's value, with a reason for the change. */
  private lastYear(address: string, value = this.neighbour(this.get(address))): void {
    this.set(`${address}@last-year`, value);
    this.reasons.set(`${address}@last-year`, this.reason());
  }

  private reason(): string {
    return `${this.one(PLACES)}的${this.one(REASONS)}`;
  }

  private items(): { code: string; kind: 'basic' | 'project'; amount: bigint }[] {
    const chosen = ITEMS.filter(([code]) => code === '2010301' || code === '2080505' || this.chance(2));
    return chosen.map(([code, kind]) => ({ code, kind, amount: this.amount() }));
  }

  private general(items: readonly { code: string; kind: 'basic' | 'project'; amount: bigint }[]): void {
    for (const { code, kind, amount } of items) {
      for (let length = 3; length <= 7; length += 2) {
        this.add(`T05/${code.slice(0, length)}/${kind}`, amount);
        this.add(`T05/${code.slice(0, length)}/total`, amount);
      }
      this.add(`T05/ALL/${kind}`, amount);
      this.add('T05/ALL/total', amount);
    }
    let before = 0n;
    let budget = 0n;
    for (const { code } of items) {
      const address = `T05/${code}/total`;
      this.lastYear(address);
      before += this.get(`${address}@last-year`);
      const initial = this.neighbour(this.get(address));
      this.set(`${address}@initial`, initial);
      this.reasons.set(`${address}@initial`, this.reason());
      budget += initial;
    }
    this.lastYear('T05/ALL/total', before);
    this.set('T05/ALL/total@initial', budget);
    this.reasons.set('T05/ALL/total@initial', this.reason());
  }

  /** Spreads basic expenditure over economic codes; what is left after the others is the first code's. */
  private basicByEconomy(items: readonly { kind: 'basic' | 'project'; amount: bigint }[]): void {
    const total = items.reduce((sum, { kind, amount }) => (kind === 'basic' ? sum + amount : sum), 0n);
    const spread = (part: bigint, codes: readonly string[]) => {
      let left = part;
      for (const code of codes.slice(1)) {
        if (this.chance(3)) continue;
        const amount = (part * BigInt(1 + this.roll(60))) / 1500n;
        this.set(`T06/${code}/amount`, amount);
        left -= amount;
      }
      this.set(`T06/${codes[0]}/amount`, left);
    };
    const outlay = (total * BigInt(100 + this.roll(300))) / 1000n;
    spread(total - outlay, PERSONNEL);
    let operate = 0n;
    let reception = 0n;
    if (!this.chance(4)) operate = outlay / 9n;
    if (!this.chance(2)) reception = outlay / 23n;
    if (operate > 0n) this.set('T06/30231/amount', operate);
    if (reception > 0n) this.set('T06/30217/amount', reception);
    spread(outlay - operate - reception, PUBLIC);
    for (const [address, amount] of [...this.figures]) {
      const code = /^T06\/(\d{5})\//.exec(address)?.[1];
      if (!code) continue;
      this.add(`T06/${code.slice(0, 3)}/amount`, amount);
      this.add(
        code.startsWith('301') || code.startsWith('303') ? 'T06/personnel/amount' : 'T06/public/amount',
        amount,
      );
    }
  }

  /** The statements over all money: other income pays a part of the projects beside the appropriations. */
  private whole(
    items: readonly { code: string; kind: 'basic' | 'project'; amount: bigint }[],
    fund: bigint,
  ): void {
    const project = items.find(({ kind }) => kind === 'project');
    const other = project && this.chance(2) ? this.amount() : 0n;
    const most = items[0]!.amount / 2n;
    const drawn = this.chance(3) ? this.amount() / 10n : 0n;
    const carryIn = drawn < most ? drawn : most;
    const carryOut = carryIn > 0n && this.chance(2) ? carryIn / 2n : 0n;
    const general = this.get('T05/ALL/total');
    // The first item spends what was carried over, and leaves what is carried on.
    const appropriated = general + carryOut - carryIn;
    const lines = [
      ...items.map(({ code, kind, amount }, i) => ({
        code,
        kind,
        spent: amount + (code === project?.code ? other : 0n),
        fiscal: i === 0 ? amount + carryOut - carryIn : amount,
        other: code === project?.code ? other : 0n,
      })),
      ...(fund > 0n
        ? [{ code: '2120899', kind: 'project' as const, spent: fund, fiscal: fund, other: 0n }]
        : []),
    ];
    for (const { code, kind, spent, fiscal, other: own } of lines) {
      for (let length = 3; length <= 7; length += 2) {
        const row = code.slice(0, length);
        this.add(`T03/${row}/${kind}`, spent);
        this.add(`T03/${row}/total`, spent);
        this.add(`T02/${row}/fiscal`, fiscal);
        this.add(`T02/${row}/other`, own);
        this.add(`T02/${row}/total`, fiscal + own);
      }
      this.add(`T03/ALL/${kind}`, spent);
      this.add('T03/ALL/total', spent);
      this.add('T02/ALL/fiscal', fiscal);
      this.add('T02/ALL/other', own);
      this.add('T02/ALL/total', fiscal + own);
      const row = code.slice(0, 3);
      this.add(`T01/${row}/expenditure`, spent);
      this.add(`T04/${row}/total`, spent - own);
      this.add(`T04/${row}/${code === '2120899' ? 'gf' : 'gpb'}`, spent - own);
    }
    const income = this.get('T02/ALL/total');
    const expenditure = this.get('T03/ALL/total');
    const grand = income + carryIn;
    this.set('T01/gpb/income', appropriated);
    this.set('T01/gf/income', fund);
    this.set('T01/soc/income', 0n);
    for (const row of ['superior', 'business', 'operating', 'affiliate']) this.set(`T01/${row}/income`, 0n);
    this.set('T01/other/income', other);
    this.set('T01/total/income', income);
    this.set('T01/useNonFiscal/income', 0n);
    this.set('T01/carryIn/income', carryIn);
    this.set('T01/grand/income', grand);
    this.set('T01/total/expenditure', expenditure);
    this.set('T01/distribution/expenditure', 0n);
    this.set('T01/carryOut/expenditure', grand - expenditure);
    this.set('T01/grand/expenditure', grand);
    for (const whole of ['T01/grand/income', 'T02/ALL/total', 'T03/ALL/total']) this.lastYear(whole);
    this.set('T04/gpb/income', appropriated);
    this.set('T04/gf/income', fund);
    this.set('T04/soc/income', 0n);
    this.set('T04/total/income', appropriated + fund);
    this.set('T04/carryIn/income', carryIn);
    this.set('T04/carryIn.gpb/income', carryIn);
    this.set('T04/carryIn.gf/income', 0n);
    this.set('T04/carryIn.soc/income', 0n);
    this.set('T04/grand/income', appropriated + fund + carryIn);
    for (const [row, gpb, gf] of [
      ['total', general, fund],
      ['carryOut', carryOut, 0n],
      ['grand', general + carryOut, fund],
    ] as const) {
      this.set(`T04/${row}/gpb`, gpb);
      this.set(`T04/${row}/gf`, gf);
      this.set(`T04/${row}/soc`, 0n);
      this.set(`T04/${row}/total`, gpb + gf);
    }
    this.lastYear('T04/grand/income');
    this.set('T04/grand/income@initial', this.get('T05/ALL/total@initial') + this.neighbour(fund));
    this.reasons.set('T04/grand/income@initial', this.reason());
  }

  private fund(amount: bigint): void {
    for (const row of ['212', '21208', '2120899', 'ALL']) {
      this.set(`T07/${row}/income`, amount);
      this.set(`T07/${row}/exp`, amount);
      this.set(`T07/${row}/project`, amount);
    }
    this.lastYear('T07/ALL/exp');
  }

  private sangong(): void {
    const rows = {
      abroad: 0n,
      carPurchase: 0n,
      carOperate: this.get('T06/30231/amount'),
      reception: this.get('T06/30217/amount'),
    };
    const value = (facet: string) => (row: string) => this.get(`T09/${row}/${facet}`);
    for (const [row, final] of Object.entries(rows)) {
      this.set(`T09/${row}/final`, final);
      this.set(`T09/${row}/budget`, final === 0n ? 0n : this.neighbour(final) || final);
      this.set(`T09/${row}/final@last-year`, final === 0n ? 0n : this.neighbour(final));
    }
    for (const facet of ['final', 'budget', 'final@last-year']) {
      const of = value(facet);
      this.set(`T09/carTotal/${facet}`, of('carPurchase') + of('carOperate'));
      this.set(`T09/total/${facet}`, of('abroad') + of('carTotal') + of('reception'));
    }
    for (const row of ['total', 'abroad', 'carTotal', 'carPurchase', 'carOperate', 'reception'])
      for (const base of ['last-year', 'budget']) this.reasons.set(`T09/${row}/final@${base}`, this.reason());
    const count = (name: string, n: number) => this.set(`sangong/${name}/count`, BigInt(n) * SCALE);
    const batches = rows.reception > 0n ? 1 + this.roll(9) : 0;
    count('groups', 0);
    count('persons', 0);
    count('bought', 0);
    count('batches', batches);
    count('visitors', batches * (2 + this.roll(9)));
  }

  private staff(): void {
    let total = 0n;
    for (const [kind, most] of [
      ['active', 60],
      ['lixiu', 3],
      ['retired', 30],
    ] as const) {
      const now = BigInt(kind === 'active' ? 1 + this.roll(most) : this.roll(most));
      const before = now + BigInt(this.roll(3) - 1);
      this.set(`staff/${kind}/count`, now * SCALE);
      this.set(`staff/${kind}/count@last-year`, (before < 0n ? 0n : before) * SCALE);
      total += now;
    }
    this.set('staff/total/count', total * SCALE);
  }

  private procurement(): void {
    this.set('performance/projects/count', 0n);
    const some = !this.chance(3);
    const parts = { goods: some ? this.amount() : 0n, works: 0n, services: some ? this.amount() : 0n };
    const total = parts.goods + parts.works + parts.services;
    for (const [name, amount] of Object.entries({ ...parts, total, sme: total, micro: total / 2n }))
      this.set(`procurement/${name}/amount`, amount);
  }

  private assets(): void {
    const operate = this.get('T09/carOperate/final') > 0n;
    let cars = 0;
    for (const kind of CARS) {
      const n = operate && this.chance(3) ? 1 + this.roll(4) : 0;
      const owned = kind === 'other' && operate && cars === 0 ? 1 + n : n;
      this.set(`assets/cars.${kind}/count`, BigInt(owned) * SCALE);
      cars += owned;
    }
    for (const address of ['assets/cars/count', 'sangong/held/count'])
      this.set(address, BigInt(cars) * SCALE);
    this.set('assets/carValue/amount', BigInt(cars) * this.amount());
    this.set('assets/houseArea/count', BigInt(this.roll(900_000)) * 10_000n);
    this.set('assets/houseValue/amount', this.amount());
    this.set('assets/equipment/count', BigInt(this.roll(3)) * SCALE);
  }

  private runningCost(nature: Nature): void {
    this.set('runningCost/total/amount', nature === 'institution' ? 0n : this.get('T06/public/amount'));
    this.lastYear('runningCost/total/amount');
  }
}
