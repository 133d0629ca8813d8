import { readFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Typesetter } from '../compose/write/pdf.ts';

const FONTS = ['NotoSerifSC-Regular.ttf', 'NotoSerifSC-Bold.ttf', 'NotoSansSC-Medium.ttf'];
/** Compilations after which what was remembered for one document is forgotten. */
const MEMORY = 4;

/** What the engine tells of trouble. */
interface Diagnostic {
  readonly message?: string;
}

/** Typst with the typefaces that come with this package: none that happens to be installed is used. */
export function typstTypesetter(): Typesetter {
  const fontBlobs = FONTS.map((name) => readFileSync(new URL(`../../fonts/${name}`, import.meta.url)));
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs }] });
  return {
    pdf(template, inputs) {
      const args = { mainFileContent: template, inputs: { ...inputs } };
      const compiled = compiler.compile(args);
      const trouble = compiled.takeDiagnostics();
      if (trouble) throw notSet(trouble.shortDiagnostics);
      try {
        return new Uint8Array(compiler.pdf(compiled.result!, { pdfStandard: 'a-2a' }));
      } catch (error) {
        throw notSet([{ message: String(error) }]);
      } finally {
        compiler.evictCache(MEMORY);
      }
    },
  };
}

function notSet(diagnostics: readonly Diagnostic[]): Error {
  const told = diagnostics.map(({ message }) => message).join('；');
  return new Error(`无法排版成 PDF：${told}。`);
}
