import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readText } from '../src/source/text/read-text.ts';

/** A sample of what `npm run mutate` measures in full. */
const ROOT = resolve(import.meta.dirname, '..');
const EXAMPLE = 'examples/驻京联络处2024.md';

beforeAll(() => {
  execFileSync(process.execPath, [join(ROOT, 'scripts/ready.mjs')], { stdio: 'ignore' });
}, 120_000);

describe('a wrong digit in a verified figure', () => {
  it('is noticed and named', { timeout: 120_000 }, async () => {
    const { mutantsOf } = await import('../bench/mutants.mjs');
    const source = readText(readFileSync(join(ROOT, EXAMPLE)), EXAMPLE);
    const { before, mutants, noticed, named, told, phantoms } = mutantsOf(source, {
      each: 1,
      step: 6,
      seed: 7,
    });
    expect(before).toBe(0);
    expect(mutants).toBeGreaterThan(40);
    expect(noticed / mutants).toBeGreaterThanOrEqual(0.97);
    expect(named / mutants).toBeGreaterThanOrEqual(0.9);
    expect(phantoms).toEqual([]);
    const sure = told.reduce((sum, t) => sum + t.confidence, 0) / told.length;
    expect(Math.abs(told.filter((t) => t.right).length / told.length - sure)).toBeLessThanOrEqual(0.05);
  });
});

describe('values that stand beside the wrong names', () => {
  it('are one finding with the right rows, and no figure that is printed nowhere', {
    timeout: 120_000,
  }, async () => {
    const { displacementsOf } = await import('../bench/displacements.mjs');
    const source = readText(readFileSync(join(ROOT, EXAMPLE)), EXAMPLE);
    const { tried, one, phantom } = displacementsOf(source, 12, 3);
    expect(tried).toBe(12);
    expect(phantom).toBe(0);
    expect(one).toBeGreaterThanOrEqual(11);
  });
});
