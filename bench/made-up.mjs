// Accounts and forms made up for the tests, for scripts: their TypeScript is run by what runs the tests.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../test/made-up');

export const { randomAccount } = (await runnerImport(join(folder, 'random-account.ts'))).module;
