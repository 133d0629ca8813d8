import type { Typesetter } from '../compose/write/pdf.ts';
import { preparePdf } from './prepare-pdf.ts';

/** No pages can be set here: the engine was left out of the installation, or there is none for this machine. */
export class NoTypesetter extends Error {
  override readonly name = 'NoTypesetter';
}

let typesetter: Typesetter | undefined;

/**
 * Typst, with the engine ready that reads its pages back; both are started when first needed.
 * @throws NoTypesetter, with a sentence for the user, where Typst is not installed
 */
export async function typesetting(): Promise<Typesetter> {
  typesetter ??= (await engine()).typstTypesetter();
  await preparePdf();
  return typesetter;
}

async function engine(): Promise<typeof import('./typst-typesetter.ts')> {
  try {
    return await import('./typst-typesetter.ts');
  } catch (cause) {
    throw new NoTypesetter(
      '没有安装排版引擎 Typst，不能写 PDF；请用 npm install @myriaddreamin/typst-ts-node-compiler 装上。',
      { cause },
    );
  }
}
