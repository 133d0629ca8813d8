import type { ComposedDocument } from '../document.ts';
import { OFFICIAL_PAGES, typstInput } from './typst.ts';

/** Lays out pages: a typesetter with the typefaces that the template names, however it was loaded. */
export interface Typesetter {
  /**
   * @param template its markup
   * @param inputs what the markup reads as data
   * @throws Error with a Chinese sentence when something cannot be set, a character without a glyph above all
   */
  pdf(template: string, inputs: Readonly<Record<string, string>>): Uint8Array;
}

/**
 * Writes a disclosure as an official document in PDF/A-2a: tagged, with outline, contents and links from figures to
 * their cells. Same document, same bytes.
 * @throws Error as the typesetter does
 */
export function writePdf(document: ComposedDocument, typesetter: Typesetter): Uint8Array {
  return withoutSuspects(typesetter.pdf(OFFICIAL_PAGES, { document: typstInput(document) }));
}

/** The typesetter says that no tag is suspect; PDF 2.0 has no such entry, and some checkers stumble over it. */
function withoutSuspects(pdf: Uint8Array): Uint8Array {
  const words = new TextEncoder().encode('/Suspects false');
  for (let at = pdf.indexOf(words[0]!); at >= 0; at = pdf.indexOf(words[0]!, at + 1))
    if (words.every((byte, i) => pdf[at + i] === byte)) return pdf.fill(0x20, at, at + words.length);
  return pdf;
}
