// A part of its own, loaded with the first PDF: the library is large, and most who may read a PDF do not.
export { init } from '@embedpdf/pdfium';
