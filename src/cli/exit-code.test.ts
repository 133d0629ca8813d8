import { describe, expect, it } from 'vitest';
import type { CheckedReport } from '../report/file-report.ts';
import { exitCode } from './check.ts';

const rules = { passed: 1, failed: 0, unchecked: [], crashed: [] };
const clean = { status: 'checked', findings: [], remarks: [], rules } as unknown as CheckedReport;

describe('the exit code', () => {
  it('is 2 where a rule failed by our fault, whatever was found and asked for', () => {
    const crashed = {
      ...clean,
      rules: { ...rules, crashed: [{ rule: 'text/share', title: '占比', reason: 'boom' }] },
    };
    expect(exitCode(clean, 'error')).toBe(0);
    expect(exitCode(crashed, 'error')).toBe(2);
    expect(exitCode(crashed, 'never')).toBe(2);
  });
});
