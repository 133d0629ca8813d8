import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditDisclosure } from '../src/audit/audit.ts';
import { extractDisclosure } from '../src/extract/extract.ts';
import type { Disclosure } from '../src/model/disclosure.ts';
import { BESIDE_THE_ACCOUNT } from '../src/model/obstacle.ts';
import type { Statement } from '../src/model/statement.ts';
import { type Pdfium, pdfium, withDocument } from '../src/source/pdf/pdfium.ts';
import { readSource } from '../src/source/read.ts';

const REAL = '../shared/real';
const SEED = '../shared/seed';
const pdfs = existsSync(REAL) ? readdirSync(REAL).filter((f) => f.endsWith('.pdf')) : [];
const seeds = existsSync(SEED) ? readdirSync(SEED).filter((f) => f.endsWith('.txt')) : [];
/** Where there are none, one test for each kind stays, to be counted as skipped. */
const tried = pdfs.length > 0 ? pdfs : ['没有真实 PDF'];
if (pdfs.length === 0) console.warn(`跳过：没有 ${REAL}，真实 PDF 未测试。`);
if (seeds.length === 0) console.warn(`跳过：没有 ${SEED}，真实文本未测试。`);

/** A number as the page's text layer has it, with the middle of its glyphs in points from the top left. */
interface Printed {
  readonly text: string;
  readonly page: number;
  readonly x: number;
  readonly y: number;
}

/** Every number with decimals of a file, straight from the text layer: no grid, no reading order, none of our own. */
function printedNumbers(engine: Pdfium, bytes: Uint8Array): Printed[] {
  return withDocument(engine, bytes, undefined, (document) => {
    const found: Printed[] = [];
    const scratch = engine.malloc(64);
    for (let index = 0; index < engine.FPDF_GetPageCount(document); index++) {
      const page = engine.FPDF_LoadPage(document, index);
      const text = engine.FPDFText_LoadPage(page);
      engine.FPDF_GetPageBoundingBox(page, scratch);
      const height = new Float32Array(engine.memory.buffer, scratch, 4)[1]!;
      let run = '';
      let xs: number[] = [];
      let ys: number[] = [];
      const count = engine.FPDFText_CountChars(text);
      for (let i = 0; i <= count; i++) {
        const c = i < count ? String.fromCodePoint(engine.FPDFText_GetUnicode(text, i) || 32) : ' ';
        if (/[\d,.]/.test(c)) {
          // Left, top, right, bottom in points from the bottom left.
          engine.FPDFText_GetLooseCharBox(text, i, scratch);
          const [left, top, right, bottom] = new Float32Array(engine.memory.buffer, scratch, 4);
          run += c;
          xs.push((left! + right!) / 2);
          ys.push(height - (top! + bottom!) / 2);
          continue;
        }
        if (/^\d[\d,]*\.\d\d$/.test(run)) {
          const middle = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
          found.push({ text: run, page: index + 1, x: middle(xs), y: middle(ys) });
        }
        run = '';
        xs = [];
        ys = [];
      }
      engine.FPDFText_ClosePage(text);
      engine.FPDF_ClosePage(page);
    }
    engine.free(scratch);
    return found;
  });
}

function inBox(printed: Printed, box: readonly number[] | undefined): boolean {
  if (!box) return false;
  const [x0, y0, x1, y1] = box as [number, number, number, number];
  return printed.x >= x0 - 1 && printed.x <= x1 + 1 && printed.y >= y0 - 1 && printed.y <= y1 + 1;
}

async function read(folder: string, file: string): Promise<Disclosure> {
  return extractDisclosure([await readSource(readFileSync(`${folder}/${file}`), file)]);
}

describe.skipIf(pdfs.length === 0)('statements of real PDFs', () => {
  let engine: Pdfium;
  beforeAll(async () => {
    engine = await pdfium();
  });

  for (const file of tried) {
    it(`are found and every cell is right: ${file}`, async () => {
      const disclosure = await read(REAL, file);
      expect(disclosure.statements.map((s) => s.id).sort()).toEqual([
        ...['T01', 'T02', 'T03', 'T04', 'T05', 'T06', 'T07', 'T08', 'T09'],
      ]);
      const printed = printedNumbers(engine, readFileSync(`${REAL}/${file}`));
      const pages = new Set(disclosure.statements.flatMap((s) => s.pages));
      const lines: string[] = [];
      let seen = 0;
      for (const statement of disclosure.statements) {
        const own = printed.filter((p) => statement.pages.includes(p.page));
        const right = own.filter((p) => isRight(p, statement));
        seen += own.length;
        lines.push(`${statement.id} ${right.length}/${own.length}`);
        expect(right.length, `${file} ${statement.id}`).toBeGreaterThanOrEqual(own.length * 0.99);
        expect(statement.unbound).toEqual([]);
      }
      // Every number of the statement pages belongs to one of them.
      expect(seen).toBe(printed.filter((p) => pages.has(p.page)).length);
      console.log(`${file}：各表数字读对/总数：${lines.join('，')}`);
    });
  }
});

/** The number stands in a cell bound to an address, at the cell's very place, and means what is printed. */
function isRight(printed: Printed, statement: Statement): boolean {
  const cells = statement.cells.filter(
    (c) => c.place.page === printed.page && inBox(printed, c.place.box) && c.value.state === 'figure',
  );
  const cell = cells[0];
  if (cells.length !== 1 || cell?.value.state !== 'figure') return false;
  const fen = BigInt(printed.text.replaceAll(',', '').replace('.', '')) * 10_000n;
  return cell.text === printed.text && cell.value.figure.value === fen;
}

describe.skipIf(pdfs.length === 0)('figures of real PDFs', () => {
  for (const file of tried) {
    it(`are understood: ${file}`, async () => {
      const { coverage } = auditDisclosure(await read(REAL, file));
      console.log(`${file}：识别 ${coverage.understood}/${coverage.figures}，核对 ${coverage.verified}`);
      const beside = coverage.unverified.filter((u) => BESIDE_THE_ACCOUNT.has(u.reason.code)).length;
      expect(coverage.understood).toBeGreaterThanOrEqual((coverage.figures - beside) * 0.95);
    });
  }
});

/** What must be reported of severity warning or error, and nothing else of that gravity: rule, severity, words. */
type Expected = readonly (readonly [rule: string, severity: 'error' | 'warning', words: RegExp])[];

async function grave(folder: string, file: string) {
  const { findings, outcomes } = auditDisclosure(await read(folder, file));
  expect(outcomes.filter((o) => o.outcome === 'crashed')).toEqual([]);
  return {
    infos: findings.filter((f) => f.severity === 'info'),
    told: findings
      .filter((f) => f.severity !== 'info')
      .map((f) => `${f.rule} ${f.severity} ${f.locations[0]?.quote} ${f.message}`),
  };
}

function expectOnly(told: readonly string[], expected: Expected): void {
  for (const [rule, severity, words] of expected)
    expect(
      told.filter((t) => t.startsWith(`${rule} ${severity} `) && words.test(t)),
      `${rule} ${words}`,
    ).not.toEqual([]);
  expect(told.filter((t) => !expected.some(([r, s, w]) => t.startsWith(`${r} ${s} `) && w.test(t)))).toEqual(
    [],
  );
}

describe.skipIf(pdfs.length === 0)('defects of real PDFs', () => {
  const file = (part: string) => pdfs.find((f) => f.includes(part))!;

  it('are told for the finance bureau, and nothing that is right', async () => {
    const { told, infos } = await grave(REAL, file('财政局'));
    expectOnly(told, [
      ['text/figure-agrees-with-statement', 'error', /0\.3万元.*2,961\.68/],
      ['change/direction', 'warning', /没有增减，却写了增减的原因/],
      ['text/share', 'error', /71\.73%.*71\.65%/],
      ['text/enumeration-agrees-with-statement', 'warning', /个人农业生产补贴.*奖励金/],
      ['wording/no-repeated-marks', 'warning', /3处以“；”结束/],
    ]);
    // Tails of rounding are remarks, and so is a completion rate of a budget of 0.
    expect(infos.filter((f) => /尾差/.test(f.message)).length).toBeGreaterThan(0);
    expect(infos.filter((f) => f.rule === 'change/zero-budget').length).toBeGreaterThan(0);
  });

  it('are told for the social-work department, and nothing that is right', async () => {
    const { told, infos } = await grave(REAL, file('社会工作部'));
    expectOnly(told, [
      ['change/budget-basis', 'error', /95\.89%.*年初预算数为0/],
      ['wording/use-agrees-with-item', 'error', /住房公积金.*医疗/],
      ['procurement/small-business-within-total', 'error', /21\.07/],
      ['wording/no-template-residue', 'warning', /仍保留该表格式/],
      ['change/zero-base', 'warning', /100\.00%/],
      // 邮电费 is listed though its row in the statement holds 0.00.
      ['text/enumeration-agrees-with-statement', 'warning', /邮电费/],
    ]);
    expect(infos.map((f) => f.rule)).toEqual(
      expect.arrayContaining([
        'wording/one-name-for-one-thing',
        'wording/completion-rate-for-all-or-none',
        'statement/codes-add-up',
      ]),
    );
  });

  it('of a blank form are one remark, no figures being there', async () => {
    const { told } = await grave(REAL, file('模板'));
    expectOnly(told, [['wording/no-template-residue', 'warning', /没有填写的模板/]]);
  });
});

describe.skipIf(seeds.length === 0)('the real text', () => {
  it('is understood figure by figure', async () => {
    const { coverage } = auditDisclosure(await read(SEED, seeds[0]!));
    console.log(`${seeds[0]}：识别 ${coverage.understood}/${coverage.figures}，核对 ${coverage.verified}`);
    expect(coverage.figures).toBeGreaterThan(200);
    expect(coverage.understood).toBeGreaterThanOrEqual(coverage.figures * 0.95);
  });

  it('has slips of the pen, scores too generous and no statements; no number of it is contradicted and no trap is reported', async () => {
    const { told } = await grave(SEED, seeds[0]!);
    expectOnly(told, [
      ['wording/no-repeated-characters', 'warning', /招{9}/],
      ['wording/no-repeated-characters', 'warning', /“招{4}”/],
      ['wording/no-typos', 'warning', /应的贡献/],
      ['wording/no-typos', 'warning', /截止/],
      ['wording/no-content-splice', 'warning', /因公出国（境）费/],
      // A rise of 471 % explained by more money for that very item.
      ['wording/reason-is-not-circular', 'warning', /运行补助经费项目资金.*共3处/],
      ['wording/no-content-splice', 'warning', /公务接待费/],
      ['structure/statements-are-present', 'warning', /不在本文件中/],
      ['performance/score-follows-target', 'warning', /“等于”.*30\.00%.*可扣至7分/],
      ['performance/targets-agree-between-forms', 'warning', /11人.*10人/],
      ['performance/staff-targets-agree-with-headcount', 'warning', /减少1人，两处不符/],
      ['performance/budget-change-is-explained', 'warning', /减少86\.84%/],
      ['performance/indicator-stands-under-its-kind', 'warning', /准确率/],
      ['performance/problems-cost-points', 'warning', /满分100分/],
    ]);
    // Two slips of some, at their own lines; all of them words or judgements, none a figure that is contradicted.
    expect(told).toHaveLength(16);
  });
});
