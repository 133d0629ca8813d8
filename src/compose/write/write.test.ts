import { describe, expect, it } from 'vitest';
import { randomAccount } from '../../../test/made-up/random-account.ts';
import { readDisclosure } from '../../index.ts';
import type { Account } from '../../model/account.ts';
import type { StatementId } from '../../model/statement.ts';
import { STATEMENTS } from '../../model/statements/index.ts';
import { roundTo } from '../../money/figure.ts';
import type { ComposedBlock, ComposedDocument } from '../document.ts';
import { layoutForm } from '../layout/form.ts';
import { layoutStatement } from '../layout/statement.ts';
import { writeDocx } from './docx.ts';
import { writeXlsx } from './xlsx.ts';

const IDS = Object.keys(STATEMENTS) as StatementId[];
const WRITERS = { docx: writeDocx, xlsx: writeXlsx } as const;
/** 0.01 万元 in fen. */
const CENT = 10_000n;

/** A document of statements and forms, with a sentence above each. */
function documentOf(account: Account): ComposedDocument {
  const blocks: ComposedBlock[] = [
    { kind: 'contents' },
    { kind: 'heading', level: 1, text: '第一部分 部门决算报表', id: 'statements' },
    ...IDS.flatMap((id, i): ComposedBlock[] => {
      const sheet = layoutStatement(id, account);
      return [
        { kind: 'heading', level: 2, text: `${'一二三四五六七八九'[i]}、${sheet.title}`, id },
        { kind: 'statement', id, sheet },
      ];
    }),
    ...account.forms.map((form): ComposedBlock => ({ kind: 'form', sheet: layoutForm(form, account) })),
  ];
  const { unit, year } = account;
  return { unit, year, title: `${unit}${year}年度部门决算公开说明`, blocks };
}

/** What the document prints, by address. */
function printedBy(document: ComposedDocument): Map<string, bigint> {
  const printed = new Map<string, bigint>();
  for (const block of document.blocks)
    if ('sheet' in block)
      for (const { address, value, text } of block.sheet.cells)
        if (address !== undefined && value !== undefined && text !== '')
          printed.set(address, roundTo(value, CENT));
  return printed;
}

async function readBack(bytes: Uint8Array, format: string) {
  const disclosure = await readDisclosure([{ file: `决算.${format}`, bytes }]);
  const figures = new Map<string, bigint>();
  for (const statement of disclosure.statements)
    for (const { address, value } of statement.cells)
      if (value.state === 'figure') figures.set(address, roundTo(value.figure.value, CENT));
  return { disclosure, figures };
}

describe.each(['docx', 'xlsx'] as const)('%s', (format) => {
  const write = WRITERS[format];

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'is read back with every figure at its address (account %i)',
    async (seed) => {
      const account = randomAccount(seed);
      const document = documentOf(account);
      const printed = printedBy(document);
      const { disclosure, figures } = await readBack(write(document), format);
      expect(disclosure.statements.map((s) => s.id)).toEqual(IDS);
      expect(disclosure.unit).toBe(account.unit);
      expect(disclosure.year).toBe(account.year);
      expect(printed.size).toBeGreaterThan(30);
      expect(figures).toEqual(printed);
      expect(disclosure.ledger.filter((entry) => entry.occurrence === undefined)).toEqual([]);
    },
  );

  it('is the same bytes for the same document', () => {
    const document = documentOf(randomAccount(11));
    expect(write(document)).toEqual(write(document));
    expect(write(document)).not.toEqual(write(documentOf(randomAccount(12))));
  });

  it('is read back with its forms', async () => {
    const account = randomAccount(3);
    const cell = (text: string) => ({ text, place: { file: 0 } });
    const withForm: Account = {
      ...account,
      forms: [
        {
          title: '项目支出绩效自评表',
          year: account.year,
          name: '档案库房改造',
          department: '某市人民政府办公室',
          unit: account.unit,
          funds: (['total', 'fiscal', 'other'] as const).map((source, i) => ({
            source,
            label: '',
            initial: cell(i === 2 ? '0.00' : '60.00'),
            full: cell(i === 2 ? '0.00' : '59.65'),
            executed: cell(i === 2 ? '0.00' : '59.65'),
            ...(i === 0 ? { weight: cell('10'), rate: cell('100.00%'), score: cell('10.00') } : {}),
          })),
          goal: cell('改造库房2,000平方米。'),
          result: cell('改造库房2,000平方米。'),
          indicators: [
            ['产出指标', '数量指标', '改造面积', '=2000平方米', '=2000平方米', '40'],
            ['产出指标', '时效指标', '完工时间', '<=12月', '=11月', '20'],
            ['满意度指标', '服务对象满意度指标', '查档人满意率', '>=90%', '=95%', '30'],
          ].map(([first = '', second = '', third = '', target = '', actual = '', points = '']) => ({
            first,
            second,
            third,
            target: cell(target),
            actual: cell(actual),
            weight: cell(points),
            score: cell(points),
            note: '',
            place: { file: 0 },
          })),
          totalWeight: cell('100'),
          totalScore: cell('100.00'),
          place: { file: 0 },
          unbound: [],
        },
      ],
    };
    const { disclosure } = await readBack(write(documentOf(withForm)), format);
    expect(disclosure.forms).toHaveLength(1);
    const [form] = disclosure.forms;
    expect(form).toMatchObject({ name: '档案库房改造', unit: account.unit, totalScore: { text: '100.00' } });
    expect(form?.funds.map((f) => f.executed?.text)).toEqual(['59.65', '59.65', '0.00']);
    expect(form?.indicators.map((i) => [i.first, i.third, i.actual.text])).toEqual([
      ['产出指标', '改造面积', '=2000平方米'],
      ['产出指标', '完工时间', '=11月'],
      ['满意度指标', '查档人满意率', '=95%'],
    ]);
  });
});
