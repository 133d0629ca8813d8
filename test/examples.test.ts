import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { audit, type CheckedReport, RULES, reportOf } from '../src/index.ts';
import { BESIDE_THE_ACCOUNT, obstacleOf } from '../src/model/obstacle.ts';

const FOLDER = resolve(import.meta.dirname, '../examples');

async function report(name: string): Promise<CheckedReport> {
  const file = reportOf(await audit([{ file: name, bytes: readFileSync(resolve(FOLDER, name)) }]));
  if (file.status !== 'checked') throw new Error(file.error.message);
  return file;
}

const good = await report('驻京联络处2024.md');
const bad = await report('驻京联络处2024-有误.md');

/** Every planted mistake: words as printed wrongly, and the groups of rules that may find it. */
const MISTAKES: readonly {
  readonly quote: string;
  readonly groups: readonly string[];
  readonly statement?: true;
}[] = [
  { quote: '550.35', groups: ['text', 'cross'] },
  { quote: '占10.48%', groups: ['text'] },
  { quote: '235.04', groups: ['text'] },
  { quote: '下降6.25%', groups: ['change'] },
  { quote: '减少0.20万元，增长0.35%', groups: ['change'] },
  { quote: '公务用车保有量11辆', groups: ['assets', 'sangong'] },
  { quote: '16.30万元', groups: ['procurement'] },
  { quote: '招招招商', groups: ['wording'] },
  { quote: 'XXX', groups: ['wording'] },
  { quote: '截止', groups: ['wording'] },
  { quote: '9.63', groups: ['statement'], statement: true },
  { quote: '印刷费', groups: ['text'], statement: true },
  { quote: '机关事业单位职业年金缴费支出', groups: ['statement'], statement: true },
  { quote: '99.00', groups: ['performance'], statement: true },
];

describe('the example in order', () => {
  it('has neither errors nor doubts', () => {
    expect(good.findings.filter((f) => f.severity !== 'info').map((f) => `${f.rule}: ${f.message}`)).toEqual(
      [],
    );
    expect(good.coverage.verified).toBeGreaterThan(100);
  });

  it('is understood figure by figure', () => {
    const beside = good.coverage.unverified.filter((u) =>
      BESIDE_THE_ACCOUNT.has(obstacleOf(u.reason).code),
    ).length;
    expect(good.coverage.figures - good.coverage.understood - beside).toBe(0);
  });

  it('has its nine statements', ({ skip }) => {
    if (good.statements.every((s) => !s.found)) return skip('statements are not bound yet');
    expect(good.statements.filter((s) => !s.found)).toEqual([]);
    expect(good.statements.filter((s) => s.empty).map((s) => s.id)).toEqual(['T07', 'T08']);
  });
});

describe('the example with mistakes', () => {
  it.for(MISTAKES)('shows $quote', ({ quote, groups, statement }, { skip }) => {
    if (statement && bad.statements.every((s) => !s.found)) return skip('statements are not bound yet');
    if (!RULES.some((r) => groups.includes(r.id.split('/')[0]!)))
      return skip('these rules are not there yet');
    const found = bad.findings.filter(
      (f) =>
        f.severity !== 'info' &&
        groups.includes(f.rule.split('/')[0]!) &&
        [f.message, f.culprit?.quote ?? '', ...f.locations.map((l) => l.quote)].some((t) =>
          t.includes(quote),
        ),
    );
    expect(found.map((f) => f.rule)).not.toEqual([]);
  });

  it('differs from the one in order by its mistakes only', () => {
    const text = (name: string): string[] => readFileSync(resolve(FOLDER, name), 'utf8').split('\n');
    const before = text('驻京联络处2024.md');
    const after = text('驻京联络处2024-有误.md');
    expect(after).toHaveLength(before.length);
    expect(after.filter((line, i) => line !== before[i])).toHaveLength(MISTAKES.length);
  });

  it('has no findings beside its mistakes', () => {
    expect(bad.findings.filter((f) => f.severity !== 'info').length).toBeLessThanOrEqual(MISTAKES.length + 4);
  });
});
