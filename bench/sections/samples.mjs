import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePdf } from '../make-pdf.mjs';

/** Real disclosures beside the checkout where there are some, else generated ones. */
export function samples({ root, folder }) {
  const real = join(root, '../shared/real');
  if (existsSync(real)) {
    const found = readdirSync(real).filter((name) => name.endsWith('.pdf'));
    if (found.length > 0) return { kind: 'real', files: found.map((name) => join(real, name)) };
  }
  const files = [24, 26, 30].map((pages) => {
    const path = join(folder, `${pages}.pdf`);
    writeFileSync(path, makePdf(pages));
    return path;
  });
  return { kind: 'generated', files };
}
