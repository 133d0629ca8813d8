/**
 * The page reader (html): the article of a site's page, without the site. Publishing systems differ in everything but
 * that one part of the page holds nearly all of its text; tables are the format's own, so their grid is certain.
 */
import { type ReaderRemark, type SourceDocument, UnreadableError } from '../../model/document.ts';
import { decodeText } from '../decode-text.ts';
import { mendCharacters } from '../mend-characters.ts';
import { mainContentOf } from './main-content.ts';
import { blocksOf } from './page-blocks.ts';
import { type Element, parsePage, rawTextOf } from './page-tree.ts';

/** Less text than this is a sentence around links, not an article. Characters. */
const SHORT = 300;
const ATTACHMENT = /\.(?:pdf|docx?|wps|xlsx?|et|ofd|ceb|zip|rar|7z)(?:$|[?#])/i;

/**
 * Reads a page as a browser would show its article. `file` is the path as the user gave it and only labels the result.
 * Places count paragraphs and cells of the article, from 1. A page that only links to the disclosure is read, with a
 * remark that names the attachments.
 *
 * @throws UnreadableError `empty`; `scanned` when the article is pictures; `unknown-format` for what is no text.
 */
export function readHtml(bytes: Uint8Array, file: string): SourceDocument {
  const { text, damaged } = decodeText(bytes, declaredEncoding(bytes));
  if (text.trim() === '')
    throw new UnreadableError(
      'empty',
      bytes.length === 0 ? '文件是空的（0 字节）。' : '文件是空的（里面只有空白）。',
    );
  const root = parsePage(mendCharacters(text));
  const title = titleOf(root);
  const { main, page } = mainContentOf(root);
  const inside = attachmentsIn(main);
  const links = inside.length > 0 ? inside : attachmentsIn(page);
  let blocks = blocksOf(main);
  if (blocks.length === 0 && main !== page) blocks = blocksOf(page);
  const pictures = picturesIn(main);
  if (blocks.length === 0) {
    if (pictures > 0)
      throw new UnreadableError('scanned', '网页正文只有图片，没有文字，暂不能识别；请提供有文字的版本。');
    throw new UnreadableError(
      'empty',
      '网页里没有可读取的正文，内容可能要靠脚本加载；请在浏览器中打开后另存为完整网页或打印为 PDF 再检查。',
    );
  }
  const remarks: ReaderRemark[] = [];
  if (damaged)
    remarks.push({ code: 'damaged', message: '文件中有个别字节不是文字，可能已损坏，显示为“\ufffd”。' });
  const names = links.map((link) => `《${link}》`);
  const named = names.slice(0, 5).join('、') + (names.length > 5 ? `等 ${names.length} 个` : '');
  if (links.length > 0) {
    const own = blocks
      .filter((block) => block.kind === 'paragraph')
      .reduce((sum, { text }) => sum + (links.some((link) => text.includes(link)) ? 0 : text.length), 0);
    const onlyLinks = own < SHORT && blocks.every((block) => block.kind === 'paragraph' || block.rows < 4);
    remarks.push({
      code: 'skipped',
      message: onlyLinks
        ? `正文只有附件链接，决算内容在附件里：${named}，请下载附件后检查。`
        : `网页另有附件没有读取：${named}，请下载后一并检查。`,
    });
  }
  if (pictures > 0)
    remarks.push({ code: 'skipped', message: `正文有 ${pictures} 张较大的图片，图中的文字和表格未能读取。` });
  return { format: 'html', file, ...(title === undefined ? {} : { title }), blocks, remarks };
}

/** The encoding that the page or its XML declaration names. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i
    .exec(head)
    ?.slice(1)
    .find((name) => name !== undefined);
}

/** The article's title as the publishing system gives it, else the page's. */
function titleOf(root: Element): string | undefined {
  let title: string | undefined;
  let article: string | undefined;
  visit(root, (element) => {
    const { name, content } = element.attributes;
    if (element.tag === 'title') title ??= rawTextOf(element);
    else if (element.tag === 'meta' && name && /^articletitle$/i.test(name)) article ??= content;
  });
  for (const candidate of [article, title]) {
    const clean = candidate
      ?.replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ')
      .trim();
    if (clean) return clean;
  }
  return undefined;
}

/** Names of linked files that may hold the disclosure, each once. */
function attachmentsIn(root: Element): string[] {
  const names = new Map<string, string>();
  visit(root, (element) => {
    const { href, title } = element.attributes;
    if (element.tag !== 'a' || href === undefined) return;
    const shown = rawTextOf(element).replace(/\s+/g, ' ').trim();
    if (!ATTACHMENT.test(href) && !ATTACHMENT.test(shown)) return;
    const name = shown || title?.trim() || /[^/\\?#]+(?=[?#]|$)/.exec(href)?.[0] || href;
    if (!names.has(href)) names.set(href, name);
  });
  return [...new Set(names.values())];
}

/** Pictures of the article that may hold text: no icons, no rules. */
function picturesIn(main: Element): number {
  let count = 0;
  visit(main, ({ tag, attributes }) => {
    if (tag !== 'img') return;
    const { src = '', style = '' } = attributes;
    if (/icon|logo|\.gif(?:$|[?#])|qrcode|ewm|fileico|file_?type/i.test(src)) return;
    const side = (name: 'width' | 'height'): number | undefined => {
      const told =
        attributes[name] ?? new RegExp(`(?:^|[;\\s])${name}\\s*:\\s*([\\d.]+)px`, 'i').exec(style)?.[1];
      const number = told === undefined || told.includes('%') ? Number.NaN : Number.parseFloat(told);
      return Number.isNaN(number) ? undefined : number;
    };
    if ((side('width') ?? 999) < 200 || (side('height') ?? 999) < 100) return;
    count++;
  });
  return count;
}

function visit(element: Element, look: (element: Element) => void): void {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    look(child);
    visit(child, look);
  }
}
