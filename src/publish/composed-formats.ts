import type { ComposedDocument } from '../compose/document.ts';
import type { Typesetter } from '../compose/write/pdf.ts';
import type { Disclosure } from '../model/disclosure.ts';

/** Gives a typesetter when one is needed: it is large, and most runs need none. */
export type Typesetting = () => Typesetter | Promise<Typesetter>;

/** A format in which an account is published. */
export interface ComposedFormat {
  readonly name: string;
  /** Of the file, without the dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** Whether the written file is read back: the whole disclosure, or its statements only. */
  readonly proven?: 'whole' | 'statements';
  /** Whether its pages are set by a typesetter. */
  readonly typeset?: true;
  /** @param typesetting for a format of pages; the others need none */
  write(document: ComposedDocument, typesetting?: Typesetting): Uint8Array | Promise<Uint8Array>;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What a reader makes of the text: the provenance of each figure is that text. */
async function asRead(document: ComposedDocument): Promise<Disclosure> {
  const { readDisclosure } = await import('../check/read-disclosure.ts');
  const { writeMd } = await import('../compose/write/md.ts');
  return readDisclosure([{ file: `${document.title}.md`, bytes: bytes(writeMd(document)) }]);
}

/** Every format, its writer loaded when it writes, by the order in which they are written when none is asked for. */
export const COMPOSED_FORMATS: readonly ComposedFormat[] = [
  {
    name: 'docx',
    extension: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    proven: 'whole',
    write: async (document) => (await import('../compose/write/docx.ts')).writeDocx(document),
  },
  {
    name: 'pdf',
    extension: 'pdf',
    mediaType: 'application/pdf',
    proven: 'whole',
    typeset: true,
    write: async (document, typesetting) => {
      if (!typesetting) throw new TypeError('pdf is written by a typesetter, and none was given');
      const { writePdf } = await import('../compose/write/pdf.ts');
      return writePdf(document, await typesetting());
    },
  },
  {
    name: 'html',
    extension: 'html',
    mediaType: 'text/html',
    proven: 'whole',
    write: async (document) => bytes((await import('../compose/write/html.ts')).writeHtml(document)),
  },
  {
    name: 'md',
    extension: 'md',
    mediaType: 'text/markdown',
    proven: 'whole',
    write: async (document) => bytes((await import('../compose/write/md.ts')).writeMd(document)),
  },
  {
    name: 'xlsx',
    extension: 'xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    proven: 'statements',
    write: async (document) => (await import('../compose/write/xlsx.ts')).writeXlsx(document),
  },
  {
    name: 'json',
    extension: 'json',
    mediaType: 'application/json',
    proven: 'whole',
    write: async (document) => {
      const { disclosureText } = await import('../model/interchange.ts');
      return bytes(disclosureText(await asRead(document)));
    },
  },
  {
    name: 'datapackage',
    extension: 'zip',
    mediaType: 'application/zip',
    write: async (document) => {
      const { dataPackageZip } = await import('../report/data/data-package.ts');
      return dataPackageZip([await asRead(document)]);
    },
  },
];
