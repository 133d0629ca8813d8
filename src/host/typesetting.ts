import type { Typesetter } from '../compose/write/pdf.ts';
import { preparePdf } from './prepare-pdf.ts';

let typesetter: Typesetter | undefined;

/** Typst, with the engine ready that reads its pages back; both are started when first needed. */
export async function typesetting(): Promise<Typesetter> {
  await preparePdf();
  typesetter ??= (await import('./typst-typesetter.ts')).typstTypesetter();
  return typesetter;
}
