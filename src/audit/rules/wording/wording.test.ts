import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractDisclosure } from '../../../extract/extract.ts';
import { normalise } from '../../../model/normalise.ts';
import { readSource } from '../../../source/read.ts';
import { auditDisclosure } from '../../audit.ts';
import { disclosure } from '../../example.ts';
import type { Finding } from '../../finding.ts';
import { CONFUSIONS, patternOf } from './confusions.ts';

async function audited(bytes: Uint8Array, file: string): Promise<readonly Finding[]> {
  const read = extractDisclosure([await readSource(bytes, file)]);
  const audit = auditDisclosure(read, { rules: (id) => id.startsWith('wording/') });
  expect(audit.outcomes.filter((o) => o.outcome === 'crashed')).toEqual([]);
  return audit.findings;
}

const ofText = (text: string) => audited(new TextEncoder().encode(text), 'example.txt');
const told = (findings: readonly Finding[]) =>
  findings.map((f) => `${f.severity} ${f.rule.slice('wording/'.length)} ${f.locations[0]!.quote}`);

/** One section of the narrative in the wording of other provinces: all of it right. */
const RIGHT: readonly (readonly [string, string])[] = [
  [
    '一、2023年度收入支出决算总体情况说明',
    '2023年度收、支总计均为1,254.30万元。与2022年度相比，收、支总计各增加54.30万元，增长4.53％。主要变动原因是：新增人员3名，人员经费相应增加；同时追加了信息化建设经费。',
  ],
  [
    '一、收入支出决算总体情况说明',
    '本部门2022年度总收入4286.15万元，总支出4286.15万元，较上年决算数减少（或下降）的金额为0元，即与上年持平，各项支出有序推进，收支平衡。',
  ],
  [
    '二、收入决算情况说明',
    '2021年度收入合计880.46万元，其中：财政拨款收入860.46万元，占97.73%；上级补助收入0.00万元，占0%；事业收入0.00万元，占0%；其他收入20.00万元，占2.27%（含利息收入、非税收收入返还等）。',
  ],
  [
    '三、支出决算情况说明',
    '本年支出合计19,452,300.00元，其中：基本支出12,000,000.00元，占61.69%；项目支出7,452,300.00元，占38.31%。',
  ],
  [
    '五、一般公共预算财政拨款支出决算情况说明',
    '1.教育支出（类）普通教育（款）小学教育（项）：支出决算为320.00万元，完成年初预算的106.67%，决算数大于年初预算数的主要原因是年中追加义务教育薄弱环节改善与能力提升资金20.00万元。',
  ],
  [
    '六、一般公共预算财政拨款基本支出决算情况说明',
    '2023年度一般公共预算财政拨款基本支出356.78万元，其中：（一）人员经费300.00万元，主要包括：基本工资、津贴补贴、绩效工资、住房公积金支出；（二）公用经费56.78万元，主要包括：办公费、印刷费、水费、电费、邮电费、差旅费、维修（护）费、“一卡通”服务费等。',
  ],
  [
    '七、财政拨款“三公”经费支出决算情况说明',
    '2022年度“三公”经费财政拨款支出预算为8.00万元，支出决算为6.52万元，完成预算的81.50%，比上年减少0.48万元，下降6.86%，主要原因是认真落实过“紧日子”要求，从严控制、层层把关；接待标准为每人每餐50元，人均接待费46.20元。',
  ],
  [
    '十、其他重要事项的情况说明',
    '机关运行经费支出184.20万元，比上年增长2.10个百分点所对应的金额3.79万元。截至2023年12月31日，共有车辆5辆；单位价值100万元（含）以上设备0台（套）。',
  ],
  [
    '十一、预算绩效管理工作开展情况',
    '根据《××省预算绩效管理办法》'.replace('××', '本') +
      '（2020年修订）要求，我部门对12个项目开展绩效自评，覆盖率达到100%，评价结果为“优”的10个、“良”的2个；群众满意率95.60%，办结率由上年的91%提高到98%；下一步，一是加强管理；二是常抓不懈、久久为功。',
  ],
  [
    '十三、名词解释',
    '（一）财政拨款收入：指本级财政当年拨付的资金。（二）年末结转和结余：指按有关规定结转到下年继续使用的资金，反映预算增加（减少）后的余额。1）基本支出：指为保障机构正常运转而发生的支出；2）项目支出：指为完成特定任务而发生的支出。',
  ],
];

describe('right wording', () => {
  for (const [heading, paragraph] of RIGHT)
    it(`finds nothing in ${paragraph.slice(0, 24)}`, async () => {
      expect(told(await ofText(disclosure(`${heading}\n${paragraph}`)))).toEqual([]);
    });

  it('finds nothing in any of them together', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...RIGHT], { minLength: 2 }), async (chosen) => {
        expect(told(await ofText(disclosure(...chosen.map(([h, p]) => `${h}\n${p}`))))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('finds a slip wherever it is put in', async () => {
    const slips: readonly (readonly [string, string])[] = [
      ['做出应的贡献。', 'no-typos'],
      ['的的', 'no-repeated-characters'],
      ['XXX万元', 'no-template-residue'],
      ['。，', 'no-repeated-marks'],
      ['《', 'pairs-are-closed'],
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...RIGHT),
        fc.constantFrom(...slips),
        fc.nat(),
        async ([heading, paragraph], [slip, rule], where) => {
          const commas = [...paragraph.matchAll(/(?<=[一-鿿])，(?=[一-鿿])/g)].map((m) => m.index);
          fc.pre(commas.length > 0);
          const at = commas[where % commas.length]!;
          const text = `${paragraph.slice(0, at + 1)}有关方面${slip}有关方面，${paragraph.slice(at + 1)}`;
          const found = (await ofText(disclosure(`${heading}\n${text}`))).map((f) => f.rule);
          expect(found).toContain(`wording/${rule}`);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the confusions', () => {
  it('are many, and none twice', () => {
    expect(CONFUSIONS.length).toBeGreaterThan(100);
    expect(new Set(CONFUSIONS.map((c) => c.wrong)).size).toBe(CONFUSIONS.length);
  });

  it('are written in normalised text', () => {
    for (const { wrong, right } of CONFUSIONS) {
      expect(normalise(wrong).text).toBe(wrong);
      expect(normalise(right).text).toBe(right);
    }
  });

  /** Neighbours that some entries ask for. */
  const BEFORE = ['，', '做出', '本单位'];
  const BEHIND = [
    '，',
    '2024年',
    '10元',
    '决算',
    '支出',
    '财政拨款',
    '职工',
    '结转和结余',
    '购置',
    '是',
    '在',
    '的10%',
  ];
  const samples = CONFUSIONS.map((c) => ({
    ...c,
    sample: BEFORE.flatMap((a) => BEHIND.map((b) => `${a}${c.wrong}${b}`)).find((t) => patternOf(c).test(t)),
  }));

  it('are found, each once and by one rule', async () => {
    expect(samples.filter((s) => s.sample === undefined).map((s) => s.wrong)).toEqual([]);
    for (const { wrong, sample } of samples) {
      const found = await ofText(disclosure(`一、主要职能\n负责有关工作${sample}有关工作。`));
      expect(
        found.map((f) => f.rule),
        `${wrong} in ${sample}`,
      ).toEqual(['wording/no-typos']);
    }
  });

  it('are mended by their right words', () => {
    for (const confusion of CONFUSIONS)
      for (const other of CONFUSIONS)
        expect(patternOf(other).test(`，${confusion.right}，`), `${other.wrong} in ${confusion.right}`).toBe(
          false,
        );
  });
});

describe('hostile text', () => {
  it('takes no time to speak of', async () => {
    const lines = [
      '的'.repeat(50_000),
      '（'.repeat(50_000),
      '）'.repeat(50_000),
      '占'.repeat(50_000),
      '支出'.repeat(50_000),
      '增加（减少'.repeat(20_000),
      '无'.repeat(50_000),
      '1'.repeat(50_000),
    ];
    const started = process.cpuUsage();
    await ofText(disclosure(`一、主要职能\n${lines.join('\n')}`));
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(3_000);
  }, 60_000);
});

const seeds = '../shared/seed';
const reals = '../shared/real';

describe('a real narrative', () => {
  if (!existsSync(seeds)) {
    it.skip(`${seeds} is not here: the wording of the real narrative was not judged`, () => {});
    return;
  }
  it('has its known slips and no others', async () => {
    const file = readdirSync(seeds).find((name) => name.endsWith('.txt'))!;
    const findings = await audited(new Uint8Array(readFileSync(`${seeds}/${file}`)), file);
    expect(findings.map((f) => `${f.severity} ${f.rule} ${f.locations[0]!.place.line}`)).toEqual([
      'warning wording/no-repeated-characters 64',
      'warning wording/reason-is-not-circular 98',
      'warning wording/no-content-splice 139',
      'warning wording/no-content-splice 145',
      'info wording/pairs-are-closed 153',
      'info wording/reason-is-not-circular 155',
      'warning wording/no-typos 173',
      'warning wording/no-typos 185',
      'warning wording/no-repeated-characters 207',
      'warning wording/no-typos 207',
    ]);
  });
});

describe('real disclosures', () => {
  if (!existsSync(reals)) {
    it.skip(`${reals} is not here: the wording of the real disclosures was not judged`, () => {});
    return;
  }
  const rules = async (part: string) => {
    const file = readdirSync(reals).find((name) => name.endsWith('.pdf') && name.includes(part))!;
    const findings = await audited(new Uint8Array(readFileSync(`${reals}/${file}`)), file);
    return findings.map((f) => `${f.severity} ${f.rule} ${f.locations.length}`);
  };

  it('finds paragraphs that end with a semicolon', async () => {
    expect(await rules('财政局')).toEqual(['warning wording/no-repeated-marks 3']);
  });

  it('finds instructions left below empty statements, mixed names, a use of another item', async () => {
    expect((await rules('社会工作部')).sort()).toEqual([
      'error wording/use-agrees-with-item 1',
      'info wording/completion-rate-for-all-or-none 6',
      'info wording/one-name-for-one-thing 1',
      'warning wording/no-template-residue 1',
      'warning wording/no-template-residue 1',
    ]);
  });

  it('says once that a template is blank', async () => {
    expect(await rules('模板')).toEqual(['warning wording/no-template-residue 20']);
  });
});
