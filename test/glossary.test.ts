import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULES } from '../src/index.ts';
import { GROUP_TITLE } from '../src/report/markdown/rule-page.ts';

const ROOT = resolve(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(resolve(ROOT, path), 'utf8');

/** Members of a union of string literals, as its source declares them: one by one, or as a list's. */
function members(path: string, type: string): string[] {
  const source = read(path);
  const union = new RegExp(`export type ${type} =([^;]*);`).exec(source)?.[1] ?? '';
  const list = /typeof (\w+)\)\[number\]/.exec(union)?.[1];
  const declaration = list ? (new RegExp(`${list} = \\[([^\\]]*)\\]`).exec(source)?.[1] ?? '') : union;
  return [...declaration.matchAll(/'([^']+)'/g)].map((m) => m[1]!);
}

/** First column of the table under a heading of the glossary. */
function terms(type: string): string[] {
  const part = read('docs/glossary.md')
    .split(/^## /m)
    .find((p) => p.split('\n')[0]!.includes(`\`${type}\``));
  return [...(part ?? '').matchAll(/^\| `([^`]+)` \|/gm)].map((m) => m[1]!);
}

describe('the glossary', () => {
  it.each([
    ['src/model/disclosure.ts', 'SectionKind'],
    ['src/model/statement.ts', 'StatementId'],
    ['src/audit/rule.ts', 'RuleGroup'],
  ])('of %s explains every %s and no other', (path, type) => {
    const declared = members(path, type);
    expect(declared.length).toBeGreaterThan(5);
    expect(terms(type).sort()).toEqual(declared.sort());
  });

  it('names the groups that rules have and pages show', () => {
    expect(Object.keys(GROUP_TITLE).sort()).toEqual(terms('RuleGroup').sort());
    for (const rule of RULES) expect(GROUP_TITLE).toHaveProperty(rule.id.split('/')[0]!);
  });
});
