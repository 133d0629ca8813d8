// What is installed with the package, by the lockfile: a CycloneDX list with licences and hashes.
// Usage: npm run sbom
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
export const SBOM = 'sbom.cdx.json';

/** The list as text: the same for the same lockfile. */
export function sbom() {
  const { name, version, packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const components = Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, { version: its, license, integrity, optional }]) => {
      const called = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      const reference = `pkg:npm/${called.replace('@', '%40')}@${its}`;
      const [algorithm, hash] = integrity?.split('-', 2) ?? [];
      return {
        type: 'library',
        'bom-ref': reference,
        name: called,
        version: its,
        scope: optional ? 'optional' : 'required',
        ...(hash
          ? {
              hashes: [
                {
                  alg: algorithm.replace('sha', 'SHA-'),
                  content: Buffer.from(hash, 'base64').toString('hex'),
                },
              ],
            }
          : {}),
        licenses: [{ license: { id: license } }],
        purl: reference,
      };
    })
    .sort((a, b) => (a.purl < b.purl ? -1 : 1));
  const own = `pkg:npm/${name}@${version}`;
  const { license } = packages[''];
  const list = {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': own,
        name,
        version,
        licenses: [{ license: { id: license } }],
        purl: own,
      },
    },
    components,
  };
  return `${JSON.stringify(list, null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(join(root, SBOM), sbom());
