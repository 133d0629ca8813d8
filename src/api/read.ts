/** `mingzhang/read`: what a file states, as data. */
export { DATA_FORMATS, type DataFormat, type DataWriter } from '../check/data-formats.ts';
export { disclosureWorkbook } from '../check/disclosure-workbook.ts';
export type { DeferredFile, GivenFile, InputFile } from '../check/given-file.ts';
export { type ReadOptions, readDisclosure } from '../check/read-disclosure.ts';
export type { Progress, Step, Watch } from '../check/steps.ts';
export type { Disclosure } from '../model/disclosure.ts';
export { type SourceDocument, UnreadableError } from '../model/document.ts';
export {
  decodeDisclosure,
  disclosureSchema,
  disclosureText,
  encodeDisclosure,
} from '../model/interchange.ts';
export { dataPackage, dataPackageZip } from '../report/data/data-package.ts';
export { factsCsv } from '../report/data/facts-csv.ts';
export { initPdf } from '../source/pdf/pdfium.ts';
export { renderPages } from '../source/pdf/render-pages.ts';
