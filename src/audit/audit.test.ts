import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extractDisclosure } from '../extract/extract.ts';
import type { Disclosure, Occurrence } from '../model/disclosure.ts';
import type { Paragraph } from '../model/document.ts';
import { equationsFor } from '../model/equations/index.ts';
import type { CellAddress, CodedRow, Statement, StatementCell, StatementId } from '../model/statement.ts';
import type { Figure } from '../money/figure.ts';
import { auditDisclosure } from './audit.ts';
import type { Finding } from './finding.ts';
import { defineRule } from './rule.ts';
import { RULES } from './rules/index.ts';
import { slipOf } from './slip.ts';

function wan(text: string): Figure {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const value =
    BigInt(whole + fraction) * 10n ** BigInt(6 - fraction.length) * (text.startsWith('-') ? -1n : 1n);
  return {
    kind: 'amount',
    unit: '万元',
    text,
    decimals: fraction.length,
    value,
    ulp: value === 0n ? 0n : 10n ** BigInt(6 - fraction.length),
  };
}

function read(text: string): Disclosure {
  const blocks = text.split('\n').flatMap((line, i): Paragraph[] => {
    const trimmed = line.trim();
    return trimmed
      ? [
          {
            kind: 'paragraph',
            text: trimmed,
            spans: [{ start: 0, end: trimmed.length, place: { line: i + 1 } }],
          },
        ]
      : [];
  });
  return extractDisclosure([{ format: 'text', file: 'x.txt', blocks, remarks: [] }]);
}

/** Statements from lines `T03/201/basic 50.00` (a blank cell is `-`; a row's name may follow), on top of a text. */
function built(lines: string, text = '某县档案馆2024年度部门决算'): Disclosure {
  const d = read(text);
  const occurrences: Occurrence[] = [...d.occurrences];
  const ledger = [...d.ledger];
  const cells = new Map<StatementId, StatementCell[]>();
  const rows = new Map<StatementId, Map<string, CodedRow>>();
  lines
    .trim()
    .split('\n')
    .forEach((line, i) => {
      const [address = '', number, name = ''] = line.trim().split(/\s+/);
      const printed = number === '-' ? undefined : number;
      const [id = '', row = ''] = address.split('/');
      const statement = id as StatementId;
      const place = { page: Number(id.slice(1)), box: [0, i * 10, 10, i * 10 + 9] as const };
      const value =
        printed === undefined
          ? { state: 'blank' as const }
          : { state: 'figure' as const, figure: wan(printed) };
      const cell: StatementCell = {
        address: address as CellAddress,
        label: address,
        value,
        text: printed ?? '',
        place,
      };
      cells.set(statement, [...(cells.get(statement) ?? []), cell]);
      if (/^\d+$/.test(row) && !['T01', 'T04', 'T09'].includes(id)) {
        const of = rows.get(statement) ?? new Map<string, CodedRow>();
        if (!of.has(row)) of.set(row, { code: row, name, place });
        rows.set(statement, of);
      }
      if (printed !== undefined) {
        ledger.push({ quote: printed, place, occurrence: occurrences.length });
        occurrences.push({
          id: occurrences.length,
          address,
          figure: wan(printed),
          place,
          quote: printed,
          what: address.split('/').slice(1).join('·'),
          origin: 'statement',
        });
      }
    });
  const statements = [...cells].map(
    ([id, list]): Statement => ({
      id,
      title: id,
      pages: [],
      place: list[0]!.place,
      unit: '万元',
      unitAssumed: false,
      cells: list,
      codedRows: [...(rows.get(id)?.values() ?? [])],
      empty: list.every((c) => c.value.state !== 'figure' || c.value.figure.value === 0n),
      notes: [],
      unbound: [],
      columns: [],
    }),
  );
  return { ...d, occurrences, ledger, statements };
}

const T03 = `
T03/ALL/total 115.00
T03/ALL/basic 75.00
T03/ALL/project 40.00
T03/201/total 90.00
T03/201/basic 50.00
T03/201/project 40.00
T03/20126/total 90.00
T03/20126/basic 50.00
T03/20126/project 40.00
T03/2012601/total 50.00
T03/2012601/basic 50.00
T03/2012601/project
T03/2012604/total 40.00
T03/2012604/basic
T03/2012604/project 40.00
T03/208/total 25.00
T03/208/basic 25.00
T03/208/project
T03/20805/total 25.00
T03/20805/basic 25.00
T03/20805/project
T03/2080505/total 25.00
T03/2080505/basic 25.00
T03/2080505/project`;
const TEXT = `某县档案馆2024年度部门决算
三、支出决算情况说明
本年支出115.00万元，其中：基本支出75.00万元，占65.22%；项目支出40.00万元，占34.78%。`;

/** A whole account that adds up: two classes, non-fiscal money, carry-overs, a government fund. */
const ACCOUNT = `
T01/gpb/income 100.00
T01/gf/income 8.00
T01/soc/income
T01/superior/income
T01/business/income
T01/operating/income
T01/affiliate/income
T01/other/income 20.00
T01/total/income 128.00
T01/useNonFiscal/income 2.00
T01/carryIn/income 10.00
T01/grand/income 140.00
T01/201/expenditure 90.00
T01/208/expenditure 25.00
T01/212/expenditure 8.00
T01/total/expenditure 123.00
T01/distribution/expenditure 1.00
T01/carryOut/expenditure 16.00
T01/grand/expenditure 140.00
T02/ALL/total 128.00
T02/ALL/fiscal 108.00
T02/ALL/other 20.00
T02/201/total 103.00
T02/201/fiscal 93.00
T02/201/other 10.00
T02/2012601/total 103.00
T02/2012601/fiscal 93.00
T02/2012601/other 10.00
T02/208/total 17.00
T02/208/fiscal 7.00
T02/208/other 10.00
T02/2080505/total 17.00
T02/2080505/fiscal 7.00
T02/2080505/other 10.00
T02/212/total 8.00
T02/212/fiscal 8.00
T02/2120899/total 8.00
T02/2120899/fiscal 8.00
${T03.trim().replace('T03/ALL/total 115.00', 'T03/ALL/total 123.00').replace('T03/ALL/project 40.00', 'T03/ALL/project 48.00')}
T03/212/total 8.00
T03/212/basic
T03/212/project 8.00
T03/2120899/total 8.00
T03/2120899/basic
T03/2120899/project 8.00
T04/gpb/income 100.00
T04/gf/income 8.00
T04/soc/income
T04/total/income 108.00
T04/carryIn/income 5.00
T04/carryIn.gpb/income 5.00
T04/carryIn.gf/income
T04/carryIn.soc/income
T04/grand/income 113.00
T04/201/total 80.00
T04/201/gpb 80.00
T04/208/total 15.00
T04/208/gpb 15.00
T04/212/total 8.00
T04/212/gf 8.00
T04/total/total 103.00
T04/total/gpb 95.00
T04/total/gf 8.00
T04/total/soc
T04/carryOut/total 10.00
T04/carryOut/gpb 10.00
T04/carryOut/gf
T04/carryOut/soc
T04/grand/total 113.00
T04/grand/gpb 105.00
T04/grand/gf 8.00
T04/grand/soc
T05/ALL/total 95.00
T05/ALL/basic 65.00
T05/ALL/project 30.00
T05/201/total 80.00
T05/201/basic 50.00
T05/201/project 30.00
T05/2012601/total 50.00
T05/2012601/basic 50.00
T05/2012604/total 30.00
T05/2012604/project 30.00
T05/208/total 15.00
T05/208/basic 15.00
T05/2080505/total 15.00
T05/2080505/basic 15.00
T06/301/amount 40.00
T06/30101/amount 40.00
T06/303/amount 5.00
T06/30302/amount 5.00
T06/302/amount 20.00
T06/30201/amount 15.00
T06/30231/amount 5.00
T06/personnel/amount 45.00
T06/public/amount 20.00
T07/ALL/carryIn
T07/ALL/income 8.00
T07/ALL/exp 8.00
T07/ALL/basic
T07/ALL/project 8.00
T07/ALL/carryOut
T07/212/income 8.00
T07/212/exp 8.00
T07/212/project 8.00
T07/2120899/income 8.00
T07/2120899/exp 8.00
T07/2120899/project 8.00
T08/ALL/exp
T08/ALL/basic
T08/ALL/project
T09/total/budget 9.00
T09/abroad/budget
T09/carTotal/budget 6.00
T09/carPurchase/budget
T09/carOperate/budget 6.00
T09/reception/budget 3.00
T09/total/final 7.00
T09/abroad/final
T09/carTotal/final 6.00
T09/carPurchase/final
T09/carOperate/final 6.00
T09/reception/final 1.00`;

const errors = (findings: readonly Finding[]) => findings.filter((f) => f.severity === 'error');
const brief = (f: Finding) => `${f.rule} ${f.culprit?.quote ?? '?'}→${f.culprit?.suggestion ?? '?'}`;

describe('diagnosis', () => {
  it('finds nothing in an account that adds up', () => {
    const audit = auditDisclosure(built(T03, TEXT));
    expect(errors(audit.findings)).toEqual([]);
    expect(audit.outcomes.filter((o) => o.outcome === 'crashed')).toEqual([]);
    expect(audit.coverage.verified).toBe(audit.coverage.figures);
  });

  it('gives one finding for one wrong cell, with the symptoms as echoes', () => {
    const audit = auditDisclosure(built(T03.replace('T03/20126/basic 50.00', 'T03/20126/basic 60.00'), TEXT));
    expect(errors(audit.findings).map(brief)).toEqual(['statement/codes-add-up 60.00→50.00']);
    expect(errors(audit.findings)[0]?.echoes).toEqual(['statement/rows-add-up']);
    expect(errors(audit.findings)[0]?.locations[0]?.quote).toBe('60.00');
  });

  it('takes the text for the culprit where the statement is backed by its own sums', () => {
    const audit = auditDisclosure(built(T03, TEXT.replace('基本支出75.00', '基本支出57.00')));
    expect(errors(audit.findings).map(brief)).toEqual(['text/figure-agrees-with-statement 57.00→75.00']);
  });

  it('takes the statement for the culprit where text and sums agree against it', () => {
    const audit = auditDisclosure(built(T03.replace('T03/ALL/total 115.00', 'T03/ALL/total 151.00'), TEXT));
    expect(errors(audit.findings).map(brief)).toEqual([
      expect.stringMatching(/^(statement\/(?:rows|codes)-add-up) 151\.00→115\.00$/),
    ]);
  });

  it('knows a unit slip of 元 for 万元', () => {
    const audit = auditDisclosure(built(T03, TEXT.replace('项目支出40.00', '项目支出400000.00')));
    const found = errors(audit.findings);
    expect(found.map(brief)).toEqual(['text/figure-agrees-with-statement 400000.00→40.00']);
  });

  it('blames the percentage, not the amounts', () => {
    const audit = auditDisclosure(built(T03, TEXT.replace('65.22', '62.55')));
    expect(errors(audit.findings).map(brief)).toEqual(['text/share 62.55%→65.22%']);
    expect(errors(audit.findings)[0]?.message).toContain('75.00÷115.00=65.22%');
  });

  it('says two places where either may be wrong', () => {
    const audit = auditDisclosure(built('T01/other/income 31.27\nT02/ALL/other 48.96'));
    const [found, ...rest] = errors(audit.findings);
    expect(rest).toEqual([]);
    expect(found?.rule).toBe('cross/income-agrees');
    expect(found?.culprit).toBeUndefined();
    expect(found?.locations).toHaveLength(2);
  });

  it('finds two culprits that have nothing to do with each other', () => {
    const wrong = T03.replace('T03/2012601/basic 50.00', 'T03/2012601/basic 58.00');
    const audit = auditDisclosure(built(wrong, TEXT.replace('占34.78', '占37.48')));
    expect(errors(audit.findings).map(brief).sort()).toEqual([
      'statement/codes-add-up 58.00→50.00',
      'text/share 37.48%→34.78%',
    ]);
  });

  it('folds rounding tails into one remark that is no error', () => {
    const audit = auditDisclosure(
      built(T03.replace(/75\.00/, '75.01').replace('T03/208/total 25.00', 'T03/208/total 25.01'), TEXT),
    );
    expect(errors(audit.findings)).toEqual([]);
    const told = audit.findings.filter((f) => f.message.includes('尾差'));
    expect(told.filter((f) => f.rule === 'statement/codes-add-up' && f.roundingOnly)).toHaveLength(1);
    expect(told.every((f) => f.severity === 'info')).toBe(true);
  });

  it('does not hold a part to be the whole', () => {
    const audit = auditDisclosure(
      built(
        'T06/30231/amount 3.00\nT09/total/final 5.00\nT09/abroad/final\nT09/carTotal/final 5.00\nT09/carPurchase/final\nT09/carOperate/final 5.00\nT09/reception/final',
      ),
    );
    expect(errors(audit.findings)).toEqual([]);
  });
});

describe('a whole account', () => {
  it('passes every identity and leaves no cell unverified', () => {
    const audit = auditDisclosure(built(ACCOUNT));
    expect(audit.findings.filter((f) => f.severity === 'error').map((f) => f.message)).toEqual([]);
    expect(audit.coverage.unverified).toEqual([]);
  });

  it('betrays every changed cell, mostly with the cell itself as the only culprit', () => {
    const lines = ACCOUNT.trim().split('\n');
    const missed: string[] = [];
    let single = 0;
    let all = 0;
    lines.forEach((line, i) => {
      const [address, printed] = line.split(/\s+/);
      if (printed === undefined) return;
      all++;
      const wrong = `${Number(printed) + 37}.53`;
      const changed = [...lines.slice(0, i), `${address} ${wrong}`, ...lines.slice(i + 1)].join('\n');
      const found = errors(auditDisclosure(built(changed)).findings);
      if (found.length === 0) missed.push(line);
      else if (
        found.length === 1 &&
        found[0]?.culprit?.quote === wrong &&
        found[0].culprit.suggestion === printed
      )
        single++;
    });
    expect(missed).toEqual([]);
    console.info(`${single} of ${all} cells singled out`);
    expect(single / all).toBeGreaterThan(0.9);
  });
});

describe('the declared identities', () => {
  const codes = {
    codes: (id: string) => (id === 'T06' ? ['301', '30101', '302', '30201'] : ['201', '20126', '2012601']),
    classRows: () => ['201'],
  };
  const equations = [...equationsFor(codes, 'unit'), ...equationsFor(codes, 'department')];
  it('are reported by rules that exist', () => {
    const rules = new Set(RULES.map((r) => r.id as string));
    expect([...new Set(equations.map((e) => e.rule))].filter((r) => !rules.has(r))).toEqual([]);
  });
  it('have a number of their own', () => {
    const ids = equationsFor(codes, 'unit').map((e) => e.id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });
  it('speak of cells', () => {
    const addresses = equations.flatMap((e) => [e.total, ...e.terms.map((t) => t.address)]);
    expect(addresses.filter((a) => !/^\w+\/[\w.]+\/[\w.]+(?:@[\w-]+)?$/.test(a))).toEqual([]);
  });
});

describe('a statement that was read wrongly', () => {
  it('is doubted once instead of accused for every row', () => {
    const shifted = T03.trim()
      .split('\n')
      .map((line) =>
        /\/(?:basic|project) \d/.test(line)
          ? line.replace(/ (\d+)/, (_, n) => ` ${Number(n) * 3 + 1}`)
          : line,
      )
      .join('\n');
    const audit = auditDisclosure(built(shifted));
    expect(errors(audit.findings)).toEqual([]);
    expect(
      audit.findings
        .filter((f) => f.rule.startsWith('statement/') && f.severity === 'warning')
        .map((f) => f.message),
    ).toEqual([expect.stringContaining('可能是表格未能正确识别')]);
  });
});

describe('one wrong figure among equals', () => {
  it('of two that a slip explains alike both are told, and no repair is suggested', () => {
    const sum =
      'T06/302/amount 157.77\nT06/30201/amount 123.43\nT06/30202/amount 3.14\nT06/30203/amount 30.80';
    const [finding, ...others] = errors(auditDisclosure(built(sum)).findings);
    expect(others).toEqual([]);
    expect(finding?.culprit).toBeUndefined();
    expect(finding?.message).toContain('123.83');
    expect(finding?.message).toContain('3.54');
  });
});

describe('slips of the pen', () => {
  it('prefers likelier slips', () => {
    const digit = slipOf(wan('4903.88'), 4908_880_000n).likelihood;
    const swapped = slipOf(wan('4098.88'), 4908_880_000n).likelihood;
    const lost = slipOf(wan('490.88'), 4908_880_000n).likelihood;
    const other = slipOf(wan('1234.56'), 4908_880_000n).likelihood;
    for (const slip of [digit, swapped, lost]) expect(slip).toBeGreaterThan(other);
    expect(slipOf(wan('49088800.00'), 4908_880_000n).likelihood).toBeGreaterThan(0.9);
  });
});

describe('the audit', () => {
  it('tells a crash of a rule from a fault of the document', () => {
    const broken = defineRule({
      id: 'text/broken',
      title: '坏',
      severity: 'error',
      what: '',
      why: '',
      source: '',
      mend: '',
      check: () => {
        throw new Error('our fault');
      },
      examples: { wrong: [], right: [] },
    });
    const audit = auditDisclosure(read(TEXT), { from: [broken] });
    expect(audit.findings).toEqual([]);
    expect(audit.outcomes).toEqual([{ rule: 'text/broken', outcome: 'crashed', error: 'our fault' }]);
    expect(audit.verdict).toContain('明账自身出错，1条规则未能判断，结论不完整');
    const others = auditDisclosure(read(TEXT), { from: [broken, ...RULES] });
    expect(others.verdict).not.toMatch(/(?<!其余规则)未发现差错/);
  });

  it('says what it could not check', () => {
    const audit = auditDisclosure(read(TEXT));
    expect(audit.outcomes.find((o) => o.rule === 'statement/totals-add-up')).toMatchObject({
      outcome: 'unchecked',
      unchecked: 'no-statements-to-compare',
    });
    expect(audit.verdict).toContain('文件中没有九张决算表');
  });

  it('gives the same bytes for the same input', () => {
    const text = TEXT.replace('65.22', '62.55').replace('40.00', '41.00');
    expect(JSON.stringify(auditDisclosure(built(T03, text)))).toBe(
      JSON.stringify(auditDisclosure(built(T03, text))),
    );
  });
});

const seeds = '../shared/seed';
describe('a real narrative', () => {
  if (!existsSync(seeds)) {
    it.skip('../shared/seed is not here: the real narrative was not audited', () => {});
    return;
  }
  const file = readdirSync(seeds).find((name) => name.endsWith('.txt'))!;
  const text = readFileSync(`${seeds}/${file}`, 'utf8');
  it('has no numeric contradiction', () => {
    const audit = auditDisclosure(read(text));
    expect(errors(audit.findings).map((f) => f.message)).toEqual([]);
    // Bounds and words confirm no figure; without statements many stand alone.
    expect(audit.coverage.verified / audit.coverage.understood).toBeGreaterThan(0.85);
  });

  it('betrays almost every amount and percentage that is changed', () => {
    const body = text.slice(0, text.indexOf('项目支出绩效自评表'));
    // A third of them: each is an audit of the whole text.
    const numbers = [...body.matchAll(/\d[\d,]*\.\d{2}(?=\s*(?:万元|%))/g)].filter((_, i) => i % 3 === 0);
    const missed: string[] = [];
    for (const match of numbers) {
      const old = match[0];
      const digit = old[0] === '9' ? '8' : String(Number(old[0]) + 1);
      const changed = body.slice(0, match.index) + digit + body.slice(match.index + 1);
      const found = errors(auditDisclosure(read(changed)).findings);
      if (found.length === 0)
        missed.push(body.slice(match.index - 12, match.index + old.length + 2).replace(/\s/g, ''));
    }
    console.info(
      `${numbers.length - missed.length} of ${numbers.length} found; missed:\n${missed.join('\n')}`,
    );
    expect(missed.length / numbers.length).toBeLessThan(0.12);
  });
});

/** Rule and severity of what is found, rounding remarks left out. */
const told = (d: Disclosure, rule: string) =>
  auditDisclosure(d, { rules: (id) => id === rule }).findings.map((f) => `${f.severity} ${f.message}`);

describe('rules that judge statements by themselves', () => {
  const head = '某县档案馆2024年度部门决算\n六、一般公共预算财政拨款基本支出决算情况说明\n';
  const t06 =
    'T06/30101/amount 40.00 基本工资\nT06/30309/amount 5.00 奖励金\nT06/30310/amount - 个人农业生产补贴\nT06/30213/amount 3.00 维修(护)费';
  it('enumeration: a listed item without money, and money that is not listed', () => {
    const text = `${head}2024年度一般公共预算财政拨款基本支出48.00万元，其中：人员经费45.00万元，包括：基本工资、个人农业生产补贴。\n公用经费3.00万元，包括：维修费。`;
    const found = told(built(t06, text), 'text/enumeration-agrees-with-statement');
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('列了“个人农业生产补贴”');
    expect(found[0]).toContain('表中有金额的“奖励金”没有列');
    expect(
      told(built(t06, text.replace('个人农业生产补贴', '奖励金')), 'text/enumeration-agrees-with-statement'),
    ).toEqual([]);
    expect(
      told(
        built(t06, text.replace('基本工资、个人农业生产补贴', '基本工资等')),
        'text/enumeration-agrees-with-statement',
      ),
    ).toEqual([]);
  });

  it('codes: a name of another class, a row printed twice, a row without its parent', () => {
    expect(told(built('T03/201/total 5.00 社会保障和就业支出'), 'statement/codes-match-names')).toHaveLength(
      1,
    );
    expect(
      told(
        built('T03/201/total 5.00 一般公共服务支出\nT05/201/total 5.00 一般公共服务'),
        'statement/codes-match-names',
      ),
    ).toEqual([]);
    expect(
      told(
        built('T03/2012601/total 5.00 行政运行\nT05/2012601/total 5.00 档案馆'),
        'statement/codes-match-names',
      ),
    ).toHaveLength(1);
    const orphan = built(
      'T03/201/total 5.00\nT03/20126/total 5.00\nT03/2012601/total 5.00\nT03/20805/total 1.00',
    );
    expect(told(orphan, 'statement/codes-are-in-order')).toEqual([
      expect.stringContaining('没有上级科目208'),
    ]);
    const flat = built('T03/2012601/total 5.00\nT03/2080505/total 1.00');
    expect(told(flat, 'statement/codes-are-in-order')).toEqual([]);
  });

  it('depth: money must reach the item', () => {
    expect(
      told(built('T03/201/total 5.00\nT03/20126/total 5.00'), 'statement/detail-reaches-item'),
    ).toHaveLength(1);
    expect(
      told(
        built('T03/201/total 5.00\nT03/20126/total 5.00\nT03/2012601/total 5.00'),
        'statement/detail-reaches-item',
      ),
    ).toEqual([]);
  });

  it('empty statements: said nowhere, said in the text, said of a statement with figures', () => {
    const section = '某县档案馆2024年度部门决算\n七、政府性基金预算财政拨款收入支出决算情况说明\n';
    const says = `${section}本单位本年度无政府性基金预算财政拨款收入、支出及结转和结余，政府性基金预算财政拨款收入支出决算表为空表。`;
    expect(told(built('T07/ALL/exp -'), 'statement/empty-statement-is-explained')).toHaveLength(1);
    expect(told(built('T07/ALL/exp -', says), 'statement/empty-statement-is-explained')).toEqual([]);
    expect(
      told(built('T07/ALL/income 8.00\nT07/ALL/exp 8.00', says), 'statement/empty-note-contradicts-figures'),
    ).toHaveLength(1);
    expect(told(built('T07/ALL/exp -', says), 'statement/empty-note-contradicts-figures')).toEqual([]);
    const incomeOnly = `${section}本单位本年度无政府性基金预算财政拨款收入。`;
    expect(
      told(
        built('T07/ALL/carryIn 8.00\nT07/ALL/income -\nT07/ALL/exp 8.00', incomeOnly),
        'statement/empty-note-contradicts-figures',
      ),
    ).toEqual([]);
  });

  it('signs', () => {
    expect(told(built('T03/ALL/total -5.00'), 'statement/amounts-are-not-negative')).toHaveLength(1);
    expect(told(built('T03/ALL/total 5.00'), 'statement/amounts-are-not-negative')).toEqual([]);
  });

  it('the text against the statement: rounding is no error, a blank cell is 0', () => {
    expect(told(built(T03, TEXT.replace('75.00', '75.01')), 'text/figure-agrees-with-statement')).toEqual([
      expect.stringMatching(/^info/),
    ]);
    expect(
      told(
        built(T03.replace('T03/ALL/project 40.00', 'T03/ALL/project -'), TEXT),
        'text/figure-agrees-with-statement',
      ),
    ).toEqual([expect.stringContaining('为空（0）')]);
  });

  it('三公 budgets of another basis are not held against the statement', () => {
    const text =
      '某县档案馆2024年度部门决算\n九、财政拨款“三公”经费支出决算情况说明\n2024年度“三公”经费支出年初预算为9.00万元，支出决算为7.00万元，完成年初预算的77.78%。其中：公务接待费年初预算为4.00万元，支出决算为1.00万元，完成年初预算的25.00%；公务用车运行维护费年初预算为5.00万元，支出决算为6.00万元。';
    const t09 =
      'T09/total/budget 8.00\nT09/abroad/budget -\nT09/carTotal/budget 6.00\nT09/carPurchase/budget -\nT09/carOperate/budget 6.00\nT09/reception/budget 2.00\nT09/total/final 7.00\nT09/abroad/final -\nT09/carTotal/final 6.00\nT09/carPurchase/final -\nT09/carOperate/final 6.00\nT09/reception/final 1.00';
    expect(errors(auditDisclosure(built(t09, text)).findings).map((f) => f.message)).toEqual([]);
  });
});

describe('the joint reading', () => {
  it('names the cell that cannot be rounded from the same value as the others', () => {
    const audit = auditDisclosure(built(ACCOUNT.replace('T05/208/total 15.00', 'T05/208/total 15.01')));
    const told = audit.findings.filter((f) => f.message.includes('本是同一个数'));
    expect(told.map((f) => [f.severity, f.actual, f.expected])).toEqual([['info', '15.01万元', '15.00万元']]);
    // Which of the places is the slip is a guess: no repair is suggested.
    expect(told[0]?.culprit).toBeUndefined();
  });

  it('doubts what twelve roundings explain and the whole does not', () => {
    const right = [
      'T06/301/amount 120.00',
      ...['01', '02', '03', '06', '07', '08', '09', '10', '11', '12'].map((n) => `T06/301${n}/amount 12.00`),
      'T06/personnel/amount 120.00',
    ].join('\n');
    const told = (lines: string) =>
      auditDisclosure(built(lines)).findings.filter((f) => f.rule.startsWith('statement/'));
    expect(told(right)).toEqual([]);
    // Within the rounding of eleven figures, yet hardly by chance.
    const odd = told(right.replace('T06/30103/amount 12.00', 'T06/30103/amount 12.05'));
    expect(odd).toHaveLength(1);
    expect(odd[0]?.severity).toBe('info');
    expect(odd[0]?.message).toContain('机会很小');
  });
});
