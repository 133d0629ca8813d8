import { describe, expect, it } from 'vitest';
import { width } from '../report/quote.ts';
import { progressLine } from './progress.ts';

describe('the progress line', () => {
  it('tells how many, how fast and how long yet', () => {
    const line = progressLine(50, 200, 10_000, '决算.pdf', 120);
    expect(line).toContain('50/200');
    expect(line).toContain('5.0份/秒');
    expect(line).toContain('剩30秒');
    expect(line).toContain('决算.pdf');
  });

  it('never breaks the terminal line', () => {
    for (const room of [12, 40, 80])
      expect(width(progressLine(1, 9999, 5, '很长的文件夹/'.repeat(30), room))).toBeLessThanOrEqual(room);
  });
});
