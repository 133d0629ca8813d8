import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;
const tests = ['src', 'test'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
);

/** A test that changes what its whole process shares runs in one of its own; the others share their modules. */
const changesItsProcess = (file: string) =>
  /\bvi\.|process\.(?:chdir|env\.\w+ =)|from '.*\/command\.ts'/.test(readFileSync(join(root, file), 'utf8'));
const apart = tests.filter(changesItsProcess);
const together = tests.filter((file) => !apart.includes(file));

export default defineConfig({
  test: {
    testTimeout: 60_000,
    // Left to itself it keeps one core free, which is half of two.
    maxWorkers: availableParallelism(),
    projects: [
      { extends: true, test: { name: 'apart', include: apart, isolate: true } },
      { extends: true, test: { name: 'together', include: together, isolate: false } },
    ],
  },
});
