import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { browserSizes, type Part } from '../scripts/browser-sizes.mjs';

const ROOT = resolve(import.meta.dirname, '..');

afterEach(() => vi.restoreAllMocks());

const part = (name: string, code: string, more: Partial<Part> = {}): Part => ({
  name,
  fileName: `${name}.js`,
  code,
  imports: [],
  dynamicImports: [],
  ...more,
});

describe('the core for a browser', () => {
  it('keeps to its budget and needs nothing of Node', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/bundle.mjs', 'browser'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const budget = JSON.parse(readFileSync(join(ROOT, 'bundle-budget.json'), 'utf8')) as Record<
      string,
      number
    >;
    expect(budget.check).toBeLessThanOrEqual(300);
    expect(stdout.trim().split('\n')).toHaveLength(Object.keys(budget).length);
  });

  it('is refused when a door with what it loads at once is too large, a part is gone or Node is asked for', () => {
    const told = vi.spyOn(console, 'log').mockImplementation(() => {});
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const noise = Array.from({ length: 4000 }, (_, i) => ((i * 7919) % 65521).toString(36)).join('');
    const door = part('check', 'a', { imports: ['core.js'], dynamicImports: ['later.js'] });
    const parts = [door, part('core', 'b', { imports: ['check.js'] }), part('later', noise)];
    expect(browserSizes(parts, { check: 1 })).toBe(true);
    expect(told).toHaveBeenLastCalledWith(expect.stringMatching(/^✓ check +0 kB/));
    expect(browserSizes(parts, { later: 1 })).toBe(false);
    expect(browserSizes([door, part('core', noise), parts[2]!], { check: 1 })).toBe(false);
    expect(browserSizes(parts, { gone: 1 })).toBe(false);
    expect(browserSizes([...parts, part('node', 'c', { imports: ['fs'] })], {})).toBe(false);
    expect(browserSizes([...parts, part('node', 'await import("node:fs")')], {})).toBe(false);
  });
});
