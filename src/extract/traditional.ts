import type { Block, SourceDocument } from '../model/document.ts';
import { simplified } from '../model/simplified.ts';

/** So many characters, and such a share of the Chinese ones, make a text traditional: a quotation does not. */
const FEWEST = 12;
const SHARE = 0.05;

/**
 * The document in simplified script where it is printed in traditional script (繁体), with a remark that says so; any
 * other document as it is.
 */
export function inSimplifiedScript(source: SourceDocument): SourceDocument {
  if (!isTraditional(source)) return source;
  return {
    ...source,
    ...(source.title === undefined ? {} : { title: simplified(source.title) }),
    blocks: source.blocks.map(
      (block): Block =>
        block.kind === 'paragraph'
          ? { ...block, text: simplified(block.text) }
          : { ...block, cells: block.cells.map((cell) => ({ ...cell, text: simplified(cell.text) })) },
    ),
    remarks: [
      ...source.remarks,
      {
        code: 'traditional-script',
        message: '文件用繁体字，已逐字转换为简体后核对；报告中的引文是转换后的文字。',
      },
    ],
  };
}

function isTraditional(source: SourceDocument): boolean {
  let han = 0;
  let traditional = 0;
  const count = (text: string): void => {
    for (const c of text) {
      if (c < '\u4e00' || c > '\u9fff') continue;
      han++;
      if (SIGNS.test(c)) traditional++;
    }
  };
  for (const block of source.blocks) {
    if (block.kind === 'paragraph') count(block.text);
    else for (const cell of block.cells) count(cell.text);
    // The first thousand characters tell.
    if (han > 1000) break;
  }
  return traditional >= FEWEST && traditional >= han * SHARE;
}

/** The commonest characters of these accounts that only traditional script has. */
const SIGNS =
  /[決總計財撥開門務說與經費車輛運維護購買單產業機關預執績會員團營負債無數額萬結轉餘減較長縣區鄉鎮級處項類個]/;
