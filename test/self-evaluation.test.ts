import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readDisclosure } from '../src/index.ts';
import type { Disclosure } from '../src/model/disclosure.ts';
import type { PerformanceForm } from '../src/model/performance.ts';
import { NATIONAL_SCORING } from '../src/score/profiles.ts';
import { scoreForm } from '../src/score/score-form.ts';
import { showPoints } from '../src/score/score-indicator.ts';

const FOLDER = resolve(import.meta.dirname, '../../shared/seed');
const file = existsSync(FOLDER) ? readdirSync(FOLDER).find((name) => name.endsWith('.txt')) : undefined;
if (!file) console.warn('Skipped: no disclosure in ../shared/seed to read self-evaluations from.');

const bare = (text: string) => text.replace(/[\s$\\]/g, '');

/** The filled cells of every line between a form's title and its total, as the file prints them. */
function printedForms(text: string): string[][][] {
  const forms: string[][][] = [];
  let rows: string[][] | undefined;
  for (const line of text.split('\n')) {
    if (/^项目支出绩效自评表\s*$/.test(line)) {
      rows = [];
      forms.push(rows);
    }
    const cells = line.split('\t').map(bare).filter(Boolean);
    if (rows && cells.length > 1) rows.push(cells);
    if (cells[0] === '总分') rows = undefined;
  }
  return forms;
}

/** The filled values of a form in the order in which it prints them, without labels that lines inherit. */
function valuesOf(form: PerformanceForm): string[][] {
  return [
    ...form.funds.map((line) =>
      [line.initial, line.full, line.executed, line.weight, line.rate, line.score].map(
        (c) => c?.text ?? '缺',
      ),
    ),
    ...form.indicators.map((line) =>
      [
        line.third,
        line.target.text,
        line.actual.text,
        line.weight?.text ?? '缺',
        line.score?.text ?? '缺',
        line.note,
      ].filter(Boolean),
    ),
    [form.totalWeight?.text ?? '缺', form.totalScore?.text ?? '缺'],
  ].map((row) => row.map(bare));
}

describe.skipIf(!file)('the forms of a published disclosure', () => {
  let disclosure: Disclosure;
  beforeAll(async () => {
    disclosure = await readDisclosure([{ file: file!, bytes: readFileSync(resolve(FOLDER, file!)) }]);
  });

  it('are read cell by cell', () => {
    expect(disclosure.forms).toHaveLength(2);
    expect(disclosure.forms.flatMap((form) => form.unbound)).toEqual([]);
    const printed = printedForms(readFileSync(resolve(FOLDER, file!), 'utf8'));
    expect(printed).toHaveLength(2);
    printed.forEach((rows, i) => {
      const form = disclosure.forms[i]!;
      const head = new Map(
        rows.slice(0, 2).flatMap((r) => [
          [r[0], r[1]],
          [r[2], r[3]],
        ]),
      );
      expect(form).toMatchObject({
        name: head.get('项目名称'),
        department: head.get('主管部门'),
        unit: head.get('实施单位'),
      });
      const values = valuesOf(form);
      const ending = (row: string[]) => values.some((v) => row.slice(-v.length).join('|') === v.join('|'));
      const filled = rows.filter((row) => row.some((c) => /^[≥≤<>=]?[\d.]+/.test(c)) && row[1]!.length < 40);
      expect(filled.filter((row) => !ending(row))).toEqual([]);
      expect(filled).toHaveLength(values.length);
    });
    const levels = disclosure.forms.flatMap((form) =>
      form.indicators.map((line) => [line.first, line.second]),
    );
    expect(
      levels.filter(
        ([first, second]) => !/^(?:产出|成本|效益|满意度)指标$/.test(first!) || !second!.endsWith('指标'),
      ),
    ).toEqual([]);
  });

  it('are scored', () => {
    const [first, second] = disclosure.forms.map((form) => scoreForm(form, NATIONAL_SCORING));
    const span = (score: typeof first) =>
      [score!.weight, score!.total.min, score!.total.max, score!.printed!].map(showPoints);
    expect(span(first)).toEqual(['100', '100', '100', '100']);
    expect(span(second)).toEqual(['100', '97', '100', '100']);
  });
});
