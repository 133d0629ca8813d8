import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toJSONSchema } from 'zod';
import { EXAMPLE, exampleWorkbook, WORKBOOK } from '../scripts/example-workbook.mjs';
import { GENERATED_FOLDERS, generatedFiles, READMES, SAMPLE } from '../scripts/generated-files.mjs';
import { configSchema } from '../src/check/config.ts';
import { OPTION_HINTS } from '../src/cli/option-hints.ts';
import { program } from '../src/cli/program.ts';
import {
  accountOf,
  audit,
  disclosureSchema,
  pretty,
  RULES,
  readDisclosure,
  reportOf,
  ruleList,
  rulePage,
  writeEntryBook,
} from '../src/index.ts';
import { FORMATS } from '../src/source/readers.ts';

const ROOT = resolve(import.meta.dirname, '..');
const HINT = 'out of date: run npm run generate';

const sample = await audit([{ file: SAMPLE, bytes: readFileSync(join(ROOT, SAMPLE)) }]);
const files = generatedFiles({
  RULES,
  rulePage,
  ruleList,
  disclosureSchema,
  toJSONSchema,
  program,
  FORMATS,
  configSchema,
  sample: pretty(reportOf(sample), { hints: OPTION_HINTS }),
  readmes: Object.fromEntries(READMES.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')])),
});

describe('generated files', () => {
  it('are as the code makes them', () => {
    expect(files.size).toBeGreaterThan(RULES.length);
    for (const [path, text] of files) {
      const whole = join(ROOT, path);
      expect(existsSync(whole), `${path} is missing: run npm run generate`).toBe(true);
      expect(readFileSync(whole, 'utf8') === text, `${path} is ${HINT}`).toBe(true);
    }
  });

  it('include the workbook of the example', async () => {
    const made = await exampleWorkbook(
      { accountOf, readDisclosure, writeEntryBook },
      readFileSync(join(ROOT, EXAMPLE)),
    );
    expect(Buffer.compare(Buffer.from(made), readFileSync(join(ROOT, WORKBOOK))), HINT).toBe(0);
  });

  it('have no leftovers beside them', () => {
    const present = GENERATED_FOLDERS.flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) =>
          join(entry.parentPath, entry.name)
            .slice(ROOT.length + 1)
            .replaceAll('\\', '/'),
        ),
    );
    expect(present.filter((path) => !files.has(path))).toEqual([]);
  });

  it('include the list of rules', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(ROOT, 'scripts/generate-rules.mjs'), '--check'],
      {
        encoding: 'utf8',
      },
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });
});
