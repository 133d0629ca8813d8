import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');
/** Folders of sources; the groups of rules are told of together. */
const folders = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(SRC.length + 1)
      .replaceAll('\\', '/'),
  )
  .filter((folder) => !folder.startsWith('audit/rules/'));

describe('the README of each folder', () => {
  it.each(folders)('src/%s says what comes in and goes out, and names files that are there', (folder) => {
    const text = readFileSync(join(SRC, folder, 'README.md'), 'utf8');
    for (const part of ['In', 'Out', 'Add or change']) expect(text).toContain(`- **${part}:**`);
    const named = [...text.matchAll(/`([\w-]+\.ts)`/g)].map((m) => m[1]!);
    const here = (name: string) => existsSync(join(SRC, folder, name));
    const above = (name: string) => existsSync(join(SRC, folder, '..', name));
    expect(named.filter((name) => !here(name) && !above(name))).toEqual([]);
  });

  it('tells of every group of rules', () => {
    const text = readFileSync(join(SRC, 'audit/rules/README.md'), 'utf8');
    const groups = readdirSync(join(SRC, 'audit/rules'), { withFileTypes: true }).filter((e) =>
      e.isDirectory(),
    );
    expect(groups.map(({ name }) => name).filter((name) => !new RegExp(`\\b${name}\\b`).test(text))).toEqual(
      [],
    );
  });
});
