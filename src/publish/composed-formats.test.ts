import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { randomAccount } from '../../test/made-up/random-account.ts';
import { compose } from '../compose/compose.ts';
import { writeMd } from '../compose/write/md.ts';
import { factsCsv, readDisclosure } from '../index.ts';
import { COMPOSED_FORMATS } from './composed-formats.ts';

it('packs the facts of the text that it writes, the same bytes every time', async () => {
  const { document } = compose(randomAccount(3), 'central');
  const format = COMPOSED_FORMATS.find(({ name }) => name === 'datapackage')!;
  const zip = await format.write(document);
  expect(await format.write(document)).toEqual(zip);
  const text = new TextEncoder().encode(writeMd(document));
  const disclosure = await readDisclosure([{ file: `${document.title}.md`, bytes: text }]);
  expect(disclosure.occurrences.length).toBeGreaterThan(100);
  expect(strFromU8(unzipSync(zip)['facts.csv']!)).toBe(factsCsv(disclosure));
});
