import type { ComposedDocument } from '../compose/document.ts';
import { writeDocx } from '../compose/write/docx.ts';
import { writeHtml } from '../compose/write/html.ts';
import { writeMd } from '../compose/write/md.ts';
import { writePdf } from '../compose/write/pdf.ts';
import { writeXlsx } from '../compose/write/xlsx.ts';
import { type Disclosure, dataPackageZip, disclosureText, readDisclosure } from '../index.ts';

/** A format of `compile`. */
export interface ComposedFormat {
  readonly name: string;
  readonly extension?: string;
  write(document: ComposedDocument): Uint8Array | Promise<Uint8Array>;
  /** Whether the written file is read back: the whole disclosure, or its statements only. */
  readonly proven?: 'whole' | 'statements';
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What a reader makes of the text: the provenance of each figure is that text. */
function asRead(document: ComposedDocument): Promise<Disclosure> {
  return readDisclosure([{ file: `${document.title}.md`, bytes: bytes(writeMd(document)) }]);
}

/** Every format by the order in which they are written when none is asked for. */
export const COMPOSED_FORMATS: readonly ComposedFormat[] = [
  { name: 'docx', proven: 'whole', write: writeDocx },
  {
    name: 'pdf',
    proven: 'whole',
    // The typesetter is large, and most runs need none.
    write: async (document) => {
      const { typstTypesetter } = await import('../host/typst-typesetter.ts');
      return writePdf(document, typstTypesetter());
    },
  },
  { name: 'html', proven: 'whole', write: (document) => bytes(writeHtml(document)) },
  { name: 'md', proven: 'whole', write: (document) => bytes(writeMd(document)) },
  { name: 'xlsx', proven: 'statements', write: writeXlsx },
  { name: 'json', proven: 'whole', write: async (document) => bytes(disclosureText(await asRead(document))) },
  {
    name: 'datapackage',
    extension: 'zip',
    write: async (document) => dataPackageZip([await asRead(document)]),
  },
];
