import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SBOM, sbom } from '../scripts/sbom.mjs';

interface Component {
  readonly name: string;
  readonly scope: string;
  readonly licenses: readonly { readonly license: { readonly id: string } }[];
  readonly hashes?: unknown;
}

describe('the list of what is installed', () => {
  const text = sbom();
  const { components } = JSON.parse(text) as { components: readonly Component[] };

  it('is that of the lockfile: else run npm run sbom', () => {
    expect(readFileSync(resolve(import.meta.dirname, '..', SBOM), 'utf8') === text).toBe(true);
  });

  it('has licences that may be passed on, and a hash for everything that is required', () => {
    const allowed = /^(?:MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|MPL-2\.0)$/;
    expect(components.length).toBeGreaterThan(8);
    expect(components.filter((c) => c.licenses.some(({ license }) => !allowed.test(license.id)))).toEqual([]);
    expect(components.filter((c) => c.scope === 'required' && c.hashes === undefined)).toEqual([]);
  });
});
