import { describe, expect, it } from 'vitest';
import type { Disclosure } from '../model/disclosure.ts';
import { divide, knownFinding } from './acceptance.ts';
import type { Finding } from './finding.ts';

const finding = (rule: string, message: string, line: number): Finding => ({
  rule,
  severity: 'warning',
  message,
  locations: [{ place: { line }, quote: `第${line}行的原文` }],
});
const FOUND = [
  finding('text/share', '占比不符', 3),
  finding('wording/no-typos', '应为截至', 5),
  finding('wording/no-typos', '应为截至', 5),
];
const NO_NOTES = {} as Disclosure;

describe('findings let stand', () => {
  it('are none unless somebody said so', () => {
    expect(divide(FOUND, NO_NOTES, {})).toEqual({ reported: FOUND, accepted: [] });
  });

  it('are those of a rule, a group or a glob, whose words fit', () => {
    const by = (rule: string, quote?: string) =>
      divide(FOUND, NO_NOTES, { ignores: [{ rule, reason: '已核实', ...(quote ? { quote } : {}) }] }).accepted
        .length;
    expect(by('text/share')).toBe(1);
    expect(by('wording')).toBe(2);
    expect(by('wording/*')).toBe(2);
    expect(by('text')).toBe(1);
    expect(by('wording', '截至')).toBe(2);
    expect(by('wording', '第3行')).toBe(0);
    expect(by('wordings')).toBe(0);
  });

  it('are as many as the baseline lists, whatever line they moved to', () => {
    const known = [knownFinding(FOUND[1]!)];
    const moved = FOUND.map((f) => ({
      ...f,
      locations: f.locations.map((l) => ({ ...l, place: { line: 99 } })),
    }));
    const { reported, accepted } = divide(moved, NO_NOTES, { known });
    expect(accepted).toHaveLength(1);
    expect(reported.map((f) => f.rule)).toEqual(['text/share', 'wording/no-typos']);
  });

  it('are those on the line that a note in the file speaks of', () => {
    const noted = {
      suppressions: [{ rule: 'wording', reason: '引文原样', line: 5 }],
    } as unknown as Disclosure;
    const { reported, accepted } = divide(FOUND, noted, {});
    expect(reported.map((f) => f.rule)).toEqual(['text/share']);
    expect(accepted.map((a) => a.reason)).toEqual(['引文原样', '引文原样']);
  });
});
