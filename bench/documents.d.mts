/** A file of that kind with a line of text after the other. */
export const DOCUMENTS: Readonly<
  Record<'txt' | 'html' | 'docx' | 'odt' | 'xlsx' | 'xls' | 'pdf', (lines: readonly string[]) => Uint8Array>
>;
