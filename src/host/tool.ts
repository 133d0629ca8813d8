import { readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** Name and version, as package.json has them. */
export const TOOL = { name: 'mingzhang', version: manifest.version } as const;
