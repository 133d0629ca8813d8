import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { compose } from '../src/compose/compose.ts';
import { typesetting } from '../src/host/typesetting.ts';
import { audit, initPdf, NATIONAL_SCORING, parseTarget, readDisclosure, scoreForm } from '../src/index.ts';
import { plain } from '../src/model/normalise.ts';
import type { FormCell, PerformanceForm } from '../src/model/performance.ts';
import { COMPOSED_FORMATS } from '../src/publish/composed-formats.ts';
import { randomAccount } from './made-up/random-account.ts';
import { randomForms } from './made-up/random-forms.ts';

const RUNS = Number(process.env.MINGZHANG_RUNS ?? 6);
/** Formats that cost more are tried on fewer. */
const SHARE: Readonly<Record<string, number>> = { html: 2, docx: 3, pdf: 6 };
const FORMATS = COMPOSED_FORMATS.filter((f) => ['md', 'html', 'docx', 'pdf'].includes(f.name));

beforeAll(async () => {
  const entry = createRequire(import.meta.url).resolve('@embedpdf/pdfium');
  await initPdf(readFileSync(join(dirname(entry), 'pdfium.wasm')));
});

const text = (cell: FormCell | undefined): string => plain(cell?.text ?? '');

/** What a form says, without where. */
function said(form: PerformanceForm): unknown {
  return {
    head: [form.title, form.year, form.name, form.department, form.unit, text(form.goal), text(form.result)],
    funds: form.funds.map((f) => [
      f.source,
      ...[f.initial, f.full, f.executed, f.weight, f.rate, f.score].map(text),
    ]),
    indicators: form.indicators.map((line) => [
      line.first,
      line.second,
      line.third,
      // >= and <= are printed as ≥ and ≤.
      ...[line.target, line.actual, line.weight, line.score].map((part) =>
        text(part)?.replace('>=', '≥').replace('<=', '≤'),
      ),
      plain(line.note),
    ]),
    total: [text(form.totalWeight), text(form.totalScore)],
  };
}

/** How a form is scored, without where. */
function scored(form: PerformanceForm): unknown {
  const { total, weight, grades, execution, lines } = scoreForm(form, NATIONAL_SCORING);
  return { total, weight, grades, execution: execution?.score, lines: lines.map((line) => line.score) };
}

describe.each(FORMATS)('forms written as $name', (format) => {
  it('are read back equal and scored equal', { timeout: 3_600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
        const account = randomAccount(seed);
        const forms = randomForms(seed, account);
        const { document } = compose({ ...account, forms }, 'central');
        const bytes = await format.write(document, typesetting);
        const read = await readDisclosure([{ file: `forms.${format.name}`, bytes }]);
        expect(read.forms.map(said)).toEqual(forms.map(said));
        expect(read.forms.map(scored)).toEqual(forms.map(scored));
      }),
      { numRuns: Math.max(1, Math.floor(RUNS / (SHARE[format.name] ?? 1))), seed: 2024 },
    );
  });
});

it('the forms drawn hold every kind of target', () => {
  const account = { unit: '青山县档案馆', department: '青山县档案局', year: 2024 };
  const targets = Array.from({ length: 40 }, (_, seed) => randomForms(seed + 1, account))
    .flat()
    .flatMap((form) => form.indicators.map((line) => parseTarget(line.target.text)));
  expect(new Set(targets.map((t) => t.kind))).toEqual(
    new Set(['number', 'range', 'date', 'truth', 'quality']),
  );
  const marks = targets.flatMap((t) => (t.kind === 'number' ? [t.comparison] : []));
  expect(new Set(marks)).toEqual(new Set(['≥', '≤', '=', '≈']));
});

/** A form with one line's score printed as full points, and the totals that follow from it. */
function withFullPoints(form: PerformanceForm, index: number): PerformanceForm {
  const line = form.indicators[index]!;
  const gain = (line.weight!.figure!.value - line.score!.figure!.value) / 1_000_000n;
  const total = Number(form.totalScore!.text) + Number(gain);
  return {
    ...form,
    indicators: form.indicators.map((l, i) => (i === index ? { ...l, score: l.weight! } : l)),
    totalScore: { ...form.totalScore!, text: total.toFixed(2) },
  };
}

it('full points for a missed number are found', { timeout: 600_000 }, async () => {
  const md = FORMATS.find((f) => f.name === 'md')!;
  let planted = 0;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
      const account = randomAccount(seed);
      const [form] = randomForms(seed, account);
      const lines = scoreForm(form!, NATIONAL_SCORING).lines;
      const index = lines.findIndex(
        ({ indicator, score }) =>
          score!.verdict === 'missed' &&
          parseTarget(indicator.target.text).kind === 'number' &&
          indicator.weight!.figure!.value - score!.max > 100_000n,
      );
      if (index < 0) return;
      planted++;
      const wrong = { ...account, forms: [withFullPoints(form!, index)] };
      const bytes = await md.write(compose(wrong, 'central').document);
      const result = await audit([{ file: 'planted.md', bytes }], {
        rules: (id) => id.startsWith('performance/'),
      });
      if (result.status !== 'checked') throw new Error(result.error.message);
      const found = result.audit.findings.filter(
        (f) => f.rule === 'performance/score-follows-target' && f.severity === 'error',
      );
      const name = lines[index]!.indicator.third;
      expect(found.filter((f) => f.message.includes(`“${name}”未达到指标值却得满分`))).toHaveLength(1);
    }),
    { numRuns: RUNS * 3, seed: 2024 },
  );
  expect(planted).toBeGreaterThan(RUNS / 3);
});
