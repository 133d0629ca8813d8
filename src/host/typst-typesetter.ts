import { readFileSync } from 'node:fs';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import type { Typesetter } from '../compose/write/pdf.ts';

const FONTS = ['mingzhang-song.ttf', 'mingzhang-title.ttf', 'mingzhang-hei.ttf', 'mingzhang-kai.ttf'];
/** Compilations after which what was remembered for one document is forgotten. */
const MEMORY = 4;

/** Typst with the typefaces that come with this package; their names are their own, so that no installed one is used. */
export function typstTypesetter(): Typesetter {
  const fontBlobs = FONTS.map((name) => readFileSync(new URL(`../../fonts/${name}`, import.meta.url)));
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs }] });
  return {
    pdf(template, inputs) {
      const compiled = compiler.compile({ mainFileContent: template, inputs: { ...inputs } });
      try {
        // A typeface that is not there is only a warning to the engine; the page would be another.
        const trouble = compiled.takeError() ?? compiled.takeWarnings();
        if (trouble)
          throw notSet(trouble.shortDiagnostics.map((d: { message?: string }) => d.message).join('；'));
        return new Uint8Array(render(compiler, compiled.result!));
      } finally {
        compiler.evictCache(MEMORY);
      }
    },
  };
}

function render(compiler: NodeCompiler, document: NodeTypstDocument): Uint8Array {
  try {
    return compiler.pdf(document, { pdfStandard: 'a-2a' });
  } catch (error) {
    const told = String(error);
    const without = new Set(
      [...told.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/g)].map((m) => m[1]),
    );
    if (without.size === 0) throw notSet(told);
    throw new Error(`无法排版成 PDF：附带的字体里没有这些字：${[...without].join('、')}。`);
  }
}

function notSet(told: string): Error {
  return new Error(`无法排版成 PDF：${told}。`);
}
