import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { audit, type Finding, readDisclosure } from '../src/index.ts';
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

/** What an auditor who knows the field reports about these forms: the rule, its severity, and a mark of the place. */
const REPORTED: readonly (readonly [id: string, rule: string, severity: string, words: RegExp])[] = [
  ['D-12', 'performance/score-follows-target', 'warning', /“等于”.*30\.00%.*可扣至7分/],
  ['D-13', 'performance/targets-agree-between-forms', 'warning', /11人.*10人.*13人/],
  ['D-14', 'performance/staff-targets-agree-with-headcount', 'warning', /减少1人，两处不符/],
  ['D-15', 'performance/budget-change-is-explained', 'warning', /减少86\.84%.*都没有说明/],
  ['D-16', 'performance/budget-change-is-explained', 'info', /减少28\.46%.*正文说明了/],
  ['D-17', 'performance/indicator-stands-under-its-kind', 'warning', /质量指标/],
  ['D-18', 'performance/required-indicators-are-present', 'info', /满意度指标/],
  ['D-18', 'performance/required-indicators-are-present', 'info', /占30分/],
  ['D-19', 'performance/weights-follow-standard', 'info', /25分、产出指标40分、效益指标15分/],
  ['D-20', 'performance/full-marks-have-evidence', 'info', /满分30分/],
  ['D-20', 'performance/full-marks-have-evidence', 'info', /满分15分/],
  ['D-21', 'performance/targets-are-measurable', 'info', /月份还是时长/],
  ['D-22', 'performance/targets-look-set-afterwards', 'info', /59\.65万元/],
  ['D-22', 'performance/targets-look-set-afterwards', 'info', /193\.40万元/],
  ['D-23', 'performance/problems-cost-points', 'warning', /满分100分/],
  ['D-24', 'performance/measures-address-problems', 'info', /措施/],
  ['D-25', 'performance/goal-names-its-own-project', 'info', /另一个项目/],
];

describe.skipIf(!file)('the audit of these forms', () => {
  let findings: readonly Finding[];
  beforeAll(async () => {
    const audited = await audit([{ file: file!, bytes: readFileSync(resolve(FOLDER, file!)) }], {
      rules: (id) => id.startsWith('performance/'),
    });
    if (audited.status !== 'checked') throw new Error(audited.error.message);
    findings = audited.audit.findings;
  });

  it.each(REPORTED)('%s: %s, %s', (_, rule, severity, words) => {
    expect(
      findings.filter((f) => f.rule === rule && f.severity === severity && words.test(f.message)),
    ).not.toEqual([]);
  });

  it('takes nothing that is right for an error', () => {
    // A score inside the range that the rules allow is a question.
    expect(findings.filter((f) => f.severity === 'error')).toEqual([]);
    const told = findings.filter((f) => f.severity !== 'info').map((f) => f.message);
    // Execution of 100 % on the full-year budget; targets met within 20 %; a project without fiscal money.
    expect(told.filter((m) => /执行率|满意|完成值652|652|当年财政拨款|供暖|准确率.*偏离/.test(m))).toEqual(
      [],
    );
    expect(findings.filter((f) => f.rule === 'performance/deviation-is-explained')).toEqual([]);
  });
});
